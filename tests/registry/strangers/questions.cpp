// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "questions.h"

#include "formats/serving.h"
#include "registry/gateway/endpoint.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::test {

static constexpr auto graphQuery =
    "{\"query\":\"{ group(fullPath: \\\"acme\\\") { packages { count nodes { name } } } }\"}";

Questions::Questions(StrangersWorld &world, quint32 seed) : m_world(world), m_random(seed)
{
    for (const auto &format : world.formats()) {
        if (!format->serving())
            continue;
        RouteTable table;
        format->serving()->routes(table);
        m_routes.emplace_back(format->id(), table.routes());
    }
}

Question Questions::next()
{
    const QByteArray who = pick({"anonymous", "stranger"});
    if (m_random.bounded(6) == 0)
        return ofTheApi(who);
    const auto &[type, routes] = m_routes[size_t(m_random.bounded(int(m_routes.size())))];
    const Route &route = routes[size_t(m_random.bounded(int(routes.size())))];
    const QByteArray word = pick({"secret", "secret", "secret", seedWord(type), "nobody"});
    Question one{type, who, methodName(route.method), prefixOf(type, route)};
    // What a stranger publishes in his own project changes what comes after; see below.
    if (one.method != "GET" && one.target.contains(ownProject()))
        one.who = "anonymous";
    const QByteArrayList segments = route.pattern.split('/');
    const Parts parts = partsOf(type, word);
    QByteArrayList filled;
    for (const QByteArray &segment : segments)
        filled << fill(segment, parts);
    one.target += filled.join('/') + queryOf(type, word);
    if (m_random.bounded(3) == 0)
        one.headers << std::pair("Accept"_ba,
                                 pick({"application/vnd.npm.install-v1+json",
                                       "application/vnd.pypi.simple.v1+json", "text/html"}));
    if (m_random.bounded(8) == 0)
        one.headers << std::pair("npm-command"_ba, pick({"publish", "install"}));
    if (one.method != "GET" && one.method != "DELETE")
        one.body = pick({"{}", "x"});
    return one;
}

QByteArray Questions::fill(QByteArray segment, const Parts &parts)
{
    for (qsizetype at = segment.indexOf('{'); at >= 0; at = segment.indexOf('{', at)) {
        const qsizetype end = segment.indexOf('}', at);
        QByteArray name = segment.sliced(at + 1, end - at - 1);
        if (name.endsWith('+'))
            name.chop(1);
        const QByteArrayList values = parts.value(name);
        const QByteArray value = values.isEmpty() ? QByteArray::number(m_random.bounded(1, 40))
                                                  : pick(values);
        segment.replace(at, end - at + 1, value);
        at += value.size();
    }
    return segment;
}

QByteArray Questions::queryOf(const QString &type, const QByteArray &word)
{
    const QByteArray name = QUrl::toPercentEncoding(nameOf(type, word));
    return pick({"", "", "", "?q=" + word, "?q=" + name, "?text=" + word, "?id='" + name + "'",
                 "?searchTerm='" + name + "'", "?gems=" + name, "?prerelease=true&take=1000"});
}

QByteArray Questions::numbered(const QByteArray &root, const QString &path)
{
    return root + QByteArray::number(m_world.scope(path).id) + '/';
}

QByteArray Questions::prefixOf(const QString &type, const Route &route)
{
    if (route.atRoot)
        return "/";
    if (route.level == Level::Instance)
        return "/api/v4/";
    if (route.level == Level::Group)
        return numbered("/api/v4/groups/",
                        QString::fromLatin1(pick({"acme", "open", "evil", "com", "com/acme"})))
               + "-/";
    const QByteArray secret = StrangersWorld::secretProject(type).toLatin1();
    return numbered("/api/v4/projects/",
                    QString::fromLatin1(pick({"acme/open", "open/lib", "evil/box", secret})));
}

Question Questions::ofTheApi(const QByteArray &who)
{
    const QByteArray project = QByteArray::number(
        m_world
            .scope(
                QString::fromLatin1(pick({"acme/open", "acme/web", "evil/box", "com/acme/widget"})))
            .id);
    const QByteArray group = QByteArray::number(
        m_world.scope(QString::fromLatin1(pick({"acme", "open", "evil", "com"}))).id);
    const QByteArray filter = pick(
        {"", "?package_name=secret", "?search=secret", "?order_by=name&sort=desc", "?per_page=1"});
    if (m_random.bounded(6) == 0)
        return {u"npm"_s,
                who,
                "POST",
                "/api/graphql",
                {{"Content-Type", "application/json"}},
                QByteArray(graphQuery)};
    const QByteArray id = QByteArray::number(m_random.bounded(1, 60));
    return {
        u"npm"_s, who, "GET",
        pick({"/api/v4/projects" + filter, "/api/v4/groups" + filter, "/api/v4/projects/" + project,
              "/api/v4/groups/" + group, "/api/v4/groups/" + group + "/projects",
              "/api/v4/projects/" + project + "/packages" + filter,
              "/api/v4/groups/" + group + "/packages" + filter,
              "/api/v4/projects/" + project + "/packages/" + id,
              "/api/v4/projects/" + project + "/packages/" + id + "/package_files", "/-/metrics"})};
}

} // namespace packhouse::test
