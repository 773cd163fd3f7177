// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/stagedfile.h"

#include "core/sizelimit.h"

using namespace Qt::StringLiterals;

namespace packhouse {

StagedFile::StagedFile(QString path, qint64 limit) : m_path(std::move(path)), m_limit(limit) {}

Result<std::unique_ptr<StagedFile>> StagedFile::create(const QString &path, qint64 limit)
{
    std::unique_ptr<StagedFile> staged(new StagedFile(path, limit));
    if (Result<void> created = staged->m_file.create(path); !created)
        return fail(std::move(created.error()));
    return staged;
}

StagedFile::~StagedFile()
{
    m_file.close();
    if (!m_kept)
        (void)removeFile(m_path); // what stays is taken when the store is opened next
}

Result<void> StagedFile::write(QByteArrayView bytes)
{
    if (m_finished)
        return fail(ErrorCode::Internal, Text::of("Bytes came after the end of a staged file."));
    if (m_limit > 0 && m_size + bytes.size() > m_limit)
        return fail(largerThan(m_limit));
    if (Result<void> written = m_file.write(bytes); !written)
        return written;
    m_hasher.add(bytes);
    m_size += bytes.size();
    return {};
}

Result<void> StagedFile::finish()
{
    if (m_finished)
        return fail(ErrorCode::Internal, Text::of("A staged file was ended twice."));
    m_hashes = m_hasher.finish();
    m_finished = true;
    return {};
}

Result<void> StagedFile::keepAs(const QString &path)
{
    if (Result<void> synced = m_file.sync(); !synced)
        return synced;
    m_file.close();
    if (Result<void> moved = moveFile(m_path, path); !moved)
        return moved;
    m_path = path;
    m_kept = true;
    return {};
}

} // namespace packhouse
