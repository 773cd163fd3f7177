// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changes.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// As a client asks for it.
struct Question
{
    FormatId type;
    QByteArray name;
    QByteArray path; ///< behind the scope's address
};

const QList<Question> Questions{
    {u"npm"_s, "lodash", "/packages/npm/lodash"},
    {u"pypi"_s, "requests", "/packages/pypi/simple/requests/"},
    {u"maven"_s, "org/slf4j/slf4j-nop",
     "/packages/maven/org/slf4j/slf4j-nop/2.0.16/slf4j-nop-2.0.16.pom"},
};

} // namespace

/// What is kept from an upstream because of what somebody did here. Redirects ask nobody, so they
/// show it.
class TestReservedForwarding : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_gateway.reset();
        m_forwarder.reset();
        m_probe.reset();
        m_registry = std::make_unique<TestRegistry>(FormatList());
        QMap<FormatId, QByteArray> upstreams;
        for (const Question &one : Questions)
            upstreams.insert(one.type, "http://127.0.0.1:9/" + one.type.toUtf8());
        m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                                  upstreams);
        m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_registry->formats,
                                                          m_registry->clock, *m_registry->store);
        m_gateway = std::make_unique<Gateway>(*m_registry->store, &changesOf, m_registry->formats,
                                              *m_forwarder, m_registry->clock,
                                              withApi({}, *m_registry->store));
        m_own = m_registry->add(u"acme/lib"_s, Level::Project, Visibility::Private);
        m_lab = m_registry->add(u"lab/app"_s, Level::Project, Visibility::Private);
        for (const auto &[name, scope] :
             {std::pair(u"acme"_s, m_own), std::pair(u"lab"_s, m_lab)}) {
            m_registry->token(name, TokenKind::Project, scope.path, Right::Read | Right::Write);
            PolicySetting setting;
            setting.scope = scope.parent;
            setting.forwarding = Forwarding::Redirect;
            for (const Question &one : Questions) {
                setting.type = one.type;
                QVERIFY(m_registry->store->setPolicy(setting, m_registry->owner));
            }
        }
    }

    void O1_aPublishCutsNobodyElseOff_data() { types(); }
    void O1_aPublishCutsNobodyElseOff()
    {
        QFETCH(int, which);
        const Question &one = Questions.at(which);
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), one));
        QVERIFY(isForwarded(u"acme"_s, at(m_own), one));
        publish(m_own, one, u"0.0.1"_s);
        QVERIFY(!isForwarded(u"acme"_s, at(m_own), one));
        QVERIFY(!isForwarded(u"acme"_s, "/api/v4/groups/acme/-", one));
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), one));
        QVERIFY(isForwarded(u"lab"_s, "/api/v4/groups/lab/-", one));
        if (one.type == u"npm") {
            QVERIFY(!isForwarded(u"acme"_s, "/api/v4", one));
            QVERIFY(isForwarded(u"lab"_s, "/api/v4", one));
        }
        // Whoever has it in both groups keeps it in both.
        publish(m_lab, one, u"0.0.2"_s);
        QVERIFY(!isForwarded(u"lab"_s, at(m_lab), one));
    }

    void O1_byHandForOneGroup_data() { types(); }
    void O1_byHandForOneGroup()
    {
        QFETCH(int, which);
        const Question &one = Questions.at(which);
        Reservation mine;
        mine.type = one.type;
        mine.canonicalName = QString::fromUtf8(one.name);
        mine.scopePath = u"acme"_s;
        QVERIFY(m_registry->store->reserve(mine, m_registry->owner));
        QVERIFY(!isForwarded(u"acme"_s, at(m_own), one));
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), one));
        mine.scopePath.clear();
        QVERIFY(m_registry->store->reserve(mine, m_registry->owner));
        QVERIFY(!isForwarded(u"lab"_s, at(m_lab), one));
    }

    void O1_aGroupThatJoinsIsNotForwardedEither_data() { types(); }
    void O1_aGroupThatJoinsIsNotForwardedEither()
    {
        QFETCH(int, which);
        const Question &one = Questions.at(which);
        const QString name = QString::fromUtf8(one.name);
        publish(m_own, one, u"0.0.1"_s);
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), one));
        QVERIFY(m_registry->store->shareReservation(u"acme"_s, one.type, name, u"lab"_s, true,
                                                    m_registry->owner));
        QVERIFY(!isForwarded(u"lab"_s, at(m_lab), one));
        QVERIFY(!isForwarded(u"lab"_s, "/api/v4/groups/lab/-", one));
        QVERIFY(m_registry->store->shareReservation(u"acme"_s, one.type, name, u"lab"_s, false,
                                                    m_registry->owner));
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), one));
        QVERIFY(!isForwarded(u"acme"_s, at(m_own), one));
    }

    void O3_theClientIsRemembered()
    {
        const QByteArray project = "/api/v4/projects/" + QByteArray::number(m_own.id);
        const auto publish = [&](const QByteArray &version, const QByteArray &agent) {
            const Reply put = call(
                *m_gateway, "PUT", project + "/packages/generic/tool/" + version + "/a.bin",
                {{"Private-Token", m_registry->secrets.value(u"acme"_s)}, {"User-Agent", agent}},
                "bytes");
            const auto stored = m_registry->store->version(m_own, u"generic"_s, u"tool"_s,
                                                           QString::fromLatin1(version));
            return put.status == 201 && stored ? stored->first().origin
                                               : Origin{Origin::Kind::Unknown};
        };
        using Kind = Origin::Kind;
        QCOMPARE(publish("1", "npm/10.8.1 node/v20.1.0 linux x64"),
                 (Origin{Kind::Published, u"npm/10.8.1"_s}));
        QCOMPARE(publish("2", "curl/8.1"), (Origin{Kind::Published, u"curl/8.1"_s}));
        QCOMPARE(publish("3", "Ruby, RubyGems/3.3"), (Origin{Kind::Published, u"Ruby"_s}));
        QCOMPARE(publish("4", "<script>"), Origin());
        QCOMPARE(publish("5", QByteArray()), Origin());
        QCOMPARE(publish("6", QByteArray(500, 'x')).from.size(), 64);
    }

    /// From its first day: clients ask before they publish a new name.
    void U11_aGroupsOwnNamesAreNeverSent()
    {
        const auto names = [this](const QString &path) {
            QStringList all;
            const QList<Reservation> rows = m_registry->store->reservations().value();
            for (const Reservation &row : rows) {
                if (row.scopePath == path)
                    all << row.type + u' ' + row.canonicalName;
            }
            return all;
        };
        QCOMPARE(names(u"acme"_s), (QStringList{u"composer acme/*"_s, u"npm @acme/*"_s}));
        const Question own{u"npm"_s, "@acme/new", "/packages/npm/@acme%2fnew"};
        QVERIFY(!isForwarded(u"acme"_s, at(m_own), own));
        QVERIFY(!isForwarded(u"acme"_s, "/api/v4", own));
        QVERIFY(isForwarded(u"lab"_s, at(m_lab), own)); // the public registry may have an @acme
        const Question other{u"npm"_s, "@acmes/new", "/packages/npm/@acmes%2fnew"};
        QVERIFY(isForwarded(u"acme"_s, at(m_own), other));
        // It can be lifted, and a group inside of another has none.
        QVERIFY(m_registry->store->unreserve(u"acme"_s, u"npm"_s, u"@acme/*"_s, m_registry->owner));
        QVERIFY(isForwarded(u"acme"_s, at(m_own), own));
        m_registry->add(u"acme/inner/app"_s, Level::Project, Visibility::Private);
        QCOMPARE(names(u"acme/inner"_s), QStringList());
        m_registry->add(u"Big.Co"_s, Level::Group, Visibility::Private);
        QCOMPARE(names(u"Big.Co"_s), (QStringList{u"composer big.co/*"_s, u"npm @big.co/*"_s}));
        m_registry->add(u"alone"_s, Level::Project, Visibility::Private);
        QCOMPARE(names(u"alone"_s), QStringList());
    }

private:
    void types()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < Questions.size(); ++i)
            QTest::newRow(Questions.at(i).type.toUtf8().constData()) << i;
    }
    static QByteArray at(const Scope &project)
    {
        return "/api/v4/projects/" + QByteArray::number(project.id);
    }
    bool isForwarded(const QString &asker, const QByteArray &base, const Question &one)
    {
        const Reply reply = call(*m_gateway, "GET", base + one.path,
                                 {{"Authorization", "Bearer " + m_registry->secrets.value(asker)}});
        return reply.status == 302;
    }
    /// Its bytes matter to nobody here, so that it needs no type's own way in.
    void publish(const Scope &project, const Question &one, const QString &version)
    {
        Publication publication;
        publication.project = project;
        publication.coordinates = {one.type, QString::fromUtf8(one.name), version};
        publication.actor = m_registry->owner;
        const auto done = m_registry->store->publish(std::move(publication));
        QVERIFY2(done, done ? "" : qPrintable(english(done.error())));
        QVERIFY(m_registry->store->removeVersion(done->id, m_registry->owner));
    }

    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_own, m_lab;
};

QTEST_GUILESS_MAIN(TestReservedForwarding)
#include "tst_reservedforwarding.moc"
