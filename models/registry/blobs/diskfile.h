// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>

#include <optional>

namespace packhouse {

/// A new file that is written front to back and made durable on request. Files and folders that are
/// made here are for this user alone.
class DiskFile
{
public:
    DiskFile() = default;
    ~DiskFile() { close(); }
    DiskFile(const DiskFile &) = delete;
    DiskFile &operator=(const DiskFile &) = delete;

    /// Errors, here and below: StorageFull, ReadOnly, Busy (open files, memory), Internal; see
    /// diskError().
    Result<void> create(const QString &path);
    /// Of a file that is there; what is written goes to its end.
    Result<void> append(const QString &path);
    Result<void> write(QByteArrayView bytes);
    /// The bytes are on the medium when this answers.
    Result<void> sync();
    /// Drops what comes after the first \a size bytes.
    Result<void> truncate(qint64 size);
    void close();
    bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
    QString m_path;
};

/// Replaces what is there, at once.
Result<void> moveFile(const QString &from, const QString &to);
/// Nothing to remove is no error.
Result<void> removeFile(const QString &path);
Result<void> makeFolder(const QString &path);
/// Makes names that were added to or removed from a folder durable.
Result<void> syncFolder(const QString &path);
/// What tells one state of a file from another without reading it: every write, rename, copy or
/// restored backup makes a new one, except a disk that loses bits.
struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modified = 0; ///< nanoseconds since 1970, as the next one
    qint64 changed = 0;

    bool operator==(const FileStamp &) const = default;
};
/// Nothing when there is no such file.
std::optional<FileStamp> stampOf(const QString &path);

/// What is in a folder, in no order. What cannot be listed is an error, not empty.
Result<QStringList> namesIn(const QString &folder);
/// -1 when there is no such file.
qint64 fileSize(const QString &path);

} // namespace packhouse
