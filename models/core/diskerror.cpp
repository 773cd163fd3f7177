// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"

#include <QFileDevice>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logDisk, "packhouse.disk")

struct Reason
{
    int number;
    ErrorCode code;
    bool retryable;
    QStringView what; ///< %1: the data directory
    QStringView remedy;
};

constexpr QStringView Gone = u"A file or folder of %1 is gone.";
constexpr QStringView PutBack =
    u"See whether its disk is mounted, put back what is missing, and start "
    u"Packhouse again.";
constexpr QStringView Closed = u"The permissions of %1 keep Packhouse from it.";
constexpr QStringView GiveIt =
    u"Give the folder and all that is in it to the user that Packhouse runs as.";

constexpr std::array Reasons{
    Reason{ENOSPC, ErrorCode::StorageFull, true, u"The disk of %1 is full.",
           u"Free some space there; nothing that was published is lost."},
    Reason{EDQUOT, ErrorCode::StorageFull, true,
           u"The disk quota of the user that Packhouse runs as is used up at %1.",
           u"Raise the quota, or remove other files of that user; nothing that was published is "
           u"lost."},
    Reason{
        EFBIG, ErrorCode::StorageFull, false,
        u"A file of %1 would be larger than its file system, or the limit of this process, takes.",
        u"Raise the limit (ulimit -f), or move the directory to a file system for larger files."},
    Reason{EIO, ErrorCode::Internal, false, u"The disk of %1 reports an error.",
           u"See what the system's log says of that disk and save what is on it; then run "
           u"'packhousectl verify', which names every package that was hit."},
    Reason{EROFS, ErrorCode::ReadOnly, true, u"The disk of %1 is mounted read-only.",
           u"Mount it for writing; until then nothing can be published or changed."},
    Reason{EACCES, ErrorCode::ReadOnly, true, Closed, GiveIt},
    Reason{EPERM, ErrorCode::ReadOnly, true, Closed, GiveIt},
    Reason{
        EMFILE, ErrorCode::Busy, true, u"Packhouse has too many open files.",
        u"Try again in a moment; if it happens again, raise the limit of the process (ulimit -n, "
        u"or LimitNOFILE= of the service)."},
    Reason{ENFILE, ErrorCode::Busy, true,
           u"The computer that Packhouse runs on has too many open files.",
           u"Close other programs, or raise the limit of the system (fs.file-max)."},
    Reason{ENAMETOOLONG, ErrorCode::Internal, false,
           u"A path below %1 is longer than its file system takes.",
           u"Move the data directory to a place with a shorter path."},
    Reason{ESTALE, ErrorCode::Internal, true,
           u"The file server behind %1 no longer knows a file that was open.",
           u"Mount it again, then start Packhouse again."},
    Reason{ENOENT, ErrorCode::Internal, false, Gone, PutBack},
    Reason{ENOTDIR, ErrorCode::Internal, false, Gone, PutBack},
    Reason{EISDIR, ErrorCode::Internal, false, u"A folder stands in the place of a file of %1.",
           u"Move it away, and put the file back from a backup; the log of Packhouse says which."},
    Reason{ENXIO, ErrorCode::Internal, false,
           u"Something that is no file (a pipe, a socket, a device) stands in the place of a file "
           u"of %1.",
           u"Take it away, and put the file back from a backup; the log of Packhouse says which."},
    Reason{ELOOP, ErrorCode::Internal, false, u"A link stands in the place of a file of %1.",
           u"Take it away, and put the file back from a backup; the log of Packhouse says which."},
    Reason{ENOMEM, ErrorCode::Busy, true, u"Packhouse has not enough memory for this.",
           u"Try again in a moment; if it happens again, give Packhouse more memory."},
};

const Reason *find(int number)
{
    const auto found = std::find_if(Reasons.begin(), Reasons.end(),
                                    [number](const Reason &one) { return one.number == number; });
    return found == Reasons.end() ? nullptr : found;
}

Error rendered(const Reason &reason, const QString &place)
{
    return {reason.code, reason.what.toString().replace(u"%1"_s, place), reason.remedy.toString(),
            reason.retryable};
}

QString usualPlace()
{
    return u"the registry's data directory"_s;
}

/// \a known: nullptr for a reason that the table lacks, which \a text tells.
Error told(const Reason *known, const QString &text, const QString &action, const QString &path,
           const QString &place)
{
    const QString called = place.isEmpty() ? usualPlace() : place;
    qCWarning(logDisk).noquote() << u"Could not %1 %2: %3."_s.arg(action, path, text);
    if (known)
        return rendered(*known, called);
    return {ErrorCode::Internal, u"A file of %1 could not be used (%2)."_s.arg(called, text),
            u"The log of Packhouse says which file, and what was tried."_s, false};
}

} // namespace

bool isDiskReason(int reason)
{
    return find(reason) != nullptr;
}

bool isDiskError(const Error &error)
{
    return std::any_of(Reasons.begin(), Reasons.end(),
                       [&](const Reason &one) { return error == rendered(one, usualPlace()); });
}

Error diskError(int reason, const QString &action, const QString &path, const QString &place)
{
    return told(find(reason), QString::fromLocal8Bit(std::strerror(reason)), action, path, place);
}

Error diskError(const QFileDevice &file, const QString &action, const QString &place)
{
    // Qt keeps an errno as its text alone.
    const QString text = file.errorString();
    const auto known = std::find_if(Reasons.begin(), Reasons.end(), [&text](const Reason &one) {
        return text == qt_error_string(one.number);
    });
    return told(known == Reasons.end() ? nullptr : &*known, text, action, file.fileName(), place);
}

Error writeError(const QFileDevice &file)
{
    Error error = diskError(file, u"write"_s, QFileInfo(file.fileName()).absolutePath());
    if (error.code != ErrorCode::Busy) // which is of no folder
        error.remedy = u"Choose another folder, or mend that one."_s;
    return error;
}

} // namespace packhouse
