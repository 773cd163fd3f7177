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

class FormatList;

/// The ways in which clients send a secret (protocol: the reference's table of carriers).
enum class Carrier {
    PrivateToken, ///< PRIVATE-TOKEN header, ?private_token
    JobToken, ///< JOB-TOKEN header, ?job_token, ?token
    DeployToken, ///< Deploy-Token header
    Bearer, ///< Authorization: Bearer, Authorization without a scheme (gem), ?access_token
    Basic, ///< Authorization: Basic
    PackageKey, ///< a header of one package type: Serving::keyHeaders()
    Owner, ///< Authorization: Packhouse-Owner; opens once, see OwnerDoor
    Unknown, ///< an Authorization that cannot be read: never valid
};

/// One secret as a request brought it. Never log or print one.
struct Credential
{
    Carrier carrier = Carrier::Unknown;
    QByteArray user; ///< of Basic
    QByteArray secret;
};

/// The headers that carry secrets: those of every type, and what the types declare. The only place
/// that knows, so that no path overlooks a credential.
class Carriers
{
public:
    explicit Carriers(const FormatList &formats);

    /// The carrier whose header has that name; Bearer stands for Authorization. Costs little for
    /// the names that carry nothing.
    std::optional<Carrier> ofHeader(QByteArrayView name) const;
    /// All of a request's, headers first.
    std::vector<Credential> credentialsOf(const Headers &headers,
                                          const QList<std::pair<QString, QString>> &query) const;

private:
    struct Header
    {
        QByteArray name;
        Carrier carrier;
    };
    std::vector<Header> m_headers;
};

/// From a header's value; nothing when it is empty, as when a variable was not set.
std::optional<Credential> credentialFromHeader(Carrier header, QByteArrayView value);

/// True for a query parameter that carries a secret.
bool isCredentialParameter(QStringView name);

/// Whether a token of that kind may come that way. Basic takes any user name, but a job token only
/// that of "gitlab-ci-token".
bool accepts(const Credential &credential, TokenKind kind);

/// What the secret is when its prefix says that it never opens packages; empty otherwise.
QString foreignKind(QByteArrayView secret);

} // namespace packhouse
