// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/netrequest.h"

namespace packhouse {

/// A status that is no success, as an Error. Of what the other side said at most one line is kept,
/// without the credential.
Error statusError(const NetAnswer &answer, const NetCredential &credential);

} // namespace packhouse
