// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/inspection.h"
#include "formats/pypi/metadata.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/simpleindex.h"
#include "formats/pypi/upstreamindex.h"
#include "support/archivebuilder.h"
#include "support/boundtable.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::pypi;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestHead = 64 << 10; ///< bytes of a request's head

Refusal metadata(const QByteArray &bytes)
{
    const Result<CoreMetadata> metadata = parseMetadata(bytes);
    if (!metadata)
        return metadata.error();
    (void)VersionMetadata::from(*metadata).json();
    (void)dependencies(metadata->values(u"requires-dist"));
    return {};
}

Refusal page(const QByteArray &document)
{
    const UpstreamIndex index;
    if (const auto read = index.parse(document); !read)
        return read.error();
    return refusal(index.rewrite(document, u"a"_s, "http://127.0.0.1:1", {}));
}

Refusal version(const QByteArray &text)
{
    const auto version = Pep440::parse(QString::fromLatin1(text));
    if (version && *version < *version)
        return Error{ErrorCode::Internal, Text::of("It is less than itself."), {}, false};
    return {};
}

Refusal fileName(const QByteArray &text)
{
    const QString name = QString::fromLatin1(text);
    (void)canonicalName(name);
    (void)namesOf(name);
    (void)checkFileFits(name, {u"pypi"_s, u"a"_s, u"1.0"_s});
    return refusal(checkFileName(name));
}

Result<Inspection> inspected(QByteArray bytes, const QString &name)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return inspectDistribution(buffer, name);
}

const QByteArray head = "Metadata-Version: 2.1\nName: a\nVersion: 1.0\n";

QByteArray wheelFor(const QByteArray &tags)
{
    return makeZip({{"a-1.0.dist-info/METADATA", head},
                    {"a-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n" + tags},
                    {"a-1.0.dist-info/RECORD", ""}});
}

const BoundTable table{
    {"metadata: fields", repeated(head, "X-%1: y\n", ""), metadata},
    {"metadata: one field", repeated(head, "Classifier: c\n", ""), metadata},
    {"metadata: continued lines", repeated(head + "Summary: s\n", " more\n", ""), metadata},
    {"metadata: requirements", repeated(head, "Requires-Dist: b%1 (>=1)\n", ""), metadata},
    {"metadata: a requirement", repeated(head + "Requires-Dist: b>=1", ",>=1", "\n"), metadata},
    {"metadata: a description", repeated(head + "\n", "words\n", ""), metadata},
    {"metadata: colons", repeated(head + "a", ":", "\n"), metadata},
    {"page: links",
     repeated("<a href='x'>Links for a</a>",
              "<a href='a-1.%1.tar.gz#sha256=ab'>a-1.%1.tar.gz</a>\n", ""),
     page},
    {"page: attributes", repeated("Links for a<a", " a%1='x'", " href='a-1.tar.gz'>"), page},
    {"page: a link without an end", repeated("Links for a", "<a href=\"", ""), page},
    {"page: open links", repeated("Links for a", "<a ", ""), page},
    {"page: comments", repeated("Links for a", "<!--", ""), page},
    {"page: entities", repeated("Links for a<a href='", "&amp;&", "'>x</a>"), page},
    {"page: hashes", repeated("Links for a<a href='a-1.tar.gz#", "sha256=ab&", "'>x</a>"), page},
    {"page: brackets", repeated("Links for a", "<", ""), page},
    {"page in JSON: files",
     repeated("{\"name\":\"a\",\"files\":[{}",
              ",{\"filename\":\"a-1.%1.tar.gz\",\"url\":\"u\",\"hashes\":{}}", "]}"),
     page},
    {"page in JSON: hashes",
     repeated("{\"name\":\"a\",\"files\":[{\"filename\":\"a-1.tar.gz\",\"hashes\":{\"a\":\"b\"",
              ",\"h%1\":\"ab\"", "}}]}"),
     page},
    {"page in JSON: a file's name",
     repeated("{\"name\":\"a\",\"files\":[{\"filename\":\"a", "-1", ".tar.gz\"}]}"), page},
    {"page in JSON: versions",
     repeated("{\"name\":\"a\",\"files\":[],\"versions\":[\"1\"", ",\"1.%1\"", "]}"), page},
    {"version: release", repeated("1", ".1", ""), version},
    {"version: digits", repeated("1", "0", ""), version},
    {"version: local", repeated("1+a", ".a", ""), version},
    {"version: separators", repeated("1", "-", ""), version},
    {"file name: hyphens", repeated("a", "-1", ".tar.gz"), fileName, LongestHead},
    {"file name: wheel", repeated("a", "-1", ".whl"), fileName, LongestHead},
    {"Accept", repeated("text/html", ",application/vnd.pypi.simple.v1+json;q=0.1", ""),
     [](const QByteArray &accept) {
         (void)negotiate(accept);
         return Refusal();
     },
     LongestHead},
    {"wheel: tags",
     [](qsizetype n) { return wheelFor(repeated("", "Tag: py%1-none-any\n", "")(n)); },
     [](const QByteArray &bytes) { return refusal(inspected(bytes, u"any.whl"_s)); }},
    {"wheel: entries",
     [](qsizetype n) {
         QList<Member> members{{"a-1.0.dist-info/METADATA", head},
                               {"a-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n"},
                               {"a-1.0.dist-info/RECORD", ""}};
         for (qsizetype i = 0; i < n; ++i)
             members.append({"a/f" + QByteArray::number(i), "x"});
         return makeZip(members);
     },
     [](const QByteArray &bytes) {
         return refusal(inspected(bytes, u"a-1.0-py3-none-any.whl"_s));
     }},
};

} // namespace

class TestPypiBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }
};

QTEST_APPLESS_MAIN(TestPypiBounds)
#include "tst_pypibounds.moc"
