// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmformat.h"
#include "npmpackages.h"
#include "registry/gateway/gateway.h"
#include "support/gatewaycall.h"
#include "support/handlerfixture.h"

#include <QCryptographicHash>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::npm;
using namespace packhouse::test;

namespace {

FormatList npmOnly()
{
    std::vector<std::unique_ptr<Format>> formats;
    formats.push_back(std::make_unique<NpmFormat>());
    return FormatList(std::move(formats));
}

/// The npm routes behind the gate, over a store in a folder of its own, without a socket.
struct NpmRegistry
{
    NpmRegistry()
    {
        store = *Store::open({folder.filePath(u"data"_s), &formats, &clock, 30});
        gateway = std::make_unique<Gateway>(*store, formats, forwarder, clock, GatewayOptions{});
        web = add(u"acme/web"_s);
        api = add(u"acme/api"_s);
        open = add(u"open/web"_s, Visibility::Public);
        acme = *store->scope(u"acme"_s);
        maintainer = token(u"acme"_s, Right::Read | Right::Write | Right::Delete);
        developer = token(u"acme"_s, Right::Read | Right::Write);
        reader = token(u"acme"_s, Right::Read);
    }

    Scope add(const QString &path, Visibility visibility = Visibility::Private)
    {
        return *store->addScope(path, Level::Project, visibility, HandlerFixture::owner());
    }

    QByteArray token(const QString &scope, Rights rights)
    {
        const TokenKind kind = scope.contains(u'/') ? TokenKind::Project : TokenKind::Group;
        const NewToken wanted{kind, u"t"_s, scope, rights, {}};
        return store->createToken(wanted, HandlerFixture::owner())->secret.toUtf8();
    }

    static QByteArray at(const Scope &scope)
    {
        switch (scope.level) {
        case Level::Project:
            return "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/npm/";
        case Level::Group:
            return "/api/v4/groups/" + QByteArray::number(scope.id) + "/-/packages/npm/";
        case Level::Instance:
            break;
        }
        return "/api/v4/packages/npm/";
    }

    Reply send(QByteArrayView method, const QByteArray &target, const QByteArray &secret,
               HeaderList more = {}, const QByteArray &body = {})
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Authorization", "Bearer " + secret);
        for (const auto &[name, value] : more)
            headers.add(name, value);
        return call(*gateway, requestHead(method, target, std::move(headers), body), body);
    }

    Reply get(const QByteArray &target, HeaderList more = {})
    {
        return send("GET", target, maintainer, more);
    }

    Reply publish(const NpmPackage &package, const QByteArray &secret = {},
                  std::optional<Scope> scope = {})
    {
        return put(publishBodyOf(package, tarballOf(package)), secret, scope);
    }

    Reply put(const QJsonObject &body, const QByteArray &secret = {},
              std::optional<Scope> scope = {}, HeaderList more = {{"npm-command", "publish"}})
    {
        const QByteArray name = body.value(u"name").toString().toUtf8().replace("/", "%2f");
        return send("PUT", at(scope.value_or(web)) + name, secret.isEmpty() ? maintainer : secret,
                    more, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    QJsonObject packument(const QByteArray &name = "@acme%2fwidget",
                          std::optional<Scope> scope = {})
    {
        return objectOf(get(at(scope.value_or(web)) + name));
    }

    QStringList versions(const QByteArray &name = "@acme%2fwidget", std::optional<Scope> scope = {})
    {
        return packument(name, scope).value(u"versions").toObject().keys();
    }

    QTemporaryDir folder;
    ManualClock clock;
    FakeForwarder forwarder;
    const FormatList formats = npmOnly();
    std::unique_ptr<Store> store;
    std::unique_ptr<Gateway> gateway;
    Scope web, api, open, acme;
    QByteArray maintainer, developer, reader;
};

QByteArray errorOf(const Reply &reply)
{
    const QJsonObject object = objectOf(reply);
    return object.value(u"message").toString().isEmpty()
               ? QByteArray()
               : object.value(u"error").toString().toUtf8();
}

} // namespace

class TestNpmHandlers : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NpmRegistry>(); }
    void cleanup() { m.reset(); }

    void whatIsPublishedCanBeInstalledAtOnce();
    void allSpellingsOfANameAreOne();
    void bothDocumentsAreServed();
    void oneVersionIsServed();
    void D10_unchangedDocumentsAreNotSentAgain();
    void tarballsComeUnderTheAddressAskedFor();
    void downloadsAreCounted();
    void publishIsRefused_data();
    void publishIsRefused();
    void bodiesThatAreNoPublishAreRefused();
    void A3_sameVersionTwiceExactlyOneWins();
    void A9_publishesAtOnceAllStay();
    void sameBytesUnderAnotherVersionAreFine();
    void D9_groupShowsAPublishAtOnce();
    void D13_publishAfterAMissShowsAtOnce();
    void groupsJoinTheirProjects();
    void H7_groupsShowWhatTheCallerMaySee();
    void instanceTakesScopesOfItsGroups();
    void tagsMove();
    void tagsAreRefused();
    void deprecationComesAndGoes();
    void deprecationNeedsTheRightToDelete();
    void oneVersionIsUnpublished();
    void staleUnpublishIsRefused();
    void wholePackageIsUnpublished();
    void H12_unpublishNeedsItsOwnRight();
    void unpublishIsNever404();
    void publishingElsewhereSaysWhere();
    void pingAndWhoami();
    void search();
    void auditKeepsNamesHere();
    void I10_whatWasOursIsNeverForwarded();
    void publishNeverAsksUpstream();
    void missingIsForwarded();
    void pathsThatEscape_data();
    void pathsThatEscape();
    void G12_headersHoldNoLineEnds();

private:
    std::unique_ptr<NpmRegistry> m;
};

void TestNpmHandlers::whatIsPublishedCanBeInstalledAtOnce()
{
    const NpmPackage package{.manifest = {{u"dependencies"_s, QJsonObject{{u"a"_s, u"1"_s}}}}};
    const QByteArray tarball = tarballOf(package);
    const Reply published = m->publish(package);
    QCOMPARE(published.status, 200);
    QCOMPARE(objectOf(published).value(u"name"), QJsonValue(u"@acme/widget"_s));
    QVERIFY(objectOf(published).value(u"id").toInteger() > 0);

    const QJsonObject version =
        m->packument().value(u"versions").toObject().value(u"1.0.0").toObject();
    QCOMPARE(version.value(u"dependencies"), package.manifest.value(u"dependencies"));
    const QJsonObject dist = version.value(u"dist").toObject();
    QCOMPARE(dist.value(u"integrity").toString().toLatin1(),
             "sha512-" + QCryptographicHash::hash(tarball, QCryptographicHash::Sha512).toBase64());
    QCOMPARE(dist.value(u"fileCount"), QJsonValue(3));
    const QByteArray url = dist.value(u"tarball").toString().toUtf8();
    QVERIFY(url.startsWith("http://127.0.0.1:8970/api/v4/projects/"));
    const Reply file = m->get(url.mid(21));
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), tarball);
    QVERIFY(!std::get<FileBody>(file.body).etag.isEmpty());
}

void TestNpmHandlers::allSpellingsOfANameAreOne()
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

void TestNpmHandlers::bothDocumentsAreServed()
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

void TestNpmHandlers::oneVersionIsServed()
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

void TestNpmHandlers::D10_unchangedDocumentsAreNotSentAgain()
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

void TestNpmHandlers::tarballsComeUnderTheAddressAskedFor()
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

void TestNpmHandlers::downloadsAreCounted()
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

using Spoil = void (*)(QJsonObject &body);

void TestNpmHandlers::publishIsRefused_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, Spoil spoil, int status, const char *says) {
        QTest::newRow(name) << spoil << status << QByteArray(says);
    };
    // A change of the one version's manifest.
    static const auto inManifest = [](QJsonObject &body, auto change) {
        QJsonObject versions = body.value(u"versions").toObject();
        QJsonObject manifest = versions.begin().value().toObject();
        change(manifest);
        versions.insert(versions.keys().first(), manifest);
        body.insert(u"versions"_s, versions);
    };
    static const auto inDist = [](QJsonObject &body, const QString &key, const QString &value) {
        inManifest(body, [&](QJsonObject &manifest) {
            QJsonObject dist = manifest.value(u"dist").toObject();
            dist.insert(key, value);
            manifest.insert(u"dist"_s, dist);
        });
    };
    static const auto inAttachment = [](QJsonObject &body, const QString &key,
                                        const QJsonValue &value) {
        QJsonObject attachments = body.value(u"_attachments").toObject();
        QJsonObject attachment = attachments.begin().value().toObject();
        attachment.insert(key, value);
        attachments.insert(attachments.keys().first(), attachment);
        body.insert(u"_attachments"_s, attachments);
    };

    row(
        "fine", [](QJsonObject &) {}, 200, "");
    row(
        "no versions", [](QJsonObject &body) { body.remove(u"versions"); }, 400,
        "Versions key is missing from the JSON upload");
    row(
        "empty version",
        [](QJsonObject &body) {
            body.insert(u"versions"_s, QJsonObject{{u""_s, QJsonObject()}});
        },
        400, "Version is empty.");
    row(
        "no version", [](QJsonObject &body) { body.insert(u"versions"_s, QJsonObject()); }, 400,
        "Version is empty.");
    row(
        "two versions",
        [](QJsonObject &body) {
            QJsonObject versions = body.value(u"versions").toObject();
            versions.insert(u"2.0.0"_s, versions.value(u"1.0.0"));
            body.insert(u"versions"_s, versions);
        },
        400, "Exactly one version");
    row(
        "no attachment", [](QJsonObject &body) { body.remove(u"_attachments"); }, 400,
        "Attachment data is empty.");
    row(
        "empty attachment", [](QJsonObject &body) { inAttachment(body, u"data"_s, QString()); },
        400, "Attachment data is empty.");
    row(
        "attachment is no base64",
        [](QJsonObject &body) { inAttachment(body, u"data"_s, u"a$b"_s); }, 400, "base64");
    row(
        "attachment of another name",
        [](QJsonObject &body) {
            const QJsonObject attachments = body.value(u"_attachments").toObject();
            body.insert(u"_attachments"_s,
                        QJsonObject{{u"evil-1.0.0.tgz"_s, attachments.begin().value()}});
        },
        400, "Attachment data is empty.");
    row(
        "two tarballs",
        [](QJsonObject &body) {
            QJsonObject attachments = body.value(u"_attachments").toObject();
            attachments.insert(u"!first.tgz"_s, QJsonObject{{u"data"_s, u"YWJj"_s}});
            body.insert(u"_attachments"_s, attachments);
        },
        400, "Attachment data is empty.");
    row(
        "wrong length", [](QJsonObject &body) { inAttachment(body, u"length"_s, 5); }, 400,
        "length");
    row(
        "wrong shasum", [](QJsonObject &body) { inDist(body, u"shasum"_s, QString(40, u'0')); },
        400, "shasum");
    row(
        "wrong integrity",
        [](QJsonObject &body) { inDist(body, u"integrity"_s, u"sha512-AAAA"_s); }, 400,
        "integrity");
    row(
        "manifest of another version",
        [](QJsonObject &body) {
            inManifest(body,
                       [](QJsonObject &manifest) { manifest.insert(u"version"_s, u"3.0.0"_s); });
        },
        400, "another name or version");
    row(
        "a tag that is a version",
        [](QJsonObject &body) {
            body.insert(u"dist-tags"_s, QJsonObject{{u"1.0.0"_s, u"1.0.0"_s}});
        },
        400, "tag");
    row(
        "a huge manifest",
        [](QJsonObject &body) {
            inManifest(body, [](QJsonObject &manifest) {
                manifest.insert(u"x"_s, QString(2 << 20, u'x'));
            });
        },
        400, "1 MiB");
    row(
        "a large manifest",
        [](QJsonObject &body) {
            inManifest(body, [](QJsonObject &manifest) {
                manifest.insert(u"x"_s, QString(50'000, u'x'));
            });
        },
        200, "");
}

void TestNpmHandlers::publishIsRefused()
{
    QFETCH(Spoil, spoil);
    QJsonObject body = publishBodyOf({}, tarballOf({}));
    spoil(body);
    const Reply reply = m->put(body);
    QTEST(reply.status, "status");
    QFETCH(QByteArray, says);
    QVERIFY2(says.isEmpty() || errorOf(reply).contains(says), bodyOf(reply).constData());
    QCOMPARE(m->versions().isEmpty(), reply.status != 200);
}

void TestNpmHandlers::bodiesThatAreNoPublishAreRefused()
{
    const QByteArray target = m->at(m->web) + "@acme%2fwidget";
    for (const char *body : {"", "{", "[]", "hello", "{}x", "{\"a\":1,}", "\xff"})
        QCOMPARE(m->send("PUT", target, m->maintainer, {}, QByteArray(body)).status, 400);

    const QByteArray tarball = tarballOf({.name = u"@acme/other"_s});
    QJsonObject body = publishBodyOf({}, tarball); // another package's tarball under this name
    Reply reply = m->put(body);
    QCOMPARE(reply.status, 400);
    QVERIFY(errorOf(reply).contains("@acme/other"));

    body = publishBodyOf({}, "no tarball at all");
    QCOMPARE(m->put(body).status, 400);
    const QByteArray bad = QJsonDocument(publishBodyOf({}, tarballOf({}))).toJson();
    QCOMPARE(m->send("PUT", m->at(m->web) + "other", m->maintainer, {}, bad).status, 400);
    for (const char *name : {"a%20b", "@-a%2fb", "@a.git%2fb", "%2e%2e%2fx"})
        QCOMPARE(m->send("PUT", m->at(m->web) + name, m->maintainer, {}, bad).status, 400);
    for (const QString &version : {u"v1.0.0"_s, u"1.0"_s, u"01.0.0"_s}) {
        reply = m->publish({.version = version});
        QCOMPARE(reply.status, 400);
        QVERIFY(errorOf(reply).contains("semantic version"));
    }

    QCOMPARE(m->publish({}).status, 200);
    reply = m->publish({});
    QCOMPARE(reply.status, 403);
    QCOMPARE(errorOf(reply), "Package already exists."_ba);
    QCOMPARE(reply.reason, "Package already exists."_ba);

    QCOMPARE(m->publish({.version = u"9.0.0"_s}, m->reader).status, 403);
    QCOMPARE(m->send("PUT", target, {}, {}, bad).status, 401);
    QCOMPARE(m->publish({.version = u"9.0.0"_s}, "glpat-" + QByteArray(20, 'x')).status, 401);

    PolicySetting small;
    small.scope = m->web.id;
    small.type = u"npm"_s;
    small.maxFileSize = 1000;
    QVERIFY(m->store->setPolicy(small, HandlerFixture::owner()));
    QByteArray noise(5000, Qt::Uninitialized);
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = char(quint32(i * 2654435761u) >> 13);
    reply = m->publish({.version = u"9.0.0"_s, .more = noise});
    QCOMPARE(reply.status, 400);
    QVERIFY2(errorOf(reply).contains("large"), bodyOf(reply).constData());
    QCOMPARE(m->versions(), QStringList{u"1.0.0"_s});
}

void TestNpmHandlers::A3_sameVersionTwiceExactlyOneWins()
{
    for (int round = 0; round < 20; ++round) {
        const QString version = u"1.%1.0"_s.arg(round);
        std::array<int, 2> answers{};
        std::vector<std::unique_ptr<QThread>> threads;
        for (size_t i = 0; i < answers.size(); ++i) {
            threads.emplace_back(QThread::create([&, i] {
                answers[i] = m->publish({.version = version, .more = QByteArray(1, char('a' + i))})
                                 .status;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        std::sort(answers.begin(), answers.end());
        QCOMPARE(answers[0], 200);
        QCOMPARE(answers[1], 403);
    }
    QCOMPARE(m->versions().size(), 20);
}

void TestNpmHandlers::A9_publishesAtOnceAllStay()
{
    constexpr int count = 30;
    std::atomic_int fine = 0;
    std::atomic_bool sane = true;
    std::atomic_bool done = false;
    // A11: a reader never sees a version whose tarball is not there.
    const std::unique_ptr<QThread> reader(QThread::create([&] {
        while (!done) {
            for (const QString &version : m->versions()) {
                if (m->get(m->at(m->web) + "@acme/widget/-/widget-" + version.toUtf8() + ".tgz")
                        .status
                    != 200)
                    sane = false;
            }
        }
    }));
    reader->start();
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back(QThread::create(
            [&, i] { fine += m->publish({.version = u"1.%1.0"_s.arg(i)}).status == 200; }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    done = true;
    reader->wait();
    QCOMPARE(fine.load(), count);
    QVERIFY(sane);
    QCOMPARE(m->versions().size(), count);
    const QString latest =
        m->packument().value(u"dist-tags").toObject().value(u"latest").toString();
    QVERIFY(m->versions().contains(latest));
}

void TestNpmHandlers::sameBytesUnderAnotherVersionAreFine()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({}, {}, m->api).status, 200); // another project, the same blob
    QCOMPARE(m->versions().size(), 1);
    QCOMPARE(m->versions("@acme%2fwidget", m->api).size(), 1);
}

void TestNpmHandlers::D9_groupShowsAPublishAtOnce()
{
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m->publish({.version = u"1.%1.0"_s.arg(i)}).status, 200);
        for (const Scope &scope : {m->web, m->acme, Scope()})
            QCOMPARE(m->versions("@acme%2fwidget", scope).size(), i + 1);
    }
}

void TestNpmHandlers::D13_publishAfterAMissShowsAtOnce()
{
    for (const Scope &scope : {m->web, m->acme, Scope()})
        QCOMPARE(m->get(m->at(scope) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->publish({}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()})
        QCOMPARE(m->get(m->at(scope) + "@acme%2fwidget").status, 200);
}

void TestNpmHandlers::groupsJoinTheirProjects()
{
    QCOMPARE(m->publish({.name = u"plain"_s}).status, 200);
    QCOMPARE(m->publish({.name = u"plain"_s, .version = u"2.0.0"_s}, {}, m->api).status, 200);
    QCOMPARE(m->versions("plain", m->acme), (QStringList{u"1.0.0"_s, u"2.0.0"_s}));
    QCOMPARE(m->versions("plain"), QStringList{u"1.0.0"_s});
    QCOMPARE(m->packument("plain", m->acme).value(u"dist-tags").toObject().value(u"latest"),
             QJsonValue(u"2.0.0"_s));
}

void TestNpmHandlers::H7_groupsShowWhatTheCallerMaySee()
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
            QCOMPARE(seen(owner).size(), 2);
            QCOMPARE(seen({}), QStringList{u"1.0.0"_s});
            QCOMPARE(seen(narrow), QStringList{u"1.0.0"_s});
            const QByteArray file = m->at(scope) + "@open/w/-/w-2.0.0.tgz";
            QCOMPARE(m->send("GET", file, owner).status, 200);
            QCOMPARE(m->send("GET", file, {}).status, 404);
            QCOMPARE(m->send("GET", file, narrow).status, 404);
        }
    }
}

void TestNpmHandlers::instanceTakesScopesOfItsGroups()
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

void TestNpmHandlers::tagsMove()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"1.1.0"_s, .tag = u"beta"_s}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QByteArray tags = m->at(scope) + "-/package/@acme%2fwidget/dist-tags";
        QCOMPARE(objectOf(m->get(tags)),
                 (QJsonObject{{u"latest"_s, u"1.0.0"_s}, {u"beta"_s, u"1.1.0"_s}}));
        if (scope.level == Level::Instance)
            continue; // a group's token changes nothing there
        QCOMPARE(m->send("PUT", tags + "/stable", m->developer, {}, "\"1.1.0\"").status, 204);
        QCOMPARE(m->packument().value(u"dist-tags").toObject().value(u"stable"),
                 QJsonValue(u"1.1.0"_s));
        QCOMPARE(m->send("PUT", tags + "/stable", m->developer, {}, "\"1.0.0\"").status, 204);
        QCOMPARE(objectOf(m->get(tags)).value(u"stable"), QJsonValue(u"1.0.0"_s));
        QCOMPARE(m->send("DELETE", tags + "/stable", m->maintainer).status, 204);
        QVERIFY(!objectOf(m->get(tags)).contains(u"stable"));
    }
    const QByteArray tags = m->at(m->web) + "-/package/@acme%2fwidget/dist-tags";
    QCOMPARE(m->send("DELETE", tags + "/latest", m->maintainer).status, 204);
    QCOMPARE(objectOf(m->get(tags)).value(u"latest"), QJsonValue(u"1.1.0"_s));
}

void TestNpmHandlers::tagsAreRefused()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray tags = m->at(m->web) + "-/package/@acme%2fwidget/dist-tags";
    const auto put = [&](const QByteArray &tag, const QByteArray &body,
                         const QByteArray &secret = {}) {
        return m->send("PUT", tags + "/" + tag, secret.isEmpty() ? m->maintainer : secret, {},
                       body);
    };
    Reply reply = put("stable", "");
    QCOMPARE(reply.status, 400);
    QVERIFY(bodyOf(reply).contains("\\\"Version\\\" not given"));
    for (const char *body : {"{}", "1", "null", "\"\"", "\"1.0.0", "[]"})
        QCOMPARE(put("stable", body).status, 400);
    QCOMPARE(put("1.0.0", "\"1.0.0\"").status, 400);
    QCOMPARE(put("stable", "\"2.0.0\"").status, 404);
    QCOMPARE(put("stable", "\"1.0.0\"", m->reader).status, 403);
    QCOMPARE(m->send("DELETE", tags + "/latest", m->developer).status, 403);
    reply = m->send("DELETE", tags + "/stable", m->maintainer);
    QCOMPARE(reply.status, 404);
    QCOMPARE(errorOf(reply), "Package tag not found"_ba);
    QCOMPARE(m->get(m->at(m->web) + "-/package/nothing/dist-tags").status, 404);
}

void TestNpmHandlers::deprecationComesAndGoes()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    const auto with = [&](const QString &text, const QStringList &versions) {
        QJsonObject body = m->packument();
        QJsonObject all = body.value(u"versions").toObject();
        for (const QString &version : versions) {
            QJsonObject manifest = all.value(version).toObject();
            manifest.insert(u"deprecated"_s, text);
            all.insert(version, manifest);
        }
        body.insert(u"versions"_s, all);
        return body;
    };
    const auto text = [&](const QString &version) {
        return m->packument()
            .value(u"versions")
            .toObject()
            .value(version)
            .toObject()
            .value(u"deprecated");
    };
    QCOMPARE(
        m->put(with(u"old \"one\""_s, {u"1.0.0"_s}), {}, {}, {{"npm-command", "deprecate"}}).status,
        200);
    QCOMPARE(text(u"1.0.0"_s), QJsonValue(u"old \"one\""_s));
    QVERIFY(text(u"2.0.0"_s).isUndefined());
    // Without the header, as other clients and scripts do it.
    QCOMPARE(m->put(with(u"both"_s, {u"1.0.0"_s, u"2.0.0"_s}), {}, {}, {}).status, 200);
    QCOMPARE(text(u"2.0.0"_s), QJsonValue(u"both"_s));
    QCOMPARE(
        m->put(with({}, {u"1.0.0"_s, u"2.0.0"_s}), {}, {}, {{"Npm-Command", "deprecate"}}).status,
        200);
    QVERIFY(text(u"1.0.0"_s).isUndefined());
    const Reply nothing = m->put(m->packument(), {}, {}, {{"npm-command", "deprecate"}});
    QCOMPARE(nothing.status, 400);
    QVERIFY(bodyOf(nothing).contains("package versions to deprecate"));
    QCOMPARE(m->versions().size(), 2);
}

void TestNpmHandlers::deprecationNeedsTheRightToDelete()
{
    QCOMPARE(m->publish({}).status, 200);
    const Reply reply = m->put(m->packument(), m->developer, {}, {{"npm-command", "deprecate"}});
    QCOMPARE(reply.status, 403);
    QVERIFY(errorOf(reply).contains("delete"));
}

void TestNpmHandlers::oneVersionIsUnpublished()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    QJsonObject body = m->packument();
    const QByteArray rev = body.value(u"_rev").toString().toUtf8();
    QJsonObject versions = body.value(u"versions").toObject();
    versions.remove(u"1.0.0"_s);
    body.insert(u"versions"_s, versions);
    const QByteArray text = QJsonDocument(body).toJson();
    QCOMPARE(m->send("PUT", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer, {}, text)
                 .status,
             200);
    QCOMPARE(m->versions(), QStringList{u"2.0.0"_s});
    const QByteArray next = m->packument().value(u"_rev").toString().toUtf8();
    QVERIFY(next != rev);
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme/widget/-/@acme/widget-1.0.0.tgz/-rev/" + next,
                     m->maintainer)
                 .status,
             200);
    QCOMPARE(m->versions(), QStringList{u"2.0.0"_s});
    QCOMPARE(m->get(m->at(m->web) + "@acme/widget/-/widget-1.0.0.tgz").status, 404);
    QCOMPARE(m->store->trash()->size(), 1);
    QCOMPARE(m->publish({}).status, 200); // what was deleted may be published again
}

void TestNpmHandlers::staleUnpublishIsRefused()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    QJsonObject body = m->packument();
    const QByteArray rev = body.value(u"_rev").toString().toUtf8();
    QJsonObject versions = body.value(u"versions").toObject();
    versions.remove(u"1.0.0"_s);
    body.insert(u"versions"_s, versions);
    // What was published since is not in the body, but nobody wants it gone.
    QCOMPARE(m->publish({.version = u"3.0.0"_s}).status, 200);
    const QByteArray target = m->at(m->web) + "@acme%2fwidget/-rev/" + rev;
    QCOMPARE(m->send("PUT", target, m->maintainer, {}, QJsonDocument(body).toJson()).status, 409);
    QCOMPARE(m->send("DELETE", target, m->maintainer).status, 409);
    QCOMPARE(m->versions().size(), 3);
}

void TestNpmHandlers::wholePackageIsUnpublished()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer).status,
             200);
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->store->trash()->size(), 2);
}

void TestNpmHandlers::H12_unpublishNeedsItsOwnRight()
{
    QCOMPARE(m->publish({}, m->developer).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    const QByteArray name = m->at(m->web) + "@acme%2fwidget";
    const QByteArray body = QJsonDocument(m->packument()).toJson();
    for (const QByteArray &secret : {m->developer, m->reader}) {
        QCOMPARE(m->send("DELETE", name + "/-rev/" + rev, secret).status, 403);
        QCOMPARE(m->send("PUT", name + "/-rev/" + rev, secret, {}, body).status, 403);
        QCOMPARE(m->send("DELETE", name + "/-/widget-1.0.0.tgz/-rev/" + rev, secret).status, 403);
    }
    QCOMPARE(m->versions().size(), 1);
}

void TestNpmHandlers::unpublishIsNever404()
{
    const Reply reply = m->send("DELETE", m->at(m->web) + "nothing/-rev/undefined", m->maintainer);
    QCOMPARE(reply.status, 409);
    QVERIFY(errorOf(reply).contains("nothing was unpublished"));
    QCOMPARE(m->send("PUT", m->at(m->web) + "nothing/-rev/1", m->maintainer, {}, "{}").status, 409);
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(
        m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/undefined", m->maintainer).status,
        409);
    for (const Scope &scope : {m->acme, Scope()})
        QCOMPARE(m->send("DELETE", m->at(scope) + "@acme%2fwidget/-rev/1", m->maintainer).status,
                 405);
    QCOMPARE(m->versions().size(), 1);
}

void TestNpmHandlers::publishingElsewhereSaysWhere()
{
    for (const Scope &scope : {m->acme, Scope()}) {
        const Reply reply = m->publish({}, {}, scope);
        QCOMPARE(reply.status, 405);
        QVERIFY(errorOf(reply).contains("/api/v4/projects/"));
    }
    QVERIFY(m->versions().isEmpty());
}

void TestNpmHandlers::pingAndWhoami()
{
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        QCOMPARE(bodyOf(m->get(m->at(scope) + "-/ping")), "{}"_ba);
        QCOMPARE(objectOf(m->get(m->at(scope) + "-/whoami")).value(u"username"),
                 QJsonValue(u"t"_s));
    }
    QCOMPARE(m->send("GET", m->at(m->open) + "-/whoami", {}).status, 401);
    QVERIFY(m->forwarder.missing.isEmpty());
}

void TestNpmHandlers::search()
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

void TestNpmHandlers::auditKeepsNamesHere()
{
    QCOMPARE(m->publish({}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QByteArray bulk = m->at(scope) + "-/npm/v1/security/advisories/bulk";
        const QByteArray quick = m->at(scope) + "-/npm/v1/security/audits/quick";
        Reply reply = m->send("POST", bulk, m->reader, {},
                              R"({"@acme/widget":["1.0.0"],"lib":["1.0.0"]})");
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), "{}"_ba);
        reply = m->send("POST", quick, m->reader, {},
                        R"({"requires":{"@acme/widget":"1"},"dependencies":{}})");
        QCOMPARE(reply.status, 200);
        QVERIFY(objectOf(reply).contains(u"metadata"));
        QVERIFY(m->forwarder.missing.isEmpty());
        m->send("POST", bulk, m->reader, {}, R"({"lib":["1.0.0"]})");
        QCOMPARE(m->forwarder.missing.size(), 1);
        QCOMPARE(m->forwarder.missing.takeFirst().upstreamPath,
                 "-/npm/v1/security/advisories/bulk"_ba);
    }
}

void TestNpmHandlers::I10_whatWasOursIsNeverForwarded()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer).status,
             200);
    QVERIFY(m->store->reservation(u"npm"_s, u"@acme/widget"_s));
    m->send("POST", m->at(m->web) + "-/npm/v1/security/advisories/bulk", m->reader, {},
            R"({"@acme/widget":["1.0.0"]})");
    QVERIFY(m->forwarder.missing.isEmpty());
    // The forwarder is asked, and finds the reservation under the very name that it is given.
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->forwarder.missing.last().canonicalName, u"@acme/widget"_s);
    QCOMPARE(m->get(m->at(m->web) + "@acme/widget/-/widget-1.0.0.tgz").status, 404);
    QCOMPARE(m->forwarder.missing.last().version, u"1.0.0"_s);
    QVERIFY(m->store->isTombstone(u"npm"_s, u"@acme/widget"_s, u"1.0.0"_s));
}

void TestNpmHandlers::publishNeverAsksUpstream()
{
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget", {{"npm-command", "publish"}}).status, 404);
    QVERIFY(m->forwarder.missing.isEmpty());
}

void TestNpmHandlers::missingIsForwarded()
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

void TestNpmHandlers::pathsThatEscape_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/x", "@acme%2f..%2f..%2fx",
          "@acme/widget/-/../../x.tgz", "@acme/widget/-/..%2f..%2fx-1.0.0.tgz",
          "@acme/widget/-/widget-1.0.0.tgz%00", "@acme/widget/-/%5c..%5cx.tgz", "w%00idget"})
        QTest::newRow(path) << QByteArray(path);
}

void TestNpmHandlers::pathsThatEscape()
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

void TestNpmHandlers::G12_headersHoldNoLineEnds()
{
    QJsonObject body = publishBodyOf({}, tarballOf({}));
    body.insert(u"dist-tags"_s, QJsonObject{{u"a\r\nX-Evil: 1"_s, u"1.0.0"_s}});
    const Reply reply = m->put(body);
    QCOMPARE(reply.status, 400);
    QVERIFY(!reply.reason.contains('\n') && !reply.reason.contains('\r'));
    for (const auto &[name, value] : reply.headers)
        QVERIFY(!value.contains('\n') && !value.contains('\r'));
}

Q_DECLARE_METATYPE(Spoil)
QTEST_GUILESS_MAIN(TestNpmHandlers)
#include "tst_npmhandlers.moc"
