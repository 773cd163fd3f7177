// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::generic {

// protocol: generic packages, PUT and GET of …/packages/generic/<name>/<version>/<path>
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);
Reply download(Call &call);

} // namespace packhouse::generic
