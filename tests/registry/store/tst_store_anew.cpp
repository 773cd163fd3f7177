// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journalworld.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// A database is made anew from a journal that is another's, damaged or cut.
class tst_store_anew : public QObject
{
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(tst_store_anew)
#include "tst_store_anew.moc"
