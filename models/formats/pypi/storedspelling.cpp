// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/storedspelling.h"

#include "formats/pypi/pep440.h"

#include <algorithm>

namespace packhouse::pypi {

QString storedSpelling(const PackageReader &store, const Scope &at, const FormatId &type,
                       const QString &canonicalName, const QString &version)
{
    const auto wanted = Pep440::parse(version);
    if (!wanted)
        return version;
    const QString normal = wanted->normal();
    const Result<QList<StoredVersion>> versions = store.versions(at, type, canonicalName);
    if (!versions)
        return normal;
    QString equal;
    for (const StoredVersion &stored : *versions) {
        const QString &spelling = stored.coordinates.version;
        if (spelling == normal)
            return normal;
        if (equal.isEmpty() && Pep440::parse(spelling) == wanted)
            equal = spelling;
    }
    return equal.isEmpty() ? normal : equal;
}

} // namespace packhouse::pypi
