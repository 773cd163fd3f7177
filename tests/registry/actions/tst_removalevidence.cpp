// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/publicregistry.h"
#include "registry/actions/auditledger.h"
#include "registry/actions/removal.h"
#include "registry/actions/upstreams.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/loopbackserver.h"
#include "support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

/// What a plan to delete says of a store, and whom an audit asks.
class TestRemovalEvidence : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void V1_whoDoesNotOwnTheNameAnswersForNobody();
    void V1_whatAnUpstreamHadIsNoComfort();
    void U8_anAuditAsksNobodyWithoutAYes();
    void U8_aDeletionAsksNobodyWithoutAYes();
    void V1_withoutAYesRequestsGoNowhere();
    void T3_whatTheRiskStoodOnIsCompared_data();
    void T3_whatTheRiskStoodOnIsCompared();
    void N13_theWorstPackageComesFirst();

private:
    RegistryContext context()
    {
        return {*m_registry->store, m_registry->formats, *m_probe, m_registry->clock,
                m_registry->owner};
    }
    void publish(const Scope &project, const QString &version)
    {
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"npm"_s, u"left-pad"_s, version};
        publication.actor = m_registry->owner;
        QVERIFY(m_registry->store->publish(std::move(publication)));
    }
    /// Of all that a project has of it.
    Evidence evidenceOf(const QString &project)
    {
        const auto plan = planRemoval(context(), {{{project, u"npm"_s, u"left-pad"_s}, {}}}, false);
        return plan ? plan->evidence : Evidence();
    }

    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<LoopbackServer> m_server;
};

void TestRemovalEvidence::init()
{
    m_probe.reset();
    m_registry = std::make_unique<TestRegistry>(FormatList());
    m_server = std::make_unique<LoopbackServer>(
        [](const SeenRequest &) { return Answer{.status = 404}; });
}

void TestRemovalEvidence::V1_whoDoesNotOwnTheNameAnswersForNobody()
{
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock,
        QMap<FormatId, QByteArray>{{u"npm"_s, m_server->address()}});
    const Scope owner = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    const Scope other = m_registry->add(u"acme/server"_s, Level::Project, Visibility::Private);
    publish(owner, u"1.3.0"_s);
    publish(other, u"1.4.0"_s);
    QVERIFY(m_registry->store->unreserve(u"acme"_s, u"npm"_s, u"left-pad"_s, m_registry->owner));
    // The group serves the first one's versions; once they are gone it serves none, whoever else
    // has the name.
    for (const QString &project : {u"acme/web"_s, u"acme/server"_s}) {
        const Evidence evidence = evidenceOf(project);
        QVERIFY2(evidence.risk >= Risk::Medium, qPrintable(evidence.report()));
        QVERIFY2(!english(evidence.explanation).contains(u"still answered here"),
                 qPrintable(evidence.report()));
    }
    // Another version of the owner's goes on answering.
    publish(owner, u"1.3.1"_s);
    const auto some = planRemoval(context(),
                                  {{{u"acme/web"_s, u"npm"_s, u"left-pad"_s}, u"1.3.0"_s}}, false);
    QVERIFY(some);
    QVERIFY2(english(some->evidence.explanation).contains(u"still answered here"),
             qPrintable(some->evidence.report()));
}

/// Kept at the project's own address, and sent elsewhere from its group's: that is not "reserved".
void TestRemovalEvidence::V1_whatAnUpstreamHadIsNoComfort()
{
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock,
        QMap<FormatId, QByteArray>{{u"npm"_s, m_server->address()}});
    const Scope project = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    const Scope group = *m_registry->store->scope(u"acme"_s);
    QVERIFY(m_registry->store->noteDelivered(group, u"npm"_s, u"left-pad"_s));
    publish(project, u"1.3.0"_s);
    const Evidence evidence = evidenceOf(u"acme/web"_s);
    QVERIFY2(evidence.risk >= Risk::Medium, qPrintable(evidence.report()));
    QVERIFY2(!evidence.report().contains(u"never forwarded"), qPrintable(evidence.report()));
    AuditLedger ledger(*m_registry->store, *m_probe);
    const auto answer = ledger.answer(context(), {});
    QVERIFY(answer && answer->rows.size() == 1);
    const ExposureRow &row = answer->rows.first();
    QVERIFY(!row.reserved);
    QVERIFY(row.worst() != Tone::Good);
    QVERIFY(std::any_of(row.findings.begin(), row.findings.end(), [](const auto &one) {
        return one.reason == ExposureReason::Contested && one.decision;
    }));
}

void TestRemovalEvidence::U8_anAuditAsksNobodyWithoutAYes()
{
    // What this computer's client is set up with, and nobody has said yes to.
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock, QMap<FormatId, QByteArray>(), NetOptions(),
        [this](const FormatId &) { return FoundUpstream{m_server->address()}; });
    publish(m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private), u"1.3.0"_s);
    AuditLedger ledger(*m_registry->store, *m_probe);
    QVERIFY(ledger.audit(context(), true));
    QVERIFY(m_server->seen().isEmpty());
    m_probe->setUpstream(u"npm"_s, m_server->address());
    QVERIFY(ledger.audit(context(), true));
    QCOMPARE(m_server->seen().size(), 1);
}

void TestRemovalEvidence::U8_aDeletionAsksNobodyWithoutAYes()
{
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock, QMap<FormatId, QByteArray>(), NetOptions(),
        [this](const FormatId &) { return FoundUpstream{m_server->address()}; });
    publish(m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private), u"1.3.0"_s);
    const auto plan = planRemoval(context(), {{{u"acme/web"_s, u"npm"_s, u"left-pad"_s}, {}}},
                                  true);
    QVERIFY(plan);
    QVERIFY2(plan->evidence.report().contains(u"Nobody has said yes"),
             qPrintable(plan->evidence.report()));
    QVERIFY(plan->evidence.probeHost.isEmpty());
    int types = 0;
    for (const auto &format : m_registry->formats) {
        if (!askableRegistry(*format))
            continue;
        ++types;
        const ProbeResult asked = m_probe->ask(format->id(), u"left-pad"_s);
        QCOMPARE(asked.state, ProbeResult::State::Unknown);
        QVERIFY2(
            english(asked.problem).contains(u"packhousectl upstreams accept "_s + format->id()),
            qPrintable(english(asked.problem)));
        // Which can be done, whether requests of the type are forwarded or not.
        const auto yes = acceptUpstream(context(), format->id(), {}, false);
        QVERIFY2(yes, qPrintable(yes ? QString() : english(yes.error().what)));
    }
    QVERIFY(types > 3);
    QVERIFY(m_server->seen().isEmpty());
    (void)m_probe->ask(u"npm"_s, u"left-pad"_s);
    QCOMPARE(m_server->seen().size(), 1);
}

/// The policy forwards, and nobody said where to.
void TestRemovalEvidence::V1_withoutAYesRequestsGoNowhere()
{
    m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                              QMap<FormatId, QByteArray>());
    publish(m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private), u"1.3.0"_s);
    QVERIFY(m_registry->store->unreserve(u"acme"_s, u"npm"_s, u"left-pad"_s, m_registry->owner));
    const Evidence nowhere = evidenceOf(u"acme/web"_s);
    const QString explanation = english(nowhere.explanation);
    QVERIFY2(explanation.contains(u"404"), qPrintable(explanation));
    QVERIFY2(!explanation.contains(u"the public registry"), qPrintable(explanation));
    QVERIFY2(nowhere.report().contains(u"Nowhere: nobody has said yes"),
             qPrintable(nowhere.report()));
    QCOMPARE(nowhere.risk, Risk::Medium); // nor does anybody know who else has it
    QVERIFY(!nowhere.reserveOffered);
    AuditLedger ledger(*m_registry->store, *m_probe);
    const auto exposure = [&]() -> QString {
        const auto answer = ledger.answer(context(), {});
        return answer && answer->rows.size() == 1 ? english(answer->rows.first().exposure.text)
                                                  : u"no answer"_s;
    };
    QCOMPARE(exposure(), u"not checked"_s);
    m_probe->setUpstream(u"npm"_s, m_server->address());
    QCOMPARE(exposure(), u"exposed"_s);
    const Evidence somewhere = evidenceOf(u"acme/web"_s);
    QVERIFY2(english(somewhere.explanation).contains(u"goes to the public registry"),
             qPrintable(english(somewhere.explanation)));
    QVERIFY(somewhere.reserveOffered);
    m_probe->setUpstream(u"npm"_s, {});
    QCOMPARE(exposure(), u"not checked"_s);
}

void TestRemovalEvidence::T3_whatTheRiskStoodOnIsCompared_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("probed");
    QTest::addColumn<QString>("why"); // empty: the plan still holds
    for (const bool probed : {false, true}) {
        const auto row = [probed](const char *what, const QString &why) {
            QTest::addRow("%s, %s", what, probed ? "asked" : "not asked")
                << QString::fromLatin1(what) << probed << why;
        };
        row("nothing", {});
        row("reserved", u"What keeps left-pad reserved: left-pad of acme now."_s);
        row("lifted",
            u"The reservation of left-pad, which kept requests for left-pad here, is gone."_s);
        row("forwards", u"Requests for left-pad are passed on now."_s);
        row("accepted", u"Requests for left-pad go to "_s);
        row("depended on", u"app depends on left-pad now."_s);
        row("pulled", u"left-pad was pulled meanwhile. It was shown as not used."_s);
        row("pulled again", {});
    }
}

/// Whatever strangers said then, and whichever process looks now.
void TestRemovalEvidence::T3_whatTheRiskStoodOnIsCompared()
{
    QFETCH(const QString, what);
    QFETCH(const bool, probed);
    QFETCH(const QString, why);
    const auto freshProcess = [this](bool withUpstream) {
        m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                                  QMap<FormatId, QByteArray>());
        if (withUpstream)
            m_probe->setUpstream(u"npm"_s, m_server->address());
    };
    Store &store = *m_registry->store;
    const Scope project = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    publish(project, u"1.3.0"_s);
    if (what == u"reserved")
        QVERIFY(store.unreserve(u"acme"_s, u"npm"_s, u"left-pad"_s, m_registry->owner));
    PolicySetting setting;
    setting.scope = project.id;
    setting.type = u"npm"_s;
    setting.forwarding = what == u"forwards" ? Forwarding::Off : Forwarding::Proxy;
    QVERIFY(store.setPolicy(setting, m_registry->owner));
    freshProcess(what != u"accepted");
    const auto pull = [&] {
        const auto versions = store.versions(project, u"npm"_s, u"left-pad"_s);
        QVERIFY(versions && versions->size() == 1);
        StoredFile file;
        file.versionId = versions->first().id;
        store.countDownload(file, m_registry->owner);
    };
    if (what == u"pulled again")
        pull();
    const auto plan = planRemoval(context(), {{{u"acme/web"_s, u"npm"_s, u"left-pad"_s}, {}}},
                                  probed);
    QVERIFY(plan);

    if (what == u"lifted")
        QVERIFY(store.unreserve(u"acme"_s, u"npm"_s, u"left-pad"_s, m_registry->owner));
    if (what == u"reserved") {
        Reservation mine;
        mine.type = u"npm"_s;
        mine.canonicalName = u"left-pad"_s;
        mine.scopePath = u"acme"_s;
        QVERIFY(store.reserve(mine, m_registry->owner));
    }
    if (what.startsWith(u"pulled"))
        pull();
    if (what == u"depended on") {
        Publication app;
        app.project = project;
        app.coordinates = {u"npm"_s, u"app"_s, u"1.0.0"_s};
        app.dependencies = {{u"left-pad"_s, u"^1.0.0"_s}};
        app.actor = m_registry->owner;
        QVERIFY(store.publish(std::move(app)));
    }
    setting.forwarding = Forwarding::Proxy;
    QVERIFY(store.setPolicy(setting, m_registry->owner));
    freshProcess(true);
    const Result<void> holds = checkRemoval(context(), *plan);
    if (why.isEmpty()) {
        QVERIFY2(holds, qPrintable(holds ? QString() : english(holds.error())));
        return;
    }
    QVERIFY(!holds);
    QCOMPARE(holds.error().code, ErrorCode::Conflict);
    QVERIFY2(english(holds.error()).startsWith(why), qPrintable(english(holds.error())));
}

void TestRemovalEvidence::N13_theWorstPackageComesFirst()
{
    m_probe = std::make_unique<UpstreamProbe>(
        m_registry->formats, m_registry->clock,
        QMap<FormatId, QByteArray>{{u"npm"_s, m_server->address()}});
    const Scope project = m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    const auto publishName = [&](const QString &name) {
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"npm"_s, name, u"1.0.0"_s};
        publication.actor = m_registry->owner;
        QVERIFY(m_registry->store->publish(std::move(publication)));
    };
    for (const QString &name : {u"aardvark"_s, u"badger"_s, u"exposed"_s})
        publishName(name);
    QVERIFY(m_registry->store->unreserve(u"acme"_s, u"npm"_s, u"exposed"_s, m_registry->owner));
    RemovalChoice everything;
    everything.query = PackageQuery{};
    QList<qint64> told;
    const auto plan = planRemoval(context(), everything, true, [&told](qint64 done, qint64 total) {
        told.append(done);
        return total == 3;
    });
    QVERIFY(plan);
    QCOMPARE(told, (QList<qint64>{0, 1, 2}));
    QCOMPARE(plan->packages.first().key.name, u"exposed"_s);
    QVERIFY(plan->packages.first().risk > plan->packages.last().risk);
    QCOMPARE(plan->packages.first().why, plan->evidence.headline);
    const auto stopped = planRemoval(context(), everything, false,
                                     [](qint64 done, qint64) { return done < 1; });
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestRemovalEvidence)
#include "tst_removalevidence.moc"
