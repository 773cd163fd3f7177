// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changing.h"
#include "core/downloadplace.h"
#include "formats/formatlist.h"
#include "formats/unknowntype.h"
#include "registry/actions/audit.h"
#include "registry/actions/browsing.h"
#include "registry/control/json.h"
#include "registry/http/certificates.h"
#include "registry/store/store.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

constexpr qint64 MostPackages = 100'000;

/// Its versions with files, highest first, whatever their status.
Result<QList<StoredVersion>> fullVersions(const RegistryContext &context, const PackageKey &key,
                                          const QString &only)
{
    const Result<QList<VersionRow>> rows = sortedVersions(context, key);
    if (!rows)
        return fail(rows.error());
    QList<StoredVersion> versions;
    for (const VersionRow &row : *rows) {
        if (!only.isEmpty() && row.version != only)
            continue;
        Result<StoredVersion> version = context.store.storedVersion(row.id);
        if (!version)
            return fail(version.error());
        versions.append(std::move(*version));
    }
    if (versions.isEmpty()) {
        return fail(ErrorCode::NotFound, Text::of("%1 has no version %2.", key.name, only),
                    Text::of("The verb \"show\" lists its versions."));
    }
    return versions;
}

/// Which version and file of it has the hash that was looked for.
void addFound(const ControlContext &context, const PackageRow &row, QJsonObject &object)
{
    if (row.foundVersion == 0)
        return;
    const Result<StoredVersion> version = context.registry.store.storedVersion(row.foundVersion);
    if (!version)
        return;
    object["found_version"_L1] = version->coordinates.version;
    for (const StoredFile &file : version->files) {
        if (file.id == row.foundFile)
            object["found_file"_L1] = file.name;
    }
}

} // namespace

Result<QJsonObject> status(const ControlContext &context, Arguments)
{
    const Result<Store::Totals> totals = context.registry.store.totals();
    if (!totals)
        return fail(totals.error());
    return QJsonObject{{u"directory"_s, context.registry.store.directory()},
                       {u"address"_s, QString::fromLatin1(context.address)},
                       {u"authority"_s, authorityFile(context.registry.store.directory())},
                       {u"packages"_s, totals->packages},
                       {u"versions"_s, totals->versions},
                       {u"files"_s, totals->files},
                       {u"bytes"_s, totals->bytes},
                       {u"stored_bytes"_s, totals->storedBytes},
                       {u"kept_files"_s, totals->keptFiles},
                       {u"kept_bytes"_s, totals->keptBytes}};
}

Result<QJsonObject> list(const ControlContext &context, Arguments arguments)
{
    PackageQuery query;
    query.scopePath = arguments["scope"_L1].toString();
    query.type = arguments["type"_L1].toString();
    query.text = arguments["filter"_L1].toString();
    query.sort = SortKey::Name;
    query.descending = false;
    if (const auto scope = context.registry.store.scope(query.scopePath); !scope)
        return fail(scope.error());
    if (!query.type.isEmpty() && !context.registry.formats.find(query.type))
        return fail(unknownType(context.registry.formats, query.type));
    const qint64 most = std::clamp<qint64>(arguments["limit"_L1].toInteger(MostPackages), 1,
                                           MostPackages);
    QJsonArray packages;
    QByteArray cursor;
    PackagePage page;
    do {
        query.limit = static_cast<int>(std::min<qint64>(512, most - packages.size()));
        Result<PackagePage> next = context.registry.store.packages(query, cursor);
        if (!next)
            return fail(next.error());
        page = std::move(*next);
        fillExposure(context.registry, page.rows);
        for (const PackageRow &row : std::as_const(page.rows)) {
            QJsonObject object = toJson(row);
            addFound(context, row, object);
            packages.append(object);
        }
        cursor = page.next;
    } while (!cursor.isEmpty() && packages.size() < most);
    return QJsonObject{{u"packages"_s, packages},
                       {u"more"_s, !cursor.isEmpty()},
                       {u"total"_s, std::max<qint64>(page.total, packages.size())},
                       {u"total_is_capped"_s, page.totalIsCapped}};
}

Result<QJsonObject> show(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    const Result<PackageDetails> details = packageDetails(context.registry, *key);
    if (!details)
        return fail(details.error());
    const auto versions = fullVersions(context.registry, *key, arguments["version"_L1].toString());
    if (!versions)
        return fail(versions.error());
    QJsonArray shown;
    const Format *format = context.registry.formats.find(key->type);
    const QList<ActRule> acts = format && format->changing() ? format->changing()->acts()
                                                             : QList<ActRule>();
    for (const StoredVersion &version : *versions) {
        QJsonObject one = toJson(version);
        one["state"_L1] = english(stateWord(acts, version.status));
        shown.append(one);
    }
    QJsonObject object = toJson(details->row);
    object["version_count"_L1] = details->row.versions;
    object["versions"_L1] = shown;
    object["license"_L1] = details->license;
    object["dependents"_L1] = QJsonArray::fromStringList(details->dependents);
    if (details->reservation)
        object["reservation"_L1] = toJson(*details->reservation);
    if (details->policy)
        object["policy"_L1] = toJson(*details->policy);
    return object;
}

Result<QJsonObject> download(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    const Result<QString> to = needed(arguments, u"to"_s);
    if (!to)
        return fail(to.error());
    const auto versions = fullVersions(context.registry, *key, arguments["version"_L1].toString());
    if (!versions)
        return fail(versions.error());

    const QList<StoredFile> served = servedFiles(versions->constFirst());
    QStringList names;
    for (const StoredFile &file : served)
        names.append(file.name);
    const QStringList places = placesIn(*to, names);
    const bool overwrite = arguments["overwrite"_L1].toBool();
    // Before the first is written, so that it is all or nothing.
    if (const QStringList there = existing(places); !overwrite && !there.isEmpty()) {
        return fail(ErrorCode::Conflict,
                    Text::of("There already: %1.", there.mid(0, 20).join(u", "_s)),
                    Text::of("Nothing was written. Give another folder, or --overwrite."));
    }
    QJsonArray files;
    for (qsizetype at = 0; at < served.size(); ++at) {
        const StoredFile &file = served[at];
        const DownloadItem item{*key, versions->constFirst().coordinates.version, file, places[at],
                                overwrite};
        const auto written = downloadItem(context.registry, item, [&](qint64 bytes) {
            return !context.progress || context.progress(file.name, bytes, file.size);
        });
        if (!written)
            return fail(written.error());
        QJsonObject object = toJson(file);
        object["path"_L1] = item.to;
        files.append(object);
    }
    return QJsonObject{{u"name"_s, key->name},
                       {u"version"_s, versions->constFirst().coordinates.version},
                       {u"files"_s, files}};
}

} // namespace packhouse::control
