// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/archivekeys.h"

#include "core/hashes.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace packhouse::terraform {

namespace {

constexpr qint64 lifetime = 600; ///< seconds

} // namespace

ArchiveKeys::ArchiveKeys() : m_secret(32, Qt::Uninitialized)
{
    QRandomGenerator::system()->generate(m_secret.begin(), m_secret.end());
}

QByteArray ArchiveKeys::make(qint64 versionId, const QByteArray &sha256, const QDateTime &now) const
{
    const QByteArray expires = QByteArray::number(now.toSecsSinceEpoch() + lifetime);
    return expires + '-' + signature(expires, versionId, sha256);
}

bool ArchiveKeys::fits(const QByteArray &key, qint64 versionId, const QByteArray &sha256,
                       const QDateTime &now) const
{
    const qsizetype dash = key.indexOf('-');
    if (dash < 0)
        return false;
    const QByteArray expires = key.first(dash);
    return equalInConstantTime(key.sliced(dash + 1), signature(expires, versionId, sha256))
           && expires.toLongLong() > now.toSecsSinceEpoch();
}

QByteArray ArchiveKeys::signature(const QByteArray &expires, qint64 versionId,
                                  const QByteArray &sha256) const
{
    const QByteArray text = expires + '/' + QByteArray::number(versionId) + '/' + sha256;
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256).toHex();
}

} // namespace packhouse::terraform
