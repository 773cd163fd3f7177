// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where packages are imported from, and as whom, with the real program.
#include "core/hashes.h"
#include "support/archivebuilder.h"
#include "support/loopbackserver.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using test::Answer;
using test::LoopbackServer;
using test::SeenRequest;

namespace {

constexpr auto Password = "sesame-of-the-upstream";

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QByteArray tarball()
{
    return test::makeTgz({{"package/package.json", R"({"name":"lib","version":"1.0.0"})"}});
}

/// An npm registry with one package, at /npm; at /private to those only who show the password.
Answer answer(const SeenRequest &request)
{
    const QByteArray shown = "Basic " + (QByteArray("me:") + Password).toBase64();
    if (request.target.startsWith("/private") && request.headers.value("authorization") != shown)
        return {.status = 401, .body = "not " + request.headers.value("authorization")};
    const QByteArray root = request.target.startsWith("/private") ? "/private" : "/npm";
    if (request.target == root + "/lib") {
        Hasher hasher;
        hasher.add(tarball());
        const QJsonObject dist{
            {u"tarball"_s, QString::fromLatin1(root + "/lib/-/lib-1.0.0.tgz")},
            {u"integrity"_s, QString::fromLatin1("sha512-" + hasher.finish().sha512.toBase64())}};
        const QJsonObject version{
            {u"name"_s, u"lib"_s}, {u"version"_s, u"1.0.0"_s}, {u"dist"_s, dist}};
        return {
            .body = QJsonDocument(QJsonObject{{u"name"_s, u"lib"_s},
                                              {u"versions"_s, QJsonObject{{u"1.0.0"_s, version}}}})
                        .toJson()};
    }
    if (request.target == root + "/lib/-/lib-1.0.0.tgz")
        return {.body = tarball()};
    return {.status = 404};
}

bool holdsSecret(const QByteArray &bytes)
{
    return bytes.contains(Password) || bytes.contains((QByteArray("me:") + Password).toBase64());
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void U10_whatIsFoundHereIsProposedWithTheLineToRepeat_data();
    void U10_whatIsFoundHereIsProposedWithTheLineToRepeat();
    void U10_whatWasNamedIsUsed_data();
    void U10_whatWasNamedIsUsed();
    void U10_nothingFoundIsSaid();
    void U6_anImportsCredentialIsKeptNowhere_data();
    void U6_anImportsCredentialIsKeptNowhere();
    void U6_theNextImportDoesNotHaveIt();

private:
    QString data() const { return m_folder->filePath(u"data"_s); }
    Outcome run(const QString &program, const QStringList &arguments) const;
    Outcome onData(const QStringList &arguments) const
    {
        return run(QStringLiteral(PACKHOUSECTL), QStringList{u"--data"_s, data()} + arguments);
    }
    Outcome import(const QStringList &more = {}) const
    {
        return onData(
            QStringList{u"import"_s, u"lib"_s, u"--type"_s, u"npm"_s, u"--to"_s, u"acme/web"_s}
            + more);
    }
    QString address(const QString &path, bool withPassword = false) const
    {
        QUrl url = QUrl::fromEncoded(m_upstream->address());
        url.setPath(path);
        if (withPassword)
            url.setUserInfo(u"me:"_s + QString::fromLatin1(Password));
        return url.toString(QUrl::FullyEncoded);
    }
    void serve();
    bool isHere() const { return onData({u"show"_s, u"npm"_s, u"lib"_s}).code == 0; }
    bool secretIsOnDisk() const;

    std::unique_ptr<LoopbackServer> m_upstream;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;
    QProcessEnvironment m_environment;
};

void TestImport::init()
{
    m_upstream = std::make_unique<LoopbackServer>(&answer);
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PACKHOUSE_UPSTREAM_PYPI"_s, u"PACKHOUSE_UPSTREAM_MAVEN"_s})
        m_environment.insert(name, QString());
    m_environment.remove(u"PACKHOUSE_UPSTREAM_NPM"_s);
    m_environment.insert(u"npm_config_registry"_s, address(u"/npm/"_s, true));
}

void TestImport::cleanup()
{
    if (m_server) {
        m_server->terminate();
        QVERIFY(m_server->waitForFinished(30'000));
        const QByteArray said = m_server->readAllStandardError()
                                + m_server->readAllStandardOutput();
        QVERIFY2(!holdsSecret(said), said.constData());
    }
    m_server.reset();
    QVERIFY(!secretIsOnDisk());
}

Outcome TestImport::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestImport::serve()
{
    const QString ready = m_folder->filePath(u"ready"_s);
    m_server = std::make_unique<QProcess>();
    m_server->setProcessEnvironment(m_environment);
    m_server->start(QStringLiteral(PACKHOUSECTL), {u"serve"_s, u"--data"_s, data(), u"--listen"_s,
                                                   u"127.0.0.1:0"_s, u"--ready-file"_s, ready});
    QVERIFY2(QTest::qWaitFor([&ready] { return QFile::exists(ready); }, 30'000),
             m_server->readAllStandardError().constData());
}

bool TestImport::secretIsOnDisk() const
{
    QDirIterator files(data(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && holdsSecret(file.readAll()))
            return true;
    }
    return false;
}

void TestImport::U10_whatIsFoundHereIsProposedWithTheLineToRepeat_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("in this process") << false;
    QTest::newRow("through the server") << true;
}

void TestImport::U10_whatIsFoundHereIsProposedWithTheLineToRepeat()
{
    QFETCH(const bool, served);
    if (served)
        serve();
    QCOMPARE(onData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QByteArray line;
    for (int round = 0; round < 2; ++round) { // however long a server has been there
        const Outcome proposed = import();
        QVERIFY(proposed.code != 0);
        QVERIFY2(!holdsSecret(proposed.out + proposed.err), proposed.err.constData());
        const qsizetype at = proposed.err.indexOf("repeat: ");
        QVERIFY2(at > 0, proposed.err.constData());
        line = proposed.err.mid(at + 8).split('\n').constFirst();
        QVERIFY2(line.endsWith("--from " + m_upstream->address() + "/npm"), line.constData());
        QVERIFY(m_upstream->seen().isEmpty()); // nobody was told the name
        QVERIFY(!isHere());
    }
    const Outcome repeated = run(u"sh"_s, {u"-c"_s, QString::fromUtf8(line)});
    QVERIFY2(repeated.code == 0, repeated.err.constData());
    QVERIFY(isHere());
}

void TestImport::U10_whatWasNamedIsUsed_data()
{
    U10_whatIsFoundHereIsProposedWithTheLineToRepeat_data();
}

void TestImport::U10_whatWasNamedIsUsed()
{
    QFETCH(const bool, served);
    const auto name = u"PACKHOUSE_UPSTREAM_NPM"_s;
    m_environment.insert(name, address(u"/private"_s, true));
    if (served) {
        serve();
        m_environment.remove(name); // the server was told
    }
    QCOMPARE(onData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const Outcome imported = import();
    QVERIFY2(imported.code == 0, imported.err.constData());
    QVERIFY2(!holdsSecret(imported.out + imported.err), imported.err.constData());
    QVERIFY(isHere());
}

void TestImport::U10_nothingFoundIsSaid()
{
    m_environment.insert(u"npm_config_registry"_s, u"not an address"_s);
    QCOMPARE(onData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const Outcome outcome = import();
    QVERIFY(outcome.code != 0);
    QVERIFY2(outcome.err.contains("Give it with --from."), outcome.err.constData());
}

void TestImport::U6_anImportsCredentialIsKeptNowhere_data()
{
    U10_whatIsFoundHereIsProposedWithTheLineToRepeat_data();
}

void TestImport::U6_anImportsCredentialIsKeptNowhere()
{
    QFETCH(const bool, served);
    if (served)
        serve();
    QCOMPARE(onData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const Outcome imported = import({u"--from"_s, address(u"/private"_s, true)});
    QVERIFY2(imported.code == 0, imported.err.constData());
    QVERIFY(isHere());
    const QList<QStringList> reports{{u"show"_s, u"npm"_s, u"lib"_s, u"--json"_s},
                                     {u"activity"_s, u"--json"_s},
                                     {u"list"_s, u"--json"_s}};
    for (const QStringList &report : reports) {
        const Outcome told = onData(report);
        QVERIFY2(told.code == 0, told.err.constData());
        QVERIFY(!holdsSecret(told.out + told.err));
    }
    // The disk and the log are looked through in cleanup().
}

void TestImport::U6_theNextImportDoesNotHaveIt()
{
    serve();
    QCOMPARE(onData({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QCOMPARE(import({u"--from"_s, address(u"/private"_s, true)}).code, 0);
    const qsizetype before = m_upstream->seen().size();
    const Outcome refused = import({u"--from"_s, address(u"/private"_s)});
    QVERIFY(refused.code != 0);
    QVERIFY(!holdsSecret(refused.out + refused.err));
    QVERIFY(m_upstream->seen().size() > before);
    for (qsizetype i = before; i < m_upstream->seen().size(); ++i)
        QVERIFY(!m_upstream->seen().at(i).headers.contains("authorization"));
    // A wrong one is not told either, whatever the other side says.
    QString wrong = address(u"/private"_s, true);
    wrong.replace(u"me:"_s, u"you:"_s);
    const Outcome other = import({u"--from"_s, wrong});
    QVERIFY(other.code != 0);
    QVERIFY(!holdsSecret(other.out + other.err));
    QVERIFY(!(other.out + other.err).contains((QByteArray("you:") + Password).toBase64()));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
