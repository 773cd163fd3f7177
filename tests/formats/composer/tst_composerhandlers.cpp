// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/composerdoor.h"
#include "support/archivebuilder.h"
#include "support/handlerfixture.h"
#include "support/testrepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::composer;
using namespace packhouse::test;

class TestComposerHandlers
    : public QObject
    , protected ComposerDoor
{
    Q_OBJECT

    QJsonObject versions(const QString &name, const Caller &caller = HandlerFixture::owner(),
                         std::optional<Scope> scope = {})
    {
        const Reply reply = get(packageDocument, u"acme"_s, name + u".json"_s, caller, scope);
        const QString key = u"acme/"_s + name.section(u'~', 0, 0);
        return QJsonDocument::fromJson(bytesOf(reply)).object()["packages"_L1][key].toObject();
    }
    QByteArray archiveOf(const QJsonObject &entry)
    {
        const QString url = entry["dist"_L1]["url"_L1].toString();
        return fileOf(get(download, u"acme"_s, url.section(u'/', -1).section(u'?', 0, 0),
                          HandlerFixture::owner(), {}, url.section(u"sha="_s, 1)));
    }
    void link(const TestRepository &repository)
    {
        QVERIFY(m_fixture->store().setRecord(m_project.id, {}, RepositoryRecord,
                                             repository.folder().toUtf8(),
                                             HandlerFixture::owner()));
    }

private slots:
    void init() { open(); }
    void cleanup() { m_fixture.reset(); }

    void zipArchivesArePublishedAndServed()
    {
        const Reply reply = sendZip(u"acme/lib"_s, "1.0.0");
        QCOMPARE(reply.status, 201);
        QCOMPARE(bytesOf(reply), R"({"message":"201 Created"})"_ba);
        const QJsonObject entry = versions(u"lib"_s)["1.0.0"_L1].toObject();
        QCOMPARE(entry["name"_L1].toString(), u"acme/lib"_s);
        QCOMPARE(entry["version"_L1].toString(), u"1.0.0"_s);
        QVERIFY(entry["uid"_L1].toInteger() > 0);
        QVERIFY(!entry.contains("source"_L1));
        QCOMPARE(entry["autoload"_L1]["files"_L1][0].toString(), u"a.php"_s);
        const QByteArray bytes = package(u"acme/lib"_s);
        const QString sha1 = QString::fromLatin1(
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
        const QJsonObject dist = entry["dist"_L1].toObject();
        QCOMPARE(dist["type"_L1].toString(), u"zip"_s);
        QCOMPARE(dist["reference"_L1].toString(), sha1);
        QCOMPARE(dist["shasum"_L1].toString(), sha1);
        QCOMPARE(dist["url"_L1].toString(),
                 u"http://127.0.0.1:8970/api/v4/projects/%1/packages/composer/archives/acme/"
                 "lib.zip?sha=%2"_s.arg(QString::number(m_project.id), sha1));
        QCOMPARE(archiveOf(entry), bytes);
        QCOMPARE(get(download, u"acme"_s, u"lib.zip"_s).status, 404);
        QCOMPARE(
            get(download, u"acme"_s, u"lib.zip"_s, HandlerFixture::owner(), {}, QString(40, u'a'))
                .status,
            404);
        QCOMPARE(get(download, u"acme"_s, u"other.zip"_s, HandlerFixture::owner(), {}, sha1).status,
                 404);
    }

    void A3_sameVersionTwiceIsRefusedInAnySpelling()
    {
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        for (const QByteArray &version : {"1.0.0"_ba, "v1.0.0"_ba, "1.0"_ba, "1.0.0.0"_ba}) {
            for (const QByteArray &salt : {""_ba, "other"_ba}) {
                const Reply reply = sendZip(u"acme/lib"_s, version, salt);
                QCOMPARE(reply.status, 400);
                QVERIFY(bytesOf(reply).contains("already been taken"));
                QVERIFY(reply.reason.contains("already been taken"));
            }
        }
        QCOMPARE(versions(u"lib"_s).keys(), QStringList{u"1.0.0"_s});
        QCOMPARE(archiveOf(versions(u"lib"_s)["1.0.0"_L1].toObject()), package(u"acme/lib"_s));
        PolicySetting allow;
        allow.type = u"composer"_s;
        allow.duplicatesAllowed = true;
        QVERIFY(m_fixture->store().setPolicy(allow, HandlerFixture::owner()));
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0", "other").status, 201);
        QCOMPARE(archiveOf(versions(u"lib"_s)["1.0.0"_L1].toObject()),
                 package(u"acme/lib"_s, "other"));
    }

    void A3_oneOfManyAtOnceWins()
    {
        std::atomic_int good = 0;
        std::atomic_int bad = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back(QThread::create([&, i] {
                const int status = sendZip(u"acme/lib"_s, "1.0.0", QByteArray::number(i)).status;
                good += status == 201;
                bad += status == 400;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(good.load(), 1);
        QCOMPARE(bad.load(), 7);
    }

    // Both are looked up before either is stored; only the transaction tells them apart.
    void A3_oneOfSeveralSpellingsOrProjectsWins()
    {
        const Scope other = m_fixture->project(u"acme/other"_s);
        const QByteArrayList spellings{"1.0", "1.0.0", "v1.0.0", "1.0.0.0"};
        for (int round = 0; round < 5; ++round) {
            const QString name = u"acme/race%1"_s.arg(round);
            std::atomic_int good = 0;
            std::vector<std::unique_ptr<QThread>> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back(QThread::create([&, i] {
                    good += sendZip(name, spellings[i % 4], QByteArray::number(i),
                                    i < 4 ? m_project : other)
                                .status
                            == 201;
                }));
                threads.back()->start();
            }
            for (const auto &thread : threads)
                thread->wait();
            QCOMPARE(good.load(), 1);
            const auto stored = m_fixture->store().versions(Scope(), u"composer"_s, name);
            QVERIFY(stored);
            QCOMPARE(stored->size(), 1);
        }
    }

    void branchesMoveOnAndOldStatesStay()
    {
        for (const QByteArray &salt : {"1"_ba, "2"_ba, "2"_ba, "3"_ba})
            QCOMPARE(send({{"package", package(u"acme/lib"_s, salt), "p.zip"}, {"branch", "main"}})
                         .status,
                     201);
        QVERIFY(versions(u"lib"_s).isEmpty());
        QCOMPARE(get(packageDocument, u"acme"_s, u"lib.json"_s).status, 200);
        const QJsonObject all = versions(u"lib~dev"_s);
        QCOMPARE(all.keys(), QStringList{u"dev-main"_s});
        QCOMPARE(archiveOf(all["dev-main"_L1].toObject()), package(u"acme/lib"_s, "3"));
        const QByteArray first = package(u"acme/lib"_s, "1");
        const QString sha1 = QString::fromLatin1(
            QCryptographicHash::hash(first, QCryptographicHash::Sha1).toHex());
        QCOMPARE(fileOf(get(download, u"acme"_s, u"lib.zip"_s, HandlerFixture::owner(), {}, sha1)),
                 first);
        const auto stored = m_fixture->store().versions(m_project, u"composer"_s, u"acme/lib"_s);
        QCOMPARE(stored->size(), 1);
        QCOMPARE(stored->first().files.size(), 3);
    }

    void whereAVersionComesFrom_data()
    {
        QTest::addColumn<QList<FormPart>>("parts");
        QTest::addColumn<QString>("version");
        using Parts = QList<FormPart>;
        QTest::newRow("version") << Parts{{"version", "1.2"}} << u"1.2"_s;
        QTest::newRow("tag") << Parts{{"tag", "v1.2.3"}} << u"1.2.3"_s;
        QTest::newRow("branch") << Parts{{"branch", "1.2"}} << u"1.2.x-dev"_s;
        QTest::newRow("version first") << Parts{{"tag", "v1.2.3"}, {"version", "2.0"}} << u"2.0"_s;
        QTest::newRow("beta") << Parts{{"tag", "v1.0.0-beta1"}} << u"1.0.0-beta1"_s;
        QTest::newRow("four") << Parts{{"tag", "1.2.3.4"}} << u"1.2.3.4"_s;
    }
    void whereAVersionComesFrom()
    {
        QFETCH(QList<FormPart>, parts);
        QFETCH(QString, version);
        QCOMPARE(send(QList<FormPart>{{"package", package(u"acme/lib"_s), "p.zip"}} + parts).status,
                 201);
        const auto stored = m_fixture->store().versions(m_project, u"composer"_s, u"acme/lib"_s);
        QCOMPARE(stored->first().coordinates.version, version);
    }

    void whatIsWrongIsSaid()
    {
        const auto answers = [&](const Reply &reply, int status, const char *text) {
            QVERIFY2(bytesOf(reply).contains(text), bytesOf(reply).constData());
            QCOMPARE(reply.status, status);
            const QJsonObject json = QJsonDocument::fromJson(bytesOf(reply)).object();
            QVERIFY(json.contains("message"_L1) && json.contains("error"_L1));
        };
        const QByteArray zip = package(u"acme/lib"_s);
        answers(send({{"package", zip, "p.zip"}}), 422, "version is missing");
        answers(send({{"package", zip, "p.zip"}, {"tag", "nightly"}}), 400, "Version is invalid");
        answers(send({{"package", zip, "p.zip"}, {"version", "x"}}), 400, "Version is invalid");
        answers(send({{"package", "text", "p.zip"}, {"tag", "v1.0.0"}}), 422, "no zip archive");
        answers(send({{"package", makeZip({{"x", "1"}}), "p.zip"}, {"tag", "v1.0.0"}}), 422,
                "The file composer.json was not found.");
        answers(send({{"package", makeZip({{"composer.json", "{"}}), "p.zip"}, {"tag", "1.0"}}),
                422, "Could not parse composer.json file. Invalid JSON.");
        answers(send({{"package", makeZip({{"composer.json", "{}"}}), "p.zip"}, {"tag", "1.0"}}),
                400, "has no name");
        answers(sendText("x=y", "application/x-www-form-urlencoded"), 400,
                "tag, branch are missing");
        answers(sendText("tag=a&branch=b", "application/x-www-form-urlencoded"), 400,
                "mutually exclusive");
        answers(sendRef("tag", "v1.0.0"), 404, "scope repository");
        QVERIFY(versions(u"lib"_s).isEmpty());
    }

    void tagsAndBranchesOfTheRepositoryArePublished()
    {
        QTemporaryDir home;
        TestRepository repository(home.path());
        repository.write(u"composer.json"_s, R"({"name":"acme/lib"})");
        const QByteArray first = repository.commit();
        repository.git({u"tag"_s, u"v1.0.0"_s});
        repository.git({u"tag"_s, u"nightly"_s});
        link(repository);
        QCOMPARE(sendRef("tag", "v1.0.0").status, 201);
        QCOMPARE(sendRef("tag", "v1.0.0").status, 400);
        QCOMPARE(sendText(R"({"branch": "main"})", "application/json").status, 201);
        const QJsonObject entry = versions(u"lib"_s)["1.0.0"_L1].toObject();
        QCOMPARE(entry["dist"_L1]["reference"_L1].toString().toLatin1(), first);
        const QByteArray zip = archiveOf(entry);
        QCOMPARE(entry["dist"_L1]["shasum"_L1].toString().toLatin1(),
                 QCryptographicHash::hash(zip, QCryptographicHash::Sha1).toHex());
        QVERIFY(zip.contains("lib-" + first + "/composer.json"));
        QCOMPARE(sendRef("tag", "v2.0.0").status, 404);
        QCOMPARE(sendRef("tag", "nightly").status, 400);
        QCOMPARE(sendRef("branch", "none").status, 404);
        for (const char *ref : {"--help", "-x", "v1.0.0^", "main:composer.json", "a..b", "a b"})
            QCOMPARE(sendRef("tag", ref).status, 404);

        repository.write(u"more"_s, "1");
        const QByteArray second = repository.commit();
        QCOMPARE(sendRef("branch", "main").status, 201);
        QCOMPARE(
            versions(u"lib~dev"_s)["dev-main"_L1]["dist"_L1]["reference"_L1].toString().toLatin1(),
            second);
        repository.remove(u"composer.json"_s);
        repository.commit();
        Reply reply = sendRef("branch", "main");
        QCOMPARE(reply.status, 422);
        QVERIFY(bytesOf(reply).contains("The file composer.json was not found."));
        repository.write(u"composer.json"_s, "");
        repository.commit();
        QCOMPARE(sendRef("branch", "main").status, 422);
        // What git says of this computer's folders is not for those who publish.
        QVERIFY(m_fixture->store().setRecord(m_project.id, {}, RepositoryRecord,
                                             (home.path() + u"/gone"_s).toUtf8(),
                                             HandlerFixture::owner()));
        reply = sendRef("tag", "v1.0.0");
        QCOMPARE(reply.status, 502);
        QVERIFY(!bytesOf(reply).contains(home.path().toUtf8()));
        QVERIFY(bytesOf(reply).contains("acme/lib"));
    }

    void O8_aNameBelongsToOneProjectOfAGroup()
    {
        const Scope other = m_fixture->project(u"acme/other"_s);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        const Reply reply = sendZip(u"acme/lib"_s, "2.0.0", {}, other);
        QCOMPARE(reply.status, 400);
        QVERIFY(bytesOf(reply).contains("Name is already taken by another project"));
        const auto stored = m_fixture->store().versions(m_project, u"composer"_s, u"acme/lib"_s);
        QVERIFY(m_fixture->store().removeVersion(stored->first().id, HandlerFixture::owner()));
        // Also when all of it is deleted: it goes on there, and nowhere else.
        QCOMPARE(sendZip(u"acme/lib"_s, "2.0.0", {}, other).status, 400);
        QCOMPARE(sendZip(u"acme/lib"_s, "2.0.0").status, 201);
        // What another group has is that group's.
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0", "x", m_fixture->project(u"far/lib"_s)).status,
                 201);
    }

    void groupsPublishToTheirProjects()
    {
        const Scope group = m_fixture->scope(u"acme"_s);
        const Scope other = m_fixture->project(u"other/lib"_s);
        const auto to = [&](const QByteArray &project, const QByteArray &version,
                            const Caller &caller) {
            return send({{"package", package(u"acme/lib"_s), "p.zip"},
                         {"version", version},
                         {"project", project}},
                        caller, group)
                .status;
        };
        const Caller owner = HandlerFixture::owner();
        QCOMPARE(to("", "1.0.0", owner), 400);
        QCOMPARE(to("other/lib", "1.0.0", owner), 404);
        QCOMPARE(to("acme", "1.0.0", owner), 404);
        QCOMPARE(to("9999", "1.0.0", owner), 404);
        QCOMPARE(to("acme/lib", "1.0.0",
                    m_fixture->token(u"other"_s, Right::Read | Right::Write, TokenKind::Group)),
                 404);
        QCOMPARE(to("acme/lib", "1.0.0", m_fixture->token(u"acme"_s, Right::Read)), 403);
        QCOMPARE(to("acme/lib", "1.0.0", owner), 201);
        QCOMPARE(to(QByteArray::number(m_project.id), "1.1.0", owner), 201);
        QCOMPARE(to("", "1.2.0", owner), 201);
        QCOMPARE(versions(u"lib"_s, owner, group).size(), 3);
    }

    void H7_groupsShowWhatEachMaySee()
    {
        QVERIFY(m_fixture->store().setVisibility(m_fixture->scope(u"acme"_s).id, Visibility::Public,
                                                 HandlerFixture::owner()));
        const Scope open = m_fixture->project(u"acme/open"_s, Visibility::Public);
        const Scope group = m_fixture->scope(u"acme"_s);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        QCOMPARE(sendZip(u"acme/open"_s, "1.0.0", {}, open).status, 201);
        QCOMPARE(versions(u"lib"_s, HandlerFixture::owner(), group).size(), 1);
        QCOMPARE(get(packageDocument, u"acme"_s, u"lib.json"_s, Caller(), group).status, 404);
        QCOMPARE(versions(u"open"_s, Caller(), group).size(), 1);
        const auto providers = [&](const Caller &caller) {
            return QJsonDocument::fromJson(
                       bytesOf(get(providerDocument, {}, u"x.json"_s, caller, group)))
                .object()["providers"_L1]
                .toObject()
                .keys();
        };
        QCOMPARE(providers(HandlerFixture::owner()), (QStringList{u"acme/lib"_s, u"acme/open"_s}));
        QCOMPARE(providers(Caller()), QStringList{u"acme/open"_s});
        QCOMPARE(get(download, u"acme"_s, u"lib.zip"_s, Caller(), group, QString(40, u'a')).status,
                 404);
    }

    void rootsFollowTheClient()
    {
        const Scope group = m_fixture->scope(u"acme"_s);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        const auto root = [&](const QByteArray &agent) {
            Request request{Method::Get, group, {}, {}, {}, HandlerFixture::owner(), {}};
            request.headers.add("User-Agent", agent);
            const Reply reply = m_fixture->run(rootDocument, std::move(request));
            // It is not the same for all, so it is never kept for all.
            if (!reply.freshWhile.empty())
                qFatal("kept");
            return QJsonDocument::fromJson(bytesOf(reply)).object();
        };
        const QString base = u"/api/v4/groups/%1/-/packages/composer"_s.arg(group.id);
        const QJsonObject two = root("Composer/2.5.5 (Linux; PHP 8.2)");
        QCOMPARE(two["metadata-url"_L1].toString(), base + u"/p2/%package%.json"_s);
        QVERIFY(two["packages"_L1].isArray());
        QVERIFY(!two.contains("provider-includes"_L1));
        const QJsonObject one = root("Composer/1.10.1");
        QCOMPARE(one["providers-url"_L1].toString(), base + u"/%package%$%hash%.json"_s);
        const QString hash = one["provider-includes"_L1]["p/%hash%.json"_L1]["sha256"_L1]
                                 .toString();
        const QByteArray list = bytesOf(
            get(providerDocument, {}, hash + u".json"_s, HandlerFixture::owner(), group));
        QCOMPARE(sha256(list), hash.toLatin1());
        const QString packageHash = QJsonDocument::fromJson(list)
                                        .object()["providers"_L1]["acme/lib"_L1]["sha256"_L1]
                                        .toString();
        const Reply document = get(versionsDocument, u"acme"_s, u"lib$%1.json"_s.arg(packageHash),
                                   HandlerFixture::owner(), group);
        QCOMPARE(sha256(bytesOf(document)), packageHash.toLatin1());
        QCOMPARE(get(versionsDocument, u"acme"_s, u"lib.json"_s).status, 404);
    }

    void K5_4_tagAndBranchTogetherAreRefused()
    {
        const QByteArray both = "tag=1.0.0&branch=main";
        const Reply reply = sendText(both, "application/x-www-form-urlencoded");
        QCOMPARE(reply.status, 400);
        QVERIFY(bytesOf(reply).contains("tag, branch are mutually exclusive"));
        // Also beside an archive that says what it is.
        QCOMPARE(send({{"package", package(u"acme/lib"_s), "p.zip"},
                       {"tag", "1.0.0"},
                       {"branch", "main"}})
                     .status,
                 400);
        QCOMPARE(get(packageDocument, u"acme"_s, u"lib.json"_s).status, 404);
    }

    void D6_documentsFollowEveryChange()
    {
        QCOMPARE(get(packageDocument, u"acme"_s, u"lib.json"_s).status, 404);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        QCOMPARE(versions(u"lib"_s).size(), 1);
        const QByteArray before = bytesOf(get(providerDocument, {}, u"x.json"_s));
        QCOMPARE(sendZip(u"acme/lib"_s, "1.1.0").status, 201);
        QCOMPARE(versions(u"lib"_s).size(), 2);
        QVERIFY(bytesOf(get(providerDocument, {}, u"x.json"_s)) != before);
        const auto stored = m_fixture->store().versions(m_project, u"composer"_s, u"acme/lib"_s);
        const qint64 id = stored->first().id;
        QVERIFY(m_fixture->store().removeVersion(id, HandlerFixture::owner()));
        QCOMPARE(versions(u"lib"_s).keys(), QStringList{u"1.1.0"_s});
        QVERIFY(m_fixture->store().restore({id}, HandlerFixture::owner()));
        QCOMPARE(versions(u"lib"_s).size(), 2);
        VersionChange change;
        change.status = Status::Deprecated;
        QVERIFY(m_fixture->store().change(id, change, HandlerFixture::owner()));
        QCOMPARE(versions(u"lib"_s)["1.0.0"_L1]["abandoned"_L1], QJsonValue(true));
        change.status = Status::Hidden;
        QVERIFY(m_fixture->store().change(id, change, HandlerFixture::owner()));
        QCOMPARE(versions(u"lib"_s).keys(), QStringList{u"1.1.0"_s});
        const int rendered = m_fixture->documents.rendered;
        (void)versions(u"lib"_s);
        QCOMPARE(m_fixture->documents.rendered, rendered);
    }

    void A2_firstUploadsAtOnceAreAllThere()
    {
        constexpr int count = 30;
        std::atomic_int next = 0;
        std::atomic_int good = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int k = next++; k < count; k = next++)
                    good += sendZip(u"acme/lib"_s, "1." + QByteArray::number(k)).status == 201;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(good.load(), count);
        QCOMPARE(versions(u"lib"_s).size(), count);
    }

    void A20_anUploadThatEndsEarlyLeavesNothing()
    {
        const QByteArray whole = form(
            {{"package", package(u"acme/lib"_s), "p.zip"}, {"version", "1.0.0"}});
        QVERIFY(!m_fixture->body(publishBody, whole.left(whole.size() / 100 * 99), FormType));
        QCOMPARE(get(packageDocument, u"acme"_s, u"lib.json"_s).status, 404);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
    }

    void putIsRefusedBeforeItsBytes()
    {
        const auto early = [&](const QString &name, const QString &version) {
            Request request{Method::Put, m_project, {}, {}, {}, HandlerFixture::owner(), {}};
            request.path = {{"vendor", u"acme"_s}, {"name", name}, {"version", version}};
            const auto reply = m_fixture->run(publishPrecheck, std::move(request));
            return reply ? reply->status : 0;
        };
        QCOMPARE(early(u"lib"_s, u"1.0.0"_s), 0);
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        QCOMPARE(early(u"lib"_s, u"1.0.0"_s), 400);
        QCOMPARE(early(u"lib"_s, u"1.1.0"_s), 0);
        QCOMPARE(early(u"lib"_s, u"dev-main"_s), 0);
        QCOMPARE(early(u"Lib"_s, u"1.1.0"_s), 400);
        QCOMPARE(early(u"lib"_s, u"latest"_s), 400);
    }

    void protectedPackagesAreRefused()
    {
        ProtectionRule rule;
        rule.project = m_project.id;
        rule.type = u"composer"_s;
        rule.namePattern = u"acme/*"_s;
        rule.pushNeeds = Role::Maintainer;
        QVERIFY(m_fixture->store().setProtectionRule(rule, HandlerFixture::owner()));
        const Reply reply = send({{"package", package(u"acme/lib"_s), "p.zip"}, {"version", "1.0"}},
                                 m_fixture->token(u"acme/lib"_s, Right::Read | Right::Write));
        QCOMPARE(reply.status, 403);
        QVERIFY(bytesOf(reply).contains("Package protected."));
    }

    void filesPastTheLimitAreRefused()
    {
        PolicySetting limit;
        limit.type = u"composer"_s;
        limit.maxFileSize = 100;
        QVERIFY(m_fixture->store().setPolicy(limit, HandlerFixture::owner()));
        QVERIFY(bytesOf(sendZip(u"acme/lib"_s, "1.0.0")).contains("File is too large"));
        QTemporaryDir home;
        TestRepository repository(home.path());
        repository.write(u"composer.json"_s, R"({"name":"acme/lib"})");
        repository.commit();
        link(repository);
        const Reply reply = sendRef("branch", "main");
        QCOMPARE(reply.status, 400);
        QVERIFY(bytesOf(reply).contains("File is too large"));
    }

    /// Names are asked for as they are; none is a pattern or a path.
    void F4_namesAreNoPatterns()
    {
        for (const QString &name : {u"acme/a_b"_s, u"acme/axb"_s})
            QCOMPARE(sendZip(name, "1.0.0").status, 201);
        QCOMPARE(versions(u"a_b"_s).size(), 1);
        for (const QString &file : {u"a%b.json"_s, u"%.json"_s, u"_.json"_s, u"a_b"_s, u".json"_s,
                                    u"~dev.json"_s, u"..json"_s, u"../a_b.json"_s, u"A_B.json"_s})
            QCOMPARE(get(packageDocument, u"acme"_s, file).status, 404);
    }

    void snippetsSetUpTheClient()
    {
        SnippetContext context{"http://127.0.0.1:8970",
                               m_fixture->scope(u"acme"_s),
                               {u"composer"_s, u"acme/lib"_s, u"1.0.0"_s}};
        QString text;
        for (const Snippet &snippet : m_fixture->format().presenting()->snippets(context))
            text += snippet.text + u'\n';
        QVERIFY(text.contains(
            u"/api/v4/group/%1/-/packages/composer/packages.json"_s.arg(context.scope.id)));
        QVERIFY(text.contains(u"http-basic.127.0.0.1:8970 me TOKEN"_s));
        QVERIFY(text.contains(u"secure-http false"_s));
        QVERIFY(text.contains(u"composer require acme/lib:1.0.0"_s));
        QVERIFY(!text.contains(u"curl"_s));
        context.scope = m_project;
        context.baseUrl = "https://packages.example.org";
        text.clear();
        for (const Snippet &snippet : m_fixture->format().presenting()->snippets(context))
            text += snippet.text + u'\n';
        QVERIFY(text.contains(u"curl"_s));
        QVERIFY(!text.contains(u"secure-http"_s));
    }
};

QTEST_GUILESS_MAIN(TestComposerHandlers)
#include "tst_composerhandlers.moc"
