// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QJsonArray>
#include <QScopeGuard>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

const QStringList CloseUiKit{u"clients"_s, u"close"_s,    u"npm"_s,      u"@acme/ui-kit"_s,
                             u"--scope"_s, u"acme/web"_s, u"--client"_s, u"npm"_s};

} // namespace

/// What the command line says of this computer's clients, and writes for them. The home is the
/// test's own.
class TestCtlClients : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showSaysWhomTheyAsk();
    void aDryRunOfADeletionHasTheTable();
    void T3_aClientThatWasOpenedStopsAPlan();
    void T3_aProjectThatWasNamedIsLookedAtAgain();
    void T3_aStrangersIsNoMildRisk();
    void closeWritesAndKeepsABackup();
    void aDryRunWritesNothing();
    void aProjectsOwnFile();
    void undoTakesBackExactly();
    void undoListsWhatCanBeTakenBack();
    void severalClientsOfOneFileMakeOneBackup();
    void whatIsNotKnownIsNoSafety();
    void V1_aLockIsComparedWithWhatIsHere();
    void V1_closingIsDoneWhereAnotherIsNotKnown();
    void V1_whatIsNoSecretIsShown();
    void V1_undoSaysWhichAndHowToGoOn();
    void V1_unknownTypesNameThoseThatAre_data();
    void V1_unknownTypesNameThoseThatAre();
    void whatCannotBeClosedIsTold();

private:
    QStringList homesFiles() const;
    /// The only programs that there are, while it lives.
    auto onlyPrograms(const QStringList &programs)
    {
        const QString bin = m_ctl.path(u"only"_s);
        QDir(bin).removeRecursively();
        QDir().mkpath(bin);
        for (const QString &program : programs) {
            const QString path = m_ctl.file(u"only/"_s + program, "#!/bin/sh\n");
            QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
        }
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", bin.toLocal8Bit());
        return qScopeGuard([before] { qputenv("PATH", before); });
    }
    QString goEnv() const { return m_home.filePath(u".config/go/env"_s); }
    void writeGoEnv(const QByteArray &bytes) const
    {
        QVERIFY(QDir(m_home.path()).mkpath(u".config/go"_s));
        QFile file(goEnv());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QString npmrc() const { return m_home.filePath(u".npmrc"_s); }
    void write(const QByteArray &bytes) const
    {
        QFile file(npmrc());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    static QJsonObject clientOf(const QJsonArray &rows, const QString &client)
    {
        for (const auto &row : rows) {
            if (row["client"_L1].toString() == client)
                return row.toObject();
        }
        return {};
    }

    QTemporaryDir m_home;
    Ctl m_ctl;
};

void TestCtlClients::initTestCase()
{
    qputenv("HOME", m_home.path().toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "NPM_CONFIG_USERCONFIG", "npm_config_registry"})
        qunsetenv(name);
    QCOMPARE(m_ctl.run({u"demo"_s}).code, 0);
    QVERIFY(!m_ctl.serve().isEmpty());
}

void TestCtlClients::init()
{
    for (const QString &name : homesFiles())
        QFile::remove(m_home.filePath(name));
}

/// Nothing of one test is there to be taken back in another.
void TestCtlClients::cleanup()
{
    QDir(m_ctl.path(u"data/private/client-settings"_s)).removeRecursively();
}

QStringList TestCtlClients::homesFiles() const
{
    return QDir(m_home.path()).entryList({u".npmrc*"_s}, QDir::Files | QDir::Hidden);
}

void TestCtlClients::undoTakesBackExactly()
{
    write("fund=false\r\n");
    const Outcome closed = m_ctl.run(CloseUiKit);
    QVERIFY2(closed.code == 0, closed.err.constData());
    QVERIFY2(closed.out.contains("clients undo 1\n"), closed.out.constData());
    QCOMPARE(homesFiles().size(), 2);
    const Outcome dry = m_ctl.run({u"clients"_s, u"undo"_s, u"--dry-run"_s});
    QCOMPARE(dry.code, 0);
    QVERIFY2(dry.out.contains("Would be as before: " + npmrc().toUtf8()), dry.out.constData());
    QVERIFY(read(npmrc()).startsWith("@acme:registry="));
    const Outcome undone = m_ctl.run({u"clients"_s, u"undo"_s, u"1"_s, u"--json"_s});
    QVERIFY2(undone.code == 0, undone.err.constData());
    QCOMPARE(undone.json()["undone"_L1].toBool(), true);
    QCOMPARE(read(npmrc()), "fund=false\r\n"_ba);
    QCOMPARE(homesFiles(), QStringList{u".npmrc"_s});
    QCOMPARE(m_ctl.run({u"clients"_s, u"undo"_s, u"1"_s}).code, 3);
    QCOMPARE(m_ctl.run({u"clients"_s, u"undo"_s}).code, 3);
    // A file that was not there.
    QVERIFY(QFile::remove(npmrc()));
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const Outcome removed = m_ctl.run({u"clients"_s, u"undo"_s});
    QVERIFY2(removed.out.contains("Removed: " + npmrc().toUtf8()), removed.out.constData());
    QVERIFY(homesFiles().isEmpty());
}

void TestCtlClients::undoListsWhatCanBeTakenBack()
{
    const QStringList list{u"clients"_s, u"undo"_s, u"--list"_s};
    QVERIFY(m_ctl.run(list).out.contains("nothing to take back"));
    write("fund=false\n");
    const Outcome closed = m_ctl.run(CloseUiKit + QStringList{u"--json"_s});
    QCOMPARE(closed.json()["act"_L1].toString(), u"1"_s);
    const Outcome table = m_ctl.run(list);
    QCOMPARE(table.code, 0);
    QVERIFY2(table.out.contains("npm @acme/ui-kit") && table.out.contains("yes"),
             table.out.constData());
    QFile file(npmrc());
    QVERIFY(file.open(QIODevice::Append) && file.write("x=1\n") > 0);
    file.close();
    const QByteArray byHand = read(npmrc());
    const QJsonValue act = m_ctl.run(list + QStringList{u"--json"_s}).json()["acts"_L1][0];
    QCOMPARE(act["can_be_undone"_L1].toBool(true), false);
    QVERIFY(act["why_not"_L1].toString().contains(u"changed since"_s));
    const Outcome refused = m_ctl.run({u"clients"_s, u"undo"_s, u"1"_s});
    QVERIFY(refused.code != 0);
    QVERIFY2(refused.err.contains("changed since") && refused.err.contains(npmrc().toUtf8()),
             refused.err.constData());
    QCOMPARE(read(npmrc()), byHand);
}

void TestCtlClients::severalClientsOfOneFileMakeOneBackup()
{
    // Both read the same file.
    const QString bin = m_ctl.path(u"bin"_s);
    QVERIFY(QDir().mkpath(bin));
    for (const QString &program : {u"npm"_s, u"pnpm"_s}) {
        const QString path = m_ctl.file(u"bin/"_s + program, "#!/bin/sh\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
    }
    const QByteArray before = qgetenv("PATH");
    const auto restored = qScopeGuard([&before] { qputenv("PATH", before); });
    qputenv("PATH", bin.toLocal8Bit());
    write("fund=false\n");
    const Outcome closed = m_ctl.run(CloseUiKit.first(6) + QStringList{u"--json"_s});
    QVERIFY2(closed.code == 0, closed.err.constData());
    QCOMPARE(closed.json()["clients"_L1].toArray().size(), 2);
    QCOMPARE(homesFiles(), (QStringList{u".npmrc"_s, u".npmrc.packhouse-backup"_s}));
    QCOMPARE(m_ctl.run({u"clients"_s, u"undo"_s}).code, 0);
    QCOMPARE(read(npmrc()), "fund=false\n"_ba);
    QCOMPARE(homesFiles(), QStringList{u".npmrc"_s});
}

void TestCtlClients::showSaysWhomTheyAsk()
{
    write("registry=https://other.example/js/\n");
    const QStringList show{u"clients"_s, u"show"_s,   u"--type"_s,
                           u"npm"_s,     u"--name"_s, u"@acme/ui-kit"_s};
    const Outcome table = m_ctl.run(show);
    QCOMPARE(table.code, 0);
    QVERIFY2(table.out.contains("a stranger's") && table.out.contains("other.example")
                 && table.out.contains("~/.npmrc, line 1") && table.out.contains("Other computers"),
             table.out.constData());
    const QJsonArray types =
        m_ctl.run(show + QStringList{u"--json"_s}).json()["types"_L1].toArray();
    QCOMPARE(types.size(), 1);
    const QJsonObject npm = clientOf(types.first()["clients"_L1].toArray(), u"npm"_s);
    QCOMPARE(npm["verdict"_L1].toString(), u"stranger"_s);
    QCOMPARE(npm["can_be_written"_L1].toBool(), true);
    // All types, each for a name that no setting is about.
    const QJsonArray all =
        m_ctl.run({u"clients"_s, u"show"_s, u"--json"_s}).json()["types"_L1].toArray();
    QVERIFY(all.size() > 5);
}

void TestCtlClients::aDryRunOfADeletionHasTheTable()
{
    write("registry=https://other.example/js/\n");
    const QStringList remove{u"delete"_s,  u"npm"_s,      u"@acme/ui-kit"_s,
                             u"--scope"_s, u"acme/web"_s, u"--dry-run"_s};
    const Outcome shown = m_ctl.run(remove);
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains("After this deletion") && shown.out.contains("Other computers"),
             shown.out.constData());
    const QJsonObject plan = m_ctl.run(remove + QStringList{u"--json"_s}).json();
    const QJsonObject npm = clientOf(plan["after_this_deletion"_L1].toArray(), u"npm"_s);
    QCOMPARE(npm["from"_L1].toString(), u"other.example"_s);
    // Of the registry's own forwarding both know the same.
    QVERIFY(QFile::remove(npmrc()));
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const QString planned =
        clientOf(
            m_ctl.run(remove + QStringList{u"--json"_s}).json()["after_this_deletion"_L1].toArray(),
            u"npm"_s)["verdict"_L1]
            .toString();
    const QJsonArray types = m_ctl
                                 .run({u"clients"_s, u"show"_s, u"--type"_s, u"npm"_s, u"--name"_s,
                                       u"@acme/ui-kit"_s, u"--scope"_s, u"acme/web"_s, u"--json"_s})
                                 .json()["types"_L1]
                                 .toArray();
    QVERIFY(!planned.isEmpty());
    QCOMPARE(clientOf(types.first()["clients"_L1].toArray(), u"npm"_s)["verdict"_L1].toString(),
             planned);
    // The clients of this type ask nobody by themselves: there is nothing to say.
    const QJsonObject files = m_ctl
                                  .run({u"delete"_s, u"generic"_s, u"storybook"_s, u"--scope"_s,
                                        u"acme/web"_s, u"--dry-run"_s, u"--json"_s})
                                  .json();
    QVERIFY(!files.isEmpty() && !files.contains("after_this_deletion"_L1));
}

void TestCtlClients::T3_aClientThatWasOpenedStopsAPlan()
{
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const QByteArray closed = read(npmrc());
    const QStringList remove{u"delete"_s,   u"npm"_s,       u"@acme/ui-kit"_s, u"--scope"_s,
                             u"acme/web"_s, u"--dry-run"_s, u"--json"_s};
    const QJsonObject shown = m_ctl.run(remove).json();
    QCOMPARE(clientOf(shown["after_this_deletion"_L1].toArray(), u"npm"_s)["verdict"_L1].toString(),
             u"safe"_s);
    const QStringList run{u"run"_s, shown["plan"_L1].toString(), u"--yes"_s};
    const auto versions = [this] {
        return m_ctl
            .run({u"show"_s, u"npm"_s, u"@acme/ui-kit"_s, u"--scope"_s, u"acme/web"_s, u"--json"_s})
            .json()["versions"_L1]
            .toArray()
            .size();
    };
    const qsizetype before = versions();
    QVERIFY(before > 0);
    write("@acme:registry=https://other.example/js/\n");
    const Outcome stopped = m_ctl.run(run);
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("What npm would get of @acme/ui-kit has grown worse")
                 && stopped.err.contains("other.example (~/.npmrc, line 1)")
                 && stopped.err.contains("Nothing was deleted."),
             stopped.err.constData());
    QCOMPARE(versions(), before);
    // Another stranger than the one that was agreed to is as bad.
    const QJsonObject open = m_ctl.run(remove).json();
    write("@acme:registry=https://third.example/js/\n");
    const Outcome other = m_ctl.run({u"run"_s, open["plan"_L1].toString(), u"--yes"_s});
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains("third.example"), other.err.constData());
    // What is as it was shown goes, and what got better as well.
    write(closed);
    QCOMPARE(m_ctl.run({u"run"_s, open["plan"_L1].toString(), u"--yes"_s}).code, 0);
    QCOMPARE(versions(), 0);
    const QJsonArray trash =
        m_ctl.run({u"trash"_s, u"list"_s, u"--json"_s}).json()["trash"_L1].toArray();
    QStringList restore{u"restore"_s};
    for (const auto &row : trash)
        restore.append(QString::number(row["id"_L1].toInteger()));
    QCOMPARE(m_ctl.run(restore).code, 0);
}

void TestCtlClients::T3_aProjectThatWasNamedIsLookedAtAgain()
{
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    QVERIFY(QDir(m_ctl.path({})).mkpath(u"named"_s));
    const QString named = m_ctl.path(u"named"_s);
    const QJsonObject shown = m_ctl
                                  .run({u"delete"_s, u"npm"_s, u"@acme/ui-kit"_s, u"--scope"_s,
                                        u"acme/web"_s, u"--project"_s, named, u"--dry-run"_s,
                                        u"--json"_s})
                                  .json();
    const QJsonObject npm = clientOf(shown["after_this_deletion"_L1].toArray(), u"npm"_s);
    QCOMPARE(npm["project"_L1].toString(), named);
    QCOMPARE(npm["verdict"_L1].toString(), u"safe"_s);
    m_ctl.file(u"named/.npmrc"_s, "@acme:registry=https://other.example/js/\n");
    const Outcome stopped = m_ctl.run({u"run"_s, shown["plan"_L1].toString(), u"--yes"_s});
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("other.example"), stopped.err.constData());
    QCOMPARE(m_ctl
                 .run({u"delete"_s, u"npm"_s, u"@acme/ui-kit"_s, u"--project"_s,
                       m_ctl.path(u"nowhere"_s), u"--dry-run"_s})
                 .code,
             2);
}

/// What the table below says decides about headline, risk and exit code.
void TestCtlClients::T3_aStrangersIsNoMildRisk()
{
    const QStringList remove{u"delete"_s, u"npm"_s, u"@acme/ui-kit"_s, u"--scope"_s, u"acme/web"_s};
    const QStringList dry{u"--dry-run"_s, u"--json"_s};
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const QJsonValue closed = m_ctl.run(remove + dry).json();
    const QStringList mild{u"low"_s, u"medium"_s};
    QVERIFY(mild.contains(closed["evidence"_L1]["risk"_L1].toString()));
    QCOMPARE(closed["needs_yes"_L1].toBool(true), false);
    write("@acme:registry=https://other.example/js/\n");
    const QJsonValue open = m_ctl.run(remove + dry).json();
    QCOMPARE(open["evidence"_L1]["risk"_L1].toString(), u"high"_s);
    QCOMPARE(open["evidence"_L1]["headline"_L1].toString(),
             u"High risk of dependency confusion. On this computer npm would get a stranger's "
             "package."_s);
    QCOMPARE(open["needs_yes"_L1].toBool(), true);
    const Outcome text = m_ctl.run(remove + QStringList{u"--dry-run"_s});
    QVERIFY2(text.out.startsWith("High risk of dependency confusion. On this computer npm"),
             text.out.constData());
    const Outcome refused = m_ctl.run(remove);
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("npm would get a stranger's"), refused.err.constData());
}

void TestCtlClients::closeWritesAndKeepsABackup()
{
    write("fund=false\n//other.example/:_authToken=s3cret\n");
    const Outcome closed = m_ctl.run(CloseUiKit);
    QVERIFY2(closed.code == 0, closed.err.constData());
    QVERIFY2(closed.out.contains("+@acme:registry=http://127.0.0.1"), closed.out.constData());
    QVERIFY2(!closed.out.contains("s3cret"), closed.out.constData());
    QVERIFY(closed.out.contains(".npmrc.packhouse-backup"));
    QVERIFY(read(npmrc()).startsWith("@acme:registry=http://127.0.0.1"));
    QVERIFY(read(npmrc()).endsWith("\nfund=false\n//other.example/:_authToken=s3cret\n"));
    QCOMPARE(read(npmrc() + u".packhouse-backup"_s),
             "fund=false\n//other.example/:_authToken=s3cret\n"_ba);
    const Outcome again = m_ctl.run(CloseUiKit);
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.contains("No client here would be served by a stranger."),
             again.out.constData());
}

void TestCtlClients::aDryRunWritesNothing()
{
    write("fund=false\n");
    const Outcome dry = m_ctl.run(CloseUiKit + QStringList{u"--dry-run"_s, u"--json"_s});
    QCOMPARE(dry.code, 0);
    const QJsonValue file = dry.json()["clients"_L1][0]["files"_L1][0];
    QCOMPARE(file["path"_L1].toString(), npmrc());
    QCOMPARE(file["written"_L1].toBool(true), false);
    QVERIFY(file["difference"_L1].toString().contains(u"+@acme:registry="_s));
    QCOMPARE(read(npmrc()), "fund=false\n"_ba);
    QVERIFY(!QFile::exists(npmrc() + u".packhouse-backup"_s));
}

void TestCtlClients::aProjectsOwnFile()
{
    write("fund=false\n");
    QVERIFY(QDir(m_ctl.path({})).mkpath(u"project"_s));
    const Outcome closed = m_ctl.run(CloseUiKit
                                     + QStringList{u"--project"_s, m_ctl.path(u"project"_s)});
    QVERIFY2(closed.code == 0, closed.err.constData());
    QVERIFY(read(m_ctl.path(u"project/.npmrc"_s)).startsWith("@acme:registry="));
    QCOMPARE(read(npmrc()), "fund=false\n"_ba);
}

void TestCtlClients::whatIsNotKnownIsNoSafety()
{
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const Outcome safe = m_ctl.run(CloseUiKit);
    QVERIFY2(safe.code == 0 && safe.out.contains("No client here"), safe.out.constData());
    write(QByteArray("a\0b", 3));
    const Outcome unread = m_ctl.run(CloseUiKit.first(6));
    QCOMPARE(unread.code, 1);
    QVERIFY2(unread.out.contains("npm (could not read)") && !unread.out.contains("No client here"),
             unread.out.constData());
    const auto refused = [this](qsizetype word, const QString &instead) {
        QStringList words = CloseUiKit;
        words[word] = instead;
        const Outcome outcome = m_ctl.run(words);
        return outcome.err.isEmpty() ? 0 : outcome.code;
    };
    QCOMPARE(refused(3, {}), 2);
    QCOMPARE(refused(3, u"@acme/*"_s), 2);
    QCOMPARE(refused(5, u"nosuch"_s), 3);
    QCOMPARE(refused(5, {}), 2);
    QCOMPARE(refused(7, u"nosuch"_s), 3);
    QCOMPARE(m_ctl.run({u"clients"_s, u"show"_s, u"--scope"_s, u"nosuch"_s}).code, 3);
}

void TestCtlClients::V1_aLockIsComparedWithWhatIsHere()
{
    const QJsonValue file = m_ctl
                                .run({u"show"_s, u"npm"_s, u"@acme/ui-kit"_s, u"--scope"_s,
                                      u"acme/web"_s, u"--json"_s})
                                .json()["versions"_L1][0];
    const QByteArray version = file["version"_L1].toString().toUtf8();
    const QByteArray ours = QByteArray::fromHex(
        file["files"_L1][0]["sha512"_L1].toString().toLatin1());
    QVERIFY(!version.isEmpty() && ours.size() == 64);
    const auto verdict = [&](const QByteArray &sum) {
        const QString lock = m_ctl.file(
            u"locked/package-lock.json"_s,
            "{\"packages\": {\"node_modules/@acme/ui-kit\": {\"version\": \"" + version
                + "\", \"resolved\": \"https://other.example/x.tgz\", \"integrity\": \"sha512-"
                + sum.toBase64() + "\"}}}");
        const QJsonArray rows = m_ctl
                                    .run({u"clients"_s, u"show"_s, u"--type"_s, u"npm"_s,
                                          u"--name"_s, u"@acme/ui-kit"_s, u"--scope"_s,
                                          u"acme/web"_s, u"--project"_s, QFileInfo(lock).path(),
                                          u"--json"_s})
                                    .json()["types"_L1][0]["clients"_L1]
                                    .toArray();
        return clientOf(rows, u"npm by package-lock.json"_s)["verdict"_L1].toString();
    };
    QVERIFY(QDir().mkpath(m_ctl.path(u"locked"_s)));
    QCOMPARE(verdict(ours), u"safe"_s);
    QCOMPARE(verdict(QByteArray(64, 'x')), u"stranger"_s);
}

void TestCtlClients::V1_closingIsDoneWhereAnotherIsNotKnown()
{
    const auto restored = onlyPrograms({u"npm"_s, u"yarn"_s});
    write("fund=false\n");
    for (const QString &time : {u"first"_s, u"again"_s}) {
        const Outcome closed = m_ctl.run(CloseUiKit.first(6));
        QVERIFY2(closed.code == 0, qPrintable(time + QString::fromUtf8(closed.err)));
        QVERIFY2(closed.out.contains("Not known of these clients") && closed.out.contains("yarn"),
                 closed.out.constData());
        QVERIFY(read(npmrc()).startsWith("@acme:registry="));
    }
    QCOMPARE(m_ctl.run(CloseUiKit.first(6) + QStringList{u"--client"_s, u"yarn"_s}).code, 1);
    // Of that alone nothing is done.
    QVERIFY(QFile::remove(npmrc()));
    const auto alone = onlyPrograms({u"yarn"_s});
    QCOMPARE(m_ctl.run(CloseUiKit.first(6)).code, 1);
}

void TestCtlClients::V1_whatIsNoSecretIsShown()
{
    writeGoEnv("GOPROXY=https://me:s3cret@other.example/go\nGOPRIVATE=b.example\n"
               "OTHER=s3cret\n");
    const Outcome dry = m_ctl.run({u"clients"_s, u"close"_s, u"golang"_s, u"acme.example/gone"_s,
                                   u"--scope"_s, u"acme/web"_s, u"--client"_s, u"go"_s,
                                   u"--dry-run"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QVERIFY2(dry.out.contains("-GOPRIVATE=b.example\n")
                 && dry.out.contains("+GOPRIVATE=b.example,acme.example/gone\n")
                 && dry.out.contains("-GOPROXY=https://***@other.example/go"),
             dry.out.constData());
    QVERIFY2(!dry.out.contains("s3cret"), dry.out.constData());
    QVERIFY(QFile::remove(goEnv()));
}

void TestCtlClients::V1_undoSaysWhichAndHowToGoOn()
{
    write("fund=false\n");
    writeGoEnv("GOPROXY=https://other.example/go\n");
    QCOMPARE(m_ctl.run(CloseUiKit).code, 0);
    const Outcome closed = m_ctl.run({u"clients"_s, u"close"_s, u"golang"_s, u"acme.example/gone"_s,
                                      u"--scope"_s, u"acme/web"_s, u"--client"_s, u"go"_s});
    QVERIFY2(closed.code == 0, closed.err.constData());
    writeGoEnv("GOPROXY=off\n");
    const QStringList undo{u"clients"_s, u"undo"_s};
    for (const QStringList &words : {undo, undo + QStringList{u"--dry-run"_s}}) {
        const Outcome refused = m_ctl.run(words);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("Change 2 (golang acme.example/gone)")
                     && refused.err.contains("go/env has been changed since")
                     && refused.err.contains("clients undo 1"),
                 refused.err.constData());
    }
    QCOMPARE(read(goEnv()), "GOPROXY=off\n"_ba);
    QCOMPARE(m_ctl.run(undo + QStringList{u"1"_s}).code, 0);
    QCOMPARE(read(npmrc()), "fund=false\n"_ba);
    const Outcome last = m_ctl.run(undo);
    QVERIFY2(last.err.contains("Change 2") && !last.err.contains("clients undo 1"),
             last.err.constData());
    QVERIFY(QFile::remove(goEnv()));
}

void TestCtlClients::V1_unknownTypesNameThoseThatAre_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *words) {
        QTest::newRow(words) << QString::fromLatin1(words).split(u' ');
    };
    row("clients show --type go");
    row("clients close go x --scope acme/web");
    row("list --type go");
    row("show go x --scope acme/web");
    row("delete go x --scope acme/web --dry-run");
    row("change yank go x 1 --scope acme/web --dry-run");
    row("policy show --type go");
    row("reserve add go x");
    row("names show x --type go");
    row("names assign x --type go --scope acme/web");
    row("import x --type go --to acme/web");
    row("upstreams forget go");
    row("publish %FILE% --to acme/web --type go --name x --version 1");
}

void TestCtlClients::V1_unknownTypesNameThoseThatAre()
{
    QFETCH(QStringList, words);
    words.replaceInStrings(u"%FILE%"_s, m_ctl.file(u"x.bin"_s, "x"));
    const Outcome refused = m_ctl.run(words);
    QVERIFY(refused.code != 0);
    const QByteArray said = refused.err + refused.out;
    QVERIFY2(said.contains("no package type \"go\"") && said.contains("golang")
                 && said.contains("rubygems"),
             said.constData());
}

void TestCtlClients::whatCannotBeClosedIsTold()
{
    write("a=1\n");
    QCOMPARE(m_ctl.run({u"clients"_s}).code, 2);
    QCOMPARE(m_ctl.run({u"clients"_s, u"close"_s, u"npm"_s, u"x"_s}).code, 2); // of which project?
    QCOMPARE(m_ctl.run({u"clients"_s, u"show"_s, u"--type"_s, u"none"_s}).code, 1);
    QCOMPARE(m_ctl.run({u"clients"_s, u"show"_s, u"--type"_s, u"generic"_s}).code, 3);
    write(QByteArray("a\0b", 3));
    const Outcome broken = m_ctl.run(CloseUiKit);
    QCOMPARE(broken.code, 1);
    QVERIFY2(broken.err.contains("could not be read"), broken.err.constData());
    QCOMPARE(read(npmrc()), QByteArray("a\0b", 3));
    write("a=1\n");
    m_ctl.stop(); // nobody serves the registry: which address would be written?
    const Outcome away = m_ctl.run(CloseUiKit);
    QCOMPARE(away.code, 1);
    QVERIFY2(away.err.contains("address is not known"), away.err.constData());
    QCOMPARE(read(npmrc()), "a=1\n"_ba);
}

QTEST_GUILESS_MAIN(TestCtlClients)
#include "tst_ctlclients.moc"
