// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/plan.h"

#include <QHash>

namespace packhouse {

/// What clients get when only some files of versions go: \a some by the version's id. The versions
/// stay, and with them their names.
Evidence assessFiles(const QList<StoredVersion> &versions,
                     const QHash<qint64, QList<FileId>> &some);

} // namespace packhouse
