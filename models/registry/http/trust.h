// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

namespace packhouse {

class FormatList;

/// How one kind of system or client is made to trust a certificate authority.
struct TrustInstruction
{
    Text system; ///< "macOS", "go, gem, bundle (on Linux)" …
    QString command; ///< to paste; one or more lines
};

/// For each system, and for the clients of the types; those that take the same command are told
/// together. \a authorityFile is a PEM certificate.
QList<TrustInstruction> trustInstructions(const FormatList &formats, const QString &authorityFile);

} // namespace packhouse
