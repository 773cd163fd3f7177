// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "formats/format.h"
#include "formats/upstream.h"

namespace packhouse {

/// All that the audit's findings about a row are judged by, found out before. What is in the row
/// already is not repeated.
struct AuditInputs
{
    const Format *format = nullptr;
    Policy policy;
    std::optional<Reservation> reservation; ///< the one that decides
    ProbeResult upstream;
    UpstreamState upstreamBefore = UpstreamState::NotAsked; ///< at the last audit that was kept
    QList<StoredVersion> versions; ///< the row's own, with files, where the upstream has the name
    QString namespaceOwner; ///< another top-level group, in whose namespace the name is
    QString namespaceName; ///< "@acme/*"
    QString nameAbove; ///< of which this one is a part and which is another project's
    QString nameAboveOwner;
    bool isBeforeAbove = false; ///< it was published before that
    QStringList lookAlikes; ///< "lef-pad of acme/web": names one typing error away, of others
    bool severalByHand = false; ///< somebody said that several projects serve it
    bool ownerHasIt = true; ///< the project that it belongs to has versions of it
    bool asksForGroup = true; ///< of the rows of its top-level group the one that asks whose it is
    bool asksForName = true; ///< of all rows of the name the one that asks
    QStringList othersInGroup; ///< projects below the same top-level group that have it, too
    QString ownerAtInstance; ///< where its type resolves there
    bool givenAtInstance = false; ///< by hand
};

/// Compares with the upstream, and says what there is to say.
void judgeExposure(const AuditInputs &inputs, ExposureRow &row);

/// Whether \a a is to be looked at before \a b: what somebody has to decide, then by what matters
/// most, then by how much it is used and by name.
bool isMoreUrgent(const ExposureRow &a, const ExposureRow &b);

} // namespace packhouse
