// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/listing.h"

#include "formats/format.h"

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {
constexpr int NamesAtOnce = 1000;
}

QByteArray documentKey(const Call &call, QByteArrayView kind, QByteArrayView what)
{
    QByteArray key = "composer\n";
    for (const QByteArrayView part :
         {kind, QByteArrayView(call.baseUrl), QByteArrayView(call.prefix), what})
        key += QByteArray(part.data(), part.size()) + '\n';
    return key + call.caller.reachKey();
}

Result<QList<StoredVersion>> listed(const Call &call, const QString &name)
{
    Result<QList<StoredVersion>> found = call.store.versions(call.scope, call.format->id(), name);
    if (!found)
        return fail(found.error());
    found->removeIf([](const StoredVersion &version) {
        return version.status == Status::Hidden || version.files.isEmpty();
    });
    return found;
}

Result<QStringList> namesHere(const Call &call)
{
    QStringList found;
    QString after;
    while (true) {
        const auto names = call.store.names(call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            if (found.isEmpty() || found.last() != name.canonicalName)
                found.append(name.canonicalName);
        }
        if (names->size() < NamesAtOnce)
            return found;
        after = names->last().canonicalName;
    }
}

} // namespace packhouse::composer
