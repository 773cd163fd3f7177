// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/store/store.h"

#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

Reply health(const Store &store)
{
    const Result<Store::Totals> totals = store.totals();
    QJsonObject object{{u"status"_s, totals ? u"ok"_s : u"failed"_s},
                       {u"version"_s, QString::fromLatin1(PACKHOUSE_VERSION)}};
    if (!totals)
        object.insert(u"problem"_s, totals.error().what);
    return Reply::json(object, totals ? 200 : 503);
}

Reply metrics(const Store &store, const std::function<QByteArray()> &more)
{
    const Result<Store::Totals> totals = store.totals();
    if (!totals)
        return Reply::error(totals.error());
    QByteArray text;
    const auto add = [&](const char *name, const char *help, qint64 value) {
        text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + " gauge\n" + name
                + ' ' + QByteArray::number(value) + '\n';
    };
    add("packhouse_packages", "Packages that are not deleted.", totals->packages);
    add("packhouse_versions", "Versions that are not deleted.", totals->versions);
    add("packhouse_files", "Files that are not deleted.", totals->files);
    add("packhouse_file_bytes", "Bytes of all files.", totals->bytes);
    add("packhouse_stored_bytes", "Bytes of all blobs.", totals->storedBytes);
    if (more)
        text += more();
    return Reply::text(text, "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace

void addHealthEndpoints(Router &router, Store &store, std::function<QByteArray()> more)
{
    router.add(Endpoint{Root::Server, Method::Get, "-/health",
                        [&store](Call &) { return health(store); }, Access::Anyone});
    router.add(Endpoint{Root::Server, Method::Get, "-/metrics",
                        [&store, more = std::move(more)](Call &) { return metrics(store, more); },
                        Access::Anyone});
}

} // namespace packhouse
