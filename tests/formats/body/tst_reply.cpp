// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/reply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

class ReplyTest : public QObject
{
    Q_OBJECT

private slots:
    void headersCompareNamesWithoutCase()
    {
        Headers headers;
        headers.add("Content-Type", "a/b");
        headers.add("X-One", "1");
        headers.add("x-one", "2");
        QCOMPARE(headers.value("content-type"), "a/b"_ba);
        QCOMPARE(headers.value("X-ONE"), "1"_ba);
        QVERIFY(headers.contains("x-One"));
        QVERIFY(!headers.contains("x-on"));
        headers.set("X-one", "3");
        QCOMPARE(std::distance(headers.begin(), headers.end()), 2);
        QCOMPARE(headers.value("x-one"), "3"_ba);
    }

    void G12_lineEndsNeverReachAHeader()
    {
        Headers headers;
        headers.add("X-Name", "a\r\nSet-Cookie: b=c");
        headers.set("X-Other\r\nEvil", "\nx\0y"_ba);
        for (const auto &[name, value] : headers) {
            for (const char c : {'\r', '\n', '\0'}) {
                QVERIFY(!name.contains(c));
                QVERIFY(!value.contains(c));
            }
        }
        QCOMPARE(headers.value("X-Name"), "aSet-Cookie: b=c"_ba);
        const Reply reply = Reply::redirect("/x\r\nSet-Cookie: a");
        QCOMPARE(reply.headers.value("location"), "/xSet-Cookie: a"_ba);
        QVERIFY(!Reply::error(400, u"one\r\ntwo"_s).reason.contains('\n'));
    }

    void errorsSayTheSameEverywhere()
    {
        const Reply reply = Reply::error(400,
                                         u"400 Bad request - Duplicate package is not allowed"_s);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.reason, "Duplicate package is not allowed"_ba);
        const QJsonObject object = QJsonDocument::fromJson(std::get<QByteArray>(reply.body))
                                       .object();
        QCOMPARE(object[u"message"].toString(),
                 u"400 Bad request - Duplicate package is not allowed"_s);
        QCOMPARE(object[u"error"].toString(), object[u"message"].toString());

        const Reply npm = Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
        QCOMPARE(npm.reason, "Package Not Found"_ba);
        QCOMPARE(npm.headers.value("content-type"), "application/json"_ba);
        QVERIFY(std::get<QByteArray>(npm.body).contains("\"error\":\"Package not found\""));
    }

    void errorValuesBecomeReplies()
    {
        const Reply busy = Reply::error(
            Error{ErrorCode::Busy, Text::of("Too much at once."), Text::of("Wait."), true});
        QCOMPARE(busy.status, 503);
        QVERIFY(busy.headers.contains("Retry-After"));
        QCOMPARE(busy.reason, "Too much at once. Wait."_ba);
        const Reply name = Reply::error(
            Error{ErrorCode::InvalidName, Text::of("\u00c4 is no name."), {}});
        QCOMPARE(name.status, 400);
        QCOMPARE(name.reason, "? is no name."_ba);
        QVERIFY(std::get<QByteArray>(name.body).contains("400 Bad request - "));
        QCOMPARE(Reply::error(Error{ErrorCode::StorageFull, Text::of("Full."), {}}).status, 507);
        const Reply long_ = Reply::error(400, QString(5000, u'x'));
        QVERIFY(long_.reason.size() <= 200);
    }

    void jsonTakesAnyValue()
    {
        QCOMPARE(std::get<QByteArray>(Reply::json(QJsonObject{{u"a"_s, 1}}).body), "{\"a\":1}"_ba);
        QCOMPARE(std::get<QByteArray>(Reply::json(QJsonArray{1, 2}).body), "[1,2]"_ba);
        QCOMPARE(std::get<QByteArray>(Reply::json(u"x\"y"_s).body), "\"x\\\"y\""_ba);
        QCOMPARE(std::get<QByteArray>(Reply::json(QJsonValue::Null).body), "null"_ba);
        QCOMPARE(Reply::json(true, 201).status, 201);
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "tst_reply.moc"
