// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmbody.h"
#include "formats/support/rawjson.h"
#include "npmpackages.h"
#include "support/teststaging.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::npm;
using namespace packhouse::test;

namespace {

/// What a reader of the whole text at once makes of it.
struct Whole
{
    bool fine = false;
    QByteArray tarball;
};

Whole readWhole(const QByteArray &text, const QString &attachment)
{
    const QJsonObject body = QJsonDocument::fromJson(text).object();
    const QJsonValue data =
        body.value(u"_attachments").toObject().value(attachment).toObject().value(u"data");
    const auto decoded = QByteArray::fromBase64Encoding(data.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return {!body.isEmpty() && data.isString() && decoded, *decoded};
}

/// In pieces of random sizes.
Result<Body> feed(Staging &staging, const QByteArray &text, QRandomGenerator &random,
                  qint64 limit = 0)
{
    NpmBody sink(staging, limit);
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype size = std::min<qsizetype>(text.size() - at, random.bounded(4) == 0
                                                                         ? random.bounded(1, 5000)
                                                                         : random.bounded(1, 9));
        if (auto written = sink.write(QByteArrayView(text).sliced(at, size)); !written)
            return fail(written.error());
        at += size;
    }
    return sink.finish();
}

QByteArray stagedBytes(const Body &body)
{
    QFile file(body.file->path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// KiB that the process holds now.
qint64 memory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

const QString TarballName = u"@acme/widget-1.0.0.tgz"_s;

} // namespace

class TestNpmBody : public QObject
{
    Q_OBJECT

private slots:
    void tarballIsStagedAndTheRestIsKept();
    void base64_data();
    void base64();
    void otherAttachmentsStay();
    void brokenBodiesAreRefused_data();
    void brokenBodiesAreRefused();
    void tooLargeTarballsAreRefusedOnTheWay();
    void metadataIsBounded();
    void splitsAndChangesMeanWhatTheWholeMeans();
    void W1_everyCutMeansTheSame();
    void E2_bigTarballNeedsNoMemory();
    void rawJsonTakesAndRefuses_data();
    void rawJsonTakesAndRefuses();
    void rawMembersAreReadAsTheyMean();

private:
    TestStaging m_staging;
};

void TestNpmBody::tarballIsStagedAndTheRestIsKept()
{
    const NpmPackage package;
    const QByteArray tarball = tarballOf(package);
    QRandomGenerator random(1);
    const auto body = feed(m_staging, publishTextOf(package), random);
    QVERIFY2(body, body ? "" : qPrintable(english(body.error())));
    QCOMPARE(stagedBytes(*body), tarball);
    QCOMPARE(body->file->size(), tarball.size());
    QJsonObject expected = publishBodyOf(package, tarball);
    QJsonObject attachments = expected.value(u"_attachments").toObject();
    QJsonObject attachment = attachments.value(TarballName).toObject();
    attachment.insert(u"data"_s, QString());
    attachments.insert(TarballName, attachment);
    expected.insert(u"_attachments"_s, attachments);
    QCOMPARE(QJsonDocument::fromJson(body->bytes).object(), expected);
}

void TestNpmBody::base64_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *data, const char *bytes) {
        QTest::newRow(*data ? data : "empty") << QByteArray(data) << QByteArray(bytes) << true;
    };
    row("", "");
    row("YQ==", "a");
    row("YWI=", "ab");
    row("YWJj", "abc");
    row("Pz8\\/Pz8/", "??????");
    for (const char *data : {"Y", "YQ", "YQ=", "YWJ", "YQ===", "=", "YWJj=", "Y\\nQ==", "YQ==YQ==",
                             "Y-_=", "Y Q=", "YWJj\\u0041", "YW\\\"", "\xc3\xa4YW"})
        QTest::newRow(data) << QByteArray(data) << QByteArray() << false;
}

void TestNpmBody::base64()
{
    QFETCH(QByteArray, data);
    QRandomGenerator random(2);
    const auto body = feed(
        m_staging, "{\"_attachments\":{\"w-1.0.0.tgz\":{\"data\":\"" + data + "\"}}}", random);
    QTEST(bool(body), "valid");
    if (body) {
        QTEST(stagedBytes(*body), "bytes");
    }
}

void TestNpmBody::otherAttachmentsStay()
{
    const QByteArray text =
        R"({"_attachments":{"w-1.0.0.sigstore":{"data":"{\"a\":1}"},"w-1.0.0.tgz":{"data":"YWJj"}}})";
    QRandomGenerator random(3);
    const auto body = feed(m_staging, text, random);
    QVERIFY(body);
    QCOMPARE(stagedBytes(*body), "abc"_ba);
    QCOMPARE(body->bytes, QByteArray(text).replace("YWJj", ""));
}

void TestNpmBody::brokenBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cut off in the data") << R"({"_attachments":{"w-1.0.0.tgz":{"data":"YWJj)"_ba;
    QTest::newRow("cut off after it") << R"({"_attachments":{"w-1.0.0.tgz":{"data":"YWJj")"_ba;
    QTest::newRow("too deep") << QByteArray(10'000, '[');
    QTest::newRow("too many ends") << "{}}"_ba;
    QTest::newRow("open string") << "{\"a"_ba;
}

void TestNpmBody::brokenBodiesAreRefused()
{
    QFETCH(QByteArray, text);
    QRandomGenerator random(4);
    QVERIFY(!feed(m_staging, text, random));
    QCOMPARE(m_staging.alive(), 0);
}

void TestNpmBody::tooLargeTarballsAreRefusedOnTheWay()
{
    const NpmPackage package{.more = QByteArray(100'000, 'x')};
    const QByteArray tarball = tarballOf(package);
    QRandomGenerator random(5);
    QVERIFY(feed(m_staging, publishTextOf(package), random, tarball.size()));
    const auto body = feed(m_staging, publishTextOf(package), random, tarball.size() - 1);
    QVERIFY(!body);
    QCOMPARE(body.error().code, ErrorCode::TooLarge);
}

void TestNpmBody::metadataIsBounded()
{
    NpmBody sink(m_staging, 0);
    QVERIFY(sink.write("{\"a\":\""));
    const QByteArray part(1 << 20, 'x');
    Result<void> written;
    int parts = 0;
    while (written && parts < 100) {
        written = sink.write(part);
        ++parts;
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::TooLarge);
    QCOMPARE(parts, 32);
}

/// The tarball that was staged is the one that the text as a whole names, however it was cut and
/// whatever was changed in it; and what the whole refuses is refused here or by isJson().
void TestNpmBody::splitsAndChangesMeanWhatTheWholeMeans()
{
    const QByteArray text = publishTextOf({});
    QRandomGenerator random(20'260'102);
    int fine = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray changed = text;
        for (int change = random.bounded(0, 3); change > 0; --change) {
            const qsizetype at = random.bounded(int(changed.size()));
            switch (random.bounded(3)) {
            case 0:
                changed[at] = char(random.bounded(256));
                break;
            case 1:
                changed.remove(at, random.bounded(1, 20));
                break;
            default:
                changed.insert(at, "{}[]\":,\\ "[random.bounded(9)]);
            }
        }
        const Whole whole = readWhole(changed, TarballName);
        const auto body = feed(m_staging, changed, random);
        const bool taken = body && body->file && isJson(body->bytes);
        if (whole.fine && !whole.tarball.isEmpty() && taken
            && member(member(body->bytes, "_attachments").value_or(""), TarballName.toUtf8())) {
            QCOMPARE(stagedBytes(*body), whole.tarball);
            ++fine;
        }
        if (taken && !whole.fine)
            QVERIFY(!valueOf(member(body->bytes, "_attachments").value_or(""))
                         .toObject()
                         .value(TarballName)
                         .toObject()
                         .value(u"data")
                         .isString());
    }
    QVERIFY(fine > 500);
}

void TestNpmBody::W1_everyCutMeansTheSame()
{
    const QByteArray text = publishTextOf({});
    const Whole whole = readWhole(text, TarballName);
    QVERIFY(whole.fine && !whole.tarball.isEmpty());
    QByteArray rest;
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        NpmBody sink(m_staging, 0);
        QVERIFY(sink.write(text.first(cut)) && sink.write(text.sliced(cut)));
        const auto body = sink.finish();
        QVERIFY(body && body->file);
        QCOMPARE(stagedBytes(*body), whole.tarball);
        if (cut > 0)
            QCOMPARE(body->bytes, rest);
        rest = body->bytes;
    }
}

void TestNpmBody::E2_bigTarballNeedsNoMemory()
{
    const bool whole = qEnvironmentVariableIsSet("PACKHOUSE_LONG");
    const qint64 size = qint64(whole ? 500 : 64) << 20;
    QByteArray part(3 << 18, Qt::Uninitialized);
    QRandomGenerator(6).fillRange(reinterpret_cast<quint32 *>(part.data()), part.size() / 4);
    const QByteArray letters = part.toBase64();

    NpmBody sink(m_staging, 0);
    QVERIFY(sink.write("{\"_attachments\":{\"w-1.0.0.tgz\":{\"data\":\""));
    const qint64 before = memory();
    qint64 peak = before;
    QVERIFY(before > 0);
    for (qint64 sent = 0; sent < size; sent += part.size()) {
        QVERIFY(sink.write(letters));
        peak = std::max(peak, memory());
    }
    QVERIFY(sink.write("\"}}}"));
    const auto body = sink.finish();
    QVERIFY(body);
    QVERIFY(body->file->size() >= size);
    qInfo("%lld MiB needed %lld KiB", size >> 20, peak - before);
    QVERIFY2(peak - before < 16 * 1024, QByteArray::number(peak - before).constData());
}

void TestNpmBody::rawJsonTakesAndRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    for (const char *text : {"{}", " [1, -0.5e+10, 0] ", "\"\\u00e4\\n\"", "true", "null", "-1",
                             "{\"a\":{\"b\":[{}]}}", "\"\xc3\xa4\""})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char *text :
         {"",         "{",  "{]",    "[1,]",     "{\"a\":1,}", "{a:1}",   "01",
          "1.",       ".5", "+1",    "1e",       "tru",        "\"\\x\"", "\"\\u12\"",
          "\"a\nb\"", "\"", "[] []", "\"\xff\"", "{\"a\" 1}",  "NaN",     "'a'"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text) << false;
    QTest::newRow("deep") << QByteArray(400, '[') + QByteArray(400, ']') << true;
    QTest::newRow("too deep") << QByteArray(4000, '[') + QByteArray(4000, ']') << false;
}

void TestNpmBody::rawJsonTakesAndRefuses()
{
    QFETCH(QByteArray, text);
    QTEST(isJson(text), "valid");
}

void TestNpmBody::rawMembersAreReadAsTheyMean()
{
    const QByteArray text = R"({ "a" : [1,  2] ,"n\u0061me":"x","a":{"b": "}"} })";
    QVERIFY(isJson(text));
    QCOMPARE(member(text, "a")->toByteArray(), R"({"b": "}"})"_ba);
    QCOMPARE(member(text, "name")->toByteArray(), "\"x\""_ba);
    QVERIFY(!member(text, "b"));
    QCOMPARE(valueOf(*member(text, "name")), QJsonValue(u"x"_s));
    const QString odd = u"a\"b\\c\n\u0001\u00e4"_s;
    QCOMPARE(valueOf(quoted(odd)).toString(), odd);
}

QTEST_APPLESS_MAIN(TestNpmBody)
#include "tst_npmbody.moc"
