// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

#include <QJsonValue>

namespace packhouse {

/// A text as the control door and the journal keep it. Without arguments it is its source as a
/// string, else {"text": "%1 of %n file(s)", "count": 3, "with": […]}, where each argument is a
/// string (a name), a number, or an object with one member: "foreign", "bytes", "time" (ISO 8601),
/// or "text".
class TextJson
{
public:
    [[nodiscard]] static QJsonValue of(const Text &text);
    /// Empty for what is no text. What comes from another process or release is taken as it is: a
    /// source text that nobody knows is shown in English.
    [[nodiscard]] static Text read(const QJsonValue &value);

private:
    static QJsonValue of(const Argument &argument);
    static Argument readArgument(const QJsonValue &value, int depth);
    static Text read(const QJsonValue &value, int depth);
};

} // namespace packhouse
