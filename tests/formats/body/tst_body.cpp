// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/body.h"
#include "formats/multipart.h"
#include "support/teststaging.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

namespace {

const QByteArray formType = "multipart/form-data; boundary=\"b o'1\"";

QByteArray part(const QByteArray &disposition, const QByteArray &bytes, const QByteArray &more = {})
{
    return "--b o'1\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n"
           + bytes + "\r\n";
}

QByteArray fileBytes(const FormField &field)
{
    QFile file(field.file->path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot open");
}

// Splits at the given places (all the same size when there is one), like a network does.
Result<Body> feed(BodySink &sink, QByteArrayView bytes, const std::function<qsizetype()> &size)
{
    while (!bytes.isEmpty()) {
        const qsizetype step = std::min(bytes.size(), size());
        if (const Result<void> written = sink.write(bytes.first(step)); !written)
            return fail(written.error());
        bytes = bytes.sliced(step);
    }
    return sink.finish();
}

Result<Body> feed(BodySink &sink, QByteArrayView bytes, qsizetype size = 1 << 20)
{
    return feed(sink, bytes, [size] { return size; });
}

} // namespace

class BodyTest : public QObject
{
    Q_OBJECT

    TestStaging m_staging;

    std::unique_ptr<BodySink> form(const QByteArray &type = formType, qint64 limit = 0)
    {
        auto sink = formBody({m_staging, type, limit});
        return sink ? std::move(*sink) : nullptr;
    }

    Result<Body> parse(const QByteArray &text, qsizetype size = 1 << 20)
    {
        return feed(*form(), text, size);
    }

private slots:
    void cleanup() { QCOMPARE(m_staging.alive(), 0); }

    void smallBodiesStopAtFourMegabytes()
    {
        auto sink = smallBody({m_staging, {}, 0});
        const QByteArray half(2 << 20, 'x');
        QVERIFY((*sink)->write(half));
        QVERIFY((*sink)->write(half));
        const Result<void> more = (*sink)->write("y");
        QVERIFY(!more);
        QCOMPARE(more.error().code, ErrorCode::TooLarge);
        QCOMPARE((*sink)->finish()->bytes.size(), 4 << 20);
    }

    void rawBodiesAreStaged()
    {
        auto sink = fileBody({m_staging, {}, 5});
        const Result<Body> body = feed(**sink, "hello", 2);
        QVERIFY(body && body->file);
        QCOMPARE(body->file->size(), 5);
        QCOMPARE(body->file->hashes().md5.toHex(), "5d41402abc4b2a76b9719d911017c592"_ba);
        auto tooMuch = fileBody({m_staging, {}, 5});
        QCOMPARE(feed(**tooMuch, "hello!").error().code, ErrorCode::TooLarge);
    }

    void formsComeApartWhereverTheyAreSplit()
    {
        const QByteArray content = "\r\n--b o'\r\n--b o'2\r\n-\r\r\n--b o"_ba
                                   + QByteArray(300, '\0');
        const QByteArray text = "preamble\r\n"_ba
                                + part("name=\"name\"", "caf\u00e9\r\ntwo lines"_ba)
                                + part("name=\"classifiers\"", "one")
                                + part("name=classifiers", "two") + part("name=\"empty\"", "")
                                + part("name=\"content\"; filename=\"gr\xc3\xbc\xc3\x9f e.whl\"",
                                       content, "Content-Type: application/octet-stream\r\n")
                                + "--b o'1--\r\nepilogue";
        for (qsizetype size = 1; size < text.size() + 1; size += size < 150 ? 1 : 37) {
            const Result<Body> body = parse(text, size);
            QVERIFY2(body, qPrintable(body ? QString() : english(body.error().what)));
            QCOMPARE(body->fields.size(), size_t(5));
            QCOMPARE(body->value("name"), "caf\u00e9\r\ntwo lines"_ba);
            QCOMPARE(body->values("classifiers"), (QList<QByteArray>{"one", "two"}));
            QVERIFY(body->field("empty") && body->value("empty").isEmpty());
            QVERIFY(!body->field("none"));
            const FormField *file = body->field("content");
            QCOMPARE(file->fileName, u"gr\u00fc\u00df e.whl"_s);
            QVERIFY(file->value.isEmpty());
            QCOMPARE(fileBytes(*file), content);
        }
    }

    // As above, in two pieces: each cut is one, and the second piece is long.
    void W1_formsAreReadAlikeHoweverTheyAreCut()
    {
        for (const QByteArray &end : {"\r\n"_ba, "\n"_ba}) {
            const QByteArray content = "\r\n--b o'\n--b o'2 \r\n-\r\r\n--b o"_ba;
            QByteArray text = part("name=\"name\"", "one")
                              + part("name=\"content\"; filename=\"a\"", content);
            text.chop(2); // whatever ends the last part belongs to the boundary
            text += end + "--b o'1--\r\n";
            for (qsizetype cut = 0; cut <= text.size(); ++cut) {
                auto sink = form();
                QVERIFY(sink->write(text.first(cut)) && sink->write(text.sliced(cut)));
                const Result<Body> body = sink->finish();
                QVERIFY2(body, qPrintable(body ? QString() : english(body.error().what)));
                QCOMPARE(body->value("name"), "one"_ba);
                QCOMPARE(fileBytes(*body->field("content")), content);
            }
        }
    }

    void fileNames_data()
    {
        QTest::addColumn<QByteArray>("disposition");
        QTest::addColumn<QString>("fileName");
        QTest::newRow("escapes") << "name=a; filename=\"a\\\"b\\\\c;d.tgz\""_ba
                                 << u"a\"b\\c;d.tgz"_s;
        QTest::newRow("windows path")
            << "name=a; filename=\"C:\\dir\\x.zip\""_ba << u"C:\\dir\\x.zip"_s;
        QTest::newRow("browser quote") << "name=a; filename=\"a%22b\""_ba << u"a\"b"_s;
        QTest::newRow("percent stays") << "name=a; filename=\"a%20b\""_ba << u"a%20b"_s;
        QTest::newRow("bare") << "name=package; filename=package.nupkg; filename*=utf-8''other"_ba
                              << u"package.nupkg"_s;
        QTest::newRow("extended only")
            << "name=a; filename*=UTF-8''na%C3%AFve.gem"_ba << u"na\u00efve.gem"_s;
        QTest::newRow("order") << "filename = \"x\" ; flag; name=\"a\""_ba << u"x"_s;
    }

    void fileNames()
    {
        QFETCH(QByteArray, disposition);
        const Result<Body> body = parse(part(disposition, "x") + "--b o'1--");
        QVERIFY2(body, qPrintable(body ? QString() : english(body.error().what)));
        QTEST(body->fields[0].fileName, "fileName");
        QVERIFY(body->fields[0].file);
    }

    void octetsWithoutAFileNameAreAFile()
    {
        const Result<Body> body = parse(
            part("name=\"chart\"", "x", "content-type: application/octet-stream\r\n")
            + "--b o'1-- \r\n");
        QVERIFY(body && body->fields[0].file);
    }

    // nuget 2 on Mono writes its platform's line end before the last boundary.
    void aLineFeedAloneEndsAPart()
    {
        const QByteArray head = "--b o'1\r\nContent-Disposition: form-data; name=\"package\"; "
                                "filename=\"package\"\r\n\r\n";
        for (const qsizetype size : {1, 2, 7, 1 << 20}) {
            const Result<Body> body = parse(head + "one\r\ntwo\n--b o'1--", size);
            QVERIFY(body);
            QCOMPARE(fileBytes(body->fields[0]), "one\r\ntwo"_ba);
        }
    }

    void brokenForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray good = part("name=\"a\"", "1");
        const QByteArray end = "--b o'1--\r\n";
        QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidFile;
        QTest::newRow("no last boundary") << good << ErrorCode::InvalidFile;
        QTest::newRow("half a last boundary") << good + "--b o'1-" << ErrorCode::InvalidFile;
        QTest::newRow("cut in the head") << "--b o'1\r\nContent-Disp"_ba << ErrorCode::InvalidFile;
        QTest::newRow("longer boundary") << good + "--b o'11\r\n" << ErrorCode::InvalidFile;
        QTest::newRow("no name") << part("filename=\"a\"", "1") + end << ErrorCode::InvalidArgument;
        QTest::newRow("no disposition")
            << "--b o'1\r\n\r\nx\r\n"_ba + end << ErrorCode::InvalidArgument;
        QTest::newRow("no colon") << "--b o'1\r\nnonsense\r\n\r\nx\r\n"_ba + end
                                  << ErrorCode::InvalidArgument;
        QTest::newRow("not UTF-8")
            << part("name=\"a\"; filename=\"\xff\xfe\"", "1") + end << ErrorCode::InvalidArgument;
        QTest::newRow("NUL") << part("name=\"a\"; filename=\"x\0y\""_ba, "1") + end
                             << ErrorCode::InvalidArgument;
        QTest::newRow("long head")
            << "--b o'1\r\nX: "_ba + QByteArray(20'000, 'x') << ErrorCode::InvalidArgument;
        QTest::newRow("long head that ends")
            << part("name=\"a\"; x=\"" + QByteArray(20'000, 'x') + "\"", "1") + end
            << ErrorCode::InvalidArgument;
        QTest::newRow("long padding") << "--b o'1" + QByteArray(259, '\t')
                                             + good.sliced(QByteArrayView("--b o'1").size()) + end
                                      << ErrorCode::InvalidFile;
        QTest::newRow("big field")
            << part("name=\"a\"", QByteArray(1'100'000, 'x')) + end << ErrorCode::TooLarge;
        QTest::newRow("many fields") << good.repeated(4'001) + end << ErrorCode::TooLarge;
        QTest::newRow("many files")
            << part("name=f; filename=f", "1").repeated(65) + end << ErrorCode::TooLarge;
    }

    void brokenForms()
    {
        QFETCH(QByteArray, text);
        for (const qsizetype size : {qsizetype(1 << 20), qsizetype(1'000), qsizetype(7)}) {
            const Result<Body> body = parse(text, size);
            QVERIFY(!body);
            QTEST(body.error().code, "code");
        }
    }

    void aFormNeedsABoundary()
    {
        for (const char *type :
             {"", "application/json", "multipart/form-data", "multipart/mixed; boundary=x",
              "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\r\nb\""}) {
            const auto sink = formBody({m_staging, type, 0});
            QVERIFY2(!sink, type);
            QCOMPARE(sink.error().code, ErrorCode::InvalidArgument);
        }
        QVERIFY(form("Multipart/Form-Data; charset=utf-8; Boundary=----x7"));
    }

    void filesKeepToTheLimit()
    {
        auto sink = form(formType, 10);
        QCOMPARE(feed(*sink, part("name=a; filename=b", "12345678901") + "--b o'1--").error().code,
                 ErrorCode::TooLarge);
    }

    // Whatever comes in, however it is split: the same answer as in one piece, and no crash.
    void mutatedFormsNeverDependOnTheSplit()
    {
        const QByteArray seed = part("name=\"a\"", "1\r\n-")
                                + part("name=\"c\"; filename=\"f\"", "\r\n--b o\r")
                                + "--b o'1--\r\n";
        QRandomGenerator random(20261122);
        const QByteArray alphabet = "\r\n-b o'1\":;=\\\0x"_ba;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 20'000 && timer.elapsed() < 5'000; ++round) {
            QByteArray text = seed;
            for (int change = random.bounded(4); change > 0; --change) {
                const qsizetype at = random.bounded(int(text.size()));
                const int kind = random.bounded(3);
                if (kind == 0)
                    text[at] = alphabet[random.bounded(int(alphabet.size()))];
                else if (kind == 1)
                    text.remove(at, random.bounded(5));
                else
                    text.insert(at, text.mid(random.bounded(int(text.size())), random.bounded(30)));
            }
            const Result<Body> whole = parse(text);
            const auto sink = form();
            const Result<Body> split = feed(*sink, text, [&] { return 1 + random.bounded(9); });
            QCOMPARE(split.has_value(), whole.has_value());
            if (!whole)
                continue;
            QCOMPARE(split->fields.size(), whole->fields.size());
            for (size_t i = 0; i < whole->fields.size(); ++i) {
                QCOMPARE(split->fields[i].name, whole->fields[i].name);
                QCOMPARE(split->fields[i].value, whole->fields[i].value);
                QCOMPARE(bool(split->fields[i].file), bool(whole->fields[i].file));
                if (whole->fields[i].file)
                    QCOMPARE(split->fields[i].file->hashes(), whole->fields[i].file->hashes());
            }
        }
    }
};

QTEST_GUILESS_MAIN(BodyTest)
#include "tst_body.moc"
