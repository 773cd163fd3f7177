// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanfile.h"
#include "formats/conan/conaninfo.h"
#include "formats/conan/reference.h"
#include "formats/debian/changes.h"
#include "formats/debian/deb822.h"
#include "formats/debian/names.h"
#include "formats/debian/relations.h"
#include "formats/golang/modfile.h"
#include "formats/golang/names.h"
#include "formats/helm/chart.h"
#include "formats/rubygems/gemspec.h"
#include "formats/rubygems/names.h"
#include "formats/support/archive.h"
#include "formats/support/yaml.h"
#include "formats/terraform/hcl.h"
#include "support/archivebuilder.h"
#include "support/boundtable.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

Q_DECLARE_METATYPE(packhouse::test::Growth)

namespace {

using Input = BoundTable::Input;
using Parse = std::function<Refusal(const QByteArray &)>;

/// Lines that differ: '#' stands for a number, which goes down.
Input numbered(const QByteArray &before, const QByteArray &each, const QByteArray &after = {})
{
    return [=](qsizetype n) {
        QByteArray text = before;
        for (qsizetype i = n; i > 0; --i)
            text += QByteArray(each).replace('#', QByteArray::number(1'000'000 + i));
        return text + after;
    };
}

void row(const char *name, const Input &input, const Parse &parse, qsizetype most = 1 << 20)
{
    QTest::newRow(name) << Growth{input, parse, 64, most};
}

/// One piece is taken, and as many as there may be are refused by a text with \a limit in it.
void bound(const char *name, const Input &input, const Parse &parse, const char *limit,
           qsizetype most = 4 << 20)
{
    QTest::newRow(name) << Growth{input, parse, 1, most, true, QString::fromLatin1(limit)};
}

Refusal yaml(const QByteArray &text)
{
    return refusal(parseYaml(text, {4 << 20, true, true}));
}

Refusal hcl(const QByteArray &text)
{
    terraform::parseHcl(text);
    return {};
}

Refusal control(const QByteArray &text)
{
    return refusal(debian::parseControl(text, u"control"_s).map([](const debian::Paragraph &read) {
        return debian::checkBinaryControl(read, u"control"_s).has_value();
    }));
}

Refusal depends(const QByteArray &text)
{
    debian::isRelationList(text, true);
    return {};
}

Refusal changes(const QByteArray &text)
{
    return refusal(debian::parseChanges(text, u"a.changes"_s));
}

Refusal recipe(const QByteArray &text)
{
    conan::ConanFile::parse(text);
    return {};
}

Refusal info(const QByteArray &text)
{
    conan::ConanInfo::searchEntry(text);
    (void)conan::ConanInfo::check(text);
    return {};
}

Refusal modFile(const QByteArray &text)
{
    return refusal(golang::ModFile::parse(text));
}

Refusal gemspec(const QByteArray &text)
{
    return refusal(rubygems::parseGemspec(text));
}

Refusal chart(const QByteArray &text)
{
    return refusal(helm::parseChart(text));
}

Refusal archiveOf(const QByteArray &bytes, const ArchiveLimits &limits)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return refusal(
        readArchive(buffer, limits, [](const ArchiveEntry &, QIODevice &) { return true; },
                    {.role = [](const QString &path) { return path; }, .repeats = true}));
}

Refusal archive(const QByteArray &bytes)
{
    return archiveOf(bytes, {});
}

/// A list of files as three fields of a .changes have it.
QByteArray changesOf(qsizetype n)
{
    QByteArray text = "Source: aa\nVersion: 1\nDistribution: b\n";
    for (const auto &[field, digits] : {std::pair("Files", 32), std::pair("Checksums-Sha1", 40),
                                        std::pair("Checksums-Sha256", 64)}) {
        text += QByteArray(field) + ":\n";
        for (qsizetype i = 0; i < n; ++i) {
            text += ' ' + QByteArray(digits, '0') + " 1 " + (digits == 32 ? "a b " : "") + "f"
                    + QByteArray::number(i) + ".deb\n";
        }
    }
    return text;
}

QByteArray entries(qsizetype n, QByteArray (*make)(const QList<Member> &), qsizetype depth)
{
    QList<Member> members;
    for (qsizetype i = 0; i < n; ++i) {
        QByteArray name;
        for (qsizetype level = 0; level < depth; ++level)
            name += QByteArray::number(i + level) + '/';
        members.append({name + "f", "x"});
    }
    return make(members);
}

/// Letters with marks in the order that costs most to put right.
QByteArray marks(qsizetype n)
{
    const QByteArray name = QString(u"a"_s + u"\u0301\u0323"_s.repeated(60)).toUtf8();
    const QByteArray path = (name + '/').repeated(16);
    QList<Member> members;
    for (qsizetype i = 0; i < n; ++i)
        members.append({path + QByteArray::number(i), "x"});
    return makeTar(members);
}

} // namespace

class TestParserCosts : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwice_data();
    void P3_twiceTheInputCostsTwice();
    void P3_whatIsWithoutBoundIsRefused_data();
    void P3_whatIsWithoutBoundIsRefused();
    void P3_shortTextsAreBounded();
    void P3_patternsDoNotGoBackForEver();

private:
    static void texts();
    static void packages();
    static void archives();
};

void TestParserCosts::texts()
{
    row("yaml, members", numbered("", "k#: v\n"), yaml, 4 << 20);
    row("yaml, members on one line", numbered("{", "k#: v, ", "}"), yaml, 4 << 20);
    row("yaml, a list", repeated("", "- a\n"), yaml, 4 << 20);
    row("yaml, a list on lines", repeated("[", "a,\n", "]"), yaml, 4 << 20);
    bound("yaml, brackets", nested("", "[", "a", "]", ""), yaml, "deep", 1 << 20);
    bound("yaml, braces", nested("", "{a: ", "b", "}", ""), yaml, "deep", 1 << 20);
    row("yaml, dashes", repeated("", "- "), yaml);
    row(
        "yaml, deeper and deeper",
        [](qsizetype n) {
            QByteArray text;
            for (qsizetype i = 0; i < n && text.size() < (1 << 20); ++i)
                text += QByteArray(i, ' ') + "a:\n";
            return text;
        },
        yaml);
    row("yaml, anchors", numbered("", "- &a# x\n"), yaml, 4 << 20);
    row("yaml, aliases", repeated("- &a [x, y]\n", "- *a\n"), yaml, 4 << 20);
    row("yaml, a folded text", repeated("a: >\n", "  words\n\n"), yaml, 4 << 20);
    row("yaml, a quoted text", repeated("a: \"", "\\n\\\n  ", "\""), yaml, 4 << 20);
    row("yaml, tags", repeated("", "- !<tag:x,2000:y> a\n"), yaml, 4 << 20);
    row("yaml, comments", repeated("a: b\n", "# c\n"), yaml, 4 << 20);
    row("yaml, question marks", numbered("", "? a#\n"), yaml);
    row("yaml, directives", numbered("", "%TAG !a#! tag:x,2000:\n", "---\na: b\n"), yaml);
    row("hcl, blocks", numbered("", "variable \"v#\" {\n default = 1\n}\n"), hcl);
    row("hcl, attributes", numbered("a {\n", "b# = 1\n", "}\n"), hcl);
    row("hcl, open braces", repeated("", "a {"), hcl);
    row("hcl, open brackets", repeated("a = ", "[("), hcl);
    row("hcl, texts without end", repeated("", "a = \"b\n"), hcl);
    row("hcl, expressions in texts", repeated("a = \"", "${\"", "x"), hcl);
    row("hcl, texts given up", repeated("", "\"${\"${\n"), hcl);
    row("hcl, markers without end", numbered("", "a = <<E#\n"), hcl);
    row("hcl, comments without end", repeated("", "/* # // \n"), hcl);
    row("hcl, labels", repeated("a ", "\"b\" "), hcl);
}

void TestParserCosts::packages()
{
    row("control, fields", numbered("Package: a\n", "X-#: y\n"), control);
    row("control, lines", repeated("Description: a\n", " b\n"), control);
    row("control, blank lines", repeated("Package: a", "\n"), control);
    row("control, spaces", repeated("Package: a\nX-Y: ", "  \t"), control);
    row("control, armour",
        numbered("-----BEGIN PGP SIGNED MESSAGE-----\n\n", "- A#: b\n",
                 "-----BEGIN PGP SIGNATURE-----\n"),
        control);
    row("control, relations", repeated("Depends: a", ", b (>= 1)"), control);
    row("relations, spaces", repeated("a", " \n"), depends);
    row("relations, parentheses", repeated("a ", "("), depends);
    row("relations, versions", repeated("a (>= ", "1."), depends);
    row("changes, files", changesOf, changes);
    row("recipe, requirements", repeated("", "  requires = (\"a/1\",\n"), recipe);
    row("recipe, many in one", repeated("  requires = (", "\"aa/1\", "), recipe);
    row("recipe, starts without end", repeated("", "  description = (\n"), recipe);
    row("recipe, spaces", repeated("  license =", " \n"), recipe);
    row("recipe, texts", repeated("  license = ", "\"a\", "), recipe);
    row("info, settings", numbered("[settings]\n", "k#=v\n"), info);
    row("info, requirements", repeated("[requires]\n", "a/1\n", "[recipe_hash]\nx\n"), info);
    row("go.mod, requirements", numbered("module a.b/c\n", "require a.b/d# v1.0.0\n"), modFile);
    row("go.mod, retractions", numbered("module a.b/c\n", "retract v1.0.#\n"), modFile);
    row("go.mod, comments", repeated("module a.b/c\n", "// Deprecated: x\n"), modFile);
    row("go.mod, signs", repeated("module a.b/c\nexclude ", "(["), modFile);
    row("go.mod, texts without end", repeated("module a.b/c\nexclude ", "\"a\" "), modFile);
    row("go.mod, one word", repeated("module a.b/c\nexclude ", "a/"), modFile);
    const QByteArray gem = "--- !ruby/object:Gem::Specification\nname: a\nversion: "
                           "!ruby/object:Gem::Version {version: '1.0'}\nplatform: ruby\n";
    row("gem, dependencies",
        numbered(gem + "dependencies:\n",
                 "- !ruby/object:Gem::Dependency {name: d#, type: :runtime, requirement: "
                 "!ruby/object:Gem::Requirement {requirements: [['>=', !ruby/object:Gem::Version "
                 "{version: '0'}]]}}\n"),
        gemspec);
    row("gem, authors", repeated(gem + "authors:\n", "- a\n"), gemspec);
    row("gem, metadata", numbered(gem + "metadata:\n", "  k#: v\n"), gemspec);
    const QByteArray head = "apiVersion: v2\nname: a\nversion: 1.0.0\n";
    row("chart, dependencies", numbered(head + "dependencies:\n", "- {name: d#}\n"), chart);
    row("chart, keywords", repeated(head + "keywords:\n", "- a\n"), chart);
    row("chart, annotations", numbered(head + "annotations:\n", "  k#: v\n"), chart);
}

void TestParserCosts::archives()
{
    constexpr qsizetype most = 16 << 20;
    row(
        "tar, entries", [](qsizetype n) { return entries(n, makeTar, 1); }, archive, most);
    row(
        "tar, folders", [](qsizetype n) { return entries(n, makeTar, 30); }, archive, most);
    row(
        "tar, records",
        [](qsizetype n) {
            return makeTar({{"x", QByteArray("8 a=bcd\n").repeated(n), 'x'}, {"f", "x"}});
        },
        archive, 1 << 20);
    row("tar, marks on letters", marks, archive, most);
    row(
        "tar, zeros at the end",
        [](qsizetype n) {
            return makeTar({{"f", "x"}}) + QByteArray(n * 512, '\0');
        },
        archive, most);
    row(
        "zip, entries", [](qsizetype n) { return entries(n, makeZip, 1); }, archive, most);
    row(
        "zip, folders", [](qsizetype n) { return entries(n, makeZip, 30); }, archive, most);
    row(
        "zip, ends in the comment",
        [](qsizetype n) {
            // The last two bytes of an archive without a comment are how long the comment is.
            const QByteArray comment = QByteArray("PK\x05\x05").repeated(n);
            QByteArray zip = makeZip({{"f", "x"}});
            qToLittleEndian(quint16(comment.size()), zip.data() + zip.size() - 2);
            return zip + comment;
        },
        archive, 1 << 16);
    row(
        "tgz, streams",
        [](qsizetype n) {
            return gzip(makeTar({{"f", "x"}})) + gzip({}).repeated(n);
        },
        archive, 1 << 20);
}

void TestParserCosts::P3_twiceTheInputCostsTwice_data()
{
    QTest::addColumn<Growth>("growth");
    texts();
    packages();
    archives();
}

void TestParserCosts::P3_twiceTheInputCostsTwice()
{
    QFETCH(Growth, growth);
    QCOMPARE(scalingFault(growth), QString());
}

void TestParserCosts::P3_whatIsWithoutBoundIsRefused_data()
{
    QTest::addColumn<Growth>("growth");
    bound(
        "yaml, what aliases stand for",
        [](qsizetype n) {
            return "- &a '" + QByteArray(n * 8, 'x') + "'\n" + QByteArray("- *a\n").repeated(n);
        },
        yaml, "8 MiB");
    bound(
        "yaml, aliases of aliases",
        [](qsizetype n) {
            QByteArray text = "- &a0 [x, x, x, x]\n";
            for (qsizetype i = 1; i <= n; ++i) {
                const QByteArray before = " *a" + QByteArray::number(i - 1) + ",";
                text += "- &a" + QByteArray::number(i) + " [" + before.repeated(4) + "]\n";
            }
            return text;
        },
        yaml, "100,000", 1 << 16);
    bound("yaml, values", repeated("", "- a\n"), yaml, "100,000");
    bound(
        "yaml, levels", [](qsizetype n) { return QByteArray(n, '[') + QByteArray(n, ']'); }, yaml,
        "deep", 1 << 12);
    bound("control, fields", numbered("Package: a\n", "X-#: y\n"), control, "too many fields",
          1 << 20);
    bound("changes, files", changesOf, changes, "too long");
    bound("go.mod, retractions", numbered("module a.b/c\n", "retract v1.0.#\n"), modFile,
          "Line 1002", 1 << 20);
    bound(
        "tar, entries", [](qsizetype n) { return entries(n, makeTar, 1); },
        [](const QByteArray &bytes) { return archiveOf(bytes, {.entries = 500}); },
        "more than 500 entries", 1 << 20);
    bound(
        "tar, one entry", [](qsizetype n) { return entries(n, makeTar, 0); }, archive,
        "it holds \"f\" twice", 1 << 20);
}

void TestParserCosts::P3_whatIsWithoutBoundIsRefused()
{
    QFETCH(Growth, growth);
    QCOMPARE(scalingFault(growth), QString());
}

void TestParserCosts::P3_shortTextsAreBounded()
{
    const QString digits(100'000, u'1');
    const QString dotted = u"1."_s.repeated(50'000) + u'1';
    for (const QString &text : {digits, dotted, u'v' + digits, u"v1.0.0-"_s + digits}) {
        QVERIFY(!debian::checkVersion(text));
        QVERIFY(!golang::checkVersion(text));
        QVERIFY(!golang::checkModulePath(u"a.b/"_s + text));
        QVERIFY(!golang::isPseudoVersion(text));
        QVERIFY(!rubygems::checkVersion(text));
        QVERIFY(!rubygems::checkName(text));
        QVERIFY(rubygems::splits(text).empty());
        QVERIFY(!conan::Reference::fromStored(u"name"_s, text));
        QVERIFY(!conan::PackageQuery::parse(text));
    }
}

void TestParserCosts::P3_patternsDoNotGoBackForEver()
{
    // The longest pattern that is taken, over the longest name.
    const QString name(250, u'a');
    const double start = scaling::threadSeconds();
    for (const QString &pattern : {u"*a"_s.repeated(99) + u'b', u"*[a"_s.repeated(66) + u'b',
                                   u"*["_s + QString(190, u'b') + u"]c"_s, u"?*"_s.repeated(99)}) {
        for (int i = 0; i < 20; ++i)
            conan::matchesReference(pattern, name + u"/1.0@a/b"_s, true);
    }
    const double seconds = scaling::threadSeconds() - start;
    QVERIFY2(seconds < 1, qPrintable(QString::number(seconds)));
}

QTEST_APPLESS_MAIN(TestParserCosts)
#include "tst_parsercosts.moc"
