// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/store/store.h"

#include <QJsonObject>
#include <QLoggingCategory>

namespace packhouse {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcHealth, "packhouse.health")

Reply lookAtHealth(const Store &store)
{
    const Result<Store::Totals> totals = store.totals();
    const QJsonObject object{{u"status"_s, totals ? u"ok"_s : u"failed"_s},
                             {u"version"_s, QString::fromLatin1(PACKHOUSE_VERSION)}};
    if (!totals)
        qCWarning(lcHealth).noquote() << english(totals.error());
    return Reply::json(object, totals ? 200 : 503);
}

namespace {

// They count what is private, so they are for who may read all of it.
Reply metrics(const Call &call, const Store &store, const std::function<QByteArray()> &more)
{
    const std::optional<Token> &token = call.caller.token;
    const bool reads = !token || token->rights.testFlag(Right::Read); // to publish is not enough
    if (!reads || !call.caller.may(Right::Read, Scope())) {
        const QString text = u"Metrics need a token that may read the whole instance."_s;
        return Reply::error(403, u"403 Forbidden - "_s + text, text);
    }
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
    add("packhouse_kept_files", "Files that came from upstreams.", totals->keptFiles);
    add("packhouse_kept_bytes", "Bytes of files that came from upstreams.", totals->keptBytes);
    if (more)
        text += more();
    return Reply::text(text, "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace

void addHealthEndpoints(Router &router, Store &store, std::function<Reply()> health,
                        std::function<QByteArray()> more)
{
    router.add(Endpoint{Root::Server, Method::Get, "-/health",
                        [health = std::move(health)](Call &) { return health(); }, Access::Anyone});
    router.add(Endpoint{
        Root::Server, Method::Get, "-/metrics",
        [&store, more = std::move(more)](Call &call) { return metrics(call, store, more); },
        Access::SignedIn, Right::Read, AllTokens});
}

} // namespace packhouse
