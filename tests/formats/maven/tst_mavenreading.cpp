// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mavenregistry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Jar = "com/acme/widget/1.0/widget-1.0.jar";
const QByteArray Snapshot = "com/acme/widget/1.1-SNAPSHOT";

} // namespace

class MavenReadingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MavenRegistry> m;

    qint64 idOf(const QString &version)
    {
        return m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s, version)->first().id;
    }

private slots:
    void init() { m = std::make_unique<MavenRegistry>(); }

    void filesComeWithTheirHashes()
    {
        m->deploy("widget", "1.0");
        const QByteArray bytes = "jar of 1.0";
        for (const char *method : {"GET", "HEAD"}) {
            const Reply reply = m->send(method, MavenRegistry::at(m->web) + Jar, m->personal);
            QCOMPARE(reply.status, 200);
            QCOMPARE(bodyOf(reply), bytes);
            QCOMPARE(reply.headers.value("x-checksum-sha1"), sha1(bytes));
            QCOMPARE(reply.headers.value("x-checksum-md5").size(), 32);
            QCOMPARE(std::get<FileBody>(reply.body).contentType, "application/octet-stream"_ba);
        }
        for (const auto &[ending, kind] : {std::pair(".md5", QCryptographicHash::Md5),
                                           std::pair(".sha1", QCryptographicHash::Sha1),
                                           std::pair(".sha256", QCryptographicHash::Sha256),
                                           std::pair(".sha512", QCryptographicHash::Sha512)}) {
            const Reply reply = m->get(Jar + ending);
            QCOMPARE(reply.status, 200);
            QCOMPARE(bodyOf(reply), QCryptographicHash::hash(bytes, kind).toHex());
        }
        QCOMPARE(m->get("com/acme/widget/1.0/WIDGET-1.0.jar").status, 404);
        QCOMPARE(m->get("com/acme/widget/2.0/widget-2.0.jar").status, 404);
        QCOMPARE(m->get("com/acme/gear/maven-metadata.xml").status, 404);
    }

    void A5_checksumsAreThereRightAfterTheFile()
    {
        for (int k = 0; k < 50; ++k) {
            const QByteArray file = "com/acme/widget/1." + QByteArray::number(k) + "/a.jar";
            QCOMPARE(m->put(file, file).status, 200);
            QCOMPARE(bodyOf(m->get(file + ".sha1")), sha1(file));
        }
    }

    void metadataListsWhatIsThere()
    {
        for (const char *version : {"1.0", "1.1", "1.0.1"}) {
            m->deploy("widget", version);
            m->clock.advance(60);
        }
        m->deployBuild("widget", "1.2", "20240506.070809-1");
        const QByteArray xml = m->metadata();
        QCOMPARE(MavenRegistry::texts(xml, "groupId"), QByteArrayList{"com.acme"});
        QCOMPARE(MavenRegistry::texts(xml, "artifactId"), QByteArrayList{"widget"});
        QCOMPARE(MavenRegistry::texts(xml, "version"),
                 (QByteArrayList{"1.0", "1.1", "1.0.1", "1.2-SNAPSHOT"}));
        QCOMPARE(MavenRegistry::texts(xml, "latest"), QByteArrayList{"1.2-SNAPSHOT"});
        QCOMPARE(MavenRegistry::texts(xml, "release"), QByteArrayList{"1.0.1"});
        QCOMPARE(MavenRegistry::texts(xml, "lastUpdated"), QByteArrayList{"20240506071109"});
        m->clock.advance(1000);
        QCOMPARE(m->metadata(), xml);
        for (const auto &[ending, kind] : {std::pair(".md5", QCryptographicHash::Md5),
                                           std::pair(".sha512", QCryptographicHash::Sha512)})
            QCOMPARE(bodyOf(m->get("com/acme/widget/maven-metadata.xml"_ba + ending)),
                     QCryptographicHash::hash(xml, kind).toHex());
        const Reply reply = m->get("com/acme/widget/maven-metadata.xml");
        QCOMPARE(reply.headers.value("X-Checksum-Sha1"), sha1(xml));
    }

    void snapshotsAreListedByClassifierAndExtension()
    {
        m->deployBuild("widget", "1.1", "20240506.070809-1");
        m->deployBuild("widget", "1.1", "20240506.080910-2");
        m->put(Snapshot + "/widget-1.1-20240506.070809-1-docs.tar.gz", "docs of the first");
        QByteArray xml = m->metadata(Snapshot);
        QCOMPARE(MavenRegistry::texts(xml, "timestamp"), QByteArrayList{"20240506.080910"});
        QCOMPARE(MavenRegistry::texts(xml, "buildNumber"), QByteArrayList{"2"});
        QCOMPARE(MavenRegistry::texts(xml, "lastUpdated"), QByteArrayList{"20240506080910"});
        QCOMPARE(MavenRegistry::texts(xml, "extension"),
                 (QByteArrayList{"jar", "jar", "pom", "tar.gz"}));
        QCOMPARE(MavenRegistry::texts(xml, "classifier"), (QByteArrayList{"sources", "docs"}));
        QCOMPARE(MavenRegistry::texts(xml, "value"),
                 (QByteArrayList{"1.1-20240506.080910-2", "1.1-20240506.080910-2",
                                 "1.1-20240506.080910-2", "1.1-20240506.070809-1"}));
        QCOMPARE(bodyOf(m->get(Snapshot + "/maven-metadata.xml.sha1")), sha1(xml));
        // A11: a build that is still coming changes nothing yet.
        m->put(Snapshot + "/widget-1.1-20240506.090000-3.jar", "jar");
        QCOMPARE(m->metadata(Snapshot), xml);
        m->put(Snapshot + "/widget-1.1-20240506.090000-3.pom", pomOf("widget", "1.1-SNAPSHOT"));
        xml = m->metadata(Snapshot);
        QCOMPARE(MavenRegistry::texts(xml, "buildNumber"), QByteArrayList{"3"});
        QCOMPARE(MavenRegistry::texts(xml, "value").first(), "1.1-20240506.090000-3"_ba);
    }

    void K2_1_whatHasDotsInItsExtensionIsListed()
    {
        const QByteArray build = Snapshot + "/widget-1.1-20240506.070809-1";
        m->put(build + ".jar", "jar");
        m->put(build + ".pom", pomOf("widget", "1.1-SNAPSHOT"));
        m->put(build + ".spdx.json", "{}");
        m->put(build + "-sources.jar.sigstore.json", "{}");
        const QByteArray xml = m->metadata(Snapshot);
        QCOMPARE(MavenRegistry::texts(xml, "extension"),
                 (QByteArrayList{"jar", "jar.sigstore.json", "pom", "spdx.json"}));
        QCOMPARE(MavenRegistry::texts(xml, "classifier"), QByteArrayList{"sources"});
    }

    void K2_2_aSignatureIsNoBuild()
    {
        const QByteArray build = Snapshot + "/widget-1.1-20240506.070809-1";
        m->put(build + ".pom", pomOf("widget", "1.1-SNAPSHOT"));
        m->put(build + ".pom.sigstore.json", "{}");
        QCOMPARE(m->get(Snapshot + "/maven-metadata.xml").status, 404); // its jar is still to come
        m->put(build + ".jar", "jar");
        QCOMPARE(m->get(Snapshot + "/maven-metadata.xml").status, 200);
    }

    void K2_3_whatHasDotsInItsExtensionIsRetiredWithItsBuild()
    {
        QVERIFY(m->store->setRecord(m->web.id, u"maven"_s, u"snapshot_builds_kept"_s, "3",
                                    HandlerFixture::owner()));
        for (int number = 1; number <= 5; ++number) {
            m->clock.advance(60);
            const QByteArray build = Snapshot + "/widget-1.1-20240506.0708"
                                     + QByteArray::number(10 + number) + '-'
                                     + QByteArray::number(number);
            m->put(build + ".spdx.json", "{}");
            m->put(build + ".jar", "jar");
            m->put(build + ".pom", pomOf("widget", "1.1-SNAPSHOT"));
        }
        const auto stored = m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s,
                                              u"1.1-SNAPSHOT"_s);
        QMap<QString, int> files; // by their ending
        for (const StoredFile &file : stored->first().files)
            ++files[file.name.section(u'.', -1)];
        QCOMPARE(files.value(u"jar"_s), 3);
        QCOMPARE(files.value(u"json"_s), 3);
    }

    void snapshotsWithoutTimestampsAreListedToo()
    {
        m->put(Snapshot + "/widget-1.1-SNAPSHOT.jar", "jar");
        m->put(Snapshot + "/widget-1.1-SNAPSHOT.pom", pomOf("widget", "1.1-SNAPSHOT"));
        const QByteArray xml = m->metadata(Snapshot);
        QCOMPARE(MavenRegistry::texts(xml, "value"),
                 (QByteArrayList{"1.1-SNAPSHOT", "1.1-SNAPSHOT"}));
        QVERIFY(MavenRegistry::texts(xml, "timestamp").isEmpty());
    }

    void D7_deletingOneVersionLeavesTheOthersListed()
    {
        m->deploy("widget", "1.0");
        m->deploy("widget", "1.1");
        m->deploy("gear", "5.0");
        m->deployBuild("widget", "1.2", "20240506.070809-1");
        QVERIFY(m->store->removeVersion(idOf(u"1.1"_s), HandlerFixture::owner()));
        QCOMPARE(m->versions(), (QByteArrayList{"1.0", "1.2-SNAPSHOT"}));
        QCOMPARE(MavenRegistry::texts(m->metadata(), "release"), QByteArrayList{"1.0"});
        QCOMPARE(m->get("com/acme/widget/1.1/widget-1.1.jar").status, 404);
        QCOMPARE(m->get("com/acme/widget/1.1/widget-1.1.jar.sha1").status, 404);
        QCOMPARE(m->get("com/acme/gear/maven-metadata.xml").status, 200);
        QVERIFY(m->store->removeVersion(idOf(u"1.2-SNAPSHOT"_s), HandlerFixture::owner()));
        QCOMPARE(m->get("com/acme/widget/1.2-SNAPSHOT/maven-metadata.xml").status, 404);
        QVERIFY(m->store->removeVersion(idOf(u"1.0"_s), HandlerFixture::owner()));
        QCOMPARE(m->get("com/acme/widget/maven-metadata.xml").status, 404);
    }

    void D8_snapshotMetadataFollowsDeletesAndNewBuilds()
    {
        m->deployBuild("widget", "1.1", "20240506.070809-1");
        m->clock.advance(60);
        m->deployBuild("widget", "1.1", "20240506.080910-2");
        const auto stored = m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s,
                                              u"1.1-SNAPSHOT"_s);
        for (const StoredFile &file : stored->first().files) {
            if (file.name.contains(u".080910-2"_s))
                QVERIFY(m->store->removeFile(file.id, HandlerFixture::owner()));
        }
        QByteArray xml = m->metadata("com/acme/widget/1.1-SNAPSHOT");
        QCOMPARE(MavenRegistry::texts(xml, "buildNumber"), QByteArrayList{"1"});
        QCOMPARE(MavenRegistry::texts(xml, "lastUpdated"), QByteArrayList{"20240506070809"});
        m->deployBuild("widget", "1.1", "20240506.090000-2");
        xml = m->metadata("com/acme/widget/1.1-SNAPSHOT");
        QCOMPARE(MavenRegistry::texts(xml, "timestamp"), QByteArrayList{"20240506.090000"});
    }

    void D9_groupsJoinTheirProjects()
    {
        m->deploy("widget", "1.0", m->web);
        m->deploy("gear", "2.0", m->api);
        QCOMPARE(m->versions(m->acme), QByteArrayList{"1.0"});
        QCOMPARE(MavenRegistry::texts(m->metadata("com/acme/gear", m->acme), "version"),
                 QByteArrayList{"2.0"});
        m->clock.advance(60);
        m->deploy("widget", "3.0", m->web);
        QCOMPARE(m->versions(m->acme), (QByteArrayList{"1.0", "3.0"}));
    }

    void O6_severalProjectsShareAName()
    {
        m->deploy("widget", "1.0", m->web);
        m->deploy("widget", "2.0", m->api);
        m->put(Jar, "of api", m->api);
        QCOMPARE(m->versions(m->acme), QByteArrayList{"1.0"});
        QVERIFY(m->store->giveName(u"maven"_s, u"com/acme/widget"_s, {m->web, m->api},
                                   HandlerFixture::owner()));
        QCOMPARE(m->versions(m->acme), (QByteArrayList{"1.0", "2.0"}));
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        for (const QByteArray &version : {"1.0"_ba, "2.0"_ba})
            QCOMPARE(bodyOf(m->get("com/acme/widget/" + version + "/widget-" + version + ".jar",
                                   m->acme)),
                     "jar of " + version);
        QCOMPARE(bodyOf(m->get(Jar, m->api)), "of api"_ba);
    }

    void H7_groupsShowNobodyWhatHeMayNotRead()
    {
        m->deploy("widget", "1.0", m->web);
        m->deploy("widget", "2.0", m->api);
        const QByteArray target = MavenRegistry::at(m->acme) + "com/acme/widget/maven-metadata.xml";
        QCOMPARE(MavenRegistry::texts(bodyOf(m->send("GET", target, m->reader)), "version"),
                 QByteArrayList{"1.0"});
        QCOMPARE(m->send("GET", MavenRegistry::at(m->acme) + "com/acme/widget/2.0/widget-2.0.jar",
                         m->reader)
                     .status,
                 404);
        const Reply nobody = m->send("GET", target, {});
        QCOMPARE(nobody.status, 401);
        QVERIFY(nobody.headers.value("WWW-Authenticate").contains("GitLab Packages Registry"));
    }

    void atTheInstanceANameBelongsToItsProject()
    {
        const Scope instance;
        m->deploy("widget", "6.6.6", m->web);
        QCOMPARE(m->get("com/acme/widget/maven-metadata.xml", instance).status, 404);
        m->deploy("widget", "1.0", m->widget);
        m->put("com/acme/widget/core/1.0/core-1.0.pom",
               pomOf("core", "1.0", "<packaging>pom</packaging>"), m->widget);
        QCOMPARE(m->versions(instance), QByteArrayList{"1.0"});
        QCOMPARE(m->get(Jar, instance).status, 200);
        QCOMPARE(m->get("com/acme/widget/6.6.6/widget-6.6.6.jar", instance).status, 404);
        QCOMPARE(m->get("com/acme/widget/core/1.0/core-1.0.pom", instance).status, 200);
        // Clients with a user name wait to be asked for it.
        QCOMPARE(m->send("GET", MavenRegistry::at(instance) + Jar, {}).status, 401);
        QVERIFY(m->forwarder.missing.isEmpty());
    }

    void publicProjectsNeedNoToken()
    {
        m->deploy("widget", "1.0", m->open);
        QCOMPARE(m->send("GET", MavenRegistry::at(m->open) + Jar, {}).status, 200);
        QCOMPARE(
            m->send("GET", MavenRegistry::at(m->open) + "com/acme/x/maven-metadata.xml", {}).status,
            404);
    }

    void whatIsMissingIsHandedOnByName()
    {
        m->get("org/other/lib/2.0/lib-2.0.jar.sha1");
        m->get("org/other/lib/maven-metadata.xml");
        QCOMPARE(m->forwarder.missing.size(), 2);
        QCOMPARE(m->forwarder.missing[0].canonicalName, u"org/other/lib"_s);
        QCOMPARE(m->forwarder.missing[0].version, u"2.0"_s);
        QCOMPARE(m->forwarder.missing[0].upstreamPath, "org/other/lib/2.0/lib-2.0.jar.sha1"_ba);
        QCOMPARE(m->forwarder.missing[1].upstreamPath, "org/other/lib/maven-metadata.xml"_ba);
        QVERIFY(m->forwarder.missing[1].version.isEmpty());
        QCOMPARE(m->get("org/%2e%2e/lib/2.0/x.jar").status / 100, 4);
        QCOMPARE(m->forwarder.missing.size(), 2);
    }

    void I10_publishingReservesGroupAndArtifact()
    {
        m->deploy("widget", "1.0");
        QVERIFY(m->store->reservation(Scope(), Caller{{}, true}, u"maven"_s, u"com/acme/widget"_s));
        QVERIFY(!m->store->reservation(Scope(), Caller{{}, true}, u"maven"_s, u"com/acme/gear"_s));
        QVERIFY(m->store->removeVersion(idOf(u"1.0"_s), HandlerFixture::owner()));
        QVERIFY(m->store->reservation(Scope(), Caller{{}, true}, u"maven"_s, u"com/acme/widget"_s));
        QVERIFY(m->store->isTombstone(Scope(), Caller{{}, true}, u"maven"_s, u"com/acme/widget"_s,
                                      u"1.0"_s));
    }

    void D13_whatIsPublishedAfterAMissIsSeenAtOnce()
    {
        for (const Scope &scope : {m->web, m->acme}) {
            QCOMPARE(m->get("com/acme/widget/maven-metadata.xml", scope).status, 404);
            QCOMPARE(m->get(Jar, scope).status, 404);
        }
        m->deploy("widget", "1.0");
        for (const Scope &scope : {m->web, m->acme}) {
            QCOMPARE(m->get("com/acme/widget/maven-metadata.xml", scope).status, 200);
            QCOMPARE(m->get(Jar, scope).status, 200);
        }
    }

    void pluginsAreFoundByTheirPrefix()
    {
        const auto plugin = [&](const QByteArray &artifact, const QByteArray &more = {}) {
            m->put("com/acme/" + artifact + "/1.0/" + artifact + "-1.0.pom",
                   pomOf(artifact, "1.0", "<packaging>maven-plugin</packaging>" + more));
        };
        plugin("hello-maven-plugin", "<name>Says hello</name>");
        plugin("maven-bye-plugin");
        plugin("other", "<build><plugins><plugin><artifactId>maven-plugin-plugin</artifactId>"
                        "<configuration><goalPrefix>else</goalPrefix></configuration></plugin>"
                        "</plugins></build>");
        m->deploy("widget", "1.0");
        for (const Scope &scope : {m->web, m->acme}) {
            const QByteArray xml = m->metadata("com/acme", scope);
            QCOMPARE(MavenRegistry::texts(xml, "prefix"), (QByteArrayList{"hello", "bye", "else"}));
            QCOMPARE(MavenRegistry::texts(xml, "name"),
                     (QByteArrayList{"Says hello", "maven-bye-plugin", "other"}));
            QCOMPARE(bodyOf(m->get("com/acme/maven-metadata.xml.sha1", scope)), sha1(xml));
        }
        // A prefix stays with the first artifact that had it.
        plugin("a-later-one", "<build><plugins><plugin><artifactId>maven-plugin-plugin</artifactId>"
                              "<configuration><goalPrefix>hello</goalPrefix></configuration>"
                              "</plugin></plugins></build>");
        for (const Scope &scope : {m->web, m->acme})
            QCOMPARE(MavenRegistry::texts(m->metadata("com/acme", scope), "artifactId"),
                     (QByteArrayList{"hello-maven-plugin", "maven-bye-plugin", "other"}));
        QCOMPARE(m->get("com/maven-metadata.xml").status, 404);
    }

    void oldBuildsOfSnapshotsGoWhereSoManyAreKept()
    {
        const QByteArray settings = MavenRegistry::at(m->acme) + "settings";
        QCOMPARE(m->send("PUT", settings, m->developer, {}, "{\"snapshot_builds_kept\":2}").status,
                 403);
        const QByteArray admin = m->token(u"acme"_s, Right::Read | Right::Write | Right::Admin);
        QCOMPARE(m->send("PUT", settings, admin, {}, "{\"snapshot_builds_kept\":-1}").status, 400);
        QCOMPARE(m->send("PUT", settings, admin, {}, "{\"snapshot_builds_kept\":2}").status, 200);
        QCOMPARE(objectOf(m->send("GET", MavenRegistry::at(m->web) + "settings", admin))
                     .value(u"snapshot_builds_kept")
                     .toInt(),
                 2);
        m->deploy("widget", "1.0");
        for (const char *build : {"1", "2", "3", "10"})
            m->deployBuild("widget", "1.1", "20240506.07080"_ba + build[0] + '-' + build);
        const auto there = [&](const QByteArray &build) {
            return m->get(Snapshot + "/widget-1.1-20240506." + build + ".jar").status == 200
                   && m->get(Snapshot + "/widget-1.1-20240506." + build + "-sources.jar").status
                          == 200;
        };
        QVERIFY(there("070801-10"));
        QVERIFY(there("070803-3"));
        QVERIFY(!there("070802-2"));
        QVERIFY(!there("070801-1"));
        QCOMPARE(m->get(Jar).status, 200);
        QCOMPARE(MavenRegistry::texts(m->metadata(Snapshot), "buildNumber"), QByteArrayList{"10"});
    }

    void H6_spellingsOfAPathAreOnePath()
    {
        m->deploy("widget", "1.0");
        const QByteArray encoded = "com%2Facme%2fwidget/1%2E0/widget%2D1.0.jar";
        QCOMPARE(m->get(encoded).status, 200);
        QCOMPARE(m->send("GET", MavenRegistry::at(m->web) + encoded, {}).status, 401);
        QCOMPARE(m->get("com%252Facme/widget/1.0/widget-1.0.jar").status, 404);
    }

    void D6_metadataIsThatOfTheRowsAfterAnything()
    {
        QRandomGenerator random(7);
        QByteArrayList expected;
        for (int step = 0; step < 200; ++step) {
            const QByteArray version = "1." + QByteArray::number(random.bounded(12));
            if (expected.contains(version) && random.bounded(2)) {
                QVERIFY(m->store->removeVersion(idOf(QString::fromLatin1(version)),
                                                HandlerFixture::owner()));
                expected.removeOne(version);
            } else {
                m->deploy("widget", version);
                if (!expected.contains(version))
                    expected.append(version);
            }
            QCOMPARE(m->versions(), expected);
        }
    }
};

QTEST_GUILESS_MAIN(MavenReadingTest)
#include "tst_mavenreading.moc"
