// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"
#include "registry/store/store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// Types of the reference that may be asked for though there are no such packages here.
constexpr std::array<const char *, 2> OtherTypes{"rpm", "ml_model"};

struct StatusName
{
    Status status;
    const char *name;
};
constexpr std::array<StatusName, 6> Statuses{{{Status::Default, "default"},
                                              {Status::Hidden, "hidden"},
                                              {Status::Processing, "processing"},
                                              {Status::Error, "error"},
                                              {Status::Deleted, "pending_destruction"},
                                              {Status::Deprecated, "deprecated"}}};

QString statusName(Status status)
{
    const auto found = std::find_if(Statuses.begin(), Statuses.end(),
                                    [&](const StatusName &name) { return name.status == status; });
    return QString::fromLatin1(found->name);
}

bool hasDetails(const StoredVersion &version)
{
    return version.status == Status::Default || version.status == Status::Deprecated;
}

QJsonArray tagValues(const StoredVersion &version)
{
    QJsonArray tags;
    for (const QString &tag : version.tags) {
        tags.append(QJsonObject{{u"package_id"_s, version.id},
                                {u"name"_s, tag},
                                {u"created_at"_s, timeText(version.created)},
                                {u"updated_at"_s, timeText(version.created)}});
    }
    return tags;
}

QJsonValue versionValue(const StoredVersion &version)
{
    const QString &text = version.coordinates.version;
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject packageValue(const StoredVersion &version, const Scope &project, const Call &call)
{
    QJsonObject links;
    const QString id = QString::number(version.id);
    if (hasDetails(version))
        links.insert(u"web_path"_s, u"/%1/-/packages/%2"_s.arg(project.path, id));
    if (call.caller.may(Right::Delete, project)) {
        links.insert(u"delete_api_path"_s,
                     u"%1/api/v4/projects/%2/packages/%3"_s.arg(QString::fromUtf8(call.baseUrl),
                                                                QString::number(project.id), id));
    }
    QJsonObject object{{u"id"_s, version.id},
                       {u"name"_s, version.coordinates.name},
                       {u"version"_s, versionValue(version)},
                       {u"package_type"_s, version.coordinates.type},
                       {u"status"_s, statusName(version.status)},
                       {u"_links"_s, links},
                       {u"created_at"_s, timeText(version.created)},
                       {u"last_downloaded_at"_s, timeValue(version.lastDownloaded)},
                       {u"tags"_s, tagValues(version)}};
    if (call.scope.level == Level::Group) {
        object.insert(u"project_id"_s, project.id);
        object.insert(u"project_path"_s, project.path);
    }
    return object;
}

QJsonValue hexValue(const QByteArray &hash)
{
    return hash.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(hash.toHex()));
}

QJsonObject fileValue(const StoredFile &file)
{
    return {{u"id"_s, file.id},
            {u"package_id"_s, file.versionId},
            {u"created_at"_s, timeText(file.created)},
            {u"file_name"_s, file.name},
            {u"size"_s, file.size},
            {u"file_md5"_s, hexValue(file.hashes.md5)},
            {u"file_sha1"_s, hexValue(file.hashes.sha1)},
            {u"file_sha256"_s, hexValue(file.hashes.sha256)}};
}

// An empty field: all is well and the query holds it.
QString readFilters(const Store &store, const Call &call, PackageListQuery &query)
{
    const auto oneOf = [&](const QString &name, const QStringList &values) {
        const QString value = call.queryValue(name);
        return value.isNull() || values.contains(value);
    };
    QStringList orders{u"created_at"_s, u"name"_s, u"version"_s, u"type"_s};
    if (call.scope.level == Level::Group)
        orders.append(u"project_path"_s);
    if (!oneOf(u"order_by"_s, orders))
        return u"order_by"_s;
    if (!oneOf(u"sort"_s, {u"asc"_s, u"desc"_s}))
        return u"sort"_s;
    query.type = call.queryValue(u"package_type");
    const bool isOther = std::any_of(OtherTypes.begin(), OtherTypes.end(), [&](const char *type) {
        return query.type == QLatin1StringView(type);
    });
    if (!query.type.isNull() && !isOther && !store.formats().find(query.type))
        return u"package_type"_s;
    if (const QString status = call.queryValue(u"status"); !status.isNull()) {
        const auto found = std::find_if(
            Statuses.begin(), Statuses.end(),
            [&](const StatusName &name) { return status == QLatin1StringView(name.name); });
        if (found == Statuses.end())
            return u"status"_s;
        query.status = found->status;
    }
    for (const auto &[name, target] :
         {std::pair(u"include_versionless"_s, &query.includeVersionless),
          std::pair(u"exclude_subgroups"_s, &query.excludeSubgroups)}) {
        if (!oneOf(name, {u"true"_s, u"false"_s, u"1"_s, u"0"_s}))
            return name;
        const QString value = call.queryValue(name);
        *target = value == u"true" || value == u"1";
    }
    if (const QString order = call.queryValue(u"order_by"); !order.isNull())
        query.orderBy = order;
    query.ascending = call.queryValue(u"sort") == u"asc" || call.queryValue(u"sort").isNull();
    query.nameContains = call.queryValue(u"package_name");
    if (const QString version = call.queryValue(u"package_version"); !version.isEmpty())
        query.version = version;
    return {};
}

Reply packagesOf(const Store &store, const Call &call)
{
    const auto page = PageRequest::of(call);
    if (!page)
        return page.error();
    PackageListQuery query;
    query.at = call.scope;
    query.caller = call.caller;
    query.page = page->page;
    query.perPage = page->perPage;
    if (const QString field = readFilters(store, call, query); !field.isEmpty())
        return invalidParameter(field, u"does not have a valid value"_s);
    const Result<PackageListPage> found = store.list(query);
    if (!found)
        return Reply::error(found.error());
    QJsonArray rows;
    for (const StoredVersion &version : found->rows) {
        const Result<Scope> project = store.scope(version.project);
        if (project)
            rows.append(packageValue(version, *project, call));
    }
    Reply reply = Reply::json(rows);
    addPageHeaders(reply, call, "/packages", *page, found->total);
    return reply;
}

tl::expected<StoredVersion, Reply> packageOf(const Store &store, const Call &call)
{
    const auto missing = [] {
        return tl::unexpected(
            Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s));
    };
    bool isNumber = false;
    const qint64 id = call.param("package_id").toLongLong(&isNumber);
    if (!isNumber)
        return missing();
    Result<StoredVersion> version = store.storedVersion(id, call.scope.id);
    if (!version && version.error().code != ErrorCode::NotFound)
        return tl::unexpected(Reply::error(version.error()));
    if (!version || version->status == Status::Processing)
        return missing();
    return std::move(*version);
}

QJsonArray otherVersions(const Store &store, const Call &call, const StoredVersion &version)
{
    QJsonArray result;
    Result<QList<StoredVersion>> all = store.versions(call.scope, version.coordinates.type,
                                                      version.canonicalName);
    if (!all)
        return result;
    std::sort(all->begin(), all->end(), [](const StoredVersion &a, const StoredVersion &b) {
        return a.coordinates.version < b.coordinates.version;
    });
    for (const StoredVersion &other : std::as_const(*all)) {
        if (other.id == version.id || other.status == Status::Hidden)
            continue;
        result.append(QJsonObject{{u"id"_s, other.id},
                                  {u"version"_s, versionValue(other)},
                                  {u"created_at"_s, timeText(other.created)},
                                  {u"tags"_s, tagValues(other)}});
    }
    return result;
}

Reply onePackage(const Store &store, const Call &call)
{
    const auto version = packageOf(store, call);
    if (!version)
        return version.error();
    if (!hasDetails(*version))
        return Reply::error(404, u"Package not found"_s);
    QJsonObject object = packageValue(*version, call.scope, call);
    object.insert(u"versions"_s, otherVersions(store, call, *version));
    return Reply::json(object);
}

Reply packageFiles(const Store &store, const Call &call)
{
    const auto page = PageRequest::of(call);
    if (!page)
        return page.error();
    const auto version = packageOf(store, call);
    if (!version)
        return version.error();
    QJsonArray rows;
    const qint64 first = qint64(page->page - 1) * page->perPage;
    for (qint64 i = first; i < first + page->perPage && i < version->files.size(); ++i)
        rows.append(fileValue(version->files.at(i)));
    Reply reply = Reply::json(rows);
    addPageHeaders(reply, call, "/packages/" + QByteArray::number(version->id) + "/package_files",
                   *page, version->files.size());
    return reply;
}

Reply pipelines(const Store &store, const Call &call)
{
    const auto version = packageOf(store, call);
    // Nothing here is built by a pipeline, and a keyset list of one page has no Link header.
    return version ? Reply::json(QJsonArray()) : version.error();
}

bool changedSince(const Call &call, const StoredVersion &version)
{
    QByteArray text = call.headers.value("If-Unmodified-Since");
    text.replace("GMT", "+0000"); // the one zone of HTTP dates, in a spelling that Qt reads
    if (text.isEmpty())
        return false;
    const QDateTime since = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
    QDateTime changed = version.created;
    for (const StoredFile &file : version.files)
        changed = std::max(changed, file.created);
    // HTTP dates have no fractions of a second.
    return since.isValid() && changed.toSecsSinceEpoch() > since.toSecsSinceEpoch();
}

Reply removed(const Result<void> &result, const QString &protectedText)
{
    if (result)
        return Reply::empty(204);
    if (result.error().code == ErrorCode::Protected)
        return Reply::error(403, u"403 Forbidden - "_s + protectedText, callerText(result.error()));
    if (result.error().code == ErrorCode::NotFound)
        return Reply::error(404, u"404 Not found"_s);
    return Reply::error(result.error());
}

Reply deletePackage(const Store &store, const Call &call)
{
    const auto version = packageOf(store, call);
    if (!version)
        return version.error();
    if (changedSince(call, *version))
        return Reply::error(412, u"412 Precondition Failed"_s);
    return removed(call.changes.removeVersion(version->id, call.caller),
                   u"Package is deletion protected."_s);
}

Reply deleteFile(const Store &store, const Call &call)
{
    const auto version = packageOf(store, call);
    if (!version)
        return version.error();
    const qint64 id = call.param("package_file_id").toLongLong();
    const bool holds = std::any_of(version->files.begin(), version->files.end(),
                                   [&](const StoredFile &file) { return file.id == id; });
    if (!holds)
        return Reply::error(404, u"404 Package File Not Found"_s);
    if (changedSince(call, *version))
        return Reply::error(412, u"412 Precondition Failed"_s);
    return removed(call.changes.removeFile(id, call.caller), u"Package is deletion protected."_s);
}

} // namespace

void addPackageEndpoints(Router &router, const Store &store)
{
    constexpr TokenKinds projectKinds = AccessTokens | bit(TokenKind::Job);
    const auto add = [&](Root root, Method method, QByteArray pattern, auto handler) {
        Endpoint endpoint{root, method, std::move(pattern),
                          [&store, handler](Call &call) { return handler(store, call); }};
        endpoint.right = method == Method::Delete ? Right::Delete : Right::Read;
        endpoint.kinds = root == Root::Project ? projectKinds : AccessTokens;
        endpoint.hidden = true;
        router.add(std::move(endpoint));
    };
    add(Root::Project, Method::Get, "packages", &packagesOf);
    add(Root::Group, Method::Get, "packages", &packagesOf);
    add(Root::Project, Method::Get, "packages/{package_id}", &onePackage);
    add(Root::Project, Method::Delete, "packages/{package_id}", &deletePackage);
    add(Root::Project, Method::Get, "packages/{package_id}/package_files", &packageFiles);
    add(Root::Project, Method::Delete, "packages/{package_id}/package_files/{package_file_id}",
        &deleteFile);
    add(Root::Project, Method::Get, "packages/{package_id}/pipelines", &pipelines);
}

} // namespace packhouse
