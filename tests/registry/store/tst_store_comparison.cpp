// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/connection.h"
#include "registry/store/rowcomparison.h"
#include "support/storefixture.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Kind = IntegrityFinding::Kind;

namespace {

StoreOptions optionsOf(const StoreFixture &f, const QString &directory)
{
    StoreOptions options;
    options.directory = directory;
    options.formats = &f.formats;
    options.clock = &f.clock;
    return options;
}

/// Behind the registry's back.
void change(const QString &directory, const QString &statement)
{
    const auto db = Connection::open(directory + u"/packhouse.db"_s, Connection::Use::Write)
                        .value();
    db->execute(u"PRAGMA foreign_keys = OFF"_s);
    db->execute(statement);
    if (const std::optional<Error> error = db->takeError())
        QFAIL(qPrintable(english(*error)));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString logOf(const QString &directory, int generation)
{
    return u"%1/journal/%2.log"_s.arg(directory).arg(generation);
}

void publishSome(StoreFixture &f, int first, int last)
{
    for (int i = first; i <= last; ++i)
        QVERIFY(f.publish(f.web, {.name = u"p%1"_s.arg(i), .bytes = QByteArray::number(i)}));
}

/// The sentences with which it began a new journal.
QStringList renewals(StoreFixture &f)
{
    QStringList found;
    for (const ActivityRow &row : taken(f.store->activity(0, 100))) {
        if (row.action == u"journal.renew")
            found << english(row.outcome);
    }
    return found;
}

} // namespace

/// What verify says of rows that are not as the journal made them, and of journals that are not
/// what the database was made with.
class tst_store_comparison : public QObject
{
    Q_OBJECT

private slots:
    void S4_rowsThatNobodyJournaledAreNamed_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *name, const QString &harm, const QStringList &says) {
            QTest::newRow(name) << harm << says;
        };
        row("a table is gone", u"DROP TABLE protection_rule"_s,
            {u"the table protection_rule: is missing"_s});
        row("the tables of packages are gone", u"DROP TABLE version"_s,
            {u"the table version: is missing"_s});
        row("an index is gone", u"DROP INDEX version_live"_s, {u"the index version_live"_s});
        row("a trigger came",
            u"CREATE TRIGGER mine AFTER INSERT ON file BEGIN DELETE FROM tag; END"_s,
            {u"the trigger mine: does not belong"_s});
        row("a table is emptied", u"DELETE FROM token"_s,
            {u"acme/web: the token ci: is missing from the database"_s});
        row("all versions are gone", u"DELETE FROM version"_s,
            {u"acme/web npm left-pad 1.0.0: is missing"_s, u"acme/api npm b 2.0.0: is missing"_s});
        row("rights", u"UPDATE token SET rights = 15"_s,
            {u"acme/web: the token ci: was changed"_s, u"rights is 15 in the database and 1"_s});
        row("visibility", u"UPDATE scope SET visibility = 1 - visibility WHERE path = 'acme/web'"_s,
            {u"acme/web: was changed"_s, u"visibility is"_s});
        row("the name of a version", u"UPDATE version SET name = 'evil' WHERE name = 'left-pad'"_s,
            {u"acme/web npm evil 1.0.0: was changed"_s, u"name is 'evil'"_s, u"'left-pad'"_s});
        row("case alone", u"UPDATE package SET name = 'LEFT-pad' WHERE name = 'left-pad'"_s,
            {u"acme/web npm LEFT-pad: was changed"_s, u"name is 'LEFT-pad'"_s});
        row("the name of a file", u"UPDATE file SET name = 'x.tgz' WHERE name LIKE 'left%'"_s,
            {u"acme/web npm left-pad 1.0.0: x.tgz: was changed"_s, u"'left-pad-1.0.0.tgz'"_s});
        row("a hash", u"UPDATE blob SET sha1 = x'00'"_s,
            {u"acme/web npm left-pad 1.0.0: the bytes "_s, u"sha1 is other bytes"_s});
        row("a type", u"UPDATE version SET status = '0' || 'x' WHERE name = 'b'"_s,
            {u"acme/api npm b 2.0.0: was changed"_s, u"status is '0x'"_s});
        row("a row more",
            u"INSERT INTO reservation (type, canonical, reason, since) VALUES ('npm', 'evil', '', "
            "1)"_s,
            {u"the reservation npm evil: is in the database, and no change"_s});
        row("a row without a key", u"INSERT INTO total (name, value) VALUES (NULL, 7)"_s,
            {u"no change in the journal made it"_s});
        row("an entry of the activity", u"DELETE FROM activity WHERE action = 'publish'"_s,
            {u"the activity "_s, u"publish acme/web npm left-pad 1.0.0"_s});
    }
    void S4_rowsThatNobodyJournaledAreNamed()
    {
        QFETCH(QString, harm);
        QFETCH(QStringList, says);
        StoreFixture f;
        const QString directory = f.store->directory();
        QVERIFY(f.publish(f.web, {.tags = {u"latest"_s}}));
        QVERIFY(f.publish(f.api, {.name = u"b"_s, .version = u"2.0.0"_s, .bytes = "b"}));
        QVERIFY(f.store->createToken({TokenKind::Project, u"ci"_s, u"acme/web"_s, Right::Read, {}},
                                     owner()));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        f.store.reset();
        change(directory, harm);
        f.reopen();
        const QList<IntegrityFinding> found = taken(f.store->verify({}));
        const QString text = textOf(found);
        for (const QString &one : says)
            QVERIFY2(text.contains(one), qPrintable(text));
        for (const IntegrityFinding &one : found) {
            if (one.kind == Kind::Damaged) // by its row's hash
                continue;
            QCOMPARE(one.kind, Kind::Rows);
            QVERIFY2(english(one.remedy).contains(u"packhousectl rebuild"), qPrintable(text));
        }
        // Nothing that helps is taken away meanwhile, and it helps.
        f.store.reset();
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s), QStringList{u"1.0.0"_s});
    }

    /// A text that JSON may hold and UTF-8 may not.
    void P7_halfOfASurrogatePairIsNoDamage()
    {
        StoreFixture f;
        const QString high(QChar(ushort(0xd800)));
        const QString low(QChar(ushort(0xdc00)));
        Publication publication = f.publication(f.web, {});
        publication.description = u"a"_s + high + u"b\U0001f600"_s + low;
        publication.statusMessage = low;
        publication.status = Status::Deprecated;
        publication.dependencies = {{u"dep"_s, high}};
        const auto published = f.store->publish(std::move(publication));
        QVERIFY(published);
        VersionChange message;
        message.statusMessage = low + high;
        QVERIFY(f.store->change(published->id, message, owner()));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        const QString directory = f.store->directory();
        f.store.reset();
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        const auto stored = f.store->versions(f.web, u"npm"_s, u"left-pad"_s).value();
        QCOMPARE(stored.first().statusMessage, u"\ufffd\ufffd"_s);
    }

    void S4_aDatabaseThatCannotBeUsedIsDamaged_data()
    {
        QTest::addColumn<QString>("table");
        for (const char *table : {"scope", "total", "activity"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }
    void S4_aDatabaseThatCannotBeUsedIsDamaged()
    {
        QFETCH(QString, table);
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        change(directory, u"DROP TABLE "_s + table);
        auto opened = Store::open(optionsOf(f, directory));
        if (!opened) {
            QCOMPARE(opened.error().code, ErrorCode::Corrupt);
            QVERIFY(english(opened.error().remedy).contains(u"packhousectl rebuild"));
        } else {
            const QString text = textOf(taken((*opened)->verify({})));
            QVERIFY2(text.contains(u"the table "_s + table + u": is missing"_s), qPrintable(text));
            opened->reset();
        }
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_anActivityThatWasTamperedWithMakesNoStranger()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        change(directory, u"UPDATE activity SET actor = 'somebody else'"_s);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        change(directory,
               u"INSERT INTO activity (at, actor, action, subject, before, after, outcome) "
               "VALUES (1, 'x', 'x', 'x', '', '', '')"_s);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_manyRowsAreNamedUpToABoundAndTheRestIsCounted()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 130);
        f.store.reset();
        change(directory, u"DELETE FROM version"_s);
        f.reopen();
        int named = 0;
        for (const IntegrityFinding &one : taken(f.store->verify({})))
            named += english(one.subject).startsWith(u"acme/web npm p"_s)
                     && one.coordinates.version == u"1.0.0" && one.fileName.isEmpty()
                     && english(one.problem).startsWith(u"is missing"_s)
                     && !english(one.subject).contains(u':');
        QCOMPARE(named, 100);
        QVERIFY(textOf(taken(f.store->verify({}))).contains(u"30 more rows of 'version'"));
    }

    void S4_aChangeOfCaseIsJournaled()
    {
        StoreFixture f;
        ProtectionRule rule{0, f.web.id, u"npm"_s, u"left-*"_s, Role::Maintainer, {}};
        rule = f.store->setProtectionRule(rule, owner()).value();
        rule.namePattern = u"LEFT-*"_s;
        QVERIFY(f.store->setProtectionRule(rule, owner()));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_aVerifyCanBeStopped()
    {
        StoreFixture f;
        publishSome(f, 1, 300); // more than it reads between two questions
        int most = 0;
        QVERIFY(f.store->verify([&](qint64, qint64) { return ++most > 0; }));
        QVERIFY(most > 1);
        for (int last = 1; last <= std::min(most, 12); ++last) {
            int asked = 0;
            const auto stopped = f.store->verify([&](qint64, qint64) { return ++asked < last; });
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
            QCOMPARE(asked, last);
            QCOMPARE(QDir(f.store->directory() + u"/staging"_s).entryList(QDir::Files),
                     QStringList());
        }
    }

    void S4_aComparisonThatFindsNothingCanBeStopped()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"one.db"_s);
        const QString copy = folder.filePath(u"other.db"_s);
        for (const QString &path : {file, copy}) {
            auto made = taken(Connection::open(path, Connection::Use::Write));
            for (const QString &table : {u"rows (id INTEGER PRIMARY KEY, text TEXT)"_s,
                                         u"keys (a INTEGER, b TEXT, PRIMARY KEY (a, b)) "
                                         "WITHOUT ROWID"_s}) {
                QVERIFY(made->execute(u"CREATE TABLE "_s + table));
                QVERIFY(made->execute(
                    u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                    "FROM n WHERE i < 100000) INSERT INTO %1 SELECT i, i FROM n"_s.arg(
                        table.left(4))));
            }
        }
        auto db = taken(Connection::open(file, Connection::Use::Read));
        QVERIFY(!Query(*db, u"ATTACH ? AS journal"_s, copy).next());
        const auto compare = [&](const QString &table, int last, int &asked, int &found) {
            return compareRows(
                *db, {table}, 10, [&](const RowDifference &) { ++found; },
                [&] { return ++asked != last; });
        };
        for (const QString &table : {u"rows"_s, u"keys"_s}) {
            int asked = 0;
            int found = 0;
            QVERIFY(compare(table, 0, asked, found));
            QVERIFY(asked > 3);
            QCOMPARE(found, 0);
            asked = 0;
            QVERIFY(!compare(table, 3, asked, found));
            QCOMPARE(asked, 3);
            QVERIFY(!db->failed());
        }
    }

    void S4_aComparisonOfWhatIsAllDifferentCanBeStopped()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(u"other.db"_s);
        for (const QString &path : {folder.filePath(u"one.db"_s), copy}) {
            auto made = taken(Connection::open(path, Connection::Use::Write));
            QVERIFY(made->execute(u"CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)"_s));
            QVERIFY(made->execute(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                  "WHERE i < 100000) INSERT INTO rows SELECT i, '%1' FROM n"_s.arg(
                                      path == copy ? u"a"_s : u"b"_s)));
        }
        auto db = taken(Connection::open(folder.filePath(u"one.db"_s), Connection::Use::Read));
        QVERIFY(!Query(*db, u"ATTACH ? AS journal"_s, copy).next());
        QStringList kinds;
        int asked = 0;
        QVERIFY(compareRows(
            *db, {u"rows"_s}, 10, [&](const RowDifference &one) { kinds << one.subject; },
            [&] { return ++asked > 0; }));
        QVERIFY(asked > 3);
        QCOMPARE(kinds.size(), 11);
        QCOMPARE(kinds.last(), u"99990 more rows of 'rows'"_s);
        asked = 0;
        QVERIFY(!compareRows(
            *db, {u"rows"_s}, 10, [](const RowDifference &) {}, [&] { return ++asked < 3; }));
    }

    void S4_rowsAreComparedWhileTheyChange()
    {
        StoreFixture f;
        std::atomic<bool> done = false;
        std::thread writer([&] {
            for (int i = 0; i < 200; ++i) {
                const auto stored = f.publish(f.web, {.name = u"p%1"_s.arg(i % 20),
                                                      .version = u"1.0.%1"_s.arg(i),
                                                      .bytes = QByteArray::number(i)});
                if (stored && i % 3 == 0)
                    (void)f.store->removeVersion(stored->id, owner());
                if (stored && i % 6 == 0)
                    (void)f.store->purge({stored->id}, owner());
            }
            done = true;
        });
        QStringList wrong;
        int times = 0;
        for (bool last = false; !last; ++times) {
            last = done;
            for (const IntegrityFinding &one : taken(f.store->verify({}))) {
                if (one.kind == Kind::Rows || one.kind == Kind::Journal)
                    wrong << english(one.subject) + u' ' + english(one.problem);
            }
        }
        writer.join();
        QCOMPARE(wrong, QStringList());
        QVERIFY(times > 1);
    }

    void S4_aJournalThatIsGoneEmptiedOrOlderIsToldAtStart_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<bool>("knowsTheFirst");
        QTest::newRow("gone") << u"gone"_s << false;
        QTest::newRow("emptied") << u"emptied"_s << false;
        QTest::newRow("older") << u"older"_s << true;
        QTest::newRow("older, of a generation before") << u"before"_s << true;
    }
    void S4_aJournalThatIsGoneEmptiedOrOlderIsToldAtStart()
    {
        QFETCH(QString, harm);
        QFETCH(bool, knowsTheFirst);
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        const QByteArray older = bytesOf(logOf(directory, 1));
        f.reopen();
        if (harm == u"before")
            QVERIFY(f.store->renewJournal());
        publishSome(f, 3, 5);
        f.store.reset();
        QVERIFY(QDir(directory + u"/journal"_s).removeRecursively());
        QVERIFY(QDir().mkpath(directory + u"/journal"_s));
        if (harm == u"emptied")
            write(logOf(directory, 1), {});
        else if (harm != u"gone")
            write(logOf(directory, 1), older);

        // A rebuild would take what only the database has.
        const auto rebuilt = Store::rebuild(optionsOf(f, directory));
        QVERIFY(!rebuilt);
        QVERIFY2(!english(rebuilt.error().remedy).contains(u"rebuild"),
                 qPrintable(english(rebuilt.error())));

        static QStringList said;
        said.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { said << text; });
        f.reopen();
        qInstallMessageHandler(before);
        const QString log = said.join(u'\n');
        for (int i = 3; i <= 5; ++i)
            QVERIFY2(
                log.contains(u"acme/web npm p%1 1.0.0: is known to the database alone"_s.arg(i)),
                qPrintable(log));
        QCOMPARE(!log.contains(u"npm p1 1.0.0: is known to the database alone"), knowsTheFirst);
        QVERIFY2(log.contains(u"a new one began with the database as it is"), qPrintable(log));
        QTRY_COMPARE(renewals(f).size(), 1);
        if (harm != u"gone")
            QCOMPARE(bytesOf(logOf(directory, 1)), harm == u"emptied" ? QByteArray() : older);
        const QString told = textOf(taken(f.store->verify({})));
        QVERIFY2(told.contains(u"began anew on "_s) && told.count(u'\n') == 0, qPrintable(told));
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(f.versionTexts(f.web, u"p%1"_s.arg(i)), QStringList{u"1.0.0"_s});
        f.reopen();
        QCOMPARE(renewals(f).size(), 1); // once
    }

    void S4_aBreakOfTheJournalIsToldUntilItIsAccepted_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("setAside");
        for (const QString &harm : {u"cut"_s, u"first line"_s, u"last line"_s, u"older"_s})
            QTest::newRow(qPrintable(harm)) << harm << u"1.log"_s;
        QTest::newRow("gone") << u"gone"_s << u"was gone"_s;
    }
    void S4_aBreakOfTheJournalIsToldUntilItIsAccepted()
    {
        QFETCH(QString, harm);
        QFETCH(QString, setAside);
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        const QByteArray older = bytesOf(logOf(directory, 1));
        publishSome(f, 3, 6);
        f.store.reset();
        QByteArray journal = bytesOf(logOf(directory, 1));
        if (harm == u"first line")
            journal[journal.indexOf('\n') / 2] ^= 1;
        else if (harm == u"last line")
            journal[journal.size() - 40] ^= 1;
        else if (harm == u"cut")
            journal.truncate(journal.size() / 2);
        else
            journal = older;
        write(logOf(directory, 1), journal);
        if (harm == u"gone")
            QVERIFY(QDir(directory + u"/journal"_s).removeRecursively());
        const QString at = f.clock.now().toString(Qt::ISODate);
        f.reopen();
        f.clock.advance(60);
        const auto expectTold = [&] {
            const QString told = textOf(taken(f.store->verify({})));
            QVERIFY2(told.contains(u"began anew on "_s + at) && told.contains(setAside)
                         && told.contains(u"verify --repair"),
                     qPrintable(told));
            QCOMPARE(told.count(u"began anew"), 1);
        };
        expectTold();
        f.reopen();
        publishSome(f, 7, 7);
        expectTold();

        // An ordinary renewal forgets nothing, and is no break itself.
        const QStringList before = QDir(directory + u"/journal"_s).entryList({u"*.log"_s});
        for (int i = 0; i < 30; ++i) {
            f.store.reset();
            StoreOptions options = optionsOf(f, directory);
            options.longestJournal = 1;
            f.store = std::move(*Store::open(options));
            if (QDir(directory + u"/journal"_s).entryList({u"*.log"_s}) != before)
                break;
            Publication big = f.publication(f.web, {.version = u"2.0.%1"_s.arg(i)});
            big.metadata = QByteArray(500'000, 'x');
            const qint64 id = f.store->publish(std::move(big)).value().id;
            QVERIFY(f.store->removeVersion(id, owner()));
            QVERIFY(f.store->purge({id}, owner()));
        }
        QVERIFY(QDir(directory + u"/journal"_s).entryList({u"*.log"_s}) != before);
        expectTold();

        QVERIFY(f.store->renewJournal());
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        QCOMPARE(taken(f.store->activity(0, 1)).first().action, u"journal.accept"_s);
    }

    void S4_ordinaryStartsAndRenewalsAreNoBreaks()
    {
        StoreFixture f;
        publishSome(f, 1, 2);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(f.store->renewJournal());
            f.reopen();
            QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        }
    }

    void S4_aWholeJournalIsNotExchangedForAForgedDatabase_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("its counter is behind")
            << u"UPDATE total SET value = 3 WHERE name = 'journal'"_s;
        QTest::newRow("it names another journal")
            << u"UPDATE total SET value = 5 WHERE name = 'journal_id'"_s;
    }
    void S4_aWholeJournalIsNotExchangedForAForgedDatabase()
    {
        QFETCH(QString, statement);
        StoreFixture f;
        const QString directory = f.store->directory();
        const IssuedToken token =
            f.store
                ->createToken({TokenKind::Project, u"ci"_s, u"acme/web"_s, Right::Read, {}},
                              owner())
                .value();
        publishSome(f, 1, 4);
        f.store.reset();
        const QByteArray journal = bytesOf(logOf(directory, 1));
        change(directory, u"UPDATE token SET rights = 15"_s);
        change(directory, statement);
        const auto opened = Store::open(optionsOf(f, directory));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY2(english(opened.error().remedy).contains(u"packhousectl rebuild"),
                 qPrintable(english(opened.error())));
        QCOMPARE(bytesOf(logOf(directory, 1)), journal);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(f.store->token(token.secret.toLatin1()).value().token.rights, Rights(Right::Read));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_aForgedCounterThatTheJournalDoesNotReachIsTold_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("ahead") << u"UPDATE total SET value = 500 WHERE name = 'journal'"_s;
        QTest::newRow("of none") << u"UPDATE total SET value = -1 WHERE name = 'journal_id'"_s;
        QTest::newRow("gone") << u"DELETE FROM total WHERE name LIKE 'journal%'"_s;
    }
    void S4_aForgedCounterThatTheJournalDoesNotReachIsTold()
    {
        QFETCH(QString, statement);
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        change(directory, statement);
        if (!Store::open(optionsOf(f, directory)))
            return; // which launders nothing
        f.reopen();
        const QString told = textOf(taken(f.store->verify({})));
        QVERIFY2(told.contains(u"began anew on "_s), qPrintable(told));
    }

    void S4_aJournalThatIsExchangedMeanwhileIsNamedAndKept()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        const QByteArray older = bytesOf(logOf(directory, 1));
        publishSome(f, 3, 4);
        QVERIFY(QFile::remove(logOf(directory, 1)));
        write(logOf(directory, 1), older);
        const QString text = textOf(taken(f.store->verify({})));
        QVERIFY2(text.contains(u"missing from the journal"), qPrintable(text));
        QVERIFY2(text.contains(u"acme/web npm p3 1.0.0: is known to the database alone"),
                 qPrintable(text));
        QVERIFY2(!text.contains(u"npm p2 1.0.0"), qPrintable(text));
        QVERIFY2(text.contains(u"verify --repair"), qPrintable(text));
        QVERIFY(f.store->renewJournal());
        QCOMPARE(bytesOf(logOf(directory, 1)), older);
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_whatADamagedJournalHasAndTheDatabaseLacksIsNotTakenForRepaired()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 3);
        f.store.reset();
        change(directory, u"DELETE FROM version WHERE name = 'p1'"_s);
        QByteArray journal = bytesOf(logOf(directory, 1));
        const qsizetype place = journal.indexOf("p2-1.0.0.tgz");
        QVERIFY(place > 0);
        journal[place] = 'P';
        write(logOf(directory, 1), journal);
        f.reopen();
        bool named = false;
        for (const IntegrityFinding &one : taken(f.store->verify({}))) {
            if (english(one.subject) == u"acme/web npm p1 1.0.0"
                && english(one.problem).contains(u"is left of the journal")) {
                QCOMPARE(one.kind, Kind::Rows);
                named = true;
            }
        }
        QVERIFY(named);
        QVERIFY(f.store->renewJournal());
        QCOMPARE(bytesOf(logOf(directory, 1)), journal); // it may be all that is left of p1
        f.store.reset();
        f.reopen();
        QCOMPARE(bytesOf(logOf(directory, 1)), journal);
    }

    void S4_theJournalOfAnotherRegistryIsToldAsThat()
    {
        StoreFixture f;
        StoreFixture other;
        other.clock.advance(7);
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        publishSome(other, 3, 9);
        const QByteArray foreign = bytesOf(logOf(other.store->directory(), 1));
        const QByteArray own = bytesOf(logOf(directory, 1));

        write(logOf(directory, 1) + u".kept"_s, own);
        QVERIFY(QFile::remove(logOf(directory, 1)));
        write(logOf(directory, 1), foreign);
        const QString text = textOf(taken(f.store->verify({})));
        QVERIFY2(text.contains(u"belongs to another registry"), qPrintable(text));
        QVERIFY2(text.contains(u"Put the registry's own journal back"), qPrintable(text));
        QVERIFY2(!text.contains(u"p3"), qPrintable(text));

        f.store.reset();
        const auto opened = Store::open(optionsOf(f, directory));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Conflict);
        QVERIFY2(
            english(opened.error().what).contains(u"belongs to another registry than the database"),
            qPrintable(english(opened.error())));
        QVERIFY(!english(opened.error().remedy).contains(u"rebuild"));
        QCOMPARE(bytesOf(logOf(directory, 1)), foreign);
        write(logOf(directory, 1), own);
        f.reopen();
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void B2_aFolderInThePlaceOfTheDatabaseIsSetAside()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(directory + u"/packhouse.db"_s + ending);
        QVERIFY(QDir().mkpath(directory + u"/packhouse.db"_s));
        write(directory + u"/packhouse.db/kept"_s, "somebody's");
        QVERIFY(!Store::open(optionsOf(f, directory)));
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.lost, QList<Text>());
        QCOMPARE(bytesOf(report.damagedDatabase + u"/kept"_s), "somebody's"_ba);
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"p2"_s), QStringList{u"1.0.0"_s});
    }

    void S4_aRebuildSaysWhenBytesCannotBeSetAside()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 4);
        f.store.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(directory + u"/packhouse.db"_s + ending);
        QFile log(logOf(directory, 1));
        QVERIFY(log.resize(bytesOf(log.fileName()).indexOf("p3-1.0.0.tgz")));
        write(directory + u"/lost"_s, "a file in the place of the folder");
        const auto rebuilt = Store::rebuild(optionsOf(f, directory));
        QVERIFY(!rebuilt);
        QVERIFY2(english(rebuilt.error()).endsWith(u'.')
                     && !english(rebuilt.error().remedy).isEmpty(),
                 qPrintable(english(rebuilt.error())));
        // Their bytes are where they were, and the database that was made knows the others.
        int blobs = 0;
        QDirIterator files(directory + u"/blobs"_s, QDir::Files, QDirIterator::Subdirectories);
        for (; files.hasNext(); files.next())
            ++blobs;
        QCOMPARE(blobs, 4);
        QVERIFY(QFile::remove(directory + u"/lost"_s));
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"p2"_s), QStringList{u"1.0.0"_s});
    }
};

QTEST_GUILESS_MAIN(tst_store_comparison)
#include "tst_store_comparison.moc"
