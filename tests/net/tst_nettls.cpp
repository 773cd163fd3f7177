// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The same client over TLS and HTTP/2, where an index and its files have two names.
#include "net/netclient.h"
#include "net/netdownload.h"
#include "net/retry.h"
#include "support/faketime.h"
#include "support/loopbackserver.h"
#include "support/tlsfront.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

using Protocol = TlsFront::Protocol;

namespace {

NetRequest get(const QByteArray &home, const QByteArray &address)
{
    NetRequest request;
    request.url = QUrl::fromEncoded(address);
    request.home = NetHome::of(home);
    request.otherHosts = OtherHosts::Public;
    return request;
}

} // namespace

class TestNetTls : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void U1_aCheckedAddressKeepsTheName_data();
    void U1_aCheckedAddressKeepsTheName();
    void U1_aRedirectToTheFilesHostIsFollowed();
    void U6_theCredentialStaysAtItsNameOverHttp2();
    void U6_fromHttpsNothingGoesToHttp();
    void I5_theIndexIsNoPlaceForOthersFiles();
    void R3_whatIsCutIsNotWhole_data();
    void R3_whatIsCutIsNotWhole();
    void R3_awayAndBack();
    void R6_aCertificateThatIsRefusedIsShown();
    void R6_aCertificateForAnotherNameIsRefused();

private:
    Answer m_file;
    std::unique_ptr<LoopbackServer> m_server;
};

void TestNetTls::init()
{
    m_file = Answer{.body = QByteArray(300'000, 'f')};
    // As those who serve many names do: nothing but its own files is at a name.
    m_server = std::make_unique<LoopbackServer>([this](const SeenRequest &request) {
        const QByteArray name = request.headers.value("host").split(':').constFirst();
        if (name == "index.example" && request.target == "/simple")
            return Answer{.body = "index"};
        if (name == "index.example" && request.target.startsWith("/go?"))
            return Answer{.status = 302, .headers = {{"Location", request.target.mid(4)}}};
        return name == "files.example" && request.target == "/file" ? m_file
                                                                    : Answer{.status = 404};
    });
}

void TestNetTls::U1_aCheckedAddressKeepsTheName_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("via");
    QTest::newRow("HTTP/2") << Protocol::Http2 << "2 nghttpx"_ba;
    QTest::newRow("HTTP/1.1") << Protocol::Http11 << "1.1 nghttpx"_ba;
}

void TestNetTls::U1_aCheckedAddressKeepsTheName()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, via);
    TlsFront front(m_server->address(), protocol);
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options());
    const auto index = client.fetch(get(front.index(), front.index() + "/simple"));
    QVERIFY2(index, qPrintable(index ? QString() : english(index.error())));
    QCOMPARE(index->body, "index"_ba);
    for (int round = 0; round < 2; ++round) {
        const auto file = client.fetch(get(front.index(), front.files() + "/file"));
        QVERIFY2(file, qPrintable(file ? QString() : english(file.error())));
        QCOMPARE(file->status, 200);
        QVERIFY(file->body == m_file.body);
    }
    for (const SeenRequest &seen : m_server->seen())
        QCOMPARE(seen.headers.value("via"), via);
    QCOMPARE("https://" + m_server->seen().last().headers.value("host"), front.files());
}

void TestNetTls::U1_aRedirectToTheFilesHostIsFollowed()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options());
    const QTemporaryDir folder;
    NetDownload wanted{get(front.index(), front.index() + "/go?" + front.files() + "/file"),
                       folder.filePath(u"file"_s), m_file.body.size()};
    const auto hashes = download(client, wanted, [](const NetAnswer &) { return Result<void>(); });
    QVERIFY2(hashes, qPrintable(hashes ? QString() : english(hashes.error())));
    QFile file(wanted.to);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_file.body);
}

void TestNetTls::U6_theCredentialStaysAtItsNameOverHttp2()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options());
    QByteArray home = front.index();
    home.replace("https://", "https://me:sesame@");
    for (const QByteArray &address : {front.index() + "/simple", front.files() + "/file",
                                      front.index() + "/go?" + front.files() + "/file"})
        QCOMPARE(client.fetch(get(home, address))->status, 200);
    int shown = 0;
    for (const SeenRequest &seen : m_server->seen()) {
        const bool atHome = seen.headers.value("host").startsWith("index.example:");
        QCOMPARE(seen.headers.contains("authorization"), atHome);
        shown += atHome ? 1 : 0;
    }
    QCOMPARE(shown, 2);
}

void TestNetTls::U6_fromHttpsNothingGoesToHttp()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options());
    QByteArray plain = front.index();
    plain.replace("https:", "http:");
    const auto answer = client.fetch(
        get(front.index(), front.index() + "/go?" + plain + "/simple"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY(english(answer.error().what).contains(u"http"_s));
    QCOMPARE(m_server->seen().size(), 1);
}

void TestNetTls::I5_theIndexIsNoPlaceForOthersFiles()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options());
    QCOMPARE(client.fetch(get(front.index(), front.index() + "/simple"))->status, 200);
    // Seen from the files' host, the index is at a private address, connected to or not.
    const auto answer = client.fetch(get(front.files(), front.index() + "/simple"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QCOMPARE(m_server->seen().size(), 1);
}

void TestNetTls::R3_whatIsCutIsNotWhole_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("shorter than it says")
        << Answer{.body = QByteArray(1000, 'x'), .claimedLength = 5000};
    QTest::newRow("chunks without an end")
        << Answer{.body = QByteArray(1000, 'x'), .chunkedWithoutEnd = true};
}

void TestNetTls::R3_whatIsCutIsNotWhole()
{
    QFETCH(Answer, answer);
    m_file = answer;
    for (const Protocol protocol : {Protocol::Http2, Protocol::Http11}) {
        TlsFront front(m_server->address(), protocol);
        QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
        NetClient client(front.options());
        const auto got = client.fetch(get(front.index(), front.files() + "/file"));
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::Network);
        QVERIFY(got.error().retryable);
    }
}

void TestNetTls::R3_awayAndBack()
{
    FakeTime time;
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetClient client(front.options(time.options()));
    NetRequest request = get(front.index(), front.files() + "/file");
    QCOMPARE(client.fetch(request)->status, 200);
    m_server->goAway();
    request.attempts = mostAttempts;
    const auto future = client.send(request);
    bool back = false;
    QTRY_VERIFY_WITH_TIMEOUT(
        (time.advance(50ms), back = back || m_server->comeBack(), future.isFinished()), 60'000);
    QVERIFY(back);
    QCOMPARE(future.result()->status, 200);
}

void TestNetTls::R6_aCertificateThatIsRefusedIsShown()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetOptions options = front.options();
    options.authorities.clear();
    NetClient client(options);
    const auto answer = client.fetch(get(front.index(), front.index() + "/simple"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Certificate);
    const QString text = english(answer.error());
    QVERIFY2(text.contains(u"Authority of a test"_s), qPrintable(text));
    QVERIFY2(text.contains(QRegularExpression(u"([0-9A-F]{2}:){31}[0-9A-F]{2}"_s)),
             qPrintable(text));
    QVERIFY2(text.contains(QRegularExpression(u"valid from \\d{4}-.* to \\d{4}-"_s)),
             qPrintable(text));
    QVERIFY(m_server->seen().isEmpty());
}

void TestNetTls::R6_aCertificateForAnotherNameIsRefused()
{
    TlsFront front(m_server->address());
    QVERIFY2(front.problem().isEmpty(), qPrintable(front.problem()));
    NetOptions options = front.options();
    options.resolve = [](const QString &) { return QList{QHostAddress(u"127.0.0.1"_s)}; };
    NetClient client(options);
    QByteArray other = front.index();
    other.replace("index.example", "other.example");
    const auto answer = client.fetch(get(other, other + "/simple"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Certificate);
    QVERIFY2(english(answer.error().what).contains(u"another name"_s),
             qPrintable(english(answer.error().what)));
    QVERIFY(m_server->seen().isEmpty());
}

QTEST_GUILESS_MAIN(TestNetTls)
#include "tst_nettls.moc"
