// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"

#include <QFileDevice>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logDisk, "packhouse.disk")

struct Reason
{
    int number;
    ErrorCode code;
    bool retryable;
    Text what;
    Text remedy;
};

using Reasons = std::vector<Reason>;

/// \a place: the data directory
Reasons reasonsAt(const Argument &place)
{
    const Text gone = Text::of("A file or folder of %1 is gone.", place);
    const Text putBack = Text::of("See whether its disk is mounted, put back what is missing, and "
                                  "start Packhouse again.");
    const Text closed = Text::of("The permissions of %1 keep Packhouse from it.", place);
    const Text giveIt = Text::of(
        "Give the folder and all that is in it to the user that Packhouse runs as.");
    return {
        {ENOSPC, ErrorCode::StorageFull, true, Text::of("The disk of %1 is full.", place),
         Text::of("Free some space there; nothing that was published is lost.")},
        {EDQUOT, ErrorCode::StorageFull, true,
         Text::of("The disk quota of the user that Packhouse runs as is used up at %1.", place),
         Text::of(
             "Raise the quota, or remove other files of that user; nothing that was published is "
             "lost.")},
        {EFBIG, ErrorCode::StorageFull, false,
         Text::of("A file of %1 would be larger than its file system, or the limit of this "
                  "process, takes.",
                  place),
         Text::of("Raise the limit (ulimit -f), or move the directory to a file system for larger "
                  "files.")},
        {EIO, ErrorCode::Internal, false, Text::of("The disk of %1 reports an error.", place),
         Text::of("See what the system's log says of that disk and save what is on it; then run "
                  "'packhousectl verify', which names every package that was hit.")},
        {EROFS, ErrorCode::ReadOnly, true, Text::of("The disk of %1 is mounted read-only.", place),
         Text::of("Mount it for writing; until then nothing can be published or changed.")},
        {EACCES, ErrorCode::ReadOnly, true, closed, giveIt},
        {EPERM, ErrorCode::ReadOnly, true, closed, giveIt},
        {EMFILE, ErrorCode::Busy, true, Text::of("Packhouse has too many open files."),
         Text::of("Try again in a moment; if it happens again, raise the limit of the process "
                  "(ulimit -n, "
                  "or LimitNOFILE= of the service).")},
        {ENFILE, ErrorCode::Busy, true,
         Text::of("The computer that Packhouse runs on has too many open files."),
         Text::of("Close other programs, or raise the limit of the system (fs.file-max).")},
        {ENAMETOOLONG, ErrorCode::Internal, false,
         Text::of("A path below %1 is longer than its file system takes.", place),
         Text::of("Move the data directory to a place with a shorter path.")},
        {ESTALE, ErrorCode::Internal, true,
         Text::of("The file server behind %1 no longer knows a file that was open.", place),
         Text::of("Mount it again, then start Packhouse again.")},
        {ENOENT, ErrorCode::Internal, false, gone, putBack},
        {ENOTDIR, ErrorCode::Internal, false, gone, putBack},
        {EISDIR, ErrorCode::Internal, false,
         Text::of("A folder stands in the place of a file of %1.", place),
         Text::of("Move it away, and put the file back from a backup; the log of Packhouse says "
                  "which.")},
        {ENXIO, ErrorCode::Internal, false,
         Text::of(
             "Something that is no file (a pipe, a socket, a device) stands in the place of a file "
             "of %1.",
             place),
         Text::of("Take it away, and put the file back from a backup; the log of Packhouse says "
                  "which.")},
        {ELOOP, ErrorCode::Internal, false,
         Text::of("A link stands in the place of a file of %1.", place),
         Text::of("Take it away, and put the file back from a backup; the log of Packhouse says "
                  "which.")},
        {ENOMEM, ErrorCode::Busy, true, Text::of("Packhouse has not enough memory for this."),
         Text::of("Try again in a moment; if it happens again, give Packhouse more memory.")},
    };
}

Argument usualPlace()
{
    return Text::of("the registry's data directory");
}

std::optional<Reason> find(const Reasons &reasons, const std::function<bool(const Reason &)> &is)
{
    const auto found = std::find_if(reasons.begin(), reasons.end(), is);
    return found == reasons.end() ? std::nullopt : std::optional(*found);
}

std::function<bool(const Reason &)> numbered(int number)
{
    return [number](const Reason &one) { return one.number == number; };
}

/// \a known: empty for a reason that the table lacks, which \a reason tells.
Error told(const std::optional<Reason> &known, const QString &reason, const QString &action,
           const QString &path, const Argument &place)
{
    qCWarning(logDisk).noquote() << u"Could not %1 %2: %3."_s.arg(action, path, reason);
    if (known)
        return {known->code, known->what, known->remedy, known->retryable};
    return {ErrorCode::Internal,
            Text::of("A file of %1 could not be used (%2).", place, Foreign{reason}),
            Text::of("The log of Packhouse says which file, and what was tried."), false};
}

Argument placeOr(const Argument &place)
{
    return place == Argument(Identifier{}) ? usualPlace() : place;
}

} // namespace

bool isDiskReason(int number)
{
    return find(reasonsAt(usualPlace()), numbered(number)).has_value();
}

bool isDiskError(const Error &error)
{
    return find(reasonsAt(usualPlace()),
                [&error](const Reason &one) {
                    return error == Error{one.code, one.what, one.remedy, one.retryable};
                })
        .has_value();
}

Error diskError(int number, const QString &action, const QString &path, const Argument &place)
{
    const Argument called = placeOr(place);
    return told(find(reasonsAt(called), numbered(number)),
                QString::fromLocal8Bit(std::strerror(number)), action, path, called);
}

Error diskError(const QFileDevice &file, const QString &action, const Argument &place)
{
    // Qt keeps an errno as its text alone.
    const QString reason = file.errorString();
    const Argument called = placeOr(place);
    const auto known = find(reasonsAt(called), [&reason](const Reason &one) {
        return reason == qt_error_string(one.number);
    });
    return told(known, reason, action, file.fileName(), called);
}

Error writeError(const QFileDevice &file)
{
    Error error = diskError(file, u"write"_s, QFileInfo(file.fileName()).absolutePath());
    if (error.code != ErrorCode::Busy) // which is of no folder
        error.remedy = Text::of("Choose another folder, or mend that one.");
    return error;
}

} // namespace packhouse
