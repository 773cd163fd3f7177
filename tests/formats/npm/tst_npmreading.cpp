// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "npmregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestNpmReading : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NpmRegistry>(); }
    void cleanup() { m.reset(); }

    void allSpellingsOfANameAreOne();
    void bothDocumentsAreServed();
    void oneVersionIsServed();
    void D10_unchangedDocumentsAreNotSentAgain();
    void tarballsComeUnderTheAddressAskedFor();
    void downloadsAreCounted();
    void D9_groupShowsAPublishAtOnce();
    void D13_publishAfterAMissShowsAtOnce();
    void groupsJoinTheirProjects();
    void H7_groupsShowWhatTheCallerMaySee();
    void instanceTakesScopesOfItsGroups();
    void pingAndWhoami();
    void search();
    void V3_auditAsksWithoutNamesOfOurs();
    void I10_whatWasOursIsNeverForwarded();
    void publishNeverAsksUpstream();
    void missingIsForwarded();
    void pathsThatEscape_data();
    void pathsThatEscape();

private:
    std::unique_ptr<NpmRegistry> m;
};

void TestNpmReading::allSpellingsOfANameAreOne()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.name = u"plain"_s}).status, 200);
    const QByteArray at = m->at(m->web);
    for (const char *name :
         {"@acme%2fwidget", "@acme%2Fwidget", "@acme/widget", "%40acme%2fwidget", "plain"}) {
        QCOMPARE(m->get(at + name).status, 200);
        QCOMPARE(m->get(at + "-/package/" + name + "/dist-tags").status, 200);
    }
    QCOMPARE(m->send("GET", "/api/v4/projects/acme%2Fweb/packages/npm/plain", m->reader).status,
             200);
    for (const char *path :
         {"@acme/widget/-/@acme/widget-1.0.0.tgz", "@acme/widget/-/widget-1.0.0.tgz",
          "@acme%2fwidget/-/widget-1.0.0.tgz", "@acme%2Fwidget/-/@acme%2Fwidget-1.0.0.tgz",
          "plain/-/plain-1.0.0.tgz"})
        QCOMPARE(m->get(at + path).status, 200);
    for (const char *path :
         {"@acme/widget/-/@acme/widget-1.0.1.tgz", "@acme/widget/-/other-1.0.0.tgz",
          "@acme/widget/-/widget-1.0.0.zip", "plain/-/@acme/plain-1.0.0.tgz"})
        QCOMPARE(m->get(at + path).status, 404);
}

void TestNpmReading::bothDocumentsAreServed()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray target = m->at(m->web) + "@acme%2fwidget";
    const Reply full = m->get(target, {{"Accept", "application/json"}});
    const Reply abbreviated = m->get(
        target,
        {{"Accept", "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8"}});
    QVERIFY(objectOf(full).contains(u"_rev"));
    QVERIFY(!objectOf(abbreviated).contains(u"_rev"));
    QVERIFY(objectOf(full).contains(u"time") && objectOf(abbreviated).contains(u"time"));
    QVERIFY(bodyOf(abbreviated).size() < bodyOf(full).size());
    QVERIFY(full.headers.value("Vary").contains("Accept"));
    QCOMPARE(std::get<DocumentPtr>(full.body)->contentType, "application/json"_ba);
    QCOMPARE(std::get<DocumentPtr>(abbreviated.body)->contentType,
             "application/vnd.npm.install-v1+json"_ba);
}

void TestNpmReading::oneVersionIsServed()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"1.1.0-rc.1"_s, .tag = u"next"_s}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        for (const char *name : {"@acme%2fwidget", "@acme%2Fwidget", "@acme/widget"}) {
            const QByteArray target = m->at(scope) + name;
            const auto version = [&](const char *selector) {
                return objectOf(m->get(target + selector)).value(u"version").toString();
            };
            QCOMPARE(version("/latest"), u"1.0.0"_s);
            QCOMPARE(version("/next"), u"1.1.0-rc.1"_s);
            QCOMPARE(version("/1.0.0"), u"1.0.0"_s);
            QVERIFY(objectOf(m->get(target + "/1.0.0")).contains(u"dist"));
            QCOMPARE(m->get(target + "/2.0.0").status, 404);
            QCOMPARE(m->get(target + "/nothing").status, 404);
            QCOMPARE(m->get(target + "/^1.0.0").status, 404);
        }
    }
    QVERIFY(m->forwarder.missing.isEmpty());
    QCOMPARE(m->get(m->at(m->web) + "@else%2flib/latest").status, 404);
    QCOMPARE(m->forwarder.missing.takeLast().upstreamPath, "@else%2flib/latest"_ba);
    // What came through from upstream is a packument: one version of it goes on.
    m->forwarder.answer = Reply::text(
        R"({"dist-tags":{"latest":"2.0.0"},"versions":{"2.0.0":{"version":"2.0.0"}}})",
        "application/json");
    QCOMPARE(bodyOf(m->get(m->at(m->web) + "lib/latest")), R"({"version":"2.0.0"})"_ba);
    QCOMPARE(m->get(m->at(m->web) + "lib/3.0.0").status, 404);
}

void TestNpmReading::D10_unchangedDocumentsAreNotSentAgain()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray target = m->at(m->web) + "@acme%2fwidget";
    const auto etag = [&] { return std::get<DocumentPtr>(m->get(target).body)->etag; };
    const QByteArray first = etag();
    QVERIFY(!first.isEmpty());
    QCOMPARE(etag(), first);
    QCOMPARE(m->publish({.version = u"1.1.0"_s}).status, 200);
    QVERIFY(etag() != first);
}

void TestNpmReading::tarballsComeUnderTheAddressAskedFor()
{
    QCOMPARE(m->publish({}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QByteArray url = m->packument("@acme%2fwidget", scope)
                                   .value(u"versions")
                                   .toObject()
                                   .value(u"1.0.0")
                                   .toObject()
                                   .value(u"dist")
                                   .toObject()
                                   .value(u"tarball")
                                   .toString()
                                   .toUtf8();
        QCOMPARE(url, "http://127.0.0.1:8970" + m->at(scope) + "@acme/widget/-/widget-1.0.0.tgz");
        QCOMPARE(m->get(url.mid(21)).status, 200);
        QCOMPARE(m->get(m->at(scope) + "@acme/widget/-/@acme/widget-1.0.0.tgz").status, 200);
    }
}

void TestNpmReading::downloadsAreCounted()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray target = m->at(m->web) + "@acme/widget/-/widget-1.0.0.tgz";
    const auto downloads = [&] {
        m->store->flush();
        return (*m->store->versionRows({u"acme/web"_s, u"npm"_s, u"@acme/widget"_s}))[0].downloads;
    };
    QCOMPARE(m->send("HEAD", target, m->reader).status, 200);
    QCOMPARE(downloads(), 0);
    QCOMPARE(m->send("GET", target, m->reader).status, 200);
    QCOMPARE(m->send("GET", target, m->reader).status, 200);
    QCOMPARE(downloads(), 2);
}

void TestNpmReading::D9_groupShowsAPublishAtOnce()
{
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m->publish({.version = u"1.%1.0"_s.arg(i)}).status, 200);
        for (const Scope &scope : {m->web, m->acme, Scope()})
            QCOMPARE(m->versions("@acme%2fwidget", scope).size(), i + 1);
    }
}

void TestNpmReading::D13_publishAfterAMissShowsAtOnce()
{
    for (const Scope &scope : {m->web, m->acme, Scope()})
        QCOMPARE(m->get(m->at(scope) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->publish({}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()})
        QCOMPARE(m->get(m->at(scope) + "@acme%2fwidget").status, 200);
}

void TestNpmReading::groupsJoinTheirProjects()
{
    QCOMPARE(m->publish({.name = u"plain"_s}).status, 200);
    QCOMPARE(m->publish({.name = u"plain"_s, .version = u"2.0.0"_s}, {}, m->api).status, 200);
    QCOMPARE(m->publish({.name = u"other"_s}, {}, m->api).status, 200);
    QCOMPARE(m->versions("other", m->acme), QStringList{u"1.0.0"_s});
    QCOMPARE(m->versions("plain", m->acme), QStringList{u"1.0.0"_s});
    QVERIFY(m->store->giveName(u"npm"_s, u"plain"_s, {m->api, m->web}, HandlerFixture::owner()));
    QCOMPARE(m->versions("plain", m->acme), (QStringList{u"1.0.0"_s, u"2.0.0"_s}));
    QCOMPARE(m->versions("plain"), QStringList{u"1.0.0"_s});
    QCOMPARE(m->packument("plain", m->acme).value(u"dist-tags").toObject().value(u"latest"),
             QJsonValue(u"2.0.0"_s));
}

void TestNpmReading::H7_groupsShowWhatTheCallerMaySee()
{
    const Scope shown = m->add(u"open/shown"_s, Visibility::Public);
    const Scope hidden = m->add(u"open/hidden"_s);
    const QByteArray owner = m->token(u"open"_s, Right::Read | Right::Write);
    QCOMPARE(m->publish({.name = u"@open/w"_s}, owner, shown).status, 200);
    QCOMPARE(m->publish({.name = u"@open/w"_s, .version = u"2.0.0"_s}, owner, hidden).status, 200);
    const QByteArray narrow = m->token(u"open/shown"_s, Right::Read);
    for (const Scope &scope : {*m->store->scope(u"open"_s), Scope()}) {
        const QByteArray target = m->at(scope) + "@open%2fw";
        const auto seen = [&](const QByteArray &secret) {
            return objectOf(m->send("GET", target, secret)).value(u"versions").toObject().keys();
        };
        for (int round = 0; round < 2; ++round) { // the second time from what was kept
            QCOMPARE(seen(owner), QStringList{u"1.0.0"_s}); // whoever else may read
            QCOMPARE(seen({}), QStringList{u"1.0.0"_s});
            QCOMPARE(seen(narrow), QStringList{u"1.0.0"_s});
            const QByteArray file = m->at(scope) + "@open/w/-/w-2.0.0.tgz";
            QCOMPARE(m->send("GET", file, owner).status, 404);
            QCOMPARE(m->send("GET", file, {}).status, 404);
            QCOMPARE(m->send("GET", file, narrow).status, 404);
        }
    }
    QCOMPARE(m->send("GET", m->at(hidden) + "@open/w/-/w-2.0.0.tgz", owner).status, 200);
    // Whoever may not read the project that has the name gets nothing of it.
    QVERIFY(m->store->giveName(u"npm"_s, u"@open/w"_s, {hidden}, HandlerFixture::owner()));
    QCOMPARE(m->send("GET", m->at(*m->store->scope(u"open"_s)) + "@open%2fw", owner).status, 200);
    QCOMPARE(m->send("GET", m->at(*m->store->scope(u"open"_s)) + "@open%2fw", narrow).status, 404);
}

void TestNpmReading::instanceTakesScopesOfItsGroups()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.name = u"plain"_s}).status, 200);
    QCOMPARE(m->publish({.name = u"@other/widget"_s}).status, 200);
    const QByteArray instance = m->at({});
    QCOMPARE(m->get(instance + "@acme%2fwidget").status, 200);
    QCOMPARE(m->get(instance + "plain").status, 404);
    QCOMPARE(m->get(instance + "@other%2fwidget").status, 404);
    QCOMPARE(m->get(instance + "plain/-/plain-1.0.0.tgz").status, 404);
    QCOMPARE(m->get(m->at(m->acme) + "@other%2fwidget").status, 200);
    QCOMPARE(m->get(m->at(m->acme) + "plain").status, 200);
}

void TestNpmReading::pingAndWhoami()
{
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        QCOMPARE(bodyOf(m->get(m->at(scope) + "-/ping")), "{}"_ba);
        QCOMPARE(objectOf(m->get(m->at(scope) + "-/whoami")).value(u"username"),
                 QJsonValue(u"t"_s));
    }
    QCOMPARE(m->send("GET", m->at(m->open) + "-/whoami", {}).status, 401);
    QVERIFY(m->forwarder.missing.isEmpty());
}

void TestNpmReading::search()
{
    QCOMPARE(m->publish({.manifest = {{u"description"_s, u"A widget"_s}}}).status, 200);
    QCOMPARE(m->publish({.version = u"1.1.0"_s}).status, 200);
    QCOMPARE(m->publish({.name = u"@acme/gadget"_s}).status, 200);
    QCOMPARE(m->publish({.name = u"plain-widget"_s}, {}, m->api).status, 200);
    const auto names = [&](const Scope &scope, const QByteArray &query, const QByteArray &secret) {
        QStringList found;
        const QJsonObject answer = objectOf(
            m->send("GET", m->at(scope) + "-/v1/search?" + query, secret));
        for (const QJsonValue &object : answer.value(u"objects").toArray())
            found << object.toObject().value(u"package").toObject().value(u"name").toString();
        found.sort();
        return found;
    };
    QCOMPARE(names(m->acme, "text=widget", m->reader),
             (QStringList{u"@acme/widget"_s, u"plain-widget"_s}));
    QCOMPARE(names(m->web, "text=widget", m->reader), QStringList{u"@acme/widget"_s});
    QCOMPARE(names(m->acme, "text=plain%20WIDGET", m->reader), QStringList{u"plain-widget"_s});
    QCOMPARE(names(m->acme, "text=", m->reader).size(), 3);
    QCOMPARE(names(m->acme, "text=&size=1", m->reader).size(), 1);
    QCOMPARE(names(m->acme, "text=&size=10&from=2", m->reader).size(), 1);
    QCOMPARE(names(m->acme, "text=w_dget", m->reader), QStringList());
    QCOMPARE(names({}, "text=widget", {}), QStringList());
    const QByteArray narrow = m->token(u"acme/api"_s, Right::Read);
    QCOMPARE(names({}, "text=widget", narrow).contains(u"@acme/widget"_s), false);
}

void TestNpmReading::V3_auditAsksWithoutNamesOfOurs()
{
    QCOMPARE(m->publish({}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QByteArray bulk = m->at(scope) + "-/npm/v1/security/advisories/bulk";
        const QByteArray quick = m->at(scope) + "-/npm/v1/security/audits/quick";
        Reply reply = m->send("POST", bulk, m->reader, {},
                              R"({"@acme/widget":["1.0.0"],"lib":["1.0.0"]})");
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), R"({"asked":true})"_ba); // as it was answered
        ForeignQuestion question = m->forwarder.questions.takeLast();
        QCOMPARE(question.upstreamPath, "-/npm/v1/security/advisories/bulk"_ba);
        QCOMPARE(question.body, R"({"lib":["1.0.0"]})"_ba);

        reply = m->send("POST", quick, m->reader, {},
                        R"({"name":"secret","version":"1.0.0","requires":{"@acme/widget":"1",
                        "lib":"1"},"dependencies":{"@acme/widget":{"version":"1.0.0"},
                        "lib":{"version":"1.0.0","requires":{"@acme/widget":"1","deep":"1"},
                        "dependencies":{"deep":{"version":"1.0.0"},
                        "@acme/widget":{"version":"1.0.0"}}}}})");
        QCOMPARE(reply.status, 200);
        question = m->forwarder.questions.takeLast();
        QCOMPARE(question.upstreamPath, "-/npm/v1/security/audits/quick"_ba);
        QVERIFY2(!question.body.contains("acme") && !question.body.contains("secret"),
                 question.body.constData());
        QVERIFY(question.body.contains("deep"));

        // Nor by an alias, an address, a file, or what is about to be installed.
        reply = m->send("POST", quick, m->reader, {},
                        R"({"install":["@acme/widget"],"metadata":{"x":"@acme/widget"},
                        "requires":{"a":"npm:@acme/widget@1","lib":"1"},"dependencies":{
                        "a":{"version":"npm:@acme/widget@1.0.0"},
                        "b":{"version":"npm:open@2.0.0","resolved":"http://x/@acme/widget"},
                        "c":{"version":"file:../@acme/widget"},
                        "lib":{"version":"1.0.0","requires":{"y":"npm:@acme/widget@1"}}}})");
        QCOMPARE(reply.status, 200);
        question = m->forwarder.questions.takeLast();
        QVERIFY2(!question.body.contains("acme"), question.body.constData());
        QVERIFY2(question.body.contains(R"("open":{"requires":{},"version":"2.0.0"})"),
                 question.body.constData());
        m->send("POST", bulk, m->reader, {}, R"({"lib":["1.0.0","npm:@acme/widget@1.0.0",{}]})");
        QCOMPARE(m->forwarder.questions.takeLast().body, R"({"lib":["1.0.0"]})"_ba);

        // Of names of ours alone nobody is asked, and the client is told so.
        reply = m->send("POST", bulk, m->reader, {}, R"({"@acme/widget":["1.0.0"]})");
        QCOMPARE(reply.status, 404);
        QVERIFY(bodyOf(reply).contains("Nobody was asked"));
        reply = m->send("POST", quick, m->reader, {},
                        R"({"requires":{"@acme/widget":"1"},"dependencies":{}})");
        QCOMPARE(reply.status, 404);
        QCOMPARE(bodyOf(m->send("POST", bulk, m->reader, {}, "{}")), "{}"_ba);
        QVERIFY(m->forwarder.questions.isEmpty());
        QVERIFY(m->forwarder.missing.isEmpty());
    }
}

void TestNpmReading::I10_whatWasOursIsNeverForwarded()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer).status,
             200);
    QVERIFY(m->store->reservation(Scope(), Caller{{}, true}, u"npm"_s, u"@acme/widget"_s));
    m->send("POST", m->at(m->web) + "-/npm/v1/security/advisories/bulk", m->reader, {},
            R"({"@acme/widget":["1.0.0"]})");
    QVERIFY(m->forwarder.questions.isEmpty());
    // The forwarder is asked, and finds the reservation under the very name that it is given.
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->forwarder.missing.last().canonicalName, u"@acme/widget"_s);
    QCOMPARE(m->get(m->at(m->web) + "@acme/widget/-/widget-1.0.0.tgz").status, 404);
    QCOMPARE(m->forwarder.missing.last().version, u"1.0.0"_s);
    QVERIFY(
        m->store->isTombstone(Scope(), Caller{{}, true}, u"npm"_s, u"@acme/widget"_s, u"1.0.0"_s));
}

void TestNpmReading::publishNeverAsksUpstream()
{
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget", {{"npm-command", "publish"}}).status, 404);
    QVERIFY(m->forwarder.missing.first().publishes); // which is sent nowhere; see lookUp()
}

void TestNpmReading::missingIsForwarded()
{
    m->forwarder.answer = Reply::redirect("http://upstream.example/");
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        QCOMPARE(m->get(m->at(scope) + "@else%2Flib").status, 302);
        Missing missing = m->forwarder.missing.takeLast();
        QCOMPARE(missing.canonicalName, u"@else/lib"_s);
        QCOMPARE(missing.upstreamPath, "@else%2flib"_ba);
        QVERIFY(!missing.file);
        QCOMPARE(m->get(m->at(scope) + "@else/lib/-/@else/lib-1.0.0.tgz").status, 302);
        missing = m->forwarder.missing.takeLast();
        QCOMPARE(missing.upstreamPath, "@else/lib/-/lib-1.0.0.tgz"_ba);
        QVERIFY(missing.file);
        QCOMPARE(missing.version, u"1.0.0"_s);
    }
    QCOMPARE(m->get(m->at(m->web) + "a%20b").status, 404);
    QVERIFY(m->forwarder.missing.isEmpty());
}

void TestNpmReading::pathsThatEscape_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/x", "@acme%2f..%2f..%2fx",
          "@acme/widget/-/../../x.tgz", "@acme/widget/-/..%2f..%2fx-1.0.0.tgz",
          "@acme/widget/-/widget-1.0.0.tgz%00", "@acme/widget/-/%5c..%5cx.tgz", "w%00idget"})
        QTest::newRow(path) << QByteArray(path);
}

void TestNpmReading::pathsThatEscape()
{
    QFETCH(QByteArray, path);
    const QByteArray body = QJsonDocument(publishBodyOf({}, tarballOf({}))).toJson();
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const int status = m->get(m->at(scope) + path).status;
        QVERIFY(status == 400 || status == 404);
    }
    const int status = m->send("PUT", m->at(m->web) + path, m->maintainer, {}, body).status;
    QVERIFY2(status == 400 || status == 404 || status == 405,
             QByteArray::number(status).constData());
    QVERIFY(m->versions().isEmpty());
}
QTEST_GUILESS_MAIN(TestNpmReading)
#include "tst_npmreading.moc"
