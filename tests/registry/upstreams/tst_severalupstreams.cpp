// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/testregistry.h"
#include "typesupstream.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray version = "1.2.5";

Answer broken(int status)
{
    return {.status = status};
}

} // namespace

/// Two upstreams of each type, one after the other: who answers for a name, and when nobody does.
class TestSeveralUpstreams : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_first = std::make_unique<TypesUpstream>("first", QStringList{u"1.2.5"_s});
        m_second = std::make_unique<TypesUpstream>("second", QStringList{u"1.2.5"_s, u"9.9.9"_s});
        m_registry = std::make_unique<TestRegistry>(FormatList());
        start();
        m_project = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Public);
    }
    void cleanup()
    {
        m_gateway.reset();
        m_forwarder.reset();
        m_probe.reset();
    }

    /// Whoever keeps the first from answering does not choose who answers.
    void U13_onlyNotFoundGoesOn_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<int>("status"); ///< what the client is told
        const std::tuple<const char *, int> troubles[]{
            {"401", 502},   {"403", 502}, {"408", 504},     {"429", 503},   {"500", 502},
            {"502", 502},   {"503", 503}, {"504", 504},     {"451", 502},   {"gone away", 502},
            {"drops", 502}, {"cut", 502}, {"garbage", 502}, {"teapot", 502}};
        for (int i = 0; i < askedTypes.size(); ++i) {
            for (const auto &[name, status] : troubles)
                QTest::addRow("%s %s", qPrintable(askedTypes.at(i).type), name)
                    << i << QString::fromLatin1(name) << status;
        }
    }
    void U13_onlyNotFoundGoesOn()
    {
        QFETCH(int, which);
        QFETCH(QString, trouble);
        QFETCH(int, status);
        const AskedType &one = askedTypes.at(which);
        if (trouble == u"gone away")
            m_first->server.goAway();
        else if (trouble == u"drops")
            m_first->say(Answer{.drop = true});
        else if (trouble == u"cut")
            m_first->say(Answer{.body = "{\"name\":", .claimedLength = 4'000});
        else if (trouble == u"garbage")
            m_first->say(Answer{.body = "<html>Please log in"});
        else
            m_first->say(broken(trouble == u"teapot" ? 418 : trouble.toInt()));
        for (const auto mode : {Forwarding::Redirect, Forwarding::Proxy, Forwarding::ProxyKeep}) {
            setMode(one, mode);
            QCOMPARE(get(one.document).status, status);
            QVERIFY(get(one.fileAt(version, m_second->bytesOf(one, version))).status >= 500);
            QVERIFY(get(one.fileAt("9.9.9", m_second->bytesOf(one, "9.9.9"))).status >= 500);
        }
        QCOMPARE(m_second->asked(), 0);
    }

    void U13_norDoesOneThatIsSilentOrNeverEnds()
    {
        const AskedType &one = askedTypes.at(0);
        setMode(one, Forwarding::Proxy);
        for (const Answer &late : {Answer{.hang = true}, Answer{.body = QByteArray(4'000, ' '),
                                                         .chunkedWithoutEnd = true}}) {
            m_first->say(late);
            QVERIFY(get(one.document).status >= 502);
            QVERIFY(get(one.fileAt(version, {})).status >= 502);
        }
        QCOMPARE(m_second->asked(), 0);
    }

    void U13_whatTheFirstLacksTheSecondHas_data() { types({404, 410}); }
    void U13_whatTheFirstLacksTheSecondHas()
    {
        QFETCH(int, which);
        QFETCH(int, status);
        const AskedType &one = askedTypes.at(which);
        m_first->say(broken(status));
        for (const auto mode : {Forwarding::Redirect, Forwarding::Proxy, Forwarding::ProxyKeep}) {
            setMode(one, mode);
            const Reply document = get(one.document);
            QCOMPARE(document.status, 200); // nobody knew, so nobody was sent on
            QVERIFY(bodyOf(document).contains("9.9.9"));
            QCOMPARE(bodyOf(get(one.fileAt("9.9.9", m_second->bytesOf(one, "9.9.9")))),
                     m_second->bytesOf(one, "9.9.9"));
        }
    }

    void U13_theFirstThatHasItAnswersAlone_data() { types({404}); }
    void U13_theFirstThatHasItAnswersAlone()
    {
        QFETCH(int, which);
        const AskedType &one = askedTypes.at(which);
        setMode(one, Forwarding::Proxy);
        QVERIFY(!bodyOf(get(one.document)).contains("9.9.9"));
        QCOMPARE(bodyOf(get(one.fileAt(version, m_first->bytesOf(one, version)))),
                 m_first->bytesOf(one, version));
        QCOMPARE(get(one.fileAt("9.9.9", m_second->bytesOf(one, "9.9.9"))).status, 404);
        QCOMPARE(m_second->asked(), 0);
    }

    /// Not when the name is taken away there, and not after a restart either.
    void U13_aNameThatWasFoundComesFromNoLaterOne_data() { types({404, 410, 500}); }
    void U13_aNameThatWasFoundComesFromNoLaterOne()
    {
        QFETCH(int, which);
        QFETCH(int, status);
        const AskedType &one = askedTypes.at(which);
        setMode(one, Forwarding::Proxy);
        QCOMPARE(get(one.document).status, 200);
        m_first->say(broken(status));
        restart();
        QCOMPARE(get(one.document).status, status == 500 ? 502 : 404);
        QVERIFY(get(one.fileAt("9.9.9", m_second->bytesOf(one, "9.9.9"))).status >= 404);
        QCOMPARE(m_second->asked(), 0);
        // It is about that upstream: where it is one no longer, the other is the first.
        setUpstreams(one, m_second->addressFor(one));
        QVERIFY(bodyOf(get(one.document)).contains("9.9.9"));
    }

    void U13_anEarlierOneThatGainsItTakesOver_data() { types({404}); }
    void U13_anEarlierOneThatGainsItTakesOver()
    {
        QFETCH(int, which);
        const AskedType &one = askedTypes.at(which);
        setMode(one, Forwarding::Proxy);
        m_first->say(broken(404));
        QVERIFY(bodyOf(get(one.document)).contains("9.9.9"));
        m_first->say({});
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"which comes before .* is taken from there"_s));
        QVERIFY(!bodyOf(get(one.document)).contains("9.9.9"));
        QVERIFY(!bodyOf(get(one.document)).contains("9.9.9")); // told once
        m_first->say(broken(404));
        restart();
        QCOMPARE(get(one.document).status, 404);
    }

    void U13_credentialsBelongToOneUpstream()
    {
        const AskedType &one = askedTypes.at(0);
        setMode(one, Forwarding::Proxy);
        const auto with = [&](const TypesUpstream &upstream, const QByteArray &user) {
            return upstream.addressFor(one).replace("http://", "http://" + user + ":sesame@");
        };
        setUpstreams(one, with(*m_first, "me") + ' ' + with(*m_second, "you"));
        m_first->say(broken(404));
        QCOMPARE(bodyOf(get(one.fileAt("9.9.9", {}))), m_second->bytesOf(one, "9.9.9"));
        const auto userOf = [](const SeenRequest &seen) {
            return QByteArray::fromBase64(seen.headers.value("authorization").mid(6));
        };
        QVERIFY(!m_first->server.seen().isEmpty() && !m_second->server.seen().isEmpty());
        for (const SeenRequest &seen : m_first->server.seen())
            QCOMPARE(userOf(seen), "me:sesame"_ba);
        for (const SeenRequest &seen : m_second->server.seen())
            QCOMPARE(userOf(seen), "you:sesame"_ba);
        setUpstreams(one, with(*m_first, "me") + ' ' + m_second->addressFor(one));
        restart();
        (void)get(one.document);
        QCOMPARE(userOf(m_second->server.seen().last()), QByteArray());
    }

    /// An answer about some of the names only would be a clean bill for the others.
    void U13_aQuestionAboutManyNamesIsAskedOfNobody()
    {
        const Reply audit = call(*m_gateway, "POST",
                                 at() + "/packages/npm/-/npm/v1/security/advisories/bulk", {},
                                 R"({"open":["1.2.5"]})");
        QCOMPARE(audit.status, 404);
        QVERIFY(bodyOf(audit).contains("Nobody was asked"));
        QCOMPARE(m_first->asked() + m_second->asked(), 0);
    }

    void U13_theProbeTellsTheFirstThatHasIt()
    {
        using State = ProbeResult::State;
        const AskedType &one = askedTypes.at(0);
        const auto asked = [&] { return m_probe->ask(one.type, one.name, true); };
        QCOMPARE(m_probe->known(one.type, one.name).state, State::NotAsked);
        QCOMPARE(asked().package.versions, QStringList(u"1.2.5"_s));
        QCOMPARE(m_second->asked(), 0);
        m_first->say(broken(404));
        QCOMPARE(asked().package.versions.size(), 2);
        // It is there, whatever the first would have said.
        m_first->say(broken(500));
        QCOMPARE(asked().state, State::Present);
        // Not to know of one is not to know.
        m_second->say(broken(404));
        QCOMPARE(asked().state, State::Unknown);
        m_first->say(broken(410));
        QCOMPARE(asked().state, State::Absent);
        QCOMPARE(m_probe->known(one.type, one.name).state, State::Absent);
        m_second->say(broken(403));
        QCOMPARE(asked().state, State::Unknown);
    }

private:
    static void types(const QList<int> &statuses)
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("status");
        for (int i = 0; i < askedTypes.size(); ++i) {
            for (const int status : statuses)
                QTest::addRow("%s %d", qPrintable(askedTypes.at(i).type), status) << i << status;
        }
    }
    void start()
    {
        QMap<FormatId, QByteArray> upstreams;
        for (const AskedType &one : askedTypes)
            upstreams.insert(one.type, m_first->addressFor(one) + ' ' + m_second->addressFor(one));
        m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                                  upstreams);
        restart();
    }
    /// What was in memory is gone.
    void restart()
    {
        m_gateway.reset();
        m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_registry->formats,
                                                          m_registry->clock, *m_registry->store);
        m_gateway = std::make_unique<Gateway>(*m_registry->store, &changesOf, m_registry->formats,
                                              *m_forwarder, m_registry->clock,
                                              withApi({}, *m_registry->store));
    }
    void setUpstreams(const AskedType &one, const QByteArray &addresses)
    {
        m_probe->setUpstream(one.type, addresses);
    }
    void setMode(const AskedType &one, Forwarding mode)
    {
        PolicySetting setting;
        setting.scope = InstanceScope;
        setting.type = one.type;
        setting.forwarding = mode;
        QVERIFY(m_registry->store->setPolicy(setting, m_registry->owner));
    }
    QByteArray at() const { return "/api/v4/projects/" + QByteArray::number(m_project.id); }
    Reply get(const QByteArray &path)
    {
        const QByteArray wanted = path.contains("/simple/")
                                      ? "application/vnd.pypi.simple.v1+json"_ba
                                      : "*/*"_ba;
        return call(*m_gateway, "GET", at() + path, {{"Accept", wanted}});
    }

    std::unique_ptr<TypesUpstream> m_first, m_second;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_project;
};

QTEST_GUILESS_MAIN(TestSeveralUpstreams)
#include "tst_severalupstreams.moc"
