// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/folders.h"
#include "support/loopbackserver.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse::test;

namespace {

constexpr auto Password = "sesame-of-the-client";

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

struct Heard
{
    int status = 0;
    QByteArray location;
};

} // namespace

/// Requests go to an address only after somebody said yes to it: the real program, beside a client
/// that is set up with a registry on this computer.
class TestUpstreamYes : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        const auto nothing = [](const SeenRequest &) { return Answer{.status = 404}; };
        m_theirs = std::make_unique<LoopbackServer>(nothing);
        m_other = std::make_unique<LoopbackServer>(nothing);
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const QString &type : {u"PYPI"_s, u"MAVEN"_s})
            m_environment.insert(u"PACKHOUSE_UPSTREAM_"_s + type, QString());
        m_environment.remove(u"PACKHOUSE_UPSTREAM_NPM"_s);
        clientUses(m_theirs->address() + "/npm/");
        serve();
        QCOMPARE(run({u"scope"_s, u"add"_s, u"acme/web"_s, u"--visibility"_s, u"public"_s}).code,
                 0);
    }
    void cleanup() { stop(); }

    void U8_whatIsFoundIsAskedOnlyAfterAYes()
    {
        for (int round = 0; round < 3; ++round) { // however long it has been there
            QCOMPARE(ask().status, 404);
            QCOMPARE(proposed(), theirs());
        }
        QVERIFY(m_theirs->seen().isEmpty());
        const Outcome yes = run({u"upstreams"_s, u"accept"_s, u"npm"_s});
        QVERIFY2(yes.code == 0, yes.err.constData());
        QCOMPARE(ask().location, theirs().toUtf8() + "/open");
        QVERIFY(proposed().isEmpty());
        const Outcome shown = run({u"upstreams"_s, u"list"_s});
        QVERIFY2(shown.out.contains(theirs().toUtf8()) && shown.out.contains("accepted"),
                 shown.out.constData());
        QCOMPARE(run({u"upstreams"_s, u"forget"_s, u"npm"_s}).code, 0);
        QCOMPARE(ask().status, 404);
        QCOMPARE(run({u"upstreams"_s, u"forget"_s, u"npm"_s}).code, 3);
    }

    void U8_theYesIsKeptAndForThatAddressAlone()
    {
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s}).code, 0);
        clientUses(m_other->address() + "/npm/");
        serve();
        QCOMPARE(ask().location, theirs().toUtf8() + "/open"); // the first request at once
        QCOMPARE(proposed(), QString::fromUtf8(m_other->address() + "/npm"));
        clientUses({});
        serve();
        QCOMPARE(ask().location, theirs().toUtf8() + "/open");
    }

    void U8_aYesWhileNobodyServes()
    {
        stop();
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s}).code, 0);
        serve();
        QCOMPARE(ask().location, theirs().toUtf8() + "/open");
    }

    void U8_aYesForOneRun()
    {
        serve({u"--yes-upstreams"_s});
        QCOMPARE(ask().location, theirs().toUtf8() + "/open");
        serve();
        QCOMPARE(ask().status, 404);
    }

    void U8_whatIsNamedComesFirst()
    {
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s}).code, 0);
        m_environment.insert(u"PACKHOUSE_UPSTREAM_NPM"_s,
                             QString::fromUtf8(m_other->address() + "/named"));
        serve();
        QCOMPARE(ask().location, m_other->address() + "/named/open");
        m_environment.insert(u"PACKHOUSE_UPSTREAM_NPM"_s, QString());
        serve();
        QCOMPARE(ask().status, 404);
    }

    void U8_aCredentialIsNotAcceptedAndNotKept()
    {
        QByteArray withUser = m_theirs->address() + "/npm/";
        clientUses(withUser.replace("http://", QByteArray("http://me:") + Password + '@'));
        serve();
        for (const QStringList &address :
             {QStringList(), QStringList(QString::fromUtf8(withUser))}) {
            const Outcome refused = run(QStringList{u"upstreams"_s, u"accept"_s, u"npm"_s}
                                        + address);
            QVERIFY(refused.code != 0);
            QVERIFY2(refused.err.contains("PACKHOUSE_UPSTREAM_NPM"), refused.err.constData());
            QVERIFY(!refused.err.contains(Password));
        }
        const Outcome listed = run({u"upstreams"_s, u"list"_s});
        QVERIFY(listed.out.contains("PACKHOUSE_UPSTREAM_NPM") && !listed.out.contains(Password));
        serve({u"--yes-upstreams"_s}); // nor is it used
        QCOMPARE(ask().status, 404);
        stop();
        QCOMPARE(packhouse::filesHolding(data(), Password), QStringList());
    }

    void U13_severalInTheirOrder()
    {
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s, theirs(),
                      QString::fromUtf8(m_other->address())})
                     .code,
                 0);
        serve();
        QCOMPARE(ask().status, 404); // both were asked, and nobody is sent anywhere
        QCOMPARE(m_theirs->seen().size(), 1);
        QCOMPARE(m_other->seen().size(), 1);
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s, u"ftp://packages.example"_s}).code, 2);
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"generic"_s, theirs()}).code != 0, true);
    }

    /// An upstream that is this registry itself, or comes back to it by way of another one.
    void U13_aRequestNeverGoesRound_data()
    {
        QTest::addColumn<QString>("forwarding");
        QTest::addColumn<bool>("byAnother");
        for (const QString &forwarding : {u"redirect"_s, u"proxy"_s, u"keep"_s}) {
            QTest::addRow("itself, %s", qPrintable(forwarding)) << forwarding << false;
            QTest::addRow("by another, %s", qPrintable(forwarding)) << forwarding << true;
        }
    }
    void U13_aRequestNeverGoesRound()
    {
        QFETCH(QString, forwarding);
        QFETCH(bool, byAnother);
        const QString packages = m_address + u"/api/v4/projects/acme%2Fweb/packages/npm"_s;
        LoopbackServer another([&](const SeenRequest &request) {
            return Answer{.status = ask(request.headers.value("cdn-loop")).status};
        });
        const QString upstream = byAnother ? QString::fromUtf8(another.address()) : packages;
        const Outcome refused = run({u"upstreams"_s, u"accept"_s, u"npm"_s, upstream});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("is this registry itself, or leads back to it")
                     && refused.err.contains("Name the registry that has what is not here"),
                 refused.err.constData());
        // While nobody serves, nobody can know.
        const QString listen = m_address.section(u'/', -1);
        stop();
        QCOMPARE(run({u"upstreams"_s, u"accept"_s, u"npm"_s, upstream}).code, 0);
        serve({u"--listen"_s, listen});
        if (!byAnother)
            QVERIFY(run({u"upstreams"_s, u"list"_s}).out.contains("this registry itself"));
        QCOMPARE(
            run({u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s, u"--forwarding"_s, forwarding}).code,
            0);
        const Heard heard = ask();
        if (byAnother && forwarding == u"redirect") {
            QCOMPARE(heard.location, another.address() + "/open");
            return;
        }
        QCOMPARE(heard.status, 404);
        QCOMPARE(another.seen().size(), byAnother ? 1 : 0);
    }

    /// What a yes says is what happens.
    void U8_aYesSaysWhetherThePolicyForwards()
    {
        const Outcome on = run({u"upstreams"_s, u"accept"_s, u"npm"_s, theirs()});
        QVERIFY2(on.out.contains("are forwarded to"), on.out.constData());
        QCOMPARE(
            run({u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s, u"--forwarding"_s, u"off"_s}).code,
            0);
        const Outcome off = run({u"upstreams"_s, u"accept"_s, u"npm"_s, theirs()});
        QVERIFY2(!off.out.contains("are forwarded to")
                     && off.out.contains("packhousectl policy set --type npm --forwarding"),
                 off.out.constData());
    }

private:
    QString data() const { return m_folder->filePath(u"data"_s); }
    QString theirs() const { return QString::fromUtf8(m_theirs->address() + "/npm"); }
    void clientUses(const QByteArray &address)
    {
        m_environment.insert(u"npm_config_registry"_s, QString::fromUtf8(address));
    }
    Outcome run(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(PACKHOUSECTL), QStringList{u"--data"_s, data()} + arguments);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    void serve(const QStringList &more = {})
    {
        stop();
        const QString ready = m_folder->filePath(u"ready"_s);
        QFile::remove(ready);
        m_server = std::make_unique<QProcess>();
        m_server->setProcessEnvironment(m_environment);
        m_server->start(QStringLiteral(PACKHOUSECTL),
                        QStringList{u"serve"_s, u"--data"_s, data(), u"--ready-file"_s, ready}
                            + (more.contains(u"--listen"_s)
                                   ? more
                                   : QStringList{u"--listen"_s, u"127.0.0.1:0"_s} + more));
        QVERIFY2(QTest::qWaitFor([&ready] { return QFile::exists(ready); }, 60'000),
                 m_server->readAllStandardError().constData());
        QFile file(ready);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_address = QJsonDocument::fromJson(file.readAll()).object()["address"_L1].toString();
    }
    void stop()
    {
        if (m_server) {
            m_server->terminate();
            QVERIFY(m_server->waitForFinished(30'000));
        }
        m_server.reset();
    }
    Heard ask(const QByteArray &passedOnBy = {})
    {
        QNetworkAccessManager net;
        QNetworkRequest request(
            QUrl(m_address + u"/api/v4/projects/acme%2Fweb/packages/npm/open"_s));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        if (!passedOnBy.isEmpty())
            request.setRawHeader("CDN-Loop", passedOnBy);
        const std::unique_ptr<QNetworkReply> reply(net.get(request));
        QEventLoop loop;
        connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->rawHeader("Location")};
    }
    QString proposed() const
    {
        const QJsonObject listed = run({u"--json"_s, u"upstreams"_s, u"list"_s}).json();
        for (const auto &row : listed["upstreams"_L1].toArray()) {
            if (row["type"_L1] == u"npm"_s)
                return row["proposed"_L1].toString();
        }
        return u"no row"_s;
    }

    std::unique_ptr<LoopbackServer> m_theirs, m_other;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;
    QProcessEnvironment m_environment;
    QString m_address;
};

QTEST_GUILESS_MAIN(TestUpstreamYes)
#include "tst_upstreamyes.moc"
