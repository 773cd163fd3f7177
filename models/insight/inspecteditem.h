// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "insight/publishunits.h"

#include <optional>

namespace packhouse {

/// A file that somebody wants to publish, and what it turned out to be.
struct InspectedItem
{
    const Format *format = nullptr;
    Inspection inspection;
};

/// Which type a file is and what it says about itself. The item's own type, name, version and file
/// name win where they are given and the file does not say otherwise for certain. \a openPath:
/// where the bytes are, when that is not the item's own path.
Result<InspectedItem> inspectItem(const FormatList &formats, const PublishItem &item,
                                  const QString &openPath = {});

/// A further file of the version that \a main is of. \a openPath: as above. InvalidFile where it is
/// of another one.
Result<Inspection> inspectOther(const InspectedItem &main, const QString &path,
                                const QString &openPath = {});

/// What tells with which others it is published.
JoiningFile joining(const Format &format, const Inspection &inspection, const QString &name);

/// Why nobody would take it, wherever it goes: no name, no version, or ones that its type refuses.
std::optional<PublishCheck> unfitCheck(const InspectedItem &item);

/// A refusal in the few words of the plan's table.
PublishCheck refusedCheck(const Error &error, const QString &typeLabel);

/// What is there already decides between "new package", "new version" and a file more.
PublishCheck acceptedCheck(const QList<StoredVersion> &existing, const Inspection &inspection);

} // namespace packhouse
