// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netdownload.h"

#include "core/diskerror.h"
#include "core/hashcomparison.h"
#include "core/wholefile.h"

#include <QFileInfo>

#include <limits>
#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// A file that is written beside its place, hashed on the way and put there only when it is right.
class Landing
{
public:
    explicit Landing(const NetDownload &wanted)
        : m_size(wanted.size)
        , m_hashes(wanted.hashes)
        , m_path(wanted.to)
        , m_name(QFileInfo(wanted.to).fileName())
    {}

    /// Also in the middle, to begin anew.
    Result<void> open()
    {
        m_written = 0;
        m_hasher = Hasher();
        m_file.reset();
        m_file.emplace(m_path);
        if (m_file->begin())
            return {};
        return fail(writeError(*m_file));
    }

    Result<void> write(QByteArrayView bytes)
    {
        m_written += bytes.size();
        if (m_size >= 0 && m_written > m_size)
            return mismatch();
        m_hasher.add(bytes);
        if (m_file->write(bytes.data(), bytes.size()) == bytes.size())
            return {};
        return fail(writeError(*m_file));
    }

    Result<Hashes> commit()
    {
        Hashes found = m_hasher.finish();
        if ((m_size >= 0 && m_written != m_size) || !sameBytes(found, m_hashes).value_or(true))
            return fail(mismatch().error());
        if (!m_file->commit()) {
            const Error error = writeError(*m_file);
            QFile::remove(m_path); // it may have its name already, which is not on the disk
            return fail(error);
        }
        return found;
    }

private:
    Result<void> mismatch() const
    {
        return fail(ErrorCode::HashMismatch,
                    Text::of("The bytes of %1 are not those that the registry announced.", m_name),
                    Text::of("Try again; if it stays so, the stored file is damaged."), true);
    }

    const qint64 m_size;
    const Hashes m_hashes;
    const QString m_path;
    const QString m_name;
    std::optional<WholeFile> m_file;
    Hasher m_hasher;
    qint64 m_written = 0;
};

} // namespace

Result<Hashes> download(NetClient &client, NetDownload wanted,
                        const std::function<Result<void>(const NetAnswer &)> &judge)
{
    Landing landing(wanted);
    if (const Result<void> opened = landing.open(); !opened)
        return fail(opened.error());
    wanted.request.limit = std::numeric_limits<qint64>::max();
    wanted.request.sink = [&landing](QByteArrayView bytes) { return landing.write(bytes); };
    wanted.request.restart = [&landing] { return landing.open(); };
    const Result<NetAnswer> answer = client.fetch(std::move(wanted.request));
    if (!answer)
        return fail(answer.error());
    if (const Result<void> fit = judge(*answer); !fit)
        return fail(fit.error());
    return landing.commit();
}

} // namespace packhouse
