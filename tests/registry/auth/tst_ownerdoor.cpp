// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/ownerdoor.h"

#include <QTest>

using namespace packhouse;

/// Both sides of the owner's door without a network between them.
class TestOwnerDoor : public QObject
{
    Q_OBJECT

    static inline const QByteArray Key = QByteArray(64, 'k');
    static inline const QByteArray Address = "http://127.0.0.1:8970";

    static QByteArray credentialOf(const OwnerKnock &knock, const OwnerGreeting &greeting)
    {
        return knock.authorization(greeting).mid(OwnerScheme.size() + 1);
    }

private slots:
    void S7_whoeverKnowsTheKeyGetsInOnce()
    {
        OwnerDoor door(Key);
        door.setAddress(Address);
        const OwnerKnock knock(Key, Address);
        const auto greeting = door.greet(knock.nonce());
        QVERIFY(greeting);
        QVERIFY(knock.proves(*greeting));
        const QByteArray credential = credentialOf(knock, *greeting);
        QVERIFY(door.opens(credential));
        QVERIFY(!door.opens(credential)); // whoever has listened comes too late
        QVERIFY(!credential.contains(Key));
        QVERIFY(!greeting->proof.contains(Key));
    }

    void S7_nobodyProvesWithoutTheKeyOrFromAnotherAddress_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("another key") << QByteArray(64, 'x') << Address;
        QTest::newRow("no key") << QByteArray() << Address;
        QTest::newRow("another port") << Key << QByteArray("http://127.0.0.1:8971");
        QTest::newRow("another host") << Key << QByteArray("http://localhost:8970");
    }

    void S7_nobodyProvesWithoutTheKeyOrFromAnotherAddress()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, address);
        OwnerDoor other(key);
        other.setAddress(address);
        OwnerDoor door(Key);
        door.setAddress(Address);
        const OwnerKnock knock(Key, Address);
        QVERIFY(!knock.proves(*other.greet(knock.nonce())));
        const OwnerKnock stranger(key, address);
        const auto greeting = door.greet(stranger.nonce());
        QVERIFY(!stranger.proves(*greeting));
        QVERIFY(!door.opens(credentialOf(stranger, *greeting)));
    }

    void S7_whatOneSideSaidProvesNothingWhenTheOtherRepeatsIt()
    {
        OwnerDoor door(Key);
        door.setAddress(Address);
        const OwnerKnock knock(Key, Address);
        const OwnerGreeting greeting = *door.greet(knock.nonce());
        // What the registry said, sent back to it.
        QVERIFY(!door.opens(knock.nonce() + '.' + greeting.nonce + '.' + greeting.proof));
        // What the caller said, sent back to it.
        const QByteArray proof = credentialOf(knock, greeting).split('.').at(2);
        QVERIFY(!knock.proves({greeting.nonce, proof}));
        // An earlier greeting, for another caller's nonce.
        const OwnerKnock next(Key, Address);
        QVERIFY(!next.proves(greeting));
        QVERIFY(!door.opens(credentialOf(next, {"1-2-3", {}})));
        QVERIFY(!door.opens(credentialOf(next, {{}, {}})));
        // An untouched one still opens.
        QVERIFY(door.opens(credentialOf(knock, greeting)));
    }

    void S7_anotherStartKnowsNoneOfTheNonces()
    {
        OwnerDoor first(Key);
        first.setAddress(Address);
        OwnerDoor second(Key);
        second.setAddress(Address);
        const OwnerKnock knock(Key, Address);
        QVERIFY(!second.opens(credentialOf(knock, *first.greet(knock.nonce()))));
    }

    void S7_beforeItHasAnAddressNothingOpens()
    {
        OwnerDoor door(Key);
        const OwnerKnock knock(Key, {});
        QVERIFY(!door.greet(knock.nonce()));
    }

    void whatIsNoNonceIsNotAnswered_data()
    {
        QTest::addColumn<QByteArray>("nonce");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray(63, 'a');
        QTest::newRow("long") << QByteArray(65, 'a');
        QTest::newRow("not hexadecimal") << QByteArray(64, 'g');
        QTest::newRow("a line more") << QByteArray(63, 'a') + '\n';
    }

    void whatIsNoNonceIsNotAnswered()
    {
        QFETCH(QByteArray, nonce);
        OwnerDoor door(Key);
        door.setAddress(Address);
        QVERIFY(!door.greet(nonce));
    }
};

QTEST_GUILESS_MAIN(TestOwnerDoor)
#include "tst_ownerdoor.moc"
