// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/brokendisk.h"

#include <QProcessEnvironment>
#include <QTemporaryFile>

namespace packhouse::test {

/// The disk of the programs that are started with enter(), broken from here.
class BreakableDisk
{
public:
    /// Only what is in \a folder breaks.
    explicit BreakableDisk(const QString &folder);

    void enter(QProcessEnvironment &environment) const;
    brokendisk::Control *operator->() { return m_control; }
    brokendisk::Control &operator*() { return *m_control; }

private:
    QTemporaryFile m_file;
    brokendisk::Control *m_control = nullptr;
};

} // namespace packhouse::test
