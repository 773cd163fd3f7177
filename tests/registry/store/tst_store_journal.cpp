// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/folders.h"
#include "support/storefixture.h"

#include "registry/store/connection.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

StoreOptions optionsOf(const StoreFixture &f, const QString &directory, qint64 longestJournal = 0)
{
    StoreOptions options;
    options.directory = directory;
    options.formats = &f.formats;
    options.clock = &f.clock;
    options.longestJournal = longestJournal;
    return options;
}

/// Every row of the database but the journal's own place in it.
QStringList everyRow(const QString &directory)
{
    const auto db = Connection::open(directory + u"/packhouse.db"_s, Connection::Use::Read).value();
    QStringList tables;
    {
        Query names(*db, u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                         "'package_text%' AND name NOT LIKE 'sqlite%' ORDER BY name"_s);
        while (names.next())
            tables << names.text(0);
    }
    QStringList rows;
    for (const QString &table : std::as_const(tables)) {
        QStringList columns;
        {
            Query names(*db, u"SELECT name FROM pragma_table_info(?)"_s, table);
            while (names.next())
                columns << u"quote(\"%1\")"_s.arg(names.text(0));
        }
        Query all(*db, u"SELECT "_s + columns.join(u" || ' ' || "_s) + u" FROM "_s + table
                           + u" ORDER BY 1"_s);
        while (all.next())
            rows << table + u' ' + all.text(0);
    }
    rows.removeIf([](const QString &row) { return row.startsWith(u"total 'journal"); });
    return rows;
}

QString problems(StoreFixture &f)
{
    QStringList texts;
    for (const IntegrityFinding &finding : taken(f.store->verify({})))
        texts << english(finding.subject) + u' ' + english(finding.problem);
    return texts.join(u'\n');
}

void removeDatabase(const QString &directory)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(directory + u"/packhouse.db"_s + ending);
}

QString journalLog(const QString &directory)
{
    const QDir folder(directory + u"/journal"_s);
    const QStringList logs = folder.entryList({u"*.log"_s}, QDir::Files, QDir::Name);
    return logs.isEmpty() ? QString() : folder.filePath(logs.last());
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One of each kind of change.
/// Publishes until the journal has begun anew, with a copy of the database.
void renewJournal(StoreFixture &f, const QString &directory)
{
    f.store.reset();
    // A journal that is longer than this begins anew with a copy, if it is also longer than the
    // database; so it is made longer.
    f.store = std::move(*Store::open(optionsOf(f, directory, 1)));
    for (int i = 0; QFileInfo(directory + u"/journal/1.log"_s).exists() && i < 30; ++i) {
        Publication big = f.publication(f.web, {.version = u"2.0.%1"_s.arg(i)});
        big.metadata = QByteArray(100'000, 'x');
        const qint64 id = f.store->publish(std::move(big)).value().id;
        QVERIFY(f.store->removeVersion(id, owner()));
        QVERIFY(f.store->purge({id}, owner()));
        if (i % 5 == 4) {
            f.store.reset();
            f.store = std::move(*Store::open(optionsOf(f, directory, 1)));
        }
    }
    QVERIFY(journalLog(directory).endsWith(u"/2.log"));
    QVERIFY(QFile::exists(directory + u"/journal/2.db"_s));
}

void changeEverything(StoreFixture &f)
{
    const StoredVersion first = f.publish(f.web, {.tags = {u"latest"_s}}).value();
    QVERIFY(f.publish(f.web, {.version = u"1.1.0"_s, .bytes = "other", .tags = {u"latest"_s}}));
    QVERIFY(f.publish(f.api, {.name = u"a"_s, .dependencies = {{u"left-pad"_s, u"^1"_s}}}));
    Publication chart = f.publication(f.api, {.name = u"chart"_s});
    chart.metadata = R"({"k":"v"})";
    chart.description = u"A \"quoted\" line\nand another: ü"_s;
    chart.files[0].metadata = QByteArray("\x00\xff\x01", 3);
    chart.files[0].fragments = {{u"stable"_s, "key", QByteArray("text\x00more", 9)}};
    QVERIFY(f.store->publish(std::move(chart)));
    QVERIFY(f.store->setTag(f.web, u"npm"_s, u"left-pad"_s, u"old"_s, u"1.0.0"_s, owner()));
    QVERIFY(f.store->change(first.id, {Status::Deprecated, u"use 1.1.0"_s, {}}, owner()));
    const StoredVersion bad = f.publish(f.web, {.name = u"bad"_s, .bytes = "bad"}).value();
    const StoredVersion gone = f.publish(f.web, {.name = u"gone"_s, .bytes = "gone"}).value();
    QVERIFY(f.store->removeVersions({PlannedVersion::of(bad), PlannedVersion::of(gone)}, owner()));
    QVERIFY(f.store->purge({gone.id}, owner()));
    PolicySetting setting;
    setting.scope = f.acme.id;
    setting.type = u"npm"_s;
    setting.forwarding = Forwarding::Redirect;
    QVERIFY(f.store->setPolicy(setting, owner()));
    QVERIFY(f.store->setProtectionRule({0, f.web.id, u"npm"_s, u"left-*"_s, Role::Maintainer, {}},
                                       owner()));
    QVERIFY(f.store->reserve({u"npm"_s, u"ours"_s, {}, {}, false}, owner()));
    QVERIFY(f.store->setRecord(f.web.id, u"npm"_s, u"key"_s, "value", owner()));
    QVERIFY(f.store->setVisibility(f.acme.id, Visibility::Public, owner()));
    f.store->countDownload(first.files.first(), owner());
    f.store->flush();
}

QByteArray hexOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish().sha256.toHex();
}

QString logOf(const QString &directory, int generation)
{
    return u"%1/journal/%2.log"_s.arg(directory).arg(generation);
}

/// Its packages are p1, p2 …, each with bytes of its own.
void publishSome(StoreFixture &f, int first, int last)
{
    for (int i = first; i <= last; ++i)
        QVERIFY(f.publish(f.web, {.name = u"p%1"_s.arg(i), .bytes = QByteArray::number(i)}));
}

/// A registry whose first journal was cut, so that it began a second one with a copy.
void beginSecondJournal(StoreFixture &f, const QString &directory, int packages)
{
    publishSome(f, 1, packages);
    f.store.reset();
    QFile log(logOf(directory, 1));
    QVERIFY(log.resize(log.size() / 2));
    f.reopen();
    QVERIFY(QFile::exists(directory + u"/journal/2.db"_s));
}

int countOf(StoreFixture &f, int first, int last)
{
    int count = 0;
    for (int i = first; i <= last; ++i)
        count += f.versionTexts(f.web, u"p%1"_s.arg(i)) == QStringList{u"1.0.0"_s};
    return count;
}

} // namespace

class tst_store_journal : public QObject
{
    Q_OBJECT

private slots:
    void B2_withoutTheDatabaseEverythingComesBack_data()
    {
        QTest::addColumn<bool>("renewed");
        QTest::newRow("from the first change on") << false;
        QTest::newRow("from a copy on") << true;
    }
    void B2_withoutTheDatabaseEverythingComesBack()
    {
        QFETCH(bool, renewed);
        StoreFixture f;
        const QString directory = f.store->directory();
        changeEverything(f);
        const IssuedToken token =
            f.store
                ->createToken({TokenKind::Project, u"ci"_s, u"acme/web"_s, Right::Read, {}},
                              owner())
                .value();
        if (renewed) {
            renewJournal(f, directory);
            QVERIFY(f.publish(f.api, {.name = u"after"_s}));
        }
        f.store.reset();
        const QStringList before = everyRow(directory);
        removeDatabase(directory);

        const auto lost = Store::open(optionsOf(f, directory));
        QCOMPARE(lost.error().code, ErrorCode::Corrupt);
        QVERIFY(
            english(lost.error().remedy).contains(u"packhousectl rebuild --data "_s + directory));

        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.lost, QList<Text>());
        QCOMPARE(report.damagedDatabase, QString());
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));

        f.reopen();
        QCOMPARE(problems(f), QString());
        QVERIFY(f.store->token(token.secret.toLatin1()));
        PackageQuery search;
        search.text = u"left"_s;
        QCOMPARE(f.store->packages(search, {}).value().rows.size(), 1);
        QVERIFY(f.publish(f.web, {.version = u"3.0.0"_s}));
        f.store.reset();
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QVERIFY(f.versionTexts(f.web, u"left-pad"_s).contains(u"3.0.0"_s));
    }

    void B2_damagedDatabaseIsKeptAside()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        changeEverything(f);
        f.store.reset();
        const QStringList before = everyRow(directory);
        QFile file(directory + u"/packhouse.db"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(8192, 'x')) == 8192);
        file.close();
        const auto opened = Store::open(optionsOf(f, directory));
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(english(opened.error().remedy).contains(u"packhousectl rebuild"));
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QVERIFY(bytesOf(report.damagedDatabase).startsWith("xxxx"));
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));
        f.reopen();
        QCOMPARE(problems(f), QString());
    }

    void B2_whatIsLostIsNamedAndTheRestComesBack()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        const StoredVersion missing = f.publish(f.web, {.name = u"missing"_s, .bytes = "missing"})
                                          .value();
        QVERIFY(f.publish(f.web, {.name = u"damaged"_s, .bytes = "damaged"}));
        QVERIFY(f.publish(f.web, {.name = u"damaged"_s, .version = u"1.0.1"_s, .bytes = "child"}));
        QVERIFY(f.publish(f.web, {.name = u"whole"_s, .bytes = "whole"}));
        QVERIFY(QFile::remove(f.store->blobPath(missing.files.first().hashes)));
        f.store.reset();
        removeDatabase(directory);
        const QString log = journalLog(directory);
        QByteArray journal = bytesOf(log);
        const qsizetype place = journal.indexOf("damaged-1.0.0.tgz");
        QVERIFY(place > 0);
        journal[place] = 'D';
        QFile file(log);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(journal);
        file.close();

        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        const QString said = textOf(report.lost);
        QVERIFY2(said.contains(u"of the journal is damaged"), qPrintable(said));
        QVERIFY2(said.contains(u"publish acme/web npm damaged 1.0.0"), qPrintable(said));
        QVERIFY2(said.contains(u"The bytes of missing-1.0.0.tgz of missing 1.0.0 are missing."),
                 qPrintable(said));
        // What may be all that is left of it is where no clean-up comes.
        Hasher hasher;
        hasher.add("damaged");
        const QString kept = directory + u"/lost/"_s
                             + QString::fromLatin1(hasher.finish().sha256.toHex());
        QCOMPARE(bytesOf(kept), "damaged"_ba);
        QVERIFY2(said.contains(kept), qPrintable(said));
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"whole"_s), QStringList{u"1.0.0"_s});
        QVERIFY(f.publish(f.web, {.name = u"damaged"_s, .bytes = "damaged"}));
        QVERIFY(QFile::exists(directory + u"/journal/2.db"_s)); // a journal without gaps
        QVERIFY(problems(f).contains(u"is missing"_s));
    }

    void aChangeThatWasWrittenButNeverCommittedDoesNotComeBack()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        QVERIFY(f.publish(f.web, {.name = u"a"_s}));
        f.store.reset();
        const QString database = directory + u"/packhouse.db"_s;
        QVERIFY(QFile::copy(database, database + u".kept"_s));
        f.reopen();
        QVERIFY(f.publish(f.web, {.name = u"b"_s}));
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::rename(database + u".kept"_s, database));
        f.reopen(); // as after a crash between the two
        QVERIFY(f.publish(f.web, {.name = u"c"_s}));
        f.store.reset();
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QVERIFY(f.versionTexts(f.web, u"b"_s).isEmpty());
        QCOMPARE(f.versionTexts(f.web, u"c"_s).size(), 1);
        QCOMPARE(QDir(directory + u"/journal"_s).entryList(QDir::Files), QStringList{u"1.log"_s});
    }

    void B2_aDatabaseThatLacksWhatTheJournalHoldsIsRefused_data()
    {
        QTest::addColumn<bool>("renewed");
        QTest::newRow("of this generation") << false;
        QTest::newRow("of an earlier one") << true;
    }
    /// A copy from before came into its place, or its write-ahead log is gone.
    void B2_aDatabaseThatLacksWhatTheJournalHoldsIsRefused()
    {
        QFETCH(bool, renewed);
        StoreFixture f;
        const QString directory = f.store->directory();
        f.store.reset();
        const QString database = directory + u"/packhouse.db"_s;
        QVERIFY(QFile::copy(database, database + u".kept"_s));
        f.reopen();
        if (renewed)
            renewJournal(f, directory);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(f.publish(f.web, {.name = name}));
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::rename(database + u".kept"_s, database));
        const auto opened = Store::open(optionsOf(f, directory));
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(english(opened.error().remedy).contains(u"packhousectl rebuild"));
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QCOMPARE(f.versionTexts(f.web, name).size(), 1);
        QCOMPARE(problems(f), QString());
    }

    void aDatabaseThatIsAheadOfItsJournalBeginsAnother_data()
    {
        QTest::addColumn<bool>("readable");
        QTest::newRow("half of it is left") << true;
        QTest::newRow("it cannot be read at all") << false;
    }
    void aDatabaseThatIsAheadOfItsJournalBeginsAnother()
    {
        QFETCH(bool, readable);
        StoreFixture f;
        const QString directory = f.store->directory();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(f.publish(f.web, {.name = name}));
        f.store.reset();
        QFile log(journalLog(directory));
        QVERIFY(log.resize(readable ? log.size() / 2 : 0));
        f.reopen();
        QVERIFY(f.publish(f.web, {.name = u"d"_s}));
        f.store.reset();
        QCOMPARE(QDir(directory + u"/journal"_s).entryList(QDir::Files, QDir::Name),
                 (QStringList{u"1.log"_s, u"2.db"_s, u"2.log"_s}));
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            QCOMPARE(f.versionTexts(f.web, name).size(), 1);
    }

    void manyAtOnceComeBack()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    const auto stored = f.publish(f.web, {.name = u"p%1"_s.arg(t % 3),
                                                          .version = u"%1.%2"_s.arg(t).arg(i),
                                                          .bytes = QByteArray::number(i)});
                    if (stored && i % 3 == 0)
                        (void)f.store->removeVersion(stored->id, owner());
                    if (stored && i % 6 == 0)
                        (void)f.store->restore({stored->id}, owner());
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        f.store.reset();
        const QStringList before = everyRow(directory);
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));
        f.reopen();
        QCOMPARE(problems(f), QString());
    }

    void B2_aRebuildBeginsWithTheNewestSoundCopy()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        beginSecondJournal(f, directory, 8);
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::remove(logOf(directory, 2)));
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.versions, 8);
        QVERIFY2(textOf(report.lost).contains(u"after 2.db is missing"),
                 qPrintable(textOf(report.lost)));
        f.reopen();
        QCOMPARE(countOf(f, 1, 8), 8);
    }

    void B2_aCopyWhoseLogIsGoneNeedsNoJournalBefore()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        beginSecondJournal(f, directory, 4);
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::remove(logOf(directory, 1)) && QFile::remove(logOf(directory, 2)));
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().versions, 4);
        f.reopen();
        QCOMPARE(countOf(f, 1, 4), 4);
    }

    /// A crash between a copy and its log leaves one that the registry never went on with.
    void B2_aCopyOfACrashIsFollowedByTheLogBeforeIt()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 3);
        f.store.reset();
        const QString copy = directory + u"/journal/2.db"_s;
        QVERIFY(QFile::copy(directory + u"/packhouse.db"_s, copy));
        f.reopen();
        publishSome(f, 4, 6);
        f.store.reset();
        removeDatabase(directory);
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.lost, QList<Text>());
        QCOMPARE(report.versions, 6);
        QVERIFY(report.changes >= 3 && report.changes < 6);
        f.reopen();
        QCOMPARE(countOf(f, 1, 6), 6);
    }

    void B2_whatWasMadeWithGapsOpens()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        beginSecondJournal(f, directory, 8);
        publishSome(f, 9, 10);
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::remove(directory + u"/journal/2.db"_s));
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        const QString said = textOf(report.lost);
        QVERIFY2(said.contains(u"2.log begins with is missing or damaged"), qPrintable(said));
        QVERIFY(report.versions < 10);
        f.reopen();
        QCOMPARE(countOf(f, 1, 1), 1);
        QCOMPARE(countOf(f, 9, 10), 2); // what the second journal tells is done, too
        publishSome(f, 11, 11);
        f.reopen();
        QCOMPARE(countOf(f, 9, 11), 3);
    }

    void B2_aJournalThatIsCutSaysWhereAndKeepsWhatHasNoName()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 8);
        f.store.reset();
        removeDatabase(directory);
        QFile log(logOf(directory, 1));
        const QByteArray all = bytesOf(log.fileName());
        const qsizetype sixth = all.indexOf("p6-1.0.0.tgz");
        QVERIFY(sixth > 0 && log.resize(sixth));
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        const QString said = textOf(report.lost);
        QCOMPARE(report.versions, 5);
        QVERIFY2(said.contains(u"ends in the middle of an entry, after change"), qPrintable(said));
        QVERIFY2(said.contains(u"publish acme/web npm p5 1.0.0"), qPrintable(said));
        QVERIFY2(said.contains(u"3 files of 3 bytes have no names any more"), qPrintable(said));
        f.reopen();
        QVERIFY(f.store->collect(0));
        for (const QByteArray &bytes : {"6"_ba, "7"_ba, "8"_ba})
            QCOMPARE(bytesOf(directory + u"/lost/"_s + QString::fromLatin1(hexOf(bytes))), bytes);
        QCOMPARE(countOf(f, 1, 5), 5);
    }

    void B2_theJournalOfAnotherRegistryReplacesNothing()
    {
        StoreFixture f;
        StoreFixture other;
        other.clock.advance(7);
        const QString directory = f.store->directory();
        const QString strange = other.store->directory();
        publishSome(f, 1, 2);
        publishSome(other, 3, 5);
        f.store.reset();
        other.store.reset();
        const QStringList before = everyRow(directory);
        QVERIFY(QFile::remove(logOf(directory, 1)));
        QVERIFY(QFile::copy(logOf(strange, 1), logOf(directory, 1)));
        const Error refused = Store::rebuild(optionsOf(f, directory)).error();
        QCOMPARE(refused.code, ErrorCode::Conflict);
        QVERIFY2(english(refused.what).contains(u"belongs to another registry"),
                 qPrintable(english(refused.what)));
        QVERIFY(!english(refused.remedy).contains(u"rebuild"));
        QCOMPARE(everyRow(directory), before);
        // What it advises helps.
        QVERIFY(QDir(directory + u"/journal"_s).removeRecursively());
        f.reopen();
        QCOMPARE(countOf(f, 1, 2), 2);
    }

    void B2_aSoundDatabaseIsNotReplacedByWhatADamagedJournalTells()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 4);
        f.store.reset();
        const QStringList before = everyRow(directory);
        QByteArray journal = bytesOf(logOf(directory, 1));
        const qsizetype place = journal.indexOf("p2-1.0.0.tgz");
        QVERIFY(place > 0);
        journal[place] = 'P';
        QFile file(logOf(directory, 1));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(journal), journal.size());
        file.close();
        const Error refused = Store::rebuild(optionsOf(f, directory)).error();
        QCOMPARE(refused.code, ErrorCode::Conflict);
        QVERIFY2(english(refused.remedy).contains(u"verify --repair"),
                 qPrintable(english(refused.remedy)));
        QCOMPARE(everyRow(directory), before);
        f.reopen();
        QVERIFY(f.store->renewJournal());
        f.store.reset();
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        f.reopen();
        QCOMPARE(countOf(f, 1, 4), 4);
    }

    void B2_whereNothingCanBeMadeTheDatabaseStays()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 2);
        f.store.reset();
        QFile database(directory + u"/packhouse.db"_s);
        QVERIFY(database.open(QIODevice::ReadWrite));
        QVERIFY(database.write(QByteArray(8192, 'x')) == 8192);
        database.close();
        const QByteArray before = bytesOf(database.fileName());
        QVERIFY(QFile::remove(logOf(directory, 1)));
        const Error refused = Store::rebuild(optionsOf(f, directory)).error();
        QVERIFY2(!english(refused).contains(u"rebuild"), qPrintable(english(refused)));
        QCOMPARE(bytesOf(database.fileName()), before);
    }

    void B2_aStrangersJournalBesideALostDatabaseIsNotAdopted_data()
    {
        QTest::addColumn<bool>("ownIsThere");
        QTest::newRow("in the place of ours") << false;
        QTest::newRow("after ours") << true;
    }
    void B2_aStrangersJournalBesideALostDatabaseIsNotAdopted()
    {
        QFETCH(bool, ownIsThere);
        StoreFixture f;
        StoreFixture other;
        const QString directory = f.store->directory();
        publishSome(f, 1, 5);
        publishSome(other, 11, 14);
        const QString strange = other.store->directory();
        f.store.reset();
        other.store.reset();
        removeDatabase(directory);
        if (!ownIsThere)
            QVERIFY(QFile::remove(logOf(directory, 1)));
        QVERIFY(QFile::copy(logOf(strange, 1), logOf(directory, ownIsThere ? 2 : 1)));
        const Result<RebuildReport> rebuilt = Store::rebuild(optionsOf(f, directory));
        QVERIFY(!QFile::exists(directory + u"/lost"_s));
        QCOMPARE(rebuilt.has_value(), ownIsThere);
        if (!ownIsThere) {
            QCOMPARE(rebuilt.error().code, ErrorCode::Conflict);
            QVERIFY2(
                english(rebuilt.error().what).contains(u"of the 4 blobs that it names 0 are here"),
                qPrintable(english(rebuilt.error())));
            QVERIFY(
                english(rebuilt.error().remedy).contains(u"Put the registry's own journal back"));
            QVERIFY(!QFile::exists(directory + u"/packhouse.db"_s));
            return;
        }
        QVERIFY2(textOf(rebuilt->lost).contains(u"2.log begins with an empty database"),
                 qPrintable(textOf(rebuilt->lost)));
        f.reopen();
        QCOMPARE(countOf(f, 1, 5), 5);
        QCOMPARE(countOf(f, 11, 14), 0);
    }

    void B2_aDamagedFirstLineTakesNothingElse()
    {
        StoreFixture f;
        changeEverything(f);
        QTemporaryDir crashed; // with all of it in its first log
        const QString directory = crashed.path();
        copyFolder(f.store->directory(), directory);
        f.store.reset();
        const QStringList before = everyRow(directory);
        removeDatabase(directory);
        QFile log(logOf(directory, 1));
        QVERIFY(log.open(QIODevice::ReadWrite) && log.seek(40) && log.write("~") == 1);
        log.close();
        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.lost.size(), 1);
        QVERIFY2(english(report.lost.first()).contains(u"could not be judged"),
                 qPrintable(english(report.lost.first())));
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));
        f.store = Store::open(optionsOf(f, directory)).value();
        QVERIFY(f.publish(f.web, {.version = u"3.0.0"_s}));
    }

    void B2_verifyAndRebuildJudgeTheTailOfAJournalAlike_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("zeros of a power cut") << QByteArray(4096, '\0');
        QTest::newRow("half an entry") << "0123456789abcdef {\"n\":"_ba;
        QTest::newRow("a line of garbage") << "garbage\n"_ba;
    }
    void B2_verifyAndRebuildJudgeTheTailOfAJournalAlike()
    {
        QFETCH(QByteArray, tail);
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 4);
        f.store.reset();
        const QStringList before = everyRow(directory);
        QFile log(logOf(directory, 1));
        QVERIFY(log.open(QIODevice::Append) && log.write(tail) == tail.size());
        log.close();
        f.reopen();
        QCOMPARE(problems(f), QString());
        f.store.reset();
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));
        f.reopen();
        publishSome(f, 5, 5);
        QCOMPARE(problems(f), QString());
        // Without the database nobody knows whether it was more.
        f.store.reset();
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().versions, 5);
    }

    void B2_aRebuildTakesBackWhatAnEarlierOneSetAside()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        publishSome(f, 1, 4);
        f.store.reset();
        const QByteArray whole = bytesOf(logOf(directory, 1));
        removeDatabase(directory);
        QVERIFY(QFile::resize(logOf(directory, 1), whole.indexOf("p3-1.0.0.tgz")));
        QVERIFY(Store::rebuild(optionsOf(f, directory)));
        const QDir lost(directory + u"/lost"_s);
        QCOMPARE(lost.entryList(QDir::Files).size(), 2);
        removeDatabase(directory);
        QFile log(logOf(directory, 1));
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write(whole) == whole.size());
        log.close();
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QList<Text>());
        QCOMPARE(lost.entryList(QDir::Files), QStringList());
        f.reopen();
        QCOMPARE(countOf(f, 1, 4), 4);
        QCOMPARE(problems(f), QString());
    }

    void withoutAJournalItSaysSo()
    {
        StoreFixture f;
        QTemporaryDir empty;
        QCOMPARE(Store::rebuild(optionsOf(f, empty.path())).error().code, ErrorCode::NotFound);
        QCOMPARE(Store::rebuild(optionsOf(f, f.store->directory())).error().code, ErrorCode::Busy);
    }
};

QTEST_GUILESS_MAIN(tst_store_journal)
#include "tst_store_journal.moc"
