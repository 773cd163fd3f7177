// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/gitrepository.h"

#include "formats/support/gitprocess.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype longestName = 250;
constexpr qsizetype shortestHash = 7;
constexpr qsizetype filesAtOnce = 250;
constexpr qint64 bytesAtOnce = 8 << 20;

bool isHash(QByteArrayView text)
{
    return text.size() >= shortestHash && text.size() <= 64
           && std::all_of(text.begin(), text.end(),
                          [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// git's own rules of ref names, so that none can mean more than one ref: no range, no option.
bool isRefName(const QString &name)
{
    if (name.isEmpty() || name.size() > longestName || name.startsWith(u'-') || name.endsWith(u'.')
        || name.contains(u".."_s) || name.contains(u"@{"_s) || name == u"@")
        return false;
    const auto bad = [](QChar c) {
        return c.unicode() <= 0x20 || c.unicode() == 0x7f || QStringView(u"~^:?*[\\").contains(c);
    };
    const QStringList segments = name.split(u'/');
    return std::none_of(name.begin(), name.end(), bad)
           && std::none_of(segments.begin(), segments.end(), [](const QString &segment) {
                  return segment.isEmpty() || segment.startsWith(u'.')
                         || segment.endsWith(u".lock"_s);
              });
}

/// A path inside a commit: relative, without a climb.
bool isInnerPath(const QString &path)
{
    const QStringList segments = path.split(u'/');
    return path.size() <= 4096
           && std::none_of(path.begin(), path.end(),
                           [](QChar c) { return c.unicode() < 0x20 || c == u'\\'; })
           && std::none_of(segments.begin(), segments.end(), [](const QString &segment) {
                  return segment.isEmpty() || segment == u"." || segment == u"..";
              });
}

QDateTime timeOf(const QByteArray &seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::UTC);
}

/// Gathers up to \a limit bytes.
std::function<Result<void>(QByteArrayView)> into(QByteArray &out, qint64 limit, const QString &what)
{
    return [&out, limit, what](QByteArrayView bytes) -> Result<void> {
        if (out.size() + bytes.size() > limit)
            return fail(ErrorCode::TooLarge, Text::of("%1 is larger than %2 bytes.", what, limit));
        out.append(bytes);
        return {};
    };
}

tl::unexpected<Error> notFound(const QString &what, const QString &folder)
{
    return fail(ErrorCode::NotFound, Text::of("%1 is not in the repository %2.", what, folder));
}

/// Why git would not, in a sentence.
tl::unexpected<Error> complained(const GitExit &exit, const QString &folder)
{
    if (exit.complaint.contains("dubious ownership")
        || exit.complaint.contains("unsafe repository"))
        return fail(ErrorCode::Forbidden,
                    Text::of("The repository %1 belongs to another user of this computer.", folder),
                    Text::of("Use a clone that belongs to the user who runs the registry."));
    if (exit.complaint.contains("not a git repository"))
        return fail(ErrorCode::InvalidArgument, Text::of("%1 is no git repository.", folder),
                    Text::of("Give the folder that holds .git, or a bare repository."));
    return fail(ErrorCode::Internal,
                Text::of("git failed in %1: %2", folder,
                         QString::fromUtf8(exit.complaint.left(300)).simplified()));
}

} // namespace

Result<GitRepository> GitRepository::open(const QString &folder, const GitLimits &limits)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    if (!QDir::isAbsolutePath(folder) || real.isEmpty() || !QFileInfo(real).isDir())
        return fail(ErrorCode::InvalidArgument, Text::of("There is no folder %1.", folder),
                    Text::of("Give the absolute path of a git repository."));
    QByteArray printed;
    const Result<GitExit> exit = runGit(
        {limits.program, real, {u"rev-parse"_s, u"--git-dir"_s}, limits.milliseconds},
        into(printed, limits.listBytes, real));
    if (!exit)
        return fail(exit.error());
    if (exit->code != 0)
        return complained(*exit, real);
    return GitRepository(real, limits);
}

Result<QList<GitRef>> GitRepository::refs(const QString &root, const QStringList &which) const
{
    // Of an annotated tag the fields with '*' are those of what it leads to.
    const QString format = u"--format=%(refname)%00%(objecttype)%00%(objectname)%00"
                           "%(committerdate:unix)%00%(*objecttype)%00%(*objectname)%00"
                           "%(*committerdate:unix)"_s;
    QByteArray printed;
    const Result<GitExit> exit = runGit(
        {m_limits.program, m_folder,
         QStringList{u"for-each-ref"_s, format} + which + QStringList{root}, m_limits.milliseconds},
        into(printed, m_limits.listBytes, u"The list of refs"_s));
    if (!exit)
        return fail(exit.error());
    if (exit->code != 0)
        return complained(*exit, m_folder);
    QList<GitRef> found;
    const QByteArrayList lines = printed.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList fields = line.split('\0');
        if (fields.size() != 7)
            continue;
        const QString name = QString::fromUtf8(fields[0]).mid(root.size());
        const qsizetype at = fields[1] == "commit" ? 1 : 4;
        if (fields[at] == "commit" && isRefName(name))
            found.append({name, {fields[at + 1], timeOf(fields[at + 2])}});
    }
    return found;
}

Result<QList<GitRef>> GitRepository::tags() const
{
    return refs(u"refs/tags/"_s);
}

Result<QList<GitRef>> GitRepository::tagsIn(const GitCommit &commit) const
{
    if (!isHash(commit.hash))
        return notFound(u"The commit"_s, m_folder);
    return refs(u"refs/tags/"_s, {u"--merged="_s + QString::fromLatin1(commit.hash)});
}

Result<QList<GitRef>> GitRepository::branches() const
{
    return refs(u"refs/heads/"_s);
}

Result<GitCommit> GitRepository::resolve(const QString &revision, const QString &what) const
{
    QByteArray printed;
    const Result<GitExit> exit = runGit(
        {m_limits.program,
         m_folder,
         {u"rev-list"_s, u"--max-count=1"_s, u"--timestamp"_s, u"--end-of-options"_s,
          revision + u"^{commit}"_s, u"--"_s},
         m_limits.milliseconds},
        into(printed, 1024, what));
    if (!exit)
        return fail(exit.error());
    if (exit->code != 0
        && (exit->complaint.contains("bad revision") || exit->complaint.contains("unknown revision")
            || exit->complaint.contains("is ambiguous")))
        return notFound(what, m_folder);
    if (exit->code != 0)
        return complained(*exit, m_folder);
    const QByteArrayList fields = printed.trimmed().split(' ');
    if (fields.size() != 2 || !isHash(fields[1]))
        return notFound(what, m_folder);
    return GitCommit{fields[1], timeOf(fields[0])};
}

Result<GitCommit> GitRepository::tag(const QString &name) const
{
    const QString what = u"The tag %1"_s.arg(name.left(longestName));
    return isRefName(name) ? resolve(u"refs/tags/"_s + name, what) : notFound(what, m_folder);
}

Result<GitCommit> GitRepository::branch(const QString &name) const
{
    const QString what = u"The branch %1"_s.arg(name.left(longestName));
    return isRefName(name) ? resolve(u"refs/heads/"_s + name, what) : notFound(what, m_folder);
}

Result<GitCommit> GitRepository::commit(const QByteArray &hash) const
{
    const QString what = u"The commit %1"_s.arg(QString::fromLatin1(hash.left(64)));
    if (!isHash(hash))
        return notFound(what, m_folder);
    Result<GitCommit> found = resolve(QString::fromLatin1(hash), what);
    // A tag or branch may be called like a hash, and would be found first.
    if (found && !found->hash.startsWith(hash))
        return notFound(what, m_folder);
    return found;
}

Result<QByteArray> GitRepository::file(const GitCommit &commit, const QString &path,
                                       qint64 limit) const
{
    if (!isHash(commit.hash) || !isInnerPath(path))
        return notFound(path.left(longestName), m_folder);
    QByteArray bytes;
    const Result<GitExit> exit = runGit(
        {m_limits.program,
         m_folder,
         {u"cat-file"_s, u"blob"_s, QString::fromLatin1(commit.hash) + u':' + path},
         m_limits.milliseconds},
        into(bytes, limit, path));
    if (!exit)
        return fail(exit.error());
    if (exit->code == 0)
        return bytes;
    // A folder, a file that is not there, or a commit that is not: none of them has such a file.
    if (exit->complaint.contains("Not a valid object name") || exit->complaint.contains("path '")
        || exit->complaint.contains("bad file") || exit->complaint.contains("invalid object name"))
        return notFound(path, m_folder);
    return complained(*exit, m_folder);
}

Result<QList<GitFile>> GitRepository::files(const GitCommit &commit,
                                            const QString &subdirectory) const
{
    if (!isHash(commit.hash) || (!subdirectory.isEmpty() && !isInnerPath(subdirectory)))
        return notFound(subdirectory.left(longestName), m_folder);
    QStringList arguments{u"ls-tree"_s, u"-r"_s,          u"-l"_s,
                          u"-z"_s,      u"--full-tree"_s, QString::fromLatin1(commit.hash),
                          u"--"_s};
    if (!subdirectory.isEmpty())
        arguments << subdirectory + u'/';
    QByteArray printed;
    const Result<GitExit> exit = runGit(
        {m_limits.program, m_folder, arguments, m_limits.milliseconds},
        into(printed, m_limits.listBytes, u"The list of files"_s));
    if (!exit)
        return fail(exit.error());
    if (exit->code != 0)
        return complained(*exit, m_folder);
    QList<GitFile> found;
    const QByteArrayList lines = printed.split('\0');
    for (const QByteArray &line : lines) {
        // mode, type, hash and size, then a tab and the path
        const qsizetype tab = line.indexOf('\t');
        const QByteArrayList fields =
            line.left(std::max<qsizetype>(tab, 0)).simplified().split(' ');
        if (fields.size() != 4)
            continue;
        found.append({QString::fromUtf8(line.mid(tab + 1)), fields[2], fields[3].toLongLong(),
                      fields[0] == "120000", fields[1] == "commit"});
    }
    return found;
}

Result<void> GitRepository::contents(const QList<GitFile> &files, const Take &take) const
{
    for (qsizetype from = 0; from < files.size();) {
        // One run for many files; what it prints is told apart by the sizes.
        QStringList arguments{u"show"_s, u"--no-textconv"_s, u"--end-of-options"_s};
        qint64 size = 0;
        qsizetype to = from;
        while (to < files.size() && to - from < filesAtOnce
               && (to == from || size + files[to].size <= bytesAtOnce)) {
            if (!isHash(files[to].hash) || files[to].submodule)
                return notFound(files[to].path.left(longestName), m_folder);
            arguments << QString::fromLatin1(files[to].hash);
            size += files[to++].size;
        }
        QByteArray printed;
        const Result<GitExit> exit = runGit(
            {m_limits.program, m_folder, arguments, m_limits.archiveMilliseconds},
            into(printed, size, u"A file of the commit"_s));
        if (!exit)
            return fail(exit.error());
        if (exit->code != 0)
            return complained(*exit, m_folder);
        if (printed.size() != size)
            return fail(ErrorCode::Internal,
                        Text::of("git did not print all of a commit's files."));
        qsizetype at = 0;
        for (; from < to; at += files[from++].size) {
            if (Result<void> taken = take(files[from], printed.mid(at, files[from].size)); !taken)
                return taken;
        }
    }
    return {};
}

Result<void> GitRepository::archive(const GitCommit &commit, const QString &prefix,
                                    const QString &subdirectory, const Write &write) const
{
    if (!isHash(commit.hash) || (!subdirectory.isEmpty() && !isInnerPath(subdirectory)))
        return notFound(subdirectory.left(longestName), m_folder);
    QStringList arguments{u"archive"_s, u"--format=zip"_s};
    if (!prefix.isEmpty())
        arguments << u"--prefix="_s + prefix;
    QString tree = QString::fromLatin1(commit.hash);
    if (!subdirectory.isEmpty())
        tree += u':' + subdirectory;
    arguments << tree;
    const Result<GitExit> exit = runGit(
        {m_limits.program, m_folder, arguments, m_limits.archiveMilliseconds}, write);
    if (!exit)
        return fail(exit.error());
    if (exit->code == 0)
        return {};
    if (exit->complaint.contains("valid object name") || exit->complaint.contains("not a tree"))
        return notFound(subdirectory.isEmpty() ? u"The commit"_s : subdirectory, m_folder);
    return complained(*exit, m_folder);
}

} // namespace packhouse
