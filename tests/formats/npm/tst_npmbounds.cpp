// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"
#include "formats/npm/npmbody.h"
#include "formats/npm/npmdialect.h"
#include "formats/npm/packument.h"
#include "formats/support/rawjson.h"
#include "support/archivebuilder.h"
#include "support/boundtable.h"
#include "support/teststaging.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::npm;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestHead = 64 << 10; ///< bytes of a request's head

/// What npm itself says to all that is no JSON.
Refusal unlessNotJson(const Error &error)
{
    return english(error.what) == u"Invalid json" ? Refusal() : Refusal(error);
}

Refusal body(const QByteArray &bytes)
{
    TestStaging staging;
    NpmBody body(staging, 1 << 30);
    if (const Result<void> written = body.write(bytes); !written)
        return unlessNotJson(written.error());
    const Result<Body> whole = body.finish();
    return whole ? Refusal() : unlessNotJson(whole.error());
}

Refusal manifest(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    (void)license(object);
    if (const Result<void> fine = checkManifest(object); !fine)
        return fine.error();
    (void)dependencies(object);
    return refusal(versionMetadata(json, {}));
}

Refusal upstream(const QByteArray &document)
{
    const NpmDialect dialect;
    if (const auto read = dialect.parse(document); !read)
        return read.error();
    return refusal(dialect.rewrite(document, u"a"_s, "http://127.0.0.1:1/api/v4/packages/npm", {}));
}

Result<Tarball> tarball(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readTarball(buffer);
}

Refusal packument(const QByteArray &json)
{
    Packument packument{u"a"_s, {}, {}, "http://127.0.0.1:1", false};
    const QStringList names = QString::fromLatin1(json).split(u'\n');
    for (const QString &version : names) {
        StoredVersion stored;
        stored.coordinates = {u"npm"_s, u"a"_s, version};
        stored.metadata = "{\"manifest\":{\"dependencies\":{\"b\":\"1\"}}}";
        packument.versions.append(stored);
        packument.tags.insert(u"t"_s + version, version);
    }
    (void)render(packument);
    return {};
}

Refusal name(const QByteArray &text)
{
    const QString name = QString::fromLatin1(text);
    (void)versionOfTarball(u"a"_s, name);
    return refusal(checkName(name));
}

Refusal tag(const QByteArray &text)
{
    return refusal(checkTag(QString::fromLatin1(text)));
}

Refusal version(const QByteArray &text)
{
    return refusal(checkVersion(QString::fromLatin1(text)));
}

const QByteArray oneVersion =
    "\"1.0.0\":{\"dist\":{\"tarball\":\"http://h.example/a/-/a-1.0.0.tgz\"}}";

const BoundTable table{
    {"body: keys", repeated("{\"a\":1", ",\"k%1\":1", "}"), body},
    {"body: nesting", repeated("{\"a\":", "[", ""), body},
    {"body: a key", repeated("{\"", "k", "\":1}"), body},
    {"body: escapes", repeated("{\"a\":\"", "\\n\\u0041", "\"}"), body},
    {"body: attachments",
     repeated("{\"_attachments\":{\"a\":1", ",\"a-%1.tgz\":{\"data\":\"QUJD\"}", "}}"), body},
    {"body: the bytes", repeated("{\"_attachments\":{\"a.tgz\":{\"data\":\"", "QUJD", "\"}}}"),
     body},
    {"body: escaped bytes",
     repeated("{\"_attachments\":{\"a.tgz\":{\"data\":\"", "\\/AAA", "\"}}}"), body},
    {"manifest: dependencies", repeated("{\"dependencies\":{\"a\":\"1\"", ",\"a%1\":\"1\"", "}}"),
     manifest},
    {"manifest: members", repeated("{\"a\":1", ",\"k%1\":[]", "}"), manifest},
    {"manifest: licences", repeated("{\"licenses\":[{\"type\":\"MIT\"}", ",{\"type\":\"x\"}", "]}"),
     manifest},
    {"upstream: versions",
     repeated("{\"versions\":{" + oneVersion,
              ",\"1.0.%1\":{\"dist\":{\"tarball\":\"http://h.example/a/-/a-1.0.%1.tgz\"}}", "}}"),
     upstream},
    {"upstream: tags",
     repeated("{\"versions\":{" + oneVersion + "},\"dist-tags\":{\"latest\":\"1.0.0\"",
              ",\"t%1\":\"1.0.0\"", "}}"),
     upstream},
    {"upstream: times, newest first",
     [](qsizetype n) {
         QByteArray text = "{\"versions\":{" + oneVersion + "},\"time\":{";
         while (--n > 0)
             text += "\"1.0." + QByteArray::number(n) + "\":\"2024-01-01T00:00:00.000Z\",";
         return text + "\"modified\":\"2024-01-01T00:00:00.000Z\"}}";
     },
     upstream},
    {"upstream: an address",
     [](qsizetype n) {
         const QByteArray home = "http://h.example/" + QByteArray(n, 'a');
         return "{\"versions\":{\"1.0.0\":{\"dependencies\":{\"b\":\"" + QByteArray(n * 4, 'a')
                + "\"},\"dist\":{\"tarball\":\"" + home + "/a/-/a-1.0.0.tgz\"}}}}";
     },
     upstream},
    {"upstream: what is no address",
     [](qsizetype n) {
         return "{\"versions\":{\"1.0.0\":{\"dependencies\":{\"b\":\"" + QByteArray(n, 'h')
                + "\"},\"dist\":{\"tarball\":\"h/a/-/a-1.0.0.tgz\"}}}}";
     },
     upstream},
    {"packument: versions and tags", repeated("1.0.0", "\n1.0.%1", ""), packument, 64 << 10},
    BoundTable::bounded({"name: letters", repeated("a", "a", ""), name, LongestHead},
                        "should be a valid NPM package name"),
    BoundTable::bounded({"name: dots", repeated("@a", ".", "a/a"), name, LongestHead},
                        "should be a valid NPM package name"),
    BoundTable::bounded({"tag: numbers", repeated("a1", ".1", ""), tag, LongestHead},
                        "is refused: a tag is"),
    BoundTable::bounded({"version: labels", repeated("1.0.0-a", ".1", ""), version, LongestHead},
                        "at most 256 characters"),
    {"tarball: entries",
     [](qsizetype n) {
         QList<Member> members{{"package/package.json", "{\"name\":\"a\",\"version\":\"1.0.0\"}"}};
         for (qsizetype i = 0; i < n; ++i)
             members.append({"package/f" + QByteArray::number(i), "x"});
         return makeTgz(members);
     },
     [](const QByteArray &bytes) { return refusal(tarball(bytes)); }},
};

} // namespace

class TestNpmBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }

    void P3_anUpstreamsDocumentDoesNotGrowOnItsWay()
    {
        const QByteArray document = "{\"versions\":{\"1.0.0\":{\"dependencies\":{\"b\":\""
                                    + QByteArray(1 << 20, 'h')
                                    + "\"},\"dist\":{\"tarball\":\"h/a/-/a-1.0.0.tgz\"}}}}";
        const auto rewritten = NpmDialect().rewrite(document, u"a"_s, "http://127.0.0.1:1/api/v4",
                                                    {});
        QVERIFY(rewritten);
        QVERIFY(rewritten->size() < document.size() + 1000);
    }

    void P3_theLimitIsSaid()
    {
        const QByteArray many = repeated("{\"dependencies\":{\"a\":\"1\"", ",\"a%1\":\"1\"",
                                         "}}")(5'000);
        const auto said = checkManifest(QJsonDocument::fromJson(many).object());
        QVERIFY(!said);
        QVERIFY2(english(said.error().what).contains(u"more than 5000 dependencies"),
                 qPrintable(english(said.error().what)));
    }
};

QTEST_APPLESS_MAIN(TestNpmBounds)
#include "tst_npmbounds.moc"
