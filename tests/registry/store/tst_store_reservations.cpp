// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journal.h"
#include "registry/store/reservationtable.h"
#include "registry/store/schema.h"
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

const QString Npm = u"npm"_s;

Scope scopeAt(ScopeId id, Level level, const QString &path)
{
    Scope scope;
    scope.id = id;
    scope.level = level;
    scope.path = path;
    return scope;
}

/// A group acme with a private project and a group lab, each with a token of its own; and nobody.
struct World
{
    World()
    {
        own = store.web;
        lab = store.project(u"lab/app"_s);
        labGroup = taken(store.store->scope(u"lab"_s));
        acmeToken = tokenCaller(TokenKind::Project, Right::Write, own);
        labToken = tokenCaller(TokenKind::Project, Right::Read, lab);
    }

    bool isReserved(const Scope &at, const Caller &asker, const QString &name = u"lodash"_s) const
    {
        const auto found = store.store->reservation(at, asker, Npm, name);
        return found && !found->allowForwarding;
    }
    bool isDeleted(const Scope &at, const Caller &asker, const QString &version) const
    {
        return store.store->isTombstone(at, asker, Npm, u"lodash"_s, version);
    }
    qint64 publish(const Scope &project, const QString &version, const QByteArray &bytes = "a")
    {
        return taken(store.publish(project, {u"lodash"_s, version, bytes})).id;
    }
    void reopen() { store.reopen(); }

    StoreFixture store;
    Scope own, lab, labGroup;
    Caller acmeToken, labToken, nobody;
};

/// What 0.1 left behind: scopes acme (private) and open (public), each with a project, and of each
/// a package "mine-…"; a version of "shared" deleted in acme and one of "gone" that is nowhere any
/// more.
const QStringList EarlierRows = {
    u"INSERT INTO scope (id, parent, level, path, visibility, created) VALUES "
    "(1, NULL, 1, 'acme', 0, 1), (2, 1, 0, 'acme/web', 0, 1), "
    "(3, NULL, 1, 'open', 1, 1), (4, 3, 0, 'open/app', 1, 1)"_s,
    u"INSERT INTO package (id, project, type, canonical, name, latest, versions, published) VALUES "
    "(1, 2, 'npm', 'mine', 'mine', '1.0.0', 1, 1), (2, 4, 'npm', 'known', 'known', '1.0.0', 1, 1), "
    "(3, 2, 'npm', 'shared', 'shared', '', 0, 0)"_s,
    u"INSERT INTO version (id, package, project, name, version, status, created, deleted, "
    "deleted_by, purge_after) VALUES (1, 1, 2, 'mine', '1.0.0', 0, 1, NULL, '', NULL), "
    "(2, 2, 4, 'known', '1.0.0', 0, 1, NULL, '', NULL), "
    "(3, 3, 2, 'shared', '1.0.0', 4, 1, 1, 'ci', 9000000000000)"_s,
    u"INSERT INTO type_count (project, type, packages, versions, files, bytes) VALUES "
    "(2, 'npm', 1, 1, 0, 0), (4, 'npm', 1, 1, 0, 0)"_s,
    u"INSERT INTO reservation (type, canonical, reason, since, allow_forwarding) VALUES "
    "('npm', 'mine', 'published here', 7, 0), ('npm', 'known', 'published here', 7, 0), "
    "('npm', 'shared', 'published here', 7, 0), ('npm', 'gone', 'reserved when it was deleted', 7, "
    "0), ('npm', '@acme/*', 'reserved by hand', 7, 0), ('npm', 'free', 'forwarded by hand', 7, 1)"_s,
    u"INSERT INTO tombstone (type, canonical, version, since) VALUES ('npm', 'shared', '1.0.0', "
    u"7), "
    "('npm', 'gone', '2.0.0', 7)"_s,
};

/// A data directory as 0.1 wrote it, or a later one before reservations had owners: its schema, and
/// a journal that holds all of it.
void makeEarlier(const QString &directory, size_t schema = 3)
{
    const QString file = directory + u"/packhouse.db"_s;
    QVERIFY(migrate(file, migrations().first(schema)));
    const auto connection = Connection::open(file, Connection::Use::Write).value();
    JournalOptions options;
    options.folder = directory + u"/journal"_s;
    options.newDatabase = true;
    options.now = FakeClock().now();
    const auto journal = taken(Journal::open(options, *connection));
    connection->execute(u"BEGIN IMMEDIATE"_s);
    for (const QString &statement : EarlierRows)
        connection->execute(statement);
    QVERIFY(journal->record());
    connection->execute(u"COMMIT"_s);
    QVERIFY(!connection->takeError());
}

QStringList texts(const QList<Reservation> &rows)
{
    QStringList all;
    for (const Reservation &row : rows)
        all << u"%1 %2: %3%4"_s.arg(row.scopePath.isEmpty() ? u"-"_s : row.scopePath,
                                    row.canonicalName, row.reason,
                                    row.wasOpen ? u", known"_s : QString());
    return all;
}

QString problems(Store &store)
{
    QStringList all;
    for (const IntegrityFinding &one : taken(store.verify({})))
        all << english(one.subject) + u' ' + english(one.problem);
    return all.join(u'\n');
}

} // namespace

class tst_store_reservations : public QObject
{
    Q_OBJECT

private slots:
    // Who is kept from being forwarded by what somebody else did. The attacker is a writer of
    // another group who wants to cut others off, or one who wants a private name to be asked for
    // elsewhere, or a stranger who wants to learn which names there are.
    void O1_whomAReservationHoldsFor_data()
    {
        QTest::addColumn<QString>("owner");
        QTest::addColumn<ReservedBy>("by");
        QTest::addColumn<bool>("wasOpen");
        QTest::addColumn<QStringList>("heldFor"); ///< "asker@where", of those below
        using By = ReservedBy;
        const QStringList below{u"acme@own"_s, u"lab@own"_s, u"nobody@own"_s};
        const QStringList itself{u"acme@instance"_s, u"person@instance"_s, u"person@own"_s};
        const QStringList all{u"acme@lab"_s,   u"lab@lab"_s,      u"nobody@lab"_s,
                              u"person@lab"_s, u"lab@instance"_s, u"nobody@instance"_s};
        QTest::newRow("a private publish cuts off nobody outside of its group, nor tells him of it")
            << u"acme"_s << By::Publish << false << QStringList{u"acme@own"_s} + itself;
        QTest::newRow("what was public is kept from those without any right, too")
            << u"acme"_s << By::Publish << true
            << below + itself + QStringList{u"nobody@instance"_s};
        QTest::newRow("a group's namespace is no secret")
            << u"acme"_s << By::OwnPath << false
            << below + itself + QStringList{u"nobody@instance"_s};
        QTest::newRow("by hand for a group")
            << u"acme"_s << By::Hand << false << below + itself + QStringList{u"nobody@instance"_s};
        QTest::newRow("by hand for the instance")
            << QString() << By::Hand << false << below + itself + all;
        QTest::newRow("kept from 0.1: every token, and nobody learns of it without")
            << QString() << By::Earlier << false
            << QStringList{u"acme@own"_s, u"lab@own"_s,    u"acme@lab"_s,
                           u"lab@lab"_s,  u"person@lab"_s, u"lab@instance"_s}
                   + itself;
        QTest::newRow("kept from 0.1 and never a secret")
            << QString() << By::Earlier << true << below + itself + all;
    }
    void O1_whomAReservationHoldsFor()
    {
        QFETCH(QString, owner);
        QFETCH(ReservedBy, by);
        QFETCH(bool, wasOpen);
        QFETCH(QStringList, heldFor);
        Reservation row{Npm, u"lodash"_s};
        row.scopePath = owner;
        row.scope = owner.isEmpty() ? InstanceScope : 1;
        row.by = by;
        row.wasOpen = wasOpen;
        const Scope own = scopeAt(2, Level::Project, u"acme/web"_s);
        const Scope lab = scopeAt(4, Level::Project, u"lab/app"_s);
        const QMap<QString, Scope> places{{u"own"_s, own}, {u"lab"_s, lab}, {u"instance"_s, {}}};
        const QMap<QString, Caller> askers{
            {u"acme"_s, tokenCaller(TokenKind::Project, Right::Read, own)},
            {u"lab"_s, tokenCaller(TokenKind::Project, Right::Write, lab)},
            {u"person"_s, tokenCaller(TokenKind::Personal, Right::Read)},
            {u"nobody"_s, Caller()}};
        QStringList held;
        for (auto place = places.begin(); place != places.end(); ++place) {
            for (auto asker = askers.begin(); asker != askers.end(); ++asker) {
                if (acts(row, *place, *asker))
                    held << asker.key() + u'@' + place.key();
            }
        }
        held.sort();
        heldFor.sort();
        QCOMPARE(held, heldFor);
        // A group whose path only begins like another's is another group.
        QVERIFY(owner.isEmpty() || !acts(row, scopeAt(5, Level::Project, u"acmes/web"_s), {}));
    }

    void O1_theStrictestOfSeveralGroupsDecides()
    {
        const auto row = [](ScopeId scope, const QString &name, ReservedBy by, bool allow) {
            Reservation one{Npm, name, {}, {}, allow};
            one.scope = scope;
            one.by = by;
            return one;
        };
        const auto held = [](const QList<Reservation> &rows) {
            const auto one = decisive(rows, u"@a/x"_s);
            return one && !one->allowForwarding;
        };
        const QString name = u"@a/x"_s;
        const QString all = u"@a/*"_s;
        QVERIFY(!decisive({}, name));
        // By hand says more than that it was published, also where the instance says it…
        QVERIFY(!held({row(1, name, ReservedBy::Publish, false), row(0, name, {}, true)}));
        // … but the name more than its namespace, and the group more than the instance.
        QVERIFY(held({row(1, name, ReservedBy::Publish, false), row(0, all, {}, true)}));
        QVERIFY(held({row(1, name, {}, false), row(0, name, {}, true)}));
        QVERIFY(!held({row(1, name, {}, true), row(0, name, {}, false)}));
        // Whoever lets his own name be forwarded does not do so with another group's.
        for (const auto &rows :
             {QList{row(1, name, {}, true), row(2, name, ReservedBy::Publish, false)},
              QList{row(2, name, ReservedBy::Publish, false), row(1, name, {}, true)}})
            QVERIFY(held(rows));
    }

    void O1_aPublishReservesInItsOwnGroup()
    {
        World w;
        w.publish(w.own, u"1.0.0"_s);
        QVERIFY(w.isReserved(w.own, w.acmeToken));
        QVERIFY(w.isReserved(w.store.acme, w.acmeToken));
        // Strangers there do not learn of it.
        QVERIFY(!w.isReserved(w.store.acme, w.nobody));
        QVERIFY(!w.isReserved(w.store.api, w.labToken));
        QVERIFY(w.isReserved(Scope(), w.acmeToken));
        QVERIFY(w.isReserved(Scope(), owner()));
        QVERIFY(!w.isReserved(w.lab, w.labToken));
        QVERIFY(!w.isReserved(w.lab, w.acmeToken));
        QVERIFY(!w.isReserved(w.labGroup, w.nobody));
        QVERIFY(!w.isReserved(Scope(), w.labToken));
        QVERIFY(!w.isReserved(Scope(), w.nobody));
        QCOMPARE(texts(taken(w.store.store->reservations())),
                 QStringList{u"acme lodash: published here"_s});
    }

    void O1_aProjectInNoGroupReservesForItself()
    {
        World w;
        const Scope alone = w.store.project(u"alone"_s);
        w.publish(alone, u"1.0.0"_s);
        QVERIFY(w.isReserved(alone, tokenCaller(TokenKind::Project, Right::Read, alone)));
        QVERIFY(!w.isReserved(alone, w.nobody));
        QVERIFY(!w.isReserved(w.lab, w.labToken));
        QVERIFY(!w.isReserved(Scope(), w.labToken));
    }

    void O1_aDeletionHidesTheVersionFromNobodyElse()
    {
        World w;
        const qint64 squatted = w.publish(w.lab, u"4.17.21"_s);
        QVERIFY(w.store.store->removeVersion(squatted, owner()));
        QVERIFY(w.isDeleted(w.lab, w.labToken, u"4.17.21"_s));
        QVERIFY(w.isDeleted(w.labGroup, w.labToken, u"4.17.21"_s));
        QVERIFY(!w.isDeleted(w.labGroup, w.nobody, u"4.17.21"_s));
        QVERIFY(w.isDeleted(Scope(), w.labToken, u"4.17.21"_s));
        QVERIFY(!w.isDeleted(w.own, w.acmeToken, u"4.17.21"_s));
        QVERIFY(!w.isDeleted(Scope(), w.acmeToken, u"4.17.21"_s));
        QVERIFY(!w.isDeleted(Scope(), w.nobody, u"4.17.21"_s));
        // Nor does it outlive that the version comes back.
        QVERIFY(w.store.store->restore({squatted}, owner()));
        QVERIFY(!w.isDeleted(w.lab, w.labToken, u"4.17.21"_s));
        QVERIFY(w.store.store->removeVersion(squatted, owner()));
        QVERIFY(w.store.store->purge({squatted}, owner()));
        QVERIFY(w.isDeleted(w.lab, w.labToken, u"4.17.21"_s));
        // Another group that publishes it lifts nothing; who deleted it does.
        w.publish(w.own, u"4.17.21"_s, "theirs");
        QVERIFY(w.isDeleted(w.lab, w.labToken, u"4.17.21"_s));
        w.publish(w.lab, u"4.17.21"_s);
        QVERIFY(!w.isDeleted(w.lab, w.labToken, u"4.17.21"_s));
        QVERIFY(w.isReserved(w.lab, w.labToken));
    }

    void O1_aDeletionRemembersWhatWasDeleted()
    {
        World w;
        const auto digest = [&](const QByteArray &bytes) {
            const qint64 id = w.publish(w.own, u"1.0.0"_s, bytes);
            (void)w.store.store->removeVersion(id, owner());
            const auto db = Connection::open(w.store.store->directory() + u"/packhouse.db"_s,
                                             Connection::Use::Read)
                                .value();
            Query row(*db, u"SELECT digest FROM tombstone"_s);
            return row.next() ? row.bytes(0) : QByteArray();
        };
        const QByteArray first = digest("a");
        QCOMPARE(first.size(), 32);
        QVERIFY(digest("b") != first);
        QCOMPARE(digest("a"), first);
    }

    void O1_whatEverybodyCouldReadIsNoSecretLater()
    {
        World w;
        const Scope known = w.store.project(u"open/app"_s, Visibility::Public);
        w.publish(known, u"1.0.0"_s);
        QVERIFY(w.isReserved(Scope(), w.nobody));
        QVERIFY(!w.isReserved(Scope(), w.labToken)); // who has no right there is not cut off
        QVERIFY(w.store.store->setVisibility(known.id, Visibility::Private, owner()));
        QVERIFY(w.isReserved(Scope(), w.nobody));
        // A project that becomes public later, below a group that has to be public, too.
        taken(w.store.publish(w.lab, {u"later"_s}));
        QVERIFY(!w.isReserved(Scope(), w.nobody, u"later"_s));
        QVERIFY(w.store.store->setVisibility(w.labGroup.id, Visibility::Public, owner()));
        QVERIFY(!w.isReserved(Scope(), w.nobody, u"later"_s));
        QVERIFY(w.store.store->setVisibility(w.lab.id, Visibility::Public, owner()));
        QVERIFY(w.isReserved(Scope(), w.nobody, u"later"_s));
        QCOMPARE(problems(*w.store.store), QString());
    }

    void O1_byHandForAGroupOrForAll()
    {
        World w;
        Store &store = *w.store.store;
        Reservation mine{Npm, u"@acme/*"_s};
        mine.scopePath = u"acme"_s;
        QVERIFY(store.reserve(mine, owner()));
        QVERIFY(w.isReserved(w.own, w.acmeToken, u"@acme/x"_s));
        QVERIFY(!w.isReserved(w.lab, w.labToken, u"@acme/x"_s));
        QVERIFY(store.reserve({Npm, u"left-pad"_s}, owner()));
        for (const Scope &at : {w.own, w.lab, Scope()})
            QVERIFY(w.isReserved(at, w.nobody, u"left-pad"_s));
        // It would not act for the project alone, so it is not taken.
        mine.scopePath = u"acme/web"_s;
        QCOMPARE(store.reserve(mine, owner()).error().code, ErrorCode::InvalidArgument);
        mine.scopePath = u"nobody"_s;
        QCOMPARE(store.reserve(mine, owner()).error().code, ErrorCode::NotFound);
        QVERIFY(english(store.unreserve({}, Npm, u"@acme/*"_s, owner()).error().remedy)
                    .contains(u"acme"_s));
        QVERIFY(store.unreserve(u"acme"_s, Npm, u"@acme/*"_s, owner()));
        QVERIFY(!w.isReserved(w.own, w.acmeToken, u"@acme/x"_s));
        QCOMPARE(problems(store), QString());
    }

    void O1_whatThereWasStaysForEverybody_data()
    {
        QTest::addColumn<int>("schema");
        QTest::addColumn<bool>("rebuilt");
        for (const int schema : {3, 4}) {
            QTest::addRow("upgraded from %d", schema) << schema << false;
            QTest::addRow("made anew from a journal of %d", schema) << schema << true;
        }
    }
    void O1_whatThereWasStaysForEverybody()
    {
        QFETCH(int, schema);
        QFETCH(bool, rebuilt);
        QTemporaryDir directory;
        makeEarlier(directory.path(), size_t(schema));
        StoreOptions options;
        FormatList formats = fakeFormats();
        FakeClock clock;
        options.directory = directory.path();
        options.formats = &formats;
        options.clock = &clock;
        if (rebuilt) {
            QVERIFY(QFile::remove(directory.filePath(u"packhouse.db"_s)));
            QCOMPARE(taken(Store::rebuild(options)).lost, QList<Text>());
        }
        const std::unique_ptr<Store> store = taken(Store::open(options));
        QCOMPARE(texts(taken(store->reservations())),
                 (QStringList{u"- @acme/*: reserved by hand"_s, u"- free: forwarded by hand"_s,
                              u"- gone: kept from 0.1"_s, u"- known: kept from 0.1, known"_s,
                              u"- mine: kept from 0.1"_s, u"- shared: kept from 0.1"_s}));
        QCOMPARE(taken(store->reservations()).first().since.toMSecsSinceEpoch(), 7);
        const Caller token = tokenCaller(TokenKind::Project, Right::Read,
                                         taken(store->scope(u"open/app"_s)));
        const Scope acme = taken(store->scope(u"acme/web"_s));
        for (const QString &name : {u"mine"_s, u"known"_s, u"shared"_s, u"gone"_s}) {
            for (const Scope &at : {Scope(), acme, token.token->scope})
                QVERIFY(!store->reservation(at, token, Npm, name)->allowForwarding);
        }
        QVERIFY(store->reservation(Scope(), token, Npm, u"free"_s)->allowForwarding);
        QVERIFY(store->isTombstone(acme, token, Npm, u"shared"_s, u"1.0.0"_s));
        QVERIFY(store->isTombstone(Scope(), token, Npm, u"gone"_s, u"2.0.0"_s));
        QCOMPARE(taken(store->storedVersion(1)).origin, Origin{Origin::Kind::Unknown});
        QCOMPARE(problems(*store), QString());
    }

    void O1_whatWasKeptIsNarrowedOrDropped()
    {
        QTemporaryDir directory;
        makeEarlier(directory.path());
        StoreFixture f(directory.path());
        Store &store = *f.store;
        const Scope acme = taken(store.scope(u"acme/web"_s));
        const Scope open = taken(store.scope(u"open/app"_s));
        const Caller other = tokenCaller(TokenKind::Project, Right::Read, open);
        const auto holders = [&](const QString &name) {
            QStringList paths;
            for (const Scope &one : taken(store.holdersOf(Npm, name)))
                paths << one.path;
            return paths;
        };
        QCOMPARE(holders(u"shared"_s), QStringList{u"acme"_s}); // in its trash
        QCOMPARE(holders(u"known"_s), QStringList{u"open"_s});
        QCOMPARE(holders(u"gone"_s), QStringList());

        QVERIFY(store.narrowReservation(Npm, u"shared"_s, holders(u"shared"_s), owner()));
        QVERIFY(store.reservation(acme, owner(), Npm, u"shared"_s));
        QVERIFY(store.isTombstone(acme, owner(), Npm, u"shared"_s, u"1.0.0"_s));
        QVERIFY(!store.reservation(open, other, Npm, u"shared"_s));
        QVERIFY(!store.isTombstone(open, other, Npm, u"shared"_s, u"1.0.0"_s));
        // Once, to a group that there is, and never what was set by hand.
        QCOMPARE(store.narrowReservation(Npm, u"shared"_s, {u"acme"_s}, owner()).error().code,
                 ErrorCode::NotFound);
        for (const QStringList &wrong : {QStringList(), QStringList{u""_s}, {u"acme/web"_s}})
            QCOMPARE(store.narrowReservation(Npm, u"mine"_s, wrong, owner()).error().code,
                     ErrorCode::InvalidArgument);
        QCOMPARE(store.narrowReservation(Npm, u"@acme/*"_s, {u"acme"_s}, owner()).error().code,
                 ErrorCode::NotFound);
        QVERIFY(store.reservation(open, other, Npm, u"@acme/x"_s));

        QVERIFY(store.unreserve({}, Npm, u"gone"_s, owner()));
        QVERIFY(!store.isTombstone(acme, owner(), Npm, u"gone"_s, u"2.0.0"_s));
        QCOMPARE(problems(store), QString());
    }

    void O1_anotherGroupJoins()
    {
        World w;
        Store &store = *w.store.store;
        QVERIFY(store.removeVersion(w.publish(w.own, u"1.0.0"_s), owner()));
        QVERIFY(!w.isReserved(w.lab, w.labToken));
        QVERIFY(!w.isDeleted(w.lab, w.labToken, u"1.0.0"_s));
        const quint64 before = store.generation(Npm, u"lodash"_s)->value();
        QVERIFY(store.shareReservation(u"acme"_s, Npm, u"lodash"_s, u"lab"_s, true, owner()));
        QVERIFY(store.generation(Npm, u"lodash"_s)->value() != before);
        const auto joined = [&] {
            return std::array{w.isReserved(w.lab, w.labToken), w.isReserved(w.labGroup, w.labToken),
                              w.isReserved(Scope(), w.labToken),
                              w.isDeleted(w.lab, w.labToken, u"1.0.0"_s),
                              w.isDeleted(Scope(), w.labToken, u"1.0.0"_s)};
        };
        QVERIFY(joined() == (std::array{true, true, true, true, true}));
        const ReservationTable table(taken(store.reservations()));
        QVERIFY(table.find(w.lab, w.labToken, Npm, u"lodash"_s));
        const auto isOwners = [](const Reservation &row) { return row.canonicalName == u"lodash"; };
        const QList<Reservation> rows = taken(store.reservations());
        QCOMPARE(std::find_if(rows.begin(), rows.end(), isOwners)->sharedWith,
                 QStringList{u"lab"_s});
        // It is nobody else's, and what it is made of is in the journal.
        const Scope third = w.store.project(u"third/app"_s);
        QVERIFY(!w.isReserved(third, tokenCaller(TokenKind::Project, Right::Read, third)));
        QCOMPARE(problems(store), QString());
        w.reopen();
        QVERIFY(joined() == (std::array{true, true, true, true, true}));
        Store &again = *w.store.store;
        QVERIFY(again.shareReservation(u"acme"_s, Npm, u"lodash"_s, u"lab"_s, true, owner()));
        QVERIFY(again.shareReservation(u"acme"_s, Npm, u"lodash"_s, u"lab"_s, false, owner()));
        QVERIFY(joined() == (std::array{false, false, false, false, false}));
        QVERIFY(w.isReserved(w.own, w.acmeToken));
        QCOMPARE(again.shareReservation(u"acme"_s, Npm, u"lodash"_s, u"lab"_s, false, owner())
                     .error()
                     .code,
                 ErrorCode::NotFound);
    }

    /// From the journal alone: who has joined, which upstream is used, and whose a name was there.
    void U8_aRebuildKnowsWhatWasSaid()
    {
        StoreFixture f;
        (void)f.project(u"lab/app"_s);
        (void)taken(f.publish(f.web, {u"lodash"_s, u"1.0.0"_s, "a"}));
        QVERIFY(f.store->shareReservation(u"acme"_s, Npm, u"lodash"_s, u"lab"_s, true, owner()));
        QVERIFY(f.store->acceptUpstream({Npm, "https://packages.example/npm", true}, owner()));
        QVERIFY(f.store->acceptUpstream({u"pypi"_s, "http://b.example"}, owner()));
        QVERIFY(f.store->forgetUpstream(u"pypi"_s, owner()));
        QVERIFY(f.store->rememberUpstream(Npm, u"open"_s, "https://packages.example/npm"));
        const auto check = [&] {
            const auto accepted = taken(f.store->acceptedUpstreams());
            QCOMPARE(accepted.size(), 1);
            QCOMPARE(accepted.first().address, "https://packages.example/npm"_ba);
            QVERIFY(accepted.first().isPublic);
            QCOMPARE(taken(f.store->upstreamOf(Npm, u"open"_s)), "https://packages.example/npm"_ba);
            QCOMPARE(taken(f.store->upstreamOf(Npm, u"other"_s)), QByteArray());
            const auto lab = taken(f.store->scope(u"lab/app"_s));
            QVERIFY(f.store->reservation(lab, owner(), Npm, u"lodash"_s));
            QCOMPARE(problems(*f.store), QString());
        };
        check();
        StoreOptions options;
        options.directory = f.store->directory();
        options.formats = &f.formats;
        options.clock = &f.clock;
        f.store.reset();
        QVERIFY(QFile::remove(options.directory + u"/packhouse.db"_s));
        QVERIFY(Store::rebuild(options));
        f.reopen();
        check();
    }

    /// Of a namespace too; and what the owner gives up is given up for all.
    void O1_whatIsSharedGoesWithTheReservation()
    {
        World w;
        Store &store = *w.store.store;
        Reservation names{Npm, u"@acme/*"_s};
        names.scopePath = u"acme"_s;
        QVERIFY(store.reserve(names, owner()));
        QVERIFY(store.shareReservation(u"acme"_s, Npm, u"@acme/*"_s, u"lab"_s, true, owner()));
        QVERIFY(w.isReserved(w.lab, w.labToken, u"@acme/x"_s));
        QVERIFY(store.unreserve(u"acme"_s, Npm, u"@acme/*"_s, owner()));
        QVERIFY(!w.isReserved(w.lab, w.labToken, u"@acme/x"_s));
        QVERIFY(store.reserve(names, owner()));
        QVERIFY(!w.isReserved(w.lab, w.labToken, u"@acme/x"_s));
        QCOMPARE(problems(store), QString());
    }

    void O1_onlyTwoTopLevelGroupsShare()
    {
        World w;
        Store &store = *w.store.store;
        (void)w.publish(w.own, u"1.0.0"_s);
        const auto code = [&](const QString &owned, const QString &with, const QString &name) {
            return store.shareReservation(owned, Npm, name, with, true, owner()).error().code;
        };
        QCOMPARE(code(u"acme"_s, u"lab/app"_s, u"lodash"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(u"acme"_s, u""_s, u"lodash"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(u""_s, u"lab"_s, u"lodash"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(u"acme"_s, u"acme"_s, u"lodash"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(u"acme"_s, u"nobody"_s, u"lodash"_s), ErrorCode::NotFound);
        QCOMPARE(code(u"lab"_s, u"acme"_s, u"lodash"_s), ErrorCode::NotFound);
    }

    void O3_aForeignVersionKeepsNothingFromAnybody()
    {
        World w;
        Store &store = *w.store.store;
        const Origin foreign{Origin::Kind::Imported, u"http://there/npm"_s, true};
        const auto import = [&](const QString &version, const Origin &origin) {
            Publication publication = w.store.publication(w.own, {u"lodash"_s, version});
            publication.origin = origin;
            return store.publish(std::move(publication));
        };
        const StoredVersion first = taken(import(u"1.0.0"_s, foreign));
        QCOMPARE(first.origin, foreign);
        QVERIFY(!w.isReserved(w.own, w.acmeToken));
        QVERIFY(store.removeVersions({PlannedVersion::of(first)}, owner()));
        QVERIFY(!w.isDeleted(w.own, w.acmeToken, u"1.0.0"_s));
        // Unless that is asked for.
        const StoredVersion again = taken(import(u"1.0.0"_s, foreign));
        QVERIFY(store.removeVersions({PlannedVersion::of(again)}, owner(), true));
        QVERIFY(w.isDeleted(w.own, w.acmeToken, u"1.0.0"_s));
        // What is imported as ours is, and so is what somebody adds a file to.
        const Origin ours{Origin::Kind::Imported, foreign.from};
        QVERIFY(import(u"2.0.0"_s, ours));
        QVERIFY(w.isReserved(w.own, w.acmeToken));
        QVERIFY(!w.isReserved(w.lab, w.labToken));
        Publication mixed = w.store.publication(w.lab,
                                                {u"tool"_s, u"1.0"_s, "a", u"a.jar"_s, u"maven"_s});
        mixed.origin = foreign;
        QVERIFY(store.publish(std::move(mixed)));
        QVERIFY(!store.reservation(w.lab, w.labToken, u"maven"_s, u"tool"_s));
        const auto added = w.store.publish(w.lab,
                                           {u"tool"_s, u"1.0"_s, "b", u"b.jar"_s, u"maven"_s});
        QCOMPARE(added->origin, Origin());
        QVERIFY(store.reservation(w.lab, w.labToken, u"maven"_s, u"tool"_s));
        QCOMPARE(problems(store), QString());
    }

    // Whoever imports a name of ours would take a stranger's newest version for ours.
    void O4_aNameOfOursTakesNothingFromElsewhereUnasked()
    {
        World w;
        Store &store = *w.store.store;
        const Origin there{Origin::Kind::Imported, u"http://there/npm"_s};
        const auto import = [&](const QString &version, const QString &from, bool intoExisting) {
            Publication publication = w.store.publication(w.own, {u"lodash"_s, version});
            publication.origin = {Origin::Kind::Imported, from};
            publication.intoExisting = intoExisting;
            return store.publish(std::move(publication));
        };
        const Coordinates name{Npm, u"Lodash"_s, {}};
        QVERIFY(store.checkAddition(w.own, name, there));
        QVERIFY(import(u"1.0.0"_s, there.from, false));
        QVERIFY(import(u"1.1.0"_s, there.from, false)); // the same source goes on
        const auto elsewhere = import(u"1.2.0"_s, u"http://mirror/npm"_s, false);
        QCOMPARE(elsewhere.error().code, ErrorCode::Conflict);
        QVERIFY(
            english(elsewhere.error().what).contains(u"1.1.0 (imported from http://there/npm)"_s));
        const qint64 own = w.publish(w.own, u"2.0.0"_s);
        const auto refused = import(u"9.0.0"_s, there.from, false);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(english(refused.error().what).contains(u"2.0.0 (published by this computer)"_s));
        QVERIFY(english(refused.error().remedy).contains(u"--into-existing"_s));
        QCOMPARE(store.checkAddition(w.own, {Npm, u"lodash"_s, {}}, there).error().code,
                 ErrorCode::Conflict);
        // A trash is no way around it, and another project's package is another one.
        QVERIFY(store.removeVersion(own, owner()));
        QCOMPARE(import(u"9.0.0"_s, there.from, false).error().code, ErrorCode::Conflict);
        QVERIFY(store.checkAddition(w.store.api, {Npm, u"lodash"_s, {}}, there));
        QVERIFY(import(u"9.0.0"_s, there.from, true));
        QVERIFY(w.store.versionTexts(w.own, u"lodash"_s).contains(u"9.0.0"_s));
    }

    void O4_norDoesARestore()
    {
        World w;
        Store &store = *w.store.store;
        Publication publication = w.store.publication(w.own, {u"lodash"_s, u"5.0.0"_s});
        publication.origin = {Origin::Kind::Imported, u"http://there/npm"_s, true};
        const qint64 foreign = taken(store.publish(std::move(publication))).id;
        QVERIFY(store.removeVersion(foreign, owner()));
        QVERIFY(store.restore({foreign}, owner()));
        QVERIFY(store.removeVersion(foreign, owner()));
        w.publish(w.own, u"1.0.0"_s);
        QCOMPARE(store.restore({foreign}, owner()).error().code, ErrorCode::Conflict);
        QCOMPARE(w.store.versionTexts(w.own, u"lodash"_s), QStringList{u"1.0.0"_s});
        QVERIFY(store.restoreIntoExisting({foreign}, owner()));
        QCOMPARE(w.store.versionTexts(w.own, u"lodash"_s).size(), 2);
    }

    void O1_onlyWhoDeletedItBringsBackWhatWasKept()
    {
        QTemporaryDir directory;
        makeEarlier(directory.path());
        StoreFixture f(directory.path());
        const Scope open = taken(f.store->scope(u"open/app"_s));
        const auto isDeleted = [&] {
            return f.store->isTombstone(Scope(), owner(), Npm, u"shared"_s, u"1.0.0"_s);
        };
        taken(f.publish(open, {u"shared"_s})); // a squatter
        QVERIFY(isDeleted());
        QVERIFY(f.store->restore({3}, owner()));
        QVERIFY(isDeleted()); // it may be the squatter's, nobody knows
        QVERIFY(f.store->removeVersion(3, owner()));
        const qint64 theirs =
            taken(f.store->version(open, Npm, u"shared"_s, u"1.0.0"_s)).first().id;
        QVERIFY(f.store->removeVersion(theirs, owner()));
        QVERIFY(f.store->purge({theirs}, owner()));
        QVERIFY(f.store->restore({3}, owner()));
        QVERIFY(!f.store->isTombstone(taken(f.store->scope(u"acme"_s)), owner(), Npm, u"shared"_s,
                                      u"1.0.0"_s));
        QCOMPARE(problems(*f.store), QString());
    }
};

QTEST_GUILESS_MAIN(tst_store_reservations)
#include "tst_store_reservations.moc"
