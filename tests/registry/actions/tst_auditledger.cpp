// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "insight/auditreport.h"
#include "registry/actions/auditledger.h"
#include "registry/store/connection.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/earlierschema.h"
#include "support/loopbackserver.h"
#include "support/testregistry.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

template<typename T>
T value(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(english(result.error())));
    return std::move(*result);
}

void done(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(english(result.error())));
}

QString fileOf(const FormatId &type, const QString &version)
{
    return type == u"golang"_s     ? version + u".zip"_s
           : type == u"composer"_s ? u"file.zip"_s
                                   : u"file-%1.tgz"_s.arg(version);
}

/// A registry with its ledger, asked as a window asks.
struct World
{
    explicit World(const QString &directory = {}) : folder(directory)
    {
        if (folder.isEmpty())
            folder = temporary.filePath(u"data"_s);
        open();
        web = add(u"acme/web"_s);
        api = add(u"acme/api"_s);
        lab = add(u"lab/box"_s);
    }
    ~World() { close(); }

    void open()
    {
        StoreOptions options;
        options.directory = folder;
        options.formats = &formats;
        options.clock = &clock;
        store = value(Store::open(options));
        probe = std::make_unique<UpstreamProbe>(formats, clock, QMap<FormatId, QByteArray>());
        owner.owner = true;
        ledger = std::make_unique<AuditLedger>(*store, *probe);
    }
    void close()
    {
        ledger.reset();
        probe.reset();
        store.reset();
    }
    Scope add(const QString &path)
    {
        return value(store->addScope(path, Level::Project, Visibility::Private, owner));
    }
    RegistryContext context() { return {*store, formats, *probe, clock, owner, ledger.get()}; }

    StoredVersion publish(const Scope &at, const QString &name, const QString &version = u"1.0.0"_s,
                          const FormatId &type = u"npm"_s, const Origin &origin = {})
    {
        Publication publication;
        publication.project = at;
        publication.coordinates = {type, name, version};
        std::unique_ptr<StagedBlob> blob = value(store->stage(0));
        done(blob->write((at.path + name + version).toUtf8()));
        done(blob->finish());
        publication.files.push_back({fileOf(type, version), std::move(blob), {}});
        publication.duplicateUnit = formats.find(type)->duplicateUnit();
        publication.actor = owner;
        publication.origin = origin;
        return value(store->publish(std::move(publication)));
    }
    void forward(const Scope &at, Forwarding forwarding)
    {
        PolicySetting setting;
        setting.scope = at.id;
        setting.type = u"npm"_s;
        setting.forwarding = forwarding;
        done(store->setPolicy(setting, owner));
    }

    ExposureAnswer ask(qint64 since = 0) { return value(ledger->answer(context(), {since})); }
    /// How many names are looked at for the next answer.
    qint64 cost()
    {
        const qint64 before = ledger->evaluated();
        ask();
        return ledger->evaluated() - before;
    }
    /// The rows as a new ledger finds them.
    QList<ExposureRow> anew()
    {
        AuditLedger other(*store, *probe);
        QList<ExposureRow> rows = value(other.answer(context(), {})).rows;
        probe->onAnswer({});
        return rows;
    }
    ExposureRow row(const QString &name, const QString &scope)
    {
        for (const ExposureRow &one : ask().rows) {
            if (one.name == name && one.scopePath == scope)
                return one;
        }
        return {};
    }

    QTemporaryDir temporary;
    QString folder;
    TestClock clock;
    const FormatList formats;
    Caller owner;
    std::unique_ptr<Store> store;
    std::unique_ptr<UpstreamProbe> probe;
    std::unique_ptr<AuditLedger> ledger;
    Scope web, api, lab;
};

const ExposureFinding *finding(const ExposureRow &row, ExposureReason reason)
{
    const auto found = std::find_if(row.findings.begin(), row.findings.end(),
                                    [&](const auto &one) { return one.reason == reason; });
    return found == row.findings.end() ? nullptr : &*found;
}

QString nameOf(int i)
{
    return u"name-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
}

} // namespace

class TestAuditLedger : public QObject
{
    Q_OBJECT

private slots:
    void V1_aNameOneErrorAwayIsSaidOfBoth()
    {
        World w;
        w.publish(w.web, u"left-pad"_s);
        w.publish(w.web, u"left-pod"_s); // its own: whoever has both knows
        for (int i = 0; i < 30; ++i)
            w.publish(w.web, nameOf(i));
        const auto said = [&](const QString &name, const QString &scope) {
            const ExposureRow row = w.row(name, scope);
            const ExposureFinding *found = finding(row, ExposureReason::LooksAlike);
            return found ? english(found->text) : QString();
        };
        QCOMPARE(said(u"left-pad"_s, u"acme/web"_s), QString());
        w.publish(w.lab,
                  u"left-psd"_s); // later, by a stranger: the others are told without a new audit
        QCOMPARE(w.cost(), 3);
        QCOMPARE(said(u"left-pad"_s, u"acme/web"_s),
                 u"One typing error away: left-psd (lab/box)."_s);
        QCOMPARE(said(u"left-pod"_s, u"acme/web"_s),
                 u"One typing error away: left-psd (lab/box)."_s);
        QCOMPARE(said(u"left-psd"_s, u"lab/box"_s),
                 u"One typing error away: left-pad (acme/web), left-pod (acme/web)."_s);
        Reservation mine;
        mine.type = u"npm"_s;
        mine.canonicalName = u"express"_s;
        mine.scopePath = u"acme"_s;
        done(w.store->reserve(mine, w.owner));
        w.publish(w.lab, u"exprass"_s);
        QCOMPARE(said(u"express"_s, u"acme"_s), u"One typing error away: exprass (lab/box)."_s);
        const QList<ExposureRow> rows = w.ask().rows;
        QCOMPARE(w.anew().size(), rows.size());
        for (const ExposureRow &row : w.anew())
            QVERIFY2(rows.contains(row), qPrintable(row.name));
        // Clients of this type ask nobody by themselves.
        w.publish(w.web, u"tool"_s + u"box"_s, u"1.0.0"_s, u"generic"_s);
        w.publish(w.lab, u"tool"_s + u"bax"_s, u"1.0.0"_s, u"generic"_s);
        QCOMPARE(said(u"toolbox"_s, u"acme/web"_s), QString());
    }

    void P6_aChangeCostsWhatItChanges()
    {
        QList<qint64> costs;
        for (const int names : {40, 80}) {
            World w;
            for (int i = 0; i < names; ++i)
                w.publish(w.web, nameOf(i));
            QCOMPARE(w.cost(), names + 4); // with what the two groups have reserved
            QCOMPARE(w.cost(), 0);
            const qint64 known = w.ask().state;
            w.publish(w.web, nameOf(names / 2), u"2.0.0"_s);
            costs << w.cost();
            const ExposureAnswer news = w.ask(known);
            QVERIFY(!news.whole);
            QCOMPARE(news.rows.size(), 1);
            QCOMPARE(news.rows.constFirst().latest, u"2.0.0"_s);
        }
        QCOMPARE(costs, (QList<qint64>{1, 1}));
    }

    void P6_whatAChangeTouchesIsFound()
    {
        World w;
        for (int i = 0; i < 20; ++i)
            w.publish(i % 2 ? w.lab : w.web, nameOf(i));
        const StoredVersion mine = w.publish(w.web, u"@acme/mine"_s);
        w.publish(w.web, u"example.org/tool"_s, u"v1.0.0"_s, u"golang"_s);
        w.publish(w.lab, u"example.org/tool/cmd"_s, u"v1.0.0"_s, u"golang"_s);
        w.ask();
        const auto check = [&](const char *what, qint64 most) {
            const qint64 cost = w.cost();
            QVERIFY2(cost <= most,
                     (what + QByteArray(": ") + QByteArray::number(cost)).constData());
            QVERIFY2(w.ask().rows == w.anew(), what);
        };
        w.forward(w.lab, Forwarding::Off);
        check("a policy of one project", 10);
        done(w.store->removeVersion(mine.id, w.owner));
        check("a deletion", 1);
        done(w.store->restore({mine.id}, w.owner));
        check("a restored version", 1);
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"@acme/*"_s, w.owner));
        check("a namespace given up", 2);
        done(
            w.store->reserve({u"npm"_s, nameOf(3), u"by hand"_s, {}, false, 0, u"lab"_s}, w.owner));
        check("a reservation", 1);
        done(w.store->giveName(u"npm"_s, nameOf(4), {w.api}, w.owner));
        check("a name given away", 1);
        done(w.store->giveName(u"golang"_s, u"example.org/tool"_s, {w.api}, w.owner));
        check("a name with names below it", 2);
        w.add(u"new/project"_s);
        check("a new group", 2); // what it could reserve, it has reserved
        w.store->countDownload(mine.files.constFirst(), w.owner);
        w.store->flush();
        check("a download", 1);
        QVERIFY(w.row(u"@acme/mine"_s, u"acme/web"_s).lastDownloaded.isValid());
        done(w.store->removeVersion(mine.id, w.owner));
        done(w.store->purge({mine.id}, w.owner));
        check("a purge", 1);
    }

    void P6_whoeverAsksGetsWhatChanged()
    {
        World w;
        w.publish(w.web, u"one"_s);
        const StoredVersion two = w.publish(w.web, u"two"_s);
        const ExposureAnswer first = w.ask();
        QVERIFY(first.whole);
        QCOMPARE(first.counts.all, 2);
        QVERIFY(w.ask(first.state).names.isEmpty());
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"two"_s, w.owner));
        done(w.store->removeVersion(two.id, w.owner));
        done(w.store->purge({two.id}, w.owner));
        const ExposureAnswer second = w.ask(first.state);
        QVERIFY(!second.whole);
        QCOMPARE(second.names, (QList<ExposureName>{{u"npm"_s, u"two"_s}}));
        QVERIFY(second.rows.isEmpty());
        QCOMPARE(second.counts.all, 1);
        // Another run's state is nobody's.
        QVERIFY(w.ask(first.state - 1'000'000).whole);
        QVERIFY(w.ask(second.state + 1'000'000).whole);
        ExposureQuestion counts;
        counts.rows = false;
        QVERIFY(value(w.ledger->answer(w.context(), counts)).rows.isEmpty());
    }

    void P6_theFirstAuditTellsHowFarItIsAndCanBeStopped()
    {
        World w;
        w.close();
        {
            const auto db = value(
                Connection::open(w.folder + u"/packhouse.db"_s, Connection::Use::Write));
            db->execute(u"INSERT INTO reservation (type, canonical, reason, since) WITH RECURSIVE "
                        "n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1100) "
                        "SELECT 'npm', 'name-' || i, 'by hand', 0 FROM n"_s);
            QVERIFY(!db->takeError());
        }
        w.open();
        QList<qint64> steps;
        qint64 all = 0;
        const auto stopped = w.ledger->answer(w.context(), {},
                                              [&](const QString &, qint64 at, qint64 total) {
                                                  steps << at;
                                                  all = total;
                                                  return at < 1'000;
                                              });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(steps, (QList<qint64>{0, 500, 1'000}));
        QCOMPARE(all, 1'104); // with what the groups have reserved
        QCOMPARE(w.ask().rows.size(), 1'100);
    }

    void contestedNamesAreToBeDecided()
    {
        World w;
        w.publish(w.web, u"@acme/ui"_s);
        w.publish(w.api, u"@acme/ui"_s, u"2.0.0"_s);
        const ExposureRow first = w.row(u"@acme/ui"_s, u"acme/web"_s);
        QCOMPARE(first.belongsTo, QStringList{u"acme/web"_s});
        QCOMPARE(first.alsoIn, QStringList{u"acme/api"_s});
        QVERIFY(finding(first, ExposureReason::Contested));
        QVERIFY(first.needsDecision());
        const ExposureRow later = w.row(u"@acme/ui"_s, u"acme/api"_s);
        QCOMPARE(later.belongsTo, QStringList{u"acme/web"_s});
        QVERIFY(!later.needsDecision()); // it is decided once
        done(w.store->giveName(u"npm"_s, u"@acme/ui"_s, {w.web}, w.owner));
        QVERIFY(!w.row(u"@acme/ui"_s, u"acme/web"_s).needsDecision());
        QVERIFY(w.row(u"@acme/ui"_s, u"acme/web"_s).assigned);
        done(w.store->giveName(u"npm"_s, u"@acme/ui"_s, {w.api, w.web}, w.owner));
        const ExposureRow shared = w.row(u"@acme/ui"_s, u"acme/web"_s);
        QCOMPARE(shared.belongsTo, (QStringList{u"acme/api"_s, u"acme/web"_s}));
        QVERIFY(finding(shared, ExposureReason::Several));
        QVERIFY(!shared.needsDecision()); // somebody said so
    }

    void squattersComeFirst()
    {
        World w;
        w.publish(w.lab, u"@acme/ui"_s);
        w.publish(w.lab, u"acme/library"_s, u"1.0.0"_s, u"composer"_s);
        w.publish(w.lab, u"lib"_s);
        w.publish(w.lab, u"example.org/web/sub"_s, u"v1.0.0"_s, u"golang"_s);
        w.publish(w.web, u"example.org/web"_s, u"v1.0.0"_s, u"golang"_s);
        const QList<ExposureRow> rows = w.ask().rows;
        QStringList names;
        for (const ExposureRow &row : rows) {
            if (const ExposureFinding *squats = finding(row, ExposureReason::Squats);
                squats && squats->decision)
                names << row.name;
        }
        names.sort();
        QCOMPARE(names, (QStringList{u"@acme/ui"_s, u"acme/library"_s, u"example.org/web/sub"_s}));
        QVERIFY(rows.at(0).needsDecision() && rows.at(1).needsDecision()
                && rows.at(2).needsDecision());
        QVERIFY(english(rows.constFirst().findings.constFirst().text).contains(u"acme"_s));
        // One that came later has nothing, and is no question.
        w.publish(w.lab, u"example.org/web/later"_s, u"v1.0.0"_s, u"golang"_s);
        const ExposureRow later = w.row(u"example.org/web/later"_s, u"lab/box"_s);
        QVERIFY(finding(later, ExposureReason::Squats));
        QVERIFY(!later.needsDecision());
        // What was imported as a stranger's is no squatter.
        w.publish(w.lab, u"@acme/foreign"_s, u"1.0.0"_s, u"npm"_s,
                  {Origin::Kind::Imported, u"registry.example"_s, true});
        QVERIFY(!finding(w.row(u"@acme/foreign"_s, u"lab/box"_s), ExposureReason::Squats));
    }

    void namespacesOfGroupsOf01AreProposed()
    {
        World w;
        QVERIFY(w.ask().rows.isEmpty()); // these groups have reserved theirs
        w.close();
        {
            const auto db = value(
                Connection::open(w.folder + u"/packhouse.db"_s, Connection::Use::Write));
            db->execute(u"DELETE FROM reservation"_s); // as 0.1 left it
            QVERIFY(!db->takeError());
        }
        w.open();
        const ExposureRow proposed = w.row(u"@acme/*"_s, u"acme"_s);
        QVERIFY(finding(proposed, ExposureReason::OpenNamespace));
        QVERIFY(proposed.needsDecision());
        QCOMPARE(w.ask().rows.size(), 4);
        done(w.store->reserve({u"npm"_s, u"@acme/*"_s, {}, {}, false, 0, u"acme"_s}, w.owner));
        QVERIFY(w.row(u"@acme/*"_s, u"acme"_s).name.isEmpty());
        // Given up by hand, it is not proposed again.
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"@acme/*"_s, w.owner));
        w.ledger = std::make_unique<AuditLedger>(*w.store, *w.probe);
        QVERIFY(w.row(u"@acme/*"_s, u"acme"_s).name.isEmpty());
    }

    void O1_whatCameFrom01IsListedFirst()
    {
        World w;
        w.publish(w.web, u"held"_s);
        w.publish(w.web, u"plain"_s);
        for (const Reservation &one : value(w.store->reservations()))
            done(w.store->unreserve(one.scopePath, one.type, one.canonicalName, w.owner));
        w.close();
        {
            const auto db = value(
                Connection::open(w.folder + u"/packhouse.db"_s, Connection::Use::Write));
            for (const QString &statement :
                 packhouse::test::backToFourthSchema()
                     + QStringList{u"INSERT INTO reservation VALUES ('npm', 'held', "
                                   "'published here', 0, 0)"_s,
                                   u"INSERT INTO reservation VALUES ('npm', 'gone', "
                                   "'published here', 0, 0)"_s})
                db->execute(statement);
            QVERIFY(!db->takeError());
        }
        w.open();
        const ExposureRow held = w.row(u"held"_s, u"acme/web"_s);
        QVERIFY(held.keptFromEarlier && held.needsDecision());
        QCOMPARE(held.holders, QStringList{u"acme"_s});
        QVERIFY(w.row(u"gone"_s, {}).needsDecision());
        const QList<ExposureRow> rows = w.ask().rows;
        QVERIFY(rows.at(0).keptFromEarlier && rows.at(1).keptFromEarlier);
        QCOMPARE(w.ask().counts.decisions, 2);
        done(w.store->narrowReservation(u"npm"_s, u"held"_s, {u"acme"_s}, w.owner));
        const ExposureRow narrowed = w.row(u"held"_s, u"acme/web"_s);
        QVERIFY(!narrowed.needsDecision());
        QCOMPARE(narrowed.reservedFor, u"acme"_s);
    }

    void changesAreToldOnce()
    {
        World w;
        w.publish(w.web, u"old"_s);
        QVERIFY(!value(w.ledger->audit(w.context(), false)).comparedWith.isValid());
        const StoredVersion fresh = w.publish(w.web, u"fresh"_s);
        QCOMPARE(w.row(u"fresh"_s, u"acme/web"_s).changes.size(), 1);
        QVERIFY(w.row(u"old"_s, u"acme/web"_s).changes.isEmpty());
        const ExposureAnswer told = value(w.ledger->audit(w.context(), false));
        QCOMPARE(auditReport(told, w.clock.now()).changes().size(), 1);
        QVERIFY(w.row(u"fresh"_s, u"acme/web"_s).changes.isEmpty());
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"fresh"_s, w.owner));
        done(w.store->removeVersion(fresh.id, w.owner));
        done(w.store->purge({fresh.id}, w.owner));
        const ExposureAnswer lost = w.ask();
        QCOMPARE(lost.lost.size(), 1);
        QCOMPARE(lost.lost.constFirst().name, u"fresh"_s);
        // Also by the next process.
        w.close();
        w.open();
        QCOMPARE(w.ask().lost.size(), 1);
    }

    void reportsAreSafeAndWhole()
    {
        World w;
        w.publish(w.lab, u"@acme/ui"_s);
        w.publish(w.web, u"+cmd"_s, u"1.0.0"_s, u"generic"_s);
        const AuditReport report = auditReport(w.ask(), w.clock.now());
        const QStringList lines = auditCsv(report, w.formats).split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).startsWith(u"type,name,scope,package_url,"_s));
        QVERIFY(lines.at(1).startsWith(u"npm,'@acme/ui,lab/box,pkg:npm/%40acme/ui,"_s));
        QVERIFY(lines.at(2).startsWith(u"generic,'+cmd,"_s));
        const QJsonObject sarif = auditSarif(report, w.formats);
        QCOMPARE(sarif["version"_L1].toString(), u"2.1.0"_s);
        const QJsonObject run = sarif["runs"_L1][0].toObject();
        const QJsonArray rules = run["tool"_L1]["driver"_L1]["rules"_L1].toArray();
        bool squats = false;
        for (const auto &one : run["results"_L1].toArray()) {
            const QJsonObject result = one.toObject();
            QCOMPARE(rules.at(result["ruleIndex"_L1].toInt())["id"_L1], result["ruleId"_L1]);
            const bool open = result["kind"_L1] == u"open"_s;
            QCOMPARE(result["level"_L1] == u"none"_s, open);
            const auto place = result["locations"_L1][0]["logicalLocations"_L1][0];
            QVERIFY(place["fullyQualifiedName"_L1].toString().startsWith(u"pkg:"_s));
            squats |= result["ruleId"_L1] == u"squats"_s && result["level"_L1] == u"warning"_s;
        }
        QVERIFY(squats);
    }

    void anUpstreamsAnswerIsCompared()
    {
        World w;
        w.forward(w.web, Forwarding::Redirect);
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"@acme/*"_s, w.owner));
        w.publish(w.web, u"ours"_s);
        done(w.store->unreserve(u"acme"_s, u"npm"_s, u"ours"_s, w.owner));
        QCOMPARE(w.row(u"ours"_s, u"acme/web"_s).upstream, UpstreamState::NotAsked);
        QVERIFY(w.row(u"ours"_s, u"acme/web"_s).worst() != Tone::Good);
        bool there = false;
        LoopbackServer upstream([&there](const SeenRequest &) -> Answer {
            if (!there)
                return {.status = 404};
            return {.body = "{\"name\":\"ours\",\"time\":{\"created\":\"2020-01-01T00:00:00Z\"},"
                            "\"versions\":{\"1.0.0\":{\"version\":\"1.0.0\",\"dist\":{\"tarball\":"
                            "\"http://127.0.0.1:1/ours-1.0.0.tgz\",\"shasum\":"
                            "\"0000000000000000000000000000000000000000\"}},"
                            "\"9.0.0\":{\"version\":\"9.0.0\",\"dist\":{\"tarball\":"
                            "\"http://127.0.0.1:1/ours-9.0.0.tgz\"}}}}"};
        });
        w.probe->setUpstream(u"npm"_s, upstream.address());
        // Somebody else asks, and the audit knows.
        w.probe->ask(u"npm"_s, u"ours"_s);
        QCOMPARE(w.cost(), 1);
        const ExposureRow free = w.row(u"ours"_s, u"acme/web"_s);
        QVERIFY(finding(free, ExposureReason::Free));
        QCOMPARE(free.worst(), Tone::Bad);
        value(w.ledger->audit(w.context(), false));
        there = true;
        w.probe->ask(u"npm"_s, u"ours"_s, true);
        const ExposureRow taken = w.row(u"ours"_s, u"acme/web"_s);
        QVERIFY(finding(taken, ExposureReason::Appeared));
        QVERIFY(finding(taken, ExposureReason::Clash));
        QCOMPARE(taken.upstreamLatest, u"9.0.0"_s);
        QCOMPARE(taken.sharedVersions, 1);
        QCOMPARE(taken.unequalVersions, 1);
        QVERIFY(taken.upstreamCreated.isValid());
        QVERIFY(!taken.changes.isEmpty() && taken.changes.constFirst().alarming);
        // After a day nobody knows any more.
        w.clock.advance(std::chrono::hours(25));
        QCOMPARE(w.row(u"ours"_s, u"acme/web"_s).upstream, UpstreamState::NotAsked);
    }
};

QTEST_GUILESS_MAIN(TestAuditLedger)
#include "tst_auditledger.moc"
