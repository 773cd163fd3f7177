// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testrepository.h"

#include <QDir>
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
    void exitCodes();
    void secondServeIsBusy();
    void capabilitiesAreTheTable();
    void errorsAreTwoSentencesAndNeverHoldATokensSecret();
    void killedServerDoesNotBlockTheDirectory();
    void B2_rebuildBringsALostDatabaseBack();
    void auditTellsWhatChangedSinceTheLast();
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

    const Outcome copied = runOnData(
        {u"download"_s, u"generic"_s, u"tool"_s, u"--to"_s, m_folder->path()});
    QCOMPARE(copied.code, 0);

    const Outcome dry = runOnData({u"delete"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s, u"--scope"_s,
                                   u"acme/web"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(dry.code, 0);
    QCOMPARE(dry.json()["outcome"_L1].toString(), u"dry run"_s);
    QCOMPARE(dry.json()["evidence"_L1]["version_ids"_L1].toArray().size(), 1);
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
    QCOMPARE(runOnData({u"audit"_s}).code, 0);
    QCOMPARE(runOnData({u"verify"_s}).code, 0);
    QVERIFY(runOnData({u"activity"_s}).out.contains("publish"));
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

void TestPackhousectl::auditTellsWhatChangedSinceTheLast()
{
    prepare(true);
    const QString tool = file(u"tool.bin"_s, "the bytes");
    QVERIFY(runOnData({u"audit"_s, u"--json"_s}).json()["since"_L1].isNull());
    QCOMPARE(runOnData({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    const QJsonObject second = runOnData({u"audit"_s, u"--json"_s}).json();
    QVERIFY(second["since"_L1].isString());
    QCOMPARE(second["changes"_L1][0]["name"_L1].toString(), u"tool"_s);
    QVERIFY(runOnData({u"audit"_s}).out.contains("Nothing changed since the audit of"));
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
