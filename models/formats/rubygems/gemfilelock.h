// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/lockedoutlook.h"

namespace packhouse::rubygems {

/// What a Gemfile.lock has of a gem: of its source each address, and whether a checksum is there.
QList<LockedPackage> inGemfileLock(const QByteArray &bytes, const QString &gem);

} // namespace packhouse::rubygems
