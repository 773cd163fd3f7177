// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishes.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/gateway/gateway.h"
#include "registry/store/store.h"
#include "support/gatewaycall.h"
#include "support/handlerfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

/// A line of attacks.txt without its first word.
using Line = QByteArrayList;

QList<Line> linesOf(const QByteArray &kind)
{
    QFile file(QStringLiteral(ATTACKS));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", ATTACKS);
    QList<Line> lines;
    for (const QByteArray &text : file.readAll().split('\n')) {
        const Line words = text.simplified().split(' ');
        if (words.first() == kind)
            lines << words.sliced(1);
    }
    return lines;
}

/// What the attacker is answered, as the table says.
int statusOf(const QString &type, const QString &attack, const QByteArray &attacker)
{
    for (const Line &line : linesOf("attack")) {
        if (line[0] == type.toLatin1() && line[1] == attack.toLatin1())
            return line[attacker == "sibling" ? 2 : 3].toInt();
    }
    qFatal("%s has no %s", qPrintable(type), qPrintable(attack));
}

QByteArrayList textsOf(const QByteArray &cell)
{
    return cell == "-" ? QByteArrayList() : cell.split(',');
}

/// All types behind one gate, over a store in a folder of its own: a victim's project, one beside
/// it below the same top-level group, and one below another.
struct World
{
    explicit World(const QString &packageType) : type(packageType)
    {
        store = *Store::open({folder.filePath(u"data"_s), &formats, &clock, 30});
        gateway = std::make_unique<Gateway>(*store, &changesOf, formats, forwarder, clock,
                                            withApi({}, *store));
        victim = add(victimOf(type));
        const QString top = victim.path.section(u'/', 0, 0);
        sibling = add(top + u"/side"_s);
        stranger = add(u"evil/box"_s);
        group = *store->scope(top);
        const Rights all = Right::Read | Right::Write | Right::Delete;
        // Some types' clients have deploy tokens and no access tokens.
        const bool deploys = type == u"helm"_s || type == u"debian"_s || type == u"rubygems"_s;
        const TokenKind ofProject = deploys ? TokenKind::Deploy : TokenKind::Project;
        const TokenKind ofGroup = deploys ? TokenKind::Deploy : TokenKind::Group;
        secrets = {{"victim", token(ofProject, victim.path, all)},
                   {"sibling", token(ofProject, sibling.path, all)},
                   {"stranger", token(ofProject, stranger.path, all)},
                   {"group", token(ofGroup, top, Right::Read)},
                   {"everybody", token(TokenKind::Personal, {}, Right::Read)}};
    }

    Scope add(const QString &path)
    {
        return *store->addScope(path, Level::Project, Visibility::Private, HandlerFixture::owner());
    }
    QByteArray token(TokenKind kind, const QString &scope, Rights rights)
    {
        return store->createToken({kind, u"t"_s, scope, rights, {}}, HandlerFixture::owner())
            ->secret.toUtf8();
    }
    std::pair<QByteArray, QByteArray> credential(const QByteArray &who) const
    {
        const QByteArray secret = secrets.value(who);
        if (type == u"rubygems"_s)
            return {"Authorization", secret};
        if (type == u"helm"_s || type == u"debian"_s)
            return {"Authorization", "Basic " + ("me:" + secret).toBase64()};
        return {"Private-Token", secret};
    }
    const Scope &projectOf(const QByteArray &who) const
    {
        return who == "victim" ? victim : who == "sibling" ? sibling : stranger;
    }

    /// The answer to the last of them.
    Reply send(const QByteArray &who, const QList<Sent> &requests)
    {
        Reply last;
        for (const Sent &one : requests) {
            Headers headers;
            headers.add(credential(who).first, credential(who).second);
            headers.add("Content-Type", one.contentType);
            const QByteArray target = "/api/v4/projects/" + QByteArray::number(projectOf(who).id)
                                      + '/' + one.path;
            last = call(*gateway, requestHead(one.method, target, std::move(headers), one.body),
                        one.body);
        }
        return last;
    }
    Reply get(const QByteArray &level, const QByteArray &path, const QByteArray &who)
    {
        QByteArray prefix = "/api/v4/";
        if (level == "group")
            prefix += "groups/" + QByteArray::number(group.id) + "/-/";
        else if (level != "instance")
            prefix += "projects/" + QByteArray::number(projectOf(level).id) + '/';
        Headers headers;
        headers.add(credential(who).first, credential(who).second);
        return call(*gateway, requestHead("GET", prefix + path, std::move(headers)));
    }
    /// What is said of what was done to the victim, the newest first.
    QStringList outcomes() const
    {
        QStringList said;
        for (const ActivityRow &row : store->activity(0, 20).value_or(QList<ActivityRow>()))
            said << english(row.outcome);
        return said;
    }
    /// What readers get of all that the table names for the type, in one text for each.
    QByteArrayList answers(const QByteArray &kind)
    {
        QByteArrayList all;
        for (const Line &line : linesOf(kind)) {
            if (line[0] != type.toUtf8())
                continue;
            for (const QByteArray &who : {"group"_ba, "everybody"_ba})
                all << line[1] + ' ' + line[2] + " as " + who + ": "
                           + everythingOf(get(line[1], line[2], who));
        }
        return all;
    }
    void removeAll(const Scope &project)
    {
        const auto names = store->heldNames(project, type, {}, 100);
        QVERIFY(names);
        for (const PackageReader::Name &name : *names) {
            const auto versions = store->versions(project, type, name.canonicalName);
            QVERIFY(versions);
            for (const StoredVersion &version : *versions)
                QVERIFY(store->removeVersion(version.id, HandlerFixture::owner()));
        }
    }

    QString type;
    QTemporaryDir folder;
    ManualClock clock;
    FakeForwarder forwarder;
    const FormatList formats;
    std::unique_ptr<Store> store;
    std::unique_ptr<Gateway> gateway;
    Scope victim, sibling, stranger, group;
    QHash<QByteArray, QByteArray> secrets;
};

} // namespace

class TestNameOwners : public QObject
{
    Q_OBJECT

private slots:
    void O6_whatIsPublishedIsServedAbove_data();
    void O6_whatIsPublishedIsServedAbove();
    void O6_noAttackChangesWhatIsServedAbove_data();
    void O6_noAttackChangesWhatIsServedAbove();
    void O6_aDeletedPackageIsNobodyElses_data();
    void O6_aDeletedPackageIsNobodyElses();
    void O6_whoMayNotReadTheOwnerGetsNothing_data();
    void O6_whoMayNotReadTheOwnerGetsNothing();
    void O6_theOthersPublishIsServedAtItsOwnAddress();
    void O6_publishersAreTold();
    void O6_aTerraformKeyLeadsToItsOwnArchive();
    void O6_squattersOfGoPathsAreNobodysBusiness();
    void O6_aGoPathGivenAwayTakesWhatIsBelow();
    void O6_aGoPathOfTheRegistryIsItsProject();
    void O7_otherBytesAreRefusedOrTold_data();
    void O7_otherBytesAreRefusedOrTold();
    void O8_equalBytesAreWelcomeEverywhere_data();
    void O8_equalBytesAreWelcomeEverywhere();
};

static void addTypes()
{
    QTest::addColumn<QString>("type");
    const FormatList formats;
    for (const auto &format : formats)
        QTest::newRow(qPrintable(format->id())) << format->id();
}

void TestNameOwners::O6_whatIsPublishedIsServedAbove_data()
{
    addTypes();
}

void TestNameOwners::O6_whatIsPublishedIsServedAbove()
{
    QFETCH(QString, type);
    World world(type);
    QVERIFY(!seedOf(type).isEmpty());
    const Reply seeded = world.send("victim", seedOf(type));
    QVERIFY2(seeded.status < 300, everythingOf(seeded).constData());
    QVERIFY(!seeded.headers.contains("X-Packhouse-Notice"));
    int asked = 0;
    for (const Line &line : linesOf("reads")) {
        if (line[0] != type.toUtf8())
            continue;
        ++asked;
        QCOMPARE(line.size(), 6);
        for (const QByteArray &who : {"group"_ba, "everybody"_ba}) {
            const Reply reply = world.get(line[1], line[2], who);
            const QByteArray text = everythingOf(reply);
            QVERIFY2(reply.status == line[3].toInt(), (line.join(' ') + '\n' + text).constData());
            for (const QByteArray &one : textsOf(line[4]))
                QVERIFY2(text.contains(one), (one + " in " + line[2] + '\n' + text).constData());
            for (const QByteArray &one : textsOf(line[5]))
                QVERIFY2(!text.contains(one), (one + " in " + line[2] + '\n' + text).constData());
        }
    }
    QVERIFY(asked > 0);
}

void TestNameOwners::O6_noAttackChangesWhatIsServedAbove_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("attack");
    QTest::addColumn<QByteArray>("attacker");
    QTest::addColumn<int>("status");
    for (const Line &line : linesOf("attack")) {
        QCOMPARE(line.size(), 4);
        const QString type = QString::fromUtf8(line[0]);
        const QString attack = QString::fromUtf8(line[1]);
        for (const auto &[who, cell] : {std::pair("sibling"_ba, 2), std::pair("stranger"_ba, 3)})
            QTest::newRow((line[0] + ' ' + line[1] + ' ' + who).constData())
                << type << attack << who << line[cell].toInt();
    }
}

void TestNameOwners::O6_noAttackChangesWhatIsServedAbove()
{
    QFETCH(QString, type);
    QFETCH(QString, attack);
    QFETCH(QByteArray, attacker);
    QFETCH(int, status);
    World world(type);
    QVERIFY(world.send("victim", seedOf(type)).status < 300);
    const QByteArrayList before = world.answers("reads");
    QVERIFY(!attackOf(type, attack).isEmpty());
    const Reply reply = world.send(attacker, attackOf(type, attack));
    QVERIFY2(reply.status == status, everythingOf(reply).constData());
    const QByteArrayList after = world.answers("reads");
    for (qsizetype i = 0; i < before.size(); ++i)
        QCOMPARE(after[i], before[i]);
}

void TestNameOwners::O6_aDeletedPackageIsNobodyElses_data()
{
    addTypes();
}

void TestNameOwners::O6_aDeletedPackageIsNobodyElses()
{
    QFETCH(QString, type);
    for (const QByteArray &attacker : {"sibling"_ba, "stranger"_ba}) {
        World world(type);
        QVERIFY(world.send("victim", seedOf(type)).status < 300);
        world.removeAll(world.victim);
        int asked = 0;
        for (const Line &line : linesOf("gone")) {
            if (line[0] != type.toUtf8())
                continue;
            ++asked;
            const Reply reply = world.get(line[1], line[2], "everybody");
            QVERIFY2(reply.status == line[3].toInt(),
                     (line.join(' ') + '\n' + everythingOf(reply)).constData());
        }
        QVERIFY(asked > 0);
        const QByteArrayList before = world.answers("gone");
        const Reply reply = world.send(attacker, attackOf(type, u"higher-version"_s));
        QVERIFY2(reply.status == statusOf(type, u"higher-version"_s, attacker),
                 everythingOf(reply).constData());
        const QByteArrayList after = world.answers("gone");
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(after[i], before[i]);
        // Whose it was can go on with it.
        const Reply again = world.send("victim", attackOf(type, u"higher-version"_s));
        QVERIFY2(again.status < 300, everythingOf(again).constData());
    }
}

void TestNameOwners::O6_whoMayNotReadTheOwnerGetsNothing_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("npm") << u"npm"_s << "packages/npm/@acme%2fwidget"_ba;
    QTest::newRow("maven") << u"maven"_s << "packages/maven/com/acme/widget/maven-metadata.xml"_ba;
    QTest::newRow("pypi") << u"pypi"_s << "packages/pypi/simple/acme-lib/"_ba;
    QTest::newRow("nuget") << u"nuget"_s << "packages/nuget/metadata/acme.lib/index.json"_ba;
}

/// A token of another project alone, at the group: as for a name that nobody has.
void TestNameOwners::O6_whoMayNotReadTheOwnerGetsNothing()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, path);
    World world(type);
    const Reply unknown = world.get("group", path, "sibling");
    QVERIFY(unknown.status >= 400);
    QVERIFY(world.send("victim", seedOf(type)).status < 300);
    QVERIFY(world.send("sibling", attackOf(type, u"higher-version"_s)).status < 300);
    QCOMPARE(everythingOf(world.get("group", path, "sibling")), everythingOf(unknown));
}

void TestNameOwners::O6_theOthersPublishIsServedAtItsOwnAddress()
{
    const QList<std::tuple<QString, QByteArray, QByteArray>> own{
        {u"npm"_s, "packages/npm/@acme%2fwidget"_ba, R"("latest":"99.0.0")"_ba},
        {u"maven"_s, "packages/maven/com/acme/widget/maven-metadata.xml"_ba,
         "<latest>99.0</latest>"_ba},
        {u"pypi"_s, "packages/pypi/simple/acme-lib/"_ba, "acme_lib-99.0-"_ba},
        {u"nuget"_s, "packages/nuget/metadata/acme.lib/index.json"_ba, "99.0.0"_ba},
        {u"golang"_s, "packages/go/acme.example/lib/@latest"_ba, "v1.99.0"_ba}};
    for (const auto &[type, path, holds] : own) {
        World world(type);
        QVERIFY(world.send("victim", seedOf(type)).status < 300);
        QVERIFY(world.send("sibling", attackOf(type, u"higher-version"_s)).status < 300);
        const QByteArray text = everythingOf(world.get("sibling", path, "everybody"));
        QVERIFY2(text.contains(holds), text.constData());
        // Given to it by hand, also above; before and after are two different documents.
        if (type == u"golang")
            continue;
        const QString name = world.store->heldNames(world.sibling, type, {}, 1)->first().name;
        QVERIFY(!everythingOf(world.get("group", path, "everybody")).contains(holds));
        QVERIFY(world.store->giveName(type, name, {world.sibling}, HandlerFixture::owner()));
        const QByteArray above = everythingOf(world.get("group", path, "everybody"));
        QVERIFY2(above.contains(holds), above.constData());
    }
}

void TestNameOwners::O6_publishersAreTold()
{
    World world(u"npm"_s);
    QVERIFY(world.send("victim", seedOf(u"npm"_s)).status < 300);
    // Inside the group no more than that the name is taken; nothing to a stranger.
    const Reply side = world.send("sibling", attackOf(u"npm"_s, u"higher-version"_s));
    QCOMPARE(side.headers.value("X-Packhouse-Notice"),
             "In acme the name @acme/widget belongs to another project: it is served from here at "
             "the project's own address only."_ba);
    const Reply other = world.send("stranger", attackOf(u"npm"_s, u"higher-version"_s));
    QVERIFY(!other.headers.contains("X-Packhouse-Notice"));
    // Who may read the owner is told which one it is.
    world.secrets["sibling"] = world.token(TokenKind::Group, u"acme"_s, Right::Read | Right::Write);
    const Reply read = world.send("sibling", attackOf(u"npm"_s, u"moved-tag"_s).first(1));
    QCOMPARE(read.headers.value("X-Packhouse-Notice"),
             "In acme the name @acme/widget belongs to acme/web: above the project it is served "
             "from there."_ba);
    // Types that have no level above the project say nothing.
    World gems(u"rubygems"_s);
    QVERIFY(gems.send("victim", seedOf(u"rubygems"_s)).status < 300);
    QVERIFY(!gems.send("sibling", attackOf(u"rubygems"_s, u"higher-version"_s))
                 .headers.contains("X-Packhouse-Notice"));
}

void TestNameOwners::O6_aTerraformKeyLeadsToItsOwnArchive()
{
    const QString type = u"terraform_module"_s;
    World world(type);
    PolicySetting setting;
    setting.scope = world.group.id;
    setting.type = type;
    setting.duplicatesAllowed = true;
    QVERIFY(world.store->setPolicy(setting, HandlerFixture::owner()));
    QVERIFY(world.send("victim", seedOf(type)).status < 300);
    QCOMPARE(world.send("sibling", attackOf(type, u"equal-version"_s)).status, 201);
    const Reply where = world.get(
        "sibling", "packages/terraform/modules/vpc/aws/1.0.0?terraform-get=1", "sibling");
    QByteArray address = where.headers.value("X-Terraform-Get");
    QVERIFY(!address.isEmpty());
    address = address.sliced(address.indexOf("/api/v4"));
    const qsizetype query = address.indexOf('?');
    const QByteArray file = address.left(query) + address.sliced(query).split('&').first();
    QCOMPARE(bodyOf(call(*world.gateway, "GET", file)),
             attackOf(type, u"equal-version"_s).first().body);
}

void TestNameOwners::O6_squattersOfGoPathsAreNobodysBusiness()
{
    // Whoever was first has the name at the instance; a token of one group gets what that has.
    World world(u"golang"_s);
    const QList<Sent> squat = attackOf(u"golang"_s, u"higher-version"_s);
    QVERIFY(world.send("stranger", squat).status < 300);
    QVERIFY(world.send("victim", seedOf(u"golang"_s)).status < 300);
    const QByteArray latest = "packages/go/acme.example/lib/@latest";
    QVERIFY(everythingOf(world.get("instance", latest, "group")).contains("v1.0.0"));
    QVERIFY(everythingOf(world.get("instance", latest, "everybody")).contains("v1.99.0"));
    QVERIFY(world.store->giveName(u"golang"_s, u"acme.example/lib"_s, {world.victim},
                                  HandlerFixture::owner()));
    QVERIFY(everythingOf(world.get("instance", latest, "everybody")).contains("v1.0.0"));
}

void TestNameOwners::O6_aGoPathGivenAwayTakesWhatIsBelow()
{
    World world(u"golang"_s);
    const QByteArray list = "packages/go/acme.example/lib/sub/@v/list";
    QVERIFY(world.send("victim", goModule("v1.0.0", "acme.example/lib/sub")).status < 300);
    QVERIFY(world.send("sibling", goModule("v1.0.0", "acme.example/lib")).status < 300);
    QCOMPARE(world.get("instance", list, "everybody").status, 200); // it was there before
    QVERIFY(world.store->giveName(u"golang"_s, u"acme.example/lib"_s, {world.sibling},
                                  HandlerFixture::owner()));
    QCOMPARE(world.get("instance", list, "everybody").status, 404); // not from what was kept
    QVERIFY(world.store->giveName(u"golang"_s, u"acme.example/lib/sub"_s, {world.victim},
                                  HandlerFixture::owner()));
    QCOMPARE(world.get("instance", list, "everybody").status, 200);
}

void TestNameOwners::O6_aGoPathOfTheRegistryIsItsProject()
{
    // "127.0.0.1" is the host that the tests' requests name, acme/web the victim's path.
    World world(u"golang"_s);
    const QByteArray path = "127.0.0.1/acme/web/sub";
    QVERIFY(world.send("stranger", goModule("v1.99.0", path)).status < 300);
    const QByteArray latest = "packages/go/" + path + "/@latest";
    QCOMPARE(world.get("instance", latest, "everybody").status, 404);
    QVERIFY(world.send("victim", goModule("v1.0.0", path)).status < 300);
    QVERIFY(everythingOf(world.get("instance", latest, "everybody")).contains("v1.0.0"));
}

void TestNameOwners::O7_otherBytesAreRefusedOrTold_data()
{
    addTypes();
}

/// The project's own writer sends the same coordinates again.
void TestNameOwners::O7_otherBytesAreRefusedOrTold()
{
    QFETCH(QString, type);
    World world(type);
    QVERIFY(world.send("victim", seedOf(type)).status < 300);
    for (const QString &outcome : world.outcomes())
        QVERIFY2(outcome.isEmpty(), qPrintable(outcome));
    QByteArrayList before = world.answers("reads");
    QVERIFY(!before.isEmpty());

    // The very same is no news, whatever the rule for other bytes is.
    for (const Sent &one : seedOf(type)) {
        const Reply reply = world.send("victim", {one});
        QVERIFY2(!reply.headers.value("X-Packhouse-Notice").contains("bytes"),
                 everythingOf(reply).constData());
    }
    before = world.answers("reads");

    QByteArray told;
    bool refused = false;
    const QList<Sent> again = attackOf(type, u"equal-version"_s);
    QVERIFY(!again.isEmpty());
    for (const Sent &one : again) {
        if (one.path.startsWith("debian_distributions"))
            continue; // is there
        const Reply reply = world.send("victim", {one});
        refused = refused || reply.status >= 400;
        told += reply.headers.value("X-Packhouse-Notice");
    }
    if (refused) {
        QCOMPARE(world.answers("reads"), before);
        return;
    }
    QVERIFY2(told.contains("Other bytes were here") && told.contains("--duplicates refuse"),
             told.constData());
    QVERIFY(world.outcomes().join(u'\n').contains(u"Other bytes were here"_s));
}

void TestNameOwners::O8_equalBytesAreWelcomeEverywhere_data()
{
    addTypes();
}

void TestNameOwners::O8_equalBytesAreWelcomeEverywhere()
{
    QFETCH(QString, type);
    World world(type);
    QVERIFY(world.send("victim", seedOf(type)).status < 300);
    const Reply stranger = world.send("stranger", attackOf(type, u"equal-bytes"_s));
    QVERIFY2(stranger.status < 300, everythingOf(stranger).constData());
    if (type == u"golang")
        QCOMPARE(world.send("victim", seedOf(type)).status, 200);
}

QTEST_GUILESS_MAIN(TestNameOwners)
#include "tst_nameowners.moc"
