// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace packhouse {

/// What is to be written into a file of a client, as it was shown to somebody.
struct ClientFileChange
{
    QString path;
    std::optional<QByteArray> before; ///< nothing: the file is not there
    QByteArray after;
    bool everybodys = false; ///< where it is new, others than its user may read it
    QString project = {}; ///< the folder in which no link is followed to it; empty: all are

    bool operator==(const ClientFileChange &) const = default;
};

/// What was written, so that exactly that can be taken back.
struct WrittenClientFile
{
    QString path; ///< as the change has it
    QString backup; ///< empty: there was no file
    QByteArray before; ///< SHA-256 of the backup, in hex
    QByteArray after; ///< SHA-256 of what was written, in hex
    int foldersMade = 0; ///< above a new file

    bool operator==(const WrittenClientFile &) const = default;
};

/// Whether a path in a folder is a link, or a folder between them is.
bool isBehindLink(const QString &folder, const QString &path);

/// What changes, and nothing else of the file (unifiedDiff()). \a shown: the name of the file as
/// people write it.
QString previewOf(const ClientFileChange &change, const QString &shown);

/// Puts the file's backup beside it, never over another one, then the new bytes in its place at
/// once; mode and owner stay, and so does a link. A file that is new is for its user alone, unless
/// it is everybody's.
/// Conflict: it is not as it was when the change was shown. Forbidden: it belongs to somebody else.
/// InvalidFile: it is no regular file, has several names, or is a link of a project. ReadOnly,
/// StorageFull, Internal: the disk.
Result<WrittenClientFile> writeClientFile(const ClientFileChange &change);

/// All of them, or none: what was written before one that fails is taken back.
Result<QList<WrittenClientFile>> writeClientFiles(const QList<ClientFileChange> &changes);

/// Whether it can be taken back now. Conflict: the file or its backup has been changed since;
/// NotFound: one of them is gone.
Result<void> mayUndoClientFile(const WrittenClientFile &written);

/// Puts the backup in its place again; where there was none, removes the file and the folders that
/// were made for it and are empty. Errors: mayUndoClientFile().
Result<void> undoClientFile(const WrittenClientFile &written);

/// All of them, or none where one cannot be taken back.
Result<void> undoClientFiles(const QList<WrittenClientFile> &written);

} // namespace packhouse
