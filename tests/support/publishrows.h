// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/publishmodel.h"

namespace packhouse {

/// What the check says of a row that is about to be published.
inline Tone toneOf(const PublishModel *model, int row)
{
    return model->index(row, PublishModel::Check).data(BadgeRole).value<BadgeData>().tone;
}

} // namespace packhouse
