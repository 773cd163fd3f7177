// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/certificates.h"
#include "registry/http/localauthority.h"
#include "registry/http/server.h"
#include "testhandler.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

namespace {

class TestClock final : public Clock
{
public:
    QDateTime time = QDateTime::currentDateTimeUtc();
    QDateTime now() const override { return time; }
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class HttpsTest : public QObject
{
    Q_OBJECT

    TestClock m_clock;

private slots:
    void theAuthorityIsMadeOnce()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"ca"_s);
        const auto first = LocalAuthority::open(path, m_clock);
        QVERIFY2(first, qPrintable(first ? QString() : first.error().what));
        const auto second = LocalAuthority::open(path, m_clock);
        QVERIFY(second);
        QCOMPARE(second->fingerprint(), first->fingerprint());
        QCOMPARE(first->fingerprint().size(), 32 * 3 - 1);
        const QFile::Permissions key = QFileInfo(path + u"/authority.key"_s).permissions();
        QVERIFY(
            !(key & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        for (const auto &instruction : first->instructions())
            QVERIFY2(instruction.command.contains(first->certificateFile()),
                     qPrintable(instruction.command));
    }

    void serverCertificatesAreKeptWhileTheyFit()
    {
        QTemporaryDir folder;
        TestClock clock;
        const auto authority = LocalAuthority::open(folder.path(), clock);
        const auto files = authority->serverCertificate();
        QVERIFY(files);
        const QByteArray first = read(files->certificateFile);
        QVERIFY(!(QFileInfo(files->keyFile).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        clock.time = clock.time.addDays(300);
        QVERIFY(authority->serverCertificate());
        QCOMPARE(read(files->certificateFile), first);
        clock.time = clock.time.addDays(70);
        QVERIFY(authority->serverCertificate());
        const QByteArray renewed = read(files->certificateFile);
        QVERIFY(renewed != first);
        QVERIFY(authority->serverCertificate({u"build.example"_s, u"[fe80::1]"_s}));
        const QByteArray more = read(files->certificateFile);
        QVERIFY(more != renewed);
        QVERIFY(covers(more,
                       {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"build.example"_s, u"fe80::1"_s},
                       clock.time));
        QVERIFY(!covers(more, {u"other.example"_s}, clock.time));
        QVERIFY(isSignedBy(more, read(authority->certificateFile())));
    }

    void aBrokenAuthorityIsNotReplacedInSilence()
    {
        QTemporaryDir folder, other;
        QVERIFY(LocalAuthority::open(folder.path(), m_clock));
        QVERIFY(LocalAuthority::open(other.path(), m_clock));
        QVERIFY(QFile::remove(folder.filePath(u"authority.key"_s)));
        QVERIFY(
            QFile::copy(other.filePath(u"authority.key"_s), folder.filePath(u"authority.key"_s)));
        const auto broken = LocalAuthority::open(folder.path(), m_clock);
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::Certificate);
    }

    void badCertificatesAreToldAtStart()
    {
        TestHandler handler;
        ServerOptions options;
        options.certificateFile = u"/nowhere/cert.pem"_s;
        const auto server = Server::start(options, handler);
        QVERIFY(!server);
        QCOMPARE(server.error().code, ErrorCode::Certificate);
    }

    void httpsServesWhatHttpServes()
    {
        if (!QSslSocket::supportsSsl())
            QFAIL("Qt has no TLS here");
        QTemporaryDir folder;
        const auto authority = LocalAuthority::open(folder.path(), m_clock);
        const auto files = authority->serverCertificate();
        QVERIFY(files);
        const QByteArray content = QByteArray("0123456789").repeated(100'000);
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        TestHandler handler;
        handler.onQuick = [](const RequestHead &head) -> std::shared_ptr<const Reply> {
            if (head.target != "/quick")
                return nullptr;
            return std::make_shared<const Reply>(Reply::text(head.tls ? "secure" : "plain", "a/b"));
        };
        handler.onBegin = [&](const RequestHead &head) -> std::optional<Reply> {
            if (head.method != Method::Get)
                return std::nullopt;
            Reply reply;
            if (head.target == "/file")
                reply.body = FileBody{file.fileName(), content.size(), "a/b", "\"f\"", {}};
            else
                reply.body = content;
            return reply;
        };
        handler.onAnswer = [](const RequestHead &, Result<Body> body) {
            return Reply::text(body->file->hashes().sha256.toHex(), "a/b", 201);
        };
        ServerOptions options;
        options.threads = 2;
        options.certificateFile = files->certificateFile;
        options.keyFile = files->keyFile;
        const auto server = Server::start(options, handler);
        QVERIFY2(server, qPrintable(server ? QString() : server.error().what));
        QVERIFY((*server)->tlsPort() != 0);

        QNetworkAccessManager network;
        QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
        trust.setCaCertificates(QSslCertificate::fromPath(authority->certificateFile()));
        const auto request = [&](const QString &path) {
            QNetworkRequest r(
                QUrl(u"https://127.0.0.1:%1%2"_s.arg((*server)->tlsPort()).arg(path)));
            r.setSslConfiguration(trust);
            return r;
        };
        const auto finish = [](QNetworkReply *reply) {
            const bool done = QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000);
            const QByteArray bytes = done && reply->error() == QNetworkReply::NoError
                                         ? reply->readAll()
                                         : reply->errorString().toUtf8();
            reply->deleteLater();
            return bytes;
        };
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(finish(network.get(request(u"/quick"_s))), "secure"_ba);
            QCOMPARE(finish(network.get(request(u"/file"_s))), content);
            QCOMPARE(finish(network.get(request(u"/text"_s))), content);
            QNetworkRequest put = request(u"/up"_s);
            Hasher hasher;
            hasher.add(content);
            QCOMPARE(finish(network.put(put, content)), hasher.finish().sha256.toHex());
        }
        // Whoever does not trust the authority gets nothing.
        QNetworkAccessManager stranger;
        const QNetworkRequest untrusted(
            QUrl(u"https://127.0.0.1:%1/quick"_s.arg((*server)->tlsPort())));
        QVERIFY(finish(stranger.get(untrusted)) != "secure");
    }
};

QTEST_GUILESS_MAIN(HttpsTest)
#include "tst_https.moc"
