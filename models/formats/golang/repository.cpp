// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/handlers.h"

#include "formats/format.h"
#include "formats/golang/names.h"
#include "formats/support/gitrepository.h"
#include "formats/support/refusal.h"
#include "formats/support/zipwriter.h"

#include <QSet>
#include <QUrlQuery>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype CommitDigits = 12;

/// A parameter of the form or of the query.
QString wish(const Call &call, const QString &name)
{
    const QUrlQuery form(QString::fromUtf8(call.body.bytes));
    const QString value = form.queryItemValue(name, QUrl::FullyDecoded).trimmed();
    return value.isEmpty() ? call.queryValue(name).trimmed() : value;
}

Error notThere(const Text &what)
{
    return {ErrorCode::NotFound, what, {}, false};
}

/// What git has to say stays here, as it tells of folders of this computer.
Error fromGit(const Error &error, const Scope &project, const Text &what)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return notThere(Text::of("%1 is not in the repository of %2.", what, project.path));
    case ErrorCode::StorageFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::TooLarge:
        return error;
    default:
        return {error.code == ErrorCode::Timeout ? ErrorCode::Timeout : ErrorCode::Network,
                Text::of("The git repository of %1 cannot be read.", project.path),
                Text::of("Look at it with \"scope repository %1\" where the registry runs.",
                         project.path),
                error.retryable};
    }
}

/// What the go command leaves out of a module as vendored; its older rule had a mistake that the
/// sums of older modules depend on.
bool isVendored(const QString &path, const QString &language)
{
    const bool newer = compare(u'v' + language + (language.count(u'.') < 2 ? u".0"_s : QString()),
                               u"v1.24.0"_s)
                       >= 0;
    constexpr auto folder = "vendor/"_L1;
    if (newer && path == u"vendor/modules.txt")
        return true;
    qsizetype from = 0;
    if (path.startsWith(folder)) {
        from = folder.size();
    } else {
        const qsizetype inner = path.indexOf(u"/vendor/"_s);
        if (inner < 0)
            return false;
        from = (newer ? inner : 0) + folder.size() + 1;
    }
    return path.indexOf(u'/', from) >= 0;
}

/// One state of a repository's module, on its way to a zip archive.
class RepositoryModule
{
public:
    RepositoryModule(Call &call, GitRepository repository)
        : m_call(call), m_repository(std::move(repository))
    {}

    Result<Arrived> make()
    {
        return readWishes()
            .and_then([&] { return findModule(); })
            .and_then([&] { return m_version.isEmpty() ? makePseudoVersion() : Result<void>(); })
            .and_then([&] {
                return m_call.format->check({m_call.format->id(), m_path, m_version});
            })
            .and_then([&] { return archive(); });
    }

private:
    Result<void> readWishes()
    {
        const QString tag = wish(m_call, u"tag"_s);
        const QString branch = wish(m_call, u"branch"_s);
        const QString commit = wish(m_call, u"commit"_s);
        if (int(!tag.isEmpty()) + int(!branch.isEmpty()) + int(!commit.isEmpty()) != 1)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("tag, branch, commit are mutually exclusive, and one is needed"));
        m_wishedPath = wish(m_call, u"module"_s);
        if (!tag.isEmpty()) {
            m_folder = tag.contains(u'/') ? tag.section(u'/', 0, -2) : QString();
            m_version = tag.section(u'/', -1);
            return take(m_repository.tag(tag), Text::of("The tag %1", tag.left(200))).and_then([&] {
                return checkVersion(m_version);
            });
        }
        m_folder = wish(m_call, u"folder"_s);
        m_wishedVersion = wish(m_call, u"version"_s);
        return branch.isEmpty()
                   ? take(m_repository.commit(commit.toLatin1()),
                          Text::of("The commit %1", commit.left(64)))
                   : take(m_repository.branch(branch), Text::of("The branch %1", branch.left(200)));
    }

    Result<void> take(const Result<GitCommit> &commit, const Text &what)
    {
        if (!commit)
            return fail(fromGit(commit.error(), m_call.scope, what));
        m_commit = *commit;
        return {};
    }

    /// No go.mod: NotFound.
    Result<ModFile> modFileIn(const QString &folder) const
    {
        const QString path = folder.isEmpty() ? u"go.mod"_s : folder + u"/go.mod"_s;
        const auto text = m_repository.file(m_commit, path, LongestModFile);
        return text ? ModFile::parse(*text)
                    : fail(fromGit(text.error(), m_call.scope, Text::of("The file %1", path)));
    }

    /// A major version lies at its own folder's place, or in a folder "v2" inside of it.
    Result<void> findModule()
    {
        const QString major = majorOf(m_version);
        const bool later = !major.isEmpty() && major != u"0" && major != u"1";
        Result<ModFile> found = modFileIn(m_folder);
        if (!found && found.error().code != ErrorCode::NotFound)
            return fail(found.error());
        if (later && (!found || !checkMajor(found->module, m_version))) {
            const QString inner = (m_folder.isEmpty() ? u"v"_s : m_folder + u"/v"_s) + major;
            Result<ModFile> other = modFileIn(inner);
            if (!other && other.error().code != ErrorCode::NotFound)
                return fail(other.error());
            if (other) {
                m_folder = inner;
                found = std::move(other);
            }
        }
        if (found) {
            m_path = found->module;
            m_language = found->language;
        } else if (!m_wishedPath.isEmpty()) {
            m_path = m_wishedPath;
            if (later)
                m_version += u"+incompatible"_s;
        } else {
            return fail(ErrorCode::InvalidFile, Text::of("There is no go.mod in that state."),
                        Text::of("Add one, or say the module's path as module."));
        }
        if (!m_wishedPath.isEmpty() && m_wishedPath != m_path)
            return fail(ErrorCode::InvalidName, Text::of("The go.mod is of %1, not of %2.",
                                                         m_path.left(255), m_wishedPath.left(255)));
        return {};
    }

    Result<void> makePseudoVersion()
    {
        const QString state = m_commit.time.toUTC().toString(u"yyyyMMddHHmmss"_s) + u'-'
                              + QString::fromLatin1(m_commit.hash.left(CommitDigits));
        if (m_wishedVersion.isEmpty()) {
            const Result<QString> before = highestTag();
            if (!before)
                return fail(before.error());
            m_version = pseudoVersion(*before, majorEnding(m_path), state);
            return {};
        }
        // Tags may have come since; whoever names a version has seen those that counted then.
        if (!isPseudoVersion(m_wishedVersion)
            || !m_wishedVersion.section(u'+', 0, 0).endsWith(state))
            return fail(
                ErrorCode::InvalidVersion,
                Text::of("The version %1 is none of that commit.", m_wishedVersion.left(255)),
                Text::of("Use one that ends with %1.", state));
        m_version = m_wishedVersion;
        return {};
    }

    /// The highest release of this module that the commit comes after; empty: none.
    Result<QString> highestTag() const
    {
        const auto tags = m_repository.tagsIn(m_commit);
        if (!tags)
            return fail(fromGit(tags.error(), m_call.scope, Text::of("The tags")));
        QString prefix = m_folder.isEmpty() ? QString() : m_folder + u'/';
        const QString major = majorEnding(m_path);
        if (!major.isEmpty() && (prefix == major + u'/' || prefix.endsWith(u'/' + major + u'/')))
            prefix.chop(major.size() + 1);
        QString highest;
        for (const GitRef &tag : *tags) {
            const QString version = tag.name.mid(prefix.size());
            if (!tag.name.startsWith(prefix) || version.contains(u'/') || version.contains(u'+')
                || !checkVersion(version) || isPseudoVersion(version)
                || !checkMajor(m_path, version))
                continue;
            if (highest.isEmpty() || compare(version, highest) > 0)
                highest = version;
        }
        return highest;
    }

    Result<QList<GitFile>> chosenFiles() const
    {
        Result<QList<GitFile>> files = m_repository.files(m_commit, m_folder);
        if (!files)
            return files;
        const qsizetype skipped = m_folder.isEmpty() ? 0 : m_folder.size() + 1;
        QSet<QString> others; // folders with a module of their own
        for (const GitFile &file : std::as_const(*files)) {
            if (file.path.endsWith(u"/go.mod"_s) && file.path.size() - skipped > 6 && !file.link)
                others.insert(file.path.chopped(7));
        }
        const auto isOther = [&](const QString &path) {
            for (qsizetype at = path.indexOf(u'/', skipped); at > 0;
                 at = path.indexOf(u'/', at + 1)) {
                if (others.contains(path.first(at)))
                    return true;
            }
            return false;
        };
        files->removeIf([&](const GitFile &file) {
            const QString inner = file.path.mid(skipped);
            return file.link || file.submodule || isOther(file.path) || inner == u".hg_archival.txt"
                   || isVendored(inner, m_language);
        });
        return files;
    }

    Result<Arrived> archive()
    {
        const Result<QList<GitFile>> files = chosenFiles();
        if (!files)
            return fail(fromGit(files.error(), m_call.scope, Text::of("The folder %1", m_folder)));
        qint64 size = 0;
        for (const GitFile &file : *files)
            size += file.size;
        if (size > LargestModule)
            return fail(ErrorCode::TooLarge, Text::of("The module is larger than 500 MiB."));
        const Result<Policy> policy = m_call.store.policy(m_call.scope, m_call.format->id());
        if (!policy)
            return fail(policy.error());
        Result<std::unique_ptr<StagedBlob>> blob = m_call.changes.stage(policy->maxFileSize);
        if (!blob)
            return fail(blob.error());
        ZipWriter zip([&](QByteArrayView bytes) { return (*blob)->write(bytes); });
        const QByteArray prefix = (m_path + u'@' + m_version + u'/').toUtf8();
        const qsizetype skipped = m_folder.isEmpty() ? 0 : m_folder.size() + 1;
        const Result<void> written =
            m_repository
                .contents(*files,
                          [&](const GitFile &file, const QByteArray &bytes) {
                              return zip.add(prefix + file.path.mid(skipped).toUtf8(), bytes);
                          })
                .and_then([&] { return addLicense(*files, zip, prefix); })
                .and_then([&] { return zip.finish(); })
                .and_then([&] { return (*blob)->finish(); });
        if (!written)
            return fail(fromGit(written.error(), m_call.scope, Text::of("A file")));
        return Arrived{std::move(*blob), m_path, m_version, m_commit.time};
    }

    /// A module in a folder without a licence has the repository's.
    Result<void> addLicense(const QList<GitFile> &files, ZipWriter &zip, const QByteArray &prefix)
    {
        const QString own = m_folder + u"/LICENSE"_s;
        if (m_folder.isEmpty() || std::any_of(files.begin(), files.end(), [&](const GitFile &file) {
                return file.path == own;
            }))
            return {};
        const auto text = m_repository.file(m_commit, u"LICENSE"_s, LongestModFile);
        if (!text)
            return text.error().code == ErrorCode::NotFound ? Result<void>() : fail(text.error());
        return zip.add(prefix + "LICENSE", *text);
    }

    Call &m_call;
    GitRepository m_repository;
    GitCommit m_commit;
    QString m_folder; ///< of the module in the repository; empty: its root
    QString m_wishedPath;
    QString m_wishedVersion;
    QString m_path;
    QString m_version;
    QString m_language;
};

} // namespace

Reply publishFromRepository(Call &call)
{
    const auto records = call.store.records(call.scope.id, {});
    if (!records)
        return Reply::error(records.error());
    const QByteArray folder = records->value(RepositoryRecord);
    if (folder.isEmpty())
        return Reply::error(
            404, u"404 Repository Not Found - %1 has no git repository here. Link "
                 "one with \"scope repository\", or send a module zip."_s.arg(call.scope.path));
    Result<GitRepository> repository = GitRepository::open(QString::fromUtf8(folder));
    if (!repository)
        return Reply::error(fromGit(repository.error(), call.scope, Text::of("The repository")));
    Result<Arrived> arrived = RepositoryModule(call, std::move(*repository)).make();
    if (arrived)
        return storeModule(call, std::move(*arrived));
    if (arrived.error().code == ErrorCode::InvalidArgument)
        return Reply::error(400, arrived.error().what);
    if (arrived.error().code == ErrorCode::NotFound)
        return Reply::error(404, u"404 Not Found - "_s + english(arrived.error().what));
    return refusedModule(arrived.error());
}

} // namespace packhouse::golang
