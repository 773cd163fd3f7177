// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace packhouse::composer {

/// Whether Composer can load it: it stops at the first version in a document that it cannot, and
/// the whole package is gone. Members are of the kind that its loader takes without a look,
/// constraints can be read, and requirements are no more than 5000. InvalidFile.
Result<void> checkManifest(const QJsonObject &manifest);

/// True when PHP reads the JSON, which takes no half of a surrogate pair and no more than some
/// hundred levels.
bool isForPhp(QByteArrayView json);

} // namespace packhouse::composer
