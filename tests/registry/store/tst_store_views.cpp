// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QStringList namesOf(StoreFixture &f, const PackageQuery &query)
{
    QStringList names;
    for (const PackageRow &row : taken(f.store->packages(query, {})).rows)
        names << row.key.name;
    return names;
}

QStringList found(StoreFixture &f, const QString &text, const QString &scopePath = {})
{
    PackageQuery query;
    query.text = text;
    query.scopePath = scopePath;
    query.sort = SortKey::Name;
    query.descending = false;
    return namesOf(f, query);
}

QStringList listed(StoreFixture &f, const PackageListQuery &query)
{
    QStringList names;
    for (const StoredVersion &row : taken(f.store->list(query)).rows)
        names << row.coordinates.name + u' ' + row.coordinates.version;
    return names;
}

} // namespace

class tst_store_views : public QObject
{
    Q_OBJECT

private slots:
    void rowSaysWhatThePackageHas()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.version = u"1.10.0"_s, .bytes = "12345"}));
        QVERIFY(f.publish(f.web, {.version = u"2.0.0-beta"_s, .bytes = "123"}));
        f.clock.advance(60);
        QVERIFY(f.publish(f.web, {.version = u"1.9.0"_s, .bytes = "12"}));
        const PackagePage page = f.store->packages({}, {}).value();
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.total, 1);
        const PackageRow &row = page.rows.first();
        QCOMPARE(row.key, (PackageKey{u"acme/web"_s, u"npm"_s, u"left-pad"_s}));
        QCOMPARE(row.latest, u"1.10.0"_s);
        QCOMPARE(row.versions, 3);
        QCOMPARE(row.bytes, 10);
        QCOMPARE(row.published, f.clock.now());

        const QList<VersionRow> versions = f.store->versionRows(row.key).value();
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions.first().version, u"2.0.0-beta"_s);
        QCOMPARE(versions.last().version, u"1.9.0"_s);
        QVERIFY(f.store->removeVersion(versions.at(1).id, owner()));
        QCOMPARE(f.store->packages({}, {}).value().rows.first().latest, u"1.9.0"_s);
    }

    void pagesFollowEachOtherInEveryOrder_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<bool>("descending");
        for (const SortKey key : {SortKey::Name, SortKey::Latest, SortKey::Versions, SortKey::Size,
                                  SortKey::Published, SortKey::Type}) {
            for (const bool descending : {false, true})
                QTest::addRow("%d %d", int(key), int(descending)) << int(key) << descending;
        }
    }
    void pagesFollowEachOtherInEveryOrder()
    {
        QFETCH(int, sort);
        QFETCH(bool, descending);
        StoreFixture f;
        for (int i = 0; i < 11; ++i)
            QVERIFY(f.publish(i % 2 ? f.web : f.api, {.name = u"p%1"_s.arg(i * 7 % 11),
                                                      .bytes = QByteArray(i % 3 + 1, 'x'),
                                                      .type = i % 4 ? u"npm"_s : u"pypi"_s}));
        PackageQuery query;
        query.sort = SortKey(sort);
        query.descending = descending;
        query.limit = 1000;
        const QStringList all = namesOf(f, query);
        query.limit = 2;
        QStringList paged;
        QByteArray cursor;
        do {
            const PackagePage page = f.store->packages(query, cursor).value();
            QVERIFY(page.rows.size() <= 2);
            for (const PackageRow &row : page.rows)
                paged << row.key.name;
            cursor = page.next;
        } while (!cursor.isEmpty());
        QCOMPARE(paged, all);
        QCOMPARE(all.size(), 11);
    }

    void cursorOfAnotherOrderIsRefused()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"a"_s}));
        QVERIFY(f.publish(f.web, {.name = u"b"_s}));
        PackageQuery query;
        query.limit = 1;
        const QByteArray cursor = f.store->packages(query, {}).value().next;
        QVERIFY(!cursor.isEmpty());
        query.sort = SortKey::Name;
        QCOMPARE(f.store->packages(query, cursor).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(f.store->packages(query, "rubbish").error().code, ErrorCode::InvalidArgument);
    }

    void wordsNarrow()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"left-pad"_s, .version = u"1.3.0"_s}));
        QVERIFY(f.publish(f.web, {.name = u"left-right"_s, .version = u"4.17.21"_s}));
        QVERIFY(f.publish(f.api, {.name = u"pad"_s, .version = u"2.0.0"_s, .type = u"pypi"_s}));
        QCOMPARE(found(f, u"LEFT"_s), (QStringList{u"left-pad"_s, u"left-right"_s}));
        QCOMPARE(found(f, u"left right"_s), QStringList{u"left-right"_s});
        QCOMPARE(found(f, u"pa"_s), QStringList{u"pad"_s});
        QCOMPARE(found(f, u"4.17"_s), QStringList{u"left-right"_s});
        QCOMPARE(found(f, u"type:pypi"_s), QStringList{u"pad"_s});
        QCOMPARE(found(f, u"pad scope:acme/web"_s), QStringList{u"left-pad"_s});
        QCOMPARE(found(f, u"scope:acme"_s).size(), 3);
        QCOMPARE(found(f, u"scope:nowhere"_s), QStringList());
        QCOMPARE(found(f, u"pad"_s, u"acme/api"_s), QStringList{u"pad"_s});
        QCOMPARE(found(f, u"\"left' OR"_s), QStringList());
    }

    void hashPrefixFindsItsPackage()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"a"_s, .bytes = "aaa"}));
        const StoredVersion b = f.publish(f.web, {.name = u"b"_s, .bytes = "bbb"}).value();
        const Hashes hashes = b.files.first().hashes;
        QCOMPARE(found(f, QString::fromLatin1(hashes.sha256.toHex().left(7))), QStringList{u"b"_s});
        QCOMPARE(found(f, QString::fromLatin1(hashes.sha256.toHex())), QStringList{u"b"_s});
        QCOMPARE(found(f, QString::fromLatin1(hashes.sha1.toHex().toUpper())), QStringList{u"b"_s});
        QCOMPARE(found(f, QString::fromLatin1(hashes.md5.toHex())), QStringList{u"b"_s});
        QCOMPARE(found(f, QString::fromLatin1(hashes.sha512.toHex())), QStringList{u"b"_s});
        QCOMPARE(found(f, QString::fromLatin1(hashes.sha512.toHex().left(127))),
                 QStringList{u"b"_s});
    }

    void F4_wildcardsInNamesStandForThemselves()
    {
        StoreFixture f;
        for (const QString &name : {u"a_bcd"_s, u"axbcd"_s, u"a%bcd"_s, u"a!bcd"_s})
            QVERIFY(f.publish(f.web, {.name = name}));
        for (const QString &name : {u"a_bcd"_s, u"a%bcd"_s, u"a!bcd"_s}) {
            QCOMPARE(found(f, name), QStringList{name});
            PackageListQuery query;
            query.at = f.web;
            query.caller = owner();
            query.nameContains = name;
            QCOMPARE(listed(f, query), QStringList{name + u" 1.0.0"_s});
        }
        QVERIFY(f.store->setProtectionRule({0, f.web.id, u"npm"_s, u"a_bcd"_s, Role::Owner, {}},
                                           owner()));
        const Caller developer = tokenCaller(TokenKind::Personal, Right::Write);
        QVERIFY(f.publish(f.web, {.name = u"axbcd"_s, .version = u"2"_s, .actor = developer}));
        QVERIFY(!f.publish(f.web, {.name = u"a_bcd"_s, .version = u"2"_s, .actor = developer}));
    }

    void countsFollowEveryChange()
    {
        StoreFixture f;
        const auto counts = [&](const PackageQuery &query = {}) {
            QStringList texts;
            for (const TypeCount &count : taken(f.store->counts(query)))
                texts << u"%1:%2"_s.arg(count.type).arg(count.packages);
            return texts;
        };
        const qint64 id = f.publish(f.web, {}).value().id;
        QVERIFY(f.publish(f.web, {.version = u"2"_s}));
        QVERIFY(f.publish(f.api, {.name = u"x"_s, .type = u"pypi"_s}));
        QCOMPARE(counts(), (QStringList{u"npm:1"_s, u"pypi:1"_s}));
        PackageQuery query;
        query.scopePath = u"acme/web"_s;
        QCOMPARE(counts(query), QStringList{u"npm:1"_s});
        query = {};
        query.text = u"left"_s;
        query.type = u"pypi"_s;
        QCOMPARE(counts(query), QStringList{u"npm:1"_s});
        QVERIFY(f.store->removeVersion(id, owner()));
        QCOMPARE(counts().size(), 2);
        QVERIFY(f.store->removeVersion(
            f.store->versions(f.web, u"npm"_s, u"left-pad"_s).value().first().id, owner()));
        QCOMPARE(counts(), QStringList{u"pypi:1"_s});
        QVERIFY(f.store->restore({id}, owner()));
        QCOMPARE(counts().size(), 2);
        const auto totals = f.store->totals().value();
        QCOMPARE(totals.packages, 2);
        QCOMPARE(totals.versions, 2);
        QCOMPARE(totals.files, 2);
        QCOMPARE(totals.bytes, 10);
        QCOMPARE(totals.storedBytes, 5);
    }

    void dependentsAreThoseThatStillExist()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"app"_s, .dependencies = {{u"left-pad"_s, u"^1"_s}}}));
        const qint64 id = f.publish(f.web,
                                    {.name = u"old"_s, .dependencies = {{u"left-pad"_s, u"^1"_s}}})
                              .value()
                              .id;
        QCOMPARE(f.store->dependents(u"npm"_s, u"left-pad"_s).value(),
                 (QStringList{u"app"_s, u"old"_s}));
        QVERIFY(f.store->removeVersion(id, owner()));
        QCOMPARE(f.store->dependents(u"npm"_s, u"left-pad"_s).value(), QStringList{u"app"_s});
        QVERIFY(f.store->dependents(u"pypi"_s, u"left-pad"_s).value().isEmpty());
    }

    void restListFiltersSortsAndPages()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"b"_s}));
        QVERIFY(f.publish(f.api, {.name = u"a"_s, .type = u"pypi"_s}));
        QVERIFY(f.publish(f.web, {.name = u"c"_s, .version = {}, .file = u"x"_s}));
        const qint64 hidden = f.publish(f.web, {.name = u"h"_s}).value().id;
        VersionChange change;
        change.status = Status::Hidden;
        QVERIFY(f.store->change(hidden, change, owner()));

        PackageListQuery query;
        query.at = f.acme;
        query.caller = owner();
        QCOMPARE(listed(f, query), (QStringList{u"b 1.0.0"_s, u"a 1.0.0"_s}));
        query.ascending = false;
        QCOMPARE(listed(f, query), (QStringList{u"a 1.0.0"_s, u"b 1.0.0"_s}));
        query.orderBy = u"name"_s;
        query.ascending = false;
        QCOMPARE(listed(f, query), (QStringList{u"b 1.0.0"_s, u"a 1.0.0"_s}));
        query.includeVersionless = true;
        QCOMPARE(listed(f, query).size(), 3);
        query.perPage = 2;
        query.page = 2;
        const PackageListPage page = f.store->list(query).value();
        QCOMPARE(page.total, 3);
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows.first().coordinates.name, u"a"_s);
        query = {};
        query.at = f.acme;
        query.caller = owner();
        query.status = Status::Hidden;
        QCOMPARE(listed(f, query), QStringList{u"h 1.0.0"_s});
        query.status.reset();
        query.type = u"pypi"_s;
        QCOMPARE(listed(f, query), QStringList{u"a 1.0.0"_s});
        query.type.clear();
        query.version = u"1.0.0"_s;
        query.caller = tokenCaller(TokenKind::Project, Right::Read, f.web);
        QCOMPARE(listed(f, query), QStringList{u"b 1.0.0"_s});
        query.caller = {};
        QVERIFY(listed(f, query).isEmpty());
        query.caller = owner();
        query.excludeSubgroups = true;
        query.at = Scope();
        QVERIFY(listed(f, query).isEmpty());
    }

    void changesAreRecorded()
    {
        StoreFixture f;
        const qint64 id = f.publish(f.web, {}).value().id;
        QVERIFY(!f.publish(f.web, {}));
        QVERIFY(f.store->removeVersion(id, tokenCaller(TokenKind::Personal, Right::Delete)));
        const QList<ActivityRow> rows = f.store->activity(0, 100).value();
        QCOMPARE(rows.at(0).action, u"delete"_s);
        QCOMPARE(rows.at(0).actor, u"ci"_s);
        QCOMPARE(rows.at(0).subject, u"acme/web npm left-pad 1.0.0"_s);
        QCOMPARE(rows.at(1).action, u"publish"_s);
        QCOMPARE(english(rows.at(1).outcome), u"Package already exists."_s);
        QVERIFY(rows.at(2).outcome.isEmpty());
        QCOMPARE(f.store->activity(rows.at(1).id, 1).value().first().id, rows.at(2).id);
    }

    void listenersHearWhatChangedAndWhere();
};

void tst_store_views::listenersHearWhatChangedAndWhere()
{
    StoreFixture f;
    Change heard;
    std::mutex mutex;
    auto listening = f.store->onChange([&](const Change &change) {
        const std::lock_guard lock(mutex);
        heard.add(change);
    });
    const auto take = [&] {
        const std::lock_guard lock(mutex);
        return std::exchange(heard, {});
    };
    const Result<StoredVersion> version = f.publish(f.web, {});
    QVERIFY(version);
    const Change published = take();
    QCOMPARE(published.scopePaths, QStringList{u"acme/web"_s});
    QVERIFY(published.has(Changed::Packages));
    QVERIFY(published.has(Changed::Activity));
    QVERIFY(!published.has(Changed::Tokens | Changed::Trash | Changed::Policies));
    QVERIFY(published.journal > 0);

    QVERIFY(f.store->removeVersions({PlannedVersion::of(*version)}, owner()));
    const Change trashed = take();
    QVERIFY(trashed.has(Changed::Trash));
    QVERIFY(trashed.has(Changed::Packages));
    QVERIFY(trashed.journal > published.journal);

    const auto issued = f.store->createToken(
        {TokenKind::Personal, u"ci"_s, {}, Right::Read, QDateTime()}, owner());
    QVERIFY(issued);
    QCOMPARE(take().kinds, Kinds(Changed::Tokens | Changed::Activity));

    QVERIFY(f.store->reserve({u"npm"_s, u"ours"_s, {}, {}, false}, owner()));
    const Change reserved = take();
    QCOMPARE(reserved.kinds, Kinds(Changed::Reservations | Changed::Activity));
    QVERIFY(reserved.touches(Changed::Reservations, u"any/where"_s));

    QVERIFY(f.store->restore({version->id}, owner()));
    QVERIFY(take().has(Changed::Trash));
    listening.reset();
    QVERIFY(f.store->revokeToken(issued->token.id, owner()));
    QCOMPARE(take(), Change());
}

QTEST_GUILESS_MAIN(tst_store_views)
#include "tst_store_views.moc"
