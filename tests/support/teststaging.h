// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sizelimit.h"
#include "core/staging.h"

#include <QTemporaryFile>

#include <atomic>

namespace packhouse {

/// Staged blobs in temporary files of the system, for tests of what writes into them.
class TestStaging final : public Staging
{
public:
    int alive() const { return m_alive; } ///< blobs not dropped yet

    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override
    {
        return std::make_unique<Blob>(limit, m_alive);
    }

private:
    class Blob final : public StagedBlob
    {
    public:
        Blob(qint64 limit, std::atomic_int &alive) : m_limit(limit), m_alive(alive)
        {
            ++m_alive;
            m_file.open();
        }
        ~Blob() override { --m_alive; }

        Result<void> write(QByteArrayView bytes) override
        {
            if (m_limit > 0 && m_size + bytes.size() > m_limit)
                return fail(largerThan(m_limit));
            m_hasher.add(bytes);
            m_size += bytes.size();
            if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
                return fail(ErrorCode::StorageFull, Text::foreign(m_file.errorString()));
            return {};
        }
        Result<void> finish() override
        {
            m_hashes = m_hasher.finish();
            m_file.flush();
            return {};
        }
        qint64 size() const override { return m_size; }
        const Hashes &hashes() const override { return m_hashes; }
        QString path() const override { return m_file.fileName(); }

    private:
        qint64 m_limit;
        std::atomic_int &m_alive;
        QTemporaryFile m_file;
        Hasher m_hasher;
        Hashes m_hashes;
        qint64 m_size = 0;
    };

    std::atomic_int m_alive = 0;
};

} // namespace packhouse
