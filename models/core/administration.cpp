// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/administration.h"

namespace packhouse {

Text TrashRow::takenOut() const
{
    return takenOutText(fileName, files);
}

Text TrashRow::title() const
{
    return entryTitle(coordinates.name + u' ' + coordinates.version, takenOut());
}

PlannedEntry TrashRow::planned() const
{
    return {{scopePath, coordinates.type, coordinates.name},
            {QString::number(versionId), coordinates.version, fileIds, bytes},
            fileName};
}

} // namespace packhouse
