// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staging.h"
#include "registry/blobs/diskfile.h"

namespace packhouse {

/// A staged blob as a file of the staging folder; removed with the object unless it was kept.
class StagedFile final : public StagedBlob
{
public:
    static Result<std::unique_ptr<StagedFile>> create(const QString &path, qint64 limit);
    ~StagedFile() override;

    Result<void> write(QByteArrayView bytes) override;
    Result<void> finish() override;
    qint64 size() const override { return m_size; }
    const Hashes &hashes() const override { return m_hashes; }
    QString path() const override { return m_path; }

    bool finished() const { return m_finished; }
    /// Makes the bytes durable and moves the file.
    Result<void> keepAs(const QString &path);

private:
    StagedFile(QString path, qint64 limit);

    QString m_path;
    qint64 m_limit = 0;
    qint64 m_size = 0;
    Hasher m_hasher;
    Hashes m_hashes;
    DiskFile m_file;
    bool m_finished = false;
    bool m_kept = false;
};

} // namespace packhouse
