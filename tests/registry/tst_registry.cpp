// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/privatefiles.h"
#include "registry/actions/verification.h"
#include "registry/control/servefile.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "remotes/control/controlclient.h"
#include "support/brokendisk.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The registry as a whole: it listens, others find it, and it goes without leaving anything.
class TestRegistry : public QObject
{
    Q_OBJECT

    FormatList m_formats;
    SystemClock m_clock;
    QTemporaryDir m_folder;

    Result<std::unique_ptr<Registry>> open()
    {
        RegistryOptions options;
        options.directory = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        return Registry::open(options, m_formats, m_clock);
    }
    QString directory() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }

private slots:
    void secondOneIsBusyAndFindsTheFirst();
    void serveFileIsForItsOwnerOnly();
    void controlNeedsTheSecret();
    void controlAnswersErrorsAsErrors();
    void stopLeavesNoServeFile();
    void everyStartHasANewSecret();
    void unreachableServerIsANetworkError();
    void longOperationsTellAndStop();
    void S4_aFileThatGoesWhileItIsVerifiedIsNoFinding();
    void requestsInFlightWhileItStops();
};

void TestRegistry::secondOneIsBusyAndFindsTheFirst()
{
    const auto first = open();
    QVERIFY(first);
    QVERIFY((*first)->listen());
    const auto second = open();
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);

    const auto server = readServeFile(directory());
    QVERIFY(server);
    QCOMPARE(server->address, (*first)->address());
    QCOMPARE(server->pid, QCoreApplication::applicationPid());
    const auto made = callControl(*server, "scope.add",
                                  {{u"path"_s, u"acme/web"_s}, {u"visibility"_s, u"public"_s}});
    QVERIFY2(made, qPrintable(made ? QString() : english(made.error())));
    QCOMPARE(made->value("path"_L1).toString(), u"acme/web"_s);
    const auto listed = callControl(*server, "scope.list", {});
    QVERIFY(listed);
    QCOMPARE(listed->value("scopes"_L1).toArray().size(), 2);
}

void TestRegistry::serveFileIsForItsOwnerOnly()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const auto permissions = QFile::permissions(directory() + u"/serve.json"_s);
    QVERIFY(permissions.testFlag(QFileDevice::ReadOwner));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                        | QFileDevice::WriteOther;
    QVERIFY(!(permissions & others));
}

void TestRegistry::controlNeedsTheSecret()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    auto server = readServeFile(directory());
    QVERIFY(server);
    server->key = QByteArray(server->key.size(), 'f');
    const auto refused = callControl(*server, "token.list", {});
    QVERIFY(!refused);
    QVERIFY(!english(refused.error()).contains(QString::fromLatin1(server->key)));
}

void TestRegistry::controlAnswersErrorsAsErrors()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const auto server = readServeFile(directory());
    const auto wrong = callControl(*server, "scope.add", {{u"path"_s, u"../x"_s}});
    QVERIFY(!wrong);
    QVERIFY(!english(wrong.error().what).isEmpty());
    const auto missing = callControl(*server, "list", {{u"scope"_s, u"no/such"_s}});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto unknown = callControl(*server, "no.such", {});
    QVERIFY(!unknown);
}

void TestRegistry::stopLeavesNoServeFile()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    (*registry)->stop();
    QVERIFY(!QFile::exists(directory() + u"/serve.json"_s));
    QVERIFY((*registry)->address().isEmpty());
    QVERIFY((*registry)->listen()); // and it can start again
    QVERIFY(QFile::exists(directory() + u"/serve.json"_s));
}

void TestRegistry::everyStartHasANewSecret()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const QByteArray first = readServeFile(directory())->key;
    (*registry)->stop();
    QVERIFY((*registry)->listen());
    QVERIFY(first.size() >= 64);
    QVERIFY(readServeFile(directory())->key != first);
}

void TestRegistry::unreachableServerIsANetworkError()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const auto server = readServeFile(directory());
    (*registry)->stop();
    const auto answer = callControl(*server, "status", {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(answer.error().retryable);
}

void TestRegistry::longOperationsTellAndStop()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const RegistryContext context = (*registry)->context();
    const Scope project = context.store
                              .addScope(u"acme/web"_s, Level::Project, Visibility::Private,
                                        context.actor)
                              .value();
    QByteArray bytes(8 << 20, 'x');
    for (int i = 0; i < 12; ++i) {
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"generic"_s, u"tool"_s, u"1.0.%1"_s.arg(i)};
        std::unique_ptr<StagedBlob> blob = context.store.stage(0).value();
        bytes[0] = char(i);
        QVERIFY(blob->write(bytes));
        publication.files.push_back({u"tool.bin"_s, std::move(blob), {}, {}});
        publication.actor = context.actor;
        QVERIFY(context.store.publish(std::move(publication)));
    }
    const auto server = readServeFile(directory());
    int looks = 0;
    const auto stopped = callControl(*server, "verify", {}, [&](const QString &, qint64, qint64) {
        ++looks;
        return false;
    });
    // A computer that is quick enough has read all of it before the first look.
    if (looks > 0)
        QCOMPARE(stopped ? ErrorCode::Cancelled : stopped.error().code, ErrorCode::Cancelled);
    const auto whole = callControl(*server, "verify", {},
                                   [](const QString &, qint64, qint64) { return true; });
    QVERIFY(whole);
    QCOMPARE((*whole)["bytes"_L1].toInteger(), qint64(12) * (8 << 20));
    QVERIFY(!callControl(*server, "cancel", {{u"id"_s, u"nothing"_s}}));
}

void TestRegistry::S4_aFileThatGoesWhileItIsVerifiedIsNoFinding()
{
    const auto registry = open();
    const QString folder = directory() + u"/private/npm"_s;
    QVERIFY(makePrivateFolder(folder));
    QVERIFY(providePrivateFile(folder + u"/lock"_s));
    brokendisk::Control &disk = brokendisk::control();
    qstrncpy(disk.under, QFile::encodeName(folder + u"/lock"_s).constData(), sizeof disk.under);
    for (const int reason : {ENOENT, EIO}) {
        brokendisk::breakAfter(disk, 0, reason); // once it was seen
        const auto found = verify((*registry)->context(), {});
        brokendisk::mend(disk);
        QVERIFY(brokendisk::failures(disk) > 0);
        QVERIFY(found);
        QCOMPARE(found->size(), reason == ENOENT ? 0 : 1);
        if (!found->isEmpty())
            QCOMPARE(english(found->first().subject), u"private/npm/lock"_s);
    }
    disk.under[0] = '\0';
}

void TestRegistry::requestsInFlightWhileItStops()
{
    const auto registry = open();
    QVERIFY((*registry)->listen());
    const QUrl url = QUrl::fromEncoded((*registry)->address());
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 20; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket->waitForConnected());
        socket->write("GET /api/v4/packages HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        socket->flush();
        sockets.push_back(std::move(socket));
    }
    (*registry)->stop();
    for (const auto &socket : sockets)
        QVERIFY(socket->state() == QAbstractSocket::UnconnectedState
                || socket->waitForDisconnected());
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
