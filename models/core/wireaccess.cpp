// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wireaccess.h"

namespace packhouse {

bool accepts(Carrier carrier, TokenKind kind)
{
    switch (carrier) {
    case Carrier::PrivateToken:
        return kind == TokenKind::Personal || kind == TokenKind::Project
               || kind == TokenKind::Group;
    case Carrier::JobToken:
        return kind == TokenKind::Job;
    case Carrier::DeployToken:
        return kind == TokenKind::Deploy;
    case Carrier::Bearer:
    case Carrier::Basic:
    case Carrier::PackageKey:
        return true;
    case Carrier::Owner:
    case Carrier::Unknown:
        break;
    }
    return false;
}

} // namespace packhouse
