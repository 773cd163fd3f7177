// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/catalogue.h"

#include "formats/call.h"
#include "formats/format.h"

namespace packhouse::nuget {

namespace {

constexpr int NamesAtOnce = 1000;

Result<QByteArray> renderNames(const Call &call)
{
    QByteArray lines;
    QString last;
    QString after;
    while (true) {
        const Result<QList<PackageReader::Name>> names = call.store.names(
            call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            if (name.canonicalName == last)
                continue;
            last = name.canonicalName;
            lines += name.canonicalName.toUtf8() + '\t' + name.name.toUtf8() + '\n';
        }
        if (names->size() < NamesAtOnce)
            return lines;
        after = names->last().canonicalName;
    }
}

} // namespace

Result<std::vector<ListedName>> listedNames(const Call &call)
{
    const Result<Reply> reply = call.documents.document(
        documentKey(call, "names", {}), call.store.generation(call.format->id(), {}), "text/plain",
        call, [&] { return renderNames(call); });
    if (!reply)
        return fail(reply.error());
    const auto *document = std::get_if<DocumentPtr>(&reply->body);
    const auto *bytes = std::get_if<QByteArray>(&reply->body);
    const QByteArray lines = document ? (*document)->bytes : bytes ? *bytes : QByteArray();
    std::vector<ListedName> names;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype tab = lines.indexOf('\t', at);
        const qsizetype end = lines.indexOf('\n', tab);
        names.push_back({QString::fromUtf8(lines.mid(at, tab - at)),
                         QString::fromUtf8(lines.mid(tab + 1, end - tab - 1))});
        at = end + 1;
    }
    return names;
}

} // namespace packhouse::nuget
