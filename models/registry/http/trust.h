// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace packhouse {

/// How one kind of system or client is made to trust a certificate authority.
struct TrustInstruction
{
    QString system; ///< "Debian, Ubuntu", "Node.js (npm, yarn, pnpm)" …
    QString command; ///< to paste; one or more lines
};

/// For each system and each family of clients; \a authorityFile is a PEM certificate.
QList<TrustInstruction> trustInstructions(const QString &authorityFile);

} // namespace packhouse
