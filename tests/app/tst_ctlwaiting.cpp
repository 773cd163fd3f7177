// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Takes a directory's lock as another Packhouse would, and says nothing to anybody.
class Holder
{
public:
    explicit Holder(const QString &directory)
        : m_descriptor(::open(QFile::encodeName(directory + u"/lock"_s).constData(),
                              O_RDWR | O_CLOEXEC)) // not for those that are started meanwhile
    {
        m_has = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    }
    ~Holder() { ::close(m_descriptor); }
    bool has() const { return m_has; }

private:
    int m_descriptor;
    bool m_has = false;
};

} // namespace

/// The command line when the registry does not answer: stopped, silent, busy, gone, or somebody
/// else.
class TestCtlWaiting : public QObject
{
    Q_OBJECT

    static void makeRegistry(const Ctl &ctl)
    {
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    }
    static void writeServeFile(const Ctl &ctl, quint16 port)
    {
        QFile file(ctl.data() + u"/serve.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"address\":\"http://127.0.0.1:" + QByteArray::number(port)
                   + "\",\"https\":\"\",\"pid\":1,\"key\":\"" + QByteArray(64, 'a') + "\"}");
    }
    static void givesUp(const Ctl &ctl)
    {
        QElapsedTimer time;
        time.start();
        const Outcome outcome = ctl.run({u"list"_s, u"--timeout"_s, u"4"_s});
        QCOMPARE(outcome.code, 6);
        QVERIFY(time.elapsed() >= 3'900);
        QVERIFY2(outcome.err.contains("packhousectl: Waiting for "), outcome.err.constData());
        QVERIFY2(outcome.err.count('\n') == 2, outcome.err.constData()); // told once, then the end
        QVERIFY2(outcome.err.contains("wait longer"), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
    }

    /// Also when that was noticed before, which waitForFinished() alone calls a failure.
    static bool hasEnded(QProcess &process)
    {
        return process.state() == QProcess::NotRunning || process.waitForFinished(60'000);
    }

private slots:
    void P5_aStoppedRegistryIsGivenUp();
    void P5_aSilentRegistryIsGivenUp();
    void P5_aDirectoryThatAnotherHasOpenIsGivenUp();
    void P5_itGoesOnWhenTheOtherLetsGo();
    void S7_aThiefAtTheAddressIsToldNothing_data();
    void S7_aThiefAtTheAddressIsToldNothing();
    void S11_tooLittleMemoryIsASentence_data();
    void S11_tooLittleMemoryIsASentence();
    void W7_tooFewDescriptorsAreASentence_data();
    void W7_tooFewDescriptorsAreASentence();
};

void TestCtlWaiting::P5_aStoppedRegistryIsGivenUp()
{
    Ctl ctl;
    QVERIFY(!ctl.serve().isEmpty());
    QCOMPARE(ctl.run({u"list"_s}).code, 0);
    QCOMPARE(::kill(pid_t(ctl.server->processId()), SIGSTOP), 0);
    givesUp(ctl);
    // It goes on as soon as the registry does.
    QProcess waiting;
    ctl.begin(waiting, {u"--data"_s, ctl.data(), u"list"_s});
    QVERIFY(QTest::qWaitFor([&] { return waiting.readAllStandardError().contains("Waiting for"); },
                            30'000));
    QCOMPARE(::kill(pid_t(ctl.server->processId()), SIGCONT), 0);
    QCOMPARE(Ctl::end(waiting).code, 0);
}

void TestCtlWaiting::P5_aSilentRegistryIsGivenUp()
{
    Ctl ctl;
    makeRegistry(ctl);
    const Holder holder(ctl.data());
    QVERIFY(holder.has());
    QTcpServer silent; // its connections are never taken
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    writeServeFile(ctl, silent.serverPort());
    givesUp(ctl);
}

void TestCtlWaiting::P5_aDirectoryThatAnotherHasOpenIsGivenUp()
{
    Ctl ctl;
    makeRegistry(ctl);
    const Holder holder(ctl.data());
    QVERIFY(holder.has());
    givesUp(ctl);
}

void TestCtlWaiting::P5_itGoesOnWhenTheOtherLetsGo()
{
    Ctl ctl;
    makeRegistry(ctl);
    auto holder = std::make_unique<Holder>(ctl.data());
    QVERIFY(holder->has());
    QProcess waiting;
    ctl.begin(waiting, {u"--data"_s, ctl.data(), u"list"_s});
    QVERIFY(QTest::qWaitFor([&] { return waiting.readAllStandardError().contains("Waiting for"); },
                            30'000));
    holder.reset();
    QCOMPARE(Ctl::end(waiting).code, 0);
}

void TestCtlWaiting::S7_aThiefAtTheAddressIsToldNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto ok = [](const QByteArray &body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
               + body;
    };
    QTest::newRow("says yes") << ok("{}");
    QTest::newRow("guesses") << ok("{\"nonce\":\"1-2-3\",\"proof\":\"" + QByteArray(64, '0')
                                   + "\"}");
    QTest::newRow("repeats") << QByteArray(); // what it was sent, as nonce and as proof
    QTest::newRow("refuses") << "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"_ba;
    QTest::newRow("sends elsewhere")
        << "HTTP/1.1 307 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"_ba;
    QTest::newRow("no HTTP") << "220 mail.example ESMTP\r\n\r\n"_ba;
    QTest::newRow("endless") << "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"_ba;
}

void TestCtlWaiting::S7_aThiefAtTheAddressIsToldNothing()
{
    QFETCH(QByteArray, answer);
    Ctl ctl;
    makeRegistry(ctl);
    const Holder holder(ctl.data()); // a file of a process that is gone, and the directory taken
    QTcpServer thief;
    QVERIFY(thief.listen(QHostAddress::LocalHost));
    QByteArray heard;
    connect(&thief, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = thief.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
            const QByteArray said = socket->readAll();
            heard += said;
            QByteArray reply = answer;
            if (reply.isEmpty()) {
                const QByteArray nonce = QJsonDocument::fromJson(
                                             said.mid(said.indexOf("\r\n\r\n") + 4))
                                             .object()["nonce"_L1]
                                             .toString()
                                             .toLatin1();
                const QByteArray body = "{\"nonce\":\"" + nonce + "\",\"proof\":\"" + nonce + "\"}";
                reply = "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size())
                        + "\r\n\r\n" + body;
            }
            socket->write(reply);
        });
    });
    writeServeFile(ctl, thief.serverPort());
    // On a busy computer a second may be over before it has said anything.
    for (int seconds = 1; heard.isEmpty() && seconds <= 64; seconds *= 2) {
        QProcess process;
        ctl.begin(process, {u"--data"_s, ctl.data(), u"--timeout"_s, QString::number(seconds),
                            u"token"_s, u"create"_s, u"--name"_s, u"private-name"_s});
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120'000));
        QVERIFY(process.exitCode() == 6 || process.exitCode() == 5);
        QVERIFY(process.readAllStandardOutput().isEmpty()); // nothing that the thief made up
    }
    QVERIFY(heard.contains("POST /-/owner "));
    QVERIFY(!heard.contains(QByteArray(64, 'a'))); // the key
    QVERIFY(!heard.contains("Authorization"));
    QVERIFY(!heard.contains("private-name"));
    QVERIFY(!heard.contains("/-/control/"));
}

void TestCtlWaiting::S11_tooLittleMemoryIsASentence_data()
{
    QTest::addColumn<int>("mebibytes");
    // From hardly enough for its threads up to enough to serve. With less still, Qt itself ends.
    for (const int size : {300, 400, 500, 700, 1'000, 1'400})
        QTest::addRow("%d MiB", size) << size;
}

void TestCtlWaiting::S11_tooLittleMemoryIsASentence()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("A sanitizer takes more address space than that.");
#endif
    QFETCH(const int, mebibytes);
    Ctl ctl;
    ctl.inChild = [mebibytes] {
        const rlim_t size = rlim_t(mebibytes) << 20;
        const rlimit limit{size, size};
        ::setrlimit(RLIMIT_AS, &limit);
    };
    const QJsonObject ready = ctl.serve();
    if (!ready.isEmpty()) { // enough to begin: it answers, whatever it has room for
        const QUrl url(ready["address"_L1].toString());
        for (int i = 0; i < 20; ++i) {
            QTcpSocket client;
            client.connectToHost(url.host(), quint16(url.port()));
            QByteArray answer;
            if (client.waitForConnected()) {
                client.write(
                    "GET /-/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                while (client.waitForReadyRead(60'000))
                    answer += client.readAll();
            }
            if (answer.isEmpty()) { // or not even for itself: then it is gone, and says why
                QVERIFY(hasEnded(*ctl.server));
                break;
            }
            QVERIFY2(answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.1 503"),
                     answer.constData());
        }
        ctl.server->terminate();
    }
    QVERIFY(hasEnded(*ctl.server));
    const QByteArray said = ctl.server->readAllStandardError();
    QVERIFY2(ctl.server->exitStatus() == QProcess::NormalExit, said.constData());
    QVERIFY2(!said.contains("terminate called"), said.constData());
    if (ctl.server->exitCode() != 0)
        QVERIFY2(said.contains("memory"), said.constData());
}

void TestCtlWaiting::W7_tooFewDescriptorsAreASentence_data()
{
    QTest::addColumn<int>("descriptors");
    QTest::addColumn<bool>("enough");
    for (const int few : {5, 8, 12, 14, 16, 24, 40})
        QTest::addRow("%d", few) << few << false;
    QTest::addRow("64") << 64 << true;
}

void TestCtlWaiting::W7_tooFewDescriptorsAreASentence()
{
    QFETCH(const int, descriptors);
    QFETCH(const bool, enough);
    Ctl ctl;
    makeRegistry(ctl);
    ctl.inChild = [descriptors] {
        const rlimit limit{rlim_t(descriptors), rlim_t(descriptors)};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    };
    const auto check = [&](const Outcome &outcome) {
        QCOMPARE(outcome.code, enough ? 0 : 1); // and no signal
        if (!enough) {
            QVERIFY2(outcome.err.startsWith("packhousectl: ") && outcome.err.endsWith(".\n")
                         && outcome.err.count('\n') == 1,
                     outcome.err.constData());
            QVERIFY2(outcome.err.contains("ulimit -n"), outcome.err.constData());
        }
    };
    check(ctl.run({u"list"_s}));
    check(ctl.run({u"verify"_s}));
    const bool serves = !ctl.serve().isEmpty();
    QCOMPARE(serves, enough);
    ctl.server->terminate();
    QVERIFY(hasEnded(*ctl.server));
    QCOMPARE(ctl.server->exitStatus(), QProcess::NormalExit);
    check({ctl.server->exitCode(), {}, ctl.server->readAllStandardError()});
}

QTEST_GUILESS_MAIN(TestCtlWaiting)
#include "tst_ctlwaiting.moc"
