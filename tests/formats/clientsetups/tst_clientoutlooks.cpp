// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/clientsetups/clienthome.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Verdict = ClientOutlook::Verdict;
using Files = QMap<QString, QByteArray>;

Q_DECLARE_METATYPE(packhouse::ClientOutlook::Verdict)

namespace {

const QByteArray Here = "http://127.0.0.1:8970/api/v4/groups/acme/-/packages/";
const QByteArray Other = "https://other.example/";

QByteArray maven(const QByteArray &inside)
{
    return "<settings>" + inside + "</settings>";
}

QByteArray mirror(const QByteArray &of, const QByteArray &url, const QByteArray &more = {})
{
    return "<mirror><id>" + of + "</id><mirrorOf>" + of + "</mirrorOf><url>" + url + "</url>" + more
           + "</mirror>";
}

QByteArray nuget(const QByteArray &inside)
{
    return "<?xml version=\"1.0\"?>\n<configuration>" + inside + "</configuration>";
}

QByteArray sources(const QByteArray &more = {})
{
    return "<packageSources>" + more + "<add key=\"here\" value=\"" + Here
           + "nuget/index.json\"/><add key=\"other\" value=\"" + Other + "\"/></packageSources>";
}

} // namespace

/// What each client would get, by its own rules.
class TestClientOutlooks : public QObject
{
    Q_OBJECT

private slots:
    void otherLevelsOfThisRegistryAreNotSafe_data();
    void otherLevelsOfThisRegistryAreNotSafe();
    void rules_data();
    void rules();
    void otherVariables();
    void whatIsPassedOnIsNotSafe();
    void brokenFilesAreTold_data();
    void brokenFilesAreTold();
    void nothingHereIsNotKnown();
    void saysWhichFileAndLine();
    void secretsAreNotShown();

private:
    void npmRows();
    void pipRows();
    void mavenRows();
    void nugetRows();
    void composerRows();
    void goRows();
    void gemRows();
    void conanRows();
    void aptRows();
    static void row(const char *what, const char *type, const char *name, const char *client,
                    const Files &files, Verdict verdict)
    {
        QTest::addRow("%s: %s", client, what)
            << QString::fromLatin1(type) << QString::fromLatin1(name) << QString::fromLatin1(client)
            << files << verdict;
    }
};

void TestClientOutlooks::npmRows()
{
    const QByteArray scoped = "@acme:registry=" + Here + "npm/\n";
    const auto npm = [](const char *what, const char *name, const Files &files, Verdict verdict) {
        row(what, "npm", name, "npm", files, verdict);
    };
    npm("nothing set", "@acme/ui", {{u"bin/npm"_s, {}}}, Verdict::Stranger);
    npm("scope", "@acme/ui", {{u"home/.npmrc"_s, scoped}}, Verdict::Safe);
    npm("another scope", "@acme2/ui", {{u"home/.npmrc"_s, scoped}}, Verdict::Stranger);
    npm("no scope", "ui", {{u"home/.npmrc"_s, scoped}}, Verdict::Stranger);
    npm("registry", "ui", {{u"home/.npmrc"_s, "registry = \"" + Here + "npm/\"\n"}}, Verdict::Safe);
    npm("comment", "ui", {{u"home/.npmrc"_s, ";registry=" + Here + "\n#registry=" + Here + "\n"}},
        Verdict::Stranger);
    npm("section", "ui", {{u"home/.npmrc"_s, "[x]\nregistry=" + Here + "\n"}}, Verdict::Stranger);
    npm("last counts", "ui",
        {{u"home/.npmrc"_s, "registry=" + Here + "\nregistry=" + Other + "\n"}}, Verdict::Stranger);
    npm("project first", "@acme/ui",
        {{u"home/.npmrc"_s, scoped}, {u"project/.npmrc"_s, "@acme:registry=" + Other}},
        Verdict::Stranger);
    npm("scope of the user, registry of the project", "@acme/ui",
        {{u"home/.npmrc"_s, scoped}, {u"project/.npmrc"_s, "registry=" + Other}}, Verdict::Safe);
    npm("windows lines and mark", "@acme/ui",
        {{u"home/.npmrc"_s, "\xef\xbb\xbf" + QByteArray(scoped).replace("\n", "\r\n")}},
        Verdict::Safe);
    npm("latin-1", "@acme/ui", {{u"home/.npmrc"_s, "; caf\xe9\n" + scoped}}, Verdict::Safe);
    npm("unset variable", "@acme/ui", {{u"home/.npmrc"_s, "@acme:registry=${NOWHERE}/npm/"}},
        Verdict::NotKnown);
    npm("host alike", "@acme/ui",
        {{u"home/.npmrc"_s, "@acme:registry=http://127.0.0.1.example:8970/api/v4/"}},
        Verdict::Stranger);
    row("not looked at", "npm", "@acme/ui", "yarn", {{u"bin/yarn"_s, {}}}, Verdict::NotKnown);
    row("the same file", "npm", "@acme/ui", "pnpm",
        {{u"bin/pnpm"_s, {}}, {u"home/.npmrc"_s, scoped}}, Verdict::Safe);
}

void TestClientOutlooks::pipRows()
{
    const QByteArray own = "index-url = " + Here + "pypi/simple\n";
    const auto pip = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "pypi", "acme_etl", "pip", files, verdict);
    };
    const QString user = u"home/.config/pip/pip.conf"_s;
    pip("nothing set", {{u"bin/pip"_s, {}}}, Verdict::Stranger);
    pip("index", {{user, "[global]\n" + own}}, Verdict::Safe);
    pip("older place", {{u"home/.pip/pip.conf"_s, "[global]\n" + own}}, Verdict::Safe);
    pip("the computer's", {{u"system/etc/pip.conf"_s, "[global]\n" + own}}, Verdict::Safe);
    pip("extra", {{user, "[global]\nextra-index-url = " + Here + "pypi/simple\n"}},
        Verdict::Stranger);
    pip("index and another's extra", {{user, "[global]\n" + own + "extra-index-url=" + Other}},
        Verdict::Stranger);
    pip("extra on lines",
        {{user, "[global]\n" + own + "extra-index-url =\n    " + Here + "\n    " + Other + "\n"}},
        Verdict::Stranger);
    pip("underscores and case", {{user, "[global]\nIndex_URL: " + Here + "\n"}}, Verdict::Safe);
    pip("the command's section", {{user, "[global]\n" + own + "[install]\nindex-url=" + Other}},
        Verdict::Stranger);
    pip("section before file",
        {{user, "[global]\n" + own}, {u"system/etc/pip.conf"_s, "[install]\nindex-url=" + Other}},
        Verdict::Stranger);
    pip("the user's before the computer's",
        {{user, "[global]\n" + own}, {u"system/etc/pip.conf"_s, "[global]\nindex-url=" + Other}},
        Verdict::Safe);
    pip("no index", {{user, "[global]\nno-index = true\nfind-links = /wheels\n"}}, Verdict::Safe);
    pip("links elsewhere", {{user, "[global]\n" + own + "find-links = " + Other}},
        Verdict::Stranger);
    pip("set to nothing", {{user, "[global]\nindex-url =\n"}}, Verdict::Stranger);
    pip("comments", {{user, "# c\n[global]\n; index-url = " + Other + "\n" + own}}, Verdict::Safe);
}

void TestClientOutlooks::mavenRows()
{
    const auto mvn = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "maven", "com.acme:lib", "mvn", files, verdict);
    };
    const QString user = u"home/.m2/settings.xml"_s;
    const QByteArray repository = "<repositories><repository><id>acme</id><url>" + Here
                                  + "maven</url></repository></repositories>";
    mvn("nothing set", {{u"bin/mvn"_s, {}}}, Verdict::Stranger);
    mvn("mirror of all", {{user, maven("<mirrors>" + mirror("*", Here) + "</mirrors>")}},
        Verdict::Safe);
    mvn("mirror of the public one",
        {{user, maven("<mirrors>" + mirror("central", Here) + "</mirrors>")}}, Verdict::NotKnown);
    mvn("mirror elsewhere", {{user, maven("<mirrors>" + mirror("*", Other) + "</mirrors>")}},
        Verdict::Stranger);
    mvn("all but the public one",
        {{user, maven("<mirrors>" + mirror("*,!central", Here) + "</mirrors>")}},
        Verdict::Stranger);
    mvn("exact before pattern",
        {{user, maven("<mirrors>" + mirror("*", Here) + mirror("central", Other) + "</mirrors>")}},
        Verdict::Stranger);
    mvn("first pattern counts",
        {{user,
          maven("<mirrors>" + mirror("external:*", Here) + mirror("*", Other) + "</mirrors>")}},
        Verdict::Safe);
    mvn("a project's repository", {{u"project/pom.xml"_s, "<project>" + repository + "</project>"}},
        Verdict::Stranger); // the public one follows
    mvn("a project's repository in the public one's place",
        {{u"project/pom.xml"_s,
          "<project>" + QByteArray(repository).replace(">acme<", ">central<") + "</project>"}},
        Verdict::NotKnown); // what POMs of dependencies name is not looked at
    mvn("an active profile elsewhere",
        {{user, maven("<mirrors>" + mirror("central", Here)
                      + "</mirrors><profiles><profile><id>p</id><activation><activeByDefault>true"
                        "</activeByDefault></activation>"
                      + QByteArray(repository).replace(Here, Other) + "</profile></profiles>")}},
        Verdict::Stranger);
    mvn("a profile that is not active",
        {{user,
          maven("<mirrors>" + mirror("central", Here) + "</mirrors><profiles><profile><id>p</id>"
                + QByteArray(repository).replace(Here, Other) + "</profile></profiles>")}},
        Verdict::NotKnown);
    mvn("blocked",
        {{user, maven("<mirrors>" + mirror("*", Other, "<blocked>true</blocked>") + "</mirrors>")}},
        Verdict::Safe);
    mvn("other settings", {{u"bin/mvn"_s, {}}, {u"project/.mvn/maven.config"_s, "-s\nx.xml\n"}},
        Verdict::NotKnown);
}

void TestClientOutlooks::nugetRows()
{
    const auto dotnet = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "nuget", "Acme.Lib", "dotnet", files, verdict);
    };
    const QString user = u"home/.nuget/NuGet/NuGet.Config"_s;
    const auto mapped = [](const QByteArray &here, const QByteArray &other) {
        return nuget(sources()
                     + "<packageSourceMapping><packageSource key=\"here\">"
                       "<package pattern=\""
                     + here
                     + "\"/></packageSource><packageSource key=\"other\">"
                       "<package pattern=\""
                     + other + "\"/></packageSource></packageSourceMapping>");
    };
    dotnet("nothing set", {{u"bin/dotnet"_s, {}}}, Verdict::Stranger);
    dotnet("both", {{user, nuget(sources())}}, Verdict::Stranger);
    dotnet("one switched off",
           {{user, nuget(sources()
                         + "<disabledPackageSources><add key=\"OTHER\" value=\"true\"/>"
                           "</disabledPackageSources>")}},
           Verdict::Safe);
    dotnet("mapped", {{user, mapped("Acme.*", "*")}}, Verdict::Safe);
    dotnet("mapped in another case", {{user, mapped("acme.lib", "Acme.*")}}, Verdict::Safe);
    dotnet("longer prefix wins", {{user, mapped("Acme.*", "Acme.L*")}}, Verdict::Stranger);
    dotnet("the same pattern for both", {{user, mapped("Acme.*", "Acme.*")}}, Verdict::Stranger);
    dotnet("in no mapping", {{user, mapped("Contoso.*", "Fabrikam.*")}}, Verdict::Safe);
    dotnet("a project's clears",
           {{user, nuget(sources())},
            {u"project/nuget.config"_s, nuget("<packageSources><clear/><add key=\"a\" value=\""
                                              + Here + "\"/></packageSources>")}},
           Verdict::Safe);
    dotnet("a project's adds",
           {{user,
             nuget("<packageSources><add key=\"here\" value=\"" + Here + "\"/></packageSources>")},
            {u"project/NuGet.Config"_s, nuget(sources())}},
           Verdict::Stranger);
    row("looks at no mapping before 6", "nuget", "Acme.Lib", "nuget",
        {{u"home/.config/NuGet/NuGet.Config"_s, mapped("Acme.*", "*")}}, Verdict::NotKnown);
    row("one source", "nuget", "Acme.Lib", "nuget",
        {{u"home/.config/NuGet/NuGet.Config"_s,
          nuget("<packageSources><add key=\"a\" value=\"" + Here + "\"/></packageSources>")}},
        Verdict::Safe);
}

void TestClientOutlooks::composerRows()
{
    const auto composer = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "composer", "acme/lib", "composer", files, verdict);
    };
    const QString user = u"home/.config/composer/config.json"_s;
    const QString project = u"project/composer.json"_s;
    const QByteArray own = R"({"type":"composer","url":")" + Here + R"("})";
    const auto other = [](const QByteArray &more) {
        return R"({"type":"composer","url":")" + Other + '"' + more + '}';
    };
    const auto list = [](const QByteArray &entries) {
        return R"({"repositories":[)" + entries + "]}";
    };
    composer("nothing set", {{u"bin/composer"_s, {}}}, Verdict::Stranger);
    composer("the public one follows", {{project, list(own)}}, Verdict::Stranger);
    composer("switched off", {{project, list(own + R"(,{"packagist":false})")}}, Verdict::Safe);
    composer("switched off by name",
             {{project, R"({"repositories":{"a":)" + own + R"(,"packagist":false}})"}},
             Verdict::Safe);
    composer("switched off by the user",
             {{project, list(own)}, {user, list(R"({"packagist":false})")}}, Verdict::Safe);
    composer("another one", {{project, list(own + ',' + other({}) + R"(,{"packagist":false})")}},
             Verdict::Stranger);
    composer("excluded",
             {{project,
               list(own + ',' + other(R"(,"exclude":["acme/*"])") + R"(,{"packagist":false})")}},
             Verdict::Safe);
    composer("only others",
             {{project,
               list(own + ',' + other(R"(,"only":["contoso/*"])") + R"(,{"packagist":false})")}},
             Verdict::Safe);
    composer("in the public one's place",
             {{project, R"({"repositories":{"packagist":)" + own + "}}"}}, Verdict::Safe);
    composer("a name takes nobody's place",
             {{project, list(R"({"name":"packagist","type":"composer","url":")" + Here + R"("})")}},
             Verdict::Stranger);
}

void TestClientOutlooks::goRows()
{
    const auto go = [](const char *what, const QByteArray &env, Verdict verdict) {
        row(what, "golang", "acme.example/lib", "go", {{u"home/.config/go/env"_s, env}}, verdict);
    };
    row("nothing set", "golang", "acme.example/lib", "go", {{u"bin/go"_s, {}}}, Verdict::Stranger);
    go("alone", "GOPROXY=" + Here + "\n", Verdict::Safe);
    go("then off", "GOPROXY=" + Here + ",off\n", Verdict::Safe);
    go("then another", "GOPROXY=" + Here + "," + Other + "\n", Verdict::Stranger);
    go("or another", "GOPROXY=" + Here + "|" + Other + "\n", Verdict::Stranger);
    go("then the module's host", "GOPROXY=" + Here + ",direct\n", Verdict::NotKnown);
    go("private", "GOPROXY=" + Other + "\nGOPRIVATE=*.example\n", Verdict::NotKnown);
    go("another's is private", "GOPROXY=" + Other + "\nGOPRIVATE=*.test\n", Verdict::Stranger);
    go("private, by a proxy", "GOPROXY=" + Here + "\nGOPRIVATE=acme.example\nGONOPROXY=none\n",
       Verdict::Safe);
    go("off", "GOPROXY=off\n", Verdict::Safe);
    go("last line counts", "GOPROXY=" + Other + "\nGOPROXY=" + Here + "\n", Verdict::Safe);
}

void TestClientOutlooks::gemRows()
{
    const auto gem = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "rubygems", "acme-lib", "gem", files, verdict);
    };
    gem("nothing set", {{u"bin/gem"_s, {}}}, Verdict::Stranger);
    gem("alone", {{u"home/.gemrc"_s, "---\n:sources:\n- " + Here + "\n"}}, Verdict::Safe);
    gem("two", {{u"home/.gemrc"_s, ":sources:\n- " + Here + "\n- " + Other + "\n"}},
        Verdict::Stranger);
    gem("an empty list", {{u"home/.gemrc"_s, ":sources: []\n"}}, Verdict::Stranger);
    gem("newer place", {{u"home/.config/gem/gemrc"_s, ":sources: [\"" + Here + "\"]\n"}},
        Verdict::Safe);
    gem("the user's before the computer's",
        {{u"system/etc/gemrc"_s, ":sources:\n- " + Other + "\n"},
         {u"home/.gemrc"_s, ":sources:\n- " + Here + "\n"}},
        Verdict::Safe);
    gem("something else", {{u"home/.gemrc"_s, "gem: --no-document\n"}}, Verdict::Stranger);
    const auto bundle = [](const char *what, const QByteArray &gemfile, Verdict verdict,
                           const Files &more = {}) {
        Files files = more;
        files.insert(u"project/Gemfile"_s, gemfile);
        row(what, "rubygems", "acme-lib", "bundle", files, verdict);
    };
    const QByteArray global = "source \"" + Other + "\"\n";
    row("no project", "rubygems", "acme-lib", "bundle", {{u"bin/bundle"_s, {}}}, Verdict::NotKnown);
    bundle("global", global + "gem 'acme-lib'\n", Verdict::Stranger);
    bundle("bound by a block", global + "source '" + Here + "' do\n  gem 'acme-lib', '~> 1'\nend\n",
           Verdict::Safe);
    bundle("behind the block",
           global + "source '" + Here + "' do\n  gem 'x'\nend\ngem 'acme-lib'\n",
           Verdict::Stranger);
    bundle("within groups",
           global + "group :test do\n  source '" + Here + "' do\n    gem 'acme-lib'\n  end\nend\n",
           Verdict::Safe);
    bundle("bound by an option", global + "gem 'acme-lib', source: '" + Here + "'\n",
           Verdict::Safe);
    bundle("a comment", global + "# source '" + Here + "' do\ngem 'acme-lib'\n", Verdict::Stranger);
    bundle("Ruby", global + "source ENV['X']\n", Verdict::NotKnown);
    bundle("a mirror", global + "gem 'acme-lib'\n", Verdict::Safe,
           {{u"home/.bundle/config"_s,
             "---\nBUNDLE_MIRROR__HTTPS://OTHER__EXAMPLE/: \"" + Here + "\"\n"}});
    bundle("a mirror of all", global + "gem 'acme-lib'\n", Verdict::Safe,
           {{u"project/.bundle/config"_s, "---\nBUNDLE_MIRROR__ALL: \"" + Here + "\"\n"}});
}

void TestClientOutlooks::conanRows()
{
    const auto remotes = [](const QByteArray &more) {
        return R"({"remotes":[{"name":"here","url":")" + Here + R"("},{"name":"other","url":")"
               + Other + '"' + more + "}]}";
    };
    const auto conan = [](const char *what, const QByteArray &json, Verdict verdict) {
        row(what, "conan", "acme", "conan 2", {{u"home/.conan2/remotes.json"_s, json}}, verdict);
    };
    row("nothing set", "conan", "acme", "conan 2", {{u"bin/conan"_s, {}}}, Verdict::Stranger);
    conan("first", remotes({}), Verdict::Stranger);
    conan("the other switched off", remotes(R"(,"disabled":true)"), Verdict::Safe);
    conan("allowed", remotes(R"(,"allowed_packages":["ac*/*"])"), Verdict::Stranger);
    conan("not allowed", remotes(R"(,"allowed_packages":["zlib/*"])"), Verdict::Safe);
    row("older", "conan", "acme", "conan 1", {{u"home/.conan/remotes.json"_s, remotes({})}},
        Verdict::Stranger);
}

void TestClientOutlooks::aptRows()
{
    const auto apt = [](const char *what, const Files &more, Verdict verdict) {
        Files files = more;
        files.insert(u"system/etc/apt/sources.list"_s,
                     "# deb http://commented.example/ x y\ndeb [arch=amd64] " + Other
                         + " stable main\ndeb-src http://sources.example/ stable main\n");
        files.insert(u"system/etc/apt/sources.list.d/here.sources"_s,
                     "Types: deb\nURIs: " + Here + "\nSuites: stable\nComponents: main\n");
        row(what, "debian", "acme-tool", "apt", files, verdict);
    };
    const QString pins = u"system/etc/apt/preferences.d/acme.pref"_s;
    const auto pin = [](const QByteArray &package, const QByteArray &what, int priority) {
        return "Package: " + package + "\nPin: " + what
               + "\nPin-Priority: " + QByteArray::number(priority) + "\n\n";
    };
    apt("no pin", {}, Verdict::Stranger);
    apt("never from others", {{pins, pin("acme-tool", "release *", -1)}}, Verdict::Safe);
    apt("never from that host", {{pins, pin("acme-*", "origin \"other.example\"", -10)}},
        Verdict::Safe);
    apt("never from another host", {{pins, pin("acme-tool", "origin third.example", -1)}},
        Verdict::Stranger);
    apt("another package", {{pins, pin("acme-tools", "release *", -1)}}, Verdict::Stranger);
    apt("higher here is not enough", {{pins, pin("acme-tool", "origin 127.0.0.1", 1001)}},
        Verdict::Stranger);
    apt("first paragraph counts",
        {{pins, pin("acme-tool", "origin other.example", 500) + pin("acme-tool", "release *", -1)}},
        Verdict::Stranger);
    apt("the name before all",
        {{pins, pin("*", "origin other.example", -1) + pin("acme-tool", "release *", 500)}},
        Verdict::Stranger);
    apt("by what only lists tell", {{pins, pin("acme-tool", "release o=Other", -1)}},
        Verdict::NotKnown);
    apt("another kind of file",
        {{u"system/etc/apt/preferences.d/acme.bak"_s, pin("acme-tool", "release *", -1)}},
        Verdict::Stranger);
    row("switched off", "debian", "acme-tool", "apt",
        {{u"system/etc/apt/sources.list.d/o.sources"_s,
          "Types: deb\nURIs: " + Other + "\nEnabled: no\n"}},
        Verdict::Safe);
}

void TestClientOutlooks::rules_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Verdict>("verdict");
    npmRows();
    pipRows();
    mavenRows();
    nugetRows();
    composerRows();
    goRows();
    gemRows();
    conanRows();
    aptRows();
    row("whom it is told", "helm", "acme", "helm", {{u"bin/helm"_s, {}}}, Verdict::DoesNotApply);
}

void TestClientOutlooks::rules()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(Files, files);
    QFETCH(Verdict, verdict);
    ClientHome home;
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (file.key().startsWith(u"bin/"))
            home.install(file.key().section(u'/', 1));
        else
            home.write(file.key(), *file);
        if (file.key().startsWith(u"project/"))
            home.useProject();
    }
    const ClientOutlook found = home.outlook(type, name, client);
    QVERIFY2(found.client == client, qPrintable(found.client));
    QVERIFY2(found.verdict == verdict,
             qPrintable(english(found.gets) + u" / "_s + english(found.from)));
    QVERIFY(!found.gets.isEmpty());
    if (verdict == Verdict::Stranger)
        QVERIFY(!found.from.isEmpty() && !found.saidBy.isEmpty() && !found.closedBy.isEmpty());
}

void TestClientOutlooks::otherVariables()
{
    ClientHome home;
    home.write(u"home/.npmrc"_s, "@acme:registry=" + Here);
    home.set(u"npm_config_@acme:registry"_s, QString::fromLatin1(Other));
    QCOMPARE(home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s).verdict, Verdict::Stranger);
    home.write(u"home/.config/pip/pip.conf"_s, "[global]\nindex-url=" + Here);
    home.set(u"PIP_EXTRA_INDEX_URL"_s, QString::fromLatin1(Other));
    const ClientOutlook pip = home.outlook(u"pypi"_s, u"acme"_s, u"pip"_s);
    QCOMPARE(pip.verdict, Verdict::Stranger);
    QCOMPARE(english(pip.saidBy), u"PIP_EXTRA_INDEX_URL of the environment"_s);
    QVERIFY(!home.closing(u"pypi"_s, u"acme"_s, u"pip"_s)); // no file takes a variable away
    home.set(u"PIP_CONFIG_FILE"_s, u"/dev/null"_s);
    home.set(u"PIP_EXTRA_INDEX_URL"_s, {});
    home.install(u"pip"_s);
    QCOMPARE(home.outlook(u"pypi"_s, u"acme"_s, u"pip"_s).verdict, Verdict::Stranger);
    home.write(u"home/.config/go/env"_s, "GOPROXY=" + Here);
    home.set(u"GOPROXY"_s, QString::fromLatin1(Other));
    QCOMPARE(home.outlook(u"golang"_s, u"acme.example/a"_s, u"go"_s).verdict, Verdict::Stranger);
    home.write(u"other/config.json"_s, R"({"repositories":[{"packagist":false}]})");
    home.set(u"COMPOSER_HOME"_s, home.path(u"other"_s));
    QCOMPARE(home.outlook(u"composer"_s, u"acme/a"_s, u"composer"_s).verdict, Verdict::Safe);
}

void TestClientOutlooks::whatIsPassedOnIsNotSafe()
{
    ClientHome home;
    home.write(u"home/.npmrc"_s, "@acme:registry=" + Here);
    home.question().passing = ClientQuestion::Passing::NotKnown;
    QCOMPARE(home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s).verdict, Verdict::NotKnown);
    home.question().passing = ClientQuestion::Passing::On;
    const ClientOutlook found = home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QCOMPARE(found.verdict, Verdict::Stranger);
    QVERIFY(english(found.gets).contains(u"passes it on"_s));
}

void TestClientOutlooks::brokenFilesAreTold_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    struct Kind
    {
        const char *type, *name, *client, *file;
        QList<QByteArray> broken;
    };
    const QByteArray deep = QByteArray(100'000, '[');
    const QByteArray deepXml = QByteArray("<a>").repeated(100'000);
    const Kind kinds[] = {
        {"npm", "@acme/ui", "npm", "home/.npmrc", {}},
        {"pypi",
         "acme",
         "pip",
         "home/.config/pip/pip.conf",
         {"index-url=x\n", "[global]\nx\n", "[global]\na=1\na=2\n", "[global]\n[global]\n"}},
        {"maven",
         "a:b",
         "mvn",
         "home/.m2/settings.xml",
         {"<settings>", "{}", deepXml, "<!DOCTYPE a [<!ENTITY b \"c\">]><settings>&b;</settings>"}},
        {"nuget", "Acme", "dotnet", "home/.nuget/NuGet/NuGet.Config", {"<x", "[]", deepXml}},
        {"composer",
         "acme/a",
         "composer",
         "home/.config/composer/config.json",
         {"[]", "{\"a\":", deep}},
        {"golang", "acme.example/a", "go", "home/.config/go/env", {}},
        {"rubygems",
         "acme",
         "gem",
         "home/.gemrc",
         {"[1, 2", "- a\n", deep, "a: &a [1]\nb: [*a,*a]\n"}},
        {"conan", "acme", "conan 2", "home/.conan2/remotes.json", {"[]", "{\"remotes\":{}}", deep}},
        {"debian", "acme", "apt", "system/etc/apt/preferences", {}},
    };
    for (const Kind &kind : kinds) {
        QList<QByteArray> all = kind.broken;
        all << QByteArray("a\0b", 3) << QByteArray(10 << 20, '\n');
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::addRow("%s %d", kind.type, int(i))
                << QString::fromLatin1(kind.type) << QString::fromLatin1(kind.name)
                << QString::fromLatin1(kind.client) << QString::fromLatin1(kind.file) << all.at(i);
    }
}

void TestClientOutlooks::brokenFilesAreTold()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    ClientHome home;
    home.write(file, bytes);
    const ClientOutlook found = home.outlook(type, name, client);
    QVERIFY2(found.verdict == Verdict::CouldNotRead, qPrintable(english(found.gets)));
    QVERIFY(english(found.gets).contains(u"could not be read"_s));
    QVERIFY(!home.closing(type, name, client));
}

void TestClientOutlooks::nothingHereIsNotKnown()
{
    ClientHome home;
    const FormatList formats;
    for (const auto &format : formats) {
        const ClientSetup *setup = home.setup(format->id());
        if (!setup)
            continue;
        home.question().name = home.question().canonicalName = u"acme"_s;
        const QList<ClientOutlook> found = afterDeletion(*setup, home.question(), home.places());
        QCOMPARE(found.size(), 2); // this computer, and all others
        for (const ClientOutlook &outlook : found) {
            QCOMPARE(outlook.verdict, Verdict::NotKnown);
            QVERIFY(verdictTone(outlook.verdict) == Tone::Unknown);
            QVERIFY(!outlook.who.isEmpty());
        }
    }
}

void TestClientOutlooks::saysWhichFileAndLine()
{
    ClientHome home;
    home.write(u"home/.npmrc"_s, "; one\n\n@acme:registry=" + Other + "npm/\n");
    const ClientOutlook npm = home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QCOMPARE(english(npm.saidBy), u"~/.npmrc, line 3"_s);
    QCOMPARE(english(npm.from), u"other.example"_s);
    QCOMPARE(english(npm.closedBy), u"@acme:registry in ~/.npmrc"_s);
    home.write(u"system/etc/apt/sources.list"_s, "deb " + Other + " x main\n");
    QCOMPARE(english(home.outlook(u"debian"_s, u"acme"_s, u"apt"_s).saidBy),
             u"/etc/apt/sources.list, line 1"_s);
}

void TestClientOutlooks::secretsAreNotShown()
{
    ClientHome home;
    home.write(u"home/.config/pip/pip.conf"_s,
               "[global]\nindex-url = https://me:s3cret@other.example/simple\n");
    const ClientOutlook found = home.outlook(u"pypi"_s, u"acme"_s, u"pip"_s);
    QCOMPARE(english(found.from), u"other.example"_s);
    for (const Text &text : {found.gets, found.from, found.saidBy, found.closedBy})
        QVERIFY(!english(text).contains(u"s3cret"));
}

void TestClientOutlooks::otherLevelsOfThisRegistryAreNotSafe_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("its group") << u"groups/acme/-/"_s << Verdict::Safe;
    QTest::newRow("its project") << u"projects/acme%2Fweb/"_s << Verdict::Safe;
    QTest::newRow("a project beside it") << u"projects/acme%2fapp/"_s << Verdict::Safe;
    QTest::newRow("its number") << u"projects/2/"_s << Verdict::Safe;
    QTest::newRow("another's number") << u"projects/7/"_s << Verdict::NotKnown;
    QTest::newRow("another group") << u"groups/other/-/"_s << Verdict::NotKnown;
    QTest::newRow("one whose name begins so") << u"groups/acmes/-/"_s << Verdict::NotKnown;
    QTest::newRow("a way around") << u"groups/acme/../other/-/"_s << Verdict::NotKnown;
    QTest::newRow("one that passes on") << u"projects/9/"_s << Verdict::Stranger;
    QTest::newRow("the registry") << QString() << Verdict::Stranger;
}

void TestClientOutlooks::otherLevelsOfThisRegistryAreNotSafe()
{
    QFETCH(QString, level);
    ClientHome home;
    home.question().ownNumbers = QStringList{u"1"_s, u"2"_s};
    home.question().passingLevels = QStringList{QString(), u"9"_s};
    home.write(u"home/.npmrc"_s,
               "@acme:registry=http://127.0.0.1:8970/api/v4/" + level.toUtf8() + "packages/npm/\n");
    const ClientOutlook found = home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QTEST(found.verdict, "verdict");
    if (found.verdict != Verdict::Safe)
        QCOMPARE(english(found.gets), found.verdict == Verdict::Stranger
                                          ? u"what this registry passes on there"_s
                                          : u"not known: what this registry has there, or passes "
                                            "on"_s);
    // Then the setting is closable, and else there is nothing to close.
    QCOMPARE(home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s).has_value(),
             found.verdict != Verdict::Safe);
}

QTEST_GUILESS_MAIN(TestClientOutlooks)
#include "tst_clientoutlooks.moc"
