// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What upstreams answer and list, in all the shapes in which they do, and what clients get of it.
#include "keptworld.h"
#include "registry/actions/changes.h"
#include "registry/http/rendering.h"

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <thread>

using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray Content = "the bytes";

/// With the quotes that JSON has.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray npmDocument(const QByteArray &name, const QByteArray &dist)
{
    return json("{'name':'" + name + "','dist-tags':{'latest':'1.0.0'},'versions':{'1.0.0':{"
                + "'name':'" + name + "','version':'1.0.0','dist':{" + dist + "}}}}");
}

QByteArray sha512()
{
    return "'integrity':'sha512-" + hashesOf(Content).sha512.toBase64() + "'";
}

} // namespace

class TestUpstreamAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void U6_whatAnUpstreamRefusesIsToldByItsKind_data();
    void U6_whatAnUpstreamRefusesIsToldByItsKind();
    void P1_anUpstreamThatAsksForPatienceHasIt();
    void P1_patienceIsOneForAllWhoAsk();
    void P1_aNameThatIsOutOfOrderClosesNoOther();
    void P1_clientsWithoutATokenHaveSharesOfTheirOwn();
    void U1_whatIsOfAnotherPackageIsTheUpstreamsFault_data();
    void U1_whatIsOfAnotherPackageIsTheUpstreamsFault();
    void G4_whatAnUpstreamNamesForgesNoLine();
    void U1_tarballsOfAnyAddressAreOffered_data();
    void U1_tarballsOfAnyAddressAreOffered();
    void U1_filesAreOfferedByWhateverHashIsTold_data();
    void U1_filesAreOfferedByWhateverHashIsTold();
    void U1_aBaseInThePageCounts_data();
    void U1_aBaseInThePageCounts();
    void U1_whatIsLeftOutIsNamed();
    void W5_forwardedDocumentsHaveValidators_data();
    void W5_forwardedDocumentsHaveValidators();
    void W5_anUpstreamIsAskedWhetherItChanged();
    void U1_distTagsAreForwarded();
    void U1_whyNothingIsForwardedIsASentence();

private:
    Reply get(const QByteArray &path, HeaderList headers = {})
    {
        return call(*m_gateway, "GET",
                    "/api/v4/projects/" + QByteArray::number(m_scope.id) + "/packages/" + path,
                    headers);
    }
    void forwarding(Forwarding how)
    {
        for (const FormatId &type : {u"npm"_s, u"pypi"_s}) {
            PolicySetting setting;
            setting.scope = m_scope.id;
            setting.type = type;
            setting.forwarding = how;
            QVERIFY(m_registry->store->setPolicy(setting, m_registry->owner));
        }
    }
    QByteArray pathOf(const QByteArray &url) const
    {
        return url.mid(url.indexOf("/packages/") + 10);
    }

    std::function<test::Answer(const SeenRequest &)> m_answer;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_scope;
};

void TestUpstreamAnswers::init()
{
    m_answer = [](const SeenRequest &) { return test::Answer{.status = 404}; };
    m_server = std::make_unique<LoopbackServer>(
        [this](const SeenRequest &request) { return m_answer(request); });
    m_registry = std::make_unique<TestRegistry>(FormatList());
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock,
        QMap<FormatId, QByteArray>{{u"npm"_s, m_server->address() + "/npm"},
                                   {u"pypi"_s, m_server->address() + "/simple"}});
    m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_registry->formats,
                                                      m_registry->clock, *m_registry->store);
    m_gateway = std::make_unique<Gateway>(*m_registry->store, &changesOf, m_registry->formats,
                                          *m_forwarder, m_registry->clock,
                                          withApi({}, *m_registry->store));
    m_scope = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Public);
    forwarding(Forwarding::Proxy);
}

void TestUpstreamAnswers::cleanup()
{
    m_gateway.reset();
    m_forwarder.reset();
    m_probe.reset();
    m_registry.reset();
    m_server.reset();
}

void TestUpstreamAnswers::U6_whatAnUpstreamRefusesIsToldByItsKind_data()
{
    QTest::addColumn<int>("theirs");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<bool>("signedIn");
    QTest::addColumn<int>("ours");
    QTest::addColumn<QByteArray>("says");
    for (const int status : {401, 403}) {
        QTest::addRow("%d without", status)
            << status << ""_ba << false << 502 << "wants a credential"_ba;
        QTest::addRow("%d with", status)
            << status << ""_ba << true << 502 << "does not accept the credential"_ba;
    }
    QTest::newRow("429") << 429 << ""_ba << false << 503 << "limits how often"_ba;
    QTest::newRow("429, told") << 429 << "7"_ba << false << 503 << "limits how often"_ba;
    QTest::newRow("503") << 503 << ""_ba << false << 503 << "asks for patience"_ba;
    QTest::newRow("503, told") << 503 << "40"_ba << false << 503 << "asks for patience"_ba;
    QTest::newRow("408") << 408 << ""_ba << false << 504 << "too slow"_ba;
    QTest::newRow("504") << 504 << ""_ba << false << 504 << "too slow"_ba;
    QTest::newRow("500") << 500 << ""_ba << false << 502 << "answered 500"_ba;
    QTest::newRow("404") << 404 << ""_ba << false << 404 << ""_ba;
}

void TestUpstreamAnswers::U6_whatAnUpstreamRefusesIsToldByItsKind()
{
    QFETCH(int, theirs);
    QFETCH(QByteArray, retryAfter);
    QFETCH(bool, signedIn);
    QFETCH(int, ours);
    QFETCH(QByteArray, says);
    QByteArray address = m_server->address() + "/npm";
    if (signedIn)
        address.replace("http://", "http://me:sesame@");
    // Once for a document and once for a file.
    for (const bool isFile : {false, true}) {
        m_probe->setUpstream(u"npm"_s, address);
        m_answer = [&](const SeenRequest &request) -> test::Answer {
            if (isFile && !request.target.contains("/-/"))
                return {.body = npmDocument("open", "'tarball':'" + m_server->address()
                                                        + "/npm/open/-/open-1.0.0.tgz',"
                                                        + sha512())};
            return {.status = theirs, .headers = {{"Retry-After", retryAfter}}};
        };
        const Reply reply = get(isFile ? "npm/open/-/open-1.0.0.tgz" : "npm/open");
        QCOMPARE(reply.status, ours);
        // Where nobody said for how long, it is the 5 s of every 503.
        QCOMPARE(reply.headers.value("Retry-After"),
                 ours == 503 && retryAfter.isEmpty() ? "5"_ba : retryAfter);
        const QByteArray body = bodyOf(reply);
        QVERIFY2(body.contains(says), body.constData());
        QVERIFY2(ours == 404 || body.endsWith(".\"}"), body.constData());
        QVERIFY(!body.contains("sesame"));
        m_registry->clock.advance(std::chrono::minutes(10));
    }
}

void TestUpstreamAnswers::P1_anUpstreamThatAsksForPatienceHasIt()
{
    m_answer = [](const SeenRequest &) {
        return test::Answer{.status = 429, .headers = {{"Retry-After", "60"}}};
    };
    QCOMPARE(get("npm/open").status, 503);
    m_registry->clock.advance(std::chrono::seconds(20));
    const Reply again = get("npm/other");
    QCOMPARE(again.status, 503);
    QCOMPARE(again.headers.value("Retry-After"), "40"_ba);
    QVERIFY2(bodyOf(again).contains("another 40 s"), bodyOf(again).constData());
    QCOMPARE(m_server->seen().size(), 1);
    m_registry->clock.advance(std::chrono::seconds(41));
    m_answer = [](const SeenRequest &) { return test::Answer{.status = 404}; };
    QCOMPARE(get("npm/other").status, 404);
    QCOMPARE(m_server->seen().size(), 2);
    // Nobody is believed for longer than five minutes.
    m_answer = [](const SeenRequest &) {
        return test::Answer{.status = 503, .headers = {{"Retry-After", "86400"}}};
    };
    QCOMPARE(get("npm/open").headers.value("Retry-After"), "300"_ba);
}

void TestUpstreamAnswers::P1_patienceIsOneForAllWhoAsk()
{
    m_answer = [](const SeenRequest &) {
        return test::Answer{.status = 429, .headers = {{"Retry-After", "60"}}};
    };
    // Whoever was told, the other one does not ask either, of whatever type.
    QCOMPARE(m_probe->ask(u"npm"_s, u"open"_s).state, ProbeResult::State::Unknown);
    QCOMPARE(get("npm/open").headers.value("Retry-After"), "60"_ba);
    QCOMPARE(get("pypi/simple/open/").status, 503);
    QCOMPARE(m_server->seen().size(), 1);
    m_registry->clock.advance(std::chrono::seconds(61));
    QCOMPARE(get("npm/open").status, 503);
    QCOMPARE(m_server->seen().size(), 2);
    const ProbeResult asked = m_probe->ask(u"npm"_s, u"other"_s);
    QCOMPARE(asked.state, ProbeResult::State::Unknown);
    QVERIFY2(english(asked.problem).contains(u"another 60 s"_s),
             qPrintable(english(asked.problem)));
    QCOMPARE(m_server->seen().size(), 2);
}

void TestUpstreamAnswers::P1_aNameThatIsOutOfOrderClosesNoOther()
{
    bool all = false;
    m_answer = [&](const SeenRequest &request) {
        const QByteArray name = request.target.split('/').last();
        if (all || name == "broken")
            return test::Answer{.status = 503, .headers = {{"Retry-After", "60"}}};
        return test::Answer{.body = npmDocument(name, "'tarball':'/npm/x.tgz'," + sha512())};
    };
    QCOMPARE(get("npm/known").status, 200);
    QCOMPARE(get("npm/broken").headers.value("Retry-After"), "60"_ba);
    QCOMPARE(m_server->seen().size(), 2);
    QCOMPARE(get("npm/broken").status, 503);
    QCOMPARE(m_server->seen().size(), 2); // it has its patience
    QCOMPARE(get("npm/other").status, 200);
    QCOMPARE(m_probe->ask(u"npm"_s, u"third"_s).state, ProbeResult::State::Present);
    QCOMPARE(m_probe->ask(u"npm"_s, u"broken"_s).state, ProbeResult::State::Unknown);
    QCOMPARE(m_server->seen().size(), 4);
    // What is known is served meanwhile, also when it is old.
    all = true;
    m_registry->clock.advance(std::chrono::seconds(400));
    QCOMPARE(get("npm/known").status, 200);
    QCOMPARE(get("npm/unknown").status, 503);
}

void TestUpstreamAnswers::P1_clientsWithoutATokenHaveSharesOfTheirOwn()
{
    m_answer = [](const SeenRequest &request) {
        const QByteArray name = request.target.split('/').last();
        return name.startsWith("silent")
                   ? test::Answer{.hang = true}
                   : test::Answer{.body = npmDocument(name, "'tarball':'/x.tgz'," + sha512())};
    };
    const auto from = [this](const QByteArray &client, const QByteArray &name) {
        RequestHead head = requestHead(
            "GET", "/api/v4/projects/" + QByteArray::number(m_scope.id) + "/packages/npm/" + name,
            {});
        head.remote = client;
        return call(*m_gateway, head);
    };
    constexpr int more = 8; // than one client has at once
    std::vector<std::thread> waiting;
    for (int i = 0; i < more; ++i)
        waiting.emplace_back([&, i] { from("127.0.0.1", "silent" + QByteArray::number(i)); });
    const auto end = qScopeGuard([&] {
        m_probe->client().stop();
        for (std::thread &one : waiting)
            one.join();
    });
    QTRY_COMPARE(m_server->seen().size(), 6);
    const Reply reply = from("127.0.0.2", "open");
    QVERIFY2(reply.status == 200, everythingOf(reply).constData());
}

void TestUpstreamAnswers::U1_whatIsOfAnotherPackageIsTheUpstreamsFault_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("document");
    const QByteArray dist = "'tarball':'/npm/open/-/open-1.0.0.tgz'," + sha512();
    for (const char *path : {"npm/open", "npm/open/-/open-1.0.0.tgz"})
        QTest::addRow("npm: another name, %s", path)
            << QByteArray(path) << npmDocument("other", dist);
    QTest::newRow("pypi: another name")
        << "pypi/simple/open/"_ba << json("{'name':'other','files':[],'versions':[]}");
    QTest::newRow("pypi: no files")
        << "pypi/simple/open/"_ba << json("{'name':'open','versions':['1.0']}");
    QTest::newRow("pypi: files that are no list")
        << "pypi/simple/open/"_ba << json("{'name':'open','files':{}}");
    QTest::newRow("pypi: a page that ends in the middle")
        << "pypi/simple/open/"_ba
        << "<!DOCTYPE html><html><body><h1>Links for open</h1>"
           "<a href=\"/f/open-1.0.tar.gz#sha256="
               + QByteArray(64, 'a') + "\">open-1.0.tar.gz</a><br>";
}

void TestUpstreamAnswers::U1_whatIsOfAnotherPackageIsTheUpstreamsFault()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, document);
    m_answer = [&](const SeenRequest &request) {
        const char *type = request.target.startsWith("/npm") ? "application/json"
                           : document.startsWith('{')        ? "application/vnd.pypi.simple.v1+json"
                                                             : "text/html";
        return test::Answer{.headers = {{"Content-Type", type}}, .body = document};
    };
    const Reply reply = get(path);
    QVERIFY2(reply.status == 502, everythingOf(reply).constData());
    // It is not remembered either.
    const qsizetype asked = m_server->seen().size();
    QCOMPARE(get(path).status, 502);
    QCOMPARE(m_server->seen().size(), asked + 1);
}

void TestUpstreamAnswers::G4_whatAnUpstreamNamesForgesNoLine()
{
    const QByteArray files =
        "{'filename':'open-2.0\\nforged.tar.gz','url':'/f/open.tar.gz','hashes':{}}";
    m_answer = [&files](const SeenRequest &) -> test::Answer {
        return {
            .headers = {{"Content-Type", "application/vnd.pypi.simple.v1+json"}},
            .body = json("{'meta':{'api-version':'1.0'},'name':'open','files':[" + files + "]}")};
    };
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^[^\n]*open-2\\.0\\\\nforged[^\n]*$"_s));
    QCOMPARE(get("pypi/simple/open/").status, 200);
}

void TestUpstreamAnswers::U1_tarballsOfAnyAddressAreOffered_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("as usual") << "open"_ba
                              << "/npm/open/-/open-1.0.0.tgz"_ba;
    QTest::newRow("by number") << "open"_ba
                               << "/download/open/1.0.0/0123abcd"_ba;
    QTest::newRow("with a query") << "open"_ba
                                  << "/npm/open/-/open-1.0.0.tgz?sig=1&x=2"_ba;
    QTest::newRow("all in the query") << "open"_ba
                                      << "/get?name=open&version=1.0.0"_ba;
    QTest::newRow("another ending") << "open"_ba
                                    << "/npm/open/-/open-1.0.0.tar.gz"_ba;
    QTest::newRow("another file name") << "open"_ba
                                       << "/npm/open/-/package.tgz"_ba;
    QTest::newRow("in a folder") << "open"_ba
                                 << "/npm/open/1.0.0/"_ba;
    QTest::newRow("with a scope") << "@other/open"_ba
                                  << "/download/@other/open/1.0.0/f00"_ba;
}

void TestUpstreamAnswers::U1_tarballsOfAnyAddressAreOffered()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, path);
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.target == path)
            return {.body = Content};
        return request.target.toLower().startsWith("/npm/" + QByteArray(name).replace('/', "%2f"))
                   ? test::Answer{.body = npmDocument(name, "'tarball':'" + m_server->address()
                                                                + path + "'," + sha512())}
                   : test::Answer{.status = 404};
    };
    const Reply document = get("npm/" + QByteArray(name).replace('/', "%2f"));
    QCOMPARE(document.status, 200);
    const QJsonObject version = QJsonDocument::fromJson(bodyOf(document))["versions"_L1]["1.0.0"_L1]
                                    .toObject();
    const QByteArray url = version["dist"_L1]["tarball"_L1].toString().toUtf8();
    QVERIFY2(url.endsWith("/open-1.0.0.tgz"), bodyOf(document).constData());
    QVERIFY(!bodyOf(document).contains(m_server->address()));
    const Reply file = get(pathOf(url));
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), Content);
}

void TestUpstreamAnswers::U1_filesAreOfferedByWhateverHashIsTold_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("hash");
    const Hashes hashes = hashesOf(Content);
    QTest::newRow("sha256") << "sha256"_ba << hashes.sha256.toHex();
    QTest::newRow("sha512") << "sha512"_ba << hashes.sha512.toHex();
    QTest::newRow("sha1") << "sha1"_ba << hashes.sha1.toHex();
}

void TestUpstreamAnswers::U1_filesAreOfferedByWhateverHashIsTold()
{
    QFETCH(QByteArray, algorithm);
    QFETCH(QByteArray, hash);
    QByteArray sent = Content;
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.target == "/simple/open/")
            return {.headers = {{"Content-Type", "text/html"}},
                    .body = "<h1>Links for open</h1><a href='../../files/open-2.0.tar.gz#"
                            + algorithm + '=' + hash + "'>open-2.0.tar.gz</a>"};
        return request.target == "/files/open-2.0.tar.gz" ? test::Answer{.body = sent}
                                                          : test::Answer{.status = 404};
    };
    const Reply page = get("pypi/simple/open/", {{"Accept", "text/html"}});
    QCOMPARE(page.status, 200);
    const QRegularExpressionMatch link = QRegularExpression(u"href=\"([^\"#]*)#([^\"]*)\""_s)
                                             .match(QString::fromUtf8(bodyOf(page)));
    QVERIFY2(link.hasMatch(), bodyOf(page).constData());
    QCOMPARE(link.captured(2).toUtf8(), algorithm + '=' + hash);
    const QByteArray path = pathOf(link.captured(1).toUtf8());
    sent = "poison";
    QCOMPARE(get(path).status, 502);
    sent = Content;
    const Reply file = get(path);
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), Content);
}

void TestUpstreamAnswers::U1_aBaseInThePageCounts_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("href");
    QTest::newRow("absolute") << "<base href=\"@/files/\">"_ba
                              << "open-2.0.tar.gz"_ba;
    QTest::newRow("of the host") << "<BASE target=x href='/files/x.html'/>"_ba
                                 << "open-2.0.tar.gz"_ba;
    QTest::newRow("relative") << "<base href=../../files/>"_ba
                              << "./open-2.0.tar.gz"_ba;
    QTest::newRow("the first one") << "<base href=\"/files/\"><base href=\"/no/\">"_ba
                                   << "open-2.0.tar.gz"_ba;
    QTest::newRow("not for what is absolute") << "<base href=\"/no/\">"_ba
                                              << "@/files/open-2.0.tar.gz"_ba;
    QTest::newRow("none") << "<basefont href=\"/no/\">"_ba
                          << "/files/open-2.0.tar.gz"_ba;
}

void TestUpstreamAnswers::U1_aBaseInThePageCounts()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, href);
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.target == "/simple/open/") {
            QByteArray page = "<html><head>" + base
                              + "<title>Links for open</title></head><a href=\"" + href
                              + "#sha256=" + hashesOf(Content).sha256.toHex() + "\">x</a></html>";
            return {.headers = {{"Content-Type", "text/html"}},
                    .body = page.replace('@', m_server->address())};
        }
        return request.target == "/files/open-2.0.tar.gz" ? test::Answer{.body = Content}
                                                          : test::Answer{.status = 404};
    };
    const Reply file = get("pypi/files/" + hashesOf(Content).sha256.toHex() + "/open-2.0.tar.gz");
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), Content);
}

/// What cannot be verified is not given out, and whoever looks after the registry hears why.
void TestUpstreamAnswers::U1_whatIsLeftOutIsNamed()
{
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.target == "/npm/open")
            return {.body = npmDocument("open", "'tarball':'" + m_server->address()
                                                    + "/npm/open/-/open-1.0.0.tgz'")};
        return {.headers = {{"Content-Type", "text/html"}},
                .body = "Links for open <a href='/f/open-2.0.tar.gz'>x</a>"
                        "<a href='/f/open-3.0.tar.gz#md5="
                        + hashesOf(Content).md5.toHex() + "'>x</a>"};
    };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"npm lists files of open.*without a "
                                                          "hash.*open-1\\.0\\.0\\.tgz.*\\.$"_s));
    QCOMPARE(get("npm/open").status, 200);
    const Reply file = get("npm/open/-/open-1.0.0.tgz");
    QCOMPARE(file.status, 502);
    QVERIFY2(bodyOf(file).contains("no hash for open-1.0.0.tgz"), bodyOf(file).constData());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"pypi lists files of open.*without a "
                                            "hash.*open-2\\.0.*open-3\\.0\\.tar.*\\.$"_s));
    QVERIFY(!bodyOf(get("pypi/simple/open/")).contains(".tar.gz"));
}

void TestUpstreamAnswers::W5_forwardedDocumentsHaveValidators_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("accept");
    QTest::newRow("npm") << "npm/open"_ba
                         << "*/*"_ba;
    QTest::newRow("npm tags") << "npm/-/package/open/dist-tags"_ba
                              << "*/*"_ba;
    QTest::newRow("PyPI, HTML") << "pypi/simple/open/"_ba
                                << "text/html"_ba;
    QTest::newRow("PyPI, JSON") << "pypi/simple/open/"_ba
                                << "application/vnd.pypi.simple.v1+json"_ba;
}

void TestUpstreamAnswers::W5_forwardedDocumentsHaveValidators()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, accept);
    QByteArray version = "1.0.0";
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.target == "/npm/open")
            return {.body = npmDocument("open", "'tarball':'" + m_server->address()
                                                    + "/npm/open/-/open-1.0.0.tgz'," + sha512())
                                .replace("1.0.0", version)};
        return {.headers = {{"Content-Type", "text/html"}},
                .body = "Links for open <a href='/f/open-" + version
                        + ".tar.gz#sha256=" + hashesOf(Content).sha256.toHex() + "'>x</a>"};
    };
    const Reply first = get(path, {{"Accept", accept}});
    QCOMPARE(first.status, 200);
    const QByteArray etag = first.headers.value("ETag");
    QVERIFY(etag.size() > 10 && etag.startsWith('"') && etag.endsWith('"'));
    QCOMPARE(get(path, {{"Accept", accept}}).headers.value("ETag"), etag);
    Headers headers;
    headers.add("If-None-Match", etag);
    QCOMPARE(render(first, Conditions::of(headers), false).status, 304);
    version = "1.0.1";
    m_registry->clock.advance(std::chrono::minutes(6));
    const Reply changed = get(path, {{"Accept", accept}});
    QVERIFY(changed.headers.value("ETag") != etag);
    QCOMPARE(render(changed, Conditions::of(headers), false).status, 200);
}

void TestUpstreamAnswers::W5_anUpstreamIsAskedWhetherItChanged()
{
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        if (request.headers.value("if-none-match") == "\"theirs\"")
            return {.status = 304};
        return {.headers = {{"ETag", "\"theirs\""}},
                .body = npmDocument("open", "'tarball':'" + m_server->address()
                                                + "/npm/open/-/open-1.0.0.tgz'," + sha512())};
    };
    const QByteArray first = bodyOf(get("npm/open"));
    for (int round = 2; round < 5; ++round) {
        m_registry->clock.advance(std::chrono::minutes(6));
        const Reply again = get("npm/open");
        QCOMPARE(again.status, 200);
        QCOMPARE(bodyOf(again), first);
        QCOMPARE(m_server->seen().size(), round);
        QCOMPARE(m_server->seen().last().headers.value("if-none-match"), "\"theirs\""_ba);
        QCOMPARE(get("npm/open").status, 200); // that holds for a while
        QCOMPARE(m_server->seen().size(), round);
    }
}

void TestUpstreamAnswers::U1_distTagsAreForwarded()
{
    m_answer = [&](const SeenRequest &request) -> test::Answer {
        return request.target.toLower() == "/npm/@other%2fopen"
                   ? test::Answer{.body = npmDocument("@other/open", "'tarball':'"
                                                                         + m_server->address()
                                                                         + "/x.tgz'," + sha512())}
                   : test::Answer{.status = 404};
    };
    const QByteArray path = "npm/-/package/@other%2fopen/dist-tags";
    const Reply tags = get(path);
    QCOMPARE(tags.status, 200);
    QCOMPARE(bodyOf(tags), json("{'latest':'1.0.0'}"));
    QCOMPARE(get("npm/-/package/nothing/dist-tags").status, 404);
    QCOMPARE(get(path, {{"npm-command", "publish"}}).status, 404);
    forwarding(Forwarding::Redirect);
    const Reply sent = get(path);
    QCOMPARE(sent.status, 302);
    QCOMPARE(sent.headers.value("Location"),
             m_server->address() + "/npm/-/package/@other%2fopen/dist-tags");
    forwarding(Forwarding::Off);
    QCOMPARE(get(path).status, 404);
}

void TestUpstreamAnswers::U1_whyNothingIsForwardedIsASentence()
{
    QSet<QByteArray> reasons;
    const auto take = [&](const Reply &reply) {
        const QByteArray reason = reply.headers.value("X-Packhouse-Reason");
        QCOMPARE(reply.status, 404);
        QVERIFY2(reason.endsWith('.') && reason.count(". ") >= 1 && reason.front() >= 'A'
                     && reason.front() <= 'Z',
                 reason.constData());
        reasons.insert(reason);
    };
    const QByteArray token = m_registry->token(u"reader"_s, TokenKind::Project, m_scope.path,
                                               Right::Read);
    const auto open = [&] { return get("npm/open", {{"Authorization", "Bearer " + token}}); };
    forwarding(Forwarding::Off);
    take(open());
    forwarding(Forwarding::Proxy);
    m_probe->setUpstream(u"npm"_s, {});
    take(open());
    QVERIFY(m_registry->store->reserve({u"npm"_s, u"open"_s, {}, {}}, m_registry->owner));
    take(open());
    QCOMPARE(reasons.size(), 3);
    QVERIFY(m_server->seen().isEmpty());
}

QTEST_GUILESS_MAIN(TestUpstreamAnswers)
#include "tst_upstreamanswers.moc"
