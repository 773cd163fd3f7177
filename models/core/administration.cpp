// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/administration.h"

namespace packhouse {

Text TrashRow::takenOut() const
{
    return files > 1 && !fileName.isEmpty() ? Text::of("%1 and %2 more", fileName, files - 1)
                                            : Text::name(fileName);
}

Text TrashRow::title() const
{
    const QString version = coordinates.name + u' ' + coordinates.version;
    return fileName.isEmpty() ? Text::name(version) : Text::of("%1 (%2)", version, takenOut());
}

PlannedEntry TrashRow::planned() const
{
    return {{scopePath, coordinates.type, coordinates.name},
            {QString::number(versionId), coordinates.version, fileIds, bytes},
            fileName};
}

} // namespace packhouse
