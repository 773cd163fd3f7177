// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/reply.h"

namespace packhouse {

/// What a request is answered when its handling threw: 503 when there was no memory for it, else
/// 500; the log gets what is known. Only inside a catch block.
Reply replyOfCaught();

} // namespace packhouse
