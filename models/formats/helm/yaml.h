// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace packhouse::helm {

/// The first document of a YAML text as JSON, every scalar as the text that stands there ("1.10"
/// stays "1.10"), null left out. InvalidFile for what is no YAML, for aliases (a few hundred bytes
/// of them stand for gigabytes), for a key twice in one mapping, for keys that are no scalars and
/// past the bounds: 1 MiB, 64 levels, 100,000 values.
Result<QJsonValue> parseYaml(const QByteArray &text);

} // namespace packhouse::helm
