// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/credential.h"
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Requests with right, wrong and no credentials through a whole gateway.
class TestCredentialsAtTheGate : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;

private slots:
    void init()
    {
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(std::make_unique<PlainFormat>());
        m_registry = std::make_unique<TestRegistry>(FormatList(std::move(list)));
        m_registry->add(u"acme"_s, Level::Group, Visibility::Private);
        m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
        m_registry->add(u"open"_s, Level::Group, Visibility::Public);
        m_registry->add(u"open/tool"_s, Level::Project, Visibility::Public);
    }
    void cleanup() { m_registry.reset(); }

    void P8_noCarrierIsOverlookedOnTheQuickPath();
    void S12_wrongCredentialsAreSlowedAndRightOnesAreNot();
};

void TestCredentialsAtTheGate::P8_noCarrierIsOverlookedOnTheQuickPath()
{
    Gateway &gateway = *m_registry->gateway;
    const QByteArray target = "/api/v4/projects/open%2Ftool/packages/plain/doc/quick";
    const QByteArray writer = m_registry->token(u"writer"_s, TokenKind::Personal, {},
                                                Right::Read | Right::Write);
    QCOMPARE(call(gateway, "PUT", "/api/v4/projects/open%2Ftool/packages/plain/quick/1.0/a.bin",
                  {{"PRIVATE-TOKEN", writer}}, "bytes")
                 .status,
             201);
    QCOMPARE(call(gateway, "GET", target).status, 200);
    const auto quick = [&](const QByteArray &name, const QByteArray &value) {
        Headers headers;
        headers.add(name, value);
        return gateway.quick(requestHead("GET", target, headers));
    };
    QVERIFY(quick("X-Nothing", "x")); // it is kept for callers without a credential
    int asked = 0;
    const Carriers carriers(m_registry->formats);
    // Whatever carries a secret is asked for by the one function that knows; nothing else knows
    // their names or lengths.
    for (const QByteArray &name :
         {"JOB-TOKEN"_ba, "Deploy-Token"_ba, "Authorization"_ba, "PRIVATE-TOKEN"_ba,
          "X-Plain-Key"_ba, "job-token"_ba, "AUTHORIZATION"_ba}) {
        QVERIFY(carriers.ofHeader(name));
        ++asked;
        QVERIFY2(!quick(name, "wrong"), name.constData());
        Headers headers;
        headers.add(name, "wrong");
        QVERIFY(call(gateway, requestHead("GET", target, headers)).status == 401);
    }
    QCOMPARE(asked, 7);
    // A header is a carrier because a type says so.
    QVERIFY(!carriers.ofHeader("X-Other-Key"));
    QVERIFY(!quick("Origin", "http://elsewhere.example"));
    QVERIFY(!quick("Sec-Fetch-Site", "cross-site"));
    QVERIFY(!quick("Host", "127.0.0.1:8970, elsewhere"));
}

void TestCredentialsAtTheGate::S12_wrongCredentialsAreSlowedAndRightOnesAreNot()
{
    Gateway &gateway = *m_registry->gateway;
    const QByteArray target = "/api/v4/projects/acme%2Fweb/packages/plain/hidden/x";
    const auto ask = [&](const QByteArray &secret, const QByteArray &remote) {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("PRIVATE-TOKEN", secret);
        RequestHead head = requestHead("GET", target, headers);
        head.remote = remote;
        return call(gateway, head);
    };
    int slowed = 0;
    for (int i = 0; i < 50; ++i) {
        const Reply reply = ask("glpat-guess-" + QByteArray::number(i), "192.0.2.9");
        QVERIFY(reply.status == 401 || reply.status == 429);
        if (reply.status != 429)
            continue;
        ++slowed;
        QVERIFY(reply.headers.value("Retry-After").toInt() >= 1);
        QVERIFY(objectOf(reply)[u"message"].toString().endsWith(u'.'));
    }
    QCOMPARE(slowed, 40);
    // Behind the same address: whoever has a right one, was known before or not, and whoever has
    // none.
    const QByteArray fresh = m_registry->token(u"behind the same address"_s, TokenKind::Personal,
                                               {}, Right::Read);
    for (int round = 0; round < 2; ++round)
        QCOMPARE(ask(fresh, "192.0.2.9").status, 200);
    QCOMPARE(ask({}, "192.0.2.9").status, 401);
    QCOMPARE(ask("glpat-guess", "192.0.2.10").status, 401); // and elsewhere
    // Neither a token that came in the wrong way nor the pass of an earlier start is a guess: their
    // clients need the 401 to ask for another.
    const QByteArray job = m_registry->token(u"a job"_s, TokenKind::Job, u"acme/web"_s,
                                             Right::Read);
    const QByteArray pass = "phpass-1-1900000000000-" + QByteArray(64, 'a');
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(ask(job, "192.0.2.11").status, 401);
        QCOMPARE(ask(pass, "192.0.2.11").status, 401);
    }
}

QTEST_GUILESS_MAIN(TestCredentialsAtTheGate)
#include "tst_credentialsatthegate.moc"
