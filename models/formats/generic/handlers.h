// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::generic {

// protocol: generic packages, PUT and GET of …/packages/generic/<name>/<version>/<path>
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);
Reply download(Call &call);
/// DELETE of a version, or of the files of one path; with its last file a version goes. 204. Beyond
/// the reference, which deletes by id only; as other registries of generic files have it.
Reply remove(Call &call);

} // namespace packhouse::generic
