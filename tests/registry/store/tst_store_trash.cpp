// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/folders.h"
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_store_trash : public QObject
{
    Q_OBJECT

private slots:
    void F6_deletedIsMissedByEveryReadAtOnce()
    {
        StoreFixture f;
        const StoredVersion stored = f.publish(f.web, {.tags = {u"latest"_s}}).value();
        const GenerationPtr generation = f.store->generation(u"npm"_s, u"left-pad"_s);
        const quint64 before = generation->value();
        QVERIFY(f.store->removeVersion(stored.id, owner()));
        QVERIFY(generation->value() != before);
        for (const Scope &at : {f.web, f.acme, Scope()}) {
            QVERIFY(f.store->versions(at, u"npm"_s, u"left-pad"_s).value().isEmpty());
            QVERIFY(!f.store->version(at, u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
            QVERIFY(f.store->names(at, u"npm"_s, {}, 10).value().isEmpty());
            QVERIFY(f.store->tags(at, u"npm"_s, u"left-pad"_s).value().isEmpty());
        }
        QCOMPARE(f.store->storedVersion(stored.id).error().code, ErrorCode::NotFound);
        QCOMPARE(f.store->removeVersion(stored.id, owner()).error().code, ErrorCode::NotFound);
        QVERIFY(f.store->isTombstone(Scope(), owner(), u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
        QCOMPARE(f.store->scopes(owner()).value().first().packages, 0);
    }

    void forGoodIsOffTheDiskAtOnce()
    {
        StoreFixture f;
        const StoredVersion one = f.publish(f.web, {}).value();
        const StoredVersion twin = f.publish(f.web, {.version = u"2.0.0"_s}).value();
        const StoredVersion other = f.publish(f.web, {.version = u"3.0.0"_s, .bytes = "others"})
                                        .value();
        const QString bytes = f.store->blobPath(one.files.first().hashes);
        QCOMPARE(bytes, f.store->blobPath(twin.files.first().hashes));
        QVERIFY(f.store->removeVersion(one.id, owner()));
        QVERIFY(f.store->purge({one.id}, owner()));
        QCOMPARE(f.bytes(twin.files.first()), "bytes"_ba); // it has them, too
        QVERIFY(f.store->removeVersion(twin.id, owner()));
        QVERIFY(QFile::exists(bytes)); // in the trash
        // Who reads them still gets them whole.
        QFile reading(bytes);
        QVERIFY(reading.open(QIODevice::ReadOnly));
        QVERIFY(f.store->purge({twin.id}, owner()));
        QVERIFY(!QFile::exists(bytes));
        QCOMPARE(reading.readAll(), "bytes"_ba);
        QCOMPARE(f.bytes(other.files.first()), "others"_ba);
        // By time as well.
        QVERIFY(f.store->removeVersion(other.id, owner()));
        f.clock.advance(31 * 86'400);
        QVERIFY(f.store->purgeExpired());
        QVERIFY(!QFile::exists(f.store->blobPath(other.files.first().hashes)));
        // And what was deleted can come again.
        QCOMPARE(f.bytes(f.publish(f.web, {.version = u"4.0.0"_s}).value().files.first()),
                 "bytes"_ba);
    }

    void forGoodLeavesNoWordOfItAnywhere_data()
    {
        QTest::addColumn<bool>("crashes");
        QTest::newRow("the registry stops") << false;
        QTest::newRow("the registry crashes, and starts again") << true;
    }
    void forGoodLeavesNoWordOfItAnywhere()
    {
        QFETCH(bool, crashes);
        const QByteArray leaked = "hunter2-in-the-readme";
        QTemporaryDir folder;
        QTemporaryDir afterwards;
        StoreFixture f(folder.path());
        const auto publishWith = [&](const QString &version, const QByteArray &text) {
            Publication publication = f.publication(f.web, {.version = version, .bytes = text});
            publication.metadata = "{\"readme\":\"" + text + "\"}";
            publication.description = QString::fromUtf8(text);
            publication.files.front().metadata = publication.metadata;
            return f.store->publish(std::move(publication)).value();
        };
        const StoredVersion bad = publishWith(u"1.0.0"_s, leaked);
        publishWith(u"2.0.0"_s, "harmless");
        QVERIFY(!filesHolding(folder.path(), leaked).isEmpty());
        QVERIFY(f.store->removeVersion(bad.id, owner()));
        QVERIFY(f.store->purge({bad.id}, owner()));
        if (crashes) // everything as the disk has it now
            copyFolder(folder.path(), afterwards.path());
        f.store.reset();
        QCOMPARE(filesHolding(folder.path(), leaked), QStringList());
        if (!crashes)
            return;
        QVERIFY(!filesHolding(afterwards.path(), leaked).isEmpty()); // not yet
        StoreOptions options;
        options.directory = afterwards.path();
        options.formats = &f.formats;
        options.clock = &f.clock;
        const std::unique_ptr<Store> again = Store::open(options).value();
        QCOMPARE(filesHolding(afterwards.path(), leaked), QStringList());
        QCOMPARE(again->versions(f.web, u"npm"_s, u"left-pad"_s).value().size(), 1);
        QCOMPARE(textOf(again->verify({}).value()), QString());
    }

    void restoreBringsAllOfItBack()
    {
        StoreFixture f;
        const StoredVersion stored = f.publish(f.web, {.tags = {u"latest"_s}}).value();
        QVERIFY(f.store->removeVersion(stored.id, tokenCaller(TokenKind::Personal, Right::Delete)));
        const QList<TrashRow> trash = f.store->trash().value();
        QCOMPARE(trash.size(), 1);
        QCOMPARE(trash.first().scopePath, u"acme/web"_s);
        QCOMPARE(trash.first().files, 1);
        QCOMPARE(trash.first().bytes, 5);
        QCOMPARE(trash.first().deletedBy, u"ci"_s);
        QCOMPARE(trash.first().purgeAfter, f.clock.now().addDays(30));
        QVERIFY(f.store->restore({stored.id}, owner()));
        const StoredVersion back = f.store->storedVersion(stored.id).value();
        QCOMPARE(back.tags, QStringList{u"latest"_s});
        QCOMPARE(f.bytes(back.files.first()), "bytes"_ba);
        QVERIFY(!f.store->isTombstone(Scope(), owner(), u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
        QVERIFY(f.store->trash().value().isEmpty());
    }

    void restoreAfterRepublishIsADuplicate()
    {
        StoreFixture f;
        const qint64 first = f.publish(f.web, {}).value().id;
        QVERIFY(f.store->removeVersion(first, owner()));
        const qint64 second = f.publish(f.web, {.bytes = "new"}).value().id;
        QVERIFY(second > first);
        QCOMPARE(f.store->restore({first}, owner()).error().code, ErrorCode::Duplicate);
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s).size(), 1);
    }

    void expiredTrashIsPurged()
    {
        StoreFixture f;
        const qint64 id = f.publish(f.web, {}).value().id;
        QVERIFY(f.store->removeVersion(id, owner()));
        f.clock.advance(29 * 86'400);
        QVERIFY(f.store->purgeExpired());
        QCOMPARE(f.store->trash().value().size(), 1);
        f.clock.advance(2 * 86'400);
        QVERIFY(f.store->purgeExpired());
        QVERIFY(f.store->trash().value().isEmpty());
        QCOMPARE(f.store->restore({id}, owner()).error().code, ErrorCode::NotFound);
    }

    void fileIsRemovedAlone()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.file = u"a"_s, .type = u"maven"_s}));
        const StoredVersion two = f.publish(f.web, {.file = u"b"_s, .type = u"maven"_s}).value();
        QVERIFY(f.store->removeFile(two.files.first().id, owner()));
        const StoredVersion left = f.store->storedVersion(two.id).value();
        QCOMPARE(left.files.size(), 1);
        QCOMPARE(left.files.first().name, u"b"_s);
        QCOMPARE(f.store->removeFile(two.files.first().id, owner()).error().code,
                 ErrorCode::NotFound);
        QVERIFY(f.publish(f.web, {.file = u"a"_s, .type = u"maven"_s}));
    }

    void aFileComesBackIntoItsVersion()
    {
        StoreFixture f;
        Publication publication = f.publication(f.web, {.file = u"a"_s, .type = u"maven"_s});
        publication.files[0].fragments = {{u"all"_s, "a", "part of a"}};
        const StoredVersion first = f.store->publish(std::move(publication)).value();
        QVERIFY(f.publish(f.web, {.bytes = "others", .file = u"b"_s, .type = u"maven"_s}));
        const qint64 before = f.store->totals().value().bytes;
        const auto parts = [&] {
            QByteArray text;
            (void)f.store->fragments(
                f.web.id, u"maven"_s, u"all"_s,
                [&](const QByteArray &, const QByteArray &part, Status) { text += part; });
            return text;
        };
        QVERIFY(f.store->removeFile(first.files.first().id, owner()));
        QCOMPARE(parts(), QByteArray());
        QCOMPARE(f.store->collect(0).value(), 0);
        const QList<TrashRow> trash = f.store->trash().value();
        QCOMPARE(trash.size(), 1);
        QCOMPARE(trash.first().coordinates.version, u"1.0.0"_s);
        QCOMPARE(trash.first().fileName, u"a"_s);
        QCOMPARE(trash.first().files, 1);
        QCOMPARE(f.store->versions(f.web, u"maven"_s, u"left-pad"_s).value().size(), 1);

        const qint64 id = trash.first().versionId;
        QVERIFY(f.store->removeVersion(first.id, owner()));
        QCOMPARE(f.store->restore({id}, owner()).error().code, ErrorCode::Conflict);
        QVERIFY(f.store->restore({first.id, id}, owner()));
        const StoredVersion back = f.store->storedVersion(first.id).value();
        QCOMPARE(back.files.size(), 2);
        QCOMPARE(f.bytes(back.files.first()), "bytes"_ba);
        QCOMPARE(parts(), "part of a"_ba);
        QCOMPARE(f.store->totals().value().bytes, before);
        QVERIFY(f.store->trash().value().isEmpty());
        QVERIFY(f.store->verify({}).value().isEmpty());
    }

    void aFileThatWasPublishedAgainIsADuplicate()
    {
        StoreFixture f;
        const Upload file{.file = u"a"_s, .type = u"maven"_s};
        const StoredVersion first = f.publish(f.web, file).value();
        QVERIFY(f.store->removeFile(first.files.first().id, owner()));
        const qint64 id = f.store->trash().value().first().versionId;
        QVERIFY(f.publish(f.web, file));
        QCOMPARE(f.store->restore({id}, owner()).error().code, ErrorCode::Duplicate);
        QVERIFY(f.store->purge({id}, owner()));
        QVERIFY(f.store->verify({}).value().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_store_trash)
#include "tst_store_trash.moc"
