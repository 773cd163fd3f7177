// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

StoreOptions optionsOf(const StoreFixture &f, const QString &directory)
{
    StoreOptions options;
    options.directory = directory;
    options.formats = &f.formats;
    options.clock = &f.clock;
    return options;
}

void expectRefused(const Error &error, const QString &path, const QString &says)
{
    QCOMPARE(error.code, ErrorCode::Forbidden);
    QVERIFY2(english(error.what).contains(path) && english(error.what).contains(says),
             qPrintable(english(error)));
    QVERIFY2(english(error.what).endsWith(u'.') && english(error.remedy).endsWith(u'.'),
             qPrintable(english(error)));
}

} // namespace

/// Whose data directory is used, and what may be in it.
class tst_store_folder : public QObject
{
    Q_OBJECT

    static void addNames()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"blobs"_s, u"journal"_s, u"packhouse.db"_s, u"private"_s,
                                    u"staging"_s, u"tls"_s, u"journal/1.log"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

private slots:
    void S2_whatIsALinkIsNotUsed_data() { addNames(); }
    void S2_whatIsALinkIsNotUsed()
    {
        QFETCH(QString, name);
        QTemporaryDir elsewhere;
        StoreFixture f;
        const QString directory = f.store->directory();
        QVERIFY(f.publish(f.web, {}));
        f.store.reset();
        const QString path = directory + u'/' + name;
        const QString moved = elsewhere.filePath(u"moved"_s);
        if (QFile::exists(path))
            QVERIFY(QFile::rename(path, moved)
                    || ::rename(qPrintable(path), qPrintable(moved)) == 0);
        else
            QVERIFY(QDir().mkpath(moved));
        QVERIFY(QFile::link(moved, path));
        const QStringList before = QDir(elsewhere.path()).entryList(QDir::Files);
        expectRefused(Store::open(optionsOf(f, directory)).error(), path, u"is a symbolic link"_s);
        expectRefused(Store::rebuild(optionsOf(f, directory)).error(), path,
                      u"is a symbolic link"_s);
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), before);
        // What it advises helps.
        QVERIFY(QFile::remove(path));
        QVERIFY(::rename(qPrintable(moved), qPrintable(path)) == 0);
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s), QStringList{u"1.0.0"_s});
    }

    void S2_aSecondNameElsewhereIsRefusedWhereItWouldBeWritten()
    {
        QTemporaryDir elsewhere;
        StoreFixture f;
        const QString directory = f.store->directory();
        const StoredFile file = f.publish(f.web, {}).value().files.first();
        const QString blob = f.store->blobPath(file.hashes);
        f.store.reset();
        // Bytes never change, so a backup may share them.
        QCOMPARE(::link(qPrintable(blob), qPrintable(elsewhere.filePath(u"blob"_s))), 0);
        f.reopen();
        QCOMPARE(f.bytes(file), "bytes"_ba);
        f.store.reset();
        for (const QString &name : {u"packhouse.db"_s, u"journal/1.log"_s}) {
            const QString path = directory + u'/' + name;
            const QString second = elsewhere.filePath(u"second"_s);
            QCOMPARE(::link(qPrintable(path), qPrintable(second)), 0);
            expectRefused(Store::open(optionsOf(f, directory)).error(), path, u"second name"_s);
            QVERIFY(QFile::remove(second));
        }
        // While the database is exchanged for one of a new layout it has two names of ours.
        QCOMPARE(::link(qPrintable(directory + u"/packhouse.db"_s),
                        qPrintable(directory + u"/packhouse.db.v3"_s)),
                 0);
        f.reopen();
    }

    void S2_aBlobBehindALinkOrOfAnotherUserIsNotServed_data()
    {
        QTest::addColumn<int>("level"); // of the path in blobs/
        QTest::addColumn<bool>("link");
        for (const int level : {1, 2, 3}) {
            QTest::addRow("link at %d", level) << level << true;
            QTest::addRow("owner at %d", level) << level << false;
        }
    }
    void S2_aBlobBehindALinkOrOfAnotherUserIsNotServed()
    {
        QFETCH(int, level);
        QFETCH(bool, link);
        if (!link && ::geteuid() != 0)
            QSKIP("Only root can give files away.");
        QTemporaryDir elsewhere;
        StoreFixture f;
        const StoredVersion stored = f.publish(f.web, {}).value();
        const Hashes hashes = stored.files.first().hashes;
        const QString blob = f.store->blobPath(hashes);
        QVERIFY(!blob.isEmpty());
        QString part = blob;
        for (int up = 3; up > level; --up)
            part = part.section(u'/', 0, -2);
        const QString moved = elsewhere.filePath(u"moved"_s);
        if (link) {
            QCOMPARE(::rename(qPrintable(part), qPrintable(moved)), 0);
            QCOMPARE(::symlink(qPrintable(moved), qPrintable(part)), 0);
        } else {
            QCOMPARE(::lchown(qPrintable(part), 1000, 1000), 0);
        }
        QCOMPARE(f.store->blobPath(hashes), QString());
        QVERIFY(!f.store->mayBeSent(blob));
        int files = 0;
        int folders = 0;
        for (const IntegrityFinding &one : taken(f.store->verify({}))) {
            QVERIFY2(
                english(one.problem).contains(part)
                    && english(one.problem)
                           .contains(link ? u"is a symbolic link"_s : u"belongs to the user"_s),
                qPrintable(english(one.problem)));
            QVERIFY(english(one.remedy).endsWith(u'.'));
            ++(one.fileName.isEmpty() ? folders : files);
        }
        QCOMPARE(files, 1);
        QCOMPARE(folders, level < 3 ? 1 : 0);
        // The same bytes again heal a file, and nothing is written behind a folder's link.
        std::unique_ptr<StagedBlob> bytes = f.store->stage(0).value();
        QVERIFY(bytes->write("bytes"));
        QVERIFY(bytes->finish());
        QCOMPARE(f.store->heal(hashes.sha256, std::move(bytes)).has_value(), level == 3);
        QCOMPARE(f.store->blobPath(hashes).isEmpty(), level < 3);
        if (!link && level < 3)
            QCOMPARE(::lchown(qPrintable(part), 0, 0), 0);
    }

    void S2_theDirectoryItselfMayBeALink()
    {
        QTemporaryDir folder;
        const QString real = folder.filePath(u"real"_s);
        QVERIFY(QDir().mkpath(real));
        QVERIFY(QFile::link(real, folder.filePath(u"link"_s)));
        StoreFixture f(folder.filePath(u"link"_s));
        QVERIFY(f.publish(f.web, {}));
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s), QStringList{u"1.0.0"_s});
        QVERIFY(QFile::exists(real + u"/packhouse.db"_s));
    }

    void S2_whatBelongsToAnotherUserIsNotUsed_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u""_s, u"/blobs"_s, u"/packhouse.db"_s, u"/journal/1.log"_s})
            QTest::newRow(name.isEmpty() ? "all of it" : qPrintable(name)) << name;
    }
    void S2_whatBelongsToAnotherUserIsNotUsed()
    {
        QFETCH(QString, name);
        if (::geteuid() != 0)
            QSKIP("Only root can give a file to another user.");
        StoreFixture f;
        const QString directory = f.store->directory();
        f.store.reset();
        QCOMPARE(::chown(qPrintable(directory + name), 12345, gid_t(-1)), 0);
        expectRefused(Store::open(optionsOf(f, directory)).error(), directory + name,
                      u"belongs to another user (12345)"_s);
        expectRefused(Store::rebuild(optionsOf(f, directory)).error(), directory + name,
                      u"belongs to another user (12345)"_s);
        QCOMPARE(::chown(qPrintable(directory + name), 0, gid_t(-1)), 0);
        f.reopen();
    }
};

QTEST_GUILESS_MAIN(tst_store_folder)
#include "tst_store_folder.moc"
