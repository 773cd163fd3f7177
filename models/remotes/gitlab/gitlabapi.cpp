// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabapi.h"

#include "remotes/gitlab/gitlabdocuments.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int ScopePages = 100; // of 100 rows
constexpr int VersionPages = 50;
constexpr int FilePages = 50;
constexpr int TokenPoll = 100; // milliseconds between looks at whether to go on waiting

/// protocol: a full path is one segment of the address, its '/' encoded.
QByteArray projectPath(const QString &path)
{
    return "projects/" + QUrl::toPercentEncoding(path);
}

QByteArray packagePath(const QString &project, qint64 versionId)
{
    return projectPath(project) + "/packages/" + QByteArray::number(versionId);
}

QByteArray filesPath(const QString &project, qint64 versionId)
{
    return packagePath(project, versionId) + "/package_files?per_page=100";
}

RemotePage pageOf(const RestAnswer &answer, const QList<QJsonObject> &objects,
                  const QString &project)
{
    RemotePage page;
    page.next = answer.next;
    page.total = answer.total;
    for (const QJsonObject &object : objects) {
        RemoteVersion version = versionOf(object);
        if (version.projectPath.isEmpty())
            version.projectPath = project;
        // A group's list leaves the path out of projects that may not be seen.
        if (!version.projectPath.isEmpty() && !version.coordinates.name.isEmpty())
            page.versions.append(std::move(version));
    }
    return page;
}

Result<RemotePage> readPage(const Result<RestAnswer> &answer, const QString &host,
                            const QString &project)
{
    if (!answer)
        return fail(answer.error());
    const Result<QList<QJsonObject>> objects = objectsOf(answer->body, host);
    if (!objects)
        return fail(objects.error());
    return pageOf(*answer, *objects, project);
}

bool isUnreachable(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Certificate:
    case ErrorCode::Unauthorized:
    case ErrorCode::KeychainUnavailable:
    case ErrorCode::InvalidFile: // a page for signing in
        return true;
    default:
        return false;
    }
}

} // namespace

GitLabApi::GitLabApi(const QUrl &address, const RestLimits &limits, NetOptions net)
    : m_client(address, limits, std::move(net))
{}

void GitLabApi::onReached(Reached reached)
{
    const QMutexLocker lock(&m_mutex);
    m_reached = std::move(reached);
}

void GitLabApi::setToken(const Result<QString> &secret)
{
    const QMutexLocker lock(&m_mutex);
    if (m_tokenState == TokenState::Stopped)
        return;
    if (secret) {
        const RestToken token = RestToken::of(*secret);
        m_client.setToken(token);
        m_tokenKind = token.kind;
        m_tokenState = TokenState::Known;
    } else {
        m_tokenError = secret.error();
        m_tokenState = TokenState::Failed;
    }
    m_tokenCame.wakeAll();
}

RestToken::Kind GitLabApi::tokenKind()
{
    const QMutexLocker lock(&m_mutex);
    return m_tokenKind;
}

void GitLabApi::stop()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_tokenState = TokenState::Stopped;
        m_reached = {};
        m_tokenCame.wakeAll();
    }
    m_client.stop();
}

Result<void> GitLabApi::ready(const std::function<bool()> &cancelled)
{
    const QMutexLocker lock(&m_mutex);
    while (m_tokenState == TokenState::Awaited && !(cancelled && cancelled()))
        m_tokenCame.wait(&m_mutex, TokenPoll);
    switch (m_tokenState) {
    case TokenState::Known:
        return {};
    case TokenState::Failed:
        return fail(m_tokenError);
    case TokenState::Awaited:
    case TokenState::Stopped:
        break;
    }
    return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
}

template<typename T>
Result<T> GitLabApi::heard(Result<T> result)
{
    if (!result && result.error().code == ErrorCode::Cancelled)
        return result;
    Reached reached;
    {
        const QMutexLocker lock(&m_mutex);
        reached = m_reached;
    }
    if (reached)
        reached(!result && isUnreachable(result.error()) ? result.error().text() : Text());
    return result;
}

Result<RestAnswer> GitLabApi::call(RestRequest request)
{
    if (const Result<void> can = ready(request.cancelled); !can)
        return heard<RestAnswer>(fail(can.error()));
    return heard(m_client.send(request).result());
}

template<typename Row>
Result<QList<Row>> GitLabApi::collect(QByteArray path, int pages, Row (*row)(const QJsonObject &),
                                      AskedFor whom)
{
    QList<Row> rows;
    for (int page = 0; page < pages && !path.isEmpty(); ++page) {
        RestRequest request;
        request.path = path;
        request.somebodyWaits = whom == AskedFor::View;
        const Result<RestAnswer> answer = call(std::move(request));
        if (!answer)
            return fail(answer.error());
        const Result<QList<QJsonObject>> objects = objectsOf(answer->body, host());
        if (!objects)
            return fail(objects.error());
        // A page that is empty and yet has a next one would never end.
        if (objects->isEmpty())
            break;
        for (const QJsonObject &object : *objects)
            rows.append(row(object));
        path = answer->next;
    }
    return rows;
}

Result<QList<Scope>> GitLabApi::scopes()
{
    if (const Result<void> can = ready({}); !can)
        return heard<QList<Scope>>(fail(can.error()));
    // Without it a large registry lists every public project of the world.
    const QByteArray mine = tokenKind() == RestToken::Kind::None ? "" : "&membership=true";
    Result<QList<Scope>> groups = collect("groups?per_page=100&order_by=path&sort=asc", ScopePages,
                                          &groupOf, AskedFor::View);
    if (!groups)
        return groups;
    const Result<QList<Scope>> projects = collect(
        "projects?per_page=100&simple=true&order_by=id&sort=asc" + mine, ScopePages, &projectOf,
        AskedFor::View);
    if (!projects)
        return projects;
    groups->append(*projects);
    groups->removeIf([](const Scope &scope) { return scope.path.isEmpty(); });
    return groups;
}

Result<Scope> GitLabApi::scope(const QString &path)
{
    Result<RestAnswer> answer = fail(ErrorCode::NotFound, Text());
    for (const bool isProject : {true, false}) {
        RestRequest request;
        request.somebodyWaits = true;
        request.path = isProject ? projectPath(path) : "groups/" + QUrl::toPercentEncoding(path);
        answer = call(std::move(request));
        if (answer) {
            const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
            return isProject ? projectOf(object) : groupOf(object);
        }
        if (answer.error().code != ErrorCode::NotFound)
            break;
    }
    return fail(answer.error());
}

Result<bool> GitLabApi::mayWrite()
{
    if (const Result<void> can = ready({}); !can)
        return fail(can.error());
    if (tokenKind() != RestToken::Kind::Access)
        return tokenKind() != RestToken::Kind::None;
    RestRequest request;
    request.path = "personal_access_tokens/self";
    request.somebodyWaits = true;
    const Result<RestAnswer> answer = call(std::move(request));
    if (!answer && isUnreachable(answer.error()))
        return fail(answer.error());
    // Not every registry, and not every kind of token, can tell; then it is tried.
    const QJsonValue scopes =
        QJsonDocument::fromJson(answer ? answer->body : QByteArray()).object().value("scopes"_L1);
    return !scopes.isArray() || scopes.toArray().contains(u"api"_s);
}

QByteArray GitLabApi::versionsPath(const Scope &scope, const RemoteFilter &filter)
{
    QUrlQuery query{{u"per_page"_s, u"100"_s},
                    {u"order_by"_s, filter.orderBy},
                    {u"sort"_s, filter.descending ? u"desc"_s : u"asc"_s}};
    QByteArray path = (scope.level == Level::Group ? "groups/" : "projects/")
                      + QUrl::toPercentEncoding(scope.path) + "/packages?"
                      + query.toString(QUrl::FullyEncoded).toLatin1();
    for (const auto &[name, value] :
         {std::pair("package_type", filter.type), std::pair("package_name", filter.nameContains),
          std::pair("package_version", filter.version)}) {
        if (!value.isEmpty())
            path += QByteArray("&") + name + '=' + QUrl::toPercentEncoding(value);
    }
    return path;
}

Result<RemotePage> GitLabApi::versions(const QByteArray &path, const QString &project)
{
    RestRequest request;
    request.path = path;
    request.somebodyWaits = true;
    return readPage(call(std::move(request)), host(), project);
}

Result<QList<RemoteVersion>> GitLabApi::allVersions(const QString &project,
                                                    const RemoteFilter &filter, AskedFor whom)
{
    Scope scope;
    scope.level = Level::Project;
    scope.path = project;
    Result<QList<RemoteVersion>> rows = collect(versionsPath(scope, filter), VersionPages,
                                                &versionOf, whom);
    if (rows) {
        for (RemoteVersion &version : *rows)
            version.projectPath = project;
    }
    return rows;
}

QList<Result<RemotePage>> GitLabApi::firstPages(const QList<Scope> &projects)
{
    QList<QFuture<Result<RestAnswer>>> asked;
    for (const Scope &project : projects) {
        RestRequest request;
        request.path = versionsPath(project, {});
        request.somebodyWaits = true;
        asked.append(m_client.send(request));
    }
    QList<Result<RemotePage>> pages;
    for (qsizetype i = 0; i < asked.size(); ++i)
        pages.append(readPage(asked.at(i).result(), host(), projects.at(i).path));
    return pages;
}

Result<QList<StoredFile>> GitLabApi::files(const QString &project, qint64 versionId, AskedFor whom)
{
    return collect(filesPath(project, versionId), FilePages, &fileOf, whom);
}

QList<Result<QList<StoredFile>>> GitLabApi::firstFiles(const QString &project,
                                                       const QList<qint64> &versionIds)
{
    QList<QFuture<Result<RestAnswer>>> asked;
    for (const qint64 id : versionIds) {
        RestRequest request;
        request.path = filesPath(project, id);
        request.somebodyWaits = true;
        asked.append(m_client.send(request));
    }
    QList<Result<QList<StoredFile>>> all;
    for (const QFuture<Result<RestAnswer>> &future : std::as_const(asked)) {
        all.append(future.result().and_then([this](const RestAnswer &answer) {
            return objectsOf(answer.body, host()).map([](const QList<QJsonObject> &objects) {
                QList<StoredFile> files;
                for (const QJsonObject &object : objects)
                    files.append(fileOf(object));
                return files;
            });
        }));
    }
    return all;
}

Result<QByteArray> GitLabApi::document(const QString &project, const QByteArray &path)
{
    RestRequest request;
    request.path = projectPath(project) + '/' + path;
    request.somebodyWaits = true;
    return call(std::move(request)).map([](RestAnswer &&answer) { return answer.body; });
}

Result<void> GitLabApi::removeVersion(const QString &project, qint64 versionId)
{
    RestRequest request;
    request.method = "DELETE";
    request.path = packagePath(project, versionId);
    const Result<RestAnswer> answer = call(std::move(request));
    if (!answer)
        return fail(answer.error());
    return {};
}

Result<Text> GitLabApi::upload(const QString &project, RestRequest request)
{
    request.path = projectPath(project) + '/' + request.path;
    const Result<RestAnswer> answer = call(std::move(request));
    if (!answer)
        return fail(answer.error());
    return answer->notice.isEmpty() ? Text() : Text::foreign(answer->notice);
}

Result<Hashes> GitLabApi::download(const QString &project, RestDownload wanted)
{
    if (const Result<void> can = ready(wanted.cancelled); !can)
        return fail(can.error());
    wanted.path = projectPath(project) + '/' + wanted.path;
    return heard(m_client.download(wanted));
}

} // namespace packhouse
