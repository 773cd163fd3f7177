// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::composer {

// protocol: Composer publish, POST of tag= or branch=; ours beside it: the field "package" with a
// zip archive, and PUT of one
Result<std::unique_ptr<BodySink>> publishBody(const BodyContext &context);
std::optional<Reply> publishPrecheck(const Call &call);
Reply publish(Call &call);
Reply put(Call &call);

// protocol: Composer repository; packages.json by User-Agent
Reply rootDocument(Call &call);
/// list.json
Reply nameList(Call &call);
/// search.json
Reply search(Call &call);
/// p2/<vendor>/<name>.json, and <name>~dev.json for branches.
Reply packageDocument(Call &call);
/// p/<sha256>.json for Composer 1.
Reply providerDocument(Call &call);
/// <vendor>/<name>$<sha256>.json for Composer 1.
Reply versionsDocument(Call &call);
/// archives/<vendor>/<name>.zip?sha=…
Reply download(Call &call);

/// Relative to a project's API address; without the query.
QByteArray archivePath(const QString &name);

} // namespace packhouse::composer
