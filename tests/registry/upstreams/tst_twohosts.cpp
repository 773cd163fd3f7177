// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A Python index whose files lie on another host, over TLS and HTTP/2, behind a whole registry.
#include "core/hashes.h"
#include "registry/actions/importing.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/loopbackserver.h"
#include "support/pythonpackages.h"
#include "support/tlsfront.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

using Protocol = TlsFront::Protocol;

namespace {

const auto FileName = u"lab_tool-1.0-py3-none-any.whl"_s;

/// The clients that tests/clients/install brings, else this computer's own.
QString pip()
{
    QString folder = qEnvironmentVariable("PACKHOUSE_CLIENTS");
    if (folder.isEmpty())
        folder = QDir::homePath() + u"/.cache/packhouse/clients"_s;
    const QString installed = QStandardPaths::findExecutable(u"pip"_s, {folder + u"/bin"_s});
    return installed.isEmpty() ? QStandardPaths::findExecutable(u"pip"_s) : installed;
}

} // namespace

class TestTwoHosts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void U1_anImportFetchesFromTheFilesHost_data();
    void U1_anImportFetchesFromTheFilesHost();
    void U1_pipInstallsThroughUs_data();
    void U1_pipInstallsThroughUs();
    void U6_theIndexsCredentialDoesNotGoToTheFiles();

private:
    void open(Protocol protocol, Forwarding forwarding, const QByteArray &credential = {});
    Answer answer(const SeenRequest &request) const;

    QByteArray m_wheel;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TlsFront> m_front;
    std::unique_ptr<QTemporaryDir> m_folder;
    FormatList m_formats;
    SystemClock m_clock;
    std::unique_ptr<Registry> m_registry;
    Scope m_project;
};

void TestTwoHosts::init()
{
    m_wheel = wheel(u"lab-tool"_s, u"1.0"_s);
    m_server = std::make_unique<LoopbackServer>(
        [this](const SeenRequest &request) { return answer(request); });
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTwoHosts::cleanup()
{
    m_registry.reset();
    m_front.reset();
    m_server.reset();
}

/// Each name has its own and nothing else, as where one machine serves many.
Answer TestTwoHosts::answer(const SeenRequest &request) const
{
    const QByteArray name = request.headers.value("host").split(':').constFirst();
    if (name == "index.example" && request.target == "/simple/lab-tool/") {
        Hasher hasher;
        hasher.add(m_wheel);
        const QJsonObject file{
            {u"filename"_s, FileName},
            {u"url"_s, QString::fromLatin1(m_front->files()) + u"/packages/"_s + FileName},
            {u"hashes"_s,
             QJsonObject{{u"sha256"_s, QString::fromLatin1(hasher.finish().sha256.toHex())}}}};
        const QJsonObject page{{u"meta"_s, QJsonObject{{u"api-version"_s, u"1.0"_s}}},
                               {u"name"_s, u"lab-tool"_s},
                               {u"files"_s, QJsonArray{file}}};
        return {.headers = {{"Content-Type", "application/vnd.pypi.simple.v1+json"}},
                .body = QJsonDocument(page).toJson()};
    }
    if (name == "files.example" && request.target == "/packages/" + FileName.toLatin1())
        return {.body = m_wheel};
    return {.status = 404, .body = "nothing of that name"};
}

void TestTwoHosts::open(Protocol protocol, Forwarding forwarding, const QByteArray &credential)
{
    m_front = std::make_unique<TlsFront>(m_server->address(), protocol);
    QVERIFY2(m_front->problem().isEmpty(), qPrintable(m_front->problem()));
    RegistryOptions options;
    options.directory = m_folder->filePath(u"data"_s);
    options.net = m_front->options();
    QByteArray index = m_front->index() + "/simple";
    index.replace("https://", "https://" + credential);
    options.upstreams.insert(u"pypi"_s, index);
    auto registry = Registry::open(options, m_formats, m_clock);
    QVERIFY2(registry, qPrintable(registry ? QString() : english(registry.error())));
    m_registry = std::move(*registry);
    const RegistryContext context = m_registry->context();
    m_project = context.store
                    .addScope(u"acme/web"_s, Level::Project, Visibility::Public, context.actor)
                    .value();
    PolicySetting setting;
    setting.scope = m_project.id;
    setting.type = u"pypi"_s;
    setting.forwarding = forwarding;
    QVERIFY(context.store.setPolicy(setting, context.actor));
}

void TestTwoHosts::U1_anImportFetchesFromTheFilesHost_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("HTTP/2") << Protocol::Http2;
    QTest::newRow("HTTP/1.1") << Protocol::Http11;
}

void TestTwoHosts::U1_anImportFetchesFromTheFilesHost()
{
    QFETCH(Protocol, protocol);
    open(protocol, Forwarding::Off);
    ImportRequest request;
    request.type = u"pypi"_s;
    request.source = m_front->index() + "/simple";
    request.name = u"lab-tool"_s;
    request.scopePath = u"acme/web"_s;
    const auto files = importPackage(m_registry->context(), request);
    QVERIFY2(files, qPrintable(files ? QString() : english(files.error())));
    QCOMPARE(files->size(), 1);
    QVERIFY2(files->first().state == ImportedFile::State::Published,
             qPrintable(english(files->first().problem)));
    QVERIFY(files->first().verified);
}

void TestTwoHosts::U1_pipInstallsThroughUs_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Forwarding>("forwarding");
    QTest::newRow("proxy, HTTP/2") << Protocol::Http2 << Forwarding::Proxy;
    QTest::newRow("keep, HTTP/2") << Protocol::Http2 << Forwarding::ProxyKeep;
    QTest::newRow("proxy, HTTP/1.1") << Protocol::Http11 << Forwarding::Proxy;
}

void TestTwoHosts::U1_pipInstallsThroughUs()
{
    QFETCH(Protocol, protocol);
    QFETCH(Forwarding, forwarding);
    const QString program = pip();
    if (program.isEmpty())
        QSKIP("There is no pip; run tests/clients/install.");
    open(protocol, forwarding);
    const auto address = m_registry->listen();
    QVERIFY(address);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PIP_CONFIG_FILE"_s, u"/dev/null"_s);
    for (const QString &name : {u"PIP_INDEX_URL"_s, u"PIP_EXTRA_INDEX_URL"_s, u"http_proxy"_s,
                                u"HTTP_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s})
        environment.remove(name);
    for (const QStringList &verb :
         {QStringList{u"download"_s, u"--dest"_s, m_folder->filePath(u"got"_s)},
          QStringList{u"install"_s, u"--target"_s, m_folder->filePath(u"installed"_s)}}) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(
            program,
            verb
                + QStringList{u"--no-cache-dir"_s, u"--disable-pip-version-check"_s,
                              u"--index-url"_s,
                              QString::fromLatin1(*address)
                                  + u"/api/v4/projects/%1/packages/pypi/simple"_s.arg(m_project.id),
                              u"lab-tool"_s});
        QVERIFY(process.waitForFinished(120'000));
        const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0, said.constData());
    }
    QFile got(m_folder->filePath(u"got/"_s + FileName));
    QVERIFY(got.open(QIODevice::ReadOnly));
    QVERIFY(got.readAll() == m_wheel);
    m_registry->stop();
}

void TestTwoHosts::U6_theIndexsCredentialDoesNotGoToTheFiles()
{
    open(Protocol::Http2, Forwarding::Off, "me:sesame@");
    QCOMPARE(m_registry->probe().upstream(u"pypi"_s), m_front->index() + "/simple");
    ImportRequest request;
    request.type = u"pypi"_s;
    request.name = u"lab-tool"_s;
    request.scopePath = u"acme/web"_s;
    const auto files = importPackage(m_registry->context(), request);
    QVERIFY2(files, qPrintable(files ? QString() : english(files.error())));
    QCOMPARE(files->first().state, ImportedFile::State::Published);
    QVERIFY(m_server->seen().size() >= 2);
    for (const SeenRequest &seen : m_server->seen())
        QCOMPARE(seen.headers.contains("authorization"),
                 seen.headers.value("host").startsWith("index.example"));
}

QTEST_GUILESS_MAIN(TestTwoHosts)
#include "tst_twohosts.moc"
