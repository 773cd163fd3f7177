// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/ownerdoor.h"
#include "registry/http/server.h"
#include "remotes/control/controlclient.h"
#include "support/relay.h"
#include "support/testregistry.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <semaphore>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace std::chrono_literals;

/// The client of the control routes against a registry whose operations behave as a test wants.
class TestControl : public QObject
{
    Q_OBJECT

    std::unique_ptr<OwnerDoor> m_door;
    std::unique_ptr<TestRegistry> m;
    std::unique_ptr<Server> m_server;
    ServeFile m_file;

private slots:
    void init()
    {
        m_file = {};
        m_file.key = QByteArray(64, 'b');
        m_door = std::make_unique<OwnerDoor>(m_file.key);
        GatewayOptions options;
        options.ownerDoor = m_door.get();
        m = std::make_unique<TestRegistry>(FormatList(std::vector<std::unique_ptr<Format>>()),
                                           options);
        m_server = std::move(Server::start({}, *m->gateway).value());
        m_file.address = "http://127.0.0.1:" + QByteArray::number(m_server->port());
        m_door->setAddress(m_file.address);
    }
    void cleanup()
    {
        m_server.reset();
        m.reset();
        m_door.reset();
    }

    void S7_theOwnerIsLetInWithoutTellingTheKey()
    {
        m->gateway->addControl("echo", [](Call &call) {
            return Reply::json(QJsonObject{{u"owner"_s, call.caller.owner},
                                           {u"body"_s, QString::fromUtf8(call.body.bytes)}});
        });
        const auto answer = callControl(m_file, "echo", {{u"a"_s, 1}});
        QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
        QVERIFY((*answer)["owner"_L1].toBool());
        QCOMPARE((*answer)["body"_L1].toString(), u"{\"a\":1}"_s);
    }

    void S7_anotherKeyOrAddressIsRefusedBeforeAnythingIsTold()
    {
        std::atomic_int reached = 0;
        m->gateway->addControl("echo", [&](Call &) {
            ++reached;
            return Reply::json(QJsonObject());
        });
        ServeFile other = m_file;
        other.key = QByteArray(64, 'c');
        QCOMPARE(callControl(other, "echo", {}).error().code, ErrorCode::Network);
        other = m_file;
        other.address.replace("127.0.0.1", "localhost");
        QCOMPARE(callControl(other, "echo", {}).error().code, ErrorCode::Network);
        QCOMPARE(reached, 0);
        // The key itself is no bearer.
        for (const char *name : {"PRIVATE-TOKEN", "Authorization"})
            QCOMPARE(
                call(*m->gateway, "POST", "/-/control/echo", {{name, m_file.key}}, "{}").status,
                401);
        QCOMPARE(reached, 0);
    }

    void P5_whatTheRegistryIsAtIsNotGivenUp()
    {
        // As long as it says that it is at it, an operation may take longer than the patience.
        constexpr auto limit = 5s;
        QElapsedTimer time;
        time.start();
        // Whoever waits for it may outlive this test.
        const auto over = std::make_shared<std::binary_semaphore>(0);
        m->gateway->addControl("slow", [over](Call &) {
            over->acquire();
            return Reply::json(QJsonObject{{u"done"_s, true}});
        });
        m->gateway->addControl("progress", [&](Call &) {
            return Reply::json(
                QJsonObject{{u"step"_s, u"counting"_s}, {u"done"_s, 1}, {u"total"_s, 2}});
        });
        int looks = 0;
        Vigil vigil{Patience{limit}};
        const auto answer = callControl(
            m_file, "slow", {},
            [&](const QString &step, qint64, qint64) {
                ++looks;
                if (step == u"counting" && std::chrono::milliseconds(time.elapsed()) > 2 * limit)
                    over->release();
                return true;
            },
            vigil);
        over->release();
        QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
        QVERIFY(looks > 1);
        QVERIFY(std::chrono::milliseconds(time.elapsed()) > 2 * limit);
    }

    // Another process asks over a wire that cuts requests and answers anywhere.
    void W1_answersComeInAnyPieces()
    {
        m->gateway->addControl("echo", [](Call &call) {
            return Reply::json(QJsonObject{{u"body"_s, QString::fromUtf8(call.body.bytes)}});
        });
        const test::Relay relay(m_file.address);
        QVERIFY(!relay.address().isEmpty());
        m_file.address = relay.address();
        // The door is bound to its address: what stands between is not let in.
        QVERIFY(!callControl(m_file, "echo", {}));
        m_door->setAddress(m_file.address);
        const QString text = u"\u00fc{\"}\\"_s.repeated(2'000);
        for (int i = 0; i < 20; ++i) {
            const auto answer = callControl(m_file, "echo", {{u"text"_s, text}, {u"i"_s, i}});
            QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
            const QJsonObject said =
                QJsonDocument::fromJson((*answer)["body"_L1].toString().toUtf8()).object();
            QCOMPARE(said["text"_L1].toString(), text);
            QCOMPARE(said["i"_L1].toInt(), i);
        }
    }

    void P5_whatNobodyIsAtIsGivenUpAndTold()
    {
        // Whoever waits for it may outlive this test.
        const auto over = std::make_shared<std::binary_semaphore>(0);
        m->gateway->addControl("slow", [over](Call &) {
            over->acquire();
            return Reply::json(QJsonObject());
        });
        QStringList told;
        Vigil vigil{Patience{4s, [&](const QString &what) { told << what; }}};
        const auto answer = callControl(
            m_file, "slow", {}, [](const QString &, qint64, qint64) { return true; }, vigil);
        over->release();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Timeout);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().contains(QString::fromLatin1(m_file.address)));
    }

    void S12_wrongCredentialsOverTheWireAreSlowed()
    {
        // The address comes from the connection, whatever a client claims.
        int slowed = 0;
        for (int i = 0; i < 30; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_server->port());
            QVERIFY(socket.waitForConnected());
            socket.write("GET /api/v4/user HTTP/1.1\r\nHost: localhost\r\nPRIVATE-TOKEN: guess-"
                         + QByteArray::number(i) + "\r\nX-Forwarded-For: 192.0.2."
                         + QByteArray::number(i) + "\r\nConnection: close\r\n\r\n");
            QByteArray answer;
            while (socket.waitForReadyRead(10'000))
                answer += socket.readAll();
            slowed += answer.startsWith("HTTP/1.1 429 ") && answer.contains("\r\nRetry-After: ");
        }
        QCOMPARE(slowed, 20);
    }
};

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
