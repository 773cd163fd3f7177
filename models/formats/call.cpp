// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/call.h"

namespace packhouse {

QString Call::queryValue(QStringView name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value.isNull() ? QStringLiteral("") : value;
    }
    return {};
}

bool Call::mayRead(ScopeId project) const
{
    const Result<Scope> found = store.scope(project);
    return found && caller.may(Right::Read, *found);
}

} // namespace packhouse
