// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/endpoint.h"

namespace packhouse {

/// The one place where a caller is let through to an endpoint, whatever scheme, verb or spelling
/// the request came with (protocol: the reference's 401, 403 and 404 table). Nothing to go on, or
/// the answer.
std::optional<Reply> refusal(const Endpoint &endpoint, const Caller &caller,
                             const Result<Scope> &scope);

/// 401 with the challenge that the endpoint's clients wait for. \a problem says what is wrong with
/// the credential that was shown; empty: none was.
Reply unauthorized(const Endpoint &endpoint, const QString &problem);

/// True when the caller may ask for what lies at or below the scope and is visible to it.
bool reaches(const Caller &caller, const Scope &scope);

} // namespace packhouse
