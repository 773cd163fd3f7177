// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"

namespace packhouse::pypi {

class VersionActs final : public Changing
{
public:
    QList<ActRule> acts() const override;
};

} // namespace packhouse::pypi
