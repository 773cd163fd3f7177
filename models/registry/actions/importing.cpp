// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/importing.h"

#include "core/diskerror.h"
#include "core/hashcomparison.h"
#include "core/privatefiles.h"
#include "formats/formatlist.h"
#include "formats/importing.h"
#include "formats/unknowntype.h"
#include "net/retry.h"
#include "registry/actions/publishing.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
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
           const Importing &source, NetHome home)
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
            return fail(
                ErrorCode::InvalidArgument, Text::of("%1 is not a project.", m_request.scopePath),
                Text::of("Packages are imported into projects; choose one of its projects."));
        const Result<Policy> policy = m_context.store.policy(*project, m_format.id());
        if (!policy)
            return fail(policy.error());
        m_as.origin = {Origin::Kind::Imported, QString::fromUtf8(m_home.address())};
        m_as.intoExisting = m_request.intoExisting;
        if (const Result<void> may = admit(*project); !may)
            return fail(may.error());
        m_limit = policy->maxFileSize > 0 ? policy->maxFileSize
                                          : std::numeric_limits<qint64>::max();
        m_cancelled = [&] { return progress && !progress(m_request.name, 0, 0); };
        const Result<std::vector<Remote>> files = findFiles();
        if (!files)
            return fail(files.error());
        const Result<QString> folder = m_context.store.privateFolder(m_format.id());
        if (!folder)
            return fail(folder.error());
        errno = 0;
        QTemporaryDir place(*folder + u"/import-XXXXXX"_s);
        if (!place.isValid())
            return fail(diskError(errno, u"make a folder in"_s, *folder));
        QList<ImportedFile> imported;
        for (const Remote &remote : *files) {
            const auto goOn = [&] {
                return !progress
                       || progress(plainName(remote.file, remote.url), imported.size(),
                                   qint64(files->size()));
            };
            m_cancelled = [&goOn] { return !goOn(); };
            if (m_cancelled())
                return fail(ErrorCode::Cancelled,
                            Text::of("Importing %1 was cancelled.", m_request.name));
            if (const auto one = importFile(remote, *project, place.path()))
                imported.append(*one);
        }
        return imported;
    }

private:
    /// Decides whether it becomes ours, and whether it may come beside what is there.
    Result<void> admit(const Scope &project)
    {
        const FormatId type = m_format.id();
        const QString name = m_format.canonicalName(m_request.name);
        const auto reserved = m_context.store.reservation(project, m_context.actor, type, name);
        if (m_request.as == ImportAs::Foreign && reserved)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("%1 is reserved here, so that what is imported of it is ours.",
                                 m_request.name),
                        Text::of("Import it as ours, or lift the reservation of %1 first.",
                                 reserved->canonicalName));
        m_as.origin.foreign = m_request.as == ImportAs::Foreign
                              || (m_request.as == ImportAs::Decided && !reserved
                                  && m_context.probe.isPublic(type, m_home));
        if (m_request.intoExisting)
            return {};
        return m_context.store.checkAddition(project, {type, m_request.name, {}}, m_as.origin);
    }

    /// As a job does it, with patience; whoever shares this import's credential is asked with it.
    NetRequest request(const QUrl &url) const
    {
        NetRequest request;
        request.url = url;
        request.home = m_home;
        request.otherHosts = OtherHosts::Public;
        request.attempts = mostAttempts;
        request.cancelled = m_cancelled;
        return request;
    }

    Result<NetAnswer> read(const QUrl &url, const QByteArray &accept, qint64 limit) const
    {
        NetRequest asked = request(url);
        asked.accept = accept;
        asked.limit = limit;
        Result<NetAnswer> answer = m_context.probe.client().fetch(std::move(asked));
        if (!answer)
            return answer;
        if (answer->status == 404 || answer->status == 410)
            return fail(ErrorCode::NotFound,
                        Text::of("%1 has no %2.", m_home.host(), m_request.name),
                        Text::of("Check the name, and the address of the registry."));
        if (answer->status != 200)
            return fail(refused(*answer, m_request.name));
        return answer;
    }

    /// Of whoever answered, which may be another host than the list is on.
    Error refused(const NetAnswer &answer, const QString &what) const
    {
        return {ErrorCode::Network,
                Text::of("%1 answered %2 for %3.", answer.url.host(), answer.status, what),
                remedyFor(answer), answer.status == 429 || answer.status >= 500};
    }

    Text remedyFor(const NetAnswer &answer) const
    {
        const auto wait = retryAfter(answer.header("retry-after"), m_context.clock.now());
        switch (answer.status) {
        case 401:
        case 403:
            return credentialRemedy();
        case 404:
        case 410:
            return Text::of("It is listed there, but may have been taken away.");
        case 405:
            return Text::of("Check that the address is that of a registry of this type.");
        default:
            break;
        }
        return wait && wait->count() >= 1000 ? Text::of(
                   "It asks to be left alone for %1 s; try again then.", wait->count() / 1000)
                                             : Text::of("Try again later.");
    }

    Text credentialRemedy() const
    {
        return m_home.credential.isEmpty()
                   ? Text::of("It wants to know who asks: put a user and a token into the address.")
                   : Text::of("Check the user and the token in its address.");
    }

    /// From document to document until no further one is named.
    Result<std::vector<Remote>> findFiles() const
    {
        const QString name = m_format.canonicalName(m_request.name);
        QList<QUrl> open{QUrl::fromEncoded(m_home.address() + '/' + m_source.importStart(name))};
        QSet<QUrl> seen;
        std::vector<Remote> found;
        while (!open.isEmpty() && seen.size() < MostDocuments && found.size() < MostFiles) {
            const QUrl url = open.takeFirst();
            if (seen.contains(url))
                continue;
            seen.insert(url);
            const auto answer = read(url, m_source.importAccept(), LargestDocument);
            if (!answer)
                return fail(answer.error());
            Result<ImportStep> step = m_source.importRead(answer->body, name);
            if (!step)
                return fail(step.error());
            for (const QByteArray &document : std::as_const(step->documents))
                open.append(answer->url.resolved(QUrl::fromEncoded(document)));
            for (UpstreamFile &file : step->files) {
                if (m_request.versions.isEmpty() || m_request.versions.contains(file.version)) {
                    const QUrl at = answer->url.resolved(QUrl::fromEncoded(file.url));
                    found.push_back({std::move(file), at});
                }
            }
        }
        if (found.empty())
            return fail(ErrorCode::NotFound,
                        Text::of("%1 has no such version of %2.", m_home.host(), m_request.name));
        return found;
    }

    /// Nothing when the source only might have had the file, and has not.
    std::optional<ImportedFile> importFile(const Remote &remote, const Scope &project,
                                           const QString &folder) const
    {
        ImportedFile result;
        result.version = remote.file.version;
        result.fileName = plainName(remote.file, remote.url);
        result.foreign = m_as.origin.foreign;
        if (m_request.dryRun)
            return result;
        const QString path = folder + u'/' + result.fileName;
        const Result<std::optional<Hashes>> fetched = fetchFile(remote, path, result);
        if (fetched && !*fetched)
            return std::nullopt;
        const Result<void> done = fetched ? publishFetched(remote, project, path, **fetched, result)
                                          : fail(fetched.error());
        QFile::remove(path);
        if (!done) {
            result.state = ImportedFile::State::Failed;
            result.problem = done.error();
        }
        return result;
    }

    /// Its hashes; nothing when it only might have been there.
    Result<std::optional<Hashes>> fetchFile(const Remote &remote, const QString &path,
                                            ImportedFile &result) const
    {
        if (m_format.checkFileName(result.fileName).has_value() == false)
            return fail(ErrorCode::InvalidFile, Text::of("%1 is no name for a file of %2.",
                                                         result.fileName, m_request.name));
        QFile file(path);
        if (!openPrivately(file, QIODevice::WriteOnly))
            return fail(diskError(file, u"create"_s));
        Hasher hasher;
        NetRequest asked = request(remote.url);
        asked.limit = m_limit;
        asked.isFile = true;
        asked.sink = [&](QByteArrayView bytes) -> Result<void> {
            hasher.add(bytes);
            if (file.write(bytes.data(), bytes.size()) != bytes.size())
                return fail(diskError(file, u"write"_s));
            return {};
        };
        asked.restart = [&]() -> Result<void> {
            hasher = Hasher();
            if (file.resize(0) && file.seek(0))
                return {};
            return fail(diskError(file, u"write"_s));
        };
        const Result<NetAnswer> answer = m_context.probe.client().fetch(std::move(asked));
        if (!answer)
            return fail(answer.error());
        Hashes told = remote.file.hashes;
        const bool listed = told != Hashes();
        if (answer->status == 404 && !listed)
            return std::optional<Hashes>();
        if (answer->status != 200)
            return fail(refused(*answer, result.fileName));
        if (!file.flush())
            return fail(diskError(file, u"write"_s));
        if (!listed)
            told.sha1 = hashBeside(remote.url);
        const Hashes are = hasher.finish();
        const std::optional<bool> same = sameBytes(told, are);
        if (same == false)
            return fail(ErrorCode::HashMismatch,
                        Text::of("%1 is not what %2 announces.", result.fileName, m_home.host()),
                        Text::of("It was not published. Ask whoever runs that registry."));
        result.verified = same.has_value();
        return are;
    }

    /// protocol: Maven repositories tell a file's SHA-1 under its name and ".sha1".
    QByteArray hashBeside(QUrl url) const
    {
        url.setPath(url.path() + u".sha1"_s);
        const auto text = read(url, "*/*"_ba, LargestChecksum);
        const QByteArray hash = text ? QByteArray::fromHex(text->body.trimmed().left(40))
                                     : QByteArray();
        return hash.size() == 20 ? hash : QByteArray();
    }

    Result<void> publishFetched(const Remote &remote, const Scope &project, const QString &path,
                                const Hashes &are, ImportedFile &result) const
    {
        const auto there = m_context.store.version(
            project, m_format.id(), m_format.canonicalName(m_request.name), remote.file.version);
        for (const StoredVersion &version : there.value_or(QList<StoredVersion>())) {
            for (const StoredFile &file : version.files) {
                if (file.hashes == are) {
                    result.state = ImportedFile::State::Known;
                    return {};
                }
            }
        }
        PublishItem item;
        item.filePath = path;
        item.scopePath = m_request.scopePath;
        item.coordinates = {m_format.id(), m_request.name, remote.file.version};
        const Result<StoredVersion> published = publishItem(m_context, item, {}, are.sha256, m_as);
        if (!published)
            return fail(published.error());
        result.state = ImportedFile::State::Published;
        return {};
    }

    const RegistryContext &m_context;
    const ImportRequest &m_request;
    const Format &m_format;
    const Importing &m_source;
    const NetHome m_home;
    PublishedAs m_as;
    qint64 m_limit = 0;
    std::function<bool()> m_cancelled;
};

/// Where it is imported from: only what somebody named. What this computer's own client uses is
/// proposed, since asking it tells it the name.
Result<NetHome> homeOf(const RegistryContext &context, const ImportRequest &request)
{
    NetHome home = NetHome::of(request.source);
    if (request.source.isEmpty()) {
        const QList<NetHome> upstreams = context.probe.homes(request.type);
        QStringList addresses;
        for (const NetHome &one : upstreams)
            addresses.append(QString::fromUtf8(one.address()));
        if (upstreams.size() > 1)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("There are several upstreams: %1.", addresses.join(u", "_s)),
                        Text::of("Choose one with --from."));
        home = upstreams.value(0);
    }
    const QString scheme = home.url.scheme();
    if ((scheme == u"http" || scheme == u"https") && !home.host().isEmpty())
        return home;
    const QByteArray found = request.source.isEmpty() && !context.probe.isNamed(request.type)
                                 ? context.probe.found(request.type).address
                                 : QByteArray();
    Text remedy = Text::of("Give it with --from.");
    if (!found.isEmpty()) {
        const QString from = u"--from "_s + QString::fromUtf8(found);
        remedy = Text::of("This computer's own client uses %1. If that is the one, repeat: %2",
                          QString::fromUtf8(found),
                          request.repeat.isEmpty() ? from : request.repeat + u' ' + from);
    }
    return fail(ErrorCode::InvalidArgument,
                Text::of("There is no address of another registry to import from."), remedy);
}

} // namespace

Result<QList<ImportedFile>> importPackage(const RegistryContext &context,
                                          const ImportRequest &request,
                                          const ImportProgress &progress)
{
    const Format *format = context.formats.find(request.type);
    if (!format)
        return fail(unknownType(context.formats, request.type));
    const Importing *importing = format->importing();
    if (!importing)
        return fail(
            ErrorCode::Unsupported,
            Text::of("%1 packages cannot be imported from another registry.", format->label()),
            Text::of("Fetch the files and publish them."));
    const Result<NetHome> home = homeOf(context, request);
    if (!home)
        return fail(home.error());
    return Import(context, request, *format, *importing, *home).run(progress);
}

} // namespace packhouse
