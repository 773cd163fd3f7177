// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/typeroot.h"
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

constexpr quint16 ownPort = 4873;
constexpr quint16 otherPort = 4874;
const QByteArray ownHost = "127.0.0.1:4873";

FormatList spies(const FormatList &real)
{
    std::vector<std::unique_ptr<Format>> list;
    for (const auto &format : real)
        list.push_back(std::make_unique<SpyFormat>(*format));
    return FormatList(std::move(list));
}

// A package.json of left-pad 1.0.0 in a .tgz.
constexpr auto tarball =
    "H4sIAAAAAAAC/+3NuwoCMRBG4TxKmFrjRNYtfJugUbxlw2a1Ed/drDZiLSJ4vuYMfzM5rA5hG2f5WbcvXTIfplXbNI9W"
    "71VdvNzj7n0798aq+YJzGUJf35v/dJUUTlGWVo5xM0xzWMvEyiX2ZdelcfZOncrNAAAAAAAAAAAAAAAAAAB+yh11ZMw1"
    "ACgAAA==";

QByteArray publishBody()
{
    return R"({"_id":"left-pad","name":"left-pad","dist-tags":{"latest":"1.0.0"},"versions":{"1.0.0":)"
           R"({"name":"left-pad","version":"1.0.0","dist":{}}},"_attachments":{"left-pad-1.0.0.tgz":)"
           R"({"content_type":"application/octet-stream","length":142,"data":")"_ba
           + tarball + "\"}}}";
}

} // namespace

/// A registry at the root of a further port: the same as by its long path, and nothing else.
class tst_OwnRoot : public QObject
{
    Q_OBJECT

private slots:
    void K16_1_rightsAtTheRootAreThoseOfTheLongPath_data();
    void K16_1_rightsAtTheRootAreThoseOfTheLongPath();
    void K16_2_nothingElseIsReachable_data();
    void K16_2_nothingElseIsReachable();
    void K16_3_documentsSendNobodyElsewhere();
    void K16_4_twoRootsAreNotMixedUpByTheHostThatAClientSends();
    void K16_5_aGroupsRootServesFilesOfItsOwnProjectsOnly();
    void K16_6_whatIsTakenAwayAnswersNothing();

private:
    static Reply ask(TestRegistry &registry, quint16 port, QByteArrayView method,
                     const QByteArray &target, Headers headers = {}, const QByteArray &body = {})
    {
        if (port != 0 && !headers.contains("Host"))
            headers.add("Host", ownHost);
        RequestHead head = requestHead(method, target, std::move(headers), body);
        head.ownPort = port;
        return call(*registry.gateway, head, body);
    }
    static Headers bearer(const QByteArray &secret)
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Authorization", "Bearer " + secret);
        return headers;
    }
    static void give(TestRegistry &registry, quint16 port, const Scope &scope, const char *type)
    {
        const OwnAddress own{port, scope.id, QString::fromLatin1(type)};
        registry.gateway->setOwnAddresses({own});
    }
    static Reply publish(TestRegistry &registry, const Scope &project, QByteArray body)
    {
        Headers headers = bearer("owner-secret-of-the-tests");
        headers.add("Content-Type", "application/json");
        return ask(registry, 0, "PUT",
                   "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/npm/left-pad",
                   headers, body);
    }
};

void tst_OwnRoot::K16_1_rightsAtTheRootAreThoseOfTheLongPath_data()
{
    QTest::addColumn<QString>("type");
    const FormatList real;
    for (const auto &format : real)
        QTest::newRow(qPrintable(format->id())) << format->id();
}

void tst_OwnRoot::K16_1_rightsAtTheRootAreThoseOfTheLongPath()
{
    QFETCH(QString, type);
    const FormatList real;
    TestRegistry registry(spies(real));
    registry.add(u"acme"_s, Level::Group, Visibility::Private);
    registry.add(u"open"_s, Level::Group, Visibility::Public);
    registry.add(u"acme/web"_s, Level::Project, Visibility::Private);
    registry.add(u"acme/app"_s, Level::Project, Visibility::Private);
    registry.add(u"open/web"_s, Level::Project, Visibility::Public);
    QByteArrayList secrets{{}, "glpat-of-nobody", "owner-secret-of-the-tests"};
    const QList<Rights> rights{Right::Read, Right::Write, Right::Delete,
                               Right::Read | Right::Write | Right::Delete | Right::Admin};
    for (const Rights right : rights) {
        const QString name = QString::number(right.toInt());
        secrets << registry.token(u"me"_s + name, TokenKind::Personal, {}, right);
        secrets << registry.token(u"web"_s + name, TokenKind::Project, u"acme/web"_s, right);
        secrets << registry.token(u"app"_s + name, TokenKind::Project, u"acme/app"_s, right);
        secrets << registry.token(u"group"_s + name, TokenKind::Group, u"acme"_s, right);
        secrets << registry.token(u"open"_s + name, TokenKind::Group, u"open"_s, right);
        secrets << registry.token(u"deploy"_s + name, TokenKind::Deploy, u"acme"_s, right);
        secrets << registry.token(u"job"_s + name, TokenKind::Job, u"acme/web"_s, right);
    }
    const Format &format = *registry.formats.find(type);
    int compared = 0;
    for (const QString &path : {u"acme"_s, u"open"_s, u"acme/web"_s, u"open/web"_s}) {
        const Scope scope = registry.store->scope(path).value();
        const QByteArray root = typeRoot(format, scope.level);
        if (root.isEmpty())
            continue;
        registry.gateway->setOwnAddresses({{ownPort, scope.id, type}});
        RouteTable table;
        format.serving()->routes(table);
        for (const Route &route : table.routes()) {
            if (route.level != scope.level || !(route.pattern + '/').startsWith(root + '/'))
                continue;
            QByteArray below = route.pattern.mid(root.size());
            for (qsizetype open = below.indexOf('{'); open >= 0; open = below.indexOf('{'))
                below.replace(open, below.indexOf('}', open) - open + 1, "thing");
            const QByteArray longPath = (scope.level == Level::Group ? "/api/v4/groups/"
                                                                     : "/api/v4/projects/")
                                        + QByteArray::number(scope.id) + '/' + root + below;
            for (const QByteArray &secret : std::as_const(secrets)) {
                const QByteArray method = methodName(route.method);
                const Reply there = ask(registry, 0, method, longPath, bearer(secret));
                const Reply here = ask(registry, ownPort, method, below.isEmpty() ? "/" : below,
                                       bearer(secret));
                QCOMPARE(everythingOf(here), everythingOf(there));
                ++compared;
            }
        }
    }
    QVERIFY(compared > 50);
}

void tst_OwnRoot::K16_2_nothingElseIsReachable_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    const QByteArrayList targets{"/-/health",
                                 "/-/metrics",
                                 "/-/control/status",
                                 "/-/control/bearer",
                                 "/-/owner",
                                 "//-/control/status",
                                 "/api/v4/version",
                                 "/api/v4/user",
                                 "/api/v4/projects",
                                 "/api/v4/projects/PROJECT",
                                 "/api/v4/projects/PROJECT/packages",
                                 "/api/v4/projects/PROJECT/packages/1",
                                 "/api/v4/projects/PROJECT/packages/npm/left-pad",
                                 "/api/v4/projects/PROJECT/packages/generic/tool/1.0/tool",
                                 "/api/v4/projects/SECRET/packages/generic/tool/1.0/tool",
                                 "/api/v4/projects/SECRET/packages/pypi/simple/left-pad/",
                                 "/api/v4/groups/GROUP/packages",
                                 "/api/v4/packages/npm/left-pad",
                                 "/api/graphql",
                                 "/.well-known/terraform.json",
                                 "/../npm/left-pad",
                                 "/../../packages",
                                 "/..%2fnpm/left-pad",
                                 "/%2e%2e/npm/left-pad",
                                 "/%2e%2e%2fnpm%2fleft-pad",
                                 "/simple/../../npm/left-pad",
                                 "/%2fapi%2fv4%2fuser",
                                 "/api%2fv4%2fuser",
                                 "/api%2fv4/projects/PROJECT/packages",
                                 "//api/v4/user",
                                 "/./api/v4/user",
                                 "/\\..\\npm",
                                 "/simple/..;/npm/left-pad",
                                 "/packages/pypi/simple/",
                                 "/-/packages/pypi/simple/"};
    for (const char *method : {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
        for (const QByteArray &target : targets)
            QTest::newRow((QByteArray(method) + " " + target).constData())
                << QByteArray(method) << target;
    }
}

void tst_OwnRoot::K16_2_nothingElseIsReachable()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    const FormatList real;
    TestRegistry registry{spies(real)};
    const Scope group = registry.add(u"acme"_s, Level::Group, Visibility::Public);
    const Scope project = registry.add(u"acme/web"_s, Level::Project, Visibility::Public);
    const Scope secret = registry.add(u"other/secret"_s, Level::Project, Visibility::Private);
    target.replace("PROJECT", QByteArray::number(project.id));
    target.replace("SECRET", QByteArray::number(secret.id));
    target.replace("GROUP", QByteArray::number(group.id));
    SpyFormat::reached = 0;
    for (const Scope &scope : {project, group}) {
        give(registry, ownPort, scope, "pypi");
        const Reply reply = ask(registry, ownPort, method, target,
                                bearer("owner-secret-of-the-tests"));
        // 405: the path is one of the type's, asked for in another way.
        QVERIFY2(reply.status == 404 || reply.status == 400 || reply.status == 405,
                 everythingOf(reply).constData());
        QCOMPARE(SpyFormat::reached.load(), 0);
        QVERIFY(!everythingOf(reply).contains("packhouse_"));
        RequestHead head = requestHead(method, target, {});
        head.ownPort = ownPort;
        QVERIFY(!registry.gateway->isForOwner(head));
    }
}

void tst_OwnRoot::K16_3_documentsSendNobodyElsewhere()
{
    TestRegistry registry{FormatList()};
    const Scope project = registry.add(u"acme/web"_s, Level::Project, Visibility::Public);
    QCOMPARE(publish(registry, project, publishBody()).status, 200);
    for (const QString &path : {u"acme/web"_s, u"acme"_s}) {
        give(registry, ownPort, registry.store->scope(path).value(), "npm");
        const QByteArray document = bodyOf(ask(registry, ownPort, "GET", "/left-pad"));
        QVERIFY(document.contains("\"http://127.0.0.1:4873/left-pad/-/left-pad-1.0.0.tgz\""));
        QVERIFY(!document.contains("/api/v4"));
        QCOMPARE(bodyOf(ask(registry, ownPort, "GET", "/left-pad/-/left-pad-1.0.0.tgz")),
                 QByteArray::fromBase64(tarball));
        const QByteArray found = bodyOf(ask(registry, ownPort, "GET", "/-/v1/search?text=left"));
        QVERIFY(found.contains("left-pad"));
        QVERIFY(!found.contains("/api/v4"));
        // The long path says what it said.
        const QByteArray before = bodyOf(
            ask(registry, 0, "GET",
                "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/npm/left-pad"));
        QVERIFY(before.contains("/packages/npm/left-pad/-/left-pad-1.0.0.tgz\""));
    }
    give(registry, ownPort, project, "nuget");
    const QByteArray index = bodyOf(ask(registry, ownPort, "GET", "/index.json"));
    QVERIFY(index.contains("\"http://127.0.0.1:4873/query\""));
    QVERIFY(!index.contains("/api/v4"));
    give(registry, ownPort, registry.store->scope(u"acme"_s).value(), "composer");
    const Reply root = ask(registry, ownPort, "GET", "/packages.json");
    QCOMPARE(root.status, 200);
    QVERIFY(!bodyOf(root).contains("api"));
}

void tst_OwnRoot::K16_4_twoRootsAreNotMixedUpByTheHostThatAClientSends()
{
    TestRegistry registry{FormatList()};
    const Scope one = registry.add(u"acme/one"_s, Level::Project, Visibility::Public);
    const Scope two = registry.add(u"other/two"_s, Level::Project, Visibility::Public);
    QByteArray second = publishBody();
    second.replace(R"("dist":{})", R"("description":"of the other","dist":{})");
    QCOMPARE(publish(registry, one, publishBody()).status, 200);
    QCOMPARE(publish(registry, two, second).status, 200);
    registry.gateway->setOwnAddresses({{ownPort, one.id, u"npm"_s}, {otherPort, two.id, u"npm"_s}});
    for (int i = 0; i < 2; ++i) { // the second time out of what is kept
        QVERIFY(!bodyOf(ask(registry, ownPort, "GET", "/left-pad")).contains("of the other"));
        QVERIFY(bodyOf(ask(registry, otherPort, "GET", "/left-pad")).contains("of the other"));
    }
    // Nor is what was kept of a port given out when it is somebody else's.
    registry.gateway->setOwnAddresses({{ownPort, two.id, u"npm"_s}});
    QVERIFY(bodyOf(ask(registry, ownPort, "GET", "/left-pad")).contains("of the other"));
    // At the main address that is no path, whatever the Host.
    Headers headers;
    headers.add("Host", ownHost);
    QCOMPARE(ask(registry, 0, "GET", "/left-pad", headers).status, 404);
}

void tst_OwnRoot::K16_5_aGroupsRootServesFilesOfItsOwnProjectsOnly()
{
    const FormatList real;
    TestRegistry registry{spies(real)};
    const Scope group = registry.add(u"acme"_s, Level::Group, Visibility::Public);
    const Scope open = registry.add(u"acme/open"_s, Level::Project, Visibility::Public);
    const Scope closed = registry.add(u"acme/closed"_s, Level::Project, Visibility::Private);
    const Scope other = registry.add(u"other/web"_s, Level::Project, Visibility::Public);
    give(registry, ownPort, group, "composer");
    const auto archive = [&](quint16 port, ScopeId project) {
        return ask(registry, port, "GET",
                   "/api/v4/projects/" + QByteArray::number(project)
                       + "/packages/composer/archives/acme/tool.zip");
    };
    QCOMPARE(archive(ownPort, open.id).status, 200);
    // What may not be read, what is not in the group and what is nowhere look alike.
    const QByteArray hidden = everythingOf(archive(ownPort, closed.id));
    QVERIFY(!hidden.contains("reached"));
    QCOMPARE(everythingOf(archive(ownPort, other.id)), hidden);
    QCOMPARE(everythingOf(archive(ownPort, 12'345)), hidden);
    QCOMPARE(archive(0, other.id).status, 200);
    // A project's own root has its files below it; that is a path of a vendor "api" there.
    give(registry, ownPort, open, "composer");
    QVERIFY(!everythingOf(archive(ownPort, open.id)).contains("reached"));
    QCOMPARE(ask(registry, ownPort, "GET", "/archives/acme/tool.zip").status, 200);
}

void tst_OwnRoot::K16_6_whatIsTakenAwayAnswersNothing()
{
    TestRegistry registry{FormatList()};
    const Scope project = registry.add(u"acme/web"_s, Level::Project, Visibility::Public);
    QCOMPARE(publish(registry, project, publishBody()).status, 200);
    give(registry, ownPort, project, "npm");
    QCOMPARE(ask(registry, ownPort, "GET", "/left-pad").status, 200);
    registry.gateway->setOwnAddresses({});
    QCOMPARE(ask(registry, ownPort, "GET", "/left-pad").status, 404);
    QCOMPARE(ask(registry, ownPort, "GET", "/-/health").status, 404);
    QCOMPARE(ask(registry, ownPort, "GET", "/api/v4/projects").status, 404);
}

QTEST_GUILESS_MAIN(tst_OwnRoot)
#include "tst_ownroot.moc"
