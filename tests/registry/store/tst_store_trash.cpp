// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
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
        QVERIFY(f.store->isTombstone(u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
        QCOMPARE(f.store->scopes(owner()).value().first().packages, 0);
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
        QVERIFY(!f.store->isTombstone(u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
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
};

QTEST_GUILESS_MAIN(tst_store_trash)
#include "tst_store_trash.moc"
