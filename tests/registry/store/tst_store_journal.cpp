// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journalworld.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

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
};

QTEST_GUILESS_MAIN(tst_store_journal)
#include "tst_store_journal.moc"
