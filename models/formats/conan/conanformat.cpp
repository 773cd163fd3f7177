// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanformat.h"

#include "formats/conan/cachesave.h"
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/conan/reference.h"

#include <QUrl>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace conan {

namespace {

constexpr CapabilityRow Rows[] = {
    {"conan", true, false, true, true, false, true, "no", false, "N", "P,J,A", "oauth,basic",
     "md5,sha1", 10},
};

constexpr qint64 MaxFileSize = 3221225472; ///< bytes, 3 GiB

const QByteArray Ref = "/conans/{name}/{version}/{user}/{channel}"_ba;

/// Revisions and package ids are looked at before anything else, and every refusal is told as
/// clients print it.
template<Handler H>
Reply checked(Call &call)
{
    std::optional<Reply> malformed = malformedPath(call);
    return toldToClients(malformed ? std::move(*malformed) : H(call));
}

template<Precheck P>
std::optional<Reply> checkedEarly(const Call &call)
{
    std::optional<Reply> refused = P(call);
    return refused ? std::optional(toldToClients(std::move(*refused))) : std::nullopt;
}

/// The routes of one level. At the instance's, each reference names its project by its user.
class LevelRoutes
{
public:
    LevelRoutes(RouteTable &table, Level level) : m_table(table), m_level(level) {}

    template<Handler H>
    void add(Method method, const QByteArray &pattern, Right right, SinkFactory sink = nullptr,
             Precheck precheck = nullptr)
    {
        Route route = made(method, pattern, checked<H>, right);
        route.sink = sink;
        route.precheck = precheck;
        m_table.add(std::move(route));
    }
    template<Handler H>
    void get(const QByteArray &pattern)
    {
        add<H>(Method::Get, pattern, Right::Read);
    }
    template<Handler H>
    void del(const QByteArray &pattern)
    {
        add<H>(Method::Delete, pattern, Right::Delete);
    }
    void ping(const QByteArray &pattern)
    {
        Route route = made(Method::Get, pattern, conan::ping, Right::Read);
        route.anyone = true;
        m_table.add(std::move(route));
    }

private:
    Route made(Method method, const QByteArray &pattern, Handler handler, Right right) const
    {
        Route route;
        route.level = m_level;
        route.method = method;
        route.pattern = "packages/conan/" + pattern;
        route.handler = handler;
        route.right = right;
        if (m_level == Level::Instance && pattern.contains("{user}"))
            route.project = projectOfUser;
        return route;
    }

    RouteTable &m_table;
    Level m_level;
};

void addShared(LevelRoutes &routes)
{
    for (const QByteArray &api : {"v1"_ba, "v2"_ba}) {
        routes.ping(api + "/ping");
        routes.get<conan::authenticate>(api + "/users/authenticate");
        routes.get<conan::checkCredentials>(api + "/users/check_credentials");
        routes.get<conan::searchRecipes>(api + "/conans/search");
        routes.get<conan::searchPackages>(api + Ref + "/search");
        routes.del<conan::removeRecipe>(api + Ref);
    }
}

// protocol: v1, Conan 1 without revisions
void addFirst(LevelRoutes &routes)
{
    const QByteArray recipe = "v1" + Ref;
    for (const QByteArray &what : {recipe, recipe + "/packages/{pid}"}) {
        routes.get<conan::snapshot>(what);
        routes.get<conan::digest>(what + "/digest");
        routes.get<conan::downloadUrls>(what + "/download_urls");
        routes.add<conan::uploadUrls>(Method::Post, what + "/upload_urls", Right::Write);
        routes.add<conan::removeNamedFiles>(Method::Post, what + "/remove_files", Right::Delete);
    }
    routes.add<conan::removeNamedPackages>(Method::Post, recipe + "/packages/delete",
                                           Right::Delete);
    const QByteArray files = "v1/files/{name}/{version}/{user}/{channel}/{rrev}";
    for (const QByteArray &pattern :
         {files + "/export/{file+}", files + "/package/{pid}/{prev}/{file+}"}) {
        routes.get<conan::downloadUnrevised>(pattern);
        routes.add<conan::uploadUnrevised>(Method::Put, pattern, Right::Write, fileBody,
                                           checkedEarly<uploadUnrevisedPrecheck>);
    }
}

// protocol: v2, Conan 2 and Conan 1 with revisions
void addSecond(LevelRoutes &routes)
{
    const QByteArray recipe = "v2" + Ref;
    const QByteArray revision = recipe + "/revisions/{rrev}";
    const QByteArray package = revision + "/packages/{pid}";
    const QByteArray packageRevision = package + "/revisions/{prev}";
    routes.get<conan::latestRecipe>(recipe + "/latest");
    routes.get<conan::recipeRevisions>(recipe + "/revisions");
    routes.get<conan::searchPackages>(revision + "/search");
    routes.get<conan::latestPackage>(package + "/latest");
    routes.get<conan::packageRevisions>(package + "/revisions");
    for (const QByteArray &what : {revision, packageRevision}) {
        routes.get<conan::listFiles>(what + "/files");
        routes.get<conan::download>(what + "/files/{file+}");
        routes.add<conan::upload>(Method::Put, what + "/files/{file+}", Right::Write, fileBody,
                                  checkedEarly<uploadPrecheck>);
    }
    routes.del<conan::removeRevision>(revision);
    routes.del<conan::removePackages>(revision + "/packages");
    routes.del<conan::removePackages>(package);
    routes.del<conan::removePackages>(packageRevision);
}

} // namespace

FormatId ConanFormat::id() const
{
    return u"conan"_s;
}

QString ConanFormat::label() const
{
    return u"Conan"_s;
}

QString ConanFormat::badge() const
{
    return u"Cn"_s;
}

std::span<const CapabilityRow> ConanFormat::capabilities() const
{
    return Rows;
}

Policy ConanFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = false;
    policy.forwarding = Forwarding::Off;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

Result<Inspection> ConanFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return inspectSaved(file, fileName);
}

Result<void> ConanFormat::check(const Coordinates &coordinates) const
{
    const auto reference = Reference::fromStored(coordinates.name, coordinates.version);
    return reference ? Result<void>() : fail(reference.error());
}

Result<void> ConanFormat::complete(Publication &publication, const PackageReader &store,
                                   PackageChanges &changes) const
{
    return unpackSaved(publication, store, changes);
}

Result<void> ConanFormat::checkFileName(const QString &fileName) const
{
    const auto place = FilePlace::fromStored(fileName);
    if (!place)
        return fail(ErrorCode::InvalidFile,
                    Text::of("\"%1\" is not a file of a Conan package.", fileName.left(200)));
    return place->check();
}

std::weak_ordering ConanFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

QList<ClientTrust> ConanFormat::trust() const
{
    return {{u"conan"_s, Text::of("nobody else is trusted then"),
             u"export REQUESTS_CA_BUNDLE=\"%1\" CONAN_CACERT_PATH=\"%1\""_s}};
}

bool ConanFormat::isPrerelease(const QString &version) const
{
    return conan::isPrerelease(version);
}

void ConanFormat::routes(RouteTable &table) const
{
    for (const Level level : {Level::Project, Level::Instance}) {
        LevelRoutes routes(table, level);
        addShared(routes);
        addFirst(routes);
        addSecond(routes);
    }
}

QByteArray ConanFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    const auto reference = Reference::fromStored(coordinates.name, coordinates.version);
    const auto place = FilePlace::fromStored(file.name);
    if (!reference || !place)
        return {};
    const QByteArray name = QUrl::toPercentEncoding(place->name, "/");
    if (place->recipeRevision == NoRevision || place->packageRevision == NoRevision)
        return "packages/conan/v1/files/" + reference->path() + '/'
               + QUrl::toPercentEncoding(place->stored(), "/");
    QByteArray path = "packages/conan/v2/conans/" + reference->path() + "/revisions/"
                      + place->recipeRevision.toLatin1();
    if (place->ofPackage())
        path += "/packages/" + place->packageId.toLatin1() + "/revisions/"
                + place->packageRevision.toLatin1();
    return path + "/files/" + name;
}

} // namespace conan

std::unique_ptr<Format> make_conan();
std::unique_ptr<Format> make_conan()
{
    return std::make_unique<conan::ConanFormat>();
}

} // namespace packhouse
