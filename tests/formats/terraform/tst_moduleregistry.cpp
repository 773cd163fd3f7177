// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/terraformformat.h"
#include "registry/actions/changes.h"
#include "registry/actions/publishing.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/archivebuilder.h"
#include "support/formatregistry.h"

#include <QElapsedTimer>
#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestModuleRegistry : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theRegistryIsFoundAtTheRoot();
    void aModuleIsListedAndFetchedWithoutAToken();
    void keysOpenOneArchiveForAWhile();
    void filesAreFoundInTheArchivesOwnFolder();
    void aZipIsAnnouncedAsOne();
    void theLatestIsTheHighestRelease();
    void aVersionIsPublishedOnce();
    void aNameBelongsToOneProjectOfTheGroup();
    void namesMayBeSharedWhereThatIsAllowed();
    void groupsAnswerWithWhatTheCallerMaySee();
    void aGroupsNumberStandsForIt();
    void refusalsSayWhy_data();
    void refusalsSayWhy();
    void tokensOfEachKind_data();
    void tokensOfEachKind();
    void A2_manyVersionsAtOnceAreAllListed();
    void A3_sameVersionTwiceExactlyOneWins();
    void A3_oneNameInTwoProjectsExactlyOneWins();
    void D9_theGroupChangesWithItsProject();
    void D14_aDeletedVersionIsNoLongerListed();
    void D16_aRestartChangesNoAnswer();
    void D15_noAddressLeadsElsewhere();
    void threeHundredVersions();
    void G1_pathsThatClimbAreRefused();
    void aDroppedModuleIsTheSameAsAnUploadedOne();

private:
    using Header = std::pair<const char *, QByteArray>;
    static QByteArray at(const Scope &project, const QByteArray &rest)
    {
        return "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/terraform/modules/"
               + rest;
    }
    static QByteArray found(const QByteArray &rest)
    {
        return "/api/v4/packages/terraform/modules/v1/" + rest;
    }
    static QByteArray module(const QByteArray &text = "variable \"a\" {}\n")
    {
        return makeTgz({{"./main.tf", text}});
    }
    Reply get(const QByteArray &target) { return registry->send("GET", target, {bearer(writer)}); }
    Reply put(const QByteArray &name, const QByteArray &version,
              std::optional<QByteArray> archive = {}, std::optional<Scope> scope = {})
    {
        return registry->send("PUT", at(scope.value_or(web), name + '/' + version + "/file"),
                              {{"PRIVATE-TOKEN", writer}},
                              archive.value_or(module("# " + version)));
    }
    QStringList versions(const QByteArray &name, const QByteArray &space = "acme")
    {
        QStringList list;
        const Reply reply = get(found(space + '/' + name + "/versions"));
        for (const QJsonValue &each : objectOf(reply).value(u"modules")[0][u"versions"_s].toArray())
            list.append(each[u"version"_s].toString());
        return list;
    }
    QByteArray location(const QByteArray &rest)
    {
        return get(found(rest)).headers.value("X-Terraform-Get");
    }
    /// As a client goes on: what it keeps for itself is taken out of the address, and no token is
    /// sent.
    Reply fetch(QByteArray address, QByteArrayView method = "GET")
    {
        const qsizetype query = address.indexOf('?');
        QByteArray path = address.left(query);
        if (const qsizetype folder = path.indexOf("//", 8); folder > 0)
            path.truncate(folder);
        QByteArrayList kept;
        for (const QByteArray &part : address.mid(query + 1).split('&')) {
            if (!part.startsWith("archive=") && !part.startsWith("checksum="))
                kept.append(part);
        }
        return registry->send(method, path + '?' + kept.join('&'));
    }
    void allowDuplicates(bool allowed, const QString &exception = {})
    {
        PolicySetting setting;
        setting.scope = registry->store->scope(u"acme"_s)->id;
        setting.type = u"terraform_module"_s;
        setting.duplicatesAllowed = allowed;
        setting.duplicateException = exception;
        QVERIFY(registry->store->setPolicy(setting, HandlerFixture::owner()));
    }
    static Header bearer(const QByteArray &secret) { return {"Authorization", "Bearer " + secret}; }

    std::unique_ptr<FormatRegistry> registry;
    Scope web, data;
    QByteArray writer;
};

void TestModuleRegistry::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<terraform::TerraformFormat>());
    web = registry->add(u"acme/web"_s);
    data = registry->add(u"acme/data"_s);
    writer = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write);
}

void TestModuleRegistry::theRegistryIsFoundAtTheRoot()
{
    const Reply reply = registry->send("GET", "/.well-known/terraform.json");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.headers.value("Content-Type").startsWith("application/json"));
    QCOMPARE(objectOf(reply).value(u"modules.v1").toString(),
             u"/api/v4/packages/terraform/modules/v1/"_s);
}

void TestModuleRegistry::aModuleIsListedAndFetchedWithoutAToken()
{
    const QByteArray archive = module();
    const Reply reply = put("vpc/aws", "1.2.3", archive);
    QCOMPARE(reply.status, 201);
    QCOMPARE(objectOf(reply).value(u"message").toString(), u"201 Created"_s);
    QCOMPARE(versions("vpc/aws"), QStringList{u"1.2.3"_s});
    const Reply where = get(found("acme/vpc/aws/1.2.3/download"));
    QCOMPARE(where.status, 204);
    const QByteArray address = where.headers.value("X-Terraform-Get");
    QVERIFY(address.startsWith("/api/v4/packages/terraform/modules/v1/acme/vpc/aws/1.2.3/file?"));
    QVERIFY(address.contains("&archive=tgz"));
    QVERIFY(address.contains("&checksum=sha256:" + sha256(archive)));
    QVERIFY(!address.contains(writer));
    QCOMPARE(fetch(address, "HEAD").status, 200);
    QCOMPARE(bodyOf(fetch(address)), archive);
    QCOMPARE(bodyOf(get(at(web, "vpc/aws/1.2.3"))), archive);
    QCOMPARE(bodyOf(get(at(web, "vpc/aws"))), archive);
    const Reply direct = get(at(web, "vpc/aws/1.2.3") + "?terraform-get=1");
    QCOMPARE(direct.status, 204);
    const QByteArray absolute = direct.headers.value("X-Terraform-Get");
    QVERIFY(absolute.startsWith("http://127.0.0.1:8970/api/"));
    QCOMPARE(bodyOf(fetch(absolute.sliced(sizeof "http://127.0.0.1:8970" - 1))), archive);
    const QJsonObject details = objectOf(get(found("acme/vpc/aws/1.2.3")));
    QCOMPARE(details.value(u"version").toString(), u"1.2.3"_s);
    QCOMPARE(details.value(u"name").toString(), u"vpc/aws"_s);
}

void TestModuleRegistry::keysOpenOneArchiveForAWhile()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    QCOMPARE(put("vpc/aws", "1.0.1").status, 201);
    const QByteArray address = location("acme/vpc/aws/1.0.0/download");
    QCOMPARE(fetch(address).status, 200);
    QCOMPARE(fetch(QByteArray(address).replace("/1.0.0/", "/1.0.1/")).status, 401);
    QCOMPARE(fetch(QByteArray(address).replace("key=1", "key=2")).status, 401);
    QCOMPARE(
        fetch("/api/v4/packages/terraform/modules/v1/acme/vpc/aws/1.0.0/file?archive=tgz").status,
        401);
    QCOMPARE(get(found("acme/vpc/aws/1.0.0/file")).status, 200);
    registry->clock.advance(601);
    QCOMPARE(fetch(address).status, 401);
}

void TestModuleRegistry::filesAreFoundInTheArchivesOwnFolder()
{
    QCOMPARE(put("vpc/aws", "1.0.0", makeTgz({{"vpc-1.0/main.tf", "# x\n"}})).status, 201);
    QCOMPARE(put("vpc/aws", "1.0.1", makeTgz({{"v p*c/main.tf", "# x\n"}})).status, 201);
    QVERIFY(location("acme/vpc/aws/1.0.0/download").contains("/1.0.0/file//vpc-1.0?key="));
    QVERIFY(location("acme/vpc/aws/1.0.1/download").contains("/1.0.1/file//*?key="));
    QCOMPARE(fetch(location("acme/vpc/aws/1.0.0/download")).status, 200);
}

void TestModuleRegistry::aZipIsAnnouncedAsOne()
{
    const QByteArray archive = makeZip({{"main.tf", "# x\n"}});
    QCOMPARE(put("vpc/aws", "1.0.0", archive).status, 201);
    const QByteArray address = location("acme/vpc/aws/1.0.0/download");
    QVERIFY(address.contains("archive=zip"));
    QCOMPARE(bodyOf(fetch(address)), archive);
}

void TestModuleRegistry::theLatestIsTheHighestRelease()
{
    for (const char *version : {"1.0.9", "1.0.10", "2.0.0-rc.1", "1.0.1"})
        QCOMPARE(put("vpc/aws", version).status, 201);
    const Reply reply = get(found("acme/vpc/aws/download"));
    QCOMPARE(reply.status, 302);
    QCOMPARE(reply.headers.value("Location"),
             "/api/v4/packages/terraform/modules/v1/acme/vpc/aws/1.0.10/download"_ba);
    QCOMPARE(objectOf(get(found("acme/vpc/aws"))).value(u"version").toString(), u"1.0.10"_s);
    const Reply none = get(found("acme/none/aws/download"));
    QCOMPARE(none.status, 404);
    QCOMPARE(objectOf(none).value(u"message")[u"error"_s].toString(),
             u"No version found for none module"_s);
}

void TestModuleRegistry::aVersionIsPublishedOnce()
{
    const QByteArray archive = module("# first");
    QCOMPARE(put("vpc/aws", "1.0.0", archive).status, 201);
    for (const bool allowed : {false, true}) {
        allowDuplicates(allowed);
        const Reply again = put("vpc/aws", "1.0.0", module("# second"));
        QCOMPARE(again.status, 403);
        QVERIFY(objectOf(again)
                    .value(u"message")
                    .toString()
                    .startsWith(u"Package version already exists."));
        QCOMPARE(put("vpc/aws", "1.0.0", archive).status, 403);
    }
    QCOMPARE(bodyOf(get(at(web, "vpc/aws/1.0.0"))), archive);
}

void TestModuleRegistry::aNameBelongsToOneProjectOfTheGroup()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    const Reply refused = put("vpc/aws", "2.0.0", {}, data);
    QCOMPARE(refused.status, 403);
    const QString said = objectOf(refused).value(u"error").toString();
    QVERIFY(said.startsWith(u"A package with the same name already exists in the namespace"));
    QVERIFY(said.contains(u"acme/web"));
    const QByteArray narrow = registry->token(TokenKind::Project, u"acme/data"_s,
                                              Right::Read | Right::Write);
    const Reply unseen = registry->send("PUT", at(data, "vpc/aws/2.0.0/file"),
                                        {{"PRIVATE-TOKEN", narrow}}, module());
    QCOMPARE(unseen.status, 403);
    QVERIFY(!bodyOf(unseen).contains("acme/web"));
    QCOMPARE(put("vpc/google", "1.0.0", {}, data).status, 201);
    QCOMPARE(put("vpc/aws", "1.0.0", {}, registry->add(u"other/web"_s)).status, 201);
}

void TestModuleRegistry::namesMayBeSharedWhereThatIsAllowed()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    QCOMPARE(put("dns/aws", "1.0.0").status, 201);
    allowDuplicates(false, u"vpc/.*"_s);
    QCOMPARE(put("vpc/aws", "2.0.0", {}, data).status, 201);
    QCOMPARE(put("dns/aws", "2.0.0", {}, data).status, 403);
    QCOMPARE(versions("vpc/aws"), QStringList{u"1.0.0"_s}); // the first one's, as ever
    registry->clock.advance(1);
    const QByteArray newest = module("# newest");
    QCOMPARE(put("vpc/aws", "1.0.0", newest, data).status, 201);
    QCOMPARE(bodyOf(fetch(location("acme/vpc/aws/1.0.0/download"))), module("# 1.0.0"));
    QVERIFY(registry->store->giveName(u"terraform_module"_s, u"vpc/aws"_s, {web, data},
                                      HandlerFixture::owner()));
    QCOMPARE(versions("vpc/aws"), (QStringList{u"2.0.0"_s, u"1.0.0"_s}));
}

void TestModuleRegistry::groupsAnswerWithWhatTheCallerMaySee()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    const QByteArray target = found("acme/vpc/aws/versions");
    const auto status = [&](TokenKind kind, const QString &scope) {
        return registry->send("GET", target, {bearer(registry->token(kind, scope, Right::Read))})
            .status;
    };
    registry->add(u"other/web"_s);
    QCOMPARE(registry->send("GET", target).status, 401);
    QCOMPARE(registry->send("GET", target).headers.value("WWW-Authenticate").left(5), "Basic"_ba);
    QCOMPARE(status(TokenKind::Group, u"acme"_s), 200);
    QCOMPARE(status(TokenKind::Project, u"acme/web"_s), 200);
    QCOMPARE(status(TokenKind::Project, u"acme/data"_s), 404);
    QCOMPARE(status(TokenKind::Group, u"other"_s), 403);
    QCOMPARE(registry->send("GET", target, {bearer("glpat-wrongwrongwrongwrong")}).status, 401);
    const QByteArray key = location("acme/vpc/aws/1.0.0/download");
    QVERIFY(!key.isEmpty());
    for (const char *rest : {"", "/1.0.0", "/download", "/1.0.0/download", "/1.0.0/file"})
        QCOMPARE(registry->send("GET", found("acme/vpc/aws") + rest).status, 401);

    const Scope open = registry->add(u"open/web"_s, Visibility::Public);
    QCOMPARE(put("vpc/aws", "1.0.0", {}, open).status, 201);
    const Reply anonymous = registry->send("GET", found("open/vpc/aws/versions"));
    QCOMPARE(anonymous.status, open.readableByAll ? 200 : 401);
    QCOMPARE(get(found("acme/none/aws/versions")).status, 404);
    QCOMPARE(get(found("nowhere/vpc/aws/versions")).status, 404);
}

void TestModuleRegistry::aGroupsNumberStandsForIt()
{
    const Scope deep = registry->add(u"acme/team/infra"_s);
    QCOMPARE(put("vpc/aws", "1.0.0", {}, deep).status, 201);
    const Scope team = *registry->store->scope(u"acme/team"_s);
    QCOMPARE(versions("vpc/aws", QByteArray::number(team.id)), QStringList{u"1.0.0"_s});
    QCOMPARE(versions("vpc/aws"), QStringList{u"1.0.0"_s});
}

void TestModuleRegistry::refusalsSayWhy_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("said");
    QTest::newRow("version") << "vpc/aws/v1.0.0/file"_ba << module() << 400
                             << u"module_version is invalid"_s;
    QTest::newRow("short version")
        << "vpc/aws/1.0/file"_ba << module() << 400 << u"module_version is invalid"_s;
    QTest::newRow("name") << "v_pc/aws/1.0.0/file"_ba << module() << 400
                          << u"module_name is invalid"_s;
    QTest::newRow("system") << "vpc/AWS/1.0.0/file"_ba << module() << 400
                            << u"module_system is invalid"_s;
    QTest::newRow("no file") << "vpc/aws/1.0.0"_ba << module() << 405 << QString();
    QTest::newRow("no archive") << "vpc/aws/1.0.0/file"_ba
                                << "hello"_ba << 400 << u"neither a .tgz nor a .zip"_s;
    QTest::newRow("no module") << "vpc/aws/1.0.0/file"_ba << makeTgz({{"a", "b"}}) << 400
                               << u"no Terraform file"_s;
    QTest::newRow("escapes") << "vpc/aws/1.0.0/file"_ba << makeTgz({{"main.tf", ""}, {"../x", "b"}})
                             << 400 << QString();
}

void TestModuleRegistry::refusalsSayWhy()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, archive);
    QFETCH(int, status);
    QFETCH(QString, said);
    const Reply reply = registry->send("PUT", at(web, path), {{"PRIVATE-TOKEN", writer}}, archive);
    QCOMPARE(reply.status, status);
    QVERIFY2(bodyOf(reply).contains(said.toUtf8()), bodyOf(reply).constData());
    if (status == 400) {
        QVERIFY(!objectOf(reply).value(u"message").toString().isEmpty());
        QVERIFY(!reply.reason.isEmpty());
    }
    QVERIFY(versions("vpc/aws").isEmpty());
}

void TestModuleRegistry::tokensOfEachKind_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("personal") << TokenKind::Personal << QString() << "PRIVATE-TOKEN"_ba;
    QTest::newRow("project") << TokenKind::Project << u"acme/web"_s << "PRIVATE-TOKEN"_ba;
    QTest::newRow("group") << TokenKind::Group << u"acme"_s << "PRIVATE-TOKEN"_ba;
    QTest::newRow("deploy") << TokenKind::Deploy << u"acme/web"_s << "Deploy-Token"_ba;
    QTest::newRow("job") << TokenKind::Job << u"acme/web"_s << "JOB-TOKEN"_ba;
}

void TestModuleRegistry::tokensOfEachKind()
{
    QFETCH(TokenKind, kind);
    QFETCH(QString, scope);
    QFETCH(QByteArray, header);
    const QByteArray secret = registry->token(kind, scope, Right::Read | Right::Write);
    QCOMPARE(
        registry
            ->send("PUT", at(web, "vpc/aws/1.0.0/file"), {{header.constData(), secret}}, module())
            .status,
        201);
    QCOMPARE(registry->send("GET", found("acme/vpc/aws/versions"), {bearer(secret)}).status, 200);
    const QByteArray user = kind == TokenKind::Job ? "gitlab-ci-token" : "me";
    QCOMPARE(registry->send("GET", at(web, "vpc/aws/1.0.0"), {FormatRegistry::basic(secret, user)})
                 .status,
             200);
    const QByteArray reader = registry->token(kind, scope, Right::Read);
    QCOMPARE(
        registry
            ->send("PUT", at(web, "vpc/aws/1.0.1/file"), {{header.constData(), reader}}, module())
            .status,
        403);
    const QByteArray brief = registry->token(kind, scope, Right::Read,
                                             registry->clock.now().addSecs(5));
    QCOMPARE(registry->send("GET", found("acme/vpc/aws/versions"), {bearer(brief)}).status, 200);
    registry->clock.advance(6);
    QCOMPARE(registry->send("GET", found("acme/vpc/aws/versions"), {bearer(brief)}).status, 401);
}

void TestModuleRegistry::A2_manyVersionsAtOnceAreAllListed()
{
    constexpr int threads = 8;
    constexpr int each = 8;
    std::atomic<int> taken = 0;
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                taken += put("vpc/aws", QByteArray::number(t) + '.' + QByteArray::number(i) + ".0")
                             .status
                         == 201;
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(taken.load(), threads * each);
    QCOMPARE(versions("vpc/aws").size(), threads * each);
}

void TestModuleRegistry::A3_sameVersionTwiceExactlyOneWins()
{
    for (int round = 0; round < 10; ++round) {
        const QByteArray version = "1.0." + QByteArray::number(round);
        std::vector<int> statuses(4);
        std::vector<std::thread> running;
        for (size_t i = 0; i < 4; ++i)
            running.emplace_back([&, i] {
                statuses[i] = put("vpc/aws", version, module("# " + QByteArray::number(i))).status;
            });
        for (std::thread &thread : running)
            thread.join();
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 201), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 403), 3);
        const auto winner = std::find(statuses.begin(), statuses.end(), 201) - statuses.begin();
        QCOMPARE(bodyOf(get(at(web, "vpc/aws/" + version))),
                 module("# " + QByteArray::number(winner)));
    }
}

void TestModuleRegistry::A3_oneNameInTwoProjectsExactlyOneWins()
{
    for (int round = 0; round < 10; ++round) {
        const QByteArray name = "vpc" + QByteArray::number(round) + "/aws";
        std::vector<int> statuses(2);
        std::thread other([&] { statuses[0] = put(name, "1.0.0", {}, data).status; });
        statuses[1] = put(name, "1.0.0", {}, web).status;
        other.join();
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 201), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 403), 1);
    }
}

void TestModuleRegistry::D9_theGroupChangesWithItsProject()
{
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(put("vpc/aws", "1.0." + QByteArray::number(i)).status, 201);
        QCOMPARE(versions("vpc/aws").size(), i + 1);
    }
}

void TestModuleRegistry::D14_aDeletedVersionIsNoLongerListed()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    QCOMPARE(put("vpc/aws", "1.0.1").status, 201);
    const QByteArray address = location("acme/vpc/aws/1.0.1/download");
    const auto stored = registry->store->version(web, u"terraform_module"_s, u"vpc/aws"_s,
                                                 u"1.0.1"_s);
    QVERIFY(registry->store->removeVersion(stored->first().id, HandlerFixture::owner()));
    QCOMPARE(versions("vpc/aws"), QStringList{u"1.0.0"_s});
    QCOMPARE(get(found("acme/vpc/aws/1.0.1/download")).status, 404);
    QVERIFY(fetch(address).status / 100 == 4); // F6: the key opens nothing any more
    QCOMPARE(get(at(web, "vpc/aws/1.0.1")).status, 404);
    QVERIFY(registry->store->restore({stored->first().id}, HandlerFixture::owner()));
    QCOMPARE(versions("vpc/aws").size(), 2);
    QCOMPARE(fetch(address).status, 200);
}

void TestModuleRegistry::D16_aRestartChangesNoAnswer()
{
    QCOMPARE(put("vpc/aws", "1.0.0").status, 201);
    const QByteArray before = bodyOf(get(found("acme/vpc/aws/versions")));
    registry->gateway.reset();
    registry->store.reset();
    registry->store = *Store::open(
        {registry->folder.filePath(u"data"_s), &registry->formats, &registry->clock, 30});
    registry->gateway = std::make_unique<Gateway>(*registry->store, &changesOf, registry->formats,
                                                  registry->forwarder, registry->clock,
                                                  withApi({}, *registry->store));
    QCOMPARE(bodyOf(get(found("acme/vpc/aws/versions"))), before);
}

void TestModuleRegistry::D15_noAddressLeadsElsewhere()
{
    QCOMPARE(
        put("vpc/aws", "1.0.0",
            makeTgz({{"main.tf", "module \"x\" { source = \"https://example.invalid/a\" }\n"}}))
            .status,
        201);
    for (const char *rest :
         {"acme/vpc/aws/versions", "acme/vpc/aws", "acme/vpc/aws/1.0.0/download"})
        QVERIFY2(!everythingOf(get(found(rest))).contains("example.invalid"), rest);
    const Reply reply = registry->send("GET", found("acme/vpc/aws/1.0.0/download"),
                                       {bearer(writer), {"X-Forwarded-Host", "example.invalid"}});
    QVERIFY(!everythingOf(reply).contains("example.invalid"));
}

void TestModuleRegistry::threeHundredVersions()
{
    constexpr int count = 300;
    for (int i = 0; i < count; ++i)
        QCOMPARE(put("vpc/aws", "1." + QByteArray::number(i) + ".0").status, 201);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(versions("vpc/aws").size(), count);
    const qint64 rendered = timer.restart();
    constexpr int times = 50;
    for (int i = 0; i < times; ++i)
        get(found("acme/vpc/aws/versions"));
    qInfo("%d versions: first answer in %lld ms, then %.3f ms each", count, rendered,
          double(timer.elapsed()) / times);
    QCOMPARE(versions("vpc/aws").first(), u"1.299.0"_s);
}

void TestModuleRegistry::G1_pathsThatClimbAreRefused()
{
    for (const char *path :
         {"..%2F..%2Fetc/aws/1.0.0/file", "../../x/1.0.0/file", "vpc/%2e%2e/1.0.0/file",
          "vpc/aws/..%2F1.0.0/file", "vpc%2Faws/aws/1.0.0/file", "vpc/aws/1.0.0%00/file"}) {
        const int status =
            registry->send("PUT", at(web, path), {{"PRIVATE-TOKEN", writer}}, module()).status;
        QVERIFY2(status == 400 || status == 404, path);
    }
    for (const char *path :
         {"acme%2Fweb/vpc/aws/versions", "../vpc/aws/versions", "acme/vpc/aws/..%2F/download",
          "%2e%2e/vpc/aws/versions", "acme/vpc%2Faws/x/versions"}) {
        const int status = get(found(path)).status;
        QVERIFY2(status == 400 || status == 404, path);
    }
}

void TestModuleRegistry::aDroppedModuleIsTheSameAsAnUploadedOne()
{
    UpstreamProbe probe(registry->formats, registry->clock, {});
    const RegistryContext context{*registry->store, registry->formats, probe, registry->clock,
                                  HandlerFixture::owner()};
    const auto drop = [&](const QString &name, const QString &project, const Coordinates &typed) {
        QFile file(registry->folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(makeTgz({{"vpc/main.tf", "# x\n"}}));
        file.close();
        return publishItem(context, {file.fileName(), project, typed, {}});
    };
    const auto dropped = drop(u"vpc-aws-1.0.0.tgz"_s, u"acme/web"_s, {});
    QVERIFY2(dropped, dropped ? "" : qPrintable(english(dropped.error())));
    const auto typed = drop(u"x.tgz"_s, u"acme/web"_s,
                            {u"terraform_module"_s, u"dns/aws"_s, u"2.0.0"_s});
    QVERIFY2(typed, typed ? "" : qPrintable(english(typed.error())));
    QCOMPARE(typed->files.first().name, u"dns-aws-2.0.0.tgz"_s);
    QVERIFY(location("acme/vpc/aws/1.0.0/download").contains("/file//vpc?"));
    QVERIFY(location("acme/dns/aws/2.0.0/download").contains("/file//vpc?"));
    const auto elsewhere = drop(u"vpc-aws-1.1.0.tgz"_s, u"acme/data"_s, {});
    QVERIFY(!elsewhere);
    QVERIFY(english(elsewhere.error()).contains(u"acme/web"));
}

QTEST_GUILESS_MAIN(TestModuleRegistry)
#include "tst_moduleregistry.moc"
