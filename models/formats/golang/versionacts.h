// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"

namespace packhouse::golang {

class VersionActs final : public Changing
{
public:
    QList<ActRule> acts() const override;
    Result<void> admits(const VersionAct &act, const StoredVersion &version) const override;
};

} // namespace packhouse::golang
