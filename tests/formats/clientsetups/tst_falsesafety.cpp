// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/clientsetups/judgedrow.h"

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::judgedrow;

namespace {

const QByteArray Here = "http://127.0.0.1:8970/api/v4/groups/acme/-/packages/";
const QByteArray Other = "https://other.example/";

QByteArray mirror(const QByteArray &of, const QByteArray &more = {})
{
    return "<mirror><id>m</id><mirrorOf>" + of + "</mirrorOf>" + more + "<url>" + Here
           + "maven</url></mirror>";
}

QByteArray settings(const QByteArray &mirrors, const QByteArray &more = {})
{
    return "<settings><mirrors>" + mirrors + "</mirrors>" + more + "</settings>";
}

QByteArray profile(const QByteArray &id, const QByteArray &repository, const QByteArray &url)
{
    return "<profiles><profile><id>" + id + "</id><repositories><repository><id>" + repository
           + "</id><url>" + url + "</url></repository></repositories></profile></profiles>";
}

} // namespace

/// Settings that looked safe and were not, or may be others.
class TestFalseSafety : public QObject
{
    Q_OBJECT

private slots:
    void V1_settingsThatMayBeOthers_data();
    void V1_settingsThatMayBeOthers();
    void V1_aConstraintIsReadAsTheCommandLinesIs_data();
    void V1_aConstraintIsReadAsTheCommandLinesIs();
    void V1_namesThatLeadHere_data();
    void V1_namesThatLeadHere();

private:
    static void mavenRows();
    static void pythonRows();
    static void npmRows();
    static void otherRows();
};

void TestFalseSafety::mavenRows()
{
    const auto maven = [](const char *what, const QByteArray &user, Verdict verdict,
                          const Files &more = {}, const Variables &variables = {}) {
        Files files{{u"home/.m2/settings.xml"_s, user}};
        files.insert(more);
        row(what, "maven", "com.acme:lib", "mvn", files, verdict, variables);
    };
    const QByteArray central = settings(mirror("central"));
    maven("a mirror of central: POMs of dependencies name others", central, Verdict::NotKnown);
    const QByteArray all = settings(mirror("*"));
    maven("a mirror of all", all, Verdict::Safe);
    const QByteArray extensions = "<extensions><extension><groupId>a</groupId>"
                                  "<artifactId>b</artifactId><version>1</version></extension>"
                                  "</extensions>";
    maven("extensions, by a mirror of all", all, Verdict::Safe,
          {{u"project/.mvn/extensions.xml"_s, extensions}});
    maven("extensions", settings(mirror("central")), Verdict::NotKnown,
          {{u"project/.mvn/extensions.xml"_s, extensions}});
    maven("a profile that is not active asks a stranger",
          settings(mirror("central"), profile("p", "x", Other)), Verdict::NotKnown);
    maven("one that is active does",
          settings(mirror("central"),
                   profile("p", "x", Other)
                       + "<activeProfiles><activeProfile>p</activeProfile></activeProfiles>"),
          Verdict::Stranger);
    maven("whatever they ask, by a mirror of all", settings(mirror("*"), profile("p", "x", Other)),
          Verdict::Safe);
    maven("safe by a profile that is not active", settings({}, profile("p", "central", Here)),
          Verdict::Stranger);
    const QByteArray conditional =
        "<profiles><profile><id>p</id><activation><property><name>x</name></property></activation>"
        "<repositories><repository><id>central</id><url>"
        + Here + "</url></repository></repositories></profile></profiles>";
    maven("safe by a profile that something switches on", settings({}, conditional),
          Verdict::Stranger);
    maven("safe by a profile of a POM", settings({}), Verdict::Stranger,
          {{u"project/pom.xml"_s,
            "<project><artifactId>a</artifactId>" + profile("p", "central", Here) + "</project>"}});
    maven("a mirror of all but one", settings(mirror("*,!x")), Verdict::Stranger,
          {{u"project/pom.xml"_s, "<project><artifactId>a</artifactId><repositories><repository>"
                                  "<id>x</id><url>"
                                      + Other + "</url></repository></repositories></project>"}});
    maven("a mirror of all but what a variable says", settings(mirror("*,!${env.NOWHERE}")),
          Verdict::NotKnown);
    maven("that variable is set", settings(mirror("*,!${env.SOMEWHERE}")), Verdict::Stranger, {},
          {{u"SOMEWHERE"_s, u"central"_s}});
    maven("blanks in the pattern", settings(mirror("x, *")), Verdict::NotKnown);
    maven("blanks, behind one that fits", settings(mirror("*") + mirror("x, *")), Verdict::Safe);
    maven("of another layout", settings(mirror("*", "<mirrorOfLayouts>legacy</mirrorOfLayouts>")),
          Verdict::NotKnown);
    const auto pom = [](const QByteArray &url) {
        return Files{{u"project/pom.xml"_s, "<project><artifactId>a</artifactId><repositories>"
                                            "<repository><id>x</id><url>"
                                                + url
                                                + "</url></repository></repositories></project>"}};
    };
    maven("a variable in an address", central, Verdict::NotKnown, pom("${team.repository}"));
    maven("a variable beside a stranger", central, Verdict::Stranger,
          {{u"project/pom.xml"_s, "<project><artifactId>a</artifactId><repositories><repository>"
                                  "<id>x</id><url>${x}</url></repository><repository><id>y</id>"
                                  "<url>"
                                      + Other + "</url></repository></repositories></project>"}});
    maven("external, by a variable", settings(mirror("external:*")), Verdict::NotKnown,
          pom("${team.repository}"));
    maven("external", settings(mirror("external:*")), Verdict::Safe, pom(Other));
    maven("external: a stranger of this computer", settings(mirror("external:*")),
          Verdict::Stranger, pom("http://localhost:1/maven"));
    const auto modules = [](const QByteArray &of) {
        return "<project><artifactId>a</artifactId><modules><module>" + of
               + "</module></modules></project>";
    };
    const QByteArray asking = pom(Other).first();
    maven("a module asks a stranger", central, Verdict::Stranger,
          {{u"project/pom.xml"_s, modules("sub")}, {u"project/sub/pom.xml"_s, asking}});
    maven("a module of a module does", central, Verdict::Stranger,
          {{u"project/pom.xml"_s, modules("sub/other.xml")},
           {u"project/sub/other.xml"_s, modules("../deep")},
           {u"project/deep/pom.xml"_s, asking}});
    maven("modules that ask nobody", all, Verdict::Safe,
          {{u"project/pom.xml"_s, modules("sub")}, {u"project/sub/pom.xml"_s, modules("..")}});
    maven(
        "safe by a module", settings({}), Verdict::Stranger,
        {{u"project/pom.xml"_s, modules("sub")},
         {u"project/sub/pom.xml"_s, "<project><artifactId>b</artifactId><repositories>"
                                    "<repository><id>central</id><url>"
                                        + Here + "</url></repository></repositories></project>"}});
    maven("options of the environment", central, Verdict::NotKnown, {},
          {{u"MAVEN_ARGS"_s, u"-s other.xml"_s}});
    maven("another home", central, Verdict::NotKnown, {},
          {{u"MAVEN_OPTS"_s, u"-Xmx1g -Duser.home=/other"_s}});
    maven("other options", all, Verdict::Safe, {}, {{u"MAVEN_OPTS"_s, u"-Xmx1g"_s}});
    maven("options of the folder above", central, Verdict::NotKnown,
          {{u".mvn/maven.config"_s, "-s\nother.xml\n"}});
}

void TestFalseSafety::pythonRows()
{
    const QByteArray conf = "[global]\nindex-url = " + Here + "pypi/simple\n";
    const auto pip = [&](const char *what, const char *client, const Files &files, Verdict verdict,
                         const Variables &variables = {}) {
        Files all = files;
        all.insert(u"home/.config/pip/pip.conf"_s, conf);
        row(what, "pypi", "acme-etl", client, all, verdict, variables);
    };
    const QByteArray extra = "--extra-index-url " + Other + "\nacme-etl\n";
    for (const char *written : {"--extra-ind ", "--extra-index-url=", "--extra="})
        pip("an option in short", "pip -r requirements.txt",
            {{u"project/requirements.txt"_s, written + Other + "\nacme-etl\n"}}, Verdict::Stranger);
    pip("a line that a carriage return ends", "pip -r requirements.txt",
        {{u"project/requirements.txt"_s, "wheel\r--extra-index-url " + Other + "\racme-etl\r"}},
        Verdict::Stranger);
    for (const char *command : {"download", "wheel"}) {
        const QByteArray own = conf + '[' + command + "]\nextra-index-url = " + Other + '\n';
        row("another command asks a stranger", "pypi", "acme-etl", "pip",
            {{u"home/.config/pip/pip.conf"_s, own}}, Verdict::Stranger);
    }
    for (const char *file : {"requirements-dev.txt", "dev-requirements.txt", "requirements.in",
                             "requirements/test.txt", "requirements/test.in"})
        pip("its own source", qPrintable(u"pip -r "_s + QString::fromLatin1(file)),
            {{u"project/"_s + QString::fromLatin1(file), extra}}, Verdict::Stranger);
    pip("its own source", "pip -c constraints.txt", {{u"project/constraints.txt"_s, extra}},
        Verdict::Stranger);
    pip("none", "pip -r requirements-dev.txt", {{u"project/requirements-dev.txt"_s, "acme-etl\n"}},
        Verdict::Safe);
    pip("files that it always reads", "pip", {}, Verdict::NotKnown,
        {{u"PIP_CONSTRAINT"_s, u"/some/constraints.txt"_s}});
    pip("no such files", "pip", {}, Verdict::Safe);
    const auto project = [&](const char *what, const char *client, const QByteArray &text,
                             Verdict verdict) {
        pip(what, client, {{u"project/pyproject.toml"_s, text}}, verdict);
    };
    project("an index", "uv by pyproject.toml",
            "[[tool.uv.index]]\nname = \"x\"\nurl = \"" + Other + "simple\"\n", Verdict::Stranger);
    project("ours", "uv by pyproject.toml",
            "[[tool.uv.index]]\nurl = \"" + Here + "pypi/simple\"\ndefault = true\n",
            Verdict::NotKnown);
    project("more of them", "uv by pyproject.toml",
            "[tool.uv]\nindex-url = \"" + Here + "pypi/simple\"\nextra-index-url = [\n  \"" + Other
                + "\",\n]\n",
            Verdict::Stranger);
    project("a source", "poetry by pyproject.toml",
            "[[tool.poetry.source]]\nname = \"x\"\nurl = \"" + Other + "simple\"\n",
            Verdict::Stranger);
    project("an address", "poetry by pyproject.toml",
            "[tool.poetry.dependencies]\nAcme_ETL = { git = \"" + Other + "etl.git\" }\n",
            Verdict::Stranger);
    project("an address in a list", "uv by pyproject.toml",
            "[project]\ndependencies = [\n  \"acme-etl @ " + Other + "etl.whl\",\n]\n",
            Verdict::Stranger);
    const auto address = [&](const char *what, const QByteArray &line, Verdict verdict) {
        pip(what, "pip by requirements.txt", {{u"project/requirements.txt"_s, line + "\n"}},
            verdict);
    };
    address("a repository", "git+" + Other + "x.git@v1#egg=Acme_ETL", Verdict::Stranger);
    address("a repository to work on", "-e git+" + Other + "x.git#egg=acme-etl", Verdict::Stranger);
    address("a file", Other + "acme_etl-1.0-py3-none-any.whl", Verdict::Stranger);
    address("a file of ours", Here + "pypi/files/x/acme_etl-1.0.tar.gz", Verdict::Safe);
    pip("a repository of something", "pip -r requirements.txt",
        {{u"project/requirements.txt"_s, "git+" + Other + "x.git\n"}}, Verdict::NotKnown);
    pip("a file of another name", "pip -r requirements.txt",
        {{u"project/requirements.txt"_s, Other + "other-1.0.tar.gz\n"}}, Verdict::Safe);
    pip("not looked at", "pipenv by Pipfile", {{u"project/Pipfile"_s, "[[source]]\n"}},
        Verdict::NotKnown);
}

void TestFalseSafety::npmRows()
{
    const auto npm = [](const char *what, const char *client, const Files &files, Verdict verdict) {
        Files all{{u"home/.npmrc"_s, "registry=" + Here + "npm/\n"}};
        all.insert(files);
        row(what, "npm", "acme-lib", client, all, verdict);
    };
    npm("the user's settings", "npm", {}, Verdict::Safe);
    npm("the user's settings are elsewhere", "npm",
        {{u"project/.npmrc"_s, "userconfig=own/npmrc\n"},
         {u"project/own/npmrc"_s, "registry=" + Other + "\n"}},
        Verdict::Stranger);
    npm("a line that a carriage return ends", "npm",
        {{u"project/.npmrc"_s, "a=1\rregistry=" + Other + "\r"}}, Verdict::Stranger);
    const QByteArray asking = "{\"dependencies\": {\"acme-lib\": \"" + Other + "x.tgz\"}}";
    npm("a workspace takes it from an address", "npm by package.json",
        {{u"project/package.json"_s, "{\"workspaces\": [\"packages/*\"]}"},
         {u"project/packages/sub/package.json"_s, asking}},
        Verdict::Stranger);
    npm("a package in a folder does", "npm by package.json",
        {{u"project/package.json"_s, "{\"dependencies\": {\"sub\": \"file:./lib/sub\"}}"},
         {u"project/lib/sub/package.json"_s,
          "{\"dependencies\": {\"back\": \"file:../..\", \"acme-lib\": \"" + Other + "x.tgz\"}}"}},
        Verdict::Stranger);
    npm("a project of yarn", "yarn by .yarnrc.yml",
        {{u"project/.yarnrc.yml"_s, "npmRegistryServer: \"" + Other + "\"\n"}}, Verdict::NotKnown);
}

void TestFalseSafety::otherRows()
{
    const QByteArray strangers = "{\"repositories\": [{\"type\": \"composer\", \"url\": \"" + Other
                                 + "\"}, {\"packagist.org\": false}]}";
    const QByteArray ours = "{\"repositories\": [{\"type\": \"composer\", \"url\": \"" + Here
                            + "composer/packages.json\"}, {\"packagist.org\": false}]}";
    const Files both{{u"project/composer.json"_s, ours}, {u"project/other.json"_s, strangers}};
    row("its own file", "composer", "acme/lib", "composer", both, Verdict::Safe);
    row("the file of COMPOSER", "composer", "acme/lib", "composer", both, Verdict::Stranger,
        {{u"COMPOSER"_s, u"other.json"_s}});

    const Files go{{u"home/.config/go/env"_s, "GOPROXY=" + Here + "go,off\n"}};
    const auto with = [](Files files, const Files &more) {
        files.insert(more);
        return files;
    };
    row("other files", "golang", "acme.example/lib", "go", go, Verdict::NotKnown,
        {{u"GOFLAGS"_s, u"-modfile=other.mod"_s}});
    row("other flags", "golang", "acme.example/lib", "go", go, Verdict::Safe,
        {{u"GOFLAGS"_s, u"-mod=mod"_s}});
    const QByteArray replace = "module x\n\nreplace (\n\tacme.example/lib v1.0.0 => "
                               "other.example/lib v1.0.0\n)\n";
    row("another module", "golang", "acme.example/lib", "go by go.mod",
        with(go, {{u"project/go.mod"_s, replace}}), Verdict::NotKnown);
    row("another module", "golang", "acme.example/lib", "go by go.work",
        with(go, {{u"go.work"_s, "replace acme.example/lib => other.example/lib v1.0.0\n"}}),
        Verdict::NotKnown);
    row("another file", "golang", "acme.example/lib", "go by named.work",
        with(go, {{u"project/named.work"_s, replace}}), Verdict::NotKnown,
        {{u"GOWORK"_s, u"named.work"_s}});

    const QByteArray gemfile = "source \"" + Here + "rubygems/\"\ngem \"acme-lib\"";
    const auto gems = [&](const char *what, const Files &files, Verdict verdict,
                          const Variables &variables = {}) {
        row(what, "rubygems", "acme-lib", "bundle", files, verdict, variables);
    };
    const Files two{{u"project/Gemfile"_s, gemfile},
                    {u"project/other"_s, "source \"" + Other + "\"\ngem \"acme-lib\"\n"}};
    gems("its own file", two, Verdict::Safe);
    gems("the file of BUNDLE_GEMFILE", two, Verdict::Stranger, {{u"BUNDLE_GEMFILE"_s, u"other"_s}});
    gems("the file of its settings",
         with(two, {{u"project/.bundle/config"_s, "---\nBUNDLE_GEMFILE: \"other\"\n"}}),
         Verdict::Stranger);
    gems("gems.rb before Gemfile",
         with(two, {{u"project/gems.rb"_s, "source \"" + Other + "\"\ngem \"acme-lib\"\n"}}),
         Verdict::Stranger);
    // What another gem depends on comes from that one's source, and other Ruby may lead anywhere.
    for (const QByteArray &line :
         {"gem \"x\", source: \"" + Other + "\"\n",
          "source \"" + Other + "\" do\n  gem \"x\"\nend\n",
          "git_source(:zz) { |r| \"" + Other + "\" + r }\n",
          "plugin \"x\", source: \"" + Other + "\"\n",
          "Bundler.settings.set_command_option(\"mirror.all\", \"" + Other + "\")\n"})
        gems(line.left(24).constData(),
             {{u"project/Gemfile"_s, "source \"" + Here + "rubygems/\"\n" + line}},
             Verdict::NotKnown);
    gems("a repository", {{u"project/Gemfile"_s, gemfile + ", git: \"" + Other + "lib.git\"\n"}},
         Verdict::Stranger);
    gems("a repository, on the next line",
         {{u"project/Gemfile"_s, gemfile + ",\n  :git => '" + Other + "lib.git'\n"}},
         Verdict::Stranger);
    gems("a repository of a host",
         {{u"project/Gemfile"_s, gemfile + ", github: \"stranger/lib\"\n"}}, Verdict::Stranger);

    const QByteArray gemrc = "---\n:sources:\n- " + Here + "rubygems/\n";
    row("as it is set up", "rubygems", "acme-lib", "gem", {{u"home/.gemrc"_s, gemrc}},
        Verdict::Safe);
    row("options of its commands", "rubygems", "acme-lib", "gem",
        {{u"home/.gemrc"_s, gemrc + "install: --no-document --source " + Other + "\n"}},
        Verdict::NotKnown);

    const QByteArray config = "<configuration><packageSources><clear/><add key=\"a\" value=\""
                              + Here + "nuget/index.json\"/></packageSources></configuration>";
    const Files nuget{{u"home/.nuget/NuGet/NuGet.Config"_s, config}};
    row("as it is set up", "nuget", "Acme.Lib", "dotnet", nuget, Verdict::Safe);
    row("a build's own sources", "nuget", "Acme.Lib", "dotnet",
        with(nuget, {{u"project/app.csproj"_s, "<Project><PropertyGroup><RestoreSources>" + Other
                                                   + "</RestoreSources></PropertyGroup>"}}),
        Verdict::NotKnown);
    row("the environment's", "nuget", "Acme.Lib", "dotnet", nuget, Verdict::NotKnown,
        {{u"RestoreConfigFile"_s, u"/other"_s}});
    row("not looked at", "nuget", "Acme.Lib", "paket by paket.lock",
        with(nuget, {{u"project/paket.lock"_s, "NUGET\n"}}), Verdict::NotKnown);

    const QByteArray remotes = "{\"remotes\": [{\"name\": \"x\", \"url\": \"";
    row("another home", "conan", "lib", "conan 2",
        {{u"home/.conan2/remotes.json"_s, remotes + Here + "conan\"}]}"},
         {u"project/.conanrc"_s, "conan_home=./conan\n"},
         {u"project/conan/remotes.json"_s, remotes + Other + "\"}]}"}},
        Verdict::Stranger);
    row("what it took before", "conan", "lib", "conan 1",
        {{u"home/.conan/remotes.json"_s, remotes + Here + "conan\"}]}"},
         {u"home/.conan/data/lib/1.0/metadata.json"_s, "{}"}},
        Verdict::NotKnown);

    const Files apt{{u"system/etc/apt/sources.list"_s,
                     "deb http://127.0.0.1:8970/api/v4/projects/acme%2Fweb/packages/debian a b\n"}};
    row("as it is set up", "debian", "lib", "apt", apt, Verdict::Safe);
    row("other settings", "debian", "lib", "apt", apt, Verdict::NotKnown,
        {{u"APT_CONFIG"_s, u"/other"_s}});
    row("other places", "debian", "lib", "apt",
        with(apt, {{u"system/etc/apt/apt.conf.d/90x"_s, "Dir::Etc::sourcelist \"/other\";\n"}}),
        Verdict::NotKnown);
    row("another place of its cache", "debian", "lib", "apt",
        with(apt, {{u"system/etc/apt/apt.conf.d/90x"_s, "Dir::Cache \"/other\";\n"}}),
        Verdict::Safe);

    const QByteArray chart = "name: app\ndependencies:\n- name: lib\n  repository: ";
    row("a stranger's", "helm", "lib", "helm by Chart.yaml",
        {{u"project/Chart.yaml"_s, chart + Other + "\n"}}, Verdict::Stranger);
    row("by a name of the user's", "helm", "lib", "helm by Chart.yaml",
        {{u"project/Chart.yaml"_s, chart + "\"@x\"\n"},
         {u"home/.config/helm/repositories.yaml"_s,
          "repositories:\n- name: x\n  url: " + Other + "\n"}},
        Verdict::Stranger);
    row("by a name that nobody has", "helm", "lib", "helm by Chart.yaml",
        {{u"project/Chart.yaml"_s, chart + "alias:x\n"}}, Verdict::NotKnown);

    const QByteArray hosts = "host \"127.0.0.1:8970\" {\n  services = {\n    \"modules.v1\" = \""
                             + Other + "\"\n  }\n}\n";
    const auto terraform = [](const char *what, const Files &files, Verdict verdict,
                              const Variables &variables = {}) {
        row(what, "terraform_module", "vpc/aws", "terraform", files, verdict, variables);
    };
    terraform("nothing of hosts", {{u"home/.terraformrc"_s, "credentials \"h\" {\n}\n"}},
              Verdict::DoesNotApply);
    terraform(
        "this registry for a host",
        {{u"home/.terraformrc"_s,
          "host \"packhouse.local\" {\n  services = { \"modules.v1\" = \"" + Here + "\" }\n}\n"}},
        Verdict::DoesNotApply);
    terraform("another place for a host", {{u"home/.terraformrc"_s, hosts}}, Verdict::NotKnown);
    terraform("another place, in its folder", {{u"home/.terraform.d/x.tfrc"_s, hosts}},
              Verdict::NotKnown);
    terraform("the file of TF_CLI_CONFIG_FILE",
              {{u"home/.terraform.d/x.tfrc"_s, "\n"}, {u"system/tf"_s, hosts}}, Verdict::NotKnown,
              {{u"TF_CLI_CONFIG_FILE"_s, u"SYSTEM/tf"_s}});
}

void TestFalseSafety::V1_settingsThatMayBeOthers_data()
{
    columns();
    mavenRows();
    pythonRows();
    npmRows();
    otherRows();
}

void TestFalseSafety::V1_settingsThatMayBeOthers()
{
    ClientHome home;
    judge(home);
}

void TestFalseSafety::V1_aConstraintIsReadAsTheCommandLinesIs_data()
{
    QTest::addColumn<QByteArray>("constraints");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("bounds") << "acme-etl<2\n"_ba << Verdict::Safe;
    QTest::newRow("an address of a stranger")
        << "acme-etl @ https://other.example/acme_etl-1.0-py3-none-any.whl\n"_ba
        << Verdict::Stranger;
    QTest::newRow("a stranger's index")
        << "--extra-index-url https://other.example/\n"_ba << Verdict::Stranger;
    QTest::newRow("another one") << "-c https://other.example/more.txt\n"_ba << Verdict::NotKnown;
    QTest::newRow("not there") << QByteArray() << Verdict::NotKnown;
}

void TestFalseSafety::V1_aConstraintIsReadAsTheCommandLinesIs()
{
    QFETCH(const QByteArray, constraints);
    QFETCH(const Verdict, verdict);
    for (const char *key : {"constraint", "requirement"}) {
        ClientHome home;
        if (!constraints.isNull())
            home.write(u"system/constraints.txt"_s, constraints);
        home.write(u"home/.config/pip/pip.conf"_s,
                   "[global]\nindex-url = " + Here + "pypi/simple\n[install]\n" + key + " = "
                       + home.path(u"system/constraints.txt"_s).toUtf8() + '\n');
        const ClientOutlook found = home.outlook(u"pypi"_s, u"acme-etl"_s, u"pip"_s);
        QVERIFY2(found.verdict == verdict, qPrintable(english(found.gets)));
    }
}

void TestFalseSafety::V1_namesThatLeadHere_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("here");
    for (const char *own :
         {"localhost", "127.0.0.1", "127.0.1.1", "[::1]", "ip6-localhost", "ip6-loopback",
          "IP6-Loopback", "desk", "desk.example", "build", "192.168.5.5", "[fd00::5]"})
        QTest::newRow(own) << QByteArray(own) << true;
    for (const char *other : {"both", "elsewhere", "192.168.5.6", "commented", "unknown"})
        QTest::newRow(other) << QByteArray(other) << false;
}

/// A name that is this computer's own, by its hosts file alone, is the registry; one that another
/// computer has, too, is not.
void TestFalseSafety::V1_namesThatLeadHere()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, here);
    for (const bool samePort : {true, false}) {
        ClientHome home;
        home.install(u"npm"_s);
        home.places().addresses = QStringList{u"192.168.5.5"_s, u"fd00::5"_s};
        home.write(u"system/etc/hosts"_s, "127.0.0.1 localhost both\n127.0.1.1\tdesk.example desk "
                                          "# commented\n::1 ip6-localhost ip6-loopback\n"
                                          "192.168.5.5 build\n10.0.0.1 both elsewhere\nnonsense\n");
        home.write(u"home/.npmrc"_s, "registry=http://" + host + (samePort ? ":8970" : ":8971")
                                         + "/api/v4/groups/acme/-/packages/npm/\n");
        ClientQuestion question = home.question();
        question.name = question.canonicalName = u"ui-kit"_s;
        ClientOutlook npm;
        for (const ClientOutlook &one :
             afterDeletion(*home.setup(u"npm"_s), question, home.places())) {
            if (one.client == u"npm")
                npm = one;
        }
        QCOMPARE(npm.verdict, here && samePort ? Verdict::Safe : Verdict::Stranger);
    }
}

QTEST_GUILESS_MAIN(TestFalseSafety)
#include "tst_falsesafety.moc"
