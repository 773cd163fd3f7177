// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/simpleindex.h"

#include "formats/pypi/upstreamindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace packhouse::pypi;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Sha256(64, 'a');
const QByteArray Json = "application/vnd.pypi.simple.v1+json";
const QByteArray HtmlV1 = "application/vnd.pypi.simple.v1+html";

IndexFile someFile()
{
    IndexFile file;
    file.name = u"my_pkg-1.0-py3-none-any.whl"_s;
    file.url = "http://127.0.0.1:1/files/" + Sha256 + "/my_pkg-1.0-py3-none-any.whl";
    file.hashes.insert(u"sha256"_s, Sha256);
    file.requiresPython = u">=3.8,<4"_s;
    file.size = 1234;
    file.uploaded = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9, 10), Qt::UTC);
    file.metadataSha256 = QByteArray(64, 'b');
    return file;
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class SimpleIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void acceptIsNegotiated_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<int>("variant"); // -1: none
        const int html = int(Variant::Html);
        const int htmlV1 = int(Variant::HtmlV1);
        const int json = int(Variant::Json);
        QTest::newRow("none") << ""_ba << html;
        QTest::newRow("anything") << "*/*"_ba << html;
        QTest::newRow("browser")
            << "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"_ba << html;
        QTest::newRow("pip") << QByteArray(Json + ", " + HtmlV1 + "; q=0.1, text/html; q=0.01")
                             << json;
        QTest::newRow("uv") << Json + ", " + HtmlV1 + ";q=0.2, text/html;q=0.01" << json;
        QTest::newRow("old pip") << "text/html"_ba << html;
        QTest::newRow("HTML wanted more") << Json + ";q=0.2, text/html;q=0.5" << html;
        QTest::newRow("JSON and HTML alike") << "text/html, " + Json << json;
        QTest::newRow("latest") << "application/vnd.pypi.simple.latest+json"_ba << json;
        QTest::newRow("HTML of the protocol") << HtmlV1 << htmlV1;
        QTest::newRow("any application type") << "application/*"_ba << json;
        QTest::newRow("any text type") << "text/*"_ba << html;
        QTest::newRow("JSON refused") << QByteArray(Json + ";q=0, */*;q=0.1") << html;
        QTest::newRow("HTML refused") << "text/html;q=0, */*"_ba << json;
        QTest::newRow("case and spaces") << "  TEXT/HTML ;Q=0.3 , " + Json + " ; q = 0.9" << json;
        QTest::newRow("broken q counts as none") << Json + ";q=x, text/html;q=0.1" << html;
        QTest::newRow("q above one counts as none") << Json + ";q=2, text/html;q=0.1" << html;
        QTest::newRow("others only") << "application/json, image/png"_ba << -1;
        QTest::newRow("all refused") << "*/*;q=0"_ba << -1;
        QTest::newRow("junk") << ";;;,,,"_ba << -1;
    }

    void acceptIsNegotiated()
    {
        QFETCH(QByteArray, accept);
        QFETCH(int, variant);
        const auto chosen = negotiate(accept);
        QCOMPARE(chosen ? int(*chosen) : -1, variant);
    }

    void fuzzedAcceptHeadersAreAnswered()
    {
        QRandomGenerator random(691);
        const QByteArrayList pieces{Json, HtmlV1, "text/html", "*/*", "text/*", ";",
                                    "q=", "0.5",  ",",         " ",   "1",      "/",
                                    "*",  "\t",   "=",         "-1",  "nan",    "1e9"};
        for (int i = 0; i < 20'000; ++i) {
            QByteArray accept;
            const int size = random.bounded(20);
            for (int k = 0; k < size; ++k)
                accept += pieces[random.bounded(int(pieces.size()))];
            negotiate(accept);
        }
    }

    void jsonHoldsWhatClientsNeed()
    {
        ProjectPage page{u"my-pkg"_s, {u"1.0"_s}, {someFile()}};
        IndexFile yanked = someFile();
        yanked.name = u"my_pkg-1.0.tar.gz"_s;
        yanked.yanked = u"broken"_s;
        yanked.metadataSha256.clear();
        page.files.push_back(yanked);
        yanked.yanked = QString();
        page.files.push_back(yanked);
        const QJsonObject root = object(render(page, Variant::Json));
        QCOMPARE(root[u"meta"][u"api-version"].toString(), u"1.1"_s);
        QCOMPARE(root[u"name"].toString(), u"my-pkg"_s);
        QCOMPARE(root[u"versions"].toArray(), QJsonArray{u"1.0"_s});
        const QJsonArray files = root[u"files"].toArray();
        const QJsonObject file = files[0].toObject();
        QCOMPARE(file[u"filename"].toString(), u"my_pkg-1.0-py3-none-any.whl"_s);
        QCOMPARE(file[u"hashes"][u"sha256"].toString().toLatin1(), Sha256);
        QCOMPARE(file[u"requires-python"].toString(), u">=3.8,<4"_s);
        QCOMPARE(file[u"size"].toInteger(), 1234);
        QCOMPARE(file[u"upload-time"].toString(), u"2024-05-06T07:08:09.010Z"_s);
        QCOMPARE(file[u"yanked"], QJsonValue(false));
        QCOMPARE(file[u"core-metadata"][u"sha256"].toString(), QString(64, u'b'));
        QVERIFY(!file.contains(u"dist-info-metadata")); // older pips fail on it
        QCOMPARE(files[1][u"yanked"].toString(), u"broken"_s);
        QVERIFY(!files[1].toObject().contains(u"core-metadata"));
        QCOMPARE(files[2][u"yanked"], QJsonValue(true));
    }

    void htmlHoldsWhatClientsNeed()
    {
        ProjectPage page{u"my-pkg"_s, {u"1.0"_s}, {someFile()}};
        page.files.front().yanked = u"a \"bad\" <one>"_s;
        const QByteArray html = render(page, Variant::Html);
        QVERIFY(html.startsWith("<!DOCTYPE html>"));
        QVERIFY(html.contains("<title>Links for my-pkg</title>"));
        QVERIFY(html.contains("<h1>Links for my-pkg</h1>"));
        QVERIFY(html.contains("href=\"http://127.0.0.1:1/files/" + Sha256
                              + "/my_pkg-1.0-py3-none-any.whl#sha256=" + Sha256 + '"'));
        QVERIFY(html.contains("data-requires-python=\"&gt;=3.8,&lt;4\""));
        QVERIFY(html.contains("data-core-metadata=\"sha256=" + QByteArray(64, 'b') + '"'));
        QVERIFY(html.contains("data-yanked=\"a &quot;bad&quot; &lt;one&gt;\""));
        QVERIFY(html.contains("pypi:repository-version"));
    }

    /// What publishers write must not run where people look at it.
    void G9_textsFromPublishersAreInert()
    {
        const QString evil = u"\"><script>alert(1)</script><img src=x onerror=alert(1)>'"_s;
        ProjectPage page{evil, {evil}, {someFile()}};
        IndexFile &file = page.files.front();
        file.name = evil;
        file.requiresPython = evil;
        file.yanked = evil;
        file.url = evil.toUtf8();
        for (const QByteArray &html :
             {render(page, Variant::Html),
              renderRoot(evil, {{evil, evil.toUtf8()}}, Variant::HtmlV1)}) {
            QVERIFY(!html.contains("<script"));
            QVERIFY(!html.contains("<img"));
            QVERIFY(!html.contains("\"&gt;<"));
            QCOMPARE(html.count("<a "), 1);
        }
        const QJsonObject root = object(render(page, Variant::Json));
        QCOMPARE(root[u"files"][0][u"filename"].toString(), evil);
    }

    void rootListsTheProjects()
    {
        const std::vector<IndexProject> projects{{u"My.Pkg"_s, "http://h/simple/my-pkg/"},
                                                 {u"other"_s, "http://h/simple/other/"}};
        const QByteArray html = renderRoot(u"web"_s, projects, Variant::Html);
        QVERIFY(html.contains("<a href=\"http://h/simple/my-pkg/\">My.Pkg</a>"));
        QVERIFY(html.contains("Links for web"));
        const QJsonObject root = object(renderRoot(u"web"_s, projects, Variant::Json));
        QCOMPARE(root[u"meta"][u"api-version"].toString(), u"1.1"_s);
        QCOMPARE(root[u"projects"][1][u"name"].toString(), u"other"_s);
    }

    void ourOwnPagesCanBeRead()
    {
        const ProjectPage page{u"my-pkg"_s, {u"1.0"_s}, {someFile()}};
        for (const Variant variant : {Variant::Json, Variant::Html}) {
            const Result<ProjectPage> read = parsePage(render(page, variant));
            QVERIFY(read);
            QCOMPARE(read->versions, QStringList{u"1.0"_s});
            QCOMPARE(read->files.size(), size_t(1));
            const IndexFile &file = read->files.front();
            QCOMPARE(file.name, page.files.front().name);
            QCOMPARE(file.url, page.files.front().url);
            QCOMPARE(file.version, u"1.0"_s);
            QCOMPARE(file.hashes.value(u"sha256"_s), Sha256);
            QCOMPARE(file.requiresPython, u">=3.8,<4"_s);
            QCOMPARE(file.metadataSha256, QByteArray(64, 'b'));
        }
    }

    void foreignHtmlIsRead()
    {
        const QByteArray html =
            "<html><body><!-- <a href='../no-1.0.zip'>no</a> --><abbr>x</abbr>"
            "<A class=x HREF = '../../packages/my_pkg-2.0.tar.gz?v=1#sha256="
            + Sha256
            + "' data-requires-python='&gt;=3.7' data-yanked>my &amp; pkg</A>"
              "<a href=my-pkg-3.0.zip#md5=00112233445566778899aabbccddeeff>my-pkg-3.0.zip</a>"
              "<a name=anchor>nothing</a><a href=\"index.html\">up</a></body></html>";
        const Result<ProjectPage> page = parsePage(html);
        QVERIFY(page);
        QCOMPARE(page->files.size(), size_t(2));
        QCOMPARE(page->files[0].name, u"my_pkg-2.0.tar.gz"_s);
        QCOMPARE(page->files[0].url, "../../packages/my_pkg-2.0.tar.gz?v=1"_ba);
        QCOMPARE(page->files[0].requiresPython, u">=3.7"_s);
        QVERIFY(page->files[0].yanked);
        QCOMPARE(page->files[1].version, u"3.0"_s);
        QCOMPARE(page->files[1].hashes.value(u"md5"_s), "00112233445566778899aabbccddeeff"_ba);
        QCOMPARE(page->versions, (QStringList{u"2.0"_s, u"3.0"_s}));
    }

    void pagesThatAreNoneAreRefused()
    {
        for (const QByteArray &document :
             {""_ba, "   "_ba, "{"_ba, "[]"_ba, "<html>Please sign in</html>"_ba, "{\"a\":"_ba,
              "{\"meta\":{\"api-version\":\"2.0\"},\"files\":[]}"_ba}) {
            const Result<ProjectPage> page = parsePage(document);
            QVERIFY2(!page, document.constData());
            QCOMPARE(page.error().code, ErrorCode::InvalidFile);
        }
    }

    void upstreamIsAskedForOneName()
    {
        const UpstreamIndex upstream;
        QCOMPARE(upstream.documentPath(u"my-pkg"_s), "my-pkg/"_ba);
        QVERIFY(upstream.accept().startsWith(Json));
        QVERIFY(upstream.clientsAskSeveral(u"my-pkg"_s));
        QVERIFY(!upstream.forwardsByVersion());
        ProjectPage page{u"my-pkg"_s, {u"1.0"_s, u"2.0"_s}, {someFile()}};
        const Result<UpstreamPackage> package = upstream.parse(render(page, Variant::Json));
        QVERIFY(package);
        QCOMPARE(package->versions, (QStringList{u"1.0"_s, u"2.0"_s}));
        QCOMPARE(package->created, page.files.front().uploaded);
        QCOMPARE(package->files.front().hashes.sha256.toHex(), Sha256);
        QCOMPARE(package->files.front().version, u"1.0"_s);
    }

    void D15_nothingLeadsToTheUpstream_data()
    {
        QTest::addColumn<QByteArray>("document");
        const QByteArray file =
            "{\"filename\":\"my_pkg-1.0.tar.gz\",\"url\":\"%1\",\"hashes\":{\"sha256\":\"" + Sha256
            + "\",\"https://foreign.example/h\":\"ab\"},\"requires-python\":\">=3 "
              "https://foreign.example\",\"yanked\":\"see https://foreign.example/why\","
              "\"core-metadata\":{\"sha256\":\""
            + Sha256
            + "\"},\"provenance\":\"https://foreign.example/p\","
              "\"upload-time\":\"https://foreign.example\",\"gpg-sig\":true}";
        for (const char *url :
             {"https://foreign.example/a.tar.gz", "//foreign.example/a.tar.gz", "../a.tar.gz",
              "http:\\\\/\\\\/foreign.example\\\\/a", "HTTPS://FOREIGN.EXAMPLE/a", "a.tar.gz"}) {
            QByteArray one = file;
            QTest::newRow(url)
                << "{\"meta\":{\"api-version\":\"1.3\",\"_last\":\"https://foreign.example\","
                   "\"tracks\":[\"https://foreign.example/x\"]},\"name\":\"my-pkg\","
                   "\"alternate-locations\":[\"https://foreign.example\"],"
                   "\"versions\":[\"1.0\",\"https://foreign.example\"],\"files\":["
                       + one.replace("%1", url) + "]}";
        }
        QTest::newRow("HTML")
            << "<base href=\"https://foreign.example/\"><a href=\"https://foreign.example/x/"
               "my_pkg-1.0.tar.gz#sha256="
                   + Sha256
                   + "\" data-gpg-sig=\"https://foreign.example\" data-yanked=\"//foreign.example\""
                     " data-requires-python=\"foreign.example//\">https://foreign.example</a>";
    }

    void D15_nothingLeadsToTheUpstream()
    {
        QFETCH(QByteArray, document);
        const UpstreamIndex upstream;
        const QByteArray local = "http://127.0.0.1:1/api/v4/projects/1/packages/pypi";
        const Result<QByteArray> rewritten = upstream.rewrite(document, u"my-pkg"_s, local, {});
        QVERIFY(rewritten);
        QVERIFY2(!rewritten->toLower().contains("foreign"), rewritten->constData());
        const QJsonObject root = object(*rewritten);
        QCOMPARE(root[u"name"].toString(), u"my-pkg"_s);
        QCOMPARE(root[u"versions"].toArray(), QJsonArray{u"1.0"_s});
        QCOMPARE(root[u"files"].toArray().size(), 1);
        QCOMPARE(root[u"files"][0][u"url"].toString().toLatin1(),
                 local + "/files/" + Sha256 + "/my_pkg-1.0.tar.gz");
        QVERIFY(root[u"files"][0][u"yanked"].toBool());
    }

    /// Without a hash nothing could be verified on its way through.
    void filesWithoutAHashAreLeftOut()
    {
        const UpstreamIndex upstream;
        const Result<QByteArray> rewritten = upstream.rewrite(
            "{\"name\":\"a\",\"files\":[{\"filename\":\"a-1.0.zip\",\"url\":\"x\",\"hashes\":{}},"
            "{\"filename\":\"../a-1.0.zip\",\"url\":\"x\",\"hashes\":{\"sha256\":\""
                + Sha256 + "\"}}]}",
            u"a"_s, "http://h", {});
        QVERIFY(rewritten);
        QVERIFY(object(*rewritten)[u"files"].toArray().isEmpty());
    }

    void fuzzedPagesAreReadOrRefused()
    {
        QRandomGenerator random(503);
        const ProjectPage page{u"my-pkg"_s, {u"1.0"_s}, {someFile(), someFile()}};
        const QByteArrayList seeds{render(page, Variant::Json), render(page, Variant::Html),
                                   "<a href='x-1.0.zip#sha256=" + Sha256 + "'>x</a>"};
        const QByteArray marks = "<>\"'=&;#/!-{}[],:\\ \n\0a"_ba;
        const UpstreamIndex upstream;
        for (int i = 0; i < 5'000; ++i) {
            QByteArray text = seeds[random.bounded(int(seeds.size()))];
            const int changes = 1 + random.bounded(8);
            for (int k = 0; k < changes; ++k) {
                const int at = random.bounded(int(text.size()));
                switch (random.bounded(3)) {
                case 0:
                    text[at] = marks[random.bounded(int(marks.size()))];
                    break;
                case 1:
                    text.insert(at, marks[random.bounded(int(marks.size()))]);
                    break;
                default:
                    text.truncate(std::max(1, at));
                }
            }
            const Result<QByteArray> rewritten = upstream.rewrite(text, u"my-pkg"_s, "http://h",
                                                                  {});
            if (rewritten)
                QVERIFY(!QJsonDocument::fromJson(*rewritten).isNull());
        }
    }
};

QTEST_GUILESS_MAIN(SimpleIndexTest)
#include "tst_simpleindex.moc"
