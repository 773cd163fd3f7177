// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts.h"
#include "formats/helm/helmformat.h"
#include "registry/actions/changes.h"
#include "registry/actions/publishing.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/formatregistry.h"

#include <QElapsedTimer>
#include <QTest>
#include <thread>
#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestHelmRepository : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anUnusedChannelHasAnEmptyIndex();
    void anUploadedChartIsInTheIndexOfItsChannelOnly();
    void theIndexIsYamlAndJson();
    void theBareArchiveIsTakenToo();
    void aDuplicateIsServedInPlaceOfTheFirst();
    void duplicatesCanBeForbidden();
    void theHighestVersionComesFirst();
    void theContextPathSuitsClientsThatPush();
    void provenanceIsServedBesideItsChart();
    void provenanceOfOtherBytesIsRefused();
    void refusalsSayWhy_data();
    void refusalsSayWhy();
    void tokensOfEachKind_data();
    void tokensOfEachKind();
    void A2_chartsOfManyNamesAtOnceAreAllListed();
    void A3_sameVersionTwiceExactlyOneIsServed();
    void D6_theIndexEqualsTheStoreAfterAnyOperations();
    void D10_anUnchangedIndexKeepsItsTag();
    void D16_aRestartChangesNoAnswer();
    void F6_deletedIsGoneOnEveryPathAtOnce();
    void D5_fiveThousandChartsAreServedFromMemory();
    void G1_pathsThatClimbAreRefused();
    void aDroppedChartIsTheSameAsAnUploadedOne();
    void V4_twoChartsNeverShareAnAddress();
    void V4_whatWasListedBeforeIsListedAnew();
    void K7_4_chartMuseumListsCharts();
    void K7_5_chartMuseumDeletesOfOneChannel();
    void K7_6_whatHelmLoadsIsPulled();
    void S10_everyWayInIsDatedByTheInjectedClock();

private:
    QByteArray at(const QByteArray &rest) const
    {
        return "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/helm/" + rest;
    }
    Reply get(const QByteArray &rest)
    {
        return registry->send("GET", at(rest), {FormatRegistry::basic(writer)});
    }
    Reply upload(const QByteArray &archive, const QByteArray &channel = "stable",
                 const QList<FormPart> &more = {})
    {
        return registry->send("POST", at("api/" + channel + "/charts"),
                              {FormatRegistry::basic(writer), {"Content-Type", FormType}},
                              form(QList<FormPart>{{"chart", archive, "any/name.tgz"}} + more));
    }
    QJsonObject entries(const QByteArray &channel = "stable")
    {
        return objectOf(get(channel + "/index.yaml")).value(u"entries").toObject();
    }
    QStringList versions(const QString &name, const QByteArray &channel = "stable")
    {
        QStringList found;
        for (const QJsonValue &each : entries(channel).value(name).toArray())
            found.append(each.toObject().value(u"version").toString());
        return found;
    }

    std::unique_ptr<FormatRegistry> registry;
    Scope project;
    QByteArray writer;
};

void TestHelmRepository::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<helm::HelmFormat>());
    project = registry->add(u"acme/web"_s);
    writer = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write);
}

void TestHelmRepository::anUnusedChannelHasAnEmptyIndex()
{
    const Reply reply = get("never-used/index.yaml");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("Content-Type"), "text/yaml"_ba);
    const QJsonObject index = objectOf(reply);
    QCOMPARE(index.value(u"apiVersion").toString(), u"v1"_s);
    QVERIFY(index.value(u"entries").isObject());
    QVERIFY(index.value(u"entries").toObject().isEmpty());
    QCOMPARE(get("-wrong/index.yaml").status, 400);
    QCOMPARE(objectOf(get("-wrong/index.yaml")).value(u"error").toString(),
             u"channel is invalid"_s);
}

void TestHelmRepository::anUploadedChartIsInTheIndexOfItsChannelOnly()
{
    const QByteArray archive = chart("web", "1.2.3", "appVersion: 4852e000\ndeprecated: true\n");
    const Reply reply = upload(archive);
    QCOMPARE(reply.status, 201);
    QCOMPARE(objectOf(reply).value(u"message").toString(), u"201 Created"_s);
    const QJsonObject entry = entries().value(u"web").toArray().first().toObject();
    QCOMPARE(entry.value(u"version").toString(), u"1.2.3"_s);
    QCOMPARE(entry.value(u"appVersion").toString(), u"4852e000"_s);
    QCOMPARE(entry.value(u"deprecated"), QJsonValue(true));
    QCOMPARE(entry.value(u"digest").toString().toLatin1(), sha256(archive));
    QCOMPARE(entry.value(u"created").toString(), u"2024-05-06T07:08:09.000000000Z"_s);
    const QByteArray url = entry.value(u"urls").toArray().first().toString().toUtf8();
    QCOMPARE(url, "charts/web-1.2.3.tgz"_ba);
    QCOMPARE(bodyOf(get("stable/" + url)), archive);
    QVERIFY(entries("beta").isEmpty());
    QCOMPARE(get("beta/" + url).status, 404);
}

void TestHelmRepository::theIndexIsYamlAndJson()
{
    const QByteArray text =
        R"(annotations:
  odd: "quote\" back\\ tab\t line\n \x01 \u0085 \ufeff end"
keywords: ['yes', '1.0', '~', '*a', '- x', "\xe9"]
)";
    QCOMPARE(upload(chart("web", "1.0.0", text)).status, 201);
    QCOMPARE(upload(chartOf("null", chartYaml("'null'", "1.0.0"))).status, 201);
    const QByteArray bytes = bodyOf(get("stable/index.yaml"));
    const QJsonObject json = QJsonDocument::fromJson(bytes).object().value(u"entries").toObject();
    QCOMPARE(json.size(), 2);
    const YAML::Node yaml = YAML::Load(bytes.toStdString());
    QCOMPARE(yaml["apiVersion"].as<std::string>(), "v1");
    const YAML::Node entry = yaml["entries"]["web"][0];
    QCOMPARE(entry["keywords"][1].as<std::string>(), "1.0");
    const QString odd = json.value(u"web").toArray().first()[u"annotations"_s][u"odd"_s].toString();
    QCOMPARE(QString::fromStdString(entry["annotations"]["odd"].as<std::string>()), odd);
    QVERIFY(odd.startsWith(u"quote\" back"));
}

void TestHelmRepository::theBareArchiveIsTakenToo()
{
    const QByteArray archive = chart("web", "1.0.0");
    QCOMPARE(
        registry->send("POST", at("api/stable/charts"), {FormatRegistry::basic(writer)}, archive)
            .status,
        201);
    QCOMPARE(bodyOf(get("stable/charts/web-1.0.0.tgz")), archive);
}

void TestHelmRepository::aDuplicateIsServedInPlaceOfTheFirst()
{
    const QByteArray first = chart("web", "1.0.0", "description: first\n");
    const QByteArray second = chart("web", "1.0.0", "description: second\n");
    QCOMPARE(upload(first).status, 201);
    QCOMPARE(upload(second).status, 201);
    QCOMPARE(upload(second).status, 201);
    QCOMPARE(versions(u"web"_s), QStringList{u"1.0.0"_s});
    QCOMPARE(entries().value(u"web").toArray().first()[u"digest"_s].toString().toLatin1(),
             sha256(second));
    QCOMPARE(bodyOf(get("stable/charts/web-1.0.0.tgz")), second);
}

void TestHelmRepository::duplicatesCanBeForbidden()
{
    PolicySetting setting;
    setting.scope = project.id;
    setting.type = u"helm"_s;
    setting.duplicatesAllowed = false;
    setting.duplicateException = u"snapshot-.*"_s;
    QVERIFY(registry->store->setPolicy(setting, HandlerFixture::owner()));
    QCOMPARE(upload(chart("web", "1.0.0", "description: first\n")).status, 201);
    const Reply refused = upload(chart("web", "1.0.0", "description: second\n"));
    QCOMPARE(refused.status, 409);
    QVERIFY(objectOf(refused).value(u"error").toString().contains(u"web-1.0.0.tgz"));
    QCOMPARE(upload(chart("web", "1.0.0", "description: second\n"), "beta").status, 201);
    QCOMPARE(upload(chart("snapshot-web", "1.0.0", "description: first\n")).status, 201);
    QCOMPARE(upload(chart("snapshot-web", "1.0.0", "description: second\n")).status, 201);
}

void TestHelmRepository::theHighestVersionComesFirst()
{
    for (const char *version : {"1.0.0", "1.0.10", "v1.0.9", "2.0.0-rc.1"})
        QCOMPARE(upload(chart("web", version)).status, 201);
    QCOMPARE(versions(u"web"_s),
             (QStringList{u"2.0.0-rc.1"_s, u"1.0.10"_s, u"v1.0.9"_s, u"1.0.0"_s}));
}

void TestHelmRepository::theContextPathSuitsClientsThatPush()
{
    const QByteArray context = "/api/v4/projects/" + QByteArray::number(project.id)
                               + "/packages/helm";
    const auto contextOf = [&](const QByteArray &id) {
        const Reply reply = registry->send("GET",
                                           "/api/v4/projects/" + id + "/packages/helm/a/index.yaml",
                                           {FormatRegistry::basic(writer)});
        return objectOf(reply).value(u"serverInfo")[u"contextPath"_s].toString().toUtf8();
    };
    QCOMPARE(contextOf(QByteArray::number(project.id)), context);
    QCOMPARE(contextOf("acme%2Fweb"), context);
    // A client that was set up with the path joins the context, "api" and the whole decoded path.
    const QByteArray body = form({{"chart", chart("web", "1.0.0"), "web-1.0.0.tgz"}});
    const auto push = [&](const QByteArray &path) {
        return registry->send(
            "POST", context + "/api/api/v4/projects/" + path + "/packages/helm/stable/charts",
            {FormatRegistry::basic(writer), {"Content-Type", FormType}}, body);
    };
    QCOMPARE(push("acme/other").status, 404);
    QCOMPARE(push("acme/web").status, 201);
    QCOMPARE(versions(u"web"_s), QStringList{u"1.0.0"_s});
}

void TestHelmRepository::provenanceIsServedBesideItsChart()
{
    const QByteArray archive = chart("web", "1.0.0");
    const QByteArray text = provenance("web", "1.0.0", archive);
    QCOMPARE(upload(archive, "stable", {{"prov", text, "web-1.0.0.tgz.prov"}}).status, 201);
    const Reply reply = get("stable/charts/web-1.0.0.tgz.prov");
    QCOMPARE(reply.status, 200);
    QCOMPARE(bodyOf(reply), text);
    QCOMPARE(versions(u"web"_s).size(), 1);
    // A chart that takes the first one's place has no such voucher until one comes.
    const QByteArray other = chart("web", "1.0.0", "description: other\n");
    QCOMPARE(upload(other).status, 201);
    QCOMPARE(get("stable/charts/web-1.0.0.tgz.prov").status, 404);
    const QByteArray fresh = provenance("web", "1.0.0", other);
    QCOMPARE(registry
                 ->send("POST", at("api/stable/prov"),
                        {FormatRegistry::basic(writer), {"Content-Type", FormType}},
                        form({{"prov", fresh, "web-1.0.0.tgz.prov"}}))
                 .status,
             201);
    QCOMPARE(bodyOf(get("stable/charts/web-1.0.0.tgz.prov")), fresh);
}

void TestHelmRepository::provenanceOfOtherBytesIsRefused()
{
    const QByteArray archive = chart("web", "1.0.0");
    const Reply reply = upload(archive, "stable",
                               {{"prov", provenance("web", "1.0.0", "other"), "x.prov"}});
    QCOMPARE(reply.status, 400);
    QVERIFY(objectOf(reply).value(u"message").toString().contains(u"vouch"));
    QVERIFY(entries().isEmpty());
    const auto prov = [&](const QByteArray &text) {
        return registry->send("POST", at("api/stable/prov"), {FormatRegistry::basic(writer)}, text)
            .status;
    };
    QCOMPARE(prov(provenance("web", "1.0.0", archive)), 404);
    QCOMPARE(prov("nothing signed"), 400);
}

void TestHelmRepository::refusalsSayWhy_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("said");
    QTest::newRow("no archive") << "hello"_ba << u"archive"_s;
    QTest::newRow("no chart") << makeTgz({{"a/b", "x"}}) << u"Chart.yaml"_s;
    QTest::newRow("version") << chart("web", "1.x") << u"semantic version"_s;
    QTest::newRow("name") << chartOf("web", chartYaml("w eb", "1.0.0")) << u"no name for a chart"_s;
    QTest::newRow("index") << chart("web", "1.0.0", "keywords: a\n") << u"keywords"_s;
    QTest::newRow("too large") << makeTgz({{"web/a", QByteArray(6 << 20, '\0')}})
                                      + QByteArray(6 << 20, 'x')
                               << u"too large"_s;
}

void TestHelmRepository::refusalsSayWhy()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, said);
    const Reply reply = upload(archive);
    QCOMPARE(reply.status, 400);
    const QJsonObject object = objectOf(reply);
    QVERIFY2(object.value(u"message").toString().contains(said, Qt::CaseInsensitive),
             bodyOf(reply).constData());
    QVERIFY(!object.value(u"error").toString().isEmpty());
    QVERIFY(!reply.reason.isEmpty());
    QVERIFY(entries().isEmpty());
}

void TestHelmRepository::tokensOfEachKind_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("taken");
    QTest::newRow("personal") << TokenKind::Personal << QString() << true;
    QTest::newRow("job") << TokenKind::Job << u"acme/web"_s << true;
    QTest::newRow("deploy") << TokenKind::Deploy << u"acme/web"_s << true;
    QTest::newRow("project") << TokenKind::Project << u"acme/web"_s << true;
    QTest::newRow("group") << TokenKind::Group << u"acme"_s << true;
}

void TestHelmRepository::tokensOfEachKind()
{
    QFETCH(TokenKind, kind);
    QFETCH(QString, scope);
    QFETCH(bool, taken);
    const QByteArray secret = registry->token(kind, scope, Right::Read | Right::Write);
    const QByteArray user = kind == TokenKind::Job ? "gitlab-ci-token" : "anyone";
    const auto sign = FormatRegistry::basic(secret, user);
    const Reply put = registry->send("POST", at("api/stable/charts"), {sign},
                                     chart("web", "1.0.0"));
    QCOMPARE(put.status, taken ? 201 : 401);
    QCOMPARE(registry->send("GET", at("stable/index.yaml"), {sign}).status, taken ? 200 : 401);
    const Reply anonymous = registry->send("GET", at("stable/index.yaml"));
    QCOMPARE(anonymous.status, 401);
    QCOMPARE(anonymous.headers.value("WWW-Authenticate"),
             "Basic realm=\"GitLab Packages Registry\""_ba);
    const QByteArray reader = registry->token(TokenKind::Personal, {}, Right::Read);
    QCOMPARE(registry->send("POST", at("api/stable/charts"), {FormatRegistry::basic(reader)}, "x")
                 .status,
             403);
    const QByteArray expired = registry->token(TokenKind::Personal, {}, Right::Read,
                                               registry->clock.now().addSecs(60));
    QCOMPARE(
        registry->send("GET", at("stable/index.yaml"), {FormatRegistry::basic(expired)}).status,
        200);
    registry->clock.advance(61);
    QCOMPARE(
        registry->send("GET", at("stable/index.yaml"), {FormatRegistry::basic(expired)}).status,
        401);
}

void TestHelmRepository::A2_chartsOfManyNamesAtOnceAreAllListed()
{
    constexpr int threads = 8;
    constexpr int each = 8;
    std::atomic<int> taken = 0;
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                const QByteArray name = "web" + QByteArray::number(i);
                taken += upload(chart(name, "1.0." + QByteArray::number(t))).status == 201;
            }
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(taken.load(), threads * each);
    QCOMPARE(entries().size(), each);
    for (int i = 0; i < each; ++i)
        QCOMPARE(versions(u"web%1"_s.arg(i)).size(), threads);
}

void TestHelmRepository::A3_sameVersionTwiceExactlyOneIsServed()
{
    PolicySetting setting;
    setting.scope = project.id;
    setting.type = u"helm"_s;
    setting.duplicatesAllowed = false;
    QVERIFY(registry->store->setPolicy(setting, HandlerFixture::owner()));
    for (int round = 0; round < 10; ++round) {
        const QByteArray version = "1.0." + QByteArray::number(round);
        QList<QByteArray> archives;
        for (int i = 0; i < 4; ++i)
            archives.append(chart("web", version, "description: d" + QByteArray::number(i) + "\n"));
        std::vector<int> statuses(4);
        std::vector<std::thread> running;
        for (size_t i = 0; i < 4; ++i)
            running.emplace_back([&, i] { statuses[i] = upload(archives[qsizetype(i)]).status; });
        for (std::thread &thread : running)
            thread.join();
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 201), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 409), 3);
        const auto winner = std::find(statuses.begin(), statuses.end(), 201) - statuses.begin();
        QCOMPARE(bodyOf(get("stable/charts/web-" + version + ".tgz")), archives[winner]);
    }
}

void TestHelmRepository::D6_theIndexEqualsTheStoreAfterAnyOperations()
{
    QMap<QString, QByteArray> model; // "name version" to digest
    const auto owner = HandlerFixture::owner();
    quint32 seed = 7;
    const auto dice = [&](quint32 sides) {
        seed = seed * 1103515245 + 12345;
        return (seed >> 16) % sides;
    };
    QList<qint64> deleted;
    for (int step = 0; step < 120; ++step) {
        const QByteArray name = "n" + QByteArray::number(dice(4));
        const QByteArray version = "1." + QByteArray::number(dice(4)) + ".0";
        const QString key = QString::fromLatin1(name + ' ' + version);
        if (dice(3) > 0) {
            const QByteArray archive = chart(name, version,
                                             "description: s" + QByteArray::number(step) + "\n");
            QCOMPARE(upload(archive).status, 201);
            model[key] = sha256(archive);
        } else if (model.contains(key)) {
            const auto found = registry->store->version(
                project, u"helm"_s, QString::fromLatin1(name), QString::fromLatin1(version));
            QVERIFY(found);
            QVERIFY(registry->store->removeVersion(found->first().id, owner));
            model.remove(key);
        }
        QMap<QString, QByteArray> listed;
        const QJsonObject all = entries();
        for (auto it = all.begin(); it != all.end(); ++it) {
            for (const QJsonValue &each : it->toArray()) {
                const QString entry = it.key() + u' ' + each[u"version"_s].toString();
                QVERIFY(!listed.contains(entry));
                listed[entry] = each[u"digest"_s].toString().toLatin1();
            }
        }
        QCOMPARE(listed, model);
    }
}

void TestHelmRepository::D10_anUnchangedIndexKeepsItsTag()
{
    QCOMPARE(upload(chart("web", "1.0.0")).status, 201);
    const auto document = [&] { return std::get<DocumentPtr>(get("stable/index.yaml").body); };
    const QByteArray etag = document()->etag;
    registry->clock.advance(5);
    QCOMPARE(upload(chart("web", "1.0.0"), "beta").status, 201);
    QCOMPARE(document()->etag, etag);
    QCOMPARE(upload(chart("web", "1.0.1")).status, 201);
    QVERIFY(document()->etag != etag);
}

void TestHelmRepository::D16_aRestartChangesNoAnswer()
{
    QCOMPARE(upload(chart("web", "1.0.0")).status, 201);
    QCOMPARE(upload(chart("api", "1.0.0")).status, 201);
    const QByteArray index = bodyOf(get("stable/index.yaml"));
    registry->gateway.reset();
    registry->store.reset();
    registry->clock.advance(1000);
    registry->store = *Store::open(
        {registry->folder.filePath(u"data"_s), &registry->formats, &registry->clock, 30});
    registry->gateway = std::make_unique<Gateway>(*registry->store, &changesOf, registry->formats,
                                                  registry->forwarder, registry->clock,
                                                  withApi({}, *registry->store));
    QCOMPARE(bodyOf(get("stable/index.yaml")), index);
}

void TestHelmRepository::F6_deletedIsGoneOnEveryPathAtOnce()
{
    const QByteArray archive = chart("web", "1.0.0");
    QCOMPARE(upload(archive, "stable", {{"prov", provenance("web", "1.0.0", archive), "p"}}).status,
             201);
    QCOMPARE(get("stable/charts/web-1.0.0.tgz").status, 200);
    const auto found = registry->store->version(project, u"helm"_s, u"web"_s, u"1.0.0"_s);
    QVERIFY(registry->store->removeVersion(found->first().id, HandlerFixture::owner()));
    QCOMPARE(get("stable/charts/web-1.0.0.tgz").status, 404);
    QCOMPARE(get("stable/charts/web-1.0.0.tgz.prov").status, 404);
    QVERIFY(entries().isEmpty());
    QVERIFY(registry->store->restore({found->first().id}, HandlerFixture::owner()));
    QCOMPARE(get("stable/charts/web-1.0.0.tgz").status, 200);
    QCOMPARE(versions(u"web"_s), QStringList{u"1.0.0"_s});
}

void TestHelmRepository::D5_fiveThousandChartsAreServedFromMemory()
{
    constexpr int count = 5'000;
    // Only the rows matter here: each archive's bytes are the same.
    const auto publish = [&](int i) {
        auto blob = *registry->store->stage(0);
        const bool staged = blob->write("chart") && blob->finish();
        const QString name = u"chart-%1"_s.arg(i / 5, 4, 10, QLatin1Char('0'));
        const QString version = u"1.%1.0"_s.arg(i % 5);
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"helm"_s, name, version};
        publication.duplicateUnit = DuplicateUnit::File;
        publication.actor = HandlerFixture::owner();
        const QByteArray text = "{\"created\":\"2024-05-06T07:08:09.000000000Z\","
                                "\"apiVersion\":\"v2\",\"description\":\""
                                + QByteArray(200, 'd') + "\",\"name\":\"" + name.toUtf8()
                                + "\",\"version\":\"" + version.toUtf8() + "\"}";
        publication.files.push_back({u"stable/%1-%2.tgz"_s.arg(name, version),
                                     std::move(blob),
                                     {},
                                     {{u"stable"_s, (name + u'/' + version).toUtf8(), text}}});
        return staged && registry->store->publish(std::move(publication)).has_value();
    };
    std::atomic<int> next = 0;
    std::atomic<int> published = 0;
    std::vector<std::thread> running;
    for (int t = 0; t < 32; ++t) {
        running.emplace_back([&] {
            for (int i = next++; i < count; i = next++)
                published += publish(i);
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(published.load(), count);
    QElapsedTimer timer;
    timer.start();
    const QByteArray index = bodyOf(get("stable/index.yaml"));
    const qint64 rendered = timer.restart();
    QCOMPARE(QJsonDocument::fromJson(index).object().value(u"entries").toObject().size(),
             count / 5);
    timer.restart();
    constexpr int times = 50;
    for (int i = 0; i < times; ++i)
        QCOMPARE(bodyOf(get("stable/index.yaml")).size(), index.size());
    const qint64 served = timer.elapsed();
    qInfo("%d charts: rendered in %lld ms, then %.3f ms each", count, rendered,
          double(served) / times);
    QVERIFY2(served < std::max<qint64>(rendered, 1) * times / 4, "the index is rendered each time");
}

void TestHelmRepository::G1_pathsThatClimbAreRefused()
{
    for (const char *path :
         {"..%2F..%2Fetc/index.yaml", "../../x/index.yaml", "stable/charts/..%2F..%2Fx-1.0.0.tgz",
          "stable/charts/%2e%2e", "stable/charts/web-1.0.0.tgz%00", "stable%2Findex.yaml",
          "stable/charts/web-1.0.0.tgz.prov.prov", "stable/charts/x"}) {
        const int status = get(path).status;
        QVERIFY2(status == 400 || status == 404, path);
    }
    for (const char *channel : {"..", "%2e%2e", "a%2Fb", "a b"})
        QVERIFY2(upload(chart("web", "1.0.0"), channel).status / 100 == 4, channel);
    QVERIFY(entries().isEmpty());
}

void TestHelmRepository::aDroppedChartIsTheSameAsAnUploadedOne()
{
    const QByteArray archive = chart("web", "1.0.0");
    const auto drop = [&](const QByteArray &bytes, const QString &name) -> Result<Published> {
        const QString path = registry->folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorCode::Internal, Text::of("not written"));
        file.close();
        UpstreamProbe probe(registry->formats, registry->clock, {});
        const RegistryContext context{*registry->store, registry->formats, probe, registry->clock,
                                      HandlerFixture::owner()};
        return publishItem(context, {path, u"acme/web"_s, {}, {}});
    };
    const QByteArray text = provenance("web", "1.0.0", archive);
    QVERIFY(!drop(text, u"web-1.0.0.tgz.prov"_s));
    const auto dropped = drop(archive, u"renamed.tgz"_s);
    QVERIFY2(dropped, dropped ? "" : qPrintable(english(dropped.error())));
    QVERIFY(drop(text, u"web-1.0.0.tgz.prov"_s));
    const QJsonObject entry = entries().value(u"web").toArray().first().toObject();
    QCOMPARE(entry.value(u"digest").toString().toLatin1(), sha256(archive));
    QCOMPARE(bodyOf(get("stable/charts/web-1.0.0.tgz")), archive);
    QCOMPARE(bodyOf(get("stable/charts/web-1.0.0.tgz.prov")), text);
}

void TestHelmRepository::S10_everyWayInIsDatedByTheInjectedClock()
{
    registry->clock.advance(-10 * 365 * 86'400); // no other clock shows that
    const QString date = registry->clock.now().toString(Qt::ISODate).left(10);
    QCOMPARE(upload(chart("uploaded", "1.0.0")).status, 201);
    const QString path = registry->folder.filePath(u"dropped.tgz"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(chart("dropped", "1.0.0"));
    file.close();
    UpstreamProbe probe(registry->formats, registry->clock, {});
    const RegistryContext context{*registry->store, registry->formats, probe, registry->clock,
                                  HandlerFixture::owner()};
    QVERIFY(publishItem(context, {path, u"acme/web"_s, {}, {}}));
    for (const QString &name : {u"uploaded"_s, u"dropped"_s}) {
        const QString created =
            entries().value(name).toArray().first().toObject()["created"_L1].toString();
        QVERIFY2(created.startsWith(date), qPrintable(name + u' ' + created));
    }
}

void TestHelmRepository::V4_twoChartsNeverShareAnAddress()
{
    const QByteArray one = chart("amb", "1.0.0-b-2.0.0");
    const QByteArray other = chart("amb-1.0.0-b", "2.0.0");
    QCOMPARE(upload(one).status, 201);
    QCOMPARE(
        upload(other, "stable", {{"prov", provenance("amb-1.0.0-b", "2.0.0", other), "p"}}).status,
        201);
    const auto address = [&](const QString &name) {
        return "stable/" + entries()[name][0][u"urls"_s][0].toString().toUtf8();
    };
    QVERIFY(address(u"amb"_s) != address(u"amb-1.0.0-b"_s));
    QCOMPARE(bodyOf(get(address(u"amb"_s))), one);
    QCOMPARE(bodyOf(get(address(u"amb-1.0.0-b"_s))), other);
    QCOMPARE(get(address(u"amb-1.0.0-b"_s) + ".prov").status, 200);
    QCOMPARE(get(address(u"amb"_s) + ".prov").status, 404);
    // The one is gone, and its address does not stand for the other then.
    const auto stored = registry->store->version(project, u"helm"_s, u"amb"_s, u"1.0.0-b-2.0.0"_s);
    QVERIFY(registry->store->removeVersion(stored->first().id, HandlerFixture::owner()));
    QCOMPARE(get("stable/charts/amb-1.0.0-b-2.0.0.tgz").status, 404);
    QCOMPARE(bodyOf(get(address(u"amb-1.0.0-b"_s))), other);
}

void TestHelmRepository::V4_whatWasListedBeforeIsListedAnew()
{
    const helm::HelmFormat format;
    const StoredFile file{1, 1, u"beta/amb-1.0.0-b-2.0.0.tgz"_s, 1, {}, {}, {}};
    QCOMPARE(format.downloadPath({u"helm"_s, u"amb"_s, u"1.0.0-b-2.0.0"_s}, file),
             "packages/helm/beta/charts/amb-1.0.0-b-2.0.0.tgz"_ba);
    QCOMPARE(format.downloadPath({u"helm"_s, u"amb-1.0.0-b"_s, u"2.0.0"_s}, file),
             "packages/helm/beta/charts/amb-1.0.0-b/amb-1.0.0-b-2.0.0.tgz"_ba);
}

void TestHelmRepository::K7_4_chartMuseumListsCharts()
{
    for (const char *version : {"1.0.0", "1.10.0", "1.2"})
        QCOMPARE(upload(chart("web", version)).status, 201);
    QCOMPARE(upload(chart("api", "0.1.0")).status, 201);
    QCOMPARE(upload(chart("other", "9.0.0"), "beta").status, 201);
    const QJsonObject all = objectOf(get("api/stable/charts"));
    QCOMPARE(all.keys(), (QStringList{u"api"_s, u"web"_s}));
    QCOMPARE(all, entries());
    QCOMPARE(objectOf(get("api/stable/charts?offset=1&limit=1")).keys(), QStringList{u"web"_s});
    QCOMPARE(get("api/stable/charts?limit=x").status, 400);
    QCOMPARE(objectOf(get("api/never/charts")), QJsonObject());
    QCOMPARE(get("api/-wrong/charts").status, 400);
    const QJsonArray versions = QJsonDocument::fromJson(bodyOf(get("api/stable/charts/web")))
                                    .array();
    QCOMPARE(versions, entries()[u"web"_s].toArray());
    QCOMPARE(versions[0][u"version"_s].toString(), u"1.10.0"_s);
    QCOMPARE(objectOf(get("api/stable/charts/web/1.2"))[u"version"_s].toString(), u"1.2"_s);
    QCOMPARE(objectOf(get("api/stable/charts/web/latest"))[u"version"_s].toString(), u"1.10.0"_s);
    for (const QByteArray &missing : {"web/3.0.0"_ba, "other"_ba, "other/9.0.0"_ba}) {
        const Reply reply = get("api/stable/charts/" + missing);
        QCOMPARE(reply.status, 404);
        QCOMPARE(objectOf(reply)[u"error"_s].toString(), u"chart not found"_s);
    }
    const auto head = {FormatRegistry::basic(writer)};
    QCOMPARE(registry->send("HEAD", at("api/stable/charts/web/1.2"), head).status, 200);
    QCOMPARE(registry->send("HEAD", at("api/stable/charts/web/3.0.0"), head).status, 404);
    QCOMPARE(registry->send("GET", at("api/stable/charts")).status, 401);
}

void TestHelmRepository::K7_5_chartMuseumDeletesOfOneChannel()
{
    const QByteArray bytes = chart("web", "1.0.0");
    QCOMPARE(upload(bytes, "stable", {{"prov", provenance("web", "1.0.0", bytes), "p"}}).status,
             201);
    QCOMPARE(upload(bytes, "beta").status, 201);
    const QByteArray target = at("api/stable/charts/web/1.0.0");
    QCOMPARE(registry->send("DELETE", target).status, 401);
    QCOMPARE(registry->send("DELETE", target, {FormatRegistry::basic(writer)}).status, 403);
    const auto remover = FormatRegistry::basic(
        registry->token(TokenKind::Personal, {}, Right::Read | Right::Delete));
    const Reply reply = registry->send("DELETE", target, {remover});
    QCOMPARE(reply.status, 200);
    QCOMPARE(objectOf(reply), (QJsonObject{{u"deleted"_s, true}}));
    QVERIFY(versions(u"web"_s).isEmpty());
    QCOMPARE(get("stable/charts/web-1.0.0.tgz").status, 404);
    QCOMPARE(get("stable/charts/web-1.0.0.tgz.prov").status, 404);
    QCOMPARE(versions(u"web"_s, "beta"), QStringList{u"1.0.0"_s});
    QCOMPARE(registry->send("DELETE", target, {remover}).status, 404);
    QCOMPARE(registry->send("DELETE", at("api/beta/charts/web/1.0.0"), {remover}).status, 200);
    QVERIFY(!registry->store->version(project, u"helm"_s, u"web"_s, u"1.0.0"_s));
    QCOMPARE(upload(bytes).status, 201);
}

void TestHelmRepository::K7_6_whatHelmLoadsIsPulled()
{
    const QList<std::pair<QByteArray, QByteArray>> charts{
        {"old", "name: old\nversion: 1.0.0\n"},
        {"short", chartYaml("short", "1.2")},
        {"a--b", chartYaml("a--b", "1.0.0")},
        {"a..b", chartYaml("a..b", "1.0.0")},
        {"alias", chartYaml("&n alias", "1.0.0", "description: *n\n")}};
    for (const auto &[name, yaml] : charts) {
        const QByteArray bytes = chartOf(name, yaml);
        const Reply reply = upload(bytes);
        QVERIFY2(reply.status == 201, (name + ": " + bodyOf(reply)).constData());
        const QJsonValue entry = entries()[QString::fromUtf8(name)][0];
        QVERIFY(!entry[u"apiVersion"_s].toString().isEmpty());
        QCOMPARE(bodyOf(get("stable/" + entry[u"urls"_s][0].toString().toUtf8())), bytes);
    }
}

QTEST_GUILESS_MAIN(TestHelmRepository)
#include "tst_helmrepository.moc"
