// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/documentcache.h"
#include "registry/gateway/keptreplies.h"

#include <QTest>

#include <zlib.h>

#include <latch>
#include <new>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_DocumentCache : public QObject
{
    Q_OBJECT

private slots:
    void rendersOnceUntilTheGenerationMoves();
    void oneRenderingHoweverManyAsk();
    void aFailureIsNotKept();
    void P1_aRenderingThatMemoryEndedLeavesNobodyWaiting();
    void memoryIsBounded();
    void compressesWhatIsWorthIt();
    void aChangeDuringTheRenderingIsNotMissed();
    void keptRepliesDieWithTheirGeneration();
    void keptRepliesAreBounded();
    void keptRepliesKnowWhoMayHaveThem();

private:
    Reply ask(DocumentCache &cache, const QByteArray &key, const GenerationPtr &generation,
              const Documents::Render &render);
};

namespace {

QByteArray unzipped(const QByteArray &zipped, qsizetype size)
{
    QByteArray result(size, Qt::Uninitialized);
    z_stream stream{};
    if (inflateInit2(&stream, 31) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zipped.constData()));
    stream.avail_in = uInt(zipped.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(size);
    inflate(&stream, Z_FINISH);
    result.resize(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return result;
}

QByteArray bytesOf(const Reply &reply)
{
    return std::get<DocumentPtr>(reply.body)->bytes;
}

std::shared_ptr<const Reply> keepable(const GenerationPtr &generation, qsizetype size = 10)
{
    Reply reply = Reply::text(QByteArray(size, 'x'), "text/plain");
    reply.freshWhile.emplace_back(generation, generation->value());
    return std::make_shared<const Reply>(std::move(reply));
}

} // namespace

Reply tst_DocumentCache::ask(DocumentCache &cache, const QByteArray &key,
                             const GenerationPtr &generation, const Documents::Render &render)
{
    // The cache looks at nothing of the call but its scope, so nothing else has to be there.
    alignas(Call) static char space[sizeof(Call)];
    auto *const unread = reinterpret_cast<const PackageReader *>(space);
    auto *const unchanged = reinterpret_cast<PackageChanges *>(space);
    auto *const nobody = reinterpret_cast<Forwarder *>(space);
    static const SystemClock clock;
    const Call call{Method::Get, {},      {},      {},         {},      {},    {},   {},
                    {},          nullptr, *unread, *unchanged, *nobody, clock, cache};
    auto reply = cache.document(key, generation, "text/plain", call, render);
    return reply ? *reply : Reply::error(reply.error());
}

void tst_DocumentCache::rendersOnceUntilTheGenerationMoves()
{
    DocumentCache cache;
    const auto generation = std::make_shared<Generation>();
    int rendered = 0;
    const auto render = [&]() -> Result<QByteArray> { return QByteArray::number(++rendered); };
    const Reply first = ask(cache, "a", generation, render);
    QCOMPARE(bytesOf(first), "1"_ba);
    QCOMPARE(bytesOf(ask(cache, "a", generation, render)), "1"_ba);
    QCOMPARE(bytesOf(ask(cache, "b", generation, render)), "2"_ba);
    generation->advance();
    const Reply after = ask(cache, "a", generation, render);
    QCOMPARE(bytesOf(after), "3"_ba);
    QVERIFY(std::get<DocumentPtr>(first.body)->etag != std::get<DocumentPtr>(after.body)->etag);
    QVERIFY(std::get<DocumentPtr>(first.body)->etag.startsWith('"'));
    QCOMPARE(after.freshWhile.front().second, generation->value());
}

void tst_DocumentCache::oneRenderingHoweverManyAsk()
{
    constexpr int threads = 8;
    DocumentCache cache;
    const auto generation = std::make_shared<Generation>();
    std::atomic_int rendered = 0;
    std::atomic_int right = 0;
    std::latch together(threads);
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&] {
            together.arrive_and_wait();
            const Reply reply = ask(cache, "a", generation, [&]() -> Result<QByteArray> {
                ++rendered;
                return QByteArray(100'000, 'x');
            });
            right += bytesOf(reply).size() == 100'000 ? 1 : 0;
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(rendered.load(), 1);
    QCOMPARE(right.load(), threads);
}

void tst_DocumentCache::aFailureIsNotKept()
{
    DocumentCache cache;
    const auto generation = std::make_shared<Generation>();
    QCOMPARE(ask(cache, "a", generation,
                 [] { return Result<QByteArray>(fail(ErrorCode::NotFound, Text::of("No."))); })
                 .status,
             404);
    QCOMPARE(bytesOf(ask(cache, "a", generation, [] { return Result<QByteArray>("x"_ba); })),
             "x"_ba);
}

void tst_DocumentCache::P1_aRenderingThatMemoryEndedLeavesNobodyWaiting()
{
    DocumentCache cache;
    const auto generation = std::make_shared<Generation>();
    std::latch rendering(1);
    std::thread other([&] {
        try {
            ask(cache, "a", generation, [&]() -> Result<QByteArray> {
                rendering.count_down();
                throw std::bad_alloc();
            });
        } catch (const std::bad_alloc &) {}
    });
    rendering.wait(); // the second may wait for the first, or come when it has gone
    const Reply reply = ask(cache, "a", generation,
                            []() -> Result<QByteArray> { return "rendered"_ba; });
    other.join();
    QCOMPARE(bytesOf(reply), "rendered"_ba);
}

void tst_DocumentCache::memoryIsBounded()
{
    DocumentCache cache({}, 100'000);
    const auto generation = std::make_shared<Generation>();
    for (int i = 0; i < 100; ++i) {
        ask(cache, QByteArray::number(i), generation,
            [&] { return Result<QByteArray>(QByteArray(5'000, char('a' + i % 20))); });
        QVERIFY(cache.bytes() <= 100'000);
    }
    QVERIFY(cache.count() > 5);
    const Reply big = ask(cache, "big", generation,
                          [] { return Result<QByteArray>(QByteArray(500'000, 'x')); });
    QCOMPARE(bytesOf(big).size(), 500'000);
    QVERIFY(cache.bytes() <= 100'000);
}

void tst_DocumentCache::compressesWhatIsWorthIt()
{
    QVERIFY(makeDocument("short", "text/plain")->gzip.isEmpty());
    const QByteArray text = "the same again and again. "_ba.repeated(5'000);
    const DocumentPtr document = makeDocument(text, "text/plain");
    QVERIFY(document->gzip.size() < text.size() / 10);
    QCOMPARE(unzipped(document->gzip, text.size()), text);
}

void tst_DocumentCache::aChangeDuringTheRenderingIsNotMissed()
{
    DocumentCache cache;
    const auto generation = std::make_shared<Generation>();
    ask(cache, "a", generation, [&]() -> Result<QByteArray> {
        generation->advance(); // somebody publishes while the old rows are being written down
        return "old"_ba;
    });
    QCOMPARE(bytesOf(ask(cache, "a", generation, [] { return Result<QByteArray>("new"_ba); })),
             "new"_ba);
}

void tst_DocumentCache::keptRepliesDieWithTheirGeneration()
{
    KeptReplies kept;
    const auto generation = std::make_shared<Generation>();
    const ReplyKey key{"/a", "127.0.0.1", "", "", false};
    kept.keep(key, AllTokens, keepable(generation));
    QVERIFY(kept.find(key, std::nullopt));
    QVERIFY(!kept.find({"/a", "127.0.0.1", "", "", true}, std::nullopt));
    QVERIFY(!kept.find({"/a", "localhost", "", "", false}, std::nullopt));
    QVERIFY(!kept.find({"/a", "127.0.0.1", "text/html", "", false}, std::nullopt));
    QVERIFY(!kept.find({"/a", "127.0.0.1", "", "acme", false}, std::nullopt));
    generation->advance();
    QVERIFY(!kept.find(key, std::nullopt));
    QCOMPARE(kept.count(), 0);
    QCOMPARE(kept.bytes(), 0);
}

void tst_DocumentCache::keptRepliesAreBounded()
{
    KeptReplies kept(1'000'000);
    const auto generation = std::make_shared<Generation>();
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray target = "/" + QByteArray::number(i);
        kept.keep({target, "h", "", "", false}, AllTokens,
                  keepable(generation, i % 100 == 0 ? 200'000 : 100));
        QVERIFY(kept.bytes() <= 1'000'000);
    }
    QVERIFY(kept.count() > 100);
    QVERIFY(kept.find({"/19999", "h", "", "", false}, std::nullopt));
    const QByteArray longTarget = "/" + QByteArray(10'000, 'x');
    kept.keep({longTarget, "h", "", "", false}, AllTokens, keepable(generation));
    QVERIFY(!kept.find({longTarget, "h", "", "", false}, std::nullopt));
}

void tst_DocumentCache::keptRepliesKnowWhoMayHaveThem()
{
    KeptReplies kept;
    const auto generation = std::make_shared<Generation>();
    const ReplyKey key{"/a", "127.0.0.1", "", "acme", false};
    kept.keep(key, bit(TokenKind::Personal) | bit(TokenKind::Group), keepable(generation));
    QVERIFY(kept.find(key, TokenKind::Group));
    QVERIFY(!kept.find(key, TokenKind::Deploy));
}

QTEST_GUILESS_MAIN(tst_DocumentCache)
#include "tst_documentcache.moc"
