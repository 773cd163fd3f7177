// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/conditions.h"
#include "registry/http/gunzipsink.h"
#include "registry/http/headcache.h"
#include "registry/http/httpdate.h"
#include "registry/http/requestparser.h"
#include "registry/http/uploadplaces.h"
#include "support/gzipped.h"
#include "support/teststaging.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

namespace {

const QDateTime someTime = QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);

} // namespace

class HttpLogicTest : public QObject
{
    Q_OBJECT

private slots:
    void dates()
    {
        QCOMPARE(httpDate(someTime), "Sun, 06 Nov 1994 08:49:37 GMT"_ba);
        for (const char *spelling :
             {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
              "Sun Nov  6 08:49:37 1994"}) {
            const auto time = parseHttpDate(spelling);
            QVERIFY2(time, spelling);
            QCOMPARE(time->toSecsSinceEpoch(), someTime.toSecsSinceEpoch());
        }
        QCOMPARE(parseHttpDate("Monday, 06-Nov-28 08:49:37 GMT")->date().year(), 2028);
        for (const char *nonsense : {"", "yesterday", "Sun, 99 Nov 1994 08:49:37 GMT", "-1"})
            QVERIFY2(!parseHttpDate(nonsense), nonsense);
    }

    void etags()
    {
        QVERIFY(listsEtag("\"a\"", "\"a\"", true));
        QVERIFY(listsEtag("\"b\", W/\"a\" ,\"c\"", "\"a\"", true));
        QVERIFY(!listsEtag("\"b\", W/\"a\"", "\"a\"", false));
        QVERIFY(listsEtag("\"x,y\", \"z\"", "\"x,y\"", false));
        QVERIFY(listsEtag(" * ", "", true));
        QVERIFY(!listsEtag("\"a", "\"a\"", true));
        QVERIFY(!listsEtag("a", "\"a\"", true));
        QVERIFY(!listsEtag("\"\"", "", true));
    }

    void ranges_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("length");
        const auto row = [](const char *field, RangeKind kind, qint64 offset = 0,
                            qint64 length = 0) {
            QTest::newRow(field) << QByteArray(field) << int(kind) << offset << length;
        };
        row("bytes=0-0", RangeKind::Part, 0, 1);
        row("bytes=2-4", RangeKind::Part, 2, 3);
        row("Bytes = 2 - 4", RangeKind::Part, 2, 3);
        row("bytes=5-", RangeKind::Part, 5, 5);
        row("bytes=9-100", RangeKind::Part, 9, 1);
        row("bytes=-3", RangeKind::Part, 7, 3);
        row("bytes=-300", RangeKind::Part, 0, 10);
        row("bytes=10-", RangeKind::Unsatisfiable);
        row("bytes=10-20", RangeKind::Unsatisfiable);
        row("bytes=-0", RangeKind::Unsatisfiable);
        for (const char *whole : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2",
                                  "bytes=0-1,3-4", "lines=0-1", "bytes=+1-2", "bytes=0x1-2",
                                  "bytes=99999999999999999999-", "bytes=1--2"})
            row(whole, RangeKind::Whole);
    }

    void ranges()
    {
        QFETCH(QByteArray, field);
        ByteRange range;
        const RangeKind kind = parseRange(field, 10, range);
        QTEST(int(kind), "kind");
        if (kind == RangeKind::Part) {
            QTEST(range.offset, "offset");
            QTEST(range.length, "length");
        }
        QCOMPARE(parseRange("bytes=0-", 0, range), RangeKind::Unsatisfiable);
    }

    void D10_conditions_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *fields, Verdict verdict) {
            QTest::newRow(fields) << QByteArray(fields) << int(verdict);
        };
        const auto send = Verdict::Send, same = Verdict::NotModified,
                   failed = Verdict::PreconditionFailed;
        row("", send);
        row("If-None-Match: \"e\"", same);
        row("If-None-Match: W/\"e\"", same);
        row("If-None-Match: \"x\", \"e\"", same);
        row("If-None-Match: *", same);
        row("If-None-Match: \"e-gz\"", same);
        row("If-None-Match: \"x\"", send);
        row("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", same);
        row("If-Modified-Since: Sun, 06 Nov 1994 08:49:38 GMT", same);
        row("If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT", send);
        row("If-Modified-Since: garbage", send);
        // The tag decides when there are both.
        row("If-None-Match: \"x\"\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", send);
        row("If-None-Match: \"e\"\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT", same);
        row("If-Match: \"e\"", send);
        row("If-Match: W/\"e\"", failed);
        row("If-Match: \"x\"", failed);
        row("If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT", send);
        row("If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT", failed);
    }

    void D10_conditions()
    {
        QFETCH(QByteArray, fields);
        Headers headers;
        for (const QByteArray &line : fields.split('\n'))
            headers.add(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
        QTEST(int(judge(Conditions::of(headers), {"\"e\"", "\"e-gz\"", someTime})), "verdict");
    }

    void E8_rangesNeedAStrongTag()
    {
        const Validators file{"\"e\"", {}, someTime};
        Conditions c;
        QVERIFY(!rangeHolds(c, file));
        c.range = "bytes=1-";
        QVERIFY(rangeHolds(c, file));
        for (const char *other : {"\"x\"", "W/\"e\"", "e", "Sun, 06 Nov 1994 08:49:37 GMT"}) {
            c.ifRange = other;
            QVERIFY2(!rangeHolds(c, file), other);
        }
        c.ifRange = "\"e\"";
        QVERIFY(rangeHolds(c, file));
        QVERIFY(!rangeHolds(c, {"W/\"e\"", {}, someTime}));
    }

    void acceptEncoding()
    {
        for (const char *yes :
             {"gzip", "GZIP", "deflate, gzip;q=0.5", "*", "br;q=1.0, *;q=0.1", "x-gzip"})
            QVERIFY2(allowsGzip(yes), yes);
        for (const char *no :
             {"", "identity", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "deflate"})
            QVERIFY2(!allowsGzip(no), no);
    }

    void G12_lineEndsNeverReachTheWire()
    {
        Reply reply = Reply::text("x", "text/plain");
        reply.reason = "Fine\r\nSet-Cookie: a=b";
        reply.headers.add("X-File", "a\r\nSet-Cookie: c=d");
        reply.headers.add("X Bad: name", "1");
        reply.headers.add("Transfer-Encoding", "chunked");
        reply.headers.add("Content-Length", "999");
        const QByteArray head = render(reply, {}, false).head;
        QVERIFY(!head.contains("\nSet-Cookie"));
        QVERIFY(!head.contains("X Bad"));
        QVERIFY(!head.contains("chunked"));
        QVERIFY(!head.contains("999"));
        QVERIFY(head.contains("\r\nContent-Length: 1\r\n"));
        QCOMPARE(head.count("\r\n"), head.count('\n'));
    }

    void keptHeadsFollowTheirReply()
    {
        HeadCache cache;
        HeadCache fresh;
        for (int i = 0; i < 3'000; ++i) { // most of them at the address of the one before
            const auto reply = std::make_shared<const Reply>(
                Reply::text(QByteArray::number(i), "a/b"));
            const Outgoing out = cache.find(reply, i % 2, false);
            QCOMPARE(out.bytes, QByteArray::number(i));
            QCOMPARE(cache.find(reply, i % 2, false).head, out.head);
            QVERIFY(cache.find(reply, false, true).bytes.isEmpty());
        }
    }

    void S12_pagesCarryTheirHeaders_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("page");
        for (const char *type : {"text/html", "text/html; charset=utf-8", "TEXT/HTML",
                                 " text/html ;x", "image/svg+xml", "application/xhtml+xml",
                                 "application/xml", "text/xml", "application/atom+xml;type=feed"})
            QTest::newRow(type) << QByteArray(type) << true;
        for (const char *type : {"text/plain", "application/json", "application/octet-stream",
                                 "application/vnd.pypi.simple.v1+json", "image/png"})
            QTest::newRow(type) << QByteArray(type) << false;
    }

    void S12_pagesCarryTheirHeaders()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, page);
        auto document = std::make_shared<Document>();
        document->contentType = type;
        document->bytes = "<script>";
        Reply kept;
        kept.body = DocumentPtr(document);
        FileBody stored;
        stored.path = u"/nowhere"_s;
        stored.contentType = type;
        Reply file;
        file.body = stored;
        for (const Reply &reply :
             {Reply::text("<script>", type), Reply::text("<script>", type, 404), kept, file}) {
            for (const bool headOnly : {false, true}) {
                const QByteArray head = render(reply, {}, headOnly).head;
                QVERIFY(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
                QCOMPARE(head.contains("\r\nContent-Security-Policy: default-src 'none'"), page);
                QCOMPARE(head.contains("frame-ancestors 'none'"), page);
                QCOMPARE(head.contains("\r\nX-Frame-Options: DENY\r\n"), page);
                QCOMPARE(head.contains("\r\nReferrer-Policy: no-referrer\r\n"), page);
            }
        }
        // What somebody uploaded is saved, never shown; the name that a handler gave it stays.
        QCOMPARE(render(file, {}, false).head.contains("\r\nContent-Disposition: attachment\r\n"),
                 page);
        QCOMPARE(render(file, {}, false).head.contains("sandbox"), page);
        file.headers.add("Content-Disposition", "attachment; filename=\"a.html\"");
        QCOMPARE(render(file, {}, false).head.count("Content-Disposition"), 1);
    }

    void gunzip()
    {
        TestStaging staging;
        const QByteArray text = QByteArray("the same again ").repeated(5'000);
        const QByteArray twice = gzipped(text) + gzipped("end");
        for (const qsizetype size : {qsizetype(1 << 20), qsizetype(100), qsizetype(1)}) {
            auto sink = gunzipSink(std::move(*smallBody({staging, {}, 0})));
            for (qsizetype at = 0; at < twice.size(); at += size)
                QVERIFY(sink->write(
                    QByteArrayView(twice).sliced(at, std::min(size, twice.size() - at))));
            QCOMPARE(sink->finish()->bytes, text + "end");
        }
    }

    void W1_gzipIsReadAlikeHoweverItIsCut()
    {
        TestStaging staging;
        QByteArray text;
        for (int i = 0; i < 300; ++i)
            text += QByteArray::number(i * i);
        const QByteArray good = gzipped(text) + gzipped("") + gzipped("end");
        for (const QByteArray &packed : {good, good.chopped(9), good + "x"}) {
            for (qsizetype cut = 0; cut <= packed.size(); ++cut) {
                auto sink = gunzipSink(std::move(*smallBody({staging, {}, 0})));
                const bool written = sink->write(packed.first(cut))
                                     && sink->write(packed.sliced(cut));
                const Result<Body> body = sink->finish();
                QCOMPARE(written && body, packed == good);
                if (packed == good)
                    QCOMPARE(body->bytes, text + "end");
            }
        }
    }

    void G10_compressedBodiesAreCountedWhenUnpacked()
    {
        TestStaging staging;
        const QByteArray bomb = gzipped(gzipped(QByteArray(100 << 20, '\0')));
        auto sink = gunzipSink(gunzipSink(std::move(*fileBody({staging, {}, 0}))));
        const Result<void> written = sink->write(bomb);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::TooLarge);
    }

    void brokenGzip()
    {
        TestStaging staging;
        const QByteArray good = gzipped(QByteArray(1'000, 'x'));
        for (const QByteArray &bad :
             {good.chopped(1), good + "trailing", "no gzip at all"_ba, good.left(3)}) {
            auto sink = gunzipSink(std::move(*smallBody({staging, {}, 0})));
            const Result<void> written = sink->write(bad);
            const Result<Body> body = written ? sink->finish()
                                              : Result<Body>(fail(written.error()));
            QVERIFY(!body);
            QCOMPARE(body.error().code, ErrorCode::InvalidFile);
        }
    }

    void uploadPlacesAreGivenInOrder()
    {
        UploadPlaces places(1, 1);
        QByteArray order;
        const auto first = places.enter("a", [] {});
        const auto second = places.enter("b", [&] { order += '2'; });
        const auto third = places.enter("b", [&] { order += '3'; });
        const auto fourth = places.enter("a", [&] { order += '4'; });
        QVERIFY(places.has(first) && !places.has(second));
        places.leave(third); // tired of waiting
        places.leave(first);
        QVERIFY(places.has(second) && !places.has(fourth));
        places.leave(second);
        QCOMPARE(order, "24"_ba);
        places.leave(fourth);
        QVERIFY(places.has(places.enter("a", [] {})));
    }

    // One client never has all the places, and its line holds up nobody else's.
    void P2_placesAreShared()
    {
        UploadPlaces places(4, 2);
        QByteArray order;
        QList<UploadPlaces::TicketPtr> greedy;
        for (int i = 0; i < 10; ++i)
            greedy += places.enter("greedy", [&] { order += 'g'; });
        QVERIFY(places.has(greedy[0]) && places.has(greedy[1]) && !places.has(greedy[2]));
        const auto b = places.enter("b", [] {});
        const auto c = places.enter("c", [] {});
        QVERIFY(places.has(b) && places.has(c));
        const auto d = places.enter("d", [&] { order += 'd'; });
        QVERIFY(!places.has(d));
        places.leave(b); // greedy is before d, but has its share
        QVERIFY(places.has(d));
        places.leave(greedy[0]);
        QVERIFY(places.has(greedy[2]) && !places.has(greedy[3]));
        QCOMPARE(order, "dg"_ba);
    }

    // Whatever comes in, however it is split: no crash, and the same reading as in one piece.
    void mutatedRequestsNeverDependOnTheSplit()
    {
        const QByteArray seed =
            "POST /a%2Fb?c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            "Range: bytes=0-1\r\n\r\n5\r\nhello\r\n3;x=y\r\n...\r\n0\r\nT: v\r\n\r\n"_ba;
        const QByteArray alphabet = "\r\n :;0a/%\0\xff"_ba;
        QRandomGenerator random(20261122);
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 30'000 && timer.elapsed() < 5'000; ++round) {
            QByteArray text = seed;
            for (int change = random.bounded(4); change > 0; --change) {
                const qsizetype at = random.bounded(int(text.size()));
                if (random.bounded(2))
                    text[at] = alphabet[random.bounded(int(alphabet.size()))];
                else
                    text.remove(at, random.bounded(6));
            }
            const auto whole = read(text, [&] { return text.size(); });
            const auto split = read(text, [&] { return qsizetype(1 + random.bounded(20)); });
            QVERIFY2(split == whole, text.toPercentEncoding(" :/").constData());
        }
    }

private:
    static QByteArray read(const QByteArray &text, const std::function<qsizetype()> &size)
    {
        using State = RequestParser::State;
        RequestParser parser;
        QByteArray waiting, body;
        State state = State::More;
        bool headDone = false;
        for (qsizetype at = 0; at < text.size() && state != State::Done && state != State::Bad;) {
            const qsizetype step = std::min(size(), text.size() - at);
            waiting += QByteArrayView(text).sliced(at, step);
            at += step;
            qsizetype used = 0;
            std::vector<QByteArrayView> pieces;
            if (!headDone) {
                state = parser.readHead(waiting, used);
                waiting.remove(0, used);
                headDone = state == State::Head;
                if (!headDone)
                    continue;
            }
            state = parser.readBody(waiting, used, pieces);
            for (const QByteArrayView piece : pieces)
                body += piece;
            waiting.remove(0, used);
        }
        // A broken end may be noticed at once or only be waited for; it is never taken.
        return state == State::Done ? parser.head().target + '|' + body : "not whole"_ba;
    }
};

QTEST_GUILESS_MAIN(HttpLogicTest)
#include "tst_httplogic.moc"
