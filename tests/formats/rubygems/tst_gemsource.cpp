// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemfile.h"
#include "formats/rubygems/rubygemsformat.h"
#include "gems.h"
#include "registry/actions/changes.h"
#include "registry/actions/publishing.h"
#include "registry/http/conditions.h"
#include "registry/http/rendering.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/formatregistry.h"

#include <QElapsedTimer>
#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

} // namespace

class TestGemSource : public QObject
{
    Q_OBJECT

private slots:
    void V4_twoGemsNeverShareAFullName();
    void init();
    void anEmptySourceAnswersEveryClient();
    void aPushedGemIsInEveryDocument();
    void theSameVersionForAnotherPlatformIsAnotherGem();
    void aDuplicateIsServedInPlaceOfTheFirst();
    void duplicatesCanBeForbidden();
    void refusalsSayWhy();
    void aYankedGemIsGone();
    void yankRefusalsSayWhy();
    void theCompactIndexIsFetchedInParts();
    void dependenciesLeaveOutWhatIsNotHere();
    void tokensOfEachKind_data();
    void tokensOfEachKind();
    void publicProjectsAreReadByAnyone();
    void otherLevelsServeNothing();
    void A2_gemsOfManyNamesAtOnceAreAllListed();
    void A3_sameVersionTwiceExactlyOneWins();
    void D6_theDocumentsEqualTheStoreAfterAnyOperations();
    void D9_hiddenGemsAreNotListed();
    void D13_aGemIsSeenRightAfterItWasMissed();
    void D16_aRestartChangesNoAnswer();
    void F6_deletedIsGoneOnEveryPathAtOnce();
    void D5_fiveThousandGemsAreServedFromMemory();
    void G1_pathsThatClimbAreRefused();
    void aLostTextOfVersionsIsMadeAnew();
    void aDroppedGemIsTheSameAsAPushedOne();
    void snippetsLeadToTheProject();

private:
    QByteArray at(const QByteArray &rest) const
    {
        return "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/rubygems/" + rest;
    }
    Reply get(const QByteArray &rest)
    {
        return registry->send("GET", at(rest), {{"Authorization", writer}});
    }
    QByteArray text(const QByteArray &rest) { return bodyOf(get(rest)); }
    Reply push(const QByteArray &gem)
    {
        return registry->send("POST", at("api/v1/gems"), {{"Authorization", writer}}, gem);
    }
    Reply yank(const QByteArray &form)
    {
        return registry->send(
            "DELETE", at("api/v1/gems/yank"),
            {{"Authorization", writer}, {"Content-Type", "application/x-www-form-urlencoded"}},
            form);
    }
    QStringList infoVersions(const QByteArray &name)
    {
        QStringList found;
        const Reply reply = get("info/" + name);
        if (reply.status != 200)
            return found;
        for (const QByteArray &line : bodyOf(reply).split('\n')) {
            if (line.contains(' '))
                found.append(QString::fromLatin1(line.first(line.indexOf(' '))));
        }
        return found;
    }
    void forbidDuplicates()
    {
        PolicySetting setting;
        setting.scope = project.id;
        setting.type = u"rubygems"_s;
        setting.duplicatesAllowed = false;
        setting.duplicateException = u"snapshot-.*"_s;
        QVERIFY(registry->store->setPolicy(setting, HandlerFixture::owner()));
    }
    StoredVersion stored(const QString &name, const QString &version) const
    {
        const auto found = registry->store->version(project, u"rubygems"_s, name, version);
        return found && !found->isEmpty() ? found->first() : StoredVersion();
    }

    std::unique_ptr<FormatRegistry> registry;
    Scope project;
    QByteArray writer;
};

void TestGemSource::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<rubygems::RubygemsFormat>());
    project = registry->add(u"acme/web"_s);
    writer = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write | Right::Delete);
}

void TestGemSource::anEmptySourceAnswersEveryClient()
{
    QCOMPARE(get("").status, 200);
    QCOMPARE(registry->send("HEAD", at("versions"), {{"Authorization", writer}}).status, 200);
    QCOMPARE(text("versions"), "created_at: 2024-05-06T07:08:09Z\n---\n"_ba);
    QCOMPARE(text("names"), "---\n\n"_ba);
    QCOMPARE(get("info/web").status, 404);
    for (const char *list : {"specs.4.8.gz", "latest_specs.4.8.gz", "prerelease_specs.4.8.gz"}) {
        const Reply reply = get(list);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers.value("Content-Encoding").isEmpty());
        QCOMPARE(rubygems::gunzip(bodyOf(reply), 100).value_or("x"), QByteArray("\x04\x08[\0", 4));
    }
    QCOMPARE(text("api/v1/dependencies").toHex(), "04085b00"_ba);
}

void TestGemSource::aPushedGemIsInEveryDocument()
{
    const QByteArray dependencies = "dependencies:\n" + dependencyYaml("rk_x", ">=", "12");
    const QByteArray bytes = gemOf(GemWish{"web", "1.2.0", "ruby", "A gem", dependencies});
    const Reply reply = push(bytes);
    QCOMPARE(reply.status, 201);
    QCOMPARE(objectOf(reply).value(u"message").toString(), u"201 Created"_s);
    const QByteArray info = "---\n1.2.0 rk_x:>= 12|checksum:" + sha256(bytes) + ",ruby:>= 2.7\n";
    QCOMPARE(text("info/web"), info);
    QVERIFY(text("versions").endsWith("\n---\nweb 1.2.0 " + md5(info) + '\n'));
    QCOMPARE(text("names"), "---\nweb\n"_ba);
    QCOMPARE(text("gems/web-1.2.0.gem"), bytes);
    QVERIFY(text("gems/web-1.2.0.gemspec").startsWith("--- !ruby/object:Gem::Specification"));
    const QByteArray quick = text("quick/Marshal.4.8/web-1.2.0.gemspec.rz");
    const QByteArray marshal = qUncompress(QByteArray("\0\1\0\0", 4) + quick);
    QVERIFY(marshal.startsWith("\x04\x08u:\x17Gem::Specification"));
    QVERIFY(marshal.contains("rk_x") && marshal.contains("builder@example.invalid"));
    QVERIFY(text("api/v1/dependencies?gems=web").contains(">= 12"));
    const StoredVersion version = stored(u"web"_s, u"1.2.0"_s);
    QCOMPARE(version.files.size(), 2);
    QCOMPARE(version.files[1].name, u"web-1.2.0.gemspec"_s);
    for (const StoredFile &file : version.files)
        QVERIFY(!file.hashes.md5.isEmpty() && !file.hashes.sha1.isEmpty());
}

void TestGemSource::theSameVersionForAnotherPlatformIsAnotherGem()
{
    forbidDuplicates();
    for (const char *platform : {"ruby", "java", "x86_64-linux"})
        QCOMPARE(push(gem("web", "1.0.0", platform)).status, 201);
    QCOMPARE(push(gem("web", "1.0.0", "java", "Other")).status, 409);
    QCOMPARE(infoVersions("web"),
             (QStringList{u"1.0.0"_s, u"1.0.0-java"_s, u"1.0.0-x86_64-linux"_s}));
    for (const char *platform : {"", "-java", "-x86_64-linux"}) {
        const QByteArray full = QByteArray("web-1.0.0") + platform;
        QCOMPARE(get("gems/" + full + ".gem").status, 200);
        QCOMPARE(get("quick/Marshal.4.8/" + full + ".gemspec.rz").status, 200);
    }
    QCOMPARE(text("gems/web-1.0.0-java.gem"), gem("web", "1.0.0", "java"));
    // Their versions are one in the lists of packages.
    QCOMPARE(registry->store->versions(project, u"rubygems"_s, u"web"_s)->size(), 1);
}

void TestGemSource::aDuplicateIsServedInPlaceOfTheFirst()
{
    const QByteArray second = gem("web", "1.0.0", "ruby", "Second");
    QCOMPARE(push(gem("web", "1.0.0", "ruby", "First")).status, 201);
    QCOMPARE(text("info/web").count("checksum"), 1);
    QCOMPARE(push(second).status, 201);
    QCOMPARE(push(second).status, 201);
    QCOMPARE(infoVersions("web"), QStringList{u"1.0.0"_s});
    QVERIFY(text("info/web").contains(sha256(second)));
    QCOMPARE(text("gems/web-1.0.0.gem"), second);
    QVERIFY(text("gems/web-1.0.0.gemspec").contains("Second"));
}

void TestGemSource::duplicatesCanBeForbidden()
{
    forbidDuplicates();
    const QByteArray first = gem("web", "1.0.0", "ruby", "First");
    QCOMPARE(push(first).status, 201);
    const Reply refused = push(gem("web", "1.0.0", "ruby", "Second"));
    QCOMPARE(refused.status, 409);
    QVERIFY(objectOf(refused).value(u"error").toString().contains(u"web-1.0.0.gem"));
    QVERIFY(!refused.reason.isEmpty());
    QCOMPARE(push(first).status, 201);
    QCOMPARE(push(gem("snapshot-web", "1.0.0", "ruby", "First")).status, 201);
    QCOMPARE(push(gem("snapshot-web", "1.0.0", "ruby", "Second")).status, 201);
}

void TestGemSource::refusalsSayWhy()
{
    for (const auto &[bytes, status, said] : {std::tuple{"hello"_ba, 422, u"no gem"_s},
                                              {gem("web", "1.0.0").first(2000), 422, u"broken"_s},
                                              {gem("web", "x"), 422, u"no version"_s}}) {
        const Reply reply = push(bytes);
        QCOMPARE(reply.status, status);
        QVERIFY2(objectOf(reply).value(u"message").toString().contains(said),
                 bodyOf(reply).constData());
        QVERIFY(!objectOf(reply).value(u"error").toString().isEmpty());
        QVERIFY(!reply.reason.isEmpty());
    }
    const Reply missing = registry->send("POST", at("api/v1/gems"),
                                         {{"Authorization", writer}, {"Content-Type", FormType}},
                                         form({{"other", "x"}}));
    QCOMPARE(missing.status, 400);
    PolicySetting setting;
    setting.scope = project.id;
    setting.type = u"rubygems"_s;
    setting.maxFileSize = 1000;
    QVERIFY(registry->store->setPolicy(setting, HandlerFixture::owner()));
    const Reply large = push(gem("web", "1.0.0"));
    QCOMPARE(large.status, 400);
    QVERIFY(bodyOf(large).contains("too large"));
    QCOMPARE(text("names"), "---\n\n"_ba);
}

void TestGemSource::aYankedGemIsGone()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    QCOMPARE(push(gem("web", "1.1.0")).status, 201);
    QCOMPARE(push(gem("web", "1.1.0", "java")).status, 201);
    const QByteArray before = text("versions");
    const Reply reply = yank("gem_name=web&version=1.1.0&platform=java");
    QCOMPARE(reply.status, 200);
    QVERIFY(bodyOf(reply).contains("web-1.1.0-java"));
    QCOMPARE(infoVersions("web"), (QStringList{u"1.0.0"_s, u"1.1.0"_s}));
    QCOMPARE(get("gems/web-1.1.0-java.gem").status, 404);
    QCOMPARE(get("gems/web-1.1.0.gem").status, 200);
    QVERIFY(text("versions").startsWith(before));
    QVERIFY(text("versions").contains("\nweb -1.1.0-java " + md5(text("info/web")) + '\n'));
    QCOMPARE(yank("gem_name=web&version=1.1.0").status, 200);
    QVERIFY(stored(u"web"_s, u"1.1.0"_s).id == 0);
    QCOMPARE(yank("gem_name=web&version=1.0.0").status, 200);
    // Clients that know the name ask for it still.
    QCOMPARE(text("info/web"), "---\n"_ba);
    QVERIFY(text("versions").endsWith("\nweb -1.0.0,-1.1.0 " + md5("---\n") + '\n'));
    QCOMPARE(text("names"), "---\n\n"_ba);
}

void TestGemSource::yankRefusalsSayWhy()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    QCOMPARE(yank("version=1.0.0").status, 400);
    QCOMPARE(yank("gem_name=web").status, 400);
    const Reply missing = yank("gem_name=web&version=2.0.0");
    QCOMPARE(missing.status, 404);
    QVERIFY(bodyOf(missing).contains("There is no gem web 2.0.0"));
    QCOMPARE(yank("gem_name=web&version=1.0.0&platform=java").status, 404);
    const QByteArray careful = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write);
    QCOMPARE(registry
                 ->send("DELETE", at("api/v1/gems/yank"), {{"Authorization", careful}},
                        "gem_name=web&version=1.0.0")
                 .status,
             403);
    QCOMPARE(get("gems/web-1.0.0.gem").status, 200);
}

void TestGemSource::theCompactIndexIsFetchedInParts()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    const Reply first = get("versions");
    const auto document = std::get<DocumentPtr>(first.body);
    const QByteArray before = document->bytes;
    QCOMPARE(document->etag, '"' + md5(before) + '"');
    QVERIFY(document->gzip.isEmpty());
    QCOMPARE(first.headers.value("Repr-Digest"),
             "sha-256=:" + QCryptographicHash::hash(before, QCryptographicHash::Sha256).toBase64()
                 + ':');
    QCOMPARE(push(gem("api", "1.0.0")).status, 201);
    Headers asked;
    asked.add("Range", "bytes=" + QByteArray::number(before.size() - 1) + '-');
    asked.add("If-None-Match", document->etag);
    const Reply second = get("versions");
    const Outgoing part = render(second, Conditions::of(asked), false, true);
    QCOMPARE(part.status, 206);
    QVERIFY(part.head.contains("ETag: \"" + md5(bodyOf(second)) + "\"\r\n"));
    QCOMPARE(before + part.bytes.sliced(1).toByteArray(), bodyOf(second));
    Headers same;
    same.add("If-None-Match", '"' + md5(bodyOf(second)) + '"');
    QCOMPARE(render(second, Conditions::of(same), false, true).status, 304);
}

void TestGemSource::dependenciesLeaveOutWhatIsNotHere()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    const Reply reply = get("api/v1/dependencies?gems=nothing,web,../x");
    QCOMPARE(reply.status, 200);
    QVERIFY(bodyOf(reply).startsWith("\x04\x08[\x06{\x09"));
    QByteArray many = "api/v1/dependencies?gems=a";
    for (int i = 0; i < 300; ++i)
        many += ",n" + QByteArray::number(i);
    QCOMPARE(get(many).status, 422);
}

void TestGemSource::tokensOfEachKind_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<QString>("scope");
    QTest::newRow("personal") << TokenKind::Personal << QString();
    QTest::newRow("job") << TokenKind::Job << u"acme/web"_s;
    QTest::newRow("deploy") << TokenKind::Deploy << u"acme/web"_s;
    QTest::newRow("project") << TokenKind::Project << u"acme/web"_s;
    QTest::newRow("group") << TokenKind::Group << u"acme"_s;
}

void TestGemSource::tokensOfEachKind()
{
    QFETCH(TokenKind, kind);
    QFETCH(QString, scope);
    const QByteArray secret = registry->token(kind, scope, Right::Read | Right::Write);
    const QByteArray user = kind == TokenKind::Job ? "gitlab-ci-token" : "anyone";
    QCOMPARE(
        registry->send("POST", at("api/v1/gems"), {{"Authorization", secret}}, gem("web", "1.0.0"))
            .status,
        201);
    for (const auto &sign :
         {std::pair{"Authorization", secret}, std::pair{"Authorization", "Bearer " + secret},
          FormatRegistry::basic(secret, user)})
        QCOMPARE(registry->send("GET", at("versions"), {sign}).status, 200);
    const Reply anonymous = registry->send("GET", at("versions"));
    QCOMPARE(anonymous.status, 401);
    QCOMPARE(anonymous.headers.value("WWW-Authenticate"),
             "Basic realm=\"GitLab Packages Registry\""_ba);
    const QByteArray expiring = registry->token(TokenKind::Personal, {}, Right::Read,
                                                registry->clock.now().addSecs(60));
    QCOMPARE(registry->send("GET", at("versions"), {{"Authorization", expiring}}).status, 200);
    QCOMPARE(registry->send("POST", at("api/v1/gems"), {{"Authorization", expiring}}, "x").status,
             403);
    registry->clock.advance(61);
    QCOMPARE(registry->send("GET", at("versions"), {{"Authorization", expiring}}).status, 401);
}

void TestGemSource::publicProjectsAreReadByAnyone()
{
    project = registry->add(u"open"_s, Visibility::Public);
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    for (const char *path : {"versions", "info/web", "specs.4.8.gz", "gems/web-1.0.0.gem",
                             "quick/Marshal.4.8/web-1.0.0.gemspec.rz"})
        QCOMPARE(registry->send("GET", at(path)).status, 200);
    QCOMPARE(registry->send("POST", at("api/v1/gems"), {}, gem("web", "2.0.0")).status, 401);
}

void TestGemSource::otherLevelsServeNothing()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    for (const char *path :
         {"/api/v4/groups/acme/-/packages/rubygems/versions", "/api/v4/packages/rubygems/versions"})
        QCOMPARE(registry->send("GET", path, {{"Authorization", writer}}).status, 404);
}

void TestGemSource::A2_gemsOfManyNamesAtOnceAreAllListed()
{
    constexpr int threads = 8;
    constexpr int each = 8;
    std::atomic<int> taken = 0;
    std::atomic<int> half = 0;
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                const QByteArray name = "web" + QByteArray::number(i);
                taken += push(gem(name, "1.0." + QByteArray::number(t))).status == 201;
                half += !text("versions").endsWith('\n');
            }
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(taken.load(), threads * each);
    QCOMPARE(half.load(), 0);
    const QByteArray versions = text("versions");
    for (int i = 0; i < each; ++i) {
        const QByteArray name = "web" + QByteArray::number(i);
        QCOMPARE(infoVersions(name).size(), threads);
        for (int t = 0; t < threads; ++t)
            QVERIFY(versions.contains("1.0." + QByteArray::number(t)));
        const qsizetype last = versions.lastIndexOf('\n' + name + ' ');
        QVERIFY(versions.sliced(last + 1).split('\n').first().endsWith(md5(text("info/" + name))));
    }
}

void TestGemSource::A3_sameVersionTwiceExactlyOneWins()
{
    forbidDuplicates();
    for (int round = 0; round < 10; ++round) {
        const QByteArray version = "1.0." + QByteArray::number(round);
        QList<QByteArray> gems;
        for (int i = 0; i < 4; ++i)
            gems.append(gem("web", version, "ruby", "S" + QByteArray::number(i)));
        std::vector<int> statuses(4);
        std::vector<std::thread> running;
        for (size_t i = 0; i < 4; ++i)
            running.emplace_back([&, i] { statuses[i] = push(gems[qsizetype(i)]).status; });
        for (std::thread &thread : running)
            thread.join();
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 201), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 409), 3);
        const auto winner = std::find(statuses.begin(), statuses.end(), 201) - statuses.begin();
        QCOMPARE(text("gems/web-" + version + ".gem"), gems[winner]);
        QVERIFY(text("info/web").contains(sha256(gems[winner])));
    }
}

void TestGemSource::D6_theDocumentsEqualTheStoreAfterAnyOperations()
{
    QMap<QString, QByteArray> model; // "name version-platform" to checksum
    quint32 seed = 7;
    const auto dice = [&](quint32 sides) {
        seed = seed * 1103515245 + 12345;
        return (seed >> 16) % sides;
    };
    QByteArray versions;
    for (int step = 0; step < 120; ++step) {
        const QByteArray name = "n" + QByteArray::number(dice(4));
        const QByteArray version = "1." + QByteArray::number(dice(4));
        const QByteArray platform = dice(2) ? "java" : "ruby";
        const QString key = QString::fromLatin1(name + ' ' + version
                                                + (platform == "java" ? "-java" : ""));
        if (dice(3) > 0) {
            const QByteArray bytes = gem(name, version, platform, "S" + QByteArray::number(step));
            QCOMPARE(push(bytes).status, 201);
            model[key] = sha256(bytes);
        } else if (model.contains(key)) {
            QCOMPARE(
                yank("gem_name=" + name + "&version=" + version + "&platform=" + platform).status,
                200);
            model.remove(key);
        }
        QMap<QString, QByteArray> listed;
        for (int i = 0; i < 4; ++i) {
            const QByteArray each = "n" + QByteArray::number(i);
            const Reply reply = get("info/" + each);
            for (const QByteArray &line : bodyOf(reply).split('\n')) {
                if (reply.status == 200 && line.contains("|checksum:"))
                    listed[QString::fromLatin1(each + ' ' + line.first(line.indexOf(' ')))] =
                        line.mid(line.indexOf("checksum:") + 9, 64);
            }
        }
        QCOMPARE(listed, model);
        const QByteArray now = text("versions");
        QVERIFY(now.startsWith(versions));
        versions = now;
    }
}

void TestGemSource::D9_hiddenGemsAreNotListed()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    QCOMPARE(push(gem("web", "1.1.0")).status, 201);
    QCOMPARE(infoVersions("web").size(), 2);
    QVERIFY(text("versions").contains("\nweb 1.0.0,1.1.0 "));
    VersionChange change;
    change.status = Status::Hidden;
    QVERIFY(
        registry->store->change(stored(u"web"_s, u"1.1.0"_s).id, change, HandlerFixture::owner()));
    QCOMPARE(infoVersions("web"), QStringList{u"1.0.0"_s});
    QVERIFY(text("versions").contains("\nweb -1.1.0 "));
    QCOMPARE(get("gems/web-1.1.0.gem").status, 200);
}

void TestGemSource::D13_aGemIsSeenRightAfterItWasMissed()
{
    QCOMPARE(get("info/web").status, 404);
    QCOMPARE(get("gems/web-1.0.0.gem").status, 404);
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    QCOMPARE(infoVersions("web"), QStringList{u"1.0.0"_s});
    QCOMPARE(get("gems/web-1.0.0.gem").status, 200);
}

void TestGemSource::D16_aRestartChangesNoAnswer()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    QCOMPARE(text("versions").count("\nweb"), 1);
    QCOMPARE(push(gem("api", "1.0.0")).status, 201);
    QCOMPARE(yank("gem_name=web&version=1.0.0").status, 200);
    const QByteArray versions = text("versions");
    registry->gateway.reset();
    registry->store.reset();
    registry->clock.advance(1000);
    registry->store = *Store::open(
        {registry->folder.filePath(u"data"_s), &registry->formats, &registry->clock, 30});
    registry->gateway = std::make_unique<Gateway>(*registry->store, &changesOf, registry->formats,
                                                  registry->forwarder, registry->clock,
                                                  withApi({}, *registry->store));
    QCOMPARE(text("versions"), versions);
    QCOMPARE(text("info/web"), "---\n"_ba);
}

void TestGemSource::F6_deletedIsGoneOnEveryPathAtOnce()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    const QByteArrayList paths{"gems/web-1.0.0.gem", "gems/web-1.0.0.gemspec",
                               "quick/Marshal.4.8/web-1.0.0.gemspec.rz"};
    for (const QByteArray &path : paths)
        QCOMPARE(get(path).status, 200);
    QVERIFY(text("names").contains("web"));
    const qint64 id = stored(u"web"_s, u"1.0.0"_s).id;
    QVERIFY(registry->store->removeVersion(id, HandlerFixture::owner()));
    for (const QByteArray &path : paths)
        QCOMPARE(get(path).status, 404);
    QVERIFY(infoVersions("web").isEmpty());
    QCOMPARE(text("names"), "---\n\n"_ba);
    QVERIFY(!rubygems::gunzip(text("specs.4.8.gz"), 4096).value_or("web").contains("web"));
    QVERIFY(registry->store->restore({id}, HandlerFixture::owner()));
    for (const QByteArray &path : paths)
        QCOMPARE(get(path).status, 200);
    QCOMPARE(infoVersions("web"), QStringList{u"1.0.0"_s});
    QVERIFY(text("versions").endsWith("\nweb 1.0.0 " + md5(text("info/web")) + '\n'));
}

void TestGemSource::D5_fiveThousandGemsAreServedFromMemory()
{
    constexpr int count = 5'000;
    // Only the rows matter here: each gem's bytes are the same.
    const auto publish = [&](int i) {
        auto blob = *registry->store->stage(0);
        const bool staged = blob->write("gem") && blob->finish();
        rubygems::Gemspec spec;
        spec.full = {u"gem-%1"_s.arg(i / 5, 4, 10, QLatin1Char('0')), u"1.%1.0"_s.arg(i % 5)};
        spec.ruby = spec.rubygems = {{u">="_s, u"2.7"_s}};
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"rubygems"_s, spec.full.name, spec.full.version};
        publication.duplicateUnit = DuplicateUnit::File;
        publication.actor = HandlerFixture::owner();
        publication.files.push_back({spec.full.text() + u".gem"_s,
                                     std::move(blob),
                                     {},
                                     rubygems::indexFragments(spec, QByteArray(32, 'x'))});
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
    for (const char *path : {"versions", "specs.4.8.gz", "names"}) {
        QElapsedTimer timer;
        timer.start();
        const QByteArray document = text(path);
        const qint64 rendered = timer.restart();
        constexpr int times = 50;
        for (int i = 0; i < times; ++i)
            QCOMPARE(text(path).size(), document.size());
        const qint64 served = timer.elapsed();
        qInfo("%s of %d gems: rendered in %lld ms, then %.3f ms each", path, count, rendered,
              double(served) / times);
        QVERIFY2(served < std::max<qint64>(rendered, 1) * times / 4, "it is rendered each time");
    }
    QCOMPARE(text("names").count('\n'), count / 5 + 1);
    QCOMPARE(text("versions").count('\n'), count / 5 + 2);
}

void TestGemSource::G1_pathsThatClimbAreRefused()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    for (const char *path :
         {"..%2F..%2Fetc/versions", "../../x/versions", "gems/..%2F..%2Fx-1.0.0.gem", "gems/%2e%2e",
          "gems/web-1.0.0.gem%00", "info/..%2Fweb", "info/web%0a", "info/%2e%2e",
          "quick/Marshal.4.8/..%2Fweb-1.0.0.gemspec.rz", "quick/Marshal.4.8/web-1.0.0.gem",
          "gems/web-1.0.0", "gems/web-1.0.0.gem.gem", "gems/web-1.0.0-ruby.gem"}) {
        const int status = get(path).status;
        QVERIFY2(status == 400 || status == 404, path);
    }
}

void TestGemSource::aLostTextOfVersionsIsMadeAnew()
{
    QCOMPARE(push(gem("web", "1.0.0")).status, 201);
    const QByteArray before = text("versions");
    const QString kept = *registry->store->privateFolder(u"rubygems"_s)
                         + u"/versions-%1"_s.arg(project.id);
    QFile file(kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    file.close();
    for (const QByteArray &damage :
         {""_ba, "created_at: x\n---\nweb 1.0.0"_ba, before.chopped(9)}) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damage);
        file.close();
        const QByteArray name = "n" + QByteArray::number(damage.size());
        QCOMPARE(push(gem(name, "1.0.0")).status, 201);
        const QByteArray now = text("versions");
        QVERIFY(now.contains("\nweb 1.0.0 " + md5(text("info/web")) + '\n'));
        QVERIFY(now.contains('\n' + name + " 1.0.0 "));
    }
}

void TestGemSource::aDroppedGemIsTheSameAsAPushedOne()
{
    const QByteArray bytes = gem("web", "1.0.0", "java");
    const QString path = registry->folder.filePath(u"renamed.gem"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    UpstreamProbe probe(registry->formats, registry->clock, {});
    const RegistryContext context{*registry->store, registry->formats, probe, registry->clock,
                                  HandlerFixture::owner()};
    const auto dropped = publishItem(context, {path, u"acme/web"_s, {}, {}});
    QVERIFY2(dropped, dropped ? "" : qPrintable(english(dropped.error())));
    QCOMPARE(dropped->files.size(), 2);
    QCOMPARE(text("gems/web-1.0.0-java.gem"), bytes);
    const QByteArray info = text("info/web");
    const QByteArray quick = text("quick/Marshal.4.8/web-1.0.0-java.gemspec.rz");
    project = registry->add(u"acme/other"_s);
    QCOMPARE(push(bytes).status, 201);
    QCOMPARE(text("info/web"), info);
    QCOMPARE(text("quick/Marshal.4.8/web-1.0.0-java.gemspec.rz"), quick);
}

void TestGemSource::snippetsLeadToTheProject()
{
    const rubygems::RubygemsFormat format;
    const auto snippets = format.snippets(
        {"http://127.0.0.1:8970", project, {u"rubygems"_s, u"web"_s, u"1.0.0"_s}});
    QCOMPARE(snippets.size(), 7);
    for (const Snippet &each : snippets) {
        QVERIFY2(each.text.contains(u"TOKEN") || english(each.title) == u"Gemfile",
                 qPrintable(each.text));
        QVERIFY(each.text.contains(u"/packages/rubygems") || each.client == u"bundler");
    }
    QVERIFY(format.snippets({"http://127.0.0.1:8970", {}, {}}).isEmpty());
}

void TestGemSource::V4_twoGemsNeverShareAFullName()
{
    QCOMPARE(push(gem("amb", "1", "2-x86")).status, 201);
    const Reply second = push(gem("amb-1", "2", "x86"));
    QCOMPARE(second.status, 409);
    QVERIFY(bodyOf(second).contains("amb 1"));
    QCOMPARE(text("gems/amb-1-2-x86.gem"), gem("amb", "1", "2-x86"));
    QCOMPARE(push(gem("amb-1", "3", "x86")).status, 201);
    QCOMPARE(push(gem("amb", "1", "3-x86")).status, 409);
    QCOMPARE(text("gems/amb-1-3-x86.gem"), gem("amb-1", "3", "x86"));
}

QTEST_GUILESS_MAIN(TestGemSource)
#include "tst_gemsource.moc"
