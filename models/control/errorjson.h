// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>

namespace packhouse {

/// {"error": {"code", "what", "remedy", "retryable"}}, and back.
QJsonObject errorJson(const Error &error);
/// The same for another process of Packhouse, which may have a reader of another language.
QJsonObject errorWithTexts(const Error &error);
Error errorFromJson(const QJsonObject &object);

} // namespace packhouse
