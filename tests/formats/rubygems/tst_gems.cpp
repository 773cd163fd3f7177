// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemfile.h"
#include "formats/rubygems/marshal.h"
#include "formats/rubygems/publishing.h"
#include "formats/rubygems/rubygemsformat.h"
#include "formats/rubygems/specfiles.h"
#include "gems.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::rubygems;
using namespace packhouse::test;

namespace {

Result<GemFile> read(QByteArray bytes)
{
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    return rubygems::readGem(file);
}

QByteArray marshalled(const std::function<void(MarshalWriter &)> &write)
{
    MarshalWriter writer;
    write(writer);
    return writer.bytes().sliced(2).toHex();
}

} // namespace

class TestGems : public QObject
{
    Q_OBJECT

private slots:
    void aGemIsInspected()
    {
        const QByteArray dependencies = "dependencies:\n" + dependencyYaml("rk_x", ">=", "12")
                                        + dependencyYaml("dd", "~>", "1.0", "development");
        QByteArray bytes = gemOf(
            GemWish{"web", "1.2.0.rc1", "x86_64-linux", "A gem", dependencies});
        QBuffer file(&bytes);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const RubygemsFormat format;
        const auto found = format.inspect(file, u"anything.gem"_s);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
        QCOMPARE(found->coordinates, (Coordinates{u"rubygems"_s, u"web"_s, u"1.2.0.rc1"_s}));
        QCOMPARE(found->fileName, u"web-1.2.0.rc1-x86_64-linux.gem"_s);
        QCOMPARE(found->description, u"A gem"_s);
        QCOMPARE(found->license, u"MIT"_s);
        QCOMPARE(found->readme, u"# Web\n"_s);
        QVERIFY(found->certain);
        QCOMPARE(found->dependencies.size(), 1);
        QCOMPARE(found->dependencies[0].canonicalName, u"rk_x"_s);
        QCOMPARE(found->dependencies[0].range, u">= 12"_s);
        const QJsonObject metadata = QJsonDocument::fromJson(found->versionMetadata).object();
        QCOMPARE(metadata.value(u"homepage").toString(), u"http://example.invalid"_s);
        QCOMPARE(metadata.value(u"required_ruby_version").toString(), u">= 2.7"_s);
    }

    void oldSpellingsAreUnderstood()
    {
        const auto spec = parseGemspec(
            "--- !ruby/object:Gem::Specification \nname: old\n"
            "version: !ruby/object:Gem::Version \n  version: 0.9.0\n"
            "platform: !ruby/object:Gem::Platform\n  cpu: x86\n  os: mswin32\n  version: '60'\n"
            "author: Somebody\nemail:\n- a@example.invalid\n- b@example.invalid\nlicense: GPL-2.0\n"
            "date: 2009-01-02 00:00:00 +01:00\n"
            "dependencies: \n- !ruby/object:Gem::Dependency \n  name: rake\n  type: :runtime\n"
            "  version_requirement: \n"
            "  version_requirements: !ruby/object:Gem::Requirement \n    requirements: \n"
            "    - - ! '>='\n      - !ruby/object:Gem::Version \n        version: \"0.8\"\n"
            "    version: \n"
            "summary: !binary |-\n  Y2Fmw6k=\n");
        QVERIFY2(spec, spec ? "" : qPrintable(english(spec.error())));
        QCOMPARE(spec->full.text(), u"old-0.9.0-x86-mswin32-60"_s);
        QCOMPARE(spec->authors, QStringList{u"Somebody"_s});
        QCOMPARE(spec->emails.size(), 2);
        QCOMPARE(spec->licenses, QStringList{u"GPL-2.0"_s});
        QCOMPARE(spec->summary, u"caf\u00e9"_s);
        QCOMPARE(spec->date, QDate(2009, 1, 2));
        QCOMPARE(spec->dependencies.size(), 1);
        QCOMPARE(requirementText(spec->dependencies[0].requirement, u", "_s), u">= 0.8"_s);
        QVERIFY(asksNothing(spec->ruby));
    }

    void wrongGemsSayWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code,
                            const QString &said) { QTest::newRow(name) << bytes << code << said; };
        const QByteArray yaml = gemspecYaml({});
        const auto without = [&](const QByteArray &part) {
            QList<Member> parts = gemParts(yaml, {{"a", "b"}});
            parts.removeIf([&](const Member &each) { return each.name == part; });
            return makeTar(parts);
        };
        const auto with = [&](const QList<Member> &data) {
            QList<Member> parts = gemParts(yaml, data);
            return makeTar(parts);
        };
        row("text", "hello", ErrorCode::Unsupported, u"no gem"_s);
        row("a tar", makeTar({{"a", "b"}}), ErrorCode::Unsupported, u"no gem"_s);
        row("a tgz", makeTgz({{"metadata.gz", test::gzip("x")}}), ErrorCode::Unsupported,
            u"no gem"_s);
        row("no files", without("data.tar.gz"), ErrorCode::InvalidFile, u"data.tar.gz"_s);
        row("twice", makeTar(gemParts(yaml, {{"a", "b"}}) + gemParts(yaml, {{"a", "b"}})),
            ErrorCode::InvalidFile, u"twice"_s);
        QList<Member> changed = gemParts(yaml, {{"a", "b"}});
        changed[1].bytes = makeTgz({{"a", "c"}});
        row("checksums", makeTar(changed), ErrorCode::HashMismatch, u"checksums"_s);
        row("G3 climbs", with({{"../../x", "y"}}), ErrorCode::InvalidFile, u"leads out"_s);
        row("G3 absolute", with({{"/etc/x", "y"}}), ErrorCode::InvalidFile, u"absolute"_s);
        row("no yaml", gemOf("\t: ["), ErrorCode::InvalidFile, u"cannot be read"_s);
        row("no mapping", gemOf("- a"), ErrorCode::InvalidFile, u"no mapping"_s);
        row("name", gemOf(GemWish{"a/b"}), ErrorCode::InvalidName, u"no name for a gem"_s);
        row("version", gemOf(GemWish{"web", "one"}), ErrorCode::InvalidVersion, u"no version"_s);
        row("platform", gemOf(GemWish{"web", "1", "a b"}), ErrorCode::InvalidFile, u"platform"_s);
        row("dependency",
            gemOf(GemWish{"web", "1", "ruby", "s",
                          "dependencies:\n" + dependencyYaml("'a b'", ">=", "1")}),
            ErrorCode::InvalidFile, {});
        row("requirement",
            gemOf(GemWish{"web", "1", "ruby", "s",
                          "dependencies:\n" + dependencyYaml("a", "=>", "1")}),
            ErrorCode::InvalidFile, u"requirement"_s);
        const QByteArray plain = gemspecYaml({});
        for (const char *date : {"never", "99999-01-01", "2024-13-01", "2024-01-32", "[a]"}) {
            QByteArray dated = plain;
            dated.replace("2024-02-29 00:00:00.000000000 Z", date);
            QTest::addRow("P7 date %s", date)
                << gemOf(dated) << ErrorCode::InvalidFile << u"a date that is none"_s;
        }
        for (const char *list : {"text", "5", "{a: b}"}) {
            QTest::addRow("P7 dependencies %s", list)
                << gemOf(GemWish{"web", "1", "ruby", "s", "dependencies: "_ba + list + '\n'})
                << ErrorCode::InvalidFile << u"dependencies that are no list"_s;
        }
        for (const char *platform : {"5", "true", "2024-01-01"})
            QTest::addRow("P7 platform %s", platform)
                << gemOf(GemWish{"web", "1", platform}) << ErrorCode::InvalidFile
                << u"a platform that is none"_s;
        const auto changedRow = [&](const char *name, const QByteArray &from, const QByteArray &to,
                                    const QString &said) {
            QByteArray text = plain;
            text.replace(text.indexOf(from), from.size(), to);
            row(name, gemOf(text), ErrorCode::InvalidFile, said);
        };
        const QByteArray root = "!ruby/object:Gem::Specification";
        changedRow("P7 another root", root, "!ruby/object:Kernel", u"!ruby/object:Kernel"_s);
        changedRow("P7 no root", root, "", u"!ruby/object:Gem::Specification"_s);
        changedRow("P7 the root is a version", root, "!ruby/object:Gem::Version",
                   u"!ruby/object:Gem::Specification"_s);
        changedRow("P7 requirements of text", "requirements:\n  - - \">=\"",
                   "requirements: none\n  x:\n  - - \">=\"", u"no list of versions"_s);
        changedRow("P7 paths of a mapping", "bindir: bin", "bindir: bin\nrequire_paths: {}",
                   u"\"require_paths\""_s);
        changedRow("P7 a number to run", "bindir: bin", "bindir: bin\nexecutables: [5]",
                   u"\"executables\""_s);
        changedRow("P7 the version of specifications", "specification_version: 4",
                   "specification_version: banana", u"\"banana\""_s);
        changedRow("P7 an object as summary", "summary: A gem",
                   "summary: !ruby/object:Gem::Requirement {}", u"\"summary\""_s);
        changedRow("P7 a foreign object", "bindir: bin",
                   "bindir: bin\nx: !ruby/object:Gem::Installer\n  i: x", u"Gem::Installer"_s);
        changedRow("P7 a tagged symbol", "bindir: bin", "bindir: bin\nx: !ruby/symbol foo",
                   u"!ruby/symbol"_s);
        changedRow("P7 a symbol", "bindir: bin", "bindir: bin\nx: :foo", u"the symbol :foo"_s);
        changedRow("P7 extensions of text", "bindir: bin", "bindir: bin\nextensions: a",
                   u"\"extensions\""_s);
        changedRow("P7 metadata of text", "metadata:\n  source: http://example.invalid/s",
                   "metadata: 5", u"\"metadata\""_s);
        row("P7 a NUL in the version", gemOf(GemWish{"web", "\"1.0.1\\0\""}),
            ErrorCode::InvalidVersion, u"no version"_s);
        const auto depends = [&](const char *name, const QByteArray &from, const QByteArray &to,
                                 const QString &said) {
            QByteArray list = dependencyYaml("a", ">=", "1");
            list.replace(from, to);
            row(name, gemOf(GemWish{"web", "1", "ruby", "s", "dependencies:\n" + list}),
                ErrorCode::InvalidFile, said);
        };
        depends("P7 a type", "type: :runtime", "type: :evil", u"the symbol :evil"_s);
        depends("P7 a type of text", "type: :runtime", "type: runtime", u"\"runtime\""_s);
        depends("P7 a type in quotes", "type: :runtime", "type: ':runtime'", u"quotation marks"_s);
        depends("P7 another kind of dependency", "Gem::Dependency", "Gem::Version",
                u"dependency"_s);
        row("P7 no requirement",
            gemOf(GemWish{"web", "1", "ruby", "s",
                          "dependencies:\n- !ruby/object:Gem::Dependency\n  name: a\n"
                          "  type: :runtime\n"}),
            ErrorCode::InvalidFile, u"without a requirement"_s);
        row("P7 a mark", gemOf("\xef\xbb\xbf" + plain), ErrorCode::InvalidFile, u"a mark"_s);
        row("P7 a NUL", gemOf(plain + "x: a" + '\0' + "b\n"), ErrorCode::InvalidFile,
            u"control character"_s);
        row("G12 a line end in a version", gemOf(GemWish{"web", "\"1\n2.0 |checksum:0\""}),
            ErrorCode::InvalidVersion, u"no version"_s);
        row("G10 cut off", gem("web", "1").first(1500), ErrorCode::InvalidFile, {});
    }

    void wrongGemsSayWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, said);
        const auto found = read(bytes);
        QVERIFY(!found);
        QVERIFY2(english(found.error()).contains(said), qPrintable(english(found.error())));
        if (code != ErrorCode::InvalidFile || !said.isEmpty())
            QCOMPARE(int(found.error().code), int(code));
    }

    void G10_bombsAreRefused()
    {
        const QByteArray zeros(64 << 20, '\0');
        QList<Member> parts = gemParts(gemspecYaml({}), {{"a", "b"}});
        parts[0].bytes = test::gzip(zeros);
        QVERIFY(!read(makeTar(parts)));
        parts = gemParts(gemspecYaml({}), {{"zeros", zeros}});
        QVERIFY(!read(makeTar(parts)));
        QByteArray aliases = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
        for (char c = 'b'; c < 'k'; ++c) {
            const QByteArray before(1, char(c - 1));
            aliases += QByteArray(1, c) + ": &" + c + " [*" + before;
            for (int i = 0; i < 9; ++i)
                aliases += ", *" + before;
            aliases += "]\n";
        }
        const auto bomb = read(
            gemOf(GemWish{"web", "1", "ruby", "s", "dependencies: []\n", aliases}));
        QVERIFY(!bomb);
        QVERIFY2(english(bomb.error()).contains(u"100,000"), qPrintable(english(bomb.error())));
        QByteArray deep = "a0: &a0 [x]\n";
        for (int i = 1; i < 200; ++i)
            deep += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a"
                    + QByteArray::number(i - 1) + "]\n";
        const auto nested = read(
            gemOf(GemWish{"web", "1", "ruby", "s", "dependencies: []\n", deep}));
        QVERIFY(!nested);
        QVERIFY2(english(nested.error()).contains(u"64 levels"),
                 qPrintable(english(nested.error())));
    }

    /// Bytes that nobody would send, from gems that are fine.
    void damagedGemsNeverBreakAnything()
    {
        const QByteArray whole = gem("web", "1.2.3");
        QRandomGenerator dice(20);
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes = whole;
            const int times = 1 + int(dice.bounded(6u));
            for (int i = 0; i < times; ++i)
                bytes[qsizetype(dice.bounded(quint32(bytes.size())))] = char(dice.bounded(256));
            if (dice.bounded(4) == 0)
                bytes.truncate(qsizetype(dice.bounded(quint32(bytes.size()))));
            if (const auto found = read(bytes)) {
                QVERIFY(checkName(found->spec.full.name));
                QVERIFY(checkVersion(found->spec.full.version));
            }
        }
    }

    void versionsAreOrderedAsRubyDoes()
    {
        // Each is below the next.
        const QStringList order{
            u"0.9"_s,     u"1.0.a"_s,     u"1.0.a10"_s, u"1.0.b1"_s,  u"1.0.pre.1"_s,
            u"1.0.rc1"_s, u"1.0.rc2"_s,   u"1.0"_s,     u"1.0.0.1"_s, u"1.0.1"_s,
            u"1.2"_s,     u"1.10.beta"_s, u"1.10"_s,    u"2"_s,       u"18446744073709551617"_s};
        for (qsizetype i = 0; i + 1 < order.size(); ++i) {
            QVERIFY2(compareVersions(order[i], order[i + 1]) < 0, qPrintable(order[i]));
            QVERIFY2(compareVersions(order[i + 1], order[i]) > 0, qPrintable(order[i]));
        }
        for (const auto &[a, b] : {std::pair{"1.0", "1"},
                                   {"1.0.0", "1"},
                                   {"1.0.a", "1.a"},
                                   {"01.2", "1.2"},
                                   {"1.a.0", "1.a"},
                                   {"0.0", "0"}})
            QVERIFY2(compareVersions(QString::fromLatin1(a), QString::fromLatin1(b)) == 0, a);
        QVERIFY(rubygems::isPrerelease(u"1.0.rc1"_s));
        QVERIFY(!rubygems::isPrerelease(u"1.0.1"_s));
    }

    void fullNamesAreSplitInEveryWay()
    {
        const auto texts = [](const QString &name) {
            QStringList found;
            for (const FullName &each : splits(name))
                found.append(QStringList{each.name, each.version, each.platform}.join(u'|'));
            return found;
        };
        QCOMPARE(texts(u"a-1.0"_s), QStringList{u"a|1.0|ruby"_s});
        QCOMPARE(texts(u"a-b-1.0-x86_64-linux"_s), QStringList{u"a-b|1.0|x86_64-linux"_s});
        QCOMPARE(texts(u"a-1-2"_s), (QStringList{u"a|1|2"_s, u"a-1|2|ruby"_s}));
        QVERIFY(texts(u"a-1.0-"_s).isEmpty());
        QVERIFY(texts(u"a-1.0-ruby"_s).isEmpty());
        QVERIFY(texts(u"a"_s).isEmpty());
        for (const char *name : {"a-1.0.gem", "a-1.0-java.gem", "a-1.0.gemspec"})
            QVERIFY2(checkFileName(QString::fromLatin1(name)), name);
        for (const char *name : {"a.gem", "a-1.0", "../a-1.0.gem", "a-1.0.gem.gem ", "-1.0.gem"})
            QVERIFY2(!checkFileName(QString::fromLatin1(name)), name);
        for (const char *name : {"", "1", "-a", "_a", ".a", "a b", "a/b", "a\n", "\u00e9"})
            QVERIFY2(!checkName(QString::fromUtf8(name)), name);
        for (const char *version : {"", "a", "1-2", "1..2", "1.", "1 ", ".1", "1.0\n"})
            QVERIFY2(!checkVersion(QString::fromLatin1(version)), version);
    }

    /// The expected bytes are what Ruby's own Marshal reads as these values.
    void G13_marshalIsWrittenAsRubyReadsIt()
    {
        const QList<std::pair<qint32, const char *>> numbers{
            {0, "00"},     {1, "06"},      {-1, "fa"},      {122, "7f"},
            {123, "017b"}, {255, "01ff"},  {256, "020001"}, {65536, "03000001"},
            {-123, "80"},  {-124, "ff84"}, {-129, "ff7f"}};
        for (const auto &[number, bytes] : numbers)
            QCOMPARE(marshalled([n = number](MarshalWriter &to) { to.integer(n); }),
                     "69" + QByteArray(bytes));
        QCOMPARE(marshalled([](MarshalWriter &to) { to.midnight(QDate(2024, 2, 29)); }),
                 "4975"
                 "3a0954696d65"
                 "0d"
                 "a0071fc0"
                 "00000000"
                 "06"
                 "3a097a6f6e65"
                 "49220855544306"
                 "3a0645"
                 "46"_ba);
        Gems gems;
        gems["a"].add("1.0 |checksum:00");
        gems["b"].add("2.0.pre-java |checksum:00");
        gems["b"].add("1.0 |checksum:00");
        gems["b"].add("1.5 |checksum:00");
        const auto list = [&](SpecList which) {
            return gunzip(specList(gems, which), 1 << 20).value_or(QByteArray());
        };
        QCOMPARE(list(SpecList::Prereleases).toHex(), "04085b065b0849220662063a0645"
                                                      "54553a1147656d3a3a56657273696f6e5b06"
                                                      "49220c322e302e707265063a064554"
                                                      "4922096a617661063a064554"_ba);
        QCOMPARE(list(SpecList::Latest).count("1.0"), 1);
        QCOMPARE(list(SpecList::Releases).count("1.0"), 2);
        QCOMPARE(specList(gems, SpecList::Releases), specList(gems, SpecList::Releases));
    }
};

QTEST_GUILESS_MAIN(TestGems)
#include "tst_gems.moc"
