// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/typeroot.h"

#include "formats/format.h"
#include "formats/serving.h"

namespace packhouse {

QByteArray typeRoot(const Format &format, Level level)
{
    const Serving *serving = format.serving();
    if (!serving)
        return {};
    RouteTable table;
    serving->routes(table);
    const QByteArray packages = level == Level::Group ? "-/packages/" : "packages/";
    for (const Route &route : table.routes()) {
        if (route.level != level || route.atRoot || !route.pattern.startsWith(packages))
            continue;
        const qsizetype end = route.pattern.indexOf('/', packages.size());
        return end < 0 ? route.pattern : route.pattern.first(end);
    }
    return {};
}

} // namespace packhouse
