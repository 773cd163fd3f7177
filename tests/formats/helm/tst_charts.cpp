// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts.h"
#include "formats/helm/chart.h"
#include "formats/helm/helmformat.h"
#include "formats/helm/names.h"
#include "formats/helm/provenance.h"
#include "formats/npm/npmformat.h"
#include "formats/support/yaml.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::helm;
using namespace packhouse::test;

class TestCharts : public QObject
{
    Q_OBJECT

private slots:
    void K7_1_namesThatHelmLoadsAreTaken();
    void K7_2_chartsThatHelmLoadsAreTaken_data();
    void K7_2_chartsThatHelmLoadsAreTaken();
    void K7_3_whatReadersOfYamlTakeDifferentlyIsRefused();
    void names_data();
    void names();
    void versions_data();
    void versions();
    void versionsAreOrderedBySemver();
    void aFileNameMayBeSplitInSeveralWays();
    void aChartTellsWhatItIs();
    void textsStayTheTextsThatTheyAre();
    void P7_chartsThatHelmCannotLoadAreRefused_data();
    void P7_chartsThatHelmCannotLoadAreRefused();
    void G5_brokenChartsAreRefused_data();
    void G5_brokenChartsAreRefused();
    void G10_yamlBombsAreRefusedQuickly_data();
    void G10_yamlBombsAreRefusedQuickly();
    void G5_mutatedChartsNeverCrash();
    void aChartOfASubchartIsNotTheChart();
    void G3_archivesThatEscapeAreRefused();
    void aChartIsNoNpmPackageAndTheOtherWayRound();
    void aProvenanceFileTellsItsChart();
    void brokenProvenanceIsRefused_data();
    void brokenProvenanceIsRefused();

private:
    static Result<Inspection> inspect(const Format &format, QByteArray bytes,
                                      const QString &name = u"x.tgz"_s)
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        return format.inspecting()->inspect(buffer, name);
    }
    const HelmFormat m_helm;
    const npm::NpmFormat m_npm;
};

void TestCharts::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const char *name : {"web", "my-chart", "a.b_c-d", "0", "Web2"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"", "-a", "../a", "a/b", "a b", "ü", ".", ".."})
        QTest::newRow(name) << QString::fromUtf8(name) << false;
    QTest::newRow("255") << QString(255, u'a') << true;
    QTest::newRow("256") << QString(256, u'a') << false;
}

void TestCharts::names()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(checkName(name).has_value(), good);
    QCOMPARE(checkChannel(name).has_value(), good);
}

void TestCharts::K7_1_namesThatHelmLoadsAreTaken()
{
    for (const QString &name : {u"a--b"_s, u"a-"_s, u"a..b"_s, u"a._b"_s, u"_a"_s}) {
        QVERIFY2(checkName(name), qPrintable(name));
        QVERIFY2(!checkChannel(name), qPrintable(name));
        const QByteArray plain = name.toUtf8();
        const auto read = inspect(m_helm, chart(plain, "1.0.0"));
        QVERIFY2(read, qPrintable(name));
        QCOMPARE(read->coordinates.name, name);
        QVERIFY(m_helm.checkFileName(read->fileName));
    }
}

void TestCharts::K7_2_chartsThatHelmLoadsAreTaken_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("apiVersion");
    const auto row = [](const char *name, const QByteArray &yaml,
                        const QString &version = u"1.0.0"_s, const QString &apiVersion = u"v2"_s) {
        QTest::newRow(name) << yaml << version << apiVersion;
    };
    row("no apiVersion", "name: web\nversion: 1.0.0\n", u"1.0.0"_s, u"v1"_s);
    row("a later apiVersion", "apiVersion: v3\nname: web\nversion: 1.0.0\n", u"1.0.0"_s, u"v3"_s);
    row("two numbers", chartYaml("web", "1.2"), u"1.2"_s);
    row("one number", chartYaml("web", "7"), u"7"_s);
    row("two numbers of a pre-release", chartYaml("web", "v1.2-rc.1+b"), u"v1.2-rc.1+b"_s);
    row("leading zeros", chartYaml("web", "01.02.3"), u"01.02.3"_s);
    row("an alias", chartYaml("&n web", "1.0.0", "description: *n\n"));
    row("merged", "x: &x\n  apiVersion: v2\n  version: 2.0.0\n<<: *x\nname: web\nversion: 1.0.0\n");
    row("several merged", "<<: [{apiVersion: v2, version: 1.0.0}, {version: 2.0.0}]\nname: web\n");
}

void TestCharts::K7_2_chartsThatHelmLoadsAreTaken()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, version);
    QFETCH(QString, apiVersion);
    const auto read = parseChart(yaml);
    QVERIFY2(read, read ? "" : qPrintable(english(read.error().what)));
    QCOMPARE(read->name, u"web"_s);
    QCOMPARE(read->version, version);
    QCOMPARE(read->entry.value(u"apiVersion").toString(), apiVersion);
    QVERIFY(inspect(m_helm, chartOf("web", yaml)));
    QVERIFY(m_helm.check({u"helm"_s, read->name, read->version}));
}

void TestCharts::K7_3_whatReadersOfYamlTakeDifferentlyIsRefused()
{
    // helm lets what is merged win over what stood before it, others do not.
    QVERIFY(!parseChart(chartYaml("web", "1.0.0", "<<: {version: 9.9.9}\n")));
    QVERIFY(!parseChart(chartYaml("web", "1.0.0", "x: {<<: text}\n")));
    QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 20; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        laughs += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                  + (before + ',').repeated(8) + before + "]\n";
    }
    const auto bomb = parseChart(chartYaml("web", "1.0.0", laughs));
    QVERIFY(!bomb);
    QCOMPARE(bomb.error().code, ErrorCode::InvalidFile);
}

void TestCharts::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("good");
    for (const char *version :
         {"1.0.0", "v1.0.0", "1.0.0-rc.1+build.5", "0.0.0", "1", "1.0", "v1-rc", "01.0.0"})
        QTest::newRow(version) << QString::fromLatin1(version) << true;
    for (const char *version : {"", "1.0.0.0", "1.", "1..0", "vv1.0.0", "1.0.0-01", "1.0.0/../x",
                                "latest", "1.0.0 ", "1.0.0-", "+1"})
        QTest::newRow(version) << QString::fromLatin1(version) << false;
}

void TestCharts::versions()
{
    QFETCH(QString, version);
    QFETCH(bool, good);
    QCOMPARE(checkVersion(version).has_value(), good);
}

void TestCharts::versionsAreOrderedBySemver()
{
    const QStringList ordered{u"nonsense"_s, u"1.0.0-rc.1"_s, u"1.0"_s,
                              u"v1.0.9"_s,   u"1.0.10"_s,     u"2.0.0"_s};
    for (qsizetype i = 1; i < ordered.size(); ++i) {
        QVERIFY2(m_helm.compare(ordered[i - 1], ordered[i]) < 0, qPrintable(ordered[i]));
        QVERIFY(m_helm.compare(ordered[i], ordered[i - 1]) > 0);
    }
    QVERIFY(m_helm.isPrerelease(u"1.0.0-rc.1"_s));
    QVERIFY(!m_helm.isPrerelease(u"1.0.0+build"_s));
}

void TestCharts::aFileNameMayBeSplitInSeveralWays()
{
    using Split = std::pair<QString, QString>;
    QCOMPARE(splits(u"my-web-1.0.0-rc-2.tgz"_s),
             (QList<Split>{{u"my-web"_s, u"1.0.0-rc-2"_s}, {u"my-web-1.0.0-rc"_s, u"2"_s}}));
    QCOMPARE(splits(u"web-2-1.0.0.tgz"_s),
             (QList<Split>{{u"web-2"_s, u"1.0.0"_s}, {u"web"_s, u"2-1.0.0"_s}}));
    QCOMPARE(splits(u"a-1.0.0-2.0.0.tgz"_s),
             (QList<Split>{{u"a"_s, u"1.0.0-2.0.0"_s}, {u"a-1.0.0"_s, u"2.0.0"_s}}));
    QVERIFY(splits(u"a-1.0.0.zip"_s).isEmpty());
    QVERIFY(m_helm.checkFileName(u"stable/a-1.0.0.tgz.prov"_s));
    QVERIFY(!m_helm.checkFileName(u"a-1.0.0.tgz"_s));
    QVERIFY(!m_helm.checkFileName(u"../a-1.0.0.tgz"_s));
    QVERIFY(!m_helm.checkFileName(u"stable/x/a-1.0.0.tgz"_s));
}

void TestCharts::aChartTellsWhatItIs()
{
    const QByteArray yaml = chartYaml("web", "1.2.3", R"(description: Serves pages
home: "https://example.invalid"
keywords: [http, pages]
annotations:
  artifacthub.io/license: Apache-2.0
dependencies:
  - name: redis
    version: ">=17"
    repository: "https://example.invalid/charts"
    import-values:
      - data
      - {child: a, parent: b}
    tags: [cache]
)");
    const auto found = inspect(m_helm, chartOf("web", yaml, {{"web/README.md", "# Web"}}));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates, (Coordinates{u"helm"_s, u"web"_s, u"1.2.3"_s}));
    QCOMPARE(found->fileName, u"stable/web-1.2.3.tgz"_s);
    QCOMPARE(found->description, u"Serves pages"_s);
    QCOMPARE(found->license, u"Apache-2.0"_s);
    QCOMPARE(found->readme, u"# Web"_s);
    QCOMPARE(found->dependencies.size(), 1);
    QCOMPARE(found->dependencies[0].canonicalName, u"redis"_s);
    QCOMPARE(found->dependencies[0].range, u">=17"_s);
    QVERIFY(found->certain);
}

void TestCharts::textsStayTheTextsThatTheyAre()
{
    const auto read = parseChart(chartYaml("web", "1.0.0",
                                           "appVersion: 1.10\n"
                                           "description: 'two\n\n  lines'\n"
                                           "keywords: [4852e000, true, 0x10]\n"
                                           "deprecated: true\nicon: ~\n"
                                           "unknown: {to: helm}\n"));
    QVERIFY2(read, read ? "" : qPrintable(english(read.error())));
    QCOMPARE(read->entry.value(u"appVersion"), QJsonValue(u"1.10"_s));
    QCOMPARE(read->entry.value(u"keywords").toArray(),
             (QJsonArray{u"4852e000"_s, u"true"_s, u"0x10"_s}));
    QCOMPARE(read->entry.value(u"deprecated"), QJsonValue(true));
    QVERIFY(!read->entry.contains(u"icon"_s));
    QVERIFY(!read->entry.contains(u"unknown"_s)); // older clients refuse an index with such a key
    QVERIFY(read->whole.contains(u"unknown"_s));
    QCOMPARE(read->description(), u"two"_s);
}

void TestCharts::P7_chartsThatHelmCannotLoadAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("loads");
    for (const QByteArray &file : {"values.yaml"_ba, "Chart.lock"_ba, "requirements.yaml"_ba,
                                   "requirements.lock"_ba, "templates/x.yaml"_ba}) {
        const bool other = file.startsWith("templates/");
        const auto row = [&](const char *name, const QByteArray &text, bool loads) {
            QTest::addRow("%s, %s", file.constData(), name) << file << text << (loads || other);
        };
        row("empty", "", true);
        row("comments", "# nothing yet\n#\n", true);
        row("null", "null\n", true);
        row("mapping", "a: &x {b: [1, 2]}\nc: *x\nd:\n  <<: *x\n  e: |\n    {{ .Values.x }}\n",
            true);
        row("mark at its start",
            "\xef\xbb\xbf"
            "a: b\n",
            true);
        row("a key twice", "a: b\na: c\n", true);
        row("list", "- a\n", false);
        row("text", "hello\n", false);
        row("not closed", "a: [b\n", false);
        row("indented wrongly", "a:\n  b: c\n d: e\n", false);
        row("unknown alias", "a: *x\n", false);
        row("template", "{{ if a }}\na: b\n{{ end }}\n", false);
        row("bytes", "a: \xff\n", false);
        row("control character", "a: b\033c\n", false);
        row("line end of Unicode", "a: b\342\200\250c\n", false);
        row("line end of Unicode in an escape", "a: \"b\\u2028c\"\n", true);
        if (file == "values.yaml" || other)
            continue;
        row("dependencies", "dependencies:\n- {name: a, version: 1.0.0, tags: [b]}\n", true);
        row("dependencies in a text", "dependencies: a\n", false);
        row("dependency of a list", "dependencies: [{name: [a]}]\n", false);
        row("time", "generated: \"2024-02-29T23:59:59.123+01:00\"\ndigest: a\n", true);
        row("no time", "generated: never\n", false);
        row("day that is none", "generated: \"2023-02-29T00:00:00Z\"\n", false);
        row("year 99999", "generated: \"99999-01-01T00:00:00Z\"\n", false);
        row("too long", "a: b\n#" + QByteArray(5 << 20, 'x'), false);
    }
}

void TestCharts::P7_chartsThatHelmCannotLoadAreRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, text);
    QFETCH(bool, loads);
    const auto read = inspect(
        m_helm, makeTgz({{"web/Chart.yaml", chartYaml("web", "1.0.0")}, {"web/" + file, text}}));
    QCOMPARE(read.has_value(), loads);
    if (!loads) {
        QCOMPARE(read.error().code, ErrorCode::InvalidFile);
        QVERIFY(english(read.error().what).contains(QString::fromLatin1(file)));
    }
}

void TestCharts::G5_brokenChartsAreRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    const auto row = [](const char *name, const QByteArray &yaml) { QTest::newRow(name) << yaml; };
    row("empty", "");
    row("no mapping", "- a\n- b\n");
    row("broken", "name: [web\nversion");
    row("no name", "apiVersion: v2\nversion: 1.0.0\n");
    row("no version", "apiVersion: v2\nname: web\n");
    row("name climbs", chartYaml("../web", "1.0.0"));
    row("name absolute", chartYaml("/etc", "1.0.0"));
    row("version", chartYaml("web", "1.0.0.0"));
    row("version is a map", "apiVersion: v2\nname: web\nversion: {a: b}\n");
    row("type", chartYaml("web", "1.0.0", "type: service\n"));
    row("keywords", chartYaml("web", "1.0.0", "keywords: http\n"));
    row("maintainers", chartYaml("web", "1.0.0", "maintainers: [me]\n"));
    row("maintainer", chartYaml("web", "1.0.0", "maintainers: [{name: [a]}]\n"));
    row("annotations", chartYaml("web", "1.0.0", "annotations: [a]\n"));
    row("annotation", chartYaml("web", "1.0.0", "annotations: {a: {b: c}}\n"));
    row("deprecated", chartYaml("web", "1.0.0", "deprecated: perhaps\n"));
    row("dependency",
        chartYaml("web", "1.0.0", "dependencies: [{name: ../../x, version: 1.0.0}]\n"));
    row("alias", chartYaml("web", "1.0.0", "dependencies: [{name: a, alias: ../x}]\n"));
    row("twice", chartYaml("web", "1.0.0", "name: other\n"));
    row("key", chartYaml("web", "1.0.0", "[a, b]: c\n"));
}

void TestCharts::G5_brokenChartsAreRefused()
{
    QFETCH(QByteArray, yaml);
    const auto read = parseChart(yaml);
    QVERIFY(!read);
    QVERIFY(english(read.error()).size() > 20);
    const auto inspected = inspect(m_helm, chartOf("web", yaml));
    QVERIFY(!inspected);
    QVERIFY(inspected.error().code != ErrorCode::Unsupported);
}

void TestCharts::G10_yamlBombsAreRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 30; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        laughs += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                  + (before + ',').repeated(8) + before + "]\n";
    }
    QTest::newRow("aliases") << laughs;
    QTest::newRow("merge keys") << QByteArray("a: &a {x: y}\nb: {<<: *a}\n");
    QTest::newRow("flow lists") << QByteArray(200'000, '[');
    QTest::newRow("flow maps") << QByteArray("{a: ").repeated(100'000);
    QTest::newRow("block lists") << QByteArray("- ").repeated(100'000);
    QTest::newRow("block keys") << QByteArray("? ").repeated(100'000);
    QTest::newRow("anchors") << QByteArray("&a ").repeated(100'000);
    QTest::newRow("tags") << QByteArray("!a ").repeated(100'000);
    QTest::newRow("many values") << QByteArray("- 1\n").repeated(200'000);
    QTest::newRow("large") << QByteArray("# x\n").repeated(300'000);
    QByteArray deep;
    for (int i = 0; i < 400; ++i)
        deep += QByteArray(i, ' ') + "a:\n";
    QTest::newRow("deep maps") << deep + QByteArray(400, ' ') + "b\n";
}

void TestCharts::G10_yamlBombsAreRefusedQuickly()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!parseYaml(text));
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestCharts::G5_mutatedChartsNeverCrash()
{
    const QByteArray seed = chartYaml("web", "1.0.0",
                                      "keywords: [a, 'b', \"c\"]\nmaintainers:\n- name: me\n"
                                      "annotations: {a: b}\ndependencies:\n  - name: x\n"
                                      "    version: '>1'\n    tags: [t]\ntext: |\n  a\n  b\n");
    QRandomGenerator random(20240507);
    const QByteArray spice = "[]{}:,-?&*!|>'\"%@`#\n\t \xff\\";
    for (int round = 0; round < 3'000; ++round) {
        QByteArray text = seed;
        for (int i = random.bounded(1, 6); i > 0; --i) {
            const int at = int(random.bounded(quint32(text.size())));
            switch (random.bounded(3)) {
            case 0:
                text[at] = spice[int(random.bounded(quint32(spice.size())))];
                break;
            case 1:
                text.insert(at, text.mid(int(random.bounded(quint32(text.size()))), 12));
                break;
            default:
                text.remove(at, random.bounded(1, 8));
            }
            if (text.isEmpty())
                text = "a";
        }
        if (const auto read = parseChart(text))
            QVERIFY(checkName(read->name));
    }
}

void TestCharts::aChartOfASubchartIsNotTheChart()
{
    QList<Member> members{{"web/charts/redis/Chart.yaml", chartYaml("redis", "9.9.9")},
                          {"web/Chart.yaml", chartYaml("web", "1.0.0")}};
    const auto found = inspect(m_helm, makeTgz(members));
    QVERIFY(found);
    QCOMPARE(found->coordinates.name, u"web"_s);
    // helm does not look at the folder's name.
    const auto other = inspect(m_helm, chartOf("other", chartYaml("web", "1.0.0")));
    QVERIFY(other);
    QCOMPARE(other->coordinates.name, u"web"_s);
}

void TestCharts::G3_archivesThatEscapeAreRefused()
{
    const QByteArray yaml = chartYaml("web", "1.0.0");
    QVERIFY(!inspect(m_helm, chartOf("web", yaml, {{"web/../../x", "x"}})));
    QVERIFY(!inspect(m_helm, chartOf("web", yaml, {{"/etc/passwd", "x"}})));
    const auto linked = inspect(m_helm,
                                chartOf("web", yaml, {{"web/Chart.lock", "/etc/passwd", '2'}}));
    QVERIFY(!linked);
    QVERIFY(english(linked.error().what).contains(u"link"));
    QByteArray cut = chartOf("web", yaml);
    cut.chop(12);
    QVERIFY(!inspect(m_helm, cut));
}

void TestCharts::aChartIsNoNpmPackageAndTheOtherWayRound()
{
    const QByteArray json = R"({"name": "web", "version": "1.0.0"})";
    const QByteArray tooled = chartOf("web", chartYaml("web", "1.0.0"),
                                      {{"web/package.json", json}});
    QVERIFY(inspect(m_helm, tooled));
    QCOMPARE(inspect(m_npm, tooled).error().code, ErrorCode::Unsupported);

    const QByteArray packed = makeTgz(
        {{"package/package.json", json}, {"package/Chart.yaml", chartYaml("package", "1.0.0")}});
    QCOMPARE(inspect(m_helm, packed).error().code, ErrorCode::Unsupported);
    QVERIFY(inspect(m_npm, packed));

    QCOMPARE(inspect(m_npm, chart("web", "1.0.0")).error().code, ErrorCode::Unsupported);
    QCOMPARE(inspect(m_helm, makeTgz({{"package/package.json", json}})).error().code,
             ErrorCode::Unsupported);
    QCOMPARE(inspect(m_helm, makeTgz({{"main.tf", ""}})).error().code, ErrorCode::Unsupported);
    QCOMPARE(inspect(m_helm, "no archive").error().code, ErrorCode::Unsupported);
}

void TestCharts::aProvenanceFileTellsItsChart()
{
    const QByteArray archive = chart("web", "1.0.0");
    const QByteArray text = provenance("web", "1.0.0", archive);
    for (QByteArray form : {text, QByteArray(text).replace("\n", "\r\n")}) {
        const auto read = parseProvenance(form);
        QVERIFY2(read, read ? "" : qPrintable(english(read.error())));
        QCOMPARE(read->name, u"web"_s);
        QCOMPARE(read->version, u"1.0.0"_s);
        QCOMPARE(read->files.value(u"web-1.0.0.tgz"_s),
                 QCryptographicHash::hash(archive, QCryptographicHash::Sha256).toHex());
    }
    const auto found = inspect(m_helm, text, u"anything.prov"_s);
    QVERIFY(found);
    QCOMPARE(found->fileName, u"stable/web-1.0.0.tgz.prov"_s);
}

void TestCharts::brokenProvenanceIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = provenance("web", "1.0.0", "x");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no signature") << good.left(good.indexOf("\n-----BEGIN PGP SIGNATURE"));
    QTest::newRow("no files") << QByteArray(good).replace("\n...\n", "\n");
    QTest::newRow("no chart") << QByteArray(good).replace("name: web", "called: web");
    QTest::newRow("broken list") << QByteArray(good).replace("files:", "files: [");
}

void TestCharts::brokenProvenanceIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseProvenance(text));
}

QTEST_GUILESS_MAIN(TestCharts)
#include "tst_charts.moc"
