// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asks.h"
#include "questions.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

using Seen = StrangersWorld::Seen;
constexpr int requestCount = 5000;

/// Each registry signs with a key of its own, which tells nothing of what it has.
QByteArray withoutOwnKey(const QByteArray &answer)
{
    if (!answer.contains("\"keyid\":\"SHA256:"))
        return answer;
    static const QRegularExpression made(u"(\"(?:keyid|key|sig)\":|\\nETag: )\"[^\"]*\""_s);
    return QString::fromUtf8(answer).replace(made, u"\\1"_s).toUtf8();
}

QByteArray textOf(const Question &one, const Seen &seen)
{
    return one.who + ' ' + one.method + ' ' + one.target + " -> "
           + QByteArray::number(seen.statements) + " statements, " + QByteArray::number(seen.asked)
           + " asked\n" + withoutOwnKey(seen.answer);
}

/// One package of each type that everybody may read.
void publishOpenOnes(StrangersWorld &world)
{
    for (const auto &format : world.formats()) {
        const Seen seen = world.publish(format->id(), u"seed"_s, u"acme/open"_s, "open-writer");
        QVERIFY2(seen.status < 300, seen.answer.constData());
    }
}

void publishSecrets(StrangersWorld &world)
{
    for (const auto &format : world.formats()) {
        const QString &type = format->id();
        const Seen seen = world.publish(type, u"secret"_s, StrangersWorld::secretProject(type),
                                        type == u"maven"_s ? "maven-writer" : "writer");
        QVERIFY2(seen.status < 300, (type.toLatin1() + ' ' + seen.answer).constData());
    }
}

/// Two registries have two keys: what is signed by them differs, and passes that are made with
/// them.
bool isOfItsOwnKey(const QByteArray &target)
{
    return target.contains("/users/authenticate") || target.contains("/InRelease")
           || target.contains("/key.asc") || target.contains("Release.gpg")
           || (target.contains("/terraform/") && target.contains("/download"));
}

/// Packages are numbered through the whole registry, as in the reference, so whoever publishes
/// learns how many there are. Nothing else is to differ.
QByteArray withoutNumbers(QByteArray answer)
{
    static const QRegularExpression number(u"id\":\\d+"_s);
    return QString::fromUtf8(answer).replace(number, u"id\":0"_s).toUtf8();
}

struct NameKind
{
    const char *name;
    const char *word; ///< empty: the seed's
    bool deleted = false; ///< in the world in which the secrets are
};
constexpr std::array<NameKind, 6> nameKinds{{{"readable", ""},
                                             {"unreadable", "secret"},
                                             {"deleted", "secret", true},
                                             {"reserved", "kept"},
                                             {"foreign", "known"},
                                             {"unknown", "nobody"}}};
/// The first two are strangers to acme.
constexpr std::array<const char *, 7> callers{"anonymous", "stranger",   "beside", "reader",
                                              "writer",    "write-only", "admin"};
constexpr auto matrixHead =
    "# SPDX-FileCopyrightText: The Packhouse developers\n"
    "# SPDX-License-Identifier: GPL-3.0-or-later\n"
    "#\n"
    "# Written by tst_strangers, see there.\n"
    "#\n"
    "#   TYPE LEVEL NAME  and for each caller  STATUS/STATEMENTS/QUESTIONS TO THE UPSTREAM\n"
    "#\n"
    "# LEVEL: the project of the name, its group, or the instance. Callers: anonymous, of another\n"
    "# group, of another project of the group, a reader, a writer and a write-only token of the\n"
    "# project, everybody's administrator.\n\n";

QByteArray levelName(Level level)
{
    if (level == Level::Project)
        return "project";
    return level == Level::Group ? "group" : "instance";
}

/// Behind which address a package of the word is looked for.
QByteArray addressOf(StrangersWorld &world, const QString &type, Level level,
                     const QByteArray &word)
{
    const bool open = word == seedWord(type);
    const QString project = open ? u"acme/open"_s : StrangersWorld::secretProject(type);
    QByteArray prefix = "/api/v4/";
    if (level == Level::Project)
        prefix += "projects/" + QByteArray::number(world.scope(project).id) + '/';
    if (level == Level::Group)
        prefix += "groups/" + QByteArray::number(world.scope(topLevelOf(project)).id) + "/-/";
    return prefix + documentOf(type, level, word);
}

QByteArray cellOf(StrangersWorld &world, const QString &type, Level level, const QByteArray &word,
                  QByteArray who)
{
    const bool ofMaven = StrangersWorld::secretProject(type) != u"acme/web"_s;
    if (ofMaven && (who == "reader" || who == "writer" || who == "write-only" || who == "beside"))
        who.prepend("maven-");
    const Seen seen = world.ask("GET", addressOf(world, type, level, word),
                                world.credential(type, who));
    return QByteArray::number(seen.status) + '/' + QByteArray::number(seen.statements) + '/'
           + QByteArray::number(seen.asked);
}

void reserveByHand(StrangersWorld &world, const QString &type)
{
    for (const Level level : {Level::Project, Level::Instance}) {
        Reservation row;
        row.type = type;
        row.canonicalName = nameOf(type, "kept", level);
        row.scopePath = topLevelOf(StrangersWorld::secretProject(type));
        QVERIFY(world.store().reserve(row, HandlerFixture::owner()));
    }
}

void removeSecrets(StrangersWorld &world)
{
    for (const auto &format : world.formats()) {
        for (const Level level : {Level::Project, Level::Instance}) {
            const auto versions = world.store().versions(
                world.scope(StrangersWorld::secretProject(format->id())), format->id(),
                nameOf(format->id(), "secret", level));
            QVERIFY(versions);
            for (const StoredVersion &version : *versions)
                QVERIFY(world.store().removeVersion(version.id, HandlerFixture::owner()));
        }
    }
}

} // namespace

/// What callers learn of names that are not theirs to know.
class TestStrangers : public QObject
{
    Q_OBJECT

private slots:
    void O2_oneMorePrivateNameChangesNoStrangersAnswer();
    void O2_noPublishOfAStrangerTellsOfIt();
    void O2_theMatrix();
    void O2_aReasonIsToldToWhoMayKnowIt();
    void O2_strangersAreSentOnWhereEverythingIsOpen();
    void O6_aNameThatAnUpstreamHasIsNobodysHere_data();
    void O6_aNameThatAnUpstreamHasIsNobodysHere();
    void O6_onlyAGroupsOwnCallersTellWhatAnUpstreamHad_data();
    void O6_onlyAGroupsOwnCallersTellWhatAnUpstreamHad();
    void O3_aForeignNameIsTheUpstreams_data();
    void O3_aForeignNameIsTheUpstreams();
    void U11_whoPublishesIsToldOfWhatIsHere();
};

void TestStrangers::O2_oneMorePrivateNameChangesNoStrangersAnswer()
{
    StrangersWorld without;
    StrangersWorld with;
    publishOpenOnes(without);
    publishOpenOnes(with);
    publishSecrets(with);
    if (QTest::currentTestFailed())
        return;
    Questions first(without, 4711);
    Questions second(with, 4711);
    int successes = 0;
    for (int i = 0; i < requestCount; ++i) {
        const Question one = first.next();
        const Question same = second.next();
        QCOMPARE(one.target, same.target);
        const Seen a = without.ask(one.method, one.target,
                                   without.credential(one.type, one.who) + one.headers, one.body);
        const Seen b = with.ask(same.method, same.target,
                                with.credential(same.type, same.who) + same.headers, same.body);
        successes += a.status == 200 ? 1 : 0;
        if (isOfItsOwnKey(one.target)) {
            QCOMPARE(a.status, b.status);
            QCOMPARE(a.statements, b.statements);
            continue;
        }
        QCOMPARE(textOf(same, b), textOf(one, a));
    }
    QVERIFY2(successes > requestCount / 20, QByteArray::number(successes).constData());
}

void TestStrangers::O2_noPublishOfAStrangerTellsOfIt()
{
    StrangersWorld without;
    StrangersWorld with;
    publishSecrets(with);
    if (QTest::currentTestFailed())
        return;
    for (const auto &format : with.formats()) {
        const Seen a = without.publish(format->id(), u"secret"_s, u"evil/box"_s, "stranger");
        const Seen b = with.publish(format->id(), u"secret"_s, u"evil/box"_s, "stranger");
        QVERIFY2(a.status < 300, (format->id().toLatin1() + ' ' + a.answer).constData());
        QCOMPARE(withoutNumbers(b.answer), withoutNumbers(a.answer));
        QCOMPARE(b.asked, a.asked); // what is written goes with what others write
    }
}

/// What each caller gets of each kind of name at each level, what it takes of the database, and
/// what the upstream hears of it; matrix.txt has it in writing. A change of it is looked at and
/// then written anew: PACKHOUSE_WRITE_MATRIX=1.
void TestStrangers::O2_theMatrix()
{
    StrangersWorld world;
    StrangersWorld deleted;
    for (StrangersWorld *one : {&world, &deleted}) {
        publishOpenOnes(*one);
        publishSecrets(*one);
        for (const auto &format : one->formats())
            reserveByHand(*one, format->id());
        one->meetEverybody();
    }
    if (QTest::currentTestFailed())
        return;
    removeSecrets(deleted);
    QByteArray text = matrixHead;
    QByteArrayList tells;
    for (const auto &format : world.formats()) {
        const QString &type = format->id();
        for (const Level level : {Level::Project, Level::Group, Level::Instance}) {
            if (documentOf(type, level, "nobody").isEmpty())
                continue;
            QHash<QByteArray, QByteArrayList> cells;
            for (const NameKind &kind : nameKinds) {
                StrangersWorld &asked = kind.deleted ? deleted : world;
                const QByteArray word = kind.word[0] ? kind.word : seedWord(type).constData();
                for (const char *who : callers)
                    cells[kind.name] << cellOf(asked, type, level, word, who);
                text += type.toLatin1() + ' ' + levelName(level) + ' ' + kind.name + "  "
                        + cells[kind.name].join("  ") + '\n';
            }
            // Anonymous, and somebody of another group: as of a name that nobody has.
            for (const QByteArray &secret : {"unreadable"_ba, "deleted"_ba}) {
                if (cells[secret].first(2) != cells["unknown"].first(2))
                    tells << type.toLatin1() + ' ' + levelName(level) + ' ' + secret + ": "
                                 + cells[secret].first(2).join(' ') + " and not "
                                 + cells["unknown"].first(2).join(' ');
            }
        }
    }
    QVERIFY2(tells.isEmpty(), tells.join('\n').constData());
    QFile file(QStringLiteral(MATRIX));
    if (qEnvironmentVariableIsSet("PACKHOUSE_WRITE_MATRIX")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        QFAIL("It is written anew. Look at what changed, and run again to have it compared.");
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList wanted = file.readAll().split('\n');
    const QByteArrayList got = text.split('\n');
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i)
        QCOMPARE(got[i], wanted[i]);
}

static QByteArray documentAt(StrangersWorld &world, const QString &project, const QByteArray &name)
{
    return "/api/v4/projects/" + QByteArray::number(world.scope(project).id) + "/packages/npm/"
           + name;
}

void TestStrangers::O2_aReasonIsToldToWhoMayKnowIt()
{
    StrangersWorld world;
    reserveByHand(world, u"npm"_s);
    const QByteArray address = documentAt(world, u"acme/open"_s, "kept");
    for (const QByteArray &who : {"beside"_ba, "reader"_ba, "admin"_ba}) {
        const Seen seen = world.ask("GET", address, world.credential(u"npm"_s, who));
        QCOMPARE(seen.status, 404);
        QVERIFY2(seen.answer.contains("X-Packhouse-Reason: The name is reserved here"),
                 seen.answer.constData());
    }
    for (const QByteArray &who : {"anonymous"_ba, "stranger"_ba}) {
        const Seen seen = world.ask("GET", address, world.credential(u"npm"_s, who));
        QCOMPARE(seen.status, 404);
        QCOMPARE(seen.asked, 0);
        QVERIFY2(!seen.answer.contains("X-Packhouse"), seen.answer.constData());
    }
}

void TestStrangers::O2_strangersAreSentOnWhereEverythingIsOpen()
{
    StrangersWorld world;
    publishOpenOnes(world);
    publishSecrets(world);
    reserveByHand(world, u"npm"_s);
    const auto asked = [&](const QByteArray &address, const QByteArray &who) {
        return world.ask("GET", address, world.credential(u"npm"_s, who)).asked;
    };
    for (const QByteArray &who : {"anonymous"_ba, "stranger"_ba}) {
        // All of acme/open is open. What acme/web keeps to itself is no reason that he may see.
        QCOMPARE(asked(documentAt(world, u"acme/open"_s, "nobody"), who), 1);
        QCOMPARE(asked(documentAt(world, u"acme/open"_s, "secret"), who), 1);
        QCOMPARE(asked(documentAt(world, u"acme/open"_s, "kept"), who), 0);
        QCOMPARE(asked(documentAt(world, u"acme/open"_s, "@acme%2fany"), who), 0); // a namespace
        const QByteArray group = "/api/v4/groups/" + QByteArray::number(world.scope(u"acme"_s).id)
                                 + "/-/packages/npm/";
        QCOMPARE(asked(group + "nobody", who), 0);
        QCOMPARE(asked(group + "secret", who), 0);
        QCOMPARE(asked("/api/v4/groups/" + QByteArray::number(world.scope(u"open"_s).id)
                           + "/-/packages/npm/nobody",
                       who),
                 1);
        // By hand.
        PolicySetting setting;
        setting.scope = world.scope(u"acme"_s).id;
        setting.type = u"npm"_s;
        setting.forwardsStrangers = true;
        QVERIFY(world.store().setPolicy(setting, HandlerFixture::owner()));
        QCOMPARE(asked(group + "nobody", who), 1);
        QCOMPARE(asked(group + "kept", who), 0);
        setting.forwardsStrangers = false;
        QVERIFY(world.store().setPolicy(setting, HandlerFixture::owner()));
        QCOMPARE(asked(group + "nobody", who), 0);
    }
    QCOMPARE(asked(documentAt(world, u"acme/open"_s, "secret"), "beside"), 0);
    // A name that everybody could read is no secret any more, not even when it is deleted.
    QVERIFY(world.publish(u"npm"_s, u"secret"_s, u"open/lib"_s, "lib-writer").status < 300);
    const auto versions = world.store().versions(world.scope(u"open/lib"_s), u"npm"_s, u"secret"_s);
    QVERIFY(versions && versions->size() == 1);
    QVERIFY(world.store().removeVersion(versions->first().id, HandlerFixture::owner()));
    QCOMPARE(asked(documentAt(world, u"open/lib"_s, "secret"), "anonymous"), 0);
}

void TestStrangers::U11_whoPublishesIsToldOfWhatIsHere()
{
    StrangersWorld world;
    const QByteArray address = documentAt(world, u"acme/web"_s, "known");
    const auto ask = [&](const QByteArray &who, const QByteArray &command) {
        return world.ask("GET", address,
                         world.credential(u"npm"_s, who)
                             + StrangersWorld::HeaderPairs{{"npm-command", command}});
    };
    // Who says so is told nothing of others, at once.
    QCOMPARE(ask("writer", "publish").status, 404);
    QCOMPARE(ask("writer", "publish").asked, 0);
    QCOMPARE(ask("writer", "view").status, 200);
    // Whoever may publish is not either, where the scope wants it so.
    PolicySetting setting;
    setting.scope = world.scope(u"acme"_s).id;
    setting.type = u"npm"_s;
    setting.forwardsPublishers = false;
    QVERIFY(world.store().setPolicy(setting, HandlerFixture::owner()));
    const Seen seen = ask("writer", "view");
    QCOMPARE(seen.status, 404);
    QCOMPARE(seen.asked, 0);
    QVERIFY(seen.answer.contains("X-Packhouse-Reason"));
    QCOMPARE(ask("reader", "view").status, 200);
    // The first name of a new group is its own already: nobody ever hears of it.
    for (const QByteArray &who : {"writer"_ba, "reader"_ba}) {
        const Seen own = world.ask("GET", documentAt(world, u"acme/web"_s, "@acme%2fbrand-new"),
                                   world.credential(u"npm"_s, who));
        QCOMPARE(own.status, 404);
        QCOMPARE(own.asked, 0);
    }
}

static void addForwardedTypes()
{
    QTest::addColumn<QString>("type");
    for (const QString &type : {u"npm"_s, u"pypi"_s, u"maven"_s})
        QTest::newRow(qPrintable(type)) << type;
}

void TestStrangers::O6_aNameThatAnUpstreamHasIsNobodysHere_data()
{
    addForwardedTypes();
}

/// "secret" is one that the upstream has this time. A writer of one project publishes it.
void TestStrangers::O6_aNameThatAnUpstreamHasIsNobodysHere()
{
    QFETCH(QString, type);
    StrangersWorld world;
    world.upstreamHas("secret");
    const QString project = StrangersWorld::secretProject(type);
    const QString beside = type == u"maven"_s ? u"maven-beside"_s : u"beside"_s;
    const QByteArray who = type == u"maven"_s ? "maven-writer" : "writer";
    const QByteArray group = addressOf(world, type, Level::Group, "secret");
    const auto atGroup = [&] {
        return world.ask("GET", group, world.credential(type, beside.toLatin1()));
    };
    const Seen before = atGroup();
    QCOMPARE(before.status, 200); // it came through: now it is known
    const Seen published = world.publish(type, u"secret"_s, project, who);
    QVERIFY2(published.status < 300, published.answer.constData());
    QVERIFY2(published.answer.contains("X-Packhouse-Notice: An upstream has"),
             published.answer.constData());
    QCOMPARE(atGroup().answer, before.answer);
    QCOMPARE(world.ask("GET", group, world.credential(type, who)).answer, before.answer);
    // Its own project's address is its own.
    const QByteArray own = addressOf(world, type, Level::Project, "secret");
    const Seen there = world.ask("GET", own, world.credential(type, who));
    QCOMPARE(there.status, 200);
    QVERIFY(there.answer != before.answer);
    // Nobody else is kept from it when that is deleted, and nothing else is served there.
    const auto versions = world.store().versions(world.scope(project), type,
                                                 nameOf(type, "secret"));
    QVERIFY(versions && !versions->isEmpty());
    QVERIFY(world.store().removeVersion(versions->first().id, HandlerFixture::owner()));
    QCOMPARE(atGroup().answer, before.answer);
    const Seen gone = world.ask("GET", own, world.credential(type, who));
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.asked, 0);
    QVERIFY(world.publish(type, u"secret"_s, project, who).status < 300);
    QCOMPARE(atGroup().answer, before.answer);
    // Said by hand whose it is, it is served from there, and nobody asks elsewhere any more.
    QVERIFY(world.store().giveName(type, nameOf(type, "secret"), {world.scope(project)},
                                   HandlerFixture::owner()));
    const Seen given = world.ask("GET", group, world.credential(type, who));
    QVERIFY(given.status == 200 && given.answer != before.answer);
    QCOMPARE(atGroup().status, 404);
    QCOMPARE(atGroup().asked, 0);
}

void TestStrangers::O6_onlyAGroupsOwnCallersTellWhatAnUpstreamHad_data()
{
    addForwardedTypes();
}

/// Whoever has no right in a group can fetch a name first, so that it would be nobody's there.
void TestStrangers::O6_onlyAGroupsOwnCallersTellWhatAnUpstreamHad()
{
    QFETCH(QString, type);
    StrangersWorld world;
    world.upstreamHas("secret");
    const auto fetch = [&](const QString &project, const QByteArray &who) {
        const QByteArray address = "/api/v4/projects/" + QByteArray::number(world.scope(project).id)
                                   + '/' + documentOf(type, Level::Project, "secret");
        QCOMPARE(world.ask("GET", address, world.credential(type, who)).status, 200);
    };
    fetch(u"acme/open"_s, "anonymous");
    fetch(u"acme/open"_s, "stranger");
    fetch(u"evil/box"_s, "stranger");
    const bool ofMaven = type == u"maven"_s;
    const Seen published = world.publish(type, u"secret"_s, StrangersWorld::secretProject(type),
                                         ofMaven ? "maven-writer" : "writer");
    QVERIFY2(published.status < 300, published.answer.constData());
    QVERIFY2(!published.answer.contains("X-Packhouse-Notice"), published.answer.constData());
    const Seen above = world.ask("GET", addressOf(world, type, Level::Group, "secret"),
                                 world.credential(type, ofMaven ? "maven-beside" : "beside"));
    QCOMPARE(above.status, 404); // it is the project's, which that one may not read
    QCOMPARE(above.asked, 0);
}

void TestStrangers::O3_aForeignNameIsTheUpstreams_data()
{
    addForwardedTypes();
}

/// Imported as what is not ours: above its project the upstream answers where the level asks it,
/// elsewhere whoever imported it first.
void TestStrangers::O3_aForeignNameIsTheUpstreams()
{
    QFETCH(QString, type);
    StrangersWorld world;
    world.upstreamHas("secret");
    const QString project = StrangersWorld::secretProject(type);
    const QByteArray who = type == u"maven"_s ? "maven-writer" : "writer";
    world.publishForeign(type, u"secret"_s, project);
    const auto found = world.store().verify({});
    QVERIFY(found && found->isEmpty()); // that nobody owns it is no damage
    const QByteArray group = addressOf(world, type, Level::Group, "secret");
    const Seen forwarded = world.ask("GET", group, world.credential(type, who));
    QCOMPARE(forwarded.status, 200);
    QCOMPARE(forwarded.asked, 1);
    PolicySetting setting;
    setting.scope = world.scope(topLevelOf(project)).id;
    setting.type = type;
    setting.forwarding = Forwarding::Off;
    QVERIFY(world.store().setPolicy(setting, HandlerFixture::owner()));
    const Seen here = world.ask("GET", group, world.credential(type, who));
    QCOMPARE(here.status, 200);
    QVERIFY(here.answer != forwarded.answer);
}

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
