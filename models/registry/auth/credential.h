// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"
#include "formats/reply.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>
#include <vector>

namespace packhouse {

/// The ways in which clients send a secret (protocol: the reference's table of carriers).
enum class Carrier {
    PrivateToken, ///< PRIVATE-TOKEN header, ?private_token
    JobToken, ///< JOB-TOKEN header, ?job_token, ?token
    DeployToken, ///< Deploy-Token header
    Bearer, ///< Authorization: Bearer, Authorization without a scheme (gem), ?access_token
    Basic, ///< Authorization: Basic
    NuGetKey, ///< X-NuGet-ApiKey
    Unknown, ///< an Authorization that cannot be read: never valid
};

/// One secret as a request brought it. Never log or print one.
struct Credential
{
    Carrier carrier = Carrier::Unknown;
    QByteArray user; ///< of Basic
    QByteArray secret;
};

/// The carrier whose header has that name; Bearer stands for Authorization.
std::optional<Carrier> carrierOfHeader(QByteArrayView name);

/// From a header's value; nothing when it is empty, as when a variable was not set.
std::optional<Credential> credentialFromHeader(Carrier header, QByteArrayView value);

/// All of a request's, headers first.
std::vector<Credential> credentialsOf(const Headers &headers,
                                      const QList<std::pair<QString, QString>> &query);

/// True for a query parameter that carries a secret.
bool isCredentialParameter(QStringView name);

/// Whether a token of that kind may come that way. Basic takes any user name, but a job token only
/// that of "gitlab-ci-token".
bool accepts(const Credential &credential, TokenKind kind);

/// What the secret is when its prefix says that it never opens packages; empty otherwise.
QString foreignKind(QByteArrayView secret);

} // namespace packhouse
