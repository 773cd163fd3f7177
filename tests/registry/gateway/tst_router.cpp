// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/router.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Values = QMap<QByteArray, QString>;

class tst_Router : public QObject
{
    Q_OBJECT

private slots:
    void G1_hostilePathsAreRefused_data();
    void G1_hostilePathsAreRefused();
    void I12_aPathIsDecodedOnce();
    void queries();
    void patterns_data();
    void patterns();
    void theFirstMatchWins();
    void otherMethodsAreNamed();
    void levels();
    void W6_doubledSlashes_data();
    void W6_doubledSlashes();
    void W6_anIdIsNeverEmpty();
};

namespace {

Router routerWith(const QByteArrayList &patterns, Root root = Root::Project)
{
    Router router;
    for (const QByteArray &pattern : patterns)
        router.add(Endpoint{root, Method::Get, pattern, nullptr});
    return router;
}

QByteArray found(const Router &router, Method method, const QByteArray &target)
{
    const auto match = router.find(method, RawPath::parse(target).value());
    return match.endpoint ? match.endpoint->pattern : "-"_ba;
}

} // namespace

void tst_Router::G1_hostilePathsAreRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    const QByteArrayList hostile{"",
                                 "api",
                                 "/..",
                                 "/.",
                                 "/a/../b",
                                 "/a/./b",
                                 "/api/v4/projects//a",
                                 "//api//v4//groups///-/packages",
                                 "/api/v4/group//packages",
                                 "/a/%2e%2e/b",
                                 "/a/%2E./b",
                                 "/a/.%2e",
                                 "/a/..%2f..%2fetc%2fpasswd",
                                 "/a/%2fetc%2fpasswd",
                                 "/a/x%2f..%2fy",
                                 "/a/x%2f%2fy",
                                 "/a/x%2f",
                                 "/a/..%5c..%5cx",
                                 "/a/x%5cy",
                                 "/a/x\\y",
                                 "/a/x%00",
                                 "/a/%00",
                                 "/a/x%0d%0aSet-Cookie:1",
                                 "/a/x%7f",
                                 "/a/%",
                                 "/a/%2",
                                 "/a/%zz",
                                 "/a/%u002e",
                                 "/a/%c0%ae%c0%ae",
                                 "/a/%c0%af",
                                 "/a/%e0%80%af",
                                 "/a/%ff",
                                 "/a/%ed%a0%80",
                                 "/a#b",
                                 "/a/%2e%2e%00.tgz",
                                 "/a?%zz=1",
                                 "/a?x=%",
                                 "/a?x=%00",
                                 "/a?x=%ff"};
    for (const QByteArray &target : hostile)
        QTest::addRow("'%s'", target.constData()) << target;
    QTest::newRow("very many segments") << "/a"_ba.repeated(200);
    QTest::newRow("very many parameters") << "/a?" + "b=1&"_ba.repeated(500);
}

void tst_Router::G1_hostilePathsAreRefused()
{
    QFETCH(QByteArray, target);
    QVERIFY(!RawPath::parse(target));
}

void tst_Router::I12_aPathIsDecodedOnce()
{
    const auto path = RawPath::parse("/api/%2540acme%252fweb/a%2Bb/a+b/%E2%82%AC/..a/a..").value();
    QStringList texts;
    for (const PathSegment &segment : path.segments)
        texts.append(segment.text);
    QCOMPARE(texts, QStringList({u"api"_s, u"%40acme%2fweb"_s, u"a+b"_s, u"a+b"_s, u"€"_s, u"..a"_s,
                                 u"a.."_s}));
    QCOMPARE(path.prefix(2), "/api/%2540acme%252fweb"_ba);
    const QString mark = RawPath::parse("/%EF%BB%BFx").value().segments.front().text;
    QCOMPARE(mark.size(), 2); // a byte order mark does not vanish
}

void tst_Router::queries()
{
    const auto path = RawPath::parse("/a?x=1&y=a+b%2Bc&x=2&&flag&e=").value();
    const QueryPairs expected{{u"x"_s, u"1"_s},
                              {u"y"_s, u"a b+c"_s},
                              {u"x"_s, u"2"_s},
                              {u"flag"_s, u""_s},
                              {u"e"_s, u""_s}};
    QCOMPARE(path.query, expected);
}

void tst_Router::patterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<Values>("values");
    const auto yes = [](const char *pattern, const char *path, const Values &values) {
        QTest::addRow("%s %s", pattern, path)
            << QByteArray(pattern) << QByteArray(path) << true << values;
    };
    const auto no = [](const char *pattern, const char *path) {
        QTest::addRow("not %s %s", pattern, path)
            << QByteArray(pattern) << QByteArray(path) << false << Values();
    };
    yes("npm/{name}", "npm/a", {{"name", u"a"_s}});
    yes("npm/{name}", "npm/@a%2fb", {{"name", u"@a/b"_s}});
    yes("%6epm/x", "%6epm/x", {});
    yes("npm/{name+}/-/{file}", "npm/@a/b/-/b-1.tgz",
        {{"name", u"@a/b"_s}, {"file", u"b-1.tgz"_s}});
    yes("npm/{name+}/-/{file+}", "npm/a/-/@a/b.tgz", {{"name", u"a"_s}, {"file", u"@a/b.tgz"_s}});
    yes("{path+}/{a}/{b}", "1/2/3/4", {{"path", u"1/2"_s}, {"a", u"3"_s}, {"b", u"4"_s}});
    yes("simple/{name}/", "simple/a/", {{"name", u"a"_s}});
    yes("simple/{name}/", "simple/a", {{"name", u"a"_s}});
    no("simple/{name}", "simple/a/");
    no("npm/{name}", "npm");
    no("npm/{name}", "npm/a/b");
    no("npm/{name+}/-/{file}", "npm/-/b.tgz");
    no("npm/x", "npm%2fx");
    no("npm/x", "NPM/x");
}

void tst_Router::patterns()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, path);
    QFETCH(Values, values);
    if (pattern.startsWith('%'))
        pattern = "npm/x"; // literal segments are compared decoded
    const Router router = routerWith({pattern});
    const auto match = router.find(Method::Get,
                                   RawPath::parse("/api/v4/projects/7/" + path).value());
    QTEST(match.endpoint != nullptr, "matches");
    QCOMPARE(match.path, values);
}

void tst_Router::theFirstMatchWins()
{
    const Router router = routerWith(
        {"npm/-/ping", "npm/{name}/-/{file}", "npm/{name+}", "{any+}"});
    const QByteArray base = "/api/v4/projects/7/";
    QCOMPARE(found(router, Method::Get, base + "npm/-/ping"), "npm/-/ping"_ba);
    QCOMPARE(found(router, Method::Get, base + "npm/a/-/b"), "npm/{name}/-/{file}"_ba);
    QCOMPARE(found(router, Method::Get, base + "npm/a/b"), "npm/{name+}"_ba);
    QCOMPARE(found(router, Method::Get, base + "x"), "{any+}"_ba);
    QCOMPARE(found(router, Method::Head, base + "x"), "{any+}"_ba);
    QCOMPARE(found(router, Method::Get, "/api/v4/projects/7"), "-"_ba);
}

void tst_Router::otherMethodsAreNamed()
{
    Router router;
    router.add(Endpoint{Root::Instance, Method::Get, "a/{b}", nullptr});
    router.add(Endpoint{Root::Instance, Method::Delete, "a/{b}", nullptr});
    const auto match = router.find(Method::Put, RawPath::parse("/api/v4/a/x").value());
    QVERIFY(!match.endpoint);
    QCOMPARE(match.allow, "GET, HEAD, DELETE"_ba);
    QCOMPARE(router.find(Method::Put, RawPath::parse("/api/v4/b").value()).allow, QByteArray());
}

void tst_Router::levels()
{
    Router router = routerWith({"x"});
    router.add(Endpoint{Root::Group, Method::Get, "x", nullptr});
    router.add(Endpoint{Root::Instance, Method::Get, "projects", nullptr});
    router.add(Endpoint{Root::Server, Method::Get, "-/health", nullptr});
    const auto project = router.find(Method::Get,
                                     RawPath::parse("/api/v4/projects/a%2Fb/x").value());
    QCOMPARE(int(project.endpoint->root), int(Root::Project));
    QCOMPARE(project.scopeId, u"a/b"_s);
    QCOMPARE(project.prefix, "/api/v4/projects/a%2Fb"_ba);
    const auto group = router.find(Method::Get, RawPath::parse("/api/v4/groups/7/x").value());
    QCOMPARE(int(group.endpoint->root), int(Root::Group));
    QCOMPARE(found(router, Method::Get, "/api/v4/projects"), "projects"_ba);
    QCOMPARE(found(router, Method::Get, "/-/health"), "-/health"_ba);
    QCOMPARE(found(router, Method::Get, "/api/v3/projects"), "-"_ba);
    QCOMPARE(found(router, Method::Get, "/"), "-"_ba);
}

void tst_Router::W6_doubledSlashes_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("plain"); // means the same; empty: it means nothing
    const auto row = [](const char *pattern, const char *path, const char *plain) {
        QTest::addRow("%s %s", pattern, path)
            << QByteArray(pattern) << QByteArray(path) << QByteArray(plain);
    };
    row("gems/api/v1/gems", "gems//api/v1/gems", "gems/api/v1/gems");
    row("gems/api/v1/gems", "/gems///api//v1////gems", "gems/api/v1/gems");
    row("pypi/", "pypi//", "pypi/");
    row("pypi/", "pypi///", "pypi");
    row("simple/{name}/", "//simple/a//", "simple/a/");
    row("npm/{name+}", "npm//a", "npm/a");
    row("npm/{name+}", "npm///@a/b", "npm/@a/b");
    row("npm/{name+}/-/{file+}", "npm//@a/b//-/b.tgz", "npm/@a/b/-/b.tgz");
    row("maven/{path+}", "maven//com/acme/x.jar", "maven/com/acme/x.jar");
    row("v1/{a}/{b}/file", "v1//x/y//file", "v1/x/y/file");
    row("debian/{file}", "debian//a.deb", "debian/a.deb");
    // Something may be missing, and what is behind it would move up.
    row("generic/{name}/{version}/{file+}", "generic//1.0/folder/file", "");
    row("generic/{name}/{version}/{file+}", "generic/a//folder/file", "");
    row("generic/{name}/{version}/{file+}", "generic/a/1.0//file", "");
    row("generic/{name}/{version}/{file+}", "generic/a/1.0/folder//file", "");
    row("maven/{path+}", "maven/com//acme/x.jar", "");
    row("npm/{name+}", "npm/@a//b", "");
    row("npm/{name+}/-/{file+}", "npm/a/-//b.tgz", "");
    row("npm/{name+}/-/{file+}", "npm//-/b.tgz", "");
    row("dists/{dist}/{path+}", "dists//main/binary/Packages", "");
    row("v1/{a}/{b}/file", "v1/x//y/file", "");
    row("v1/{a}/{b}/file", "v1//y/file", "");
    row("{id}/files", "//files", "");
}

void tst_Router::W6_doubledSlashes()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, plain);
    const Router router = routerWith({pattern});
    for (const char *prefix :
         {"/api/v4/projects/7/", "//api/v4/projects/7/", "/api//v4///projects/7/"}) {
        const RawPath doubled = RawPath::parse(prefix + path + "?x=//a").value();
        const auto match = router.find(Method::Get, doubled);
        QCOMPARE(match.endpoint != nullptr, !plain.isEmpty());
        if (!match.endpoint) {
            QVERIFY(doubled.hasEmptyPart());
            continue;
        }
        QCOMPARE(match.prefix, "/api/v4/projects/7"_ba);
        QCOMPARE(match.scopeId, u"7"_s);
        const auto same = router.find(Method::Get,
                                      RawPath::parse("/api/v4/projects/7/" + plain).value());
        QCOMPARE(match.path, same.path);
        QCOMPARE(doubled.query, QueryPairs({{u"x"_s, u"//a"_s}}));
    }
}

void tst_Router::W6_anIdIsNeverEmpty()
{
    const auto refused = RawPath::parse("/api/v4/projects//packages/npm/x");
    QVERIFY(!refused);
    QVERIFY(english(refused.error().what).endsWith(u'.')
            && english(refused.error().what).contains(u"two '/'"));
    QVERIFY(english(refused.error().remedy).endsWith(u'.'));
}

QTEST_GUILESS_MAIN(tst_Router)
#include "tst_router.moc"
