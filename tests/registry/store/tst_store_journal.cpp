// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
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
        texts << finding.subject + u' ' + finding.problem;
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
    QVERIFY(f.store->removeVersions({bad.id, gone.id}, owner()));
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
    QVERIFY(f.store->setVisibility(f.web.id, Visibility::Public, owner()));
    f.store->countDownload(first.files.first(), owner());
    f.store->flush();
}

} // namespace

class tst_store_journal : public QObject
{
    Q_OBJECT

private slots:
    void B2_withoutTheDatabaseEverythingComesBack_data()
    {
        QTest::addColumn<qint64>("longestJournal");
        QTest::newRow("from the first change on") << qint64(0);
        QTest::newRow("from a copy on") << qint64(1);
    }
    void B2_withoutTheDatabaseEverythingComesBack()
    {
        QFETCH(qint64, longestJournal);
        StoreFixture f;
        const QString directory = f.store->directory();
        changeEverything(f);
        const IssuedToken token =
            f.store
                ->createToken({TokenKind::Project, u"ci"_s, u"acme/web"_s, Right::Read, {}},
                              owner())
                .value();
        if (longestJournal > 0) {
            f.store.reset();
            // A journal that is longer than this begins anew with a copy, if it is also longer
            // than the database; so it is made longer.
            f.store = std::move(*Store::open(optionsOf(f, directory, longestJournal)));
            for (int i = 0; QFileInfo(directory + u"/journal/1.log"_s).exists() && i < 30; ++i) {
                Publication big = f.publication(f.web, {.version = u"2.0.%1"_s.arg(i)});
                big.metadata = QByteArray(100'000, 'x');
                const qint64 id = f.store->publish(std::move(big)).value().id;
                QVERIFY(f.store->removeVersion(id, owner()));
                QVERIFY(f.store->purge({id}, owner()));
                if (i % 5 == 4) {
                    f.store.reset();
                    f.store = std::move(*Store::open(optionsOf(f, directory, longestJournal)));
                }
            }
            QVERIFY(journalLog(directory).endsWith(u"/2.log"));
            QVERIFY(QFile::exists(directory + u"/journal/2.db"_s));
            QVERIFY(f.publish(f.api, {.name = u"after"_s}));
        }
        f.store.reset();
        const QStringList before = everyRow(directory);
        removeDatabase(directory);

        const auto lost = Store::open(optionsOf(f, directory));
        QCOMPARE(lost.error().code, ErrorCode::Corrupt);
        QVERIFY(lost.error().remedy.contains(u"packhousectl rebuild --data "_s + directory));

        const RebuildReport report = Store::rebuild(optionsOf(f, directory)).value();
        QCOMPARE(report.lost, QStringList());
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
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QStringList());
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
        QVERIFY(opened.error().remedy.contains(u"packhousectl rebuild"));
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
        const QString said = report.lost.join(u'\n');
        QVERIFY2(said.contains(u"of the journal is damaged"), qPrintable(said));
        QVERIFY2(said.contains(u"The bytes of missing-1.0.0.tgz of missing 1.0.0 are missing."),
                 qPrintable(said));
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
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QStringList());
        f.reopen();
        QVERIFY(f.versionTexts(f.web, u"b"_s).isEmpty());
        QCOMPARE(f.versionTexts(f.web, u"c"_s).size(), 1);
        QCOMPARE(QDir(directory + u"/journal"_s).entryList(QDir::Files), QStringList{u"1.log"_s});
    }

    void aBackupInTheDatabasesPlaceBeginsAJournalAndKeepsTheOther()
    {
        StoreFixture f;
        const QString directory = f.store->directory();
        f.store.reset();
        const QString database = directory + u"/packhouse.db"_s;
        QVERIFY(QFile::copy(database, database + u".kept"_s));
        f.reopen();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(f.publish(f.web, {.name = name}));
        f.store.reset();
        removeDatabase(directory);
        QVERIFY(QFile::rename(database + u".kept"_s, database));
        f.reopen();
        QVERIFY(f.publish(f.web, {.name = u"d"_s}));
        f.store.reset();
        QCOMPARE(QDir(directory + u"/journal"_s).entryList(QDir::Files, QDir::Name),
                 (QStringList{u"1.log"_s, u"2.db"_s, u"2.log"_s}));
        removeDatabase(directory);
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QStringList());
        f.reopen();
        QVERIFY(f.versionTexts(f.web, u"a"_s).isEmpty());
        QCOMPARE(f.versionTexts(f.web, u"d"_s).size(), 1);
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
        QCOMPARE(Store::rebuild(optionsOf(f, directory)).value().lost, QStringList());
        QCOMPARE(everyRow(directory).join(u'\n'), before.join(u'\n'));
        f.reopen();
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
