// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"
#include "core/token.h"

namespace packhouse {

/// The ways in which clients send a secret (protocol: the reference's table of carriers).
enum class Carrier {
    PrivateToken, ///< PRIVATE-TOKEN header, ?private_token
    JobToken, ///< JOB-TOKEN header, ?job_token, ?token
    DeployToken, ///< Deploy-Token header
    Bearer, ///< Authorization: Bearer, Authorization without a scheme (gem), ?access_token
    Basic, ///< Authorization: Basic, whatever the user's name
    PackageKey, ///< a header of one package type: Serving::keyHeaders()
    Owner, ///< Authorization: Packhouse-Owner; opens once, see OwnerDoor
    Unknown, ///< an Authorization that cannot be read: never valid
};

/// Whether a token of that kind may come that way: each header of a kind's own carries that alone.
bool accepts(Carrier carrier, TokenKind kind);

/// Whether a token of one kind, sent in one way, may do one thing with a package type, if it has
/// the right.
struct WireAccess
{
    enum class Look {
        Documented, ///< the reference's table says so
        Beyond, ///< it does not, and it works
        Refused,
    };
    TokenKind kind = TokenKind::Personal;
    Carrier carrier = Carrier::PrivateToken;
    Right verb = Right::Read; ///< Read, Write or Delete
    Look look = Look::Refused;
    const char *scheme = nullptr; ///< where it is documented, the table's word: "basic"
    Text reason = {}; ///< of a refusal: a sentence
};

} // namespace packhouse
