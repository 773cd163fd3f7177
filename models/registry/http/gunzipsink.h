// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"

#include <memory>

namespace packhouse {

/// Undoes Content-Encoding: gzip on the way into another sink. Counts what comes out: more than 200
/// times what went in is TooLarge once 16 MiB are passed; broken or unfinished data is InvalidFile.
std::unique_ptr<BodySink> gunzipSink(std::unique_ptr<BodySink> inner);

} // namespace packhouse
