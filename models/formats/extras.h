// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace packhouse {

class Format;

/// What a client can do here beyond its row of the reference table.
struct CapabilityExtra
{
    const char *client; ///< as in its row; "*": every client
    const char *column; ///< of the table: "publish_project"
    const char *value; ///< what the cell would say with it: "Y", "config"
    const char *text; ///< one sentence: what it is, and what has to be set first, if anything
};

/// A format whose clients can do more than the reference's, beside commonExtras().
class BeyondReference
{
public:
    virtual ~BeyondReference() = default;
    virtual std::span<const CapabilityExtra> extras() const = 0;
};

/// A format's own; none when it does just what the reference does.
std::span<const CapabilityExtra> extrasOf(const Format &format);
/// What the clients of every type can do.
std::span<const CapabilityExtra> commonExtras();

} // namespace packhouse
