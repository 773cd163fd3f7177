// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/originguard.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_OriginGuard : public QObject
{
    Q_OBJECT

private slots:
    void I9_hostNames_data();
    void I9_hostNames();
    void I9_missingOrDoubleHostIsRefused();
    void I9_origins_data();
    void I9_origins();
    void I9_crossSiteRequestsAreRefused();
};

void tst_OriginGuard::I9_hostNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");
    const QList<QByteArray> good{"127.0.0.1",        "127.0.0.1:8970",
                                 "127.8.9.255:1",    "localhost",
                                 "LocalHost:8970",   "localhost.",
                                 "localhost.:8970",  "[::1]",
                                 "[::1]:8970",       "[::ffff:127.0.0.1]:8970",
                                 "packages.example", "PACKAGES.example.:80",
                                 "[fd00::7]:8970"};
    const QList<QByteArray> bad{"",
                                " ",
                                "evil.example",
                                "evil.example:8970",
                                "localhost.evil.example",
                                "127.0.0.1.evil.example",
                                "evil.example#127.0.0.1",
                                "127.0.0.1@evil.example",
                                "[::2]",
                                "[::1",
                                "[::1]x",
                                "[]",
                                "0.0.0.0",
                                "10.0.0.1",
                                "128.0.0.1",
                                "127.1",
                                "2130706433",
                                "0x7f.0.0.1",
                                "0177.0.0.1",
                                "127.0.0.256",
                                "127.0.0.01",
                                "127.0.0.1:99999",
                                "127.0.0.1:80:80",
                                "127.0.0.1:x",
                                "localhost..",
                                "::1",
                                "[::ffff:10.0.0.1]",
                                "localhost\0.evil.example"_ba,
                                "127.0.0.1,evil.example"};
    for (const QByteArray &host : good)
        QTest::newRow(host.constData()) << host << true;
    int number = 0;
    for (const QByteArray &host : bad)
        QTest::addRow("bad %d %s", ++number, host.constData()) << host << false;
}

void tst_OriginGuard::I9_hostNames()
{
    QFETCH(QByteArray, host);
    const OriginGuard guard({u"Packages.Example"_s, u"[fd00::7]"_s});
    Headers headers;
    headers.add("host", host);
    QTEST(guard.check(headers).has_value(), "allowed");
}

void tst_OriginGuard::I9_missingOrDoubleHostIsRefused()
{
    const OriginGuard guard({});
    Headers headers;
    headers.add("Origin", "http://127.0.0.1");
    QVERIFY(!guard.check(headers));
    headers = {};
    headers.add("Host", "127.0.0.1");
    headers.add("Host", "127.0.0.1");
    QVERIFY(!guard.check(headers));
}

void tst_OriginGuard::I9_origins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("allowed");
    const QList<QByteArray> good{"http://127.0.0.1:8970", "HTTP://127.0.0.1:8970"};
    const QList<QByteArray> bad{"",
                                "null",
                                "http://evil.example",
                                "http://127.0.0.1",
                                "http://127.0.0.1:3000",
                                "http://localhost:8970",
                                "file://127.0.0.1:8970",
                                "127.0.0.1:8970",
                                "http://127.0.0.1:8970.evil.example",
                                "http://evil.example@127.0.0.1:8970"};
    for (const QByteArray &origin : good)
        QTest::newRow(origin.constData()) << origin << true;
    for (const QByteArray &origin : bad)
        QTest::addRow("bad '%s'", origin.constData()) << origin << false;
}

void tst_OriginGuard::I9_origins()
{
    QFETCH(QByteArray, origin);
    Headers headers;
    headers.add("Host", "127.0.0.1:8970");
    headers.add("Origin", origin);
    QTEST(OriginGuard({}).check(headers).has_value(), "allowed");
}

void tst_OriginGuard::I9_crossSiteRequestsAreRefused()
{
    Headers headers;
    headers.add("Host", "localhost:8970");
    headers.add("Sec-Fetch-Site", "same-origin");
    QVERIFY(OriginGuard({}).check(headers));
    headers.set("Sec-Fetch-Site", "Cross-Site");
    QVERIFY(!OriginGuard({}).check(headers));
}

QTEST_GUILESS_MAIN(tst_OriginGuard)
#include "tst_originguard.moc"
