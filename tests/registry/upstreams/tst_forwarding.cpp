// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changes.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/archivebuilder.h"
#include "support/loopbackserver.h"
#include "support/testregistry.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

QByteArray hex(const QByteArray &hash)
{
    return hash.toHex();
}

Hashes hashesOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

/// A public registry of npm and Python packages with one package each, and what it is asked.
class FakeUpstream
{
public:
    FakeUpstream() : server([this](const SeenRequest &request) { return answer(request); }) {}

    const QByteArray tarball = makeTgz(
        {{"package/package.json", R"({"name":"open","version":"2.0.0"})"}});
    const QByteArray wheel = makeZip(
        {{"open-2.0.dist-info/METADATA", "Name: open\nVersion: 2.0\n"}});
    std::atomic<bool> poisoned = false;
    std::atomic<bool> withdrawn = false;
    std::atomic<bool> audits = true;
    const QByteArray advisories = R"({"open":[{"id":7,"severity":"high"}]})";
    std::atomic<const char *> garbage = nullptr; ///< what documents are, where it is set
    LoopbackServer server;

    int asked(const QByteArray &part) const
    {
        int count = 0;
        for (const SeenRequest &request : server.seen())
            count += request.target.contains(part) ? 1 : 0;
        return count;
    }

private:
    Answer answer(const SeenRequest &request)
    {
        const QByteArray here = "http://" + request.headers.value("host");
        if (const char *text = garbage; text && request.target.endsWith("/open"))
            return {.body = text};
        if (const char *text = garbage; text && request.target == "/simple/open/")
            return {.headers = {{"Content-Type", "application/vnd.pypi.simple.v1+json"}},
                    .body = text};
        if (request.target == "/npm/open") {
            const QJsonObject dist{
                {u"tarball"_s, QString::fromUtf8(here + "/npm/open/-/open-2.0.0.tgz")},
                {u"integrity"_s,
                 QString::fromUtf8("sha512-" + hashesOf(tarball).sha512.toBase64())},
                {u"shasum"_s, QString::fromUtf8(hex(hashesOf(tarball).sha1))},
                {u"signatures"_s, QJsonArray{QJsonObject{{u"url"_s, QString::fromUtf8(here)}}}}};
            const QJsonObject version{{u"name"_s, u"open"_s},
                                      {u"version"_s, u"2.0.0"_s},
                                      {u"homepage"_s, QString::fromUtf8(here)},
                                      {u"dist"_s, dist}};
            const QJsonObject document{
                {u"name"_s, u"open"_s},
                {u"dist-tags"_s, QJsonObject{{u"latest"_s, u"2.0.0"_s}}},
                {u"versions"_s, withdrawn ? QJsonObject() : QJsonObject{{u"2.0.0"_s, version}}}};
            return {.body = QJsonDocument(document).toJson()};
        }
        if (request.target == "/npm/open/-/open-2.0.0.tgz")
            return {.body = poisoned ? "poison"_ba : tarball};
        if (request.target == "/simple/open/") {
            const QJsonObject file{
                {u"filename"_s, u"open-2.0-py3-none-any.whl"_s},
                {u"url"_s, QString::fromUtf8(here + "/files/open-2.0-py3-none-any.whl")},
                {u"hashes"_s,
                 QJsonObject{{u"sha256"_s, QString::fromUtf8(hex(hashesOf(wheel).sha256))}}}};
            const QJsonObject document{{u"meta"_s, QJsonObject{{u"api-version"_s, u"1.0"_s}}},
                                       {u"name"_s, u"open"_s},
                                       {u"versions"_s, QJsonArray{u"2.0"_s}},
                                       {u"files"_s, QJsonArray{file}}};
            return {.headers = {{"Content-Type", "application/vnd.pypi.simple.v1+json"}},
                    .body = QJsonDocument(document).toJson()};
        }
        if (request.target == "/files/open-2.0-py3-none-any.whl")
            return {.body = wheel};
        if (audits && request.method == "POST"
            && request.target.endsWith("/security/advisories/bulk"))
            return {.headers = {{"Content-Type", "application/json"}}, .body = advisories};
        return {.status = 404};
    }
};

QByteArray npmPublish(const QByteArray &name, const QByteArray &version)
{
    const QByteArray manifest = "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}";
    const QByteArray tarball = makeTgz({{"package/package.json", manifest}});
    return "{\"name\":\"" + name + "\",\"dist-tags\":{\"latest\":\"" + version
           + "\"},\"versions\":{\"" + version + "\":" + manifest + "},\"_attachments\":{\"" + name
           + '-' + version + ".tgz\":{\"data\":\"" + tarball.toBase64() + "\"}}}";
}

} // namespace

class TestForwarding : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void redirectsByDefaultAsTheReferenceDoes();
    void I10_publishedNamesAreNeverForwardedWhateverIsDeleted();
    void preflightOfAPublishIsNeverForwarded();
    void offMeansNotFound();
    void D15_proxiedDocumentsLeadNowhereElse();
    void proxiedFilesAreVerifiedAndKept();
    void I8_poisonedFileIsNotGivenOn();
    void S11_garbageIsToldAsTheUpstreamsFault_data();
    void S11_garbageIsToldAsTheUpstreamsFault();
    void proxiedPythonPackages();
    void G8_whatAStrangerWroteIsNeverShownAsAPage();
    void probeTellsWhatIsThere();
    void D11_anotherUpstreamNeverAnswersForTheOldOne();
    void D11_norDoesTheOldOneForAnother();
    void whyItIsNotKnownIsASentence();
    void V3_anAuditIsAnsweredByWhoeverWasAsked();
    void D12_aDocumentExpiresAndCanBeAskedForAnew();
    void I11_whatAnUpstreamWithdrewIsNotServedAfterARefresh();
    void U6_anUpstreamsCredentialGoesToThatUpstreamAlone();
    void U6_noAnswerAndNoProblemHoldsIt();
    void P1_aSilentUpstreamIsAskedOnceAndThenSpared();

private:
    Reply get(const QByteArray &path, HeaderList headers = {})
    {
        return call(*m_gateway, "GET", "/api/v4/projects/" + m_project + path, headers);
    }
    void forwarding(const FormatId &type, Forwarding how)
    {
        PolicySetting setting;
        setting.scope = m_scope.id;
        setting.type = type;
        setting.forwarding = how;
        QVERIFY(m_registry->store->setPolicy(setting, m_registry->owner));
    }

    /// The upstream's address, with a user and a password.
    QByteArray signedAddress(const QByteArray &path) const
    {
        QByteArray address = m_upstream->server.address() + path;
        return address.replace("http://", "http://me:sesame@");
    }

    std::unique_ptr<FakeUpstream> m_upstream;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_scope;
    QByteArray m_project;
    QByteArray m_token;
};

void TestForwarding::init()
{
    m_upstream = std::make_unique<FakeUpstream>();
    m_registry = std::make_unique<TestRegistry>(FormatList());
    const QByteArray address = m_upstream->server.address();
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock,
        QMap<FormatId, QByteArray>{{u"npm"_s, address + "/npm/"},
                                   {u"pypi"_s, address + "/simple"}});
    m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_registry->formats,
                                                      m_registry->clock, *m_registry->store);
    m_gateway = std::make_unique<Gateway>(*m_registry->store, &changesOf, m_registry->formats,
                                          *m_forwarder, m_registry->clock,
                                          withApi({}, *m_registry->store));
    m_scope = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Public);
    m_project = QByteArray::number(m_scope.id);
    m_token = m_registry->token(u"me"_s, TokenKind::Personal, {},
                                Right::Read | Right::Write | Right::Delete | Right::Admin);
}

void TestForwarding::cleanup()
{
    m_gateway.reset();
    m_forwarder.reset();
    m_probe.reset();
    m_registry.reset();
    m_upstream.reset();
}

void TestForwarding::redirectsByDefaultAsTheReferenceDoes()
{
    const Reply npm = get("/packages/npm/@other%2fthing");
    QCOMPARE(npm.status, 302);
    QCOMPARE(npm.headers.value("Location"), m_upstream->server.address() + "/npm/@other%2fthing");
    const Reply pypi = get("/packages/pypi/simple/thing/", {{"Accept", "text/html"}});
    QCOMPARE(pypi.status, 302);
    QCOMPARE(pypi.headers.value("Location"), m_upstream->server.address() + "/simple/thing/");
    QVERIFY(m_upstream->server.seen().isEmpty());
}

void TestForwarding::I10_publishedNamesAreNeverForwardedWhateverIsDeleted()
{
    const Reply put = call(*m_gateway, "PUT",
                           "/api/v4/projects/" + m_project + "/packages/npm/ours",
                           {{"PRIVATE-TOKEN", m_token}}, npmPublish("ours", "1.0.0"));
    QCOMPARE(put.status, 200);
    const auto versions = m_registry->store->versions(m_scope, u"npm"_s, u"ours"_s);
    QVERIFY(versions && versions->size() == 1);
    QVERIFY(m_registry->store->removeVersion(versions->first().id, m_registry->owner));
    QCOMPARE(get("/packages/npm/ours").status, 404);
    QCOMPARE(get("/packages/npm/ours/-/ours-1.0.0.tgz").status, 404);
    QCOMPARE(call(*m_gateway, "GET", "/api/v4/packages/npm/ours").status, 404);
    QVERIFY(m_registry->store->purge({versions->first().id}, m_registry->owner));
    QCOMPARE(get("/packages/npm/ours").status, 404);
    QVERIFY(m_upstream->server.seen().isEmpty());
}

void TestForwarding::preflightOfAPublishIsNeverForwarded()
{
    QCOMPARE(get("/packages/npm/open", {{"npm-command", "publish"}}).status, 404);
}

void TestForwarding::offMeansNotFound()
{
    forwarding(u"npm"_s, Forwarding::Off);
    QCOMPARE(get("/packages/npm/open").status, 404);
    QVERIFY(m_upstream->server.seen().isEmpty());
}

void TestForwarding::D15_proxiedDocumentsLeadNowhereElse()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    const Reply reply = get("/packages/npm/open");
    QCOMPARE(reply.status, 200);
    const QByteArray body = bodyOf(reply);
    QVERIFY2(!body.contains(m_upstream->server.address()), body.constData());
    QVERIFY2(body.contains("/api/v4/projects/" + m_project + "/packages/npm/open/-/open-2.0.0.tgz"),
             body.constData());
}

void TestForwarding::proxiedFilesAreVerifiedAndKept()
{
    forwarding(u"npm"_s, Forwarding::ProxyKeep);
    for (int round = 0; round < 3; ++round) {
        const Reply reply = get("/packages/npm/open/-/open-2.0.0.tgz");
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), m_upstream->tarball);
    }
    QCOMPARE(m_upstream->asked("open-2.0.0.tgz"), 1);
    QCOMPARE(get("/packages/npm/open/-/open-9.9.9.tgz").status, 404);
}

void TestForwarding::I8_poisonedFileIsNotGivenOn()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    m_upstream->poisoned = true;
    QCOMPARE(get("/packages/npm/open/-/open-2.0.0.tgz").status, 502);
    m_upstream->poisoned = false;
    QCOMPARE(get("/packages/npm/open/-/open-2.0.0.tgz").status, 200);
}

void TestForwarding::S11_garbageIsToldAsTheUpstreamsFault_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("garbage");
    for (const QByteArray &garbage : {"<html>Sign in first</html>"_ba, "{\"versions\":"_ba, "[]"_ba,
                                      "\xff\xfe"_ba, QByteArray(100'000, '[')}) {
        for (const QByteArray &path :
             {"npm/open"_ba, "npm/open/-/open-2.0.0.tgz"_ba, "pypi/simple/open/"_ba,
              "pypi/files/" + QByteArray(64, 'a') + "/open-2.0-py3-none-any.whl"})
            QTest::addRow("%s: %s", path.constData(),
                          garbage.left(16).toPercentEncoding().constData())
                << path << garbage;
    }
    QTest::newRow("npm/open: a list in place of a mapping") << "npm/open"_ba
                                                            << "{\"versions\":[]}"_ba;
}

void TestForwarding::S11_garbageIsToldAsTheUpstreamsFault()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, garbage);
    forwarding(u"npm"_s, Forwarding::Proxy);
    forwarding(u"pypi"_s, Forwarding::Proxy);
    m_upstream->garbage = garbage.constData();
    const Reply reply = get("/packages/" + path, {{"Accept", "*/*"}});
    const QByteArray text = everythingOf(reply);
    QVERIFY2(reply.status == 502, text.constData());
    QVERIFY2(text.contains("127.0.0.1"), text.constData());
    QVERIFY2(!text.contains("repair") && !text.contains("damaged"), text.constData());
    // It is as it should be as soon as the upstream is.
    m_upstream->garbage = nullptr;
    m_registry->clock.advance(std::chrono::hours(25));
    if (path.startsWith("npm/"))
        QCOMPARE(get("/packages/" + path).status, 200);
}

void TestForwarding::proxiedPythonPackages()
{
    forwarding(u"pypi"_s, Forwarding::Proxy);
    for (const char *accept : {"text/html", "application/vnd.pypi.simple.v1+json"}) {
        const Reply page = get("/packages/pypi/simple/open/", {{"Accept", accept}});
        QCOMPARE(page.status, 200);
        QVERIFY2(!bodyOf(page).contains(m_upstream->server.address()), bodyOf(page).constData());
        QVERIFY2(bodyOf(page).contains("open-2.0-py3-none-any.whl"), bodyOf(page).constData());
    }
    const Reply file = get("/packages/pypi/files/" + hex(hashesOf(m_upstream->wheel).sha256)
                           + "/open-2.0-py3-none-any.whl");
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), m_upstream->wheel);
}

void TestForwarding::probeTellsWhatIsThere()
{
    QCOMPARE(m_probe->known(u"npm"_s, u"open"_s).state, ProbeResult::State::NotAsked);
    const ProbeResult there = m_probe->ask(u"npm"_s, u"open"_s);
    QCOMPARE(there.state, ProbeResult::State::Present);
    QCOMPARE(there.package.versions, QStringList{u"2.0.0"_s});
    QCOMPARE(m_probe->ask(u"npm"_s, u"free"_s).state, ProbeResult::State::Absent);
    QCOMPARE(m_probe->known(u"npm"_s, u"free"_s).state, ProbeResult::State::Absent);
    m_probe->ask(u"npm"_s, u"free"_s);
    QCOMPARE(m_upstream->asked("free"), 1);
    m_registry->clock.advance(std::chrono::hours(25));
    QCOMPARE(m_probe->known(u"npm"_s, u"free"_s).state, ProbeResult::State::NotAsked);
}

void TestForwarding::D11_anotherUpstreamNeverAnswersForTheOldOne()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    QCOMPARE(get("/packages/npm/open").status, 200);
    QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Present);
    m_probe->setUpstream(u"npm"_s, "http://127.0.0.1:1"_ba);
    QCOMPARE(m_probe->known(u"npm"_s, u"open"_s).state, ProbeResult::State::NotAsked);
    QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Unknown);
    QCOMPARE(get("/packages/npm/open").status, 502);
}

void TestForwarding::D11_norDoesTheOldOneForAnother()
{
    // The upstream is changed while the old one has not answered yet.
    for (const int status : {404, 503}) {
        LoopbackServer old([&](const SeenRequest &) {
            m_probe->setUpstream(u"npm"_s, m_upstream->server.address() + "/npm");
            return Answer{.status = status};
        });
        m_probe->setUpstream(u"npm"_s, old.address());
        m_probe->ask(u"npm"_s, u"open"_s);
        QCOMPARE(old.seen().size(), 1);
        QCOMPARE(m_probe->known(u"npm"_s, u"open"_s).state, ProbeResult::State::NotAsked);
        QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Present);
        m_registry->clock.advance(std::chrono::hours(25));
    }
}

void TestForwarding::whyItIsNotKnownIsASentence()
{
    LoopbackServer busy([&](const SeenRequest &) {
        return Answer{.status = 503, .headers = {{"Retry-After", "60"}}};
    });
    m_probe->setUpstream(u"npm"_s, busy.address());
    QStringList problems;
    problems << english(m_probe->ask(u"npm"_s, u"open"_s).problem); // what it answered
    problems << english(m_probe->ask(u"npm"_s, u"open"_s).problem); // it asked for a pause
    m_probe->setUpstream(u"npm"_s, {});
    problems << english(m_probe->ask(u"npm"_s, u"open"_s).problem); // nobody to ask
    QCOMPARE(QSet<QString>(problems.cbegin(), problems.cend()).size(), problems.size());
    for (const QString &problem : problems)
        QVERIFY2(problem.endsWith(u'.') && !problem.front().isLower(), qPrintable(problem));
}

void TestForwarding::G8_whatAStrangerWroteIsNeverShownAsAPage()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    const Reply reply = get("/packages/npm/open/-/open-2.0.0.tgz");
    QCOMPARE(reply.headers.value("Content-Disposition"), "attachment"_ba);
    QCOMPARE(reply.headers.value("X-Content-Type-Options"), "nosniff"_ba);
    QCOMPARE(std::get<FileBody>(reply.body).contentType, "application/octet-stream"_ba);
}

void TestForwarding::D12_aDocumentExpiresAndCanBeAskedForAnew()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    const auto ask = [this](const QByteArray &token, const QByteArray &control) {
        return token.isEmpty() ? get("/packages/npm/open", {{"Cache-Control", control}}).status
                               : get("/packages/npm/open",
                                     {{"Cache-Control", control}, {"PRIVATE-TOKEN", token}})
                                     .status;
    };
    QCOMPARE(ask({}, "max-age=0"), 200);
    QCOMPARE(ask({}, "max-age=0"), 200);
    QCOMPARE(m_upstream->asked("/npm/open"), 1);
    QCOMPARE(ask({}, "no-cache"), 200); // a stranger cannot make it ask and ask
    QCOMPARE(m_upstream->asked("/npm/open"), 1);
    QCOMPARE(ask(m_token, "no-cache"), 200);
    QCOMPARE(m_upstream->asked("/npm/open"), 2);
    m_registry->clock.advance(std::chrono::minutes(6));
    QCOMPARE(ask({}, {}), 200);
    QCOMPARE(m_upstream->asked("/npm/open"), 3);
}

void TestForwarding::I11_whatAnUpstreamWithdrewIsNotServedAfterARefresh()
{
    forwarding(u"npm"_s, Forwarding::ProxyKeep);
    QCOMPARE(get("/packages/npm/open/-/open-2.0.0.tgz").status, 200);
    m_upstream->withdrawn = true;
    m_registry->clock.advance(std::chrono::minutes(6));
    QTest::ignoreMessage(QtWarningMsg, "The upstream of npm withdrew open 2.0.0.");
    QVERIFY(!bodyOf(get("/packages/npm/open")).contains("open-2.0.0.tgz"));
    QCOMPARE(get("/packages/npm/open/-/open-2.0.0.tgz").status, 404);
}

void TestForwarding::V3_anAuditIsAnsweredByWhoeverWasAsked()
{
    QCOMPARE(call(*m_gateway, "PUT", "/api/v4/projects/" + m_project + "/packages/npm/ours",
                  {{"PRIVATE-TOKEN", m_token}}, npmPublish("ours", "1.0.0"))
                 .status,
             200);
    const QByteArray route = "/api/v4/projects/" + m_project
                             + "/packages/npm/-/npm/v1/security/advisories/bulk";
    const Reply mixed = call(*m_gateway, "POST", route, {},
                             R"({"ours":["1.0.0"],"open":["2.0.0"]})");
    QCOMPARE(mixed.status, 200);
    QCOMPARE(bodyOf(mixed), m_upstream->advisories);
    QCOMPARE(m_upstream->server.seen().last().body, R"({"open":["2.0.0"]})"_ba);
    const qsizetype asked = m_upstream->server.seen().size();
    const auto toldThatNobodyWas = [&](const QByteArray &names) {
        const Reply reply = call(*m_gateway, "POST", route, {}, names);
        return reply.status == 404 && bodyOf(reply).contains("Nobody was asked")
               && m_upstream->server.seen().size() == asked;
    };
    QVERIFY(toldThatNobodyWas(R"({"ours":["1.0.0"]})"));
    forwarding(u"npm"_s, Forwarding::Off);
    QVERIFY(toldThatNobodyWas(R"({"open":["2.0.0"]})"));
    forwarding(u"npm"_s, Forwarding::Proxy);
    // One that knows no audits has said nothing about these names.
    m_probe->setUpstream(u"npm"_s, m_upstream->server.address() + "/without");
    m_upstream->audits = false;
    QCOMPARE(call(*m_gateway, "POST", route, {}, R"({"open":["2.0.0"]})").status, 502);
}

void TestForwarding::U6_anUpstreamsCredentialGoesToThatUpstreamAlone()
{
    m_probe->setUpstream(u"npm"_s, signedAddress("/npm"));
    QCOMPARE(m_probe->upstream(u"npm"_s), m_upstream->server.address() + "/npm");
    // A redirect would send people to where they cannot get in: it comes through here instead.
    for (const char *path : {"/packages/npm/open", "/packages/npm/open/-/open-2.0.0.tgz"}) {
        const Reply reply = get(path);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.headers.contains("Location"));
        QVERIFY(!bodyOf(reply).contains("sesame"));
    }
    QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Present);
    QVERIFY(m_upstream->server.seen().size() >= 3);
    for (const SeenRequest &seen : m_upstream->server.seen())
        QCOMPARE(seen.headers.value("authorization"), "Basic " + "me:sesame"_ba.toBase64());
    // A question is asked by us, as whoever may.
    const Reply sent = call(*m_gateway, "POST",
                            "/api/v4/projects/" + m_project
                                + "/packages/npm/-/npm/v1/security/advisories/bulk",
                            {}, R"({"open":["2.0.0"]})");
    QCOMPARE(bodyOf(sent), m_upstream->advisories);
    QCOMPARE(m_upstream->server.seen().last().headers.value("authorization"),
             "Basic " + "me:sesame"_ba.toBase64());
    // The other type's upstream, at the same machine, has none.
    forwarding(u"pypi"_s, Forwarding::Proxy);
    QCOMPARE(get("/packages/pypi/simple/open/").status, 200);
    QVERIFY(!m_upstream->server.seen().last().headers.contains("authorization"));
}

void TestForwarding::U6_noAnswerAndNoProblemHoldsIt()
{
    const QByteArray encoded = "me:sesame"_ba.toBase64();
    for (const bool there : {true, false}) {
        m_probe->setUpstream(u"npm"_s, there ? signedAddress("/npm/broken")
                                             : "http://me:sesame@127.0.0.1:1"_ba);
        const Reply reply = get("/packages/npm/open");
        QByteArray all = bodyOf(reply);
        for (const auto &[name, value] : reply.headers)
            all += name + ": " + value + '\n';
        all += english(m_probe->ask(u"npm"_s, u"open"_s, true).problem).toUtf8();
        all += m_probe->host(u"npm"_s).toUtf8();
        QVERIFY2(!all.contains("sesame") && !all.contains(encoded), all.constData());
    }
}

void TestForwarding::P1_aSilentUpstreamIsAskedOnceAndThenSpared()
{
    forwarding(u"npm"_s, Forwarding::Proxy);
    m_upstream->server.goAway();
    QCOMPARE(get("/packages/npm/open").status, 502); // nobody listens
    const Reply spared = get("/packages/npm/open");
    QCOMPARE(spared.status, 502);
    QVERIFY2(bodyOf(spared).contains("not asked again"), bodyOf(spared).constData());
    QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Unknown);
    QVERIFY(m_upstream->server.comeBack());
    QCOMPARE(get("/packages/npm/open").status, 502);
    QVERIFY(m_upstream->server.seen().isEmpty());
    // Another upstream is not meant.
    FakeUpstream other;
    m_probe->setUpstream(u"npm"_s, other.server.address() + "/npm");
    QCOMPARE(get("/packages/npm/open").status, 200);
}

QTEST_GUILESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
