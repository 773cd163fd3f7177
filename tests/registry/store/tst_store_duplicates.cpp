// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Everything that is here more than once is found, and nothing else.
class TestStoreDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void nothingTwiceNothingFound();
    void sameBytesUnderSeveralNames();
    void sameNameInSeveralProjects();
    void severalFilesOfOneName();
    void trashIsNoDuplicate();
    void noMoreThanAskedFor();

private:
    static QList<DuplicateGroup> of(const QList<DuplicateGroup> &groups, DuplicateKind kind)
    {
        QList<DuplicateGroup> found;
        for (const DuplicateGroup &group : groups) {
            if (group.kind == kind)
                found.append(group);
        }
        return found;
    }
};

void TestStoreDuplicates::nothingTwiceNothingFound()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .bytes = "one"}));
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .version = u"2.0.0"_s, .bytes = "two"}));
    QVERIFY(f.publish(f.api, {.name = u"b"_s, .bytes = "three"}));
    QVERIFY(taken(f.store->duplicates(100)).isEmpty());
}

void TestStoreDuplicates::sameBytesUnderSeveralNames()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .bytes = "the same"}));
    QVERIFY(f.publish(f.api, {.name = u"b"_s, .bytes = "the same"}));
    QVERIFY(f.publish(f.api, {.name = u"b"_s, .version = u"2.0.0"_s, .bytes = "the same"}));
    QVERIFY(f.publish(f.api, {.name = u"c"_s, .bytes = "another"}));
    const auto groups = taken(f.store->duplicates(100));
    QCOMPARE(groups.size(), 1);
    const DuplicateGroup &group = groups.first();
    QCOMPARE(group.kind, DuplicateKind::Bytes);
    QCOMPARE(group.subject,
             QString::fromLatin1(
                 QCryptographicHash::hash("the same", QCryptographicHash::Sha256).toHex()));
    QCOMPARE(group.copies, 3);
    QCOMPARE(group.bytes, 24);
    QCOMPARE(group.stored, 8);
    QCOMPARE(group.places.size(), 3);
    QCOMPARE(group.places.first().scopePath, u"acme/web"_s);
    QCOMPARE(group.places.last().coordinates, (Coordinates{u"npm"_s, u"b"_s, u"2.0.0"_s}));
    QCOMPARE(group.places.last().fileName, u"b-2.0.0.tgz"_s);
}

void TestStoreDuplicates::sameNameInSeveralProjects()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .bytes = "one"}));
    QVERIFY(f.publish(f.api, {.name = u"a"_s, .bytes = "two"}));
    QVERIFY(f.publish(f.api, {.name = u"b"_s, .bytes = "three"}));
    const auto groups = taken(f.store->duplicates(100));
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().kind, DuplicateKind::PackageName);
    QCOMPARE(groups.first().subject, u"a"_s);
    QCOMPARE(groups.first().copies, 2);
    QStringList scopes;
    for (const DuplicatePlace &place : groups.first().places)
        scopes.append(place.scopePath);
    // Whoever serves the name above them comes first.
    QCOMPARE(scopes, (QStringList{u"acme/web"_s, u"acme/api"_s}));
}

void TestStoreDuplicates::severalFilesOfOneName()
{
    StoreFixture f;
    PolicySetting setting;
    setting.scope = f.web.id;
    setting.type = u"maven"_s;
    setting.duplicatesAllowed = true;
    QVERIFY(f.store->setPolicy(setting, owner()));
    for (const QByteArray &bytes : {"first"_ba, "second"_ba, "second"_ba}) {
        QVERIFY(f.publish(
            f.web, {.name = u"tool"_s, .bytes = bytes, .file = u"tool.bin"_s, .type = u"maven"_s}));
    }
    const auto groups = taken(f.store->duplicates(100));
    const auto names = of(groups, DuplicateKind::FileName);
    QCOMPARE(names.size(), 1);
    QCOMPARE(names.first().subject, u"tool.bin"_s);
    QCOMPARE(names.first().copies, 3);
    QCOMPARE(names.first().bytes, 17);
    QCOMPARE(names.first().stored, 11);
    // Equal bytes under one name in one version are told once.
    QVERIFY(of(groups, DuplicateKind::Bytes).isEmpty());
}

void TestStoreDuplicates::trashIsNoDuplicate()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .bytes = "the same"}));
    const auto second = f.publish(f.api, {.name = u"a"_s, .bytes = "the same"});
    QVERIFY(second);
    QCOMPARE(taken(f.store->duplicates(100)).size(), 2);
    QVERIFY(f.store->removeVersion(second->id, owner()));
    QVERIFY(taken(f.store->duplicates(100)).isEmpty());
    QVERIFY(f.store->restore({second->id}, owner()));
    QCOMPARE(taken(f.store->duplicates(100)).size(), 2);
}

void TestStoreDuplicates::noMoreThanAskedFor()
{
    StoreFixture f;
    for (int i = 0; i < 5; ++i) {
        const QByteArray bytes(100 * (i + 1), char('a' + i));
        QVERIFY(f.publish(f.web, {.name = u"a%1"_s.arg(i), .bytes = bytes}));
        QVERIFY(f.publish(f.web, {.name = u"b%1"_s.arg(i), .bytes = bytes}));
    }
    const auto groups = taken(f.store->duplicates(2));
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.first().stored, 500); // what takes most comes first
}

QTEST_GUILESS_MAIN(TestStoreDuplicates)
#include "tst_store_duplicates.moc"
