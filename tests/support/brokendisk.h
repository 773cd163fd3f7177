// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace packhouse {

/// Stands between this program and the system's calls that change a disk, for every library in it.
/// A program that links brokendisk.cpp can watch them and make them fail.
namespace brokendisk {

struct Step
{
    QByteArray call; ///< "fsync", "rename", "write" …
    QByteArray path;
};

/// From now on, steps are kept.
void watch();
QList<Step> watched();
/// The calls from the \a nth on (0: the next one) fail with \a reason, until mend().
void breakAfter(int nth, int reason);
/// Files cannot be opened for writing, made, moved or removed either.
void makeReadOnly();
void mend();
/// True when a call failed since the disk was broken.
bool failedAny();

} // namespace brokendisk
} // namespace packhouse
