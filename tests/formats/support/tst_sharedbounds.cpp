// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/multipart.h"
#include "formats/support/rawjson.h"
#include "formats/support/searchwords.h"
#include "formats/support/semver.h"
#include "formats/support/xml.h"
#include "support/boundtable.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

/// What every reader of XML here does with a stranger's document.
Refusal readXml(const QByteArray &bytes)
{
    const Result<QString> text = boundedXml(bytes, u"The document"_s);
    if (!text)
        return text.error();
    QXmlStreamReader xml(*text);
    while (!xml.atEnd())
        xml.readNext();
    return {};
}

class Counted final : public PartReceiver
{
public:
    Result<void> beginPart(PartHead) override { return {}; }
    Result<void> partBytes(QByteArrayView bytes) override
    {
        size += bytes.size();
        return {};
    }
    Result<void> endPart() override { return {}; }
    qsizetype size = 0;
};

Refusal readForm(const QByteArray &boundary, const QByteArray &body)
{
    Counted counted;
    MultipartParser parser(boundary, counted);
    return refusal(parser.write(body));
}

Refusal readObject(const QByteArray &bytes)
{
    if (!isJson(bytes))
        return Error{ErrorCode::InvalidFile, Text::of("This is no JSON."), {}, false};
    eachMember(bytes, [](QByteArrayView, QByteArrayView value) { (void)valueOf(value); });
    return {};
}

Refusal compareSemVer(const QByteArray &bytes)
{
    const auto version = SemVer::parse(QString::fromLatin1(bytes));
    if (version && *version < *version)
        return Error{ErrorCode::Internal, Text::of("It is less than itself."), {}, false};
    return {};
}

const QByteArray longBoundary = QByteArray(198, '-');

const BoundTable table{
    {"xml: attributes", repeated("<a", " a%1='x'", ">b</a>"), readXml},
    {"xml: attributes of one name", repeated("<a", " a='x'", ">b</a>"), readXml},
    {"xml: prefixes", repeated("<a", " xmlns:a%1='u'", ">b</a>"), readXml},
    BoundTable::bounded({"xml: prefixes of many elements",
                         repeated("<r>", "<a xmlns:p%1='u' p%1:b='c'/>", "</r>"), readXml},
                        "more than 256 namespaces"),
    {"xml: prefixes that are looked for",
     [](qsizetype n) {
         QByteArray text;
         for (int level = 0; level < 4; ++level)
             text += repeated("<r", " xmlns:p" + QByteArray::number(level) + "-%1='u'", ">")(50);
         return text + repeated("", "<p0-0:a p0-0:b='c'/>", "</r></r></r></r>")(n);
     },
     readXml},
    {"xml: nesting", repeated("", "<a>", ""), readXml},
    {"xml: nesting that closes", repeated("<r>", "<a></a>", "</r>"), readXml},
    BoundTable::bounded({"xml: a name", repeated("<", "abcdefgh", "/>"), readXml},
                        "a name of more than 256 characters"),
    BoundTable::bounded(
        {"xml: an attribute's name", repeated("<a ", "abcdefgh", "='x'/>"), readXml},
        "a name of more than 256 characters"),
    {"xml: children of a long name",
     [](qsizetype n) {
         return '<' + QByteArray(n, 'a') + '>' + QByteArray("<b/>").repeated(n) + "</"
                + QByteArray(n, 'a') + '>';
     },
     readXml},
    {"xml: text", repeated("<a>", "some text ", "</a>"), readXml},
    {"xml: references", repeated("<a>", "&amp;&#65;", "</a>"), readXml},
    {"xml: comments", repeated("<a>", "<!-- - -->", "</a>"), readXml},
    {"xml: sections", repeated("<a>", "<![CDATA[x]]>", "</a>"), readXml},
    {"xml: instructions", repeated("<a>", "<?x y?>", "</a>"), readXml},
    {"xml: a comment without an end", repeated("<a><!--", "- -", ""), readXml},
    {"xml: comments in a comment", repeated("<a><!--", "<!-", " --></a>"), readXml},
    {"xml: a value without an end", repeated("<a b='", "<a b=\"", ""), readXml},
    BoundTable::refused(
        {"xml: entities", repeated("<!DOCTYPE a [", "<!ENTITY e%1 'x'>", "]><a/>"), readXml},
        "has a document type, which is not read here."),
    BoundTable::refused({"xml: declared attributes",
                         repeated("<!DOCTYPE a [", "<!ATTLIST a b%1 CDATA 'x'>", "]><a/>"),
                         readXml},
                        "has a document type, which is not read here."),
    {"json: members", repeated("{\"a\":1", ",\"k%1\":%1", "}"), readObject},
    {"json: members of one name", repeated("{\"a\":1", ",\"a\":1", "}"), readObject},
    {"json: members in one", repeated("{\"a\":{\"a\":1", ",\"k%1\":\"v\"", "}}"), readObject},
    {"json: lists", repeated("{\"a\":[0", ",[]", "]}"), readObject},
    BoundTable::bounded({"json: nesting", nested("{\"a\":", "[", "1", "]", "}"), readObject},
                        "This is no JSON."),
    {"json: escapes", repeated("{\"a\":\"", "\\u0041\\n", "\"}"), readObject},
    {"json: escaped keys", repeated("{\"a\":1", ",\"\\u0041%1\":1", "}"), readObject},
    {"semver: digits", repeated("1.0.", "9", ""), compareSemVer},
    {"semver: labels", repeated("1.0.0-a", ".1", ""), compareSemVer},
    {"semver: dots", repeated("1", ".0", ""), compareSemVer},
    {"semver: build", repeated("1.0.0+a", ".b", ""), compareSemVer},
    {"form: parts",
     repeated("", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", "--b--\r\n"),
     [](const QByteArray &body) { return readForm("b", body); }},
    BoundTable::bounded({"form: a head's parameters",
                         repeated("--b\r\nContent-Disposition: form-data; name=a", "; a=b",
                                  "\r\n\r\nx\r\n--b--\r\n"),
                         [](const QByteArray &body) { return readForm("b", body); }},
                        "The head of a part of the form is too long."),
    {"form: folded lines",
     repeated("--b\r\nContent-Disposition: form-data; name=a", "\r\n ", "\r\n\r\nx\r\n--b--\r\n"),
     [](const QByteArray &body) { return readForm("b", body); }},
    {"form: half boundaries",
     repeated("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n", "\n--", ""),
     [](const QByteArray &body) { return readForm("b", body); }},
    {"form: bytes like a boundary",
     [](qsizetype n) {
         return "--" + longBoundary + "\r\nContent-Disposition: form-data; name=a\r\n\r\n"
                + QByteArray(n * 200, '-');
     },
     [](const QByteArray &body) { return readForm(longBoundary, body); }},
    {"form: a Content-Type", repeated("multipart/form-data", ";a=\"b\"", ";boundary=b"),
     [](const QByteArray &type) { return refusal(MultipartParser::boundary(type)); }},
    BoundTable::bounded(
        {"search: words", repeated("a", " word%1", ""),
         [](const QByteArray &text) { return refusal(searchWords(QString::fromLatin1(text))); }},
        "A search may have"),
};

} // namespace

class TestSharedBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }

    void P3_whatIsUnboundedIsRefusedByTheLimit_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const BoundTable::Input &input, const QString &said) {
            QTest::newRow(name) << input(1000) << said;
        };
        row("attributes", repeated("<a", " a%1='x'", "/>"),
            u"The document has an element with more than 64 attributes."_s);
        row(
            "in UTF-16",
            [](qsizetype n) {
                const QString text = QString::fromLatin1(repeated("<a", " a%1='x'", "/>")(n));
                return QByteArray("\xff\xfe")
                       + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
            },
            u"The document has an element with more than 64 attributes."_s);
        row("prefixes", repeated("<r>", "<a xmlns:p%1='u'/>", "</r>"),
            u"The document declares more than 256 namespaces."_s);
        row("nesting", repeated("", "<a b='/>'>", ""),
            u"The document has elements that are more than 64 deep."_s);
        row("a name", repeated("<", "abcd", "/>"),
            u"The document has a name of more than 256 characters."_s);
        row("a document type", repeated("<!DOCTYPE a [", "<!ENTITY e%1 'x'>", "]><a/>"),
            u"The document has a document type, which is not read here."_s);
    }
    void P3_whatIsUnboundedIsRefusedByTheLimit()
    {
        QFETCH(QByteArray, bytes);
        const Result<QString> text = boundedXml(bytes, u"The document"_s);
        QVERIFY(!text);
        QTEST(english(text.error().what), "said");
    }

    void P3_whatPeopleWriteIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "<a b='&lt;c d=&quot;'>x</a>"_ba << u"x"_s;
        QTest::newRow("declared") << "<?xml version='1.0' encoding = 'UTF-8'?><a>é</a>"_ba
                                  << u"é"_s;
        QTest::newRow("Latin 1") << "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>"_ba
                                 << u"é"_s;
        QTest::newRow("a mark") << "\xef\xbb\xbf<a>é</a>"_ba << u"é"_s;
        QTest::newRow("UTF-16") << QByteArray("\xfe\xff\0<\0a\0>\0x\0<\0/\0a\0>", 18) << u"x"_s;
        QTest::newRow("markup in a comment")
            << "<a><!-- <b c='1' --><![CDATA[<x>]]></a>"_ba << u"<x>"_s;
        QTest::newRow("as deep as it may be")
            << QByteArray("<a>").repeated(64) + 'x' + QByteArray("</a>").repeated(64) << u"x"_s;
    }
    void P3_whatPeopleWriteIsRead()
    {
        QFETCH(QByteArray, bytes);
        const Result<QString> text = boundedXml(bytes, u"The document"_s);
        QVERIFY2(text, qPrintable(text ? QString() : english(text.error())));
        QXmlStreamReader xml(*text);
        QString found;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                found += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QTEST(found, "text");
    }
};

QTEST_APPLESS_MAIN(TestSharedBounds)
#include "tst_sharedbounds.moc"
