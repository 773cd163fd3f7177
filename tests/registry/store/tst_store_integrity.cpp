// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/connection.h"
#include "support/storefixture.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Kind = IntegrityFinding::Kind;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString blobFile(const StoreFixture &f, const QByteArray &sha256)
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    return u"%1/blobs/%2/%3/%4"_s.arg(f.store->directory(), hex.left(2), hex.mid(2, 2), hex);
}

QString newestLog(const StoreFixture &f)
{
    const QDir folder(f.store->directory() + u"/journal"_s);
    const QStringList logs = folder.entryList({u"*.log"_s}, QDir::Files, QDir::Time);
    return logs.isEmpty() ? QString() : folder.filePath(logs.first());
}

QList<IntegrityFinding> findings(StoreFixture &f, Kind kind)
{
    QList<IntegrityFinding> found = taken(f.store->verify({}));
    found.removeIf([kind](const IntegrityFinding &one) { return one.kind != kind; });
    return found;
}

QByteArray flipped(QByteArray bytes)
{
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 0x10);
    return bytes;
}

} // namespace

class tst_store_integrity : public QObject
{
    Q_OBJECT

    static void addDamages()
    {
        QTest::addColumn<QByteArray>("damaged");
        const QByteArray right(50'000, 'r');
        QTest::newRow("one byte") << flipped(right);
        QTest::newRow("cut") << right.first(49'999);
        QTest::newRow("longer") << right + 'x';
        QTest::newRow("emptied") << QByteArray("");
        QTest::newRow("gone") << QByteArray();
    }
    static void damage(const QString &path, const QByteArray &damaged)
    {
        if (damaged.isNull())
            QVERIFY(QFile::remove(path));
        else
            overwrite(path, damaged);
    }

private slots:
    void S3_aPublishOfTheRightBytesHealsADamagedBlob_data() { addDamages(); }
    void S3_aPublishOfTheRightBytesHealsADamagedBlob()
    {
        QFETCH(QByteArray, damaged);
        const QByteArray right(50'000, 'r');
        StoreFixture f;
        const StoredVersion first = f.publish(f.web, {.name = u"one"_s, .bytes = right}).value();
        const QString path = blobFile(f, first.files.first().hashes.sha256);
        QCOMPARE(f.bytes(first.files.first()), right);
        damage(path, damaged);
        QCOMPARE(f.store->blobPath(first.files.first().hashes), QString());
        QVERIFY(!findings(f, damaged.isNull() ? Kind::Missing : Kind::Damaged).isEmpty());

        const StoredVersion second = f.publish(f.api, {.name = u"two"_s, .bytes = right}).value();
        QCOMPARE(bytesOf(path), right);
        QCOMPARE(f.bytes(second.files.first()), right);
        QCOMPARE(f.bytes(first.files.first()), right); // and whoever had it before
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        // Nothing was counted twice.
        QCOMPARE(f.store->totals().value().storedBytes, right.size());
    }

    void S3_aDamagedBlobIsNotNamedByPath_data() { addDamages(); }
    void S3_aDamagedBlobIsNotNamedByPath()
    {
        QFETCH(QByteArray, damaged);
        const QByteArray right(50'000, 'r');
        StoreFixture f;
        const StoredFile file = f.publish(f.web, {.bytes = right}).value().files.first();
        const QString path = f.store->blobPath(file.hashes);
        QTRY_VERIFY(!f.store->blobPath(file.hashes).isEmpty() && f.store->mayBeSent(path));
        damage(path, damaged);
        QVERIFY(!f.store->mayBeSent(path));
        QCOMPARE(f.store->blobPath(file.hashes), QString());
        f.reopen(); // nothing is remembered of an earlier process
        QVERIFY(!f.store->mayBeSent(path));
        QCOMPARE(f.store->blobPath(file.hashes), QString());
    }

    void S3_healTakesTheRightBytesAndNoOthers()
    {
        StoreFixture f;
        const StoredFile file = f.publish(f.web, {.bytes = "right"}).value().files.first();
        const QString path = blobFile(f, file.hashes.sha256);
        overwrite(path, "wrong");
        const auto staged = [&](const QByteArray &bytes) {
            auto blob = f.store->stage(0).value();
            (void)blob->write(bytes);
            return blob;
        };
        QCOMPARE(f.store->heal(file.hashes.sha256, staged("other")).error().code,
                 ErrorCode::HashMismatch);
        QCOMPARE(bytesOf(path), "wrong"_ba);
        QVERIFY(f.store->heal(file.hashes.sha256, staged("right")));
        QCOMPARE(bytesOf(path), "right"_ba);
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    }

    void S4_packageVersionAndFileAreNamed()
    {
        StoreFixture f;
        const StoredVersion a = f.publish(f.web, {.name = u"a"_s, .bytes = "same"}).value();
        QVERIFY(f.publish(f.api, {.name = u"b"_s, .version = u"2.0.0"_s, .bytes = "same"}));
        const StoredVersion gone = f.publish(f.api, {.name = u"c"_s, .bytes = "gone"}).value();
        QVERIFY(f.store->removeVersion(gone.id, owner()));
        overwrite(blobFile(f, a.files.first().hashes.sha256), "SAME");
        QVERIFY(QFile::remove(blobFile(f, gone.files.first().hashes.sha256)));

        const QList<IntegrityFinding> damaged = findings(f, Kind::Damaged);
        QCOMPARE(damaged.size(), 2); // one for each that has the bytes
        QCOMPARE(english(damaged[0].subject), u"acme/web npm a 1.0.0: a-1.0.0.tgz"_s);
        QCOMPARE(english(damaged[1].subject), u"acme/api npm b 2.0.0: b-2.0.0.tgz"_s);
        QCOMPARE(damaged[1].project, u"acme/api"_s);
        QCOMPARE(damaged[1].coordinates.type, u"npm"_s);
        QCOMPARE(damaged[1].coordinates.name, u"b"_s);
        QCOMPARE(damaged[1].coordinates.version, u"2.0.0"_s);
        QCOMPARE(damaged[1].fileName, u"b-2.0.0.tgz"_s);
        QCOMPARE(damaged[1].sha256, a.files.first().hashes.sha256);
        QVERIFY(english(damaged[1].remedy).contains(u"verify --repair"));
        const QList<IntegrityFinding> missing = findings(f, Kind::Missing);
        QCOMPARE(missing.size(), 1);
        QVERIFY(missing[0].inTrash);
        QVERIFY(english(missing[0].subject).contains(u"acme/api npm c 1.0.0"));
    }

    void S4_rowsThatDoNotAgreeAreNamedInWords()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"a"_s}));
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        {
            const auto db = Connection::open(file, Connection::Use::Write).value();
            db->execute(u"UPDATE version SET files = 7"_s);
            db->execute(u"UPDATE package SET versions = 9"_s);
            db->execute(u"UPDATE blob SET refs = 5"_s);
            QVERIFY(!db->takeError());
        }
        f.reopen();
        const QString text = textOf(findings(f, Kind::Rows));
        QVERIFY2(text.contains(u"acme/web npm a 1.0.0: has other files"), qPrintable(text));
        QVERIFY2(text.contains(u"acme/web npm a: has other versions"), qPrintable(text));
        QVERIFY2(text.contains(u"of a 1.0.0: are referred to"), qPrintable(text));
        QVERIFY(text.contains(u"packhousectl rebuild"));
    }

    void S4_aDamagedIndexIsNamed_data()
    {
        QTest::addColumn<QString>("index");
        for (const char *index : {"version_live", "version_by_project", "package_by_type",
                                  "blob_by_sha1", "sqlite_autoindex_scope_1"})
            QTest::newRow(index) << QString::fromLatin1(index);
    }
    void S4_aDamagedIndexIsNamed()
    {
        QFETCH(QString, index);
        StoreFixture f;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(f.publish(f.web, {.name = name, .bytes = name.toUtf8()}));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        qint64 root = 0;
        qint64 pageSize = 0;
        {
            const auto db = Connection::open(file, Connection::Use::Write).value();
            Query place(*db,
                        u"SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM "
                        "sqlite_schema WHERE name = ?"_s,
                        index);
            QVERIFY(place.next());
            root = place.integer(0);
            pageSize = place.integer(1);
            db->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        }
        QByteArray bytes = bytesOf(file);
        char &cells = bytes[pageSize * (root - 1) + 4]; // protocol: SQLite's b-tree page header
        QVERIFY(cells > 0);
        --cells;
        overwrite(file, bytes);
        f.reopen();
        const QString text = textOf(findings(f, Kind::Rows));
        QVERIFY2(text.contains(u"the database: is damaged: "_s), qPrintable(text));
        QVERIFY(text.contains(index));
        QVERIFY(text.contains(u"packhousectl rebuild"));
    }

    void S4_aDamagedSearchIsNamed()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"a-name-to-search"_s}));
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        {
            const auto db = Connection::open(file, Connection::Use::Write).value();
            db->execute(u"UPDATE package_text_data SET block = x'00' WHERE id > 10"_s);
            QVERIFY(!db->takeError());
        }
        f.reopen();
        const QString text = textOf(findings(f, Kind::Rows));
        QVERIFY2(text.contains(u"the database: is damaged where names are searched for"_s),
                 qPrintable(text));
    }

    void S4_leftOversOfACrashAreNoDamage()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        const QByteArray lost = "placed, and never committed";
        Hasher hasher;
        hasher.add(lost);
        const QByteArray sha256 = hasher.finish().sha256;
        const QString path = blobFile(f, sha256);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        overwrite(path, lost);
        const auto onItsWay = f.store->stage(0).value();
        QVERIFY(onItsWay->write("half"));

        const QList<IntegrityFinding> all = taken(f.store->verify({}));
        QCOMPARE(all.size(), 2);
        for (const IntegrityFinding &one : all) {
            QCOMPARE(one.kind, Kind::LeftOver);
            QCOMPARE(one.takenAfter, QFileInfo(one.sha256.isEmpty() ? onItsWay->path() : path)
                                         .lastModified()
                                         .toUTC()
                                         .addSecs(BlobGraceSeconds));
        }
        QVERIFY(f.store->collect(0));
        QVERIFY(!QFile::exists(path));
        QVERIFY(QFile::exists(onItsWay->path())); // it may still be written to
        f.clock.advance(QFileInfo(onItsWay->path()).lastModified().toSecsSinceEpoch()
                        - f.clock.now().toSecsSinceEpoch() + BlobGraceSeconds + 2);
        QVERIFY(f.store->collect(BlobGraceSeconds));
        QVERIFY(!QFile::exists(onItsWay->path()));
    }

    void S4_aJournalThatCouldNotMakeTheDatabaseAnewIsTold_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("says");
        QTest::newRow("a flipped byte") << u"flip"_s << u"publish acme/web npm second 1.0.0"_s;
        QTest::newRow("no JSON any more") << u"quote"_s << u"publish acme/web npm second 1.0.0"_s;
        QTest::newRow("a line is gone") << u"drop"_s << u"missing from the journal"_s;
        QTest::newRow("two lines swapped") << u"swap"_s << u"comes after change"_s;
        QTest::newRow("cut") << u"cut"_s << u"missing from the journal"_s;
        QTest::newRow("gone") << u"gone"_s << u"no journal that belongs to the database"_s;
        QTest::newRow("its head damaged") << u"head"_s << u"no journal that belongs"_s;
    }
    void S4_aJournalThatCouldNotMakeTheDatabaseAnewIsTold()
    {
        QFETCH(QString, harm);
        QFETCH(QString, says);
        StoreFixture f;
        for (const QString &name : {u"first"_s, u"second"_s, u"third"_s, u"fourth"_s})
            QVERIFY(f.publish(f.web, {.name = name, .bytes = name.toLatin1()}));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        const QString log = newestLog(f);
        QList<QByteArray> lines = bytesOf(log).split('\n');
        lines.removeLast();
        qsizetype second = 0;
        while (!lines[second].contains("second-1.0.0.tgz"))
            ++second;
        QVERIFY(second > 1 && second + 2 < lines.size());
        if (harm == "flip"_L1)
            lines[second].replace("second-1.0.0.tgz", "secOnd-1.0.0.tgz");
        else if (harm == "quote"_L1)
            lines[second].replace(20, 1, "}");
        else if (harm == "drop"_L1)
            lines.removeAt(second);
        else if (harm == "swap"_L1)
            lines.swapItemsAt(second, second + 1);
        else if (harm == "cut"_L1)
            lines.resize(second + 1);
        else if (harm == "head"_L1)
            lines[0][20] = '?';
        overwrite(log, lines.join('\n') + '\n');
        if (harm == "gone"_L1)
            QVERIFY(QFile::remove(log));

        const QList<IntegrityFinding> found = findings(f, Kind::Journal);
        QVERIFY(!found.isEmpty());
        QVERIFY2(textOf(found).contains(says), qPrintable(textOf(found)));
        QVERIFY(english(found.first().remedy).contains(u"--repair"));

        // The database is whole, so a journal can begin with it.
        QVERIFY(f.store->renewJournal());
        QCOMPARE(textOf(findings(f, Kind::Journal)), QString());
        QVERIFY(f.publish(f.web, {.name = u"after"_s}));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
        const QString directory = f.store->directory();
        f.store.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(directory + u"/packhouse.db"_s + ending);
        StoreOptions options;
        options.directory = directory;
        options.formats = &f.formats;
        options.clock = &f.clock;
        QCOMPARE(Store::rebuild(options).value().lost, QList<Text>());
        f.reopen();
        for (const QString &name : {u"first"_s, u"second"_s, u"fourth"_s, u"after"_s})
            QCOMPARE(f.versionTexts(f.web, name).size(), 1);
    }

    void S4_theJournalIsCheckedWhileItGrows()
    {
        StoreFixture f;
        std::atomic<bool> done = false;
        std::thread writer([&] {
            for (int i = 0; i < 150; ++i) {
                (void)f.publish(f.web, {.name = u"p%1"_s.arg(i), .bytes = QByteArray::number(i)});
                if (i % 50 == 49)
                    (void)f.store->renewJournal();
            }
            done = true;
        });
        QString wrong;
        while (!done)
            wrong += textOf(findings(f, Kind::Journal));
        writer.join();
        QCOMPARE(wrong, QString());
    }
};

QTEST_GUILESS_MAIN(tst_store_integrity)
#include "tst_store_integrity.moc"
