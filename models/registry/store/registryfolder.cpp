// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/registryfolder.h"

#include "registry/blobs/diskfile.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

Result<void> checkIsRegistry(const QString &directory)
{
    const Result<QStringList> names = QFileInfo::exists(directory)
                                          ? namesIn(directory)
                                          : Result<QStringList>(QStringList());
    if (!names)
        return {}; // what uses it says why
    for (const QString &ours : {u"packhouse.db"_s, u"journal"_s, u"blobs"_s}) {
        if (names->contains(ours))
            return {};
    }
    return fail(
        ErrorCode::NotFound, Text::of("There is no registry in %1.", directory),
        Text::of("Say with --data where it is; 'packhousectl serve' and 'packhousectl scope add' "
                 "make one."));
}

namespace {

/// Those whose owner decides what is published, and where it lies.
const QStringList Kept{u"audits"_s,
                       u"blobs"_s,
                       u"journal"_s,
                       u"lost"_s,
                       u"packhouse.db"_s,
                       u"packhouse.db-shm"_s,
                       u"packhouse.db-wal"_s,
                       u"private"_s,
                       u"remotes"_s,
                       u"staging"_s,
                       u"tls"_s,
                       u"upstream"_s};

tl::unexpected<Error> refused(const Text &what, const Text &remedy)
{
    return fail(ErrorCode::Forbidden, what, remedy);
}

tl::unexpected<Error> ofAnother(const QString &path, uid_t user)
{
    return refused(
        Text::of("%1 belongs to another user (%2) than the one that Packhouse runs as (%3).", path,
                 user, ::geteuid()),
        Text::of("Run Packhouse as that user, or give the data directory and all that is in it "
                 "to this one; of a mounted folder, on the computer that it comes from."));
}

/// The names that one step of a new layout gives the database while it is exchanged.
bool hasStepName(const QString &directory, const struct stat &database)
{
    const Result<QStringList> names = namesIn(directory);
    for (const QString &name : names.value_or(QStringList())) {
        struct stat other;
        if (name.startsWith(u"packhouse.db.v")
            && ::lstat(QFile::encodeName(directory + u'/' + name).constData(), &other) == 0
            && other.st_dev == database.st_dev && other.st_ino == database.st_ino)
            return true;
    }
    return false;
}

Result<void> checkEntry(const QString &directory, const QString &name)
{
    const QString path = directory + u'/' + name;
    struct stat status;
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return {}; // nothing, or what uses it says why
    if (S_ISLNK(status.st_mode))
        return refused(
            Text::of("%1 is a symbolic link.", path),
            Text::of("Put what it leads to in its place. The data directory as a whole may be a "
                     "link, and other disks can be mounted at its folders."));
    if (status.st_uid != ::geteuid())
        return ofAnother(path, status.st_uid);
    if (S_ISREG(status.st_mode) && status.st_nlink > 1 && !hasStepName(directory, status))
        return refused(
            Text::of("%1 has a second name somewhere else, where every change would show.", path),
            Text::of("Copy it, and put the copy in its place; whatever makes backups by links "
                     "must not link the database and the journal."));
    return {};
}

} // namespace

Result<void> checkIsOurs(const QString &directory)
{
    struct stat status;
    if (::stat(QFile::encodeName(directory).constData(), &status) != 0)
        return {}; // what uses it says why
    if (status.st_uid != ::geteuid())
        return ofAnother(directory, status.st_uid);
    QStringList names = Kept;
    if (const QString journal = directory + u"/journal"_s; QFileInfo(journal).isDir()) {
        const Result<QStringList> logs = namesIn(journal);
        for (const QString &name : logs.value_or(QStringList())) {
            if (name.endsWith(u".log") || name.endsWith(u".db")) // the rest is nothing of ours
                names << u"journal/"_s + name;
        }
    }
    for (const QString &name : std::as_const(names)) {
        if (Result<void> ours = checkEntry(directory, name); !ours)
            return ours;
    }
    return {};
}

} // namespace packhouse
