// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mavenregistry.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/loopbackserver.h"

#include <QCryptographicHash>
#include <QTest>

#include <atomic>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Jar = "org/other/lib/1.0/lib-1.0.jar";
const QByteArray Strong = "org/other/lib/1.0/lib-1.0-strong.jar";
const QByteArray Metadata = "org/other/lib/maven-metadata.xml";

} // namespace

class MavenForwardingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MavenRegistry> m;
    std::unique_ptr<LoopbackServer> m_upstream;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::atomic<bool> m_poisoned = false;
    bool m_other = false; ///< the metadata is another artifact's
    QByteArray m_ending = {}, m_hash = {}; ///< what is beside Strong

    Answer answer(const SeenRequest &request) const
    {
        if (request.target == "/maven2/" + Jar)
            return {.body = m_poisoned ? "poison"_ba : "theirs"_ba};
        if (request.target == "/maven2/" + Jar + ".sha1")
            return {.body = sha1("theirs") + "  lib-1.0.jar\n"};
        if (request.target == "/maven2/org/other/lib/1.0/lib-1.0-bare.jar")
            return {.body = "no hash beside it"};
        if (request.target == "/maven2/" + Strong)
            return {.body = "theirs"};
        if (request.target == "/maven2/" + Strong + m_ending)
            return {.body = m_hash};
        if (request.target == "/maven2/" + Metadata && m_other)
            return {.body = "<metadata><groupId>org.other</groupId><artifactId>gear</artifactId>"
                            "<versioning><versions><version>1.0</version></versions>"
                            "</versioning></metadata>"};
        if (request.target == "/maven2/" + Metadata)
            return {.body = "<metadata><versioning><versions><version>1.0</version></versions>"
                            "</versioning></metadata>"};
        return {.status = 404};
    }
    void forward(Forwarding how)
    {
        PolicySetting setting;
        setting.scope = m->web.id;
        setting.forwarding = how;
        m->setPolicy(setting);
    }

    /// As a client with a user name asks.
    Reply getByName(const QByteArray &path)
    {
        return m->send("GET", MavenRegistry::at(m->web) + path, {},
                       {{"Authorization", "Basic " + ("me:" + m->personal).toBase64()}});
    }

private slots:
    void init()
    {
        m_poisoned = m_other = false;
        m = std::make_unique<MavenRegistry>();
        m_upstream = std::make_unique<LoopbackServer>(
            [this](const SeenRequest &request) { return answer(request); });
        m_probe = std::make_unique<UpstreamProbe>(
            m->formats, m->clock,
            QMap<FormatId, QByteArray>{{u"maven"_s, m_upstream->address() + "/maven2"}});
        m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m->formats, m->clock,
                                                          *m->store);
        m->gateway = std::make_unique<Gateway>(*m->store, &changesOf, m->formats, *m_forwarder,
                                               m->clock, withApi({}, *m->store));
    }

    void nothingIsForwardedByDefault()
    {
        for (const QByteArray &path : {Jar, Jar + ".sha1", Metadata})
            QCOMPARE(m->get(path).status, 404);
        QVERIFY(m_upstream->seen().isEmpty());
    }

    /// What is not listed is here all the same, though nothing keeps its name.
    void O2_whatIsUnlistedIsAskedForNowhereElse()
    {
        forward(Forwarding::Proxy);
        m->deploy("lib", "1.0");
        const auto versions = m->store->versions(m->web, u"maven"_s, u"com/acme/lib"_s);
        VersionChange change;
        change.status = Status::Hidden;
        QVERIFY(m->store->change(versions->first().id, change, HandlerFixture::owner()));
        QVERIFY(
            m->store->unreserve(u"acme"_s, u"maven"_s, u"com/acme/lib"_s, HandlerFixture::owner()));
        const Reply reply = m->get("com/acme/lib/maven-metadata.xml");
        QCOMPARE(reply.status, 200);
        QVERIFY(!bytesOf(reply).contains("<version>"));
        QVERIFY(m_upstream->seen().isEmpty());
        QCOMPARE(m->get("com/acme/lib/1.0/lib-1.0.jar").status, 200);
    }

    void redirectsLeadToTheSameFile()
    {
        forward(Forwarding::Redirect);
        for (const QByteArray &path : {Jar, Jar + ".sha1", Metadata, Metadata + ".sha1"}) {
            const Reply reply = getByName(path);
            QCOMPARE(reply.status, 302);
            QCOMPARE(reply.headers.value("Location"), m_upstream->address() + "/maven2/" + path);
        }
        QCOMPARE(getByName("org/other/lib/1.1-SNAPSHOT/maven-metadata.xml").status, 404);
    }

    // mvn takes Private-Token along to wherever it is sent.
    void I2_tokensInHeadersAreNeverSentToTheUpstream()
    {
        forward(Forwarding::Redirect);
        for (const char *name : {"Private-Token", "PRIVATE-TOKEN", "Deploy-Token", "Job-Token"}) {
            const Reply reply = m->send("GET", MavenRegistry::at(m->web) + Jar, {},
                                        {{name, m->personal}});
            QVERIFY2(reply.status != 302 && reply.headers.value("Location").isEmpty(), name);
        }
        const Reply reply = m->get(Jar);
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), "theirs"_ba);
        QCOMPARE(m->get(Metadata).status, 200);
        QVERIFY(!m_upstream->seen().isEmpty());
        for (const SeenRequest &request : m_upstream->seen())
            QVERIFY(!request.headers.values().contains(m->personal));
    }

    void E5_filesThatComeThroughAreVerified()
    {
        forward(Forwarding::ProxyKeep);
        m_poisoned = true;
        QCOMPARE(m->get(Jar).status, 502);
        m_poisoned = false;
        const Reply reply = m->get(Jar);
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), "theirs"_ba);
        QCOMPARE(bodyOf(m->get(Jar + ".sha1")), sha1("theirs"));
        QCOMPARE(m->get(Jar + ".sha512").status, 404);
        QVERIFY(m->get("org/other/lib/1.0/lib-1.0-bare.jar").status != 200);
        const QByteArray xml = bodyOf(m->get(Metadata));
        QCOMPARE(MavenRegistry::texts(xml, "version"), QByteArrayList{"1.0"});
        QCOMPARE(bodyOf(m->get(Metadata + ".sha1")), sha1(xml));
    }

    void U1_anyHashBesideAFileThatProvesItWillDo_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<int>("status");
        const auto hex = [](QCryptographicHash::Algorithm algorithm, const QByteArray &bytes) {
            return QCryptographicHash::hash(bytes, algorithm).toHex();
        };
        QTest::newRow("SHA-256") << ".sha256"_ba << hex(QCryptographicHash::Sha256, "theirs")
                                 << 200;
        QTest::newRow("SHA-512") << ".sha512"_ba << hex(QCryptographicHash::Sha512, "theirs")
                                 << 200;
        QTest::newRow("of other bytes")
            << ".sha256"_ba << hex(QCryptographicHash::Sha256, "poison") << 502;
        QTest::newRow("MD5 alone") << ".md5"_ba << hex(QCryptographicHash::Md5, "theirs") << 502;
        QTest::newRow("none") << ".txt"_ba
                              << ""_ba << 502;
        QTest::newRow("no hash") << ".sha1"_ba
                                 << "<html>"_ba << 502;
    }
    void U1_anyHashBesideAFileThatProvesItWillDo()
    {
        QFETCH(QByteArray, ending);
        QFETCH(QByteArray, hash);
        QFETCH(int, status);
        m_ending = ending;
        m_hash = hash;
        forward(Forwarding::Proxy);
        QCOMPARE(m->get(Strong).status, status);
        QCOMPARE(m->get("org/other/lib/1.0/lib-1.0-none.jar").status, 404);
    }
    void U1_metadataOfAnotherArtifactIsTheUpstreamsFault()
    {
        m_other = true;
        forward(Forwarding::Proxy);
        QCOMPARE(m->get(Metadata).status, 502);
    }

    void I10_ourOwnNamesAreNeverForwarded()
    {
        forward(Forwarding::Redirect);
        m->put("org/other/lib/2.0/lib-2.0.jar", "ours");
        QCOMPARE(m->get(Jar).status, 404);
        QCOMPARE(getByName("org/other/gear/1.0/gear-1.0.jar").status, 302);
        const auto stored = m->store->version(m->web, u"maven"_s, u"org/other/lib"_s, u"2.0"_s);
        QVERIFY(m->store->removeVersion(stored->first().id, HandlerFixture::owner()));
        QCOMPARE(m->get(Jar).status, 404);
        QCOMPARE(m->get("org/other/lib/2.0/lib-2.0.jar").status, 404);
        QCOMPARE(m->get(Metadata).status, 404);
        QVERIFY(m_upstream->seen().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MavenForwardingTest)
#include "tst_mavenforwarding.moc"
