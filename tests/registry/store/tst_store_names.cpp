// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/nameowner.h"
#include "registry/store/schema.h"
#include "support/earlierschema.h"
#include "support/storefixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

Scope projectAt(ScopeId id, const QString &path)
{
    Scope project;
    project.id = id;
    project.path = path;
    project.level = Level::Project;
    return project;
}

Scope groupAt(const QString &path)
{
    Scope group;
    group.id = 100;
    group.path = path;
    group.level = Level::Group;
    return group;
}

/// acme/web, acme/deep/api and evil/box.
const Scope Web = projectAt(1, u"acme/web"_s);
const Scope Api = projectAt(2, u"acme/deep/api"_s);
const Scope Box = projectAt(3, u"evil/box"_s);

QList<ScopeId> idsOf(const Result<QList<Scope>> &scopes)
{
    QList<ScopeId> ids;
    for (const Scope &scope : taken(scopes))
        ids << scope.id;
    return ids;
}

} // namespace

class TestStoreNames : public QObject
{
    Q_OBJECT

private slots:
    void O6_theRuleInOneTable_data();
    void O6_theRuleInOneTable();
    void O6_whatLiesBelowANameGoesWithItsOwner();
    void O6_aLaterPublishChangesNothingAbove();
    void O6_deletingAndPurgingKeepsTheOwner();
    void O6_givingMovesANameAndItsDocuments();
    void O6_whatWasGivenIsTakenBack();
    void O6_whatIsAssignedSaysByWhomAndGoesWithIt();
    void O6_severalServeInTheirOrder();
    void O6_whatCannotBeGivenIsRefused();
    void O6_aRestartAndARebuildKeepWhoseANameIs();
    void O6_anEarlierDirectoryLosesNothing();
    void O6_pagesOfNamesLeaveOutWhatIsNotServed();

private:
    using Ids = QList<ScopeId>;
};

void TestStoreNames::O6_theRuleInOneTable_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QList<NameHolder>>("holders");
    QTest::addColumn<AtInstance>("atInstance");
    QTest::addColumn<Ids>("owners");
    const auto each = AtInstance::NameDecides;
    const auto one = AtInstance::OneProject;
    const QList<NameHolder> webFirst{{Box, 3}, {Api, 2}, {Web, 1}};
    const QList<NameHolder> boxFirst{{Box, 1}, {Api, 2}, {Web, 3}};
    QTest::newRow("nobody") << u"acme"_s << QList<NameHolder>() << each << Ids();
    QTest::newRow("first") << u"acme"_s << webFirst << each << Ids{1};
    QTest::newRow("first of the group") << u"acme"_s << boxFirst << each << Ids{2};
    QTest::newRow("first below a group without the owner")
        << u"acme/deep"_s << webFirst << each << Ids{2};
    QTest::newRow("a group without any") << u"other"_s << webFirst << each << Ids();
    QTest::newRow("a group of a like name") << u"acm"_s << webFirst << each << Ids();
    const QList<NameHolder> given{{Web, 1}, {Api, 0, 1}};
    QTest::newRow("given without a publish") << u"acme"_s << given << each << Ids{2};
    const QList<NameHolder> elsewhere{{Web, 2, 1}, {Api, 1}};
    QTest::newRow("given outside of the group that is asked")
        << u"acme/deep"_s << elsewhere << each << Ids{2};
    const QList<NameHolder> several{{Web, 1, 2}, {Api, 2, 1}, {Box, 3}};
    QTest::newRow("several") << u"acme"_s << several << each << Ids{2, 1};
    QTest::newRow("several, one of them below") << u"acme/deep"_s << several << each << Ids{2};
    QTest::newRow("instance, first of all") << QString() << webFirst << one << Ids{1};
    QTest::newRow("instance, a squatter was first") << QString() << boxFirst << one << Ids{3};
    const QList<NameHolder> forAll{{Box, 1}, {Web, 2, 1, true}};
    QTest::newRow("instance, given for all") << QString() << forAll << one << Ids{1};
    const QList<NameHolder> ofGroup{{Box, 1}, {Web, 2, 1}};
    QTest::newRow("instance, given in a group only") << QString() << ofGroup << one << Ids{3};
    const QList<NameHolder> handed{{Web, 1}, {Api, 3, 1}, {Box, 2}};
    QTest::newRow("instance, the first one's group gave it away")
        << QString() << handed << one << Ids{2};
    QTest::newRow("instance, the name decides") << QString() << boxFirst << each << Ids{3, 2};
}

void TestStoreNames::O6_theRuleInOneTable()
{
    QFETCH(QString, at);
    QFETCH(QList<NameHolder>, holders);
    QFETCH(AtInstance, atInstance);
    QFETCH(Ids, owners);
    const Scope asked = at.isEmpty() ? Scope() : groupAt(at);
    QCOMPARE(ownersAt(asked, holders, atInstance).projects, owners);
    std::reverse(holders.begin(), holders.end());
    const auto turned = ownersAt(asked, holders, atInstance).projects;
    QCOMPARE(Ids(turned.begin(), turned.end()).size(), owners.size());
    if (atInstance == AtInstance::OneProject || !at.isEmpty())
        QCOMPARE(turned, owners);
}

void TestStoreNames::O6_whatLiesBelowANameGoesWithItsOwner()
{
    const auto owners = [](const QList<QList<NameHolder>> &chain) {
        return ownersAt(groupAt(u"acme"_s), chain, AtInstance::OneProject).projects;
    };
    QCOMPARE(owners({{{Web, 1}}, {{Api, 2}}}), Ids{1}); // lib, then lib/sub by another
    QCOMPARE(owners({{{Web, 2}}, {{Api, 1}}}), Ids{2}); // lib/sub was there first
    QCOMPARE(owners({{{Web, 1}}, {{Api, 2, 1}}}), Ids{2}); // lib/sub was given away
    QCOMPARE(owners({{{Web, 2, 1}}, {{Api, 1}}}), Ids{1}); // lib was given, with what is below
    QCOMPARE(owners({{{Web, 1}}, {}, {{Api, 3}}}), Ids{1}); // a level between
    QCOMPARE(owners({{{Web, 3}}, {{Api, 1}}, {{Web, 4}}}), Ids{2});
    QCOMPARE(owners({{{Box, 1}}, {{Api, 2}}}), Ids{2}); // of another group
}

void TestStoreNames::O6_aLaterPublishChangesNothingAbove()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.tags = {u"latest"_s}}));
    const auto before = f.store->tags(f.acme, u"npm"_s, u"left-pad"_s);
    QVERIFY(f.publish(f.api, {.version = u"99.0.0"_s, .tags = {u"latest"_s}}));
    QVERIFY(f.publish(f.api, {.bytes = "others"}));
    QVERIFY(f.publish(f.api, {.name = u"LEFT-PAD"_s, .version = u"2.0.0"_s}));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"1.0.0"_s});
    QCOMPARE(taken(f.store->tags(f.acme, u"npm"_s, u"left-pad"_s)), taken(before));
    const auto one = taken(f.store->version(f.acme, u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.first().project, f.web.id);
    QCOMPARE(f.store->version(f.acme, u"npm"_s, u"left-pad"_s, u"99.0.0"_s).error().code,
             ErrorCode::NotFound);
    // At its own address everything is, and rules see all.
    QCOMPARE(f.versionTexts(f.api, u"left-pad"_s),
             (QStringList{u"99.0.0"_s, u"1.0.0"_s, u"2.0.0"_s}));
    QCOMPARE(taken(f.store->everywhere(f.acme, u"npm"_s, u"left-pad"_s)).size(), 4);
}

void TestStoreNames::O6_deletingAndPurgingKeepsTheOwner()
{
    StoreFixture f;
    const qint64 id = taken(f.publish(f.web, {})).id;
    QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s}));
    QVERIFY(f.store->removeVersion(id, owner()));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList());
    QVERIFY(f.store->purge({id}, owner()));
    QVERIFY(f.publish(f.api, {.version = u"3.0.0"_s}));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList());
    QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"left-pad"_s)), Ids{f.web.id});
    QVERIFY(f.publish(f.web, {.version = u"1.0.1"_s}));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"1.0.1"_s});
}

void TestStoreNames::O6_givingMovesANameAndItsDocuments()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {}));
    QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s}));
    const GenerationPtr generation = f.store->generation(u"npm"_s, u"left-pad"_s);
    const GenerationPtr names = f.store->generation(u"npm"_s, {});
    const quint64 at = generation->value();
    const quint64 namesAt = names->value();
    QVERIFY(f.store->giveName(u"npm"_s, u"Left-Pad"_s, {f.api}, owner()));
    QVERIFY(generation->value() > at);
    QVERIFY(names->value() > namesAt);
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"2.0.0"_s});
    const ActivityRow row = taken(f.store->activity(0, 1)).first();
    QCOMPARE(row.action, u"names.assign"_s);
    QCOMPARE(row.subject, u"npm left-pad"_s);
    QVERIFY(f.store->giveName(u"npm"_s, u"left-pad"_s, {f.web}, owner()));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"1.0.0"_s});
    // It needs no publish, and then nobody serves what others published.
    const Scope empty = f.project(u"acme/empty"_s);
    QVERIFY(f.store->giveName(u"npm"_s, u"left-pad"_s, {empty}, owner()));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList());
    QVERIFY(f.publish(empty, {.version = u"5.0.0"_s}));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"5.0.0"_s});
}

void TestStoreNames::O6_whatWasGivenIsTakenBack()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {}));
    QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s}));
    const Scope empty = f.project(u"acme/empty"_s);
    const Scope elsewhere = f.project(u"other/web"_s);
    const Scope other = taken(f.store->scope(u"other"_s));
    QVERIFY(f.store->giveName(u"npm"_s, u"left-pad"_s, {elsewhere}, owner()));
    QVERIFY(f.store->giveName(u"npm"_s, u"left-pad"_s, {empty, f.api}, owner()));
    const GenerationPtr generation = f.store->generation(u"npm"_s, u"left-pad"_s);
    const quint64 at = generation->value();
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"Left-Pad"_s, f.acme, owner()));
    QVERIFY(generation->value() > at);
    // Who published it first has it again, and who never had it is forgotten; in the other group it
    // is given away still.
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"1.0.0"_s});
    QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"left-pad"_s)), Ids{f.web.id});
    QCOMPARE(idsOf(f.store->nameOwners(other, u"npm"_s, u"left-pad"_s)), Ids{elsewhere.id});
    QStringList holders;
    for (const NameHolder &holder : taken(f.store->nameHolders(u"npm"_s, u"left-pad"_s)))
        holders << holder.project.path;
    QCOMPARE(holders, (QStringList{u"acme/web"_s, u"acme/api"_s, u"other/web"_s}));
    const ActivityRow row = taken(f.store->activity(0, 1)).first();
    QCOMPARE(row.action, u"names.unassign"_s);
    QCOMPARE(row.subject, u"npm left-pad"_s);
    // There is nothing left to take back, and the reservation, which was there before, stays.
    QCOMPARE(f.store->takeNameBack(u"npm"_s, u"left-pad"_s, f.acme, owner()).error().code,
             ErrorCode::NotFound);
    QVERIFY(f.store->reservation(f.acme, owner(), u"npm"_s, u"left-pad"_s));
}

void TestStoreNames::O6_whatIsAssignedSaysByWhomAndGoesWithIt()
{
    StoreFixture f;
    const auto reserved = [&f](const QString &name) {
        return f.store->reservation(f.acme, owner(), u"npm"_s, name);
    };
    QVERIFY(f.store->giveName(u"npm"_s, u"new"_s, {f.web}, owner()));
    const QString when = f.clock.now().toUTC().toString(Qt::ISODate);
    QCOMPARE(reserved(u"new"_s)->reason,
             u"assigned to acme/web by %1 on %2"_s.arg(owner().name(), when));
    QVERIFY(f.store->giveName(u"npm"_s, u"new"_s, {f.api}, owner()));
    QVERIFY(reserved(u"new"_s)->reason.startsWith(u"assigned to acme/api by "_s));
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"new"_s, f.acme, owner()));
    QVERIFY(!reserved(u"new"_s));
    // What was there before stays as it was, and so does what was made of it meanwhile.
    QVERIFY(f.store->reserve({.type = u"npm"_s, .canonicalName = u"ours"_s, .scopePath = u"acme"_s},
                             owner()));
    QVERIFY(f.store->giveName(u"npm"_s, u"ours"_s, {f.web}, owner()));
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"ours"_s, f.acme, owner()));
    QCOMPARE(reserved(u"ours"_s)->reason, u"reserved by hand"_s);
    QVERIFY(f.store->giveName(u"npm"_s, u"published"_s, {f.web}, owner()));
    QVERIFY(f.publish(f.web, {.name = u"published"_s}));
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"published"_s, f.acme, owner()));
    QCOMPARE(reserved(u"published"_s)->reason, u"published here"_s);
    const Scope other = f.project(u"other/web"_s);
    QVERIFY(f.store->giveName(u"npm"_s, u"shared"_s, {f.web}, owner()));
    QVERIFY(f.store->shareReservation(u"acme"_s, u"npm"_s, u"shared"_s, u"other"_s, true, owner()));
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"shared"_s, f.acme, owner()));
    QVERIFY(reserved(u"shared"_s));
}

void TestStoreNames::O6_severalServeInTheirOrder()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web, {.bytes = "of web", .tags = {u"latest"_s}}));
    QVERIFY(f.publish(f.api, {.bytes = "of api"}));
    QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s, .tags = {u"latest"_s, u"beta"_s}}));
    const Scope more = f.project(u"acme/more"_s);
    QVERIFY(f.publish(more, {.version = u"9.0.0"_s}));
    QVERIFY(f.store->giveName(u"npm"_s, u"left-pad"_s, {f.api, f.web}, owner()));
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), (QStringList{u"1.0.0"_s, u"2.0.0"_s}));
    // A version that both have is the one that was published first, whole; tags are the first's.
    QCOMPARE(taken(f.store->version(f.acme, u"npm"_s, u"left-pad"_s, u"1.0.0"_s)).first().project,
             f.web.id);
    QCOMPARE(taken(f.store->tags(f.acme, u"npm"_s, u"left-pad"_s)),
             (QMap<QString, QString>{{u"latest"_s, u"2.0.0"_s}, {u"beta"_s, u"2.0.0"_s}}));
}

void TestStoreNames::O6_whatCannotBeGivenIsRefused()
{
    StoreFixture f;
    const Scope other = f.project(u"other/web"_s);
    const auto code = [&](const QList<Scope> &projects, const FormatId &type = u"npm"_s,
                          const QString &name = u"left-pad"_s) {
        return f.store->giveName(type, name, projects, owner()).error().code;
    };
    QCOMPARE(code({}), ErrorCode::InvalidArgument);
    QCOMPARE(code({f.acme}), ErrorCode::InvalidArgument);
    QCOMPARE(code({f.web, f.web}), ErrorCode::InvalidArgument);
    QCOMPARE(code({f.web, other}), ErrorCode::InvalidArgument);
    QCOMPARE(code({f.web}, u"npm"_s, {}), ErrorCode::InvalidName);
    QVERIFY(!f.store->giveName(u"nothing"_s, u"left-pad"_s, {f.web}, owner()));
}

void TestStoreNames::O6_aRestartAndARebuildKeepWhoseANameIs()
{
    StoreFixture f;
    const qint64 id = taken(f.publish(f.web, {})).id;
    QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s}));
    QVERIFY(f.store->removeVersion(id, owner()));
    QVERIFY(f.store->purge({id}, owner()));
    QVERIFY(f.publish(f.api, {.name = u"given"_s}));
    QVERIFY(f.store->giveName(u"npm"_s, u"given"_s, {f.web, f.api}, owner()));
    QVERIFY(f.publish(f.api, {.name = u"back"_s}));
    QVERIFY(f.store->giveName(u"npm"_s, u"back"_s, {f.web}, owner()));
    QVERIFY(f.store->takeNameBack(u"npm"_s, u"back"_s, f.acme, owner()));
    const auto check = [&] {
        QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"back"_s)), Ids{f.api.id});
        QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"left-pad"_s)), Ids{f.web.id});
        QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"given"_s)),
                 (Ids{f.web.id, f.api.id}));
        QCOMPARE(textOf(taken(f.store->verify({}))), QString());
    };
    check();
    f.reopen();
    check();
    const QString directory = f.store->directory();
    f.store.reset();
    StoreOptions options;
    options.directory = directory;
    options.formats = &f.formats;
    options.clock = &f.clock;
    QCOMPARE(textOf(taken(Store::rebuild(options)).lost), QString());
    f.reopen();
    check();
}

void TestStoreNames::O6_anEarlierDirectoryLosesNothing()
{
    StoreFixture f;
    const Scope other = f.project(u"other/web"_s);
    QVERIFY(f.publish(f.api, {}));
    QVERIFY(f.publish(f.web, {.version = u"2.0.0"_s}));
    QVERIFY(f.publish(other, {.version = u"3.0.0"_s}));
    QVERIFY(f.publish(f.web, {.name = u"alone"_s}));
    QVERIFY(f.publish(f.api, {.name = u"alone/below"_s}));
    const QString file = f.store->directory() + u"/packhouse.db"_s;
    f.store.reset();
    {
        const auto connection = Connection::open(file, Connection::Use::Write).value();
        for (const QString &statement : test::backToSixthSchema())
            connection->execute(statement);
        QVERIFY(!connection->takeError());
    }
    // One of an earlier schema is begun anew, too.
    QVERIFY(QDir(QFileInfo(file).path() + u"/journal"_s).removeRecursively());
    f.reopen();
    QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), (QStringList{u"1.0.0"_s, u"2.0.0"_s}));
    QCOMPARE(idsOf(f.store->nameOwners(f.acme, u"npm"_s, u"left-pad"_s)),
             (Ids{f.api.id, f.web.id}));
    const auto holders = taken(f.store->nameHolders(u"npm"_s, u"left-pad"_s));
    QCOMPARE(holders.size(), 3);
    QCOMPARE(holders[2].project.id, other.id);
    QCOMPARE(holders[2].given, 0);
    QCOMPARE(taken(f.store->nameHolders(u"npm"_s, u"alone"_s)).first().given, 0);
    // One below the name of another is given too, so that it stays where it is.
    const NameHolder below = taken(f.store->nameHolders(u"npm"_s, u"alone/below"_s)).first();
    QCOMPARE(below.given, 1);
    QVERIFY(below.givenForAll);
    QCOMPARE(f.versionTexts(f.acme, u"alone/below"_s), QStringList{u"1.0.0"_s});
    // What comes from now on comes after them.
    QVERIFY(f.publish(f.api, {.name = u"alone"_s, .version = u"7.0.0"_s}));
    QCOMPARE(f.versionTexts(f.acme, u"alone"_s), QStringList{u"1.0.0"_s});
}

void TestStoreNames::O6_pagesOfNamesLeaveOutWhatIsNotServed()
{
    StoreFixture f;
    QStringList expected;
    for (int i = 0; i < 20; ++i) {
        const QString name = u"n%1"_s.arg(i, 2, 10, QLatin1Char('0'));
        const bool owned = i % 4 == 0;
        const qint64 id = taken(f.publish(f.web, {.name = name})).id;
        QVERIFY(f.publish(f.api, {.name = name}));
        if (owned)
            expected << name;
        else
            QVERIFY(f.store->removeVersion(id, owner()));
    }
    for (const int limit : {1, 2, 3, 100}) {
        QStringList found;
        QString after;
        while (true) {
            const auto page = taken(f.store->names(f.acme, u"npm"_s, after, limit));
            for (const PackageReader::Name &name : page) {
                found << name.canonicalName;
                QCOMPARE(name.project, f.web.id);
            }
            if (page.size() < limit)
                break;
            after = page.last().canonicalName;
        }
        QCOMPARE(found, expected);
    }
    QCOMPARE(taken(f.store->heldNames(f.acme, u"npm"_s, {}, 100)).size(), 25);
    QCOMPARE(taken(f.store->names(f.api, u"npm"_s, {}, 100)).size(), 20);
}

QTEST_GUILESS_MAIN(TestStoreNames)
#include "tst_store_names.moc"
