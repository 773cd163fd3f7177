// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packagesource.h"

namespace packhouse {

// A source that cannot change versions has nothing to add to its abilities.

Text PackageSource::whyNotChange(const FormatId &, ActKind) const
{
    return abilities().change;
}

QFuture<Result<ChangePlan>> PackageSource::planChange(const QList<ChangeItem> &, const VersionAct &)
{
    return QtFuture::makeReadyFuture(
        Result<ChangePlan>(fail(ErrorCode::Unsupported, abilities().change)));
}

Job *PackageSource::change(const ChangePlan &, QObject *)
{
    return nullptr;
}

} // namespace packhouse
