// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QHostAddress;

namespace packhouse {

/// False for loopback, private, link-local, shared, multicast and reserved ranges, IPv4-mapped ones
/// too.
bool isPublicAddress(const QHostAddress &address);

} // namespace packhouse
