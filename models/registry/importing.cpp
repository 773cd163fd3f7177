// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/importing.h"

#include "core/hashes.h"
#include "formats/formatlist.h"
#include "formats/importsource.h"
#include "registry/forwarding/upstreamclient.h"
#include "registry/forwarding/upstreamprobe.h"
#include "registry/publishing.h"
#include "registry/store/store.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostDocuments = 200;
constexpr size_t MostFiles = 10'000;
constexpr qint64 LargestDocument = 64 << 20;
constexpr qint64 LargestChecksum = 4 << 10;

/// A file and where it is.
struct Remote
{
    UpstreamFile file;
    QUrl url;
};

QString plainName(const UpstreamFile &file, const QUrl &url)
{
    const QString name = file.fileName.isEmpty() ? url.fileName() : file.fileName;
    return name.section(u'/', -1);
}

class Import
{
public:
    Import(const RegistryContext &context, const ImportRequest &request, const Format &format,
           const ImportSource &source, QUrl home)
        : m_context(context)
        , m_request(request)
        , m_format(format)
        , m_source(source)
        , m_home(std::move(home))
    {}

    Result<QList<ImportedFile>> run(const ImportProgress &progress)
    {
        const Result<Scope> project = m_context.store.scope(m_request.scopePath);
        if (!project)
            return fail(project.error());
        if (project->level != Level::Project)
            return fail(ErrorCode::InvalidArgument,
                        u"%1 is not a project."_s.arg(m_request.scopePath),
                        u"Packages are imported into projects; choose one of its projects."_s);
        const Result<Policy> policy = m_context.store.policy(*project, m_format.id());
        if (!policy)
            return fail(policy.error());
        m_limit = policy->maxFileSize;
        const Result<std::vector<Remote>> files = findFiles();
        if (!files)
            return fail(files.error());
        const Result<QString> folder = m_context.store.privateFolder(m_format.id());
        if (!folder)
            return fail(folder.error());
        QTemporaryDir place(*folder + u"/import-XXXXXX"_s);
        if (!place.isValid())
            return fail(ErrorCode::StorageFull, u"There is no room for what is imported."_s);
        QList<ImportedFile> imported;
        for (const Remote &remote : *files) {
            if (progress
                && !progress(plainName(remote.file, remote.url), imported.size(),
                             qint64(files->size())))
                return fail(ErrorCode::Cancelled,
                            u"Importing %1 was cancelled."_s.arg(m_request.name));
            if (const auto one = importFile(remote, *project, place.path()))
                imported.append(*one);
        }
        return imported;
    }

private:
    UpstreamClient &client() const { return m_context.probe.client(); }

    Result<UpstreamAnswer> fetch(const QUrl &url, const QByteArray &accept, qint64 limit,
                                 std::function<Result<void>(QByteArrayView)> sink) const
    {
        UpstreamRequest request;
        request.url = url;
        request.home = m_home;
        request.accept = accept;
        request.otherHosts = true; // only to public addresses
        if (limit > 0)
            request.limit = limit;
        else
            request.limit = std::numeric_limits<qint64>::max();
        request.sink = std::move(sink);
        return client().fetch(request);
    }

    Result<QByteArray> read(const QUrl &url, const QByteArray &accept, qint64 limit) const
    {
        QByteArray bytes;
        const auto answer = fetch(url, accept, limit, [&](QByteArrayView part) -> Result<void> {
            bytes.append(part);
            return {};
        });
        if (!answer)
            return fail(answer.error());
        if (answer->status == 404 || answer->status == 410)
            return fail(ErrorCode::NotFound, u"%1 has no %2."_s.arg(m_home.host(), m_request.name),
                        u"Check the name, and the address of the registry."_s);
        if (answer->status != 200)
            return fail(ErrorCode::Network,
                        u"%1 answered %2 for %3."_s.arg(m_home.host())
                            .arg(answer->status)
                            .arg(m_request.name),
                        answer->status == 401 || answer->status == 403
                            ? u"Only what can be read without a token is imported."_s
                            : u"Try again later."_s,
                        answer->status >= 500);
        return bytes;
    }

    /// From document to document until no further one is named.
    Result<std::vector<Remote>> findFiles() const
    {
        const QString name = m_format.canonicalName(m_request.name);
        QByteArray begin = m_home.toEncoded();
        if (!begin.endsWith('/'))
            begin += '/';
        QList<QUrl> open{QUrl::fromEncoded(begin + m_source.importStart(name))};
        QSet<QUrl> seen;
        std::vector<Remote> found;
        while (!open.isEmpty() && seen.size() < MostDocuments && found.size() < MostFiles) {
            const QUrl url = open.takeFirst();
            if (seen.contains(url))
                continue;
            seen.insert(url);
            const auto bytes = read(url, m_source.importAccept(), LargestDocument);
            if (!bytes)
                return fail(bytes.error());
            Result<ImportStep> step = m_source.importRead(*bytes, name);
            if (!step)
                return fail(step.error());
            for (const QByteArray &document : std::as_const(step->documents))
                open.append(url.resolved(QUrl::fromEncoded(document)));
            for (UpstreamFile &file : step->files) {
                if (m_request.versions.isEmpty() || m_request.versions.contains(file.version)) {
                    const QUrl at = url.resolved(QUrl::fromEncoded(file.url));
                    found.push_back({std::move(file), at});
                }
            }
        }
        if (found.empty())
            return fail(ErrorCode::NotFound,
                        u"%1 has no such version of %2."_s.arg(m_home.host(), m_request.name));
        return found;
    }

    /// Nothing when the source only might have had the file, and has not.
    std::optional<ImportedFile> importFile(const Remote &remote, const Scope &project,
                                           const QString &folder) const
    {
        ImportedFile result;
        result.version = remote.file.version;
        result.fileName = plainName(remote.file, remote.url);
        if (m_request.dryRun)
            return result;
        const QString path = folder + u'/' + result.fileName;
        const Result<bool> fetched = fetchFile(remote, path, result);
        if (fetched && !*fetched)
            return std::nullopt;
        const Result<void> done = fetched ? publishFetched(remote, project, path, result)
                                          : fail(fetched.error());
        QFile::remove(path);
        if (!done) {
            result.state = ImportedFile::State::Failed;
            result.problem = done.error();
        }
        return result;
    }

    Result<bool> fetchFile(const Remote &remote, const QString &path, ImportedFile &result) const
    {
        if (m_format.checkFileName(result.fileName).has_value() == false)
            return fail(ErrorCode::InvalidFile,
                        u"%1 is no name for a file of %2."_s.arg(result.fileName, m_request.name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::StorageFull,
                        u"%1 cannot be kept: %2."_s.arg(result.fileName, file.errorString()));
        Hasher hasher;
        const auto answer = fetch(
            remote.url, "*/*"_ba, m_limit, [&](QByteArrayView bytes) -> Result<void> {
                hasher.add(bytes);
                if (file.write(bytes.data(), bytes.size()) != bytes.size())
                    return fail(ErrorCode::StorageFull,
                                u"There is no room for %1."_s.arg(result.fileName));
                return {};
            });
        if (!answer)
            return fail(answer.error());
        Hashes told = remote.file.hashes;
        const bool listed = told != Hashes();
        if (answer->status == 404 && !listed)
            return false;
        if (answer->status != 200)
            return fail(ErrorCode::Network,
                        u"%1 answered %2 for %3."_s.arg(m_home.host())
                            .arg(answer->status)
                            .arg(result.fileName),
                        u"Try again later."_s, true);
        if (!listed)
            told.sha1 = hashBeside(remote.url);
        const Hashes are = hasher.finish();
        for (const auto hash : {&Hashes::sha512, &Hashes::sha256, &Hashes::sha1, &Hashes::md5}) {
            if ((told.*hash).isEmpty())
                continue;
            if (told.*hash != are.*hash)
                return fail(ErrorCode::HashMismatch,
                            u"%1 is not what %2 announces."_s.arg(result.fileName, m_home.host()),
                            u"It was not published. Ask whoever runs that registry."_s);
            result.verified = true;
            break;
        }
        return true;
    }

    /// protocol: Maven repositories tell a file's SHA-1 under its name and ".sha1".
    QByteArray hashBeside(QUrl url) const
    {
        url.setPath(url.path() + u".sha1"_s);
        const auto text = read(url, "*/*"_ba, LargestChecksum);
        const QByteArray hash = text ? QByteArray::fromHex(text->trimmed().left(40)) : QByteArray();
        return hash.size() == 20 ? hash : QByteArray();
    }

    Result<void> publishFetched(const Remote &remote, const Scope &project, const QString &path,
                                ImportedFile &result) const
    {
        const Result<Hashes> are = hashesOfFile(path);
        if (!are)
            return fail(are.error());
        const auto there = m_context.store.version(
            project, m_format.id(), m_format.canonicalName(m_request.name), remote.file.version);
        for (const StoredVersion &version : there.value_or(QList<StoredVersion>())) {
            for (const StoredFile &file : version.files) {
                if (file.hashes == *are) {
                    result.state = ImportedFile::State::Known;
                    return {};
                }
            }
        }
        PublishItem item;
        item.filePath = path;
        item.scopePath = m_request.scopePath;
        item.coordinates = {m_format.id(), m_request.name, remote.file.version};
        const Result<StoredVersion> published = publishItem(m_context, item);
        if (!published)
            return fail(published.error());
        result.state = ImportedFile::State::Published;
        return {};
    }

    static Result<Hashes> hashesOfFile(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Internal, u"What was fetched cannot be read."_s, {}, true);
        Hasher hasher;
        while (!file.atEnd())
            hasher.add(file.read(256 * 1024));
        return hasher.finish();
    }

    const RegistryContext &m_context;
    const ImportRequest &m_request;
    const Format &m_format;
    const ImportSource &m_source;
    const QUrl m_home;
    qint64 m_limit = 0;
};

} // namespace

Result<QList<ImportedFile>> importPackage(const RegistryContext &context,
                                          const ImportRequest &request,
                                          const ImportProgress &progress)
{
    const Format *format = context.formats.find(request.type);
    if (!format)
        return fail(ErrorCode::InvalidArgument,
                    u"There is no package type %1."_s.arg(request.type));
    const ImportSource *source = importSourceOf(*format);
    if (!source)
        return fail(ErrorCode::Unsupported,
                    u"%1 packages cannot be imported from another registry."_s.arg(format->label()),
                    u"Fetch the files and publish them."_s);
    const QByteArray address = request.source.isEmpty() ? context.probe.upstream(request.type)
                                                        : request.source;
    const QUrl home = QUrl::fromEncoded(address);
    if ((home.scheme() != u"http" && home.scheme() != u"https") || home.host().isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    u"There is no address of another registry to import from."_s,
                    u"Give it with --from."_s);
    return Import(context, request, *format, *source, home).run(progress);
}

} // namespace packhouse
