// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/call.h"

#include <QHash>

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

QList<StoredVersion> Call::visible(QList<StoredVersion> versions) const
{
    QHash<ScopeId, bool> known;
    versions.removeIf([&](const StoredVersion &version) {
        auto answer = known.constFind(version.project);
        if (answer == known.constEnd())
            answer = known.insert(version.project, mayRead(version.project));
        return !*answer;
    });
    return versions;
}

} // namespace packhouse
