// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientfilechange.h"

#include "clientfiles/unifieddiff.h"
#include "core/wholefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostBackups = 1000;
constexpr qint64 MostRead = 4 << 20; // bytes; what is longer is not what was shown

QByteArray native(const QString &path)
{
    return QFile::encodeName(path);
}

tl::unexpected<Error> diskFailure(const QString &path, int reason)
{
    const ErrorCode code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::StorageFull
                           : reason == EACCES || reason == EROFS || reason == EPERM
                               ? ErrorCode::ReadOnly
                               : ErrorCode::Internal;
    return fail(code, Text::of("%1 cannot be written: %2.", path, Foreign{qt_error_string(reason)}),
                code == ErrorCode::ReadOnly
                    ? Text::of("Write what is shown there as somebody who may.")
                    : Text());
}

tl::unexpected<Error> changedMeanwhile(const QString &path)
{
    return fail(ErrorCode::Conflict, Text::of("%1 has been changed meanwhile.", path),
                Text::of("Look at the setting again."));
}

QByteArray sumOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// What is in a file, and what belongs to it beside its bytes.
struct Existing
{
    QByteArray bytes;
    struct stat status = {};
};

Result<std::optional<Existing>> existing(const QString &path)
{
    const int descriptor = ::open(native(path).constData(),
                                  O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return std::nullopt;
    if (descriptor < 0)
        return diskFailure(path, errno);
    Existing found;
    QFile file;
    if (::fstat(descriptor, &found.status) != 0 || !S_ISREG(found.status.st_mode)
        || !file.open(descriptor, QIODevice::ReadOnly, QFile::AutoCloseHandle)) {
        ::close(descriptor);
        return fail(ErrorCode::InvalidFile, Text::of("%1 is not a file.", path));
    }
    found.bytes = file.read(MostRead);
    return found;
}

/// Somebody else's file would become ours, and one of several names would go apart from the others.
Result<void> mayReplace(const QString &path, const struct stat &status)
{
    if (status.st_uid != ::geteuid())
        return fail(ErrorCode::Forbidden, Text::of("%1 belongs to another user.", path),
                    Text::of("Write what is shown there as somebody who may."));
    if (status.st_nlink > 1)
        return fail(ErrorCode::InvalidFile, Text::of("%1 has other names, too (hard links).", path),
                    Text::of("Write what is shown there by hand."));
    return {};
}

/// A file that nobody had, with those bytes, mode and owner, on the medium. errno; 0 is success.
int makeFile(const QString &path, const QByteArray &bytes, const struct stat *like,
             mode_t mode = 0600)
{
    const int descriptor = ::open(native(path).constData(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor < 0)
        return errno;
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 wrote = ::write(descriptor, bytes.constData() + done,
                                     size_t(bytes.size() - done));
        if (wrote < 0 && errno != EINTR)
            break;
        done += std::max<qint64>(0, wrote);
    }
    // The group first: a change of owners takes some bits of the mode away.
    const bool whole = done == bytes.size()
                       && (!like || ::fchown(descriptor, uid_t(-1), like->st_gid) == 0)
                       && (!like || ::fchmod(descriptor, like->st_mode & 07777) == 0)
                       && ::fsync(descriptor) == 0;
    const int reason = whole ? 0 : errno;
    ::close(descriptor);
    if (!whole)
        ::unlink(native(path).constData());
    return reason;
}

Result<QString> makeBackup(const QString &target, const Existing &existing)
{
    for (int number = 1; number <= MostBackups; ++number) {
        const QString path = target + u".packhouse-backup"_s
                             + (number == 1 ? QString() : u'-' + QString::number(number));
        const int reason = makeFile(path, existing.bytes, &existing.status);
        if (reason == 0)
            return path;
        if (reason != EEXIST)
            return diskFailure(path, reason);
    }
    return fail(ErrorCode::Conflict, Text::of("There are too many backups of %1.", target),
                Text::of("Remove those that nobody needs."));
}

bool isAsShown(const std::optional<Existing> &now, const std::optional<QByteArray> &before)
{
    return now.has_value() == before.has_value() && (!now || now->bytes == *before);
}

/// A short name in the same folder that nobody can foresee.
QString besidesOf(const QString &path)
{
    return QFileInfo(path).path() + u"/.packhouse-"_s
           + QString::number(QRandomGenerator::system()->generate64(), 36);
}

/// Whether nobody has put another file there since it was read.
bool isStill(const QString &path, const Existing &read)
{
    const Result<std::optional<Existing>> now = existing(path);
    return now && *now && (*now)->status.st_ino == read.status.st_ino
           && (*now)->bytes == read.bytes;
}

Result<void> putNew(const QString &made, const QString &target)
{
    // A link fails where somebody was quicker; a rename would take his file away.
    if (::link(native(made).constData(), native(target).constData()) != 0)
        return errno == EEXIST ? changedMeanwhile(target) : diskFailure(target, errno);
    ::unlink(native(made).constData());
    return {};
}

/// How many of the folders that lead to a file are missing.
int missingFolders(const QString &path)
{
    int missing = 0;
    for (QString folder = QFileInfo(path).path(); !QFileInfo::exists(folder);
         folder = QFileInfo(folder).path())
        ++missing;
    return missing;
}

/// A new file and the folders above it that are missing.
Result<void> writeNew(const QString &target, const ClientFileChange &change)
{
    const QString folder = QFileInfo(target).path();
    if (!QDir().mkpath(folder))
        return diskFailure(folder, EACCES);
    const QString made = besidesOf(target);
    if (const int reason = makeFile(made, change.after, nullptr, change.everybodys ? 0644 : 0600);
        reason != 0)
        return diskFailure(target, reason);
    const Result<void> put = putNew(made, target);
    if (!put)
        ::unlink(native(made).constData());
    syncNames(folder);
    return put;
}

/// Where the bytes of a path are. InvalidFile for a link that leads nowhere.
Result<QString> linkTarget(const QString &path)
{
    if (!QFileInfo(path).isSymLink())
        return path;
    const QString target = QFileInfo(path).canonicalFilePath();
    if (target.isEmpty())
        return fail(ErrorCode::InvalidFile, Text::of("%1 is a link that leads nowhere.", path));
    return target;
}

} // namespace

bool isBehindLink(const QString &folder, const QString &path)
{
    for (QString part = path; part.size() > folder.size(); part = part.section(u'/', 0, -2)) {
        if (QFileInfo(part).isSymLink())
            return true;
    }
    return false;
}

QString previewOf(const ClientFileChange &change, const QString &shown)
{
    return unifiedDiff(change.before.value_or(QByteArray()), change.after,
                       change.before ? shown : u"/dev/null"_s, shown);
}

Result<WrittenClientFile> writeClientFile(const ClientFileChange &change)
{
    if (!change.project.isEmpty() && isBehindLink(change.project, change.path))
        return fail(ErrorCode::InvalidFile, Text::of("%1 is a link.", change.path),
                    Text::of("Write what is shown there by hand."));
    const Result<QString> target = linkTarget(change.path);
    if (!target)
        return fail(target.error());
    const Result<std::optional<Existing>> found = existing(*target);
    if (!found)
        return fail(found.error());
    if (!isAsShown(*found, change.before))
        return changedMeanwhile(change.path);
    WrittenClientFile written{change.path, {}, {}, sumOf(change.after)};
    if (!*found) {
        written.foldersMade = missingFolders(*target);
        return writeNew(*target, change).map([&] { return written; });
    }
    const Existing &old = **found;
    if (const Result<void> may = mayReplace(*target, old.status); !may)
        return fail(may.error());
    const QString made = besidesOf(*target);
    if (const int reason = makeFile(made, change.after, &old.status); reason != 0)
        return diskFailure(*target, reason);
    const auto giveUp = [&](const Error &error) {
        ::unlink(native(made).constData());
        return fail(error);
    };
    const Result<QString> backup = makeBackup(*target, old);
    if (!backup)
        return giveUp(backup.error());
    written.backup = *backup;
    written.before = sumOf(old.bytes);
    if (!isStill(*target, old)) {
        ::unlink(native(*backup).constData());
        return giveUp(changedMeanwhile(change.path).value());
    }
    if (::rename(native(made).constData(), native(*target).constData()) != 0)
        return giveUp(diskFailure(*target, errno).value());
    syncNames(QFileInfo(*target).path());
    return written;
}

Result<QList<WrittenClientFile>> writeClientFiles(const QList<ClientFileChange> &changes)
{
    QList<WrittenClientFile> written;
    for (const ClientFileChange &change : changes) {
        Result<WrittenClientFile> one = writeClientFile(change);
        if (!one) {
            while (!written.isEmpty())
                (void)undoClientFile(written.takeLast());
            return fail(one.error());
        }
        written.append(std::move(*one));
    }
    return written;
}

Result<void> mayUndoClientFile(const WrittenClientFile &written)
{
    const Result<QString> target = linkTarget(written.path);
    if (!target)
        return fail(target.error());
    for (const auto &[path, sum] :
         {std::pair(*target, written.after), std::pair(written.backup, written.before)}) {
        if (path.isEmpty())
            continue; // there was no file before
        const Result<std::optional<Existing>> found = existing(path);
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(ErrorCode::NotFound, Text::of("%1 is gone.", path),
                        Text::of("Nothing was taken back."));
        if (sumOf((*found)->bytes) != sum)
            return fail(ErrorCode::Conflict, Text::of("%1 has been changed since.", path),
                        Text::of("Change it by hand; nothing was taken back."));
    }
    return {};
}

Result<void> undoClientFile(const WrittenClientFile &written)
{
    if (const Result<void> may = mayUndoClientFile(written); !may)
        return may;
    const Result<QString> target = linkTarget(written.path);
    if (!target)
        return fail(target.error());
    const bool isNew = written.backup.isEmpty();
    const int done = isNew ? ::unlink(native(*target).constData())
                           : ::rename(native(written.backup).constData(),
                                      native(*target).constData());
    if (done != 0)
        return diskFailure(*target, errno);
    QString folder = QFileInfo(*target).path();
    for (int made = 0; isNew && made < written.foldersMade; ++made) {
        if (::rmdir(native(folder).constData()) != 0)
            break; // somebody has put something else there
        folder = QFileInfo(folder).path();
    }
    syncNames(folder);
    return {};
}

Result<void> undoClientFiles(const QList<WrittenClientFile> &written)
{
    for (const WrittenClientFile &file : written) {
        if (Result<void> may = mayUndoClientFile(file); !may)
            return may;
    }
    for (auto file = written.rbegin(); file != written.rend(); ++file) {
        if (Result<void> done = undoClientFile(*file); !done)
            return done;
    }
    return {};
}

} // namespace packhouse
