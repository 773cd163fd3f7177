// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/trying.h"

#include <QFile>
#include <QFileInfo>

namespace packhouse {

namespace {

constexpr qint64 BlockSize = 256 * 1024;

tl::unexpected<Error> onlyTried()
{
    return fail(ErrorCode::Internal, Text::of("Nothing is changed while it is only tried."));
}

} // namespace

FileInPlace::FileInPlace(const QString &path) : m_path(path), m_size(QFileInfo(path).size()) {}

Result<void> FileInPlace::write(QByteArrayView)
{
    return onlyTried();
}

const Hashes &FileInPlace::hashes() const
{
    if (m_hashes)
        return *m_hashes;
    m_hashes.emplace();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return *m_hashes;
    Hasher hasher;
    QByteArray block(BlockSize, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = file.read(block.data(), block.size())) > 0)
        hasher.add(QByteArrayView(block.constData(), got));
    if (got == 0)
        m_hashes = hasher.finish();
    return *m_hashes;
}

Result<StoredVersion> Trying::publish(Publication)
{
    return onlyTried();
}

Result<void> Trying::setTag(const Scope &, const FormatId &, const QString &, const QString &,
                            const QString &, const Caller &)
{
    return onlyTried();
}

Result<void> Trying::removeTag(const Scope &, const FormatId &, const QString &, const QString &,
                               const Caller &)
{
    return onlyTried();
}

Result<void> Trying::change(qint64, const VersionChange &, const Caller &)
{
    return onlyTried();
}

Result<void> Trying::removeVersion(qint64, const Caller &)
{
    return onlyTried();
}

Result<void> Trying::removeFile(qint64, const Caller &)
{
    return onlyTried();
}

Result<void> Trying::removeFiles(qint64, const QList<qint64> &, const Caller &)
{
    return onlyTried();
}

Result<void> Trying::setRecord(ScopeId, const FormatId &, const QString &, const QByteArray &,
                               const Caller &)
{
    return onlyTried();
}

} // namespace packhouse
