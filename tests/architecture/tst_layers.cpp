// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/treechecker.h"

#include <QDebug>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace packhouse::architecture;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Head("// SPDX-FileCopyrightText: The Packhouse developers\n"
                                 "// SPDX-License-Identifier: GPL-3.0-or-later\n");

LayerRules readRules()
{
    QFile file(QStringLiteral(PACKHOUSE_SOURCE_DIR "/tests/architecture/layers.txt"));
    const bool opened = file.open(QIODevice::ReadOnly);
    return LayerRules(opened ? QString::fromUtf8(file.readAll()) : u"layers.txt is missing"_s,
                      QLibraryInfo::path(QLibraryInfo::HeadersPath));
}

/// Those that are built in, with \a text as the exceptions.
TypeNames namesWith(const QString &text)
{
    const QDir formats(QStringLiteral(PACKHOUSE_SOURCE_DIR "/models/formats"));
    QStringList types = formats.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    types.removeAll(u"support"_s);
    return TypeNames(types, text);
}

TypeNames readNames()
{
    QFile file(QStringLiteral(PACKHOUSE_SOURCE_DIR "/tests/architecture/typenames.txt"));
    const bool opened = file.open(QIODevice::ReadOnly);
    return namesWith(opened ? QString::fromUtf8(file.readAll()) : u"typenames.txt is missing"_s);
}

} // namespace

class tst_Layers : public QObject
{
    Q_OBJECT

private slots:
    void rulesAreUnderstood();
    void badRulesAreRefused();
    void exceptionsHaveAReason();
    void ourTreeKeepsTheRules();
    void commentsAndLiteralsAreNotCode();
    void typesThatOthersCouldMeetAreFound();
    void typesOfOneNameAreReported();
    void plantedFileIsJudged_data();
    void plantedFileIsJudged();

private:
    const LayerRules m_rules = readRules();
    const TypeNames m_noExceptions = namesWith({});
};

void tst_Layers::rulesAreUnderstood()
{
    QCOMPARE(m_rules.errors(), QStringList());
    QCOMPARE(m_rules.layerOf(u"registry/store"_s), u"registry/store"_s);
    QCOMPARE(m_rules.layerOf(u"remotes/gitlab"_s), u"remotes"_s);
    QCOMPARE(m_rules.layerOf(u"formats/npm"_s), u"formats/npm"_s);
    QCOMPARE(m_rules.layerOf(u"formats"_s), u"formats"_s);
    QCOMPARE(m_rules.layerOf(u"elsewhere"_s), QString());
}

void tst_Layers::badRulesAreRefused()
{
    const LayerRules rules(u"layer core\nheader QtSql\n# fine\nsource-only\nhm\n"_s, QString());
    QCOMPARE(rules.errors().size(), 4);
    const LayerRules round(u"layer a ->\nlayer b -> a c\nlayer c -> b\n"_s, QString());
    QCOMPARE(round.errors(), QStringList{u"b and c may include each other"_s});
}

void tst_Layers::exceptionsHaveAReason()
{
    QCOMPARE(readNames().errors(), QStringList());
    const TypeNames names({u"npm"_s},
                          u"# fine\napp/a.cpp: an example\napp/b.cpp\napp/c.cpp:\nan app: why\n"_s);
    QCOMPARE(names.errors().size(), 3);
    QCOMPARE(names.exceptions(), QStringList{u"app/a.cpp"_s});
    // One that is not needed any more has to go.
    const QTemporaryDir root;
    const TreeChecker checker(root.path(), m_rules, names);
    QCOMPARE(checker.problems(),
             QStringList{u"app/a.cpp:0: names no type, but typenames.txt lets it"_s});
}

void tst_Layers::ourTreeKeepsTheRules()
{
    const TypeNames names = readNames();
    const TreeChecker checker(QStringLiteral(PACKHOUSE_SOURCE_DIR), m_rules, names);
    // A wrong path would find nothing wrong either.
    QVERIFY2(checker.fileCount() > 30, "hardly any source file was found");
    // One by one: a test's message is cut after a thousand letters.
    for (const QString &problem : checker.problems())
        qWarning().noquote() << problem;
    QCOMPARE(checker.problems().size(), 0);
}

void tst_Layers::commentsAndLiteralsAreNotCode()
{
    const QString source = u"a /* throw\n */ b // throw\n\"throw \\\" throw\" 'x' 1'000 throw_ "
                           "R\"x(throw \" )\" throw)x\" c"_s;
    const QString code = blanked(source, false);
    QVERIFY(!code.contains(u"throw "));
    QCOMPARE(code.simplified(), u"a b 1'000 throw_ R c"_s.replace(u" R"_s, QString()));
    QCOMPARE(code.count(u'\n'), source.count(u'\n'));
    QVERIFY(blanked(u"#include \"core/x.h\" // why"_s, true).contains(u"\"core/x.h\""));
}

void tst_Layers::typesThatOthersCouldMeetAreFound()
{
    const QString code = u"namespace a::b {\nclass A;\nstruct B : C { struct In { int i; }; };\n"
                         "namespace { struct Hidden {}; }\nvoid f() { struct Local {}; }\n"
                         "enum class E { x };\ntemplate<> struct B<int> {};\n"
                         "struct A::Private\n{ };\nclass D final { void g() { if (x) { } } };\n}"_s;
    QStringList names;
    for (const DefinedType &type : definedTypes(code))
        names << u"%1 %2"_s.arg(type.name).arg(type.line);
    QCOMPARE(names, (QStringList{u"a::b::B 3"_s, u"a::b::B::In 3"_s, u"a::b::A::Private 8"_s,
                                 u"a::b::D 10"_s}));
}

void tst_Layers::typesOfOneNameAreReported()
{
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(u"models/core"_s));
    for (const QString &name : {u"a.cpp"_s, u"b.h"_s}) {
        QFile file(root.filePath(u"models/core/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((Head + u"namespace packhouse {\nstruct Parser { int i; };\n}\n"_s).toUtf8());
    }
    const TreeChecker checker(root.path(), m_rules, m_noExceptions);
    QCOMPARE(checker.problems().size(), 1);
    QVERIFY2(checker.problems().first().contains(u"packhouse::Parser is defined in"_s),
             qPrintable(checker.problems().first()));
}

void tst_Layers::plantedFileIsJudged_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("problem"); // what the only problem has to contain; empty: none

    const auto row = [](const char *name, const char *path, const QString &body,
                        const QString &problem) {
        QTest::newRow(name) << QString::fromLatin1(path) << Head + body << problem;
    };
    row("core by itself", "models/core/a.cpp", u"#include \"core/b.h\"\n#include <QString>\n"_s,
        {});
    row("format to its interface", "models/formats/npm/a.cpp",
        u"#include \"formats/format.h\"\n#include \"formats/support/archive.h\"\n"_s, {});
    row("a format's own files", "models/formats/npm/a.cpp", u"#include \"formats/npm/b.h\"\n"_s,
        {});
    row("window to items", "ui/packages/a.cpp",
        u"#include \"items/packagemodel.h\"\n#include \"ui/widgets/badge.h\"\n#include <QLabel>\n"_s,
        {});
    row("app to anything", "app/packhousectl/a.cpp",
        u"#include \"registry/registry.h\"\n#include \"app/packhousectl/verb.h\"\n"_s, {});
    row("own moc file", "models/core/a.cpp", u"#include \"a.moc\"\n"_s, {});
    row("what is not a widget", "models/items/a.h", u"#include <QAction>\n#include <QIcon>\n"_s,
        {});
    row("SQL in the store", "models/registry/store/a.cpp", u"#include <QSqlQuery>\n"_s, {});
    row("Boost in the server", "models/registry/http/a.cpp", u"#include <boost/asio.hpp>\n"_s, {});
    row("throw in words only", "models/core/a.cpp", u"// throw nothing\nauto a = \"throw x\";\n"_s,
        {});
    row("700 lines", "ui/widgets/a.h", QString(698, u'\n'), {});
    row("a type at home", "models/formats/npm/a.cpp", u"auto a = u\"npm\"_s; // \"pypi\"\n"_s, {});
    row("words that only begin like one", "ui/packages/a.cpp",
        u"auto a = \"helmet denpm genericity\";\n"_s, {});
    row("a type in a comment", "ui/packages/a.cpp", u"/* \"npm\" */\n"_s, {});
    row("a type in a test", "tests/items/a.cpp", u"auto a = \"npm\";\n"_s, {});

    row("a room below another", "models/registry/actions/a.cpp",
        u"#include \"registry/store/store.h\"\n"_s, {});
    row("a room above another", "models/registry/store/a.cpp",
        u"#include \"registry/actions/publishing.h\"\n"_s,
        u"registry/store must not include registry/actions/publishing.h"_s);
    row("widgets to the window", "ui/widgets/a.cpp", u"#include \"ui/mainwindow/mainwindow.h\"\n"_s,
        u"ui/widgets must not include ui/mainwindow/mainwindow.h"_s);
    row("core to registry", "models/core/a.cpp", u"#include \"registry/registry.h\"\n"_s,
        u"models/core/a.cpp:3: core must not include registry/registry.h"_s);
    row("in angle brackets", "models/core/a.cpp", u"#include <jobs/job.h>\n"_s, u"must not"_s);
    row("one format to another", "models/formats/npm/a.cpp", u"#include \"formats/pypi/b.h\"\n"_s,
        u"formats/npm must not include formats/pypi/b.h"_s);
    row("interface to a format", "models/formats/a.cpp", u"#include \"formats/npm/b.h\"\n"_s,
        u"formats must not include"_s);
    row("registry to a format", "models/registry/a.cpp", u"#include \"formats/npm/b.h\"\n"_s,
        u"registry must not include"_s);
    row("format to SQL", "models/formats/npm/a.cpp", u"#include <QSqlQuery>\n"_s,
        u"registry/store only"_s);
    row("window to registry", "ui/packages/a.cpp", u"#include \"registry/registry.h\"\n"_s,
        u"ui/packages must not include"_s);
    row("window to formats", "ui/packages/a.cpp", u"#include \"formats/format.h\"\n"_s,
        u"ui/packages must not include"_s);
    row("registry to remotes", "models/registry/a.cpp", u"#include \"remotes/remote.h\"\n"_s,
        u"registry must not include"_s);
    row("insight to jobs", "models/insight/a.cpp", u"#include \"jobs/a.h\"\n"_s,
        u"insight must not"_s);
    row("tokens to registry", "models/tokens/a.cpp", u"#include \"registry/a.h\"\n"_s,
        u"tokens must not"_s);
    row("widget in items", "models/items/a.cpp", u"#include <QLabel>\n"_s, u"app/packhouse only"_s);
    row("widget by module", "models/items/a.cpp", u"#  include <QtWidgets/QLabel>\n"_s,
        u"app/packhouse only"_s);
    row("widget in the command line", "app/packhousectl/a.cpp", u"#include <QApplication>\n"_s,
        u"app/packhouse only"_s);
    row("SQL elsewhere", "models/registry/auth/a.cpp", u"#include <QtSql>\n"_s,
        u"registry/store only"_s);
    row("SQL in a header", "models/registry/store/a.h", u"#include <QSqlDatabase>\n"_s,
        u".cpp files"_s);
    row("keychain elsewhere", "ui/tokens/a.cpp", u"#include <qt6keychain/keychain.h>\n"_s,
        u"tokens only"_s);
    row("Boost elsewhere", "models/registry/auth/a.cpp", u"#include <boost/beast.hpp>\n"_s,
        u"registry/http only"_s);
    row("not from the root", "models/core/a.cpp", u"#include \"b.h\"\n"_s, u"not written from"_s);
    row("folder nobody knows", "models/utils/a.cpp", u"\n"_s, u"not in layers.txt"_s);
    row("a type elsewhere", "models/items/a.cpp", u"\nif (type == u\"npm\"_s)\n"_s,
        u"models/items/a.cpp:4: \"npm\" names the type npm"_s);
    row("another's type", "models/formats/npm/a.cpp", u"auto a = \"pypi\";\n"_s,
        u"names the type pypi"_s);
    row("a type in a field's name", "models/registry/api/a.cpp",
        u"auto a = \"mavenDuplicatesAllowed\";\n"_s, u"names the type maven"_s);
    row("a type in a longer text", "app/packhousectl/a.cpp",
        u"auto a = R\"(see PACKHOUSE_UPSTREAM_PYPI)\";\n"_s, u"names the type pypi"_s);
    row("a type on a new line", "ui/packages/a.cpp", u"auto a = \"use:\\nnpm\";\n"_s,
        u"names the type npm"_s);
    row("a type in what shares formats", "models/formats/support/a.cpp",
        u"auto a = \"X-NuGet-ApiKey\";\n"_s, u"names the type nuget"_s);
    row("throw", "models/core/a.cpp", u"\nvoid f() { throw 1; }\n"_s,
        u"models/core/a.cpp:4: errors are values"_s);
    row("701 lines", "ui/widgets/a.h", QString(699, u'\n'), u"more than 700 lines"_s);
    row("long test", "tests/core/a.cpp", QString(699, u'\n'), u"more than 700 lines"_s);
    QTest::newRow("no licence") << u"ui/widgets/a.cpp"_s << u"#include <QLabel>\n"_s
                                << u"licence"_s;
    QTest::newRow("empty") << u"ui/widgets/a.cpp"_s << QString() << u"licence"_s;
}

void tst_Layers::plantedFileIsJudged()
{
    QFETCH(QString, path);
    QFETCH(QString, body);
    QFETCH(QString, problem);

    const QTemporaryDir root;
    QVERIFY(root.isValid());
    QVERIFY(QDir(root.path()).mkpath(path.section(u'/', 0, -2)));
    QFile file(root.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(body.toUtf8());
    file.close();

    const TreeChecker checker(root.path(), m_rules, m_noExceptions);
    QCOMPARE(checker.fileCount(), 1);
    const QString found = checker.problems().join(u'\n');
    QCOMPARE(checker.problems().size(), problem.isEmpty() ? 0 : 1);
    QVERIFY2(found.contains(problem), qPrintable(found));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"
