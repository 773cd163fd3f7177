// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace packhouse {

/// Both as PEM; the key is EC on P-256.
struct KeyAndCertificate
{
    QByteArray key;
    QByteArray certificate;
};

/// An authority that may sign servers' certificates and no further authorities.
Result<KeyAndCertificate> makeAuthority(const QDateTime &now, int days);
/// \a names: host names and addresses (without brackets).
Result<KeyAndCertificate> makeServerCertificate(const KeyAndCertificate &authority,
                                                const QStringList &names, const QDateTime &now,
                                                int days);

bool belongTogether(const QByteArray &key, const QByteArray &certificate);
bool isSignedBy(const QByteArray &certificate, const QByteArray &authority);
/// True when it is for all the names and still valid at \a time.
bool covers(const QByteArray &certificate, const QStringList &names, const QDateTime &time);
/// SHA-256, raw; empty for no certificate.
QByteArray certificateHash(const QByteArray &certificate);

} // namespace packhouse
