// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace packhouse {

struct YamlOptions
{
    qsizetype longest = 1 << 20; ///< bytes
    /// Aliases (*name) stand for what they name, counted each time; else they are refused, for a
    /// few hundred bytes of them stand for gigabytes.
    bool aliases = false;
    bool binary = false; ///< scalars that are tagged as binary are decoded, as UTF-8
};

/// The first document of a YAML text as JSON, every scalar as the text that stands there ("1.10"
/// stays "1.10"), null left out; tags make no difference. InvalidFile for what is no YAML, for a
/// key twice in one mapping, for keys that are no scalars and past the bounds: the length, 64
/// levels, 100,000 values.
Result<QJsonValue> parseYaml(const QByteArray &text, const YamlOptions &options = {});

} // namespace packhouse
