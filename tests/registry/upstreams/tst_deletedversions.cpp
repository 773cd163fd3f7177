// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/forwarding.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/testregistry.h"
#include "typesupstream.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray left = "1.2.5";
const QByteArray gone = "3.1.7";

} // namespace

/// What was deleted here, and whose name goes to an upstream again: no version comes back from
/// there.
class TestDeletedVersions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_gateway.reset();
        m_forwarder.reset();
        m_probe.reset();
        m_registry = std::make_unique<TestRegistry>(FormatList());
        m_upstream = std::make_unique<TypesUpstream>("theirs", QStringList{u"1.2.5"_s, u"3.1.7"_s});
        QMap<FormatId, QByteArray> upstreams;
        for (const AskedType &one : askedTypes)
            upstreams.insert(one.type, m_upstream->addressFor(one));
        m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                                  upstreams);
        m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_registry->formats,
                                                          m_registry->clock, *m_registry->store);
        m_gateway = std::make_unique<Gateway>(*m_registry->store, &changesOf, m_registry->formats,
                                              *m_forwarder, m_registry->clock,
                                              withApi({}, *m_registry->store));
        m_project = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Public);
        m_other = m_registry->add(u"lab/app"_s, Level::Project, Visibility::Public);
        m_registry->token(u"writer"_s, TokenKind::Project, u"acme/web"_s,
                          Right::Read | Right::Write);
    }

    void V5_everyTypeThatForwardsIsTried()
    {
        for (const auto &format : m_registry->formats) {
            const bool tried = std::any_of(
                askedTypes.begin(), askedTypes.end(),
                [&](const auto &one) { return one.type == format->id(); });
            QCOMPARE(tried, format->forwarding() != nullptr);
        }
    }

    void V5_aDeletedVersionIsInNoDocument_data() { modes(); }
    void V5_aDeletedVersionIsInNoDocument()
    {
        QFETCH(int, which);
        const AskedType &one = askedTypes.at(which);
        setMode(one);
        makeOurs(one);
        int levels = 0;
        QList<QByteArray> there;
        for (const QByteArray &level : this->levels()) {
            if (get(level + one.document).status != 404)
                there << level;
        }
        deleteHere(one, gone);
        for (const QByteArray &level : std::as_const(there)) {
            const Reply document = get(level + one.document);
            QCOMPARE(document.status, 200);
            QVERIFY2(!everythingOf(document).contains(gone), everythingOf(document).constData());
            QVERIFY2(bodyOf(document).contains(left), bodyOf(document).constData());
            QCOMPARE(get(level + one.fileAt(gone, m_upstream->bytesOf(one, gone))).status, 404);
            const Reply file = get(level + one.fileAt(left, m_upstream->bytesOf(one, left)));
            QCOMPARE(file.status, 200);
            QCOMPARE(bodyOf(file), m_upstream->bytesOf(one, left));
            ++levels;
        }
        QVERIFY(levels >= 2); // project and group at least
        // Whoever deleted nothing has it all.
        const Reply elsewhere = get(at(m_other) + one.document);
        if (elsewhere.status == 302)
            QVERIFY(!elsewhere.headers.value("Location").isEmpty());
        else
            QVERIFY(bodyOf(elsewhere).contains(gone));
    }

    void V5_whereNothingElseIsLeftThereIsNothing_data() { modes(); }
    void V5_whereNothingElseIsLeftThereIsNothing()
    {
        QFETCH(int, which);
        const AskedType &one = askedTypes.at(which);
        setMode(one);
        m_upstream->list({u"3.1.7"_s});
        deleteHere(one, gone);
        QCOMPARE(get(at(m_project) + one.document).status, 404);
        QCOMPARE(get(at(m_project) + one.fileAt(gone, m_upstream->bytesOf(one, gone))).status, 404);
    }

    /// A registry that lies, or only spells it otherwise.
    void V5_noOtherSpellingBringsItBack_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("spelling");
        QTest::newRow("npm build") << 0 << u"3.1.7+again"_s;
        QTest::newRow("npm v") << 0 << u"v3.1.7"_s;
        QTest::newRow("pypi zero") << 1 << u"3.1.7.0"_s;
        QTest::newRow("pypi v") << 1 << u"v3.1.7"_s;
        QTest::newRow("pypi epoch") << 1 << u"0!3.1.7"_s;
    }
    void V5_noOtherSpellingBringsItBack()
    {
        QFETCH(int, which);
        QFETCH(QString, spelling);
        const AskedType &one = askedTypes.at(which);
        m_upstream->list({u"1.2.5"_s, spelling});
        deleteHere(one, gone);
        const Reply document = get(at(m_project) + one.document);
        QCOMPARE(document.status, 200);
        QVERIFY2(!bodyOf(document).contains("3.1.7"), bodyOf(document).constData());
        const QByteArray text = spelling.toUtf8();
        QCOMPARE(get(at(m_project) + one.fileAt(text, m_upstream->bytesOf(one, text))).status, 404);
    }

    void V5_npmsTagsLeadToWhatIsLeft()
    {
        const AskedType &one = askedTypes.at(0);
        m_upstream->list({u"1.2.5"_s, u"2.0.0-rc.1"_s, u"1.9.0"_s, u"3.1.7"_s});
        deleteHere(one, gone);
        const QJsonObject document = objectOf(get(at(m_project) + one.document));
        QCOMPARE(document["dist-tags"_L1].toObject(),
                 (QJsonObject{{u"latest"_s, u"1.9.0"_s}, {u"old"_s, u"1.2.5"_s}}));
        QCOMPARE(document["time"_L1].toObject().keys(),
                 (QStringList{u"1.2.5"_s, u"1.9.0"_s, u"2.0.0-rc.1"_s}));
        QCOMPARE(objectOf(get(at(m_project) + "/packages/npm/open/latest"))["version"_L1],
                 QJsonValue(u"1.9.0"_s));
        QCOMPARE(get(at(m_project) + "/packages/npm/open/3.1.7").status, 404);
        QCOMPARE(objectOf(get(at(m_project) + "/packages/npm/-/package/open/dist-tags")),
                 document["dist-tags"_L1].toObject());
    }

    void V5_mavensNewestAndHashesAreThoseOfWhatIsLeft()
    {
        const AskedType &one = askedTypes.at(2);
        setMode(one, Forwarding::Redirect);
        m_upstream->list({u"1.2.5"_s, u"1.10.0"_s, u"1.9.0"_s, u"3.1.7"_s});
        deleteHere(one, gone);
        const QByteArray metadata = bodyOf(get(at(m_project) + one.document));
        QVERIFY2(metadata.contains("<latest>1.10.0</latest>"), metadata.constData());
        QVERIFY2(metadata.contains("<release>1.10.0</release>"), metadata.constData());
        QVERIFY2(metadata.contains("<lastUpdated>20250101100000</lastUpdated>"),
                 metadata.constData());
        Hasher hasher;
        hasher.add(metadata);
        const Hashes hashes = hasher.finish();
        const auto beside = [&](const QByteArray &ending) {
            return bodyOf(get(at(m_project) + one.document + ending));
        };
        QCOMPARE(beside(".sha1"), hashes.sha1.toHex());
        QCOMPARE(beside(".sha256"), hashes.sha256.toHex());
        QCOMPARE(beside(".sha512"), hashes.sha512.toHex());
        QCOMPARE(beside(".md5"), hashes.md5.toHex());
    }

    void V5_pythonsHtmlIsWithoutItToo()
    {
        const AskedType &one = askedTypes.at(1);
        deleteHere(one, gone);
        const Reply page = get(at(m_project) + one.document, "text/html");
        QVERIFY(page.headers.value("Content-Type").startsWith("text/html")
                || bodyOf(page).contains("<html"));
        QVERIFY2(!bodyOf(page).contains(gone), bodyOf(page).constData());
        QVERIFY(bodyOf(page).contains(left));
    }

    /// A copy that a client has is told from what is sent now.
    void V5_theTagIsOfWhatIsSent_data() { modes(); }
    void V5_theTagIsOfWhatIsSent()
    {
        QFETCH(int, which);
        QFETCH(int, mode);
        const AskedType &one = askedTypes.at(which);
        setMode(one);
        makeOurs(one);
        const QByteArray before = get(at(m_project) + one.document).headers.value("ETag");
        deleteHere(one, gone);
        const QByteArray after = get(at(m_project) + one.document).headers.value("ETag");
        QVERIFY(!after.isEmpty());
        QVERIFY(before != after);
        QCOMPARE(before.isEmpty(), Forwarding(mode) == Forwarding::Redirect);
    }

    /// Nothing can be taken out of an answer that goes past us.
    void V5_whatCannotBeReadIsNotSentOn()
    {
        const AskedType &one = askedTypes.at(0);
        deleteHere(one, gone);
        m_upstream->say(Answer{.body = "{\"versions\":"});
        QCOMPARE(get(at(m_project) + one.document).status, 502);
        m_upstream->say(Answer{.body = "{}", .claimedLength = 400});
        QCOMPARE(get(at(m_project) + one.document).status, 502);
        m_upstream->say(Answer{.status = 403});
        QCOMPARE(get(at(m_project) + one.document).status, 502);
        m_upstream->say(Answer{.status = 410});
        QCOMPARE(get(at(m_project) + one.document).status, 404);
    }

    /// The upstream takes its time, and somebody deletes the version meanwhile.
    void V5_norWhatIsDeletedWhileItIsWaitedFor()
    {
        const AskedType &one = askedTypes.at(0);
        setMode(one, Forwarding::Proxy);
        const auto goOn = std::make_shared<std::atomic<bool>>(false);
        m_upstream->say(Answer{.body = m_upstream->packumentNow(), .stallAfter = 20, .goOn = goOn});
        Reply document;
        std::thread asking([&] { document = get(at(m_project) + one.document); });
        const bool isAsked = QTest::qWaitFor([&] { return m_upstream->asked() > 0; }, 10'000);
        deleteHere(one, gone);
        *goOn = true;
        asking.join();
        QVERIFY(isAsked);
        QCOMPARE(document.status, 200);
        QVERIFY2(!bodyOf(document).contains(gone), bodyOf(document).constData());
        QVERIFY(bodyOf(document).contains(left));
    }

    void V5_publishedAgainItIsThere()
    {
        const AskedType &one = askedTypes.at(0);
        deleteHere(one, gone);
        QVERIFY(m_registry->store->restore(m_removed, m_registry->owner));
        const QJsonObject document = objectOf(get(at(m_project) + one.document));
        QCOMPARE(document["versions"_L1].toObject().keys(), QStringList(u"3.1.7"_s));
    }

private:
    static void modes()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("mode");
        const std::pair<const char *, Forwarding> modes[]{{"redirect", Forwarding::Redirect},
                                                          {"proxy", Forwarding::Proxy},
                                                          {"keep", Forwarding::ProxyKeep}};
        for (int i = 0; i < askedTypes.size(); ++i) {
            for (const auto &[name, mode] : modes)
                QTest::addRow("%s %s", qPrintable(askedTypes.at(i).type), name) << i << int(mode);
        }
    }
    void setMode(const AskedType &one)
    {
        QFETCH(int, mode);
        setMode(one, Forwarding(mode));
    }
    void setMode(const AskedType &one, Forwarding mode)
    {
        PolicySetting setting;
        setting.scope = InstanceScope;
        setting.type = one.type;
        setting.forwarding = mode;
        QVERIFY(m_registry->store->setPolicy(setting, m_registry->owner));
    }
    static QByteArray at(const Scope &project)
    {
        return "/api/v4/projects/" + QByteArray::number(project.id);
    }
    QList<QByteArray> levels() const { return {at(m_project), "/api/v4/groups/acme/-", "/api/v4"}; }
    Reply get(const QByteArray &target, const QByteArray &accept = "application/json, */*")
    {
        const QByteArray wanted = target.contains("/simple/") && accept.contains("json")
                                      ? "application/vnd.pypi.simple.v1+json"_ba
                                      : accept;
        return call(*m_gateway, "GET", target,
                    {{"Authorization", "Bearer " + m_registry->secrets.value(u"writer"_s)},
                     {"Accept", wanted}});
    }
    /// Before something of it comes through, after which its name would be the upstream's.
    void makeOurs(const AskedType &one)
    {
        QVERIFY(m_registry->store->giveName(one.type, one.name, {m_project}, m_registry->owner));
        QVERIFY(m_registry->store->unreserve(u"acme"_s, one.type, one.name, m_registry->owner));
    }
    /// Published, deleted, and then its name let go.
    void deleteHere(const AskedType &one, const QByteArray &version)
    {
        Publication publication;
        publication.project = m_project;
        publication.coordinates = {one.type, one.name, QString::fromUtf8(version)};
        publication.actor = m_registry->owner;
        const auto done = m_registry->store->publish(std::move(publication));
        QVERIFY2(done, done ? "" : qPrintable(english(done.error())));
        m_removed = {done->id};
        QVERIFY(m_registry->store->removeVersion(done->id, m_registry->owner));
        QVERIFY(m_registry->store->unreserve(u"acme"_s, one.type, one.name, m_registry->owner));
    }

    std::unique_ptr<TypesUpstream> m_upstream;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_project, m_other;
    QList<qint64> m_removed;
};

QTEST_GUILESS_MAIN(TestDeletedVersions)
#include "tst_deletedversions.moc"
