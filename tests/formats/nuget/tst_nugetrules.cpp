// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/inspection.h"
#include "formats/nuget/nugetformat.h"
#include "formats/nuget/nugetversion.h"
#include "formats/nuget/odatafilter.h"
#include "formats/nuget/versionrange.h"
#include "nugetpackages.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::nuget;
using namespace packhouse::test;

class TestNuGetRules : public QObject
{
    Q_OBJECT

private slots:
    void versionsAreNormalised_data();
    void versionsAreNormalised();
    void versionsThatAreNone_data();
    void versionsThatAreNone();
    void P7_labelsThatBeginWithZeroAreRefused();
    void P7_rangesAreShownAsEveryClientReadsThem_data();
    void P7_rangesAreShownAsEveryClientReadsThem();
    void F9_versionsAreOrderedAsNuGetDoes();
    void idsAreCheckedAndCompareWithoutCase();
    void packagesAreInspected();
    void frameworksWithoutDependenciesStay();
    void theNuspecMayHaveAnyNamespaceAndCase();
    void symbolsAreTold();
    void brokenPackagesAreRefused_data();
    void brokenPackagesAreRefused();
    void foreignFilesAreLeftAlone();
    void G7_entriesThatEscapeAreRefused_data();
    void G7_entriesThatEscapeAreRefused();
    void G10_aNuspecThatUnpacksToTooMuchIsRefused();
    void G12_entitiesAreRefused();
    void addressesThatAreNoWebAddressesAreDropped();
    void metadataSurvivesStoring();
    void filters_data();
    void filters();
    void filtersThatAreNone_data();
    void filtersThatAreNone();
    void mutatedPackagesNeverDoHarm();
    void snippetsNameTheSource();

private:
    static Result<Inspection> inspect(QByteArray bytes, const QString &name = u"a.nupkg"_s)
    {
        QBuffer file(&bytes);
        file.open(QIODevice::ReadOnly);
        return NuGetFormat().inspect(file, name);
    }
};

void TestNuGetRules::versionsAreNormalised_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("normalised");
    QTest::addColumn<QString>("full");
    const auto row = [](const char *version, const char *normalised, const char *full = nullptr) {
        QTest::newRow(version) << QString::fromLatin1(version) << QString::fromLatin1(normalised)
                               << QString::fromLatin1(full ? full : normalised);
    };
    row("1.0", "1.0.0");
    row("1.0.0", "1.0.0");
    row("1.0.0.0", "1.0.0");
    row("1", "1.0.0");
    row("1.0.0.1", "1.0.0.1");
    row("01.002.0003", "1.2.3");
    row("1.0-beta", "1.0.0-beta");
    row("1.0.0-Beta.2", "1.0.0-Beta.2");
    row("1.2.3+build.7", "1.2.3", "1.2.3+build.7");
    row("1.0.0.0-a-b+c-d", "1.0.0-a-b", "1.0.0-a-b+c-d");
    row("2147483647.0", "2147483647.0.0");
}

void TestNuGetRules::versionsAreNormalised()
{
    QFETCH(QString, version);
    QFETCH(QString, normalised);
    QFETCH(QString, full);
    const auto parsed = NuGetVersion::parse(version);
    QVERIFY(parsed);
    QCOMPARE(parsed->normalised(), normalised);
    QCOMPARE(parsed->full(), full);
    QCOMPARE(versionKey(version), normalised.toLower());
}

void TestNuGetRules::versionsThatAreNone_data()
{
    QTest::addColumn<QString>("version");
    for (const char *version :
         {"", "v1.0", "1.0.0.0.0", "1..0", "1.0-", "1.0+", "1.0-a..b", "1.0-ä", "2147483648.0",
          "-1.0", " 1.0", "1.0 ", "1.x", "1.0-a_b", "99999999999999999999.0", "1.0\n", "١.0"})
        QTest::newRow(version) << QString::fromUtf8(version);
}

void TestNuGetRules::versionsThatAreNone()
{
    QFETCH(QString, version);
    QVERIFY(!NuGetVersion::parse(version));
    QVERIFY(!NuGetFormat().check({u"nuget"_s, u"a"_s, version}));
}

void TestNuGetRules::P7_labelsThatBeginWithZeroAreRefused()
{
    for (const QString &version :
         {u"1.0.0-01"_s, u"1.1.0-a.01"_s, u"1.0.0-00"_s, u"1.0-1.00.b"_s}) {
        const Result<void> checked = NuGetFormat().check({u"nuget"_s, u"a"_s, version});
        QVERIFY2(!checked, qPrintable(version));
        QVERIFY2(english(checked.error().what).contains(version),
                 qPrintable(english(checked.error())));
        QVERIFY2(!isVersionRange(u'[' + version + u",2.0)"_s), qPrintable(version));
        // What was taken before stays readable.
        QVERIFY(NuGetVersion::parse(version));
    }
    for (const QString &version :
         {u"1.0.0-0"_s, u"1.0.0-0a"_s, u"1.0.0-a.0"_s, u"1.0.0--01"_s, u"01.0"_s, u"1.0.0+01"_s})
        QVERIFY2(NuGetFormat().check({u"nuget"_s, u"a"_s, version}), qPrintable(version));
}

void TestNuGetRules::P7_rangesAreShownAsEveryClientReadsThem_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("shown");
    for (const auto &[range, shown] : {std::pair{u"1"_s, u"1.0"_s},
                                       {u"[1]"_s, u"[1.0]"_s},
                                       {u"[1,2)"_s, u"[1.0,2.0)"_s},
                                       {u"(,12]"_s, u"(,12.0]"_s},
                                       {u"[ 1 , 2 ]"_s, u"[ 1.0 , 2.0 ]"_s},
                                       {u"1-beta.2"_s, u"1.0-beta.2"_s},
                                       {u"1+5"_s, u"1.0+5"_s},
                                       {u"[1.0.0-rc-1,2)"_s, u"[1.0.0-rc-1,2.0)"_s},
                                       {u"1.0"_s, u"1.0"_s},
                                       {u"1.2.3.4"_s, u"1.2.3.4"_s},
                                       {u"1.0.0-5"_s, u"1.0.0-5"_s},
                                       {u"1.0.0-a+5"_s, u"1.0.0-a+5"_s},
                                       {u""_s, u""_s}})
        QTest::addRow("'%s'", qPrintable(range)) << range << shown;
}

void TestNuGetRules::P7_rangesAreShownAsEveryClientReadsThem()
{
    QFETCH(QString, range);
    QFETCH(QString, shown);
    QCOMPARE(portableRange(range), shown);
    QVERIFY(range.isEmpty() || (isVersionRange(range) && isVersionRange(shown)));
}

void TestNuGetRules::F9_versionsAreOrderedAsNuGetDoes()
{
    const QStringList ordered{u"0.9"_s,
                              u"1.0.0-1"_s,
                              u"1.0.0-2"_s,
                              u"1.0.0-10"_s,
                              u"1.0.0-alpha"_s,
                              u"1.0.0-ALPHA.1"_s,
                              u"1.0.0-beta"_s,
                              u"1.0.0-beta.2"_s,
                              u"1.0.0-Beta.10"_s,
                              u"1.0.0-rc"_s,
                              u"1.0"_s,
                              u"1.0.0.1-pre"_s,
                              u"1.0.0.1"_s,
                              u"1.0.1"_s,
                              u"1.2"_s,
                              u"1.10"_s,
                              u"2.0-99999999999"_s,
                              u"10.0"_s};
    const NuGetFormat format;
    for (qsizetype i = 0; i < ordered.size(); ++i) {
        for (qsizetype j = 0; j < ordered.size(); ++j)
            QVERIFY2(format.compare(ordered[i], ordered[j]) == (i <=> j),
                     qPrintable(ordered[i] + u' ' + ordered[j]));
    }
    QVERIFY(format.compare(u"1.0"_s, u"1.0.0.0+x"_s) == 0);
    QVERIFY(format.compare(u"1.0-RC"_s, u"1.0.0-rc"_s) == 0);
    QVERIFY(format.compare(u"what"_s, u"0.0.1"_s) < 0);
    QVERIFY(format.isPrerelease(u"1.0-rc"_s));
    QVERIFY(!format.isPrerelease(u"1.0+rc"_s));
}

void TestNuGetRules::idsAreCheckedAndCompareWithoutCase()
{
    const NuGetFormat format;
    QCOMPARE(format.canonicalName(u"Acme.Widgets"_s), u"acme.widgets"_s);
    for (const QString &good : {u"a"_s, u"Acme.Widgets_2-x"_s, u"a+b"_s})
        QVERIFY(format.check({u"nuget"_s, good, u"1.0"_s}));
    for (const QString &bad : {u""_s, u".."_s, u"..."_s, u"a/b"_s, u"a b"_s, u"ä"_s, u"a\nb"_s,
                               u"a\"b"_s, QString(256, u'a')})
        QVERIFY2(!format.check({u"nuget"_s, bad, u"1.0"_s}), qPrintable(bad));
    QVERIFY(format.checkFileName(u"a.1.0.0.nupkg"_s));
    QVERIFY(format.checkFileName(u"a.1.0.0.snupkg"_s));
    QVERIFY(!format.checkFileName(u"a.1.0.0.zip"_s));
    QVERIFY(!format.checkFileName(u"../a.nupkg"_s));
}

void TestNuGetRules::packagesAreInspected()
{
    const QByteArray more =
        "<title>Widgets</title><summary>Nice\nthings</summary>"
        "<license type=\"expression\">MIT OR Apache-2.0</license>"
        "<readme>docs\\README.md</readme><tags> a  b </tags>"
        "<dependencies><group targetFramework=\"net45\"><dependency id=\"Acme.Base\" "
        "version=\"[1.0,2.0)\" /></group><group targetFramework=\"netstandard2.0\">"
        "<dependency id=\"acme.base\" version=\"1.0\" /><dependency id=\"Other\" /></group>"
        "</dependencies>";
    const auto found = inspect(
        nupkg("Acme.Widgets", "1.2-Beta+7", more, {{"docs/README.md", "# Read me"}}), u"x.zip"_s);
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates, (Coordinates{u"nuget"_s, u"Acme.Widgets"_s, u"1.2.0-beta"_s}));
    QCOMPARE(found->fileName, u"acme.widgets.1.2.0-beta.nupkg"_s);
    QVERIFY(found->certain);
    QCOMPARE(found->description, u"Nice"_s);
    QCOMPARE(found->license, u"MIT OR Apache-2.0"_s);
    QCOMPARE(found->readme, u"# Read me"_s);
    QCOMPARE(found->dependencies.size(), 2);
    QCOMPARE(found->dependencies[0].canonicalName, u"acme.base"_s);
    QCOMPARE(found->dependencies[0].range, u"[1.0,2.0)"_s);
    const Nuspec spec = Nuspec::fromJson(found->versionMetadata);
    QCOMPARE(spec.version, u"1.2-Beta+7"_s);
    QCOMPARE(spec.tags, u"a b"_s);
}

void TestNuGetRules::frameworksWithoutDependenciesStay()
{
    const auto spec = parseNuspec(
        nuspecText("a", "1.0",
                   "<dependencies><group targetFramework=\"net45\" /><group>"
                   "<dependency id=\"b\" version=\"1.0\" /></group></dependencies>"));
    QVERIFY(spec);
    QCOMPARE(spec->groups.size(), 2);
    QCOMPARE(spec->groups[0], (DependencyGroup{u"net45"_s, {}}));
    QCOMPARE(spec->groups[1], (DependencyGroup{{}, {{u"b"_s, u"1.0"_s}}}));
}

void TestNuGetRules::theNuspecMayHaveAnyNamespaceAndCase()
{
    QByteArray text = nuspecText("a", "1.0");
    QVERIFY(inspect(makeZip({{"A.NUSPEC", text}})));
    text.replace(" xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"", "");
    QVERIFY(inspect(makeZip({{"a.NuSpec", text}})));
    QVERIFY(inspect(makeZip({{"a.nuspec", "\xef\xbb\xbf" + text}})));
}

void TestNuGetRules::symbolsAreTold()
{
    const auto found = inspect(nupkg("A", "1.0", SymbolsType));
    QVERIFY(found);
    QCOMPARE(found->fileName, u"a.1.0.0.snupkg"_s);
    QVERIFY(found->versionMetadata.isEmpty());
    const auto named = inspect(nupkg("A", "1.0"), u"A.1.0.snupkg"_s);
    QVERIFY(named);
    QCOMPARE(named->fileName, u"a.1.0.0.snupkg"_s);
}

void TestNuGetRules::brokenPackagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &says) {
        QTest::newRow(name) << bytes << says;
    };
    row("no archive", "hello", u"not a zip"_s);
    row("no nuspec", makeZip({{"lib/a.nuspec", nuspecText("a", "1.0")}}),
        u"nuspec file not found"_s);
    row("two", makeZip({{"a.nuspec", nuspecText("a", "1.0")}, {"b.nuspec", "x"}}), u"several"_s);
    row("no version", makeZip({{"a.nuspec", nuspecText("a", "")}}), u"not found in metadata"_s);
    row("no id", makeZip({{"a.nuspec", nuspecText("", "1.0")}}), u"not found in metadata"_s);
    row("bad id", makeZip({{"a.nuspec", nuspecText("a b", "1.0")}}), u"valid NuGet package id"_s);
    row("bad version", makeZip({{"a.nuspec", nuspecText("a", "one")}}), u"valid NuGet version"_s);
    row("not well-formed", makeZip({{"a.nuspec", nuspecText("a", "1.0").chopped(9)}}),
        u"not well-formed"_s);
    row("another document", makeZip({{"a.nuspec", "<project/>"}}), u"not a package's"_s);
    row("a bad dependency",
        makeZip(
            {{"a.nuspec",
              nuspecText("a", "1.0", "<dependencies><dependency id=\"../x\" /></dependencies>")}}),
        u"no package id"_s);
    row("a long description",
        makeZip({{"a.nuspec",
                  nuspecText("a", "1.0", "<summary>" + QByteArray(4001, 'x') + "</summary>")}}),
        u"longer than 4000"_s);
    row("a size that is a lie", makeZip({{"a.nuspec", nuspecText("a", "1.0"), '0', 100'000}}),
        u"wrong entry size"_s);
    row("cut off", nupkg("a", "1.0").chopped(30), u"broken or cut off"_s);
}

void TestNuGetRules::brokenPackagesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto found = inspect(bytes);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidFile);
    QVERIFY2(english(found.error().what).contains(says), qPrintable(english(found.error().what)));
}

void TestNuGetRules::foreignFilesAreLeftAlone()
{
    for (const auto &[bytes, name] :
         {std::pair("text"_ba, u"a.txt"_s), std::pair(makeZip({{"a.txt", "x"}}), u"a.zip"_s),
          std::pair(makeTgz({{"a.nuspec", nuspecText("a", "1.0")}}), u"a.tgz"_s)}) {
        const auto found = inspect(bytes, name);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Unsupported);
    }
}

void TestNuGetRules::G7_entriesThatEscapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"../evil", "lib/../../evil", "/etc/evil", "C:/evil", "..\\evil",
                             "lib\\..\\evil", "a/./../../evil"})
        QTest::newRow(name) << QByteArray(name);
}

void TestNuGetRules::G7_entriesThatEscapeAreRefused()
{
    QFETCH(QByteArray, name);
    const auto found = inspect(nupkg("a", "1.0", {}, {{name, "x"}}));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidFile);
}

void TestNuGetRules::G10_aNuspecThatUnpacksToTooMuchIsRefused()
{
    const QByteArray big = nuspecText("a", "1.0", "<x>" + QByteArray(5 << 20, ' ') + "</x>");
    const auto found = inspect(makeZip({{"a.nuspec", big}}));
    QVERIFY(!found);
    QVERIFY(english(found.error().what).contains(u"too big"));
    const auto deep = parseNuspec(nuspecText("a", "1.0", QByteArray("<x>").repeated(200'000)));
    QVERIFY(!deep);
}

void TestNuGetRules::G12_entitiesAreRefused()
{
    QByteArray text = nuspecText("a", "1.0", "<title>&e;</title>");
    QVERIFY(!parseNuspec(text));
    for (const char *type : {"<!DOCTYPE package [<!ENTITY e \"x\">]>",
                             "<!DOCTYPE package [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                             "<!DOCTYPE package SYSTEM \"http://127.0.0.1/x.dtd\">"}) {
        QByteArray spoiled = text;
        spoiled.insert(text.indexOf("<package"), type);
        const auto found = parseNuspec(spoiled);
        QVERIFY(!found);
        QVERIFY2(english(found.error().what).contains(u"document type"),
                 qPrintable(english(found.error().what)));
    }
}

void TestNuGetRules::addressesThatAreNoWebAddressesAreDropped()
{
    const auto spec = parseNuspec(nuspecText("a", "1.0",
                                             "<projectUrl>javascript:alert(1)</projectUrl>"
                                             "<iconUrl>file:///etc/passwd</iconUrl>"
                                             "<licenseUrl>https://acme.example/l</licenseUrl>"));
    QVERIFY(spec);
    QCOMPARE(spec->projectUrl, QString());
    QCOMPARE(spec->iconUrl, QString());
    QCOMPARE(spec->licenseUrl, u"https://acme.example/l"_s);
}

void TestNuGetRules::metadataSurvivesStoring()
{
    const auto spec = parseNuspec(
        nuspecText("a", "1.0",
                   "<license type=\"file\">LICENSE.txt</license><copyright>©</copyright>"
                   "<requireLicenseAcceptance>true</requireLicenseAcceptance>"
                   "<packageTypes><packageType name=\"DotnetTool\" /></packageTypes>"
                   "<dependencies><group targetFramework=\"net6.0\" /></dependencies>"));
    QVERIFY(spec);
    QVERIFY(spec->licenseIsFile);
    QCOMPARE(Nuspec::fromJson(spec->json()), *spec);
}

void TestNuGetRules::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *filter, bool matches) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << matches;
    };
    row("IsLatestVersion", true);
    row("not IsLatestVersion", false);
    row("tolower(Id) eq 'acme.widgets'", true);
    row("Id eq 'ACME.Widgets' and IsLatestVersion", true);
    row("Id eq 'other' or substringof('dget',tolower(Id))", true);
    row("(((Id ne null) and substringof('acme',tolower(Id))) or (Title eq null))", true);
    row("startswith(Id,'Acme') and endswith(Id,'x')", false);
    row("Version eq '1.2'", true);
    row("Version gt '1.10'", false);
    row("Version ge '1.2.0.0' and Version lt '2.0-a'", true);
    row("PackageSize gt 10", true);
    row("Title eq null", true);
    row("Unknown eq 'x'", false);
    row("true", true);
    row("Id eq 'it''s'", false);
    row("Published gt datetime'2020-01-01T00:00:00'", true);
}

void TestNuGetRules::filters()
{
    QFETCH(QString, filter);
    QFETCH(bool, matches);
    const auto parsed = ODataFilter::parse(filter);
    QVERIFY(parsed);
    const bool does = parsed->matches([](QStringView name) -> ODataValue {
        if (name == u"Id")
            return u"Acme.Widgets"_s;
        if (name == u"Version")
            return u"1.2.0"_s;
        if (name == u"Published")
            return u"2024-05-06T07:08:09.000Z"_s;
        if (name == u"PackageSize")
            return 11.0;
        return name == u"IsLatestVersion" ? ODataValue(true) : ODataValue();
    });
    QCOMPARE(does, matches);
    if (filter.contains(u"eq 'acme.widgets'", Qt::CaseInsensitive))
        QCOMPARE(parsed->onlyId(), u"acme.widgets"_s);
    else if (filter == u"Id eq 'it''s'")
        QCOMPARE(parsed->onlyId(), u"it's"_s);
    else
        QVERIFY(parsed->onlyId().isNull());
}

void TestNuGetRules::filtersThatAreNone_data()
{
    QTest::addColumn<QString>("filter");
    for (const char *filter : {"", "(", "Id eq", "eq 'x'", "Id eq 'x", "Id eq 'x')", "evil(Id)",
                               "tolower(Id,Id)", "Id eq 'x' and", "Id 'x'", "substringof('a')"})
        QTest::newRow(filter) << QString::fromLatin1(filter);
    QTest::newRow("deep") << QString(1000, u'(') + u"Id"_s + QString(1000, u')');
    QTest::newRow("not not") << u"not "_s.repeated(1000) + u"true"_s;
    QTest::newRow("long") << u"Id eq '"_s + QString(10'000, u'x') + u'\'';
}

void TestNuGetRules::filtersThatAreNone()
{
    QFETCH(QString, filter);
    QVERIFY(!ODataFilter::parse(filter));
}

void TestNuGetRules::mutatedPackagesNeverDoHarm()
{
    QRandomGenerator random(20240506);
    const QByteArray whole = makeZip({{"a.nuspec", nuspecText("a", "1.0")}, {"b", "x"}});
    const QByteArray text = nuspecText("a", "1.0",
                                       "<dependencies><dependency id=\"b\"/></dependencies>");
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = round % 2 ? whole : text;
        for (int change = 0; change < 1 + round % 5; ++change)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        if (round % 7 == 0)
            bytes.truncate(random.bounded(int(bytes.size())));
        if (round % 2 == 0) {
            (void)parseNuspec(bytes);
            continue;
        }
        const auto found = inspect(bytes);
        if (found) {
            QVERIFY(NuGetFormat().check(found->coordinates));
            QVERIFY(NuGetFormat().checkFileName(found->fileName));
        }
    }
}

void TestNuGetRules::snippetsNameTheSource()
{
    Scope project;
    project.id = 7;
    project.level = Level::Project;
    const auto all = NuGetFormat().snippets({"http://127.0.0.1:8970", project, {}});
    QString text;
    for (const Snippet &snippet : all)
        text += snippet.text + u'\n';
    QVERIFY(text.contains(u"http://127.0.0.1:8970/api/v4/projects/7/packages/nuget/index.json"));
    QVERIFY(text.contains(u"allowInsecureConnections=\"true\""));
    Scope instance;
    QVERIFY(NuGetFormat().snippets({"http://127.0.0.1:8970", instance, {}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestNuGetRules)
#include "tst_nugetrules.moc"
