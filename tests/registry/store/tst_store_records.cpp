// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_store_records : public QObject
{
    Q_OBJECT

    static StoredVersion publish(StoreFixture &f, const QString &version,
                                 const QList<Fragment> &fragments)
    {
        Publication publication = f.publication(f.web, {.version = version});
        publication.files.front().fragments = fragments;
        return f.store->publish(std::move(publication)).value();
    }

    static QByteArrayList texts(StoreFixture &f, const QString &collection)
    {
        QByteArrayList found;
        (void)f.store->fragments(
            f.web.id, u"npm"_s, collection,
            [&](const QByteArray &, const QByteArray &text, Status) { found << text; });
        return found;
    }

private slots:
    void aDocumentIsItsFragmentsInOrder()
    {
        StoreFixture f;
        publish(f, u"1.0.0"_s, {{u"stable"_s, "b", "second"}, {u"edge"_s, "x", "elsewhere"}});
        publish(f, u"2.0.0"_s, {{u"stable"_s, "a", "first"}});
        QCOMPARE(texts(f, u"stable"_s), (QByteArrayList{"first", "second"}));
        QCOMPARE(f.store->collections(f.web.id, u"npm"_s, {}).value(),
                 (QStringList{u"edge"_s, u"stable"_s}));
        QCOMPARE(f.store->collections(f.web.id, u"npm"_s, u"st"_s).value(),
                 QStringList{u"stable"_s});
        QVERIFY(f.store->collections(f.api.id, u"npm"_s, {}).value().isEmpty());
    }

    void deletedFragmentsAreGoneAtOnceAndComeBack()
    {
        StoreFixture f;
        const StoredVersion one = publish(f, u"1.0.0"_s, {{u"stable"_s, "b", "one"}});
        const GenerationPtr stable = f.store->collectionGeneration(f.web.id, u"npm"_s, u"stable"_s);
        const GenerationPtr edge = f.store->collectionGeneration(f.web.id, u"npm"_s, u"edge"_s);
        const quint64 untouched = edge->value();
        quint64 before = stable->value();
        const auto moved = [&] { return std::exchange(before, stable->value()) != before; };
        publish(f, u"2.0.0"_s, {{u"stable"_s, "a", "two"}});
        QVERIFY(moved());
        QVERIFY(f.store->removeVersion(one.id, owner()));
        QVERIFY(moved());
        QCOMPARE(texts(f, u"stable"_s), QByteArrayList{"two"});
        QVERIFY(f.store->restore({one.id}, owner()));
        QVERIFY(moved());
        QCOMPARE(texts(f, u"stable"_s), (QByteArrayList{"two", "one"}));
        QVERIFY(f.store->removeFile(one.files.first().id, owner()));
        QVERIFY(moved());
        QCOMPARE(texts(f, u"stable"_s), QByteArrayList{"two"});
        QCOMPARE(edge->value(), untouched);
    }

    void purgingTakesTheFragmentsAlong()
    {
        StoreFixture f;
        const StoredVersion one = publish(f, u"1.0.0"_s, {{u"stable"_s, "b", "one"}});
        QVERIFY(f.store->removeVersion(one.id, owner()));
        QVERIFY(f.store->collections(f.web.id, u"npm"_s, {}).value().isEmpty());
        QVERIFY(f.store->purge({one.id}, owner()));
        QVERIFY(texts(f, u"stable"_s).isEmpty());
        QVERIFY(f.store->trash().value().isEmpty());
    }

    void recordsAreKeptByScopeAndType()
    {
        StoreFixture f;
        const GenerationPtr generation = f.store->collectionGeneration(f.web.id, u"debian"_s,
                                                                       u"bookworm"_s);
        const quint64 before = generation->value();
        QVERIFY(f.store->setRecord(f.web.id, u"debian"_s, u"bookworm"_s, "{}", owner()));
        QVERIFY(generation->value() != before);
        QVERIFY(f.store->setRecord(f.web.id, {}, RepositoryRecord, "here", owner()));
        f.reopen();
        QCOMPARE(f.store->records(f.web.id, u"debian"_s).value(),
                 (QMap<QString, QByteArray>{{u"bookworm"_s, "{}"}}));
        QCOMPARE(f.store->records(f.web.id, {}).value().value(RepositoryRecord), "here"_ba);
        QVERIFY(f.store->records(f.api.id, {}).value().isEmpty());
        QVERIFY(f.store->setRecord(f.web.id, u"debian"_s, u"bookworm"_s, {}, owner()));
        QVERIFY(f.store->records(f.web.id, u"debian"_s).value().isEmpty());
        QCOMPARE(f.store->setRecord(4711, {}, u"x"_s, "y", owner()).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_store_records)
#include "tst_store_records.moc"
