// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wireaccess.h"
#include "formats/reply.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>
#include <vector>

namespace packhouse {

class FormatList;

/// One secret as a request brought it. Never log or print one.
struct Credential
{
    Carrier carrier = Carrier::Unknown;
    QByteArray user; ///< of Basic; the secret alone decides
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

/// What the secret is when its prefix says that it never opens packages; empty otherwise.
QString foreignKind(QByteArrayView secret);

} // namespace packhouse
