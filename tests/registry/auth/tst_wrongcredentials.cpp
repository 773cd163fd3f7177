// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/wrongcredentials.h"

#include <QTest>

using namespace packhouse;
using namespace std::chrono_literals;

class TestWrongCredentials : public QObject
{
    Q_OBJECT

    WrongCredentials::Time m_now{};
    WrongCredentials make()
    {
        return WrongCredentials([this] { return m_now; });
    }

    size_t secret = 0; // another one each time

private slots:
    void aJobThatGoesOnWithItsRevokedTokenIsNoGuesser()
    {
        WrongCredentials wrong;
        for (int i = 0; i < 200; ++i)
            QCOMPARE(wrong.note("192.0.2.1", 7 + i % 3), 0s);
    }

    void S12_theFirstFewCostNothingThenEverMore()
    {
        WrongCredentials wrong = make();
        std::chrono::seconds last{0};
        for (int i = 0; i < 10; ++i)
            QCOMPARE(wrong.note("192.0.2.1", ++secret), 0s);
        for (int i = 0; i < 200; ++i) {
            const std::chrono::seconds wait = wrong.note("192.0.2.1", ++secret);
            QVERIFY(wait >= std::max(last, 1s));
            last = wait;
        }
        QVERIFY(last > 100s);
        QVERIFY(last <= 15min);
        QCOMPARE(wrong.note("192.0.2.2", ++secret), 0s); // somebody else
    }

    void S12_itIsForgottenWhenTheyStop()
    {
        WrongCredentials wrong = make();
        for (int i = 0; i < 12; ++i)
            wrong.note("192.0.2.1", ++secret);
        m_now += 59s;
        QVERIFY(wrong.note("192.0.2.1", ++secret) > 0s);
        m_now += 61s;
        QCOMPARE(wrong.note("192.0.2.1", ++secret), 0s);
    }

    void S12_oneIpv6NetworkIsOneAddress()
    {
        WrongCredentials wrong = make();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(wrong.note("2001:db8::" + QByteArray::number(i), ++secret), 0s);
        QVERIFY(wrong.note("2001:db8::ffff:1", ++secret) > 0s);
        QCOMPARE(wrong.note("2001:db8:0:1::1", ++secret), 0s);
        QCOMPARE(wrong.note("::ffff:192.0.2.1", ++secret), 0s);
        QCOMPARE(wrong.addresses(), size_t(3));
        QCOMPARE(wrong.note("192.0.2.1", ++secret), 0s); // the same in its other spelling
        QCOMPARE(wrong.addresses(), size_t(3));
    }

    void S12_theTableIsBounded()
    {
        WrongCredentials wrong = make();
        for (int i = 0; i < 20; ++i)
            wrong.note("203.0.113.7", ++secret);
        for (int i = 0; i < 6'000; ++i)
            wrong.note("10.0." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250),
                       ++secret);
        QVERIFY(wrong.addresses() <= 4096);
    }

    void whoIsNotKnownIsNotCounted()
    {
        WrongCredentials wrong = make();
        for (int i = 0; i < 50; ++i)
            QCOMPARE(wrong.note({}, ++secret), 0s);
        QCOMPARE(wrong.addresses(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestWrongCredentials)
#include "tst_wrongcredentials.moc"
