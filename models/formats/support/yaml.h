// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <functional>

namespace packhouse {

struct YamlOptions
{
    qsizetype longest = 1 << 20; ///< bytes
    /// Aliases (*name) stand for what they name, counted each time; else they are refused, for a
    /// few hundred bytes of them stand for gigabytes.
    bool aliases = false;
    bool binary = false; ///< scalars that are tagged as binary are decoded, as UTF-8
    /// For readers that make objects of tags. A mapping's tag is its member "!", and control
    /// characters stay; a value whose tag it answers a sentence's end for ("has …") is refused. The
    /// tag is "?" for what has none and no quotation marks, "!" for what has such marks.
    std::function<Text(const QByteArray &tag, const QString &text)> objection{};
    bool merges = false; ///< a mapping gets the members of what stands under its key "<<"
};

/// The first document of a YAML text as JSON, every scalar as the text that stands there ("1.10"
/// stays "1.10"), null left out; tags make no difference but to an objection. InvalidFile for what
/// is no YAML or holds characters that may not stand in one, for a key twice in one mapping, for
/// keys that are no scalars and past the bounds: the length, 64 levels, 100,000 values, twice the
/// longest text where aliases stand for more.
Result<QJsonValue> parseYaml(const QByteArray &text, const YamlOptions &options = {});

/// InvalidFile where the first document of a YAML text is neither a mapping nor null, or has keys
/// that are no scalars. Else nothing is looked at: a key may be there twice, and aliases may stand
/// for whatever they do.
Result<void> checkYamlMapping(const QByteArray &text);

} // namespace packhouse
