// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mavenregistry.h"
#include "registry/actions/publishing.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/archivebuilder.h"

#include <QTest>
#include <QThread>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Stem = "com/acme/widget/1.0/widget-1.0";

/// Runs \a work for each number from several threads at once; how often it said true.
int together(int count, const std::function<bool(int)> &work)
{
    std::atomic_int next = 0;
    std::atomic_int good = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int k = next++; k < count; k = next++)
                good += work(k);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    return good;
}

} // namespace

class MavenPublishingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MavenRegistry> m;

private slots:
    void init() { m = std::make_unique<MavenRegistry>(); }

    void K_deletedByPath()
    {
        m->deploy("widget", "1.0");
        m->deploy("widget", "1.1");
        const auto remove = [&](const QByteArray &path, const QByteArray &secret) {
            return m->send("DELETE", MavenRegistry::at(m->web) + path, secret).status;
        };
        const QByteArray folder = "com/acme/widget/1.0";
        QCOMPARE(remove(folder, m->reader), 403);
        QCOMPARE(remove(folder + "/none-1.0.jar", m->deleter), 404);
        QCOMPARE(remove(folder + "/maven-metadata.xml", m->deleter), 404);
        QCOMPARE(remove("com/acme/widget/1.0/../1.1", m->deleter), 400);
        QCOMPARE(remove(folder + "/widget-1.0.jar", m->deleter), 204);
        QCOMPARE(m->get(folder + "/widget-1.0.jar").status, 404);
        QCOMPARE(m->get(folder + "/widget-1.0.pom").status, 200);
        QCOMPARE(remove(folder + '/', m->deleter), 204);
        QCOMPARE(m->get(folder + "/widget-1.0.pom").status, 404);
        QCOMPARE(m->versions(), QByteArrayList{"1.1"});
        QCOMPARE(remove(folder, m->deleter), 404);
        // To the trash, as everything that is deleted.
        QVERIFY(m->store->trash().value().size() >= 1);
    }

    void aVersionIsStoredFileByFile()
    {
        QCOMPARE(m->put(Stem + ".jar", "bytes").status, 200);
        QCOMPARE(m->put(Stem + ".jar.sha1", sha1("bytes")).status, 204);
        QCOMPARE(m->put(Stem + ".jar.md5", "4b3a6218bb3e3a7303e8a171a60fcf92").status, 200);
        const QByteArray pom = pomOf("widget", "1.0",
                                     "<description>Turns.\nAnd more.</description>"
                                     "<dependencies><dependency><groupId>com.acme</groupId>"
                                     "<artifactId>gear</artifactId><version>2.0</version>"
                                     "</dependency></dependencies>");
        QCOMPARE(m->put(Stem + ".pom", pom).status, 200);
        const auto stored = m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s, u"1.0"_s);
        QVERIFY(stored);
        QCOMPARE(stored->first().files.size(), 2);
        QCOMPARE(bodyOf(m->get(Stem + ".jar")), "bytes"_ba);
    }

    void checksumsAreVerified_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        const auto hex = [](QCryptographicHash::Algorithm kind) {
            return QCryptographicHash::hash("bytes", kind).toHex();
        };
        QTest::newRow("sha1") << ".sha1"_ba << hex(QCryptographicHash::Sha1) << 204;
        QTest::newRow("sha256") << ".sha256"_ba << hex(QCryptographicHash::Sha256) << 204;
        QTest::newRow("sha512") << ".sha512"_ba << hex(QCryptographicHash::Sha512) << 204;
        QTest::newRow("md5") << ".md5"_ba << hex(QCryptographicHash::Md5) << 200;
        QTest::newRow("upper case, a line end")
            << ".sha1"_ba << hex(QCryptographicHash::Sha1).toUpper() + '\n'
            << 204;
        QTest::newRow("a name behind it")
            << ".sha1"_ba << hex(QCryptographicHash::Sha1) + "  widget-1.0.jar" << 204;
        QTest::newRow("of other bytes") << ".sha1"_ba << sha1("other") << 409;
        QTest::newRow("md5 of other bytes") << ".md5"_ba << QByteArray(32, 'a') << 409;
        QTest::newRow("of another kind") << ".sha1"_ba << hex(QCryptographicHash::Md5) << 400;
        QTest::newRow("none") << ".sha1"_ba
                              << "<html>"_ba << 400;
        QTest::newRow("empty") << ".sha1"_ba
                               << ""_ba << 400;
    }

    void checksumsAreVerified()
    {
        QFETCH(QByteArray, ending);
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        QCOMPARE(m->put(Stem + ".jar", "bytes").status, 200);
        const Reply reply = m->put(Stem + ".jar" + ending, text);
        QCOMPARE(reply.status, status);
        if (status == 409) {
            QVERIFY(bodyOf(reply).contains("409 Conflict"));
            QVERIFY(reply.reason.contains("widget-1.0.jar"));
        }
        const auto stored = m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s, u"1.0"_s);
        QCOMPARE(stored->first().files.size(), 1); // none is a file of the package
    }

    void aChecksumWithoutItsFileMakesNothing()
    {
        QCOMPARE(m->put(Stem + ".jar.sha1", sha1("bytes")).status, 404);
        QVERIFY(!m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s, u"1.0"_s));
    }

    void whatClientsMakeOfMetadataIsTakenAndNotKept()
    {
        const QByteArray theirs = "<metadata><groupId>com.acme</groupId><versioning><versions>"
                                  "<version>9.9</version></versions></versioning></metadata>";
        QCOMPARE(m->put("com/acme/widget/maven-metadata.xml", theirs).status, 200);
        QCOMPARE(m->put("com/acme/widget/maven-metadata.xml.sha1", sha1(theirs)).status, 204);
        QCOMPARE(m->get("com/acme/widget/maven-metadata.xml").status, 404);
        m->deploy("widget", "1.0");
        QCOMPARE(m->put("com/acme/widget/maven-metadata.xml", theirs).status, 200);
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        QCOMPARE(m->put("com/acme/widget/maven-metadata.xml", "<metadata").status, 400);
    }

    void G12_entitiesAreNeverExpanded()
    {
        const QByteArray bomb = "<!DOCTYPE metadata [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                                "<metadata><version>&b;</version></metadata>";
        QCOMPARE(m->put("com/acme/widget/maven-metadata.xml", bomb).status, 400);
        const QByteArray pom = "<!DOCTYPE project [<!ENTITY d SYSTEM \"file:///etc/hostname\">]>"
                               "<project><artifactId>widget</artifactId><description>&d;"
                               "</description></project>";
        QCOMPARE(m->put(Stem + ".pom", pom).status, 200); // kept as it is, and read by nobody
        const auto stored = m->store->version(m->web, u"maven"_s, u"com/acme/widget"_s, u"1.0"_s);
        QVERIFY(stored->first().metadata.isEmpty());
    }

    void A11_aVersionIsListedOnceItIsWhole()
    {
        m->put(Stem + ".jar", "bytes");
        QCOMPARE(m->get("com/acme/widget/maven-metadata.xml").status, 404);
        QCOMPARE(m->get(Stem + ".jar").status, 200);
        m->put(Stem + ".pom", pomOf("widget", "1.0"));
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        // A POM before its jar is no version yet, unless it is all there is.
        m->put("com/acme/widget/2.0/widget-2.0.pom", pomOf("widget", "2.0"));
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        m->put("com/acme/widget/2.0/widget-2.0.pom.asc", "signature");
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        m->put("com/acme/widget/3.0/widget-3.0.pom",
               pomOf("widget", "3.0", "<packaging>pom</packaging>"));
        QCOMPARE(m->versions(), (QByteArrayList{"1.0", "3.0"}));
    }

    void aVersionWithoutPomIsListedWhenItsPublisherSaysSo()
    {
        m->put(Stem + ".jar", "bytes");
        m->put("com/acme/widget/maven-metadata.xml",
               "<metadata><versioning><versions><version>1.0</version></versions></versioning>"
               "</metadata>");
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
    }

    void duplicatesAreAllowedAndTheNewestServed()
    {
        QCOMPARE(m->put(Stem + ".jar", "one").status, 200);
        QCOMPARE(m->put(Stem + ".jar", "two").status, 200);
        QCOMPARE(bodyOf(m->get(Stem + ".jar")), "two"_ba);
        QCOMPARE(bodyOf(m->get(Stem + ".jar.sha1")), sha1("two"));
    }

    void duplicatesAreRefusedByPolicyButNeverSnapshots()
    {
        PolicySetting setting;
        setting.scope = m->web.id;
        setting.duplicatesAllowed = false;
        m->setPolicy(setting);
        QCOMPARE(m->put(Stem + ".jar", "one").status, 200);
        const Reply reply = m->put(Stem + ".jar", "two");
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.reason, "Duplicate package is not allowed"_ba);
        QVERIFY(bodyOf(reply).contains("400 Bad request - Duplicate package is not allowed"));
        QCOMPARE(bodyOf(m->get(Stem + ".jar")), "one"_ba);
        QCOMPARE(m->put(Stem + "-sources.jar", "sources").status, 200);
        QCOMPARE(m->put(Stem + ".jar.sha1", sha1("one")).status, 204);
        const QByteArray snapshot = "com/acme/widget/1.1-SNAPSHOT/widget-1.1-SNAPSHOT.jar";
        QCOMPARE(m->put(snapshot, "one").status, 200);
        QCOMPARE(m->put(snapshot, "two").status, 200);
        QCOMPARE(bodyOf(m->get(snapshot)), "two"_ba);
        setting.duplicateException = u"com/acme/wid.*"_s;
        m->setPolicy(setting);
        QCOMPARE(m->put(Stem + ".jar", "two").status, 200);
        setting.duplicatesAllowed = true;
        setting.duplicateException = u"1\\.0"_s;
        m->setPolicy(setting);
        QCOMPARE(m->put(Stem + ".jar", "three").status, 400);
    }

    void G1_pathsThatAreNoneAreRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"com/acme/../widget/1.0/a.jar", "com/acme/%2e%2e/1.0/a.jar", "com/acme/widget/1.0/..",
              "com/acme%2f..%2fx/widget/1.0/a.jar", "com/acme/widget/1..0/a.jar",
              "com/acme/widget/1.0/a%5c..%5cb.jar", "com/acme/wid%20get/1.0/a.jar",
              "com/acme/widget/1.0/a%00.jar", "com/acme/widget/1.0/a%0d%0ax.jar", "a.jar",
              "widget/a.jar", "widget/1.0/a.jar", "com//widget/1.0/a.jar", "com/.../x/1.0/a.jar",
              "com/acme/widget/1.0/%c3%a4.jar", "com/acme:widget/1.0/2/a.jar", "settings/x"})
            QTest::newRow(path) << QByteArray(path);
    }

    void G1_pathsThatAreNoneAreRefused()
    {
        QFETCH(QByteArray, path);
        const int put = m->put(path, "bytes").status;
        QVERIFY2(put == 400 || put == 404, QByteArray::number(put).constData());
        const int get = m->get(path).status;
        QVERIFY2(get == 400 || get == 404, QByteArray::number(get).constData());
        QCOMPARE(m->store->totals()->versions, 0);
    }

    void filesPastTheLimitAreRefused()
    {
        PolicySetting setting;
        setting.maxFileSize = 4;
        m->setPolicy(setting);
        const Reply reply = m->put(Stem + ".jar", "bytes");
        QCOMPARE(reply.status, 400);
        QVERIFY(bodyOf(reply).contains("File is too large"));
        QCOMPARE(m->put(Stem + ".jar", "four").status, 200);
    }

    void protectedPackagesAreRefused()
    {
        ProtectionRule rule;
        rule.project = m->web.id;
        rule.type = u"maven"_s;
        rule.namePattern = u"com/acme/wid*"_s;
        rule.pushNeeds = Role::Maintainer;
        QVERIFY(m->store->setProtectionRule(rule, HandlerFixture::owner()));
        const Reply reply = m->put(Stem + ".jar", "bytes", {}, m->developer);
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.reason, "Forbidden - Package protected."_ba);
        QCOMPARE(m->put("com/acme/gear/1.0/gear-1.0.jar", "bytes", {}, m->developer).status, 200);
    }

    void whoMayNotPublishIsTold()
    {
        const Reply nobody = m->send("PUT", MavenRegistry::at(m->web) + Stem + ".jar", {}, {},
                                     "bytes");
        QCOMPARE(nobody.status, 401);
        QCOMPARE(nobody.headers.value("WWW-Authenticate"),
                 "Basic realm=\"GitLab Packages Registry\""_ba);
        QCOMPARE(m->put(Stem + ".jar", "bytes", {}, m->reader).status, 403);
        QCOMPARE(m->put(Stem + ".jar", "bytes", m->open, m->reader).status, 403);
        QCOMPARE(m->put(Stem + ".jar", "bytes", m->widget, m->reader).status, 404);
    }

    void A1_filesOfOneVersionAtOnceAreAllThere()
    {
        const int good = together(64, [&](int k) {
            const QByteArray file = Stem + "-c" + QByteArray::number(k) + ".jar";
            return m->put(file, "bytes " + QByteArray::number(k)).status == 200
                   && m->put(file + ".sha1", sha1("bytes " + QByteArray::number(k))).status == 204;
        });
        QCOMPARE(good, 64);
        for (int k = 0; k < 64; ++k)
            QCOMPARE(bodyOf(m->get(Stem + "-c" + QByteArray::number(k) + ".jar")),
                     "bytes " + QByteArray::number(k));
    }

    void A4_versionsDeployedAtOnceAreAllListed()
    {
        const int good = together(50, [&](int k) {
            const QByteArray version = "1." + QByteArray::number(k);
            m->metadata(); // as every client does, to add its own to what it got
            m->deploy("widget", version);
            return m->put("com/acme/widget/maven-metadata.xml",
                          "<metadata><versioning><versions><version>" + version
                              + "</version></versions></versioning></metadata>")
                       .status
                   == 200;
        });
        QCOMPARE(good, 50);
        QCOMPARE(m->versions().size(), 50);
    }

    void A3_theSameFileTwiceAtOnceIsRefusedOnceWhereDuplicatesAre()
    {
        PolicySetting setting;
        setting.duplicatesAllowed = false;
        m->setPolicy(setting);
        for (int round = 0; round < 20; ++round) {
            const QByteArray file = "com/acme/widget/1." + QByteArray::number(round) + "/a.jar";
            QCOMPARE(together(8,
                              [&](int k) {
                                  return m->put(file, "bytes " + QByteArray::number(k)).status
                                         == 200;
                              }),
                     1);
        }
    }

    void A20_anUploadThatEndsEarlyLeavesNothing()
    {
        const QByteArray target = MavenRegistry::at(m->web) + Stem + ".jar";
        {
            Headers headers;
            headers.add("Private-Token", m->personal);
            const auto exchange = m->gateway->open(
                requestHead("PUT", target, std::move(headers), "whole"));
            QVERIFY(!exchange->begin());
            auto sink = exchange->sink();
            QVERIFY(sink && (*sink)->write("who"));
        }
        QCOMPARE(m->get(Stem + ".jar").status, 404);
        QCOMPARE(m->put(Stem + ".jar", "whole").status, 200);
    }

    void aDroppedJarBringsItsPom_data()
    {
        QTest::addColumn<bool>("inside");
        QTest::newRow("its own") << true;
        QTest::newRow("the least one") << false;
    }

    void aDroppedJarBringsItsPom()
    {
        QFETCH(bool, inside);
        const QByteArray pom = pomOf("widget", "1.0", "<name>Widget</name>");
        QList<Member> members{{"com/acme/Widget.class", "class"}};
        if (inside)
            members.append({"META-INF/maven/com.acme/widget/pom.xml", pom});
        QFile jar(m->folder.filePath(u"any.jar"_s));
        QVERIFY(jar.open(QIODevice::WriteOnly));
        jar.write(makeZip(members));
        jar.close();
        PublishItem item;
        item.filePath = jar.fileName();
        item.scopePath = u"acme/web"_s;
        item.coordinates.type = u"maven"_s;
        if (!inside) {
            item.coordinates.name = u"com.acme:widget"_s;
            item.coordinates.version = u"1.0"_s;
        }
        UpstreamProbe probe(m->formats, m->clock, {});
        const RegistryContext context{*m->store, m->formats, probe, m->clock,
                                      HandlerFixture::owner()};
        const auto checked = checkItem(context, item);
        QVERIFY2(checked && checked->allowed, checked ? qPrintable(english(checked->text)) : "");
        const auto published = publishItem(context, item);
        QVERIFY2(published, published ? "" : qPrintable(english(published.error())));
        QCOMPARE(published->coordinates.name, u"com/acme/widget"_s);
        QCOMPARE(m->versions(), QByteArrayList{"1.0"});
        QCOMPARE(m->get(Stem + ".jar").status, 200);
        const QByteArray stored = bodyOf(m->get(Stem + ".pom"));
        if (inside)
            QCOMPARE(stored, pom);
        else
            QVERIFY(stored.contains("<artifactId>widget</artifactId>"));
    }
};

QTEST_GUILESS_MAIN(MavenPublishingTest)
#include "tst_mavenpublishing.moc"
