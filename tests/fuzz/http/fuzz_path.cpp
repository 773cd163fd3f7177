// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/serving.h"
#include "registry/gateway/router.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const FormatList formats;
    static const Router router = [] {
        Router all;
        for (const auto &format : formats) {
            RouteTable table;
            format->serving()->routes(table);
            for (const Route &route : table.routes())
                all.add(endpointOf(*format, route));
        }
        return all;
    }();
    const QByteArray target(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<RawPath> path = RawPath::parse(target);
    if (!path)
        return 0;
    for (const PathSegment &segment : path->segments) {
        if (segment.text == QStringLiteral("..") || segment.text == QStringLiteral(".")
            || segment.text.contains(QChar(0)) || segment.text.contains(u'\\'))
            std::abort();
    }
    for (const Method method : {Method::Get, Method::Put, Method::Post, Method::Delete}) {
        const Router::Match match = router.find(method, *path);
        if (match.endpoint && match.prefix.contains("//"))
            std::abort();
        for (const QString &value : match.path) {
            if (value.isEmpty() || value.contains(QStringLiteral("//")))
                std::abort();
        }
    }
    return 0;
}
