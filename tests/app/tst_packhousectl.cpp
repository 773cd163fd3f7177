// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testrepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "support/archivebuilder.h"

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

/// The command line as people and scripts use it: the real program, on a data directory of its own,
/// once alone and once beside a server that has the directory.
class TestPackhousectl : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    static QProcessEnvironment environment();
    Outcome run(const QStringList &arguments) const;
    Outcome runOnData(const QStringList &arguments) const
    {
        return run(QStringList{u"--data"_s, path(u"data"_s)} + arguments);
    }
    QString file(const QString &name, const QByteArray &bytes) const;
    QJsonObject serve();
    void prepare(bool served);

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void serveTellsWhereItAnswersAndStopsOnSigterm();
    void everyVerbHereAndThroughTheServer_data();
    void everyVerbHereAndThroughTheServer();
    void dataMayStandBeforeOrAfterTheVerb();
    void T3_runDoesWhatADryRunHasShown_data() { everyVerbHereAndThroughTheServer_data(); }
    void T3_runDoesWhatADryRunHasShown();
    void O5_aNameIsTakenInAnySpelling();
    void exitCodes();
    void whatCannotBeMeantIsRefused();
    void S4_verifyNamesThePackageAndRepairsIt();
    void secondServeIsBusy();
    void capabilitiesAreTheTable();
    void errorsAreTwoSentencesAndNeverHoldATokensSecret();
    void killedServerDoesNotBlockTheDirectory();
    void O6_namesAreGivenAndShown();
    void B2_rebuildBringsALostDatabaseBack();
    void B2_rebuildSaysWhatACutJournalLost();
    void S4_whatIsNoFileIsNeverWaitedFor_data();
    void S4_whatIsNoFileIsNeverWaitedFor();
    void S4_aServeFileThatIsAPipeIsNotWaitedFor();
    void S4_whatOnlyReadsMakesNoRegistry_data();
    void S4_whatOnlyReadsMakesNoRegistry();
    void dryRunTellsOfNamespacesAndNeighbours();
};

QProcessEnvironment TestPackhousectl::environment()
{
    QProcessEnvironment made = QProcessEnvironment::systemEnvironment();
    made.insert(u"PACKHOUSE_UPSTREAM_NPM"_s, QString());
    made.insert(u"PACKHOUSE_UPSTREAM_PYPI"_s, QString());
    return made;
}

Outcome TestPackhousectl::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(PACKHOUSECTL), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString TestPackhousectl::file(const QString &name, const QByteArray &bytes) const
{
    QFile made(path(name));
    if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
        qFatal("A file for the test cannot be written.");
    return made.fileName();
}

QJsonObject TestPackhousectl::serve()
{
    const QString ready = path(u"ready"_s);
    m_server = std::make_unique<QProcess>();
    m_server->setProcessEnvironment(environment());
    m_server->start(QStringLiteral(PACKHOUSECTL),
                    {u"serve"_s, u"--data"_s, path(u"data"_s), u"--listen"_s, u"127.0.0.1:0"_s,
                     u"--ready-file"_s, ready});
    if (!QTest::qWaitFor([&ready] { return QFile::exists(ready); }, 30'000))
        qFatal("The server did not get ready: %s", m_server->readAllStandardError().constData());
    QFile file(ready);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The ready file cannot be read.");
    return QJsonDocument::fromJson(file.readAll()).object();
}

void TestPackhousectl::prepare(bool served)
{
    if (served)
        serve();
    QCOMPARE(runOnData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
}

void TestPackhousectl::cleanup()
{
    if (m_server && m_server->state() != QProcess::NotRunning) {
        m_server->terminate();
        QVERIFY(m_server->waitForFinished(30'000));
    }
    m_server.reset();
    m_folder.reset();
}

void TestPackhousectl::serveTellsWhereItAnswersAndStopsOnSigterm()
{
    const QJsonObject ready = serve();
    QVERIFY(ready["address"_L1].toString().startsWith(u"http://127.0.0.1:"));
    QCOMPARE(ready["pid"_L1].toInteger(), m_server->processId());
    QVERIFY(QFile::exists(path(u"data/serve.json"_s)));
    m_server->terminate();
    QVERIFY(m_server->waitForFinished(30'000));
    QCOMPARE(m_server->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_server->exitCode(), 0);
    QVERIFY(!QFile::exists(path(u"data/serve.json"_s)));
}

void TestPackhousectl::T3_runDoesWhatADryRunHasShown()
{
    QFETCH(const bool, served);
    if (served)
        serve();
    QCOMPARE(runOnData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const auto publish = [&](const QString &version, const QString &name) {
        return runOnData({u"publish"_s, file(name, version.toUtf8() + name.toUtf8()), u"--to"_s,
                          u"acme/web"_s, u"--type"_s, u"generic"_s, u"--name"_s, u"tool"_s,
                          u"--version"_s, version})
            .code;
    };
    const QStringList dryRun{u"delete"_s,  u"generic"_s,  u"tool"_s,
                             u"--scope"_s, u"acme/web"_s, u"--dry-run"_s};
    QCOMPARE(publish(u"1.0.0"_s, u"tool.bin"_s), 0);
    QCOMPARE(publish(u"2.0.0"_s, u"tool.bin"_s), 0);
    const Outcome shown = runOnData(dryRun);
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains("Would delete 2 versions of tool from acme/web")
                 && shown.out.contains("- tool: 2.0.0, 1.0.0"),
             shown.out.constData());
    const Outcome forGood = runOnData(dryRun + QStringList{u"--for-good"_s, u"--reserve"_s});
    QVERIFY2(forGood.out.contains("they would be gone for good.")
                 && forGood.out.contains("The name would be reserved."),
             forGood.out.constData());
    QCOMPARE(runOnData({u"delete"_s, u"generic"_s, u"tool"_s, u""_s}).code, 2);
    const QString id = runOnData(dryRun + QStringList(u"--json"_s)).json()["plan"_L1].toString();
    QVERIFY2(!id.isEmpty() && shown.out.contains("packhousectl run "), shown.out.constData());
    const QString folder = path(u"data/private/plans"_s);
    QCOMPARE(QFileInfo(folder + u'/' + id + u".json"_s).permissions() & QFile::Permissions(0x77),
             QFile::Permissions());

    QCOMPARE(publish(u"2.0.0"_s, u"more.bin"_s), 0);
    QCOMPARE(publish(u"3.0.0"_s, u"tool.bin"_s), 0);
    const Outcome done = runOnData({u"run"_s, id});
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains("Deleted 1 version of tool from acme/web.")
                 && done.out.contains("tool 2.0.0 stays: it got another file meanwhile.")
                 && done.out.contains("tool 3.0.0 stays: it came meanwhile."),
             done.out.constData());
    const Outcome twice = runOnData({u"run"_s, id});
    QCOMPARE(twice.code, 3);
    QVERIFY2(twice.err.contains("There is no plan " + id.toUtf8()), twice.err.constData());
    QCOMPARE(runOnData({u"run"_s, u"../serve"_s}).code, 3);

    const QString stale = runOnData(dryRun + QStringList(u"--json"_s)).json()["plan"_L1].toString();
    QCOMPARE(runOnData({u"delete"_s, u"generic"_s, u"tool"_s, u"3.0.0"_s}).code, 0);
    const Outcome gone = runOnData({u"run"_s, stale});
    QCOMPARE(gone.code, 1);
    QVERIFY2(gone.err.contains(
                 "The tool 3.0.0 that was shown is not in acme/web any more. Nothing was deleted."),
             gone.err.constData());
    QVERIFY(runOnData({u"show"_s, u"generic"_s, u"tool"_s}).out.contains("2.0.0"));
}

void TestPackhousectl::everyVerbHereAndThroughTheServer_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("in this process") << false;
    QTest::newRow("through the server") << true;
}

void TestPackhousectl::everyVerbHereAndThroughTheServer()
{
    QFETCH(const bool, served);
    if (served)
        serve();
    const QJsonObject scope = runOnData({u"scope"_s, u"add"_s, u"acme/web"_s, u"--visibility"_s,
                                         u"public"_s, u"--json"_s})
                                  .json();
    QCOMPARE(scope["path"_L1].toString(), u"acme/web"_s);
    QVERIFY(scope["id"_L1].toInteger() > 0);

    const QStringList repository{u"scope"_s, u"repository"_s, u"acme/web"_s};
    QCOMPARE(runOnData(repository + QStringList(path(u"none"_s))).code, 2);
    QVERIFY(QDir(m_folder->path()).mkdir(u"sources"_s));
    const test::TestRepository made(path(u"sources"_s));
    QCOMPARE(runOnData(repository + QStringList(made.folder())).code, 0);
    QCOMPARE(runOnData(repository + QStringList(u"--json"_s)).json()["repository"_L1].toString(),
             QFileInfo(made.folder()).canonicalFilePath());
    QCOMPARE(runOnData(repository + QStringList(u"--remove"_s)).code, 0);
    QVERIFY(runOnData(repository).out.contains("no git repository"));

    const QJsonObject token = runOnData({u"token"_s, u"create"_s, u"--kind"_s, u"deploy"_s,
                                         u"--name"_s, u"ci"_s, u"--scope"_s, u"acme/web"_s,
                                         u"--allow"_s, u"read,write"_s, u"--json"_s})
                                  .json();
    QVERIFY(token["token"_L1].toString().size() >= 20);
    const Outcome tokens = runOnData({u"token"_s, u"list"_s, u"--json"_s});
    QVERIFY(!tokens.out.contains(token["token"_L1].toString().toUtf8()));
    QCOMPARE(runOnData({u"token"_s, u"revoke"_s, QString::number(token["id"_L1].toInteger())}).code,
             0);

    const QString tool = file(u"tool.bin"_s, "the bytes");
    const Outcome published = runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--type"_s,
                                         u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s,
                                         u"1.0.0"_s, u"--json"_s});
    QCOMPARE(published.code, 0);
    QCOMPARE(published.json()["published"_L1].toArray().size(), 1);
    const QJsonArray listed = runOnData({u"list"_s, u"--scope"_s, u"acme"_s, u"--json"_s})
                                  .json()["packages"_L1]
                                  .toArray();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed.at(0)["name"_L1].toString(), u"tool"_s);
    QCOMPARE(runOnData({u"list"_s, u"--filter"_s, u"other"_s, u"--json"_s})
                 .json()["packages"_L1]
                 .toArray()
                 .size(),
             0);
    const Outcome shown = runOnData({u"show"_s, u"generic"_s, u"tool"_s});
    QVERIFY(shown.out.contains("sha256"));

    QVERIFY(QDir().mkpath(path(u"out"_s)));
    const Outcome copied = runOnData(
        {u"download"_s, u"generic"_s, u"tool"_s, u"--to"_s, path(u"out"_s)});
    QCOMPARE(copied.code, 0);

    const Outcome dry = runOnData({u"delete"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s, u"--scope"_s,
                                   u"acme/web"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(dry.code, 0);
    QCOMPARE(dry.json()["outcome"_L1].toString(), u"dry run"_s);
    QCOMPARE(dry.json()["packages"_L1][0]["versions"_L1].toArray().size(), 1);
    QCOMPARE(runOnData({u"delete"_s, u"generic"_s, u"tool"_s, u"--scope"_s, u"acme/web"_s}).code,
             0);
    const QJsonArray trash =
        runOnData({u"trash"_s, u"list"_s, u"--json"_s}).json()["trash"_L1].toArray();
    QCOMPARE(trash.size(), 1);
    QCOMPARE(runOnData({u"restore"_s, QString::number(trash.at(0)["id"_L1].toInteger())}).code, 0);
    QCOMPARE(runOnData({u"show"_s, u"generic"_s, u"tool"_s}).code, 0);

    const Outcome policy = runOnData({u"policy"_s, u"set"_s, u"--scope"_s, u"acme"_s, u"--type"_s,
                                      u"generic"_s, u"--duplicates"_s, u"refuse"_s, u"--json"_s});
    QCOMPARE(policy.code, 0);
    QCOMPARE(policy.json()["policies"_L1][0]["duplicates"_L1].toBool(), false);
    const Outcome twice = runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s,
                                     u"tool"_s, u"--version"_s, u"1.0.0"_s});
    QCOMPARE(twice.code, 1);
    QVERIFY(twice.err.contains("tool.bin"));

    QCOMPARE(runOnData({u"reserve"_s, u"add"_s, u"generic"_s, u"ours"_s}).code, 0);
    QVERIFY(runOnData({u"reserve"_s, u"list"_s}).out.contains("ours"));
    QCOMPARE(runOnData({u"reserve"_s, u"remove"_s, u"generic"_s, u"ours"_s}).code, 0);
    // Another group joins, and leaves again.
    for (const QString &group : {u"first"_s, u"second"_s})
        QCOMPARE(runOnData({u"scope"_s, u"add"_s, group, u"--group"_s}).code, 0);
    const QStringList both{u"npm"_s,   u"@first/*"_s, u"--scope"_s,
                           u"first"_s, u"--with"_s,   u"second"_s};
    const auto sharing = [&](const QString &verb) {
        return runOnData(QStringList{u"reserve"_s, verb} + both).code;
    };
    QCOMPARE(sharing(u"share"_s), 0);
    QVERIFY(runOnData({u"reserve"_s, u"list"_s}).out.contains("also for second"));
    QCOMPARE(sharing(u"unshare"_s), 0);
    QVERIFY(!runOnData({u"reserve"_s, u"list"_s}).out.contains("also for second"));
    QCOMPARE(sharing(u"unshare"_s), 3);
    QCOMPARE(runOnData({u"audit"_s}).code, 0);
    QCOMPARE(runOnData({u"verify"_s}).code, 0);
    QVERIFY(runOnData({u"activity"_s}).out.contains("publish"));
}

void TestPackhousectl::O6_namesAreGivenAndShown()
{
    prepare(false);
    const auto names = [&](const QStringList &arguments) {
        return runOnData(QStringList{u"names"_s} + arguments);
    };
    const QStringList shown{u"show"_s, u"--type"_s, u"npm"_s, u"@acme/tool"_s};
    const Outcome nobody = names(shown);
    QCOMPARE(nobody.code, 0);
    QVERIFY(nobody.out.contains("Nobody has published @acme/tool"));
    for (const QString &path : {u"acme/api"_s, u"other/web"_s})
        QCOMPARE(runOnData({u"scope"_s, u"add"_s, path}).code, 0);
    const QStringList given{u"assign"_s,  u"--type"_s,   u"npm"_s,
                            u"--scope"_s, u"acme/api"_s, u"@acme/tool"_s};
    QVERIFY(names(given).out.contains("given by hand"));
    const auto owners = [&] {
        return names(shown + QStringList(u"--json"_s)).json()["groups"_L1][0]["belongs_to"_L1];
    };
    QCOMPARE(owners(), QJsonValue(QJsonArray{u"acme/api"_s}));
    const auto several = [&](const QString &scope, const QStringList &projects) {
        return names(
            QStringList{u"several"_s, u"--type"_s, u"npm"_s, u"--scope"_s, scope, u"@acme/tool"_s}
            + projects);
    };
    QCOMPARE(several(u"acme"_s, {u"acme/web"_s, u"acme/api"_s}).code, 0);
    QCOMPARE(owners(), QJsonValue(QJsonArray{u"acme/web"_s, u"acme/api"_s}));
    QVERIFY(runOnData({u"activity"_s}).out.contains("names.assign"));
    // What makes no sense is refused, and changes nothing.
    QCOMPARE(several(u"acme"_s, {u"acme/web"_s, u"other/web"_s}).code, 2);
    QCOMPARE(several(u"acme/web"_s, {u"acme/web"_s}).code, 2);
    QCOMPARE(several(u"acme"_s, {}).code, 2);
    QCOMPARE(names({u"assign"_s, u"--type"_s, u"npm"_s, u"--scope"_s, u"acme"_s, u"x"_s}).code, 2);
    QCOMPARE(names({u"assign"_s, u"--type"_s, u"npm"_s, u"--scope"_s, u"acme/no"_s, u"x"_s}).code,
             3);
    QCOMPARE(owners(), QJsonValue(QJsonArray{u"acme/web"_s, u"acme/api"_s}));
}

void TestPackhousectl::B2_rebuildBringsALostDatabaseBack()
{
    prepare(false);
    const QString tool = file(u"tool.bin"_s, "the bytes");
    QCOMPARE(runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    for (const QString &name : {u"packhouse.db"_s, u"packhouse.db-wal"_s, u"packhouse.db-shm"_s})
        QFile::remove(path(u"data/"_s + name));
    const Outcome lost = runOnData({u"list"_s});
    QCOMPARE(lost.code, 1);
    QVERIFY2(lost.err.contains("packhousectl rebuild --data " + path(u"data"_s).toUtf8()),
             lost.err.constData());
    const Outcome rebuilt = runOnData({u"rebuild"_s, u"--json"_s});
    QCOMPARE(rebuilt.code, 0);
    QCOMPARE(rebuilt.json()["versions"_L1].toInteger(), 1);
    QVERIFY(runOnData({u"list"_s}).out.contains("tool"));
    QCOMPARE(runOnData({u"verify"_s}).code, 0);
    serve();
    QCOMPARE(runOnData({u"rebuild"_s}).code, 5); // somebody has it
}

void TestPackhousectl::B2_rebuildSaysWhatACutJournalLost()
{
    prepare(false);
    for (const QString &name : {u"first"_s, u"second"_s, u"third"_s})
        QCOMPARE(runOnData({u"publish"_s, file(name, name.toLatin1()), u"--to"_s, u"acme/web"_s,
                            u"--name"_s, name, u"--version"_s, u"1.0.0"_s})
                     .code,
                 0);
    QFile log(path(u"data/journal/1.log"_s));
    QVERIFY(log.open(QIODevice::ReadWrite));
    const qsizetype third = log.readAll().indexOf("third");
    QVERIFY(third > 0 && log.resize(third));
    log.close();
    // Nothing is wrong with the database, so it is kept.
    const Outcome refused = runOnData({u"rebuild"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("verify --repair"), refused.err.constData());
    for (const QString &name : {u"packhouse.db"_s, u"packhouse.db-wal"_s, u"packhouse.db-shm"_s})
        QFile::remove(path(u"data/"_s + name));
    const Outcome rebuilt = runOnData({u"rebuild"_s});
    QCOMPARE(rebuilt.code, 4);
    QVERIFY2(rebuilt.out.contains("ends in the middle of an entry"), rebuilt.out.constData());
    QVERIFY2(rebuilt.out.contains("1 file of 5 bytes has no name"), rebuilt.out.constData());
    const QByteArray listed = runOnData({u"list"_s}).out;
    QVERIFY(listed.contains("second") && !listed.contains("third"));
    QCOMPARE(runOnData({u"verify"_s}).code, 0);
}

void TestPackhousectl::S4_whatIsNoFileIsNeverWaitedFor_data()
{
    QTest::addColumn<QString>("place"); // empty: the blob
    QTest::addColumn<int>("kind");
    for (const auto &[name, kind] : {std::pair{"pipe", S_IFIFO}, std::pair{"socket", S_IFSOCK}}) {
        QTest::addRow("a %s for a blob", name) << QString() << int(kind);
        for (const char *place : {"journal/1.log", "lock", "running", "packhouse.db"})
            QTest::addRow("a %s for %s", name, place) << QString::fromLatin1(place) << int(kind);
    }
}

void TestPackhousectl::S4_whatIsNoFileIsNeverWaitedFor()
{
    QFETCH(QString, place);
    QFETCH(int, kind);
    prepare(false);
    QCOMPARE(runOnData({u"publish"_s, file(u"tool.bin"_s, "the bytes"), u"--to"_s, u"acme/web"_s,
                        u"--name"_s, u"tool"_s, u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    QString victim = path(u"data/"_s + place);
    if (place.isEmpty()) {
        QDirIterator blobs(path(u"data/blobs"_s), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(blobs.hasNext());
        victim = blobs.next();
    }
    QFile::remove(victim);
    QCOMPARE(::mknod(QFile::encodeName(victim).constData(), mode_t(kind | 0600), 0), 0);
    for (const QStringList &verb :
         {QStringList{u"list"_s}, QStringList{u"verify"_s},
          QStringList{u"download"_s, u"generic"_s, u"tool"_s, u"--to"_s, m_folder->path()},
          QStringList{u"verify"_s, u"--repair"_s}, QStringList{u"rebuild"_s}}) {
        const Outcome outcome = runOnData(verb);
        QVERIFY2(outcome.code >= 0, qPrintable(verb.join(u' ')));
        if (place.isEmpty() && verb.first() == u"download")
            QVERIFY(outcome.code > 0);
        if (place.isEmpty() && verb == QStringList{u"verify"_s})
            QCOMPARE(outcome.code, 4);
    }
}

void TestPackhousectl::S4_aServeFileThatIsAPipeIsNotWaitedFor()
{
    prepare(true);
    const QString victim = path(u"data/serve.json"_s);
    QVERIFY(QFile::remove(victim));
    QCOMPARE(::mkfifo(QFile::encodeName(victim).constData(), 0600), 0);
    const Outcome outcome = runOnData({u"list"_s, u"--timeout"_s, u"1"_s});
    QVERIFY(outcome.code > 0);
    QVERIFY2(outcome.err.contains("does not serve it"), outcome.err.constData());
}

void TestPackhousectl::S4_whatOnlyReadsMakesNoRegistry_data()
{
    QTest::addColumn<QStringList>("verb");
    for (const char *verb : {"list", "verify", "verify --repair", "show npm a", "audit", "activity",
                             "rebuild", "download npm a", "trash list", "scope list", "token list",
                             "reserve list", "policy show", "delete npm a 1.0.0 --yes"})
        QTest::newRow(verb) << QString::fromLatin1(verb).split(u' ');
}

void TestPackhousectl::S4_whatOnlyReadsMakesNoRegistry()
{
    QFETCH(QStringList, verb);
    const Outcome typo = runOnData(verb);
    QCOMPARE(typo.code, 3);
    QVERIFY2(typo.err.contains("There is no registry in " + path(u"data"_s).toUtf8()),
             typo.err.constData());
    QVERIFY(!QFile::exists(path(u"data"_s)));
    QVERIFY(QDir().mkpath(path(u"data/holiday"_s)));
    QCOMPARE(runOnData(verb).code, 3);
    QCOMPARE(
        QDir(path(u"data"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{u"holiday"_s});
}

void TestPackhousectl::dryRunTellsOfNamespacesAndNeighbours()
{
    prepare(false);
    for (const auto &[name, manifest] :
         {std::pair{u"@acme/widget"_s, "{\"name\":\"@acme/widget\",\"version\":\"1.0.0\"}"},
          std::pair{u"acme-widget"_s, "{\"name\":\"acme-widget\",\"version\":\"1.0.0\"}"}}) {
        const QString tarball = file(
            u"package.tgz"_s, packhouse::test::makeTgz({{"package/package.json", manifest}}));
        QCOMPARE(runOnData({u"publish"_s, tarball, u"--to"_s, u"acme/web"_s}).code, 0);
    }
    QCOMPARE(runOnData({u"reserve"_s, u"add"_s, u"npm"_s, u"@acme/*"_s}).code, 0);
    const QJsonObject asked =
        runOnData({u"delete"_s, u"npm"_s, u"@acme/widget"_s, u"--dry-run"_s, u"--json"_s}).json();
    QMap<QString, QString> lines;
    for (const auto &line : asked["evidence"_L1]["lines"_L1].toArray())
        lines.insert(line["checked"_L1].toString(), line["found"_L1].toString());
    QCOMPARE(lines.value(u"Namespace"_s), u"@acme/* is declared as yours"_s);
    QCOMPARE(lines.value(u"Names one typing error away"_s), u"acme-widget"_s);
}

void TestPackhousectl::dataMayStandBeforeOrAfterTheVerb()
{
    prepare(false);
    const Outcome after = run({u"scope"_s, u"list"_s, u"--json"_s, u"--data"_s, path(u"data"_s)});
    QCOMPARE(after.json()["scopes"_L1].toArray().size(), 2);
}

void TestPackhousectl::O5_aNameIsTakenInAnySpelling()
{
    QCOMPARE(runOnData({u"demo"_s}).code, 0);
    for (const auto &[type, name, spelled] :
         {std::tuple(u"pypi"_s, u"Acme_ETL"_s, "acme-etl"),
          std::tuple(u"nuget"_s, u"acme.telemetry"_s, "Acme.Telemetry")}) {
        const Outcome shown = runOnData({u"show"_s, type, name});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains(spelled), shown.out.constData());
        QCOMPARE(runOnData({u"delete"_s, type, name, u"--dry-run"_s}).code, 0);
    }
}

void TestPackhousectl::whatCannotBeMeantIsRefused()
{
    prepare(false);
    const Outcome purged = runOnData({u"trash"_s, u"purge"_s, u"999"_s});
    QCOMPARE(purged.code, 3);
    QVERIFY2(purged.err.contains("Number 999 is not in the trash. 'packhousectl trash list'"),
             purged.err.constData());
    const Outcome dead = runOnData({u"token"_s, u"create"_s, u"--kind"_s, u"personal"_s,
                                    u"--name"_s, u"dead"_s, u"--allow"_s, u"read"_s, u"--expires"_s,
                                    u"2020-01-31"_s});
    QCOMPARE(dead.code, 2);
    QVERIFY2(dead.err.contains("could never be used"), dead.err.constData());
    const Outcome nothing = runOnData({u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s});
    QCOMPARE(nothing.code, 2);
    QVERIFY2(nothing.err.contains("There is nothing to change. Give a setting"),
             nothing.err.constData());
    QCOMPARE(runOnData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0); // as it is
    const Outcome there = runOnData(
        {u"scope"_s, u"add"_s, u"acme/web"_s, u"--visibility"_s, u"public"_s});
    QCOMPARE(there.code, 1);
    QVERIFY2(there.err.contains("acme/web is there already, and private. 'packhousectl scope set"),
             there.err.constData());
    for (const QString &path : {u"acme"_s, u"acme/web"_s})
        QCOMPARE(runOnData({u"scope"_s, u"set"_s, path, u"--visibility"_s, u"public"_s}).code, 0);
    QVERIFY(runOnData({u"scope"_s, u"list"_s}).out.contains("public"));
    const Outcome verb = run({u"no-such-verb"_s});
    QVERIFY2(verb.err.contains("There is no verb \"no-such-verb\"."), verb.err.constData());
}

void TestPackhousectl::exitCodes()
{
    prepare(false);
    QCOMPARE(run({}).code, 2);
    QCOMPARE(run({u"no-such-verb"_s}).code, 2);
    QCOMPARE(run({u"--help"_s}).code, 0);
    QVERIFY(run({u"--help"_s}).out.contains("Exit codes"));
    QCOMPARE(runOnData({u"show"_s, u"generic"_s, u"nothing"_s}).code, 3);
    QCOMPARE(runOnData({u"list"_s, u"--scope"_s, u"no/such"_s}).code, 3);
    QCOMPARE(runOnData({u"show"_s, u"no-such-type"_s, u"x"_s}).code, 2);

    const QString tool = file(u"tool.bin"_s, "the bytes");
    QCOMPARE(runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    const QString sha = runOnData({u"show"_s, u"generic"_s, u"tool"_s, u"--json"_s})
                            .json()["versions"_L1][0]["files"_L1][0]["sha256"_L1]
                            .toString();
    QFile blob(path(u"data/blobs/%1/%2/%3"_s.arg(sha.left(2), sha.mid(2, 2), sha)));
    QVERIFY(blob.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(blob.open(QIODevice::ReadWrite));
    blob.write("X");
    blob.close();
    QCOMPARE(runOnData({u"verify"_s}).code, 4);
}

void TestPackhousectl::S4_verifyNamesThePackageAndRepairsIt()
{
    prepare(true);
    const QString tool = file(u"tool.bin"_s, "the bytes");
    QCOMPARE(runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    const QJsonObject clean = runOnData({u"verify"_s, u"--json"_s}).json();
    for (const QString &list : {u"findings"_s, u"left_overs"_s, u"repaired"_s})
        QVERIFY(clean[list].isArray() && clean[list].toArray().isEmpty());
    QCOMPARE(clean["bytes"_L1].toInteger(), 9);

    const QString sha = QString::fromLatin1(
        QCryptographicHash::hash("the bytes", QCryptographicHash::Sha256).toHex());
    QFile blob(path(u"data/blobs/%1/%2/%3"_s.arg(sha.left(2), sha.mid(2, 2), sha)));
    QVERIFY(blob.open(QIODevice::ReadWrite));
    blob.write("T");
    blob.close();
    const Outcome found = runOnData({u"verify"_s, u"--json"_s});
    QCOMPARE(found.code, 4);
    QCOMPARE(found.json()["findings"_L1].toArray().size(), 1);
    const QJsonObject finding = found.json()["findings"_L1][0].toObject();
    const QMap<QString, QString> says{
        {u"kind"_s, u"damaged"_s},  {u"project"_s, u"acme/web"_s},
        {u"type"_s, u"generic"_s},  {u"name"_s, u"tool"_s},
        {u"version"_s, u"1.0.0"_s}, {u"file"_s, u"tool.bin"_s},
        {u"sha256"_s, sha},         {u"subject"_s, u"acme/web generic tool 1.0.0: tool.bin"_s}};
    for (auto it = says.cbegin(); it != says.cend(); ++it)
        QCOMPARE(finding[it.key()].toString(), it.value());
    QVERIFY(finding["remedy"_L1].toString().endsWith(u'.'));
    QVERIFY(runOnData({u"verify"_s}).out.contains("acme/web generic tool 1.0.0: tool.bin"));

    QCOMPARE(runOnData({u"verify"_s, u"--from"_s, path(u"."_s)}).code, 2); // with --repair only
    QCOMPARE(runOnData({u"verify"_s, u"--repair"_s, u"--from"_s, path(u"none"_s)}).code, 3);
    QCOMPARE(runOnData({u"verify"_s, u"--repair"_s}).code, 4); // nobody has a copy
    QDir(path({})).mkpath(u"copies"_s);
    QVERIFY(QFile::copy(tool, path(u"copies/renamed"_s)));
    const Outcome mended = runOnData(
        {u"verify"_s, u"--repair"_s, u"--from"_s, path(u"copies"_s), u"--json"_s});
    QCOMPARE(mended.code, 0);
    QCOMPARE(mended.json()["repaired"_L1].toArray().size(), 1);
    QCOMPARE(runOnData({u"verify"_s}).code, 0);
}

void TestPackhousectl::secondServeIsBusy()
{
    serve();
    const Outcome second = run(
        {u"serve"_s, u"--data"_s, path(u"data"_s), u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(second.code, 5);
    QVERIFY(!second.err.isEmpty());
}

void TestPackhousectl::capabilitiesAreTheTable()
{
    const QByteArrayList lines = run({u"capabilities"_s, u"--tsv"_s}).out.trimmed().split('\n');
    QCOMPARE(lines.at(0),
             "client\ttype\tpublish_project\tpublish_group\tpublish_instance\tpull_project\t"
             "pull_group\tpull_instance\tforward\timport\tduplicates\ttokens\tauth\thashes"_ba);
    QVERIFY(lines.contains(
        "generic\tgeneric\tY\tN\tN\tY\tN\tN\tno\tN\tconfig\tP,J,D,A\tbasic\tsha256"));
    QVERIFY(lines.contains("npm\tnpm\tY\tN\tN\tY\tY\tY\tyes\tY\tN\tP,J,D,A\toauth\tsha1"));
    QVERIFY(lines.contains("pypi\tpypi\tY\tN\tN\tY\tY\tN\tyes\tY\tN\tP,J,D,A\tbasic\tmd5,sha256"));
}

void TestPackhousectl::errorsAreTwoSentencesAndNeverHoldATokensSecret()
{
    const Outcome wrong = runOnData(
        {u"token"_s, u"create"_s, u"--name"_s, u"x"_s, u"--allow"_s, u"everything"_s});
    QCOMPARE(wrong.code, 2);
    QCOMPARE(wrong.err.count(". "), 1);
    QVERIFY(wrong.err.startsWith("packhousectl: "));
}

void TestPackhousectl::killedServerDoesNotBlockTheDirectory()
{
    serve();
    m_server->kill();
    QVERIFY(m_server->waitForFinished(30'000));
    QVERIFY(QFile::exists(path(u"data/serve.json"_s))); // nobody was left to remove it
    QCOMPARE(runOnData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
}

QTEST_GUILESS_MAIN(TestPackhousectl)
#include "tst_packhousectl.moc"
