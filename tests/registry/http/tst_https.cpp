// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "registry/http/certificates.h"
#include "registry/http/server.h"
#include "registry/http/trust.h"
#include "testhandler.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

class HttpsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyInstructionNamesTheFile()
    {
        const QString file = u"/a folder/authority.pem"_s;
        const FormatList formats;
        const QList<TrustInstruction> all = trustInstructions(formats, file);
        for (const TrustInstruction &instruction : all)
            QVERIFY2(instruction.command.contains(u'"' + file + u'"'),
                     qPrintable(english(instruction.system)));
        // Clients that take the same are told together, whatever type they are of.
        QStringList systems;
        for (const TrustInstruction &instruction : all)
            systems.append(english(instruction.system));
        QVERIFY2(systems.contains(u"helm, terraform, go, gem, bundle (on Linux)"),
                 qPrintable(systems.join(u'\n')));
        QCOMPARE(systems.removeDuplicates(), 0);
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
        const auto files = provideCertificates(folder.path(), {}, QDateTime::currentDateTimeUtc());
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
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        QVERIFY((*server)->tlsPort() != 0);

        QNetworkAccessManager network;
        QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
        trust.setCaCertificates(QSslCertificate::fromPath(files->authorityFile));
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
