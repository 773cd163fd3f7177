// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/brokendisk.h"

#include <QByteArray>
#include <QList>

namespace packhouse::brokendisk {

/// A call that touched the disk.
struct Seen
{
    QByteArray call;
    QByteArray path;
};

/// What was done since watch(), which it ends.
inline QList<Seen> watched(Control &disk)
{
    disk.watching = false;
    QList<Seen> steps;
    for (int i = 0; i < disk.stepCount; ++i)
        steps << Seen{disk.steps[size_t(i)].call, disk.steps[size_t(i)].path};
    return steps;
}

} // namespace packhouse::brokendisk
