// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/clientsetups/clienthome.h"

#include "formats/npm/projectfolders.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Verdict = ClientOutlook::Verdict;
using Files = QMap<QString, QByteArray>;

Q_DECLARE_METATYPE(packhouse::ClientOutlook::Verdict)

namespace {

const QByteArray Here = "http://127.0.0.1:8970/api/v4/groups/acme/-/packages/";
const QByteArray Other = "https://other.example/";
const QByteArray Sum(64, 'a');

QByteArray pom(const QByteArray &inside, const QByteArray &parent = {})
{
    return "<project>" + parent + "<artifactId>app</artifactId>" + inside + "</project>";
}

QByteArray parentOf(const QByteArray &path = {})
{
    return "<parent><groupId>acme</groupId><artifactId>all</artifactId><version>1</version>" + path
           + "</parent>";
}

QByteArray parentPom(const QByteArray &inside)
{
    return "<project><groupId>acme</groupId><artifactId>all</artifactId><version>1</version>"
           + inside + "</project>";
}

QByteArray repository(const QByteArray &id, const QByteArray &url)
{
    return "<repositories><repository><id>" + id + "</id><url>" + url
           + "</url></repository></repositories>";
}

QByteArray mirror(const QByteArray &of)
{
    return "<settings><mirrors><mirror><id>m</id><mirrorOf>" + of + "</mirrorOf><url>" + Here
           + "maven</url></mirror></mirrors></settings>";
}

QByteArray composer(const QByteArray &repositories)
{
    return "{\"repositories\": [{\"type\": \"composer\", \"url\": \"" + Here
           + "composer/packages.json\"}, " + repositories + ", {\"packagist.org\": false}]}";
}

} // namespace

/// What a project's own files say: settings that are not where a client's usually are, and locks.
class TestProjectSettings : public QObject
{
    Q_OBJECT

private slots:
    void V1_settingsOfProjects_data();
    void V1_settingsOfProjects();
    void V1_locks_data();
    void V1_locks();
    void V1_withoutAProjectNoneIsRead();
    void V1_locksThatCannotBeReadAreTold_data();
    void V1_locksThatCannotBeReadAreTold();
    void V1_whatALockSays();
    void workspacesByPattern_data();
    void workspacesByPattern();
    void aPartOfAWorkspaceIsClosedThere();
    void requirementsThatNameEachOther();
    void pnpmByItsVersion_data();
    void pnpmByItsVersion();

private:
    static void row(const char *what, const char *type, const char *name, const char *client,
                    const Files &files, Verdict verdict)
    {
        QTest::addRow("%s: %s", client, what)
            << QString::fromLatin1(type) << QString::fromLatin1(name) << QString::fromLatin1(client)
            << files << verdict;
    }
    void npmRows();
    void pipRows();
    void mavenRows();
    void composerRows();
    static void columns()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("client");
        QTest::addColumn<Files>("files");
        QTest::addColumn<Verdict>("verdict");
    }
    void judge();
};

void TestProjectSettings::npmRows()
{
    const QByteArray scoped = "@acme:registry=" + Here + "npm/\n";
    const QByteArray strangers = "@acme:registry=" + Other + "\n";
    const Files member{{u"project/package.json"_s, "{}"},
                       {u"package.json"_s, "{\"workspaces\": [\"project\"]}"}};
    const auto with = [&](const Files &more, Files files) {
        files.insert(more);
        return files;
    };
    row("the workspace's root counts", "npm", "@acme/ui", "npm",
        with(member, {{u".npmrc"_s, scoped}, {u"project/.npmrc"_s, strangers}}), Verdict::Safe);
    row("a stranger's at the root", "npm", "@acme/ui", "npm",
        with(member, {{u".npmrc"_s, strangers}, {u"project/.npmrc"_s, scoped}}), Verdict::Stranger);
    row("no part of it", "npm", "@acme/ui", "npm",
        {{u"project/package.json"_s, "{}"},
         {u"package.json"_s, "{\"workspaces\": [\"packages/*\"]}"},
         {u".npmrc"_s, strangers},
         {u"project/.npmrc"_s, scoped}},
        Verdict::Safe);
    const QString workspace = u"project/pnpm-workspace.yaml"_s;
    const auto pnpm = [](const char *what, const Files &files, Verdict verdict) {
        Files all = files;
        all.insert(u"bin/node_modules/pnpm/package.json"_s,
                   "{\"name\": \"pnpm\", \"version\": \"12.1.0\"}");
        all.insert(u"bin/node_modules/pnpm/pnpm"_s, {});
        row(what, "npm", "@acme/ui", "pnpm", all, verdict);
    };
    pnpm("its workspace", {{workspace, "registries:\n  '@acme': " + Here + "npm/\n"}},
         Verdict::Safe);
    pnpm("its workspace before .npmrc",
         {{workspace, "registries:\n  '@acme': " + Other + "\n"}, {u"project/.npmrc"_s, scoped}},
         Verdict::Stranger);
    pnpm("the default", {{workspace, "registries:\n  default: " + Here + "npm/\n"}}, Verdict::Safe);
    pnpm("registry before registries",
         {{workspace, "registries:\n  default: " + Here + "npm/\nregistry: " + Other + "\n"}},
         Verdict::Stranger);
    pnpm("by address", {{workspace, "registries:\n  " + Other + ":\n    scopes: ['@acme']\n"}},
         Verdict::NotKnown);
    pnpm("variables stay", {{workspace, "registries:\n  '@acme': ${HOME}\n"}}, Verdict::NotKnown);
    pnpm("the user's", {{u"home/.config/pnpm/config.yaml"_s, "registry: " + Here + "npm/\n"}},
         Verdict::Safe);
    pnpm("the user's before .npmrc",
         {{u"home/.config/pnpm/config.yaml"_s, "registries:\n  '@acme': " + Other + "\n"},
          {u"home/.npmrc"_s, scoped}},
         Verdict::Stranger);
    pnpm("its sign-in", {{u"home/.config/pnpm/auth.ini"_s, scoped}}, Verdict::Safe);
    pnpm("a sign-in that may say more", {{u"home/.config/pnpm/config.yaml"_s, "_auth:\n  a: b\n"}},
         Verdict::NotKnown);
    pnpm("its older file no longer", {{u"home/.config/pnpm/rc"_s, scoped}}, Verdict::Stranger);
    pnpm("of the root above",
         {{u"pnpm-workspace.yaml"_s, "packages: [project]\n"},
          {u".npmrc"_s, strangers},
          {u"project/.npmrc"_s, scoped}},
         Verdict::Stranger);
    pnpm("no YAML", {{workspace, "a: [\n"}}, Verdict::CouldNotRead);
}

void TestProjectSettings::pipRows()
{
    const QByteArray own = "--index-url " + Here + "pypi/simple\n";
    const auto pip = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "pypi", "acme_etl", "pip -r requirements.txt", files, verdict);
    };
    const QString file = u"project/requirements.txt"_s;
    const Files conf{{u"home/.config/pip/pip.conf"_s, "[global]\nindex-url = " + Here + "pypi/\n"}};
    const auto with = [&](const Files &more, Files files) {
        files.insert(more);
        return files;
    };
    pip("nothing set", {{file, "acme-etl\n"}}, Verdict::Stranger);
    pip("as the user has it", with(conf, {{file, "acme-etl\n"}}), Verdict::Safe);
    pip("index", {{file, own + "acme-etl\n"}}, Verdict::Safe);
    pip("index, short", {{file, "-i" + Here + "pypi/simple\n"}}, Verdict::Safe);
    pip("index, equals", {{file, "--index-url=" + Here + "pypi/simple # ours\n"}}, Verdict::Safe);
    pip("another's index", with(conf, {{file, "-i " + Other + "\n"}}), Verdict::Stranger);
    pip("another's extra", with(conf, {{file, "--extra-index-url " + Other + "\n"}}),
        Verdict::Stranger);
    pip("an index takes the place of all before it",
        with(conf, {{file, "--extra-index-url " + Other + "\n" + own}}), Verdict::Safe);
    pip("two on a line", with(conf, {{file, own.trimmed() + " --extra-index-url " + Other + "\n"}}),
        Verdict::Stranger);
    pip("two on a line, the other way round",
        with(conf, {{file, "--extra-index-url " + Other + " " + own}}), Verdict::Stranger);
    pip("no index", {{file, "--no-index\n--find-links ./wheels\n"}}, Verdict::Safe);
    pip("links of another's", {{file, "--no-index\n-f " + Other + "\n"}}, Verdict::Stranger);
    pip("in another file",
        with(conf, {{file, "-r more/base.txt\n"},
                    {u"project/more/base.txt"_s, "-r deeper.txt\n"},
                    {u"project/more/deeper.txt"_s, "--extra-index-url=" + Other + "\n"}}),
        Verdict::Stranger);
    pip("continued", with(conf, {{file, "--extra-index-url \\\n  " + Other + "\n"}}),
        Verdict::Stranger);
    pip("continued into nothing", with(conf, {{file, "--extra-index-url " + Other + " \\"}}),
        Verdict::Stranger);
    pip("a comment", with(conf, {{file, "# --extra-index-url " + Other + "\n"}}), Verdict::Safe);
    pip("a file elsewhere", with(conf, {{file, "-r " + Other + "base.txt\n"}}), Verdict::NotKnown);
    pip("a file that is not there", with(conf, {{file, "-r nowhere.txt\n"}}), Verdict::NotKnown);
    pip("a variable", {{file, "--index-url ${NOWHERE}/simple\n"}}, Verdict::NotKnown);
    pip("no text", {{file, QByteArray("a\0b", 3)}}, Verdict::CouldNotRead);
}

void TestProjectSettings::mavenRows()
{
    const auto maven = [](const char *what, const Files &files, Verdict verdict) {
        row(what, "maven", "com.acme:lib", "mvn", files, verdict);
    };
    const QString file = u"project/pom.xml"_s;
    const QString user = u"home/.m2/settings.xml"_s;
    maven("a parent's repository",
          {{user, mirror("central")},
           {file, pom({}, parentOf())},
           {u"pom.xml"_s, parentPom(repository("x", Other))}},
          Verdict::Stranger);
    maven("a parent without any",
          {{user, mirror("*")}, {file, pom({}, parentOf())}, {u"pom.xml"_s, parentPom({})}},
          Verdict::Safe);
    // What the POMs of its dependencies name is not looked at, and no mirror stands for it.
    maven("a parent without any, and one repository mirrored",
          {{user, mirror("central")}, {file, pom({}, parentOf())}, {u"pom.xml"_s, parentPom({})}},
          Verdict::NotKnown);
    maven("a parent elsewhere, by its path",
          {{user, mirror("central")},
           {file, pom({}, parentOf("<relativePath>build/all</relativePath>"))},
           {u"project/build/all/pom.xml"_s, parentPom(repository("x", Other))}},
          Verdict::Stranger);
    maven("a grandparent's",
          {{user, mirror("central")},
           {file, pom({}, parentOf("<relativePath>a.xml</relativePath>"))},
           {u"project/a.xml"_s,
            "<project><parent><groupId>acme</groupId><artifactId>top</artifactId><version>1"
            "</version><relativePath>b.xml</relativePath></parent><artifactId>all</artifactId>"
            "</project>"},
           {u"project/b.xml"_s, "<project><groupId>acme</groupId><artifactId>top</artifactId>"
                                "<version>1</version>"
                                    + repository("x", Other) + "</project>"}},
          Verdict::Stranger);
    maven("a parent of a repository",
          {{user, mirror("central")}, {file, pom({}, parentOf("<relativePath/>"))}},
          Verdict::NotKnown);
    maven("another's POM where the parent would be",
          {{user, mirror("central")},
           {file, pom({}, parentOf())},
           {u"pom.xml"_s, "<project><groupId>x</groupId><artifactId>all</artifactId><version>1"
                          "</version></project>"}},
          Verdict::NotKnown);
    maven("whatever it says, by a mirror of all",
          {{user, mirror("*")}, {file, pom({}, parentOf("<relativePath/>"))}}, Verdict::Safe);
    maven("a parent that is its own",
          {{user, mirror("central")},
           {file, "<project><parent><groupId>a</groupId><artifactId>app</artifactId><version>1"
                  "</version><relativePath>pom.xml</relativePath></parent><artifactId>app"
                  "</artifactId></project>"}},
          Verdict::NotKnown);
    maven("a broken parent",
          {{user, mirror("central")}, {file, pom({}, parentOf())}, {u"pom.xml"_s, "<project>"}},
          Verdict::CouldNotRead);
}

void TestProjectSettings::composerRows()
{
    const auto row = [](const char *what, const QByteArray &repositories, Verdict verdict,
                        const Files &more = {}) {
        Files files{{u"project/composer.json"_s, composer(repositories)}};
        files.insert(more);
        TestProjectSettings::row(what, "composer", "acme/lib", "composer", files, verdict);
    };
    row("a package of another name",
        "{\"type\": \"package\", \"package\": {\"name\": \"x/y\", \"dist\": {\"url\": \"" + Other
            + "\"}}}",
        Verdict::Safe);
    row("that package",
        "{\"type\": \"package\", \"package\": [{\"name\": \"x/y\"}, {\"name\": \"Acme/Lib\", "
        "\"dist\": {\"url\": \""
            + Other + "\"}}]}",
        Verdict::Stranger);
    row("that package, by its source",
        "{\"type\": \"package\", \"package\": {\"name\": \"acme/lib\", \"source\": {\"url\": \""
            + Other + "lib.git\"}}}",
        Verdict::Stranger);
    row("version control", "{\"type\": \"vcs\", \"url\": \"" + Other + "lib.git\"}",
        Verdict::NotKnown);
    row("version control for others",
        "{\"type\": \"git\", \"url\": \"" + Other + "lib.git\", \"only\": [\"x/*\"]}",
        Verdict::Safe);
    row("a folder", "{\"type\": \"path\", \"url\": \"packages/*\"}", Verdict::Safe,
        {{u"project/packages/lib/composer.json"_s, "{\"name\": \"acme/lib\"}"}});
    row("a folder before others",
        "{\"type\": \"path\", \"url\": \"lib\"}, {\"type\": \"composer\", \"url\": \"" + Other
            + "\"}",
        Verdict::Safe, {{u"project/lib/composer.json"_s, "{\"name\": \"acme/lib\"}"}});
    row("a folder that leaves others to answer, too",
        "{\"type\": \"path\", \"url\": \"lib\", \"canonical\": false}, {\"type\": \"composer\", "
        "\"url\": \""
            + Other + "\"}",
        Verdict::Stranger, {{u"project/lib/composer.json"_s, "{\"name\": \"acme/lib\"}"}});
    row("a folder of another name",
        "{\"type\": \"path\", \"url\": \"lib\"}, {\"type\": \"composer\", \"url\": \"" + Other
            + "\"}",
        Verdict::Stranger, {{u"project/lib/composer.json"_s, "{\"name\": \"acme/app\"}"}});
}

void TestProjectSettings::V1_settingsOfProjects_data()
{
    columns();
    npmRows();
    pipRows();
    mavenRows();
    composerRows();
}

void TestProjectSettings::judge()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(Files, files);
    ClientHome home;
    home.useProject();
    for (auto file = files.begin(); file != files.end(); ++file)
        home.write(file.key(), *file);
    const QString pnpm = home.path(u"bin/node_modules/pnpm/pnpm"_s);
    if (QFile::exists(pnpm)) {
        QFile::setPermissions(pnpm, QFile::ReadOwner | QFile::ExeOwner);
        QVERIFY(QFile::link(pnpm, home.path(u"bin/pnpm"_s)));
    }
    const ClientOutlook found = home.outlook(type, name, client);
    QVERIFY2(!found.client.isEmpty(), "there is no such row");
    QVERIFY(!found.gets.isEmpty());
    QTEST(found.verdict, "verdict");
}

void TestProjectSettings::V1_settingsOfProjects()
{
    judge();
}

void TestProjectSettings::V1_locks_data()
{
    // Whose bytes those are, nobody says here: tst_strangerscopies.
    columns();
    const auto npm = [](const char *what, const QByteArray &entry, Verdict verdict) {
        row(what, "npm", "@acme/ui", "npm by package-lock.json",
            {{u"project/package-lock.json"_s,
              "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"name\": \"app\"}, "
              "\"node_modules/a/node_modules/@acme/ui\": {\"version\": \"1.0.0\""
                  + entry + "}}}"}},
            verdict);
    };
    npm("with its hash", ", \"resolved\": \"" + Other + "x.tgz\", \"integrity\": \"sha512-x\"",
        Verdict::NotKnown);
    npm("without one", ", \"resolved\": \"" + Other + "x.tgz\"", Verdict::Stranger);
    npm("here, without one", ", \"resolved\": \"" + Here + "npm/x.tgz\"", Verdict::Safe);
    npm("neither", {}, Verdict::NotKnown);
    row("of the first version", "npm", "@acme/ui", "npm by npm-shrinkwrap.json",
        {{u"project/npm-shrinkwrap.json"_s,
          "{\"dependencies\": {\"a\": {\"dependencies\": {\"@acme/ui\": {\"version\": \"1\", "
          "\"resolved\": \""
              + Other + "\"}}}}}"}},
        Verdict::Stranger);
    row("with its hash", "npm", "@acme/ui", "pnpm by pnpm-lock.yaml",
        {{u"project/pnpm-lock.yaml"_s,
          "lockfileVersion: '9.0'\n\npackages:\n\n  '@acme/ui@1.0.0':\n    resolution: "
          "{integrity: sha512-x}\n\n  '@acme/ui-kit@2.0.0':\n    resolution: {tarball: "
              + Other + "x.tgz}\n\nsnapshots:\n\n  '@acme/ui@1.0.0': {}\n"}},
        Verdict::NotKnown);
    row("an address without a hash", "npm", "@acme/ui", "pnpm by pnpm-lock.yaml",
        {{u"project/pnpm-lock.yaml"_s,
          "packages:\n  /@acme/ui@1.0.0:\n    resolution: {tarball: " + Other + "x.tgz}\n"}},
        Verdict::Stranger);
    row("with its hash", "pypi", "acme_etl", "pip by requirements.txt",
        {{u"project/requirements.txt"_s, "Acme.ETL==1.0 \\\n    --hash=sha256:" + Sum + "\n"}},
        Verdict::NotKnown);
    row("an address", "pypi", "acme_etl", "pip by requirements.txt",
        {{u"project/requirements.txt"_s, "acme-etl @ " + Other + "x.whl\n"}}, Verdict::Stranger);
    const auto poetry = [](const char *what, const QByteArray &files, Verdict verdict) {
        row(what, "pypi", "acme_etl", "poetry by poetry.lock",
            {{u"project/poetry.lock"_s,
              "[[package]]\nname = \"acme-etl\"\nversion = \"1.0\"\nfiles = [\n" + files
                  + "]\n\n[package.source]\ntype = \"legacy\"\nurl = \"" + Other
                  + "simple\"\n\n[[package]]\nname = \"b\"\nversion = \"2\"\nfiles = [\n    {hash "
                    "= \"sha256:1\"},\n]\n"}},
            verdict);
    };
    poetry("with its hash", "    {file = \"x.whl\", hash = \"sha256:" + Sum + "\"},\n",
           Verdict::NotKnown);
    poetry("without one", {}, Verdict::Stranger);
    row("with its hash", "pypi", "acme_etl", "uv by uv.lock",
        {{u"project/uv.lock"_s,
          "version = 1\n\n[[package]]\nname = \"acme-etl\"\nversion = \"1.0\"\nsource = { registry "
          "= \""
              + Other + "simple\" }\nwheels = [\n    { url = \"" + Other
              + "x.whl\", hash = \"sha256:" + Sum + "\", size = 1 },\n]\n"}},
        Verdict::NotKnown);
    row("without one", "pypi", "acme_etl", "uv by uv.lock",
        {{u"project/uv.lock"_s, "[[package]]\nname = \"acme-etl\"\nversion = \"1.0\"\nsource = { "
                                "registry = \""
                                    + Other + "simple\" }\n"}},
        Verdict::Stranger);
    const auto gems = [](const char *what, const QByteArray &remotes, const QByteArray &more,
                         Verdict verdict) {
        row(what, "rubygems", "acme-lib", "bundle by Gemfile.lock",
            {{u"project/Gemfile.lock"_s, "GEM\n" + remotes
                                             + "  specs:\n    acme-lib (1.0)\n      rake (>= 1)\n"
                                               "    rake (13.0)\n\n"
                                             + more + "PLATFORMS\n  ruby\n"}},
            verdict);
    };
    gems("another's", "  remote: " + Other + "\n", {}, Verdict::Stranger);
    gems("here", "  remote: " + Here + "rubygems/\n", {}, Verdict::Safe);
    gems("here or another's", "  remote: " + Here + "rubygems/\n  remote: " + Other + "\n", {},
         Verdict::Stranger);
    gems("with its checksum", "  remote: " + Other + "\n",
         "CHECKSUMS\n  acme-lib (1.0) sha256=" + Sum + "\n\n", Verdict::NotKnown);
    const auto php = [](const char *what, const QByteArray &package, Verdict verdict) {
        row(what, "composer", "acme/lib", "composer by composer.lock",
            {{u"project/composer.json"_s, "{}"},
             {u"project/composer.lock"_s, "{\"packages\": [], \"packages-dev\": [{\"name\": "
                                          "\"acme/lib\", \"version\": \"1.0\""
                                              + package + "}]}"}},
            verdict);
    };
    php("another's",
        ", \"dist\": {\"type\": \"zip\", \"url\": \"" + Other + "\", \"shasum\": \"\"}",
        Verdict::Stranger);
    php("with its hash", ", \"dist\": {\"url\": \"" + Other + "\", \"shasum\": \"aa\"}",
        Verdict::NotKnown);
    php("here", ", \"dist\": {\"url\": \"" + Here + "composer/archives/x.zip\"}", Verdict::Safe);
    php("its source", ", \"source\": {\"type\": \"git\", \"url\": \"" + Other + "\"}",
        Verdict::Stranger);
    row("its sums", "golang", "acme.example/lib", "go by go.sum",
        {{u"project/go.sum"_s, "acme.example/lib v1.0.0 h1:x=\nacme.example/lib v1.0.0/go.mod "
                               "h1:y=\n"}},
        Verdict::NotKnown);
}

void TestProjectSettings::V1_locks()
{
    judge();
}

void TestProjectSettings::V1_withoutAProjectNoneIsRead()
{
    ClientHome home;
    home.write(u"project/requirements.txt"_s, "acme\n");
    home.write(u"project/package-lock.json"_s, "{");
    QVERIFY(home.outlooks(u"pypi"_s, u"acme"_s).isEmpty());
    QVERIFY(home.outlooks(u"npm"_s, u"acme"_s).isEmpty());
}

void TestProjectSettings::V1_locksThatCannotBeReadAreTold_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *type, const char *client, const char *file) {
        QTest::newRow(file) << QString::fromLatin1(type) << QString::fromLatin1(client)
                            << QString::fromLatin1(file);
    };
    row("npm", "npm by package-lock.json", "project/package-lock.json");
    row("npm", "pnpm by pnpm-lock.yaml", "project/pnpm-lock.yaml");
    row("pypi", "poetry by poetry.lock", "project/poetry.lock");
    row("pypi", "uv by uv.lock", "project/uv.lock");
    row("rubygems", "bundle by Gemfile.lock", "project/Gemfile.lock");
    row("composer", "composer by composer.lock", "project/composer.lock");
    row("golang", "go by go.sum", "project/go.sum");
}

void TestProjectSettings::V1_locksThatCannotBeReadAreTold()
{
    QFETCH(QString, type);
    QFETCH(QString, client);
    QFETCH(QString, file);
    ClientHome home;
    home.useProject();
    home.install(u"composer"_s);
    home.write(file, QByteArray("a\0b", 3));
    QCOMPARE(home.outlook(type, u"acme/lib"_s, client).verdict, Verdict::CouldNotRead);
    // A link of the project is not followed.
    QVERIFY(QFile::rename(home.path(file), home.path(u"home/secret"_s)));
    QVERIFY(QFile::link(home.path(u"home/secret"_s), home.path(file)));
    QCOMPARE(home.outlook(type, u"acme/lib"_s, client).verdict, Verdict::CouldNotRead);
}

void TestProjectSettings::V1_whatALockSays()
{
    ClientHome home;
    home.useProject();
    home.write(u"project/Gemfile.lock"_s,
               "GEM\n  remote: https://me:s3cret@other.example/\n  specs:\n    acme-lib (1.0)\n");
    const ClientOutlook found = home.outlook(u"rubygems"_s, u"acme-lib"_s,
                                             u"bundle by Gemfile.lock"_s);
    QCOMPARE(english(found.who), u"bundle by Gemfile.lock"_s);
    QCOMPARE(english(found.gets), u"whatever is there as 1.0: no hash is locked"_s);
    QCOMPARE(english(found.from), u"other.example"_s);
    QVERIFY(english(found.saidBy).endsWith(u"project/Gemfile.lock, line 4"_s));
    QVERIFY(home.outlook(u"rubygems"_s, u"other"_s, u"bundle by Gemfile.lock"_s).client.isEmpty());
}

void TestProjectSettings::workspacesByPattern_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("is");
    QTest::newRow("one") << QStringList{u"packages/*"_s} << u"packages/a"_s << true;
    QTest::newRow("deeper") << QStringList{u"packages/*"_s} << u"packages/a/b"_s << false;
    QTest::newRow("any depth") << QStringList{u"packages/**"_s} << u"packages/a/b"_s << true;
    QTest::newRow("any folder before") << QStringList{u"**/lib"_s} << u"a/b/lib"_s << true;
    QTest::newRow("none before") << QStringList{u"**/lib"_s} << u"lib"_s << true;
    QTest::newRow("written otherwise")
        << QStringList{u"./packages/a/"_s} << u"packages/a"_s << true;
    QTest::newRow("either") << QStringList{u"{apps,libs}/*"_s} << u"libs/x"_s << true;
    QTest::newRow("neither") << QStringList{u"{apps,libs}/*"_s} << u"libz/x"_s << false;
    QTest::newRow("taken out") << QStringList{u"packages/*"_s, u"!packages/a"_s} << u"packages/a"_s
                               << false;
    QTest::newRow("a dot is a dot") << QStringList{u"a.b"_s} << u"axb"_s << false;
    QTest::newRow("no expression") << QStringList{u"(a"_s, u"{a"_s} << u"a"_s << false;
}

void TestProjectSettings::workspacesByPattern()
{
    QFETCH(QStringList, patterns);
    QFETCH(QString, folder);
    QFETCH(bool, is);
    QCOMPARE(npm::isWorkspace(patterns, folder), is);
}

void TestProjectSettings::aPartOfAWorkspaceIsClosedThere()
{
    ClientHome home;
    home.useProject();
    home.write(u"project/package.json"_s, "{}");
    home.write(u"package.json"_s, "{\"workspaces\": {\"packages\": [\"project\"]}}");
    home.write(u".npmrc"_s, "a=1\n");
    QCOMPARE(home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s).verdict, Verdict::Stranger);
    const auto closing = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY(!closing);
    QCOMPARE(closing.error().code, ErrorCode::Unsupported);
    const QString root = QFileInfo(home.path(u".npmrc"_s)).path();
    QVERIFY2(english(closing.error().what).contains(u"part of that workspace"_s)
                 && english(closing.error().remedy).endsWith(u"--project "_s + root),
             qPrintable(english(closing.error())));
    home.places().project = root;
    const auto there = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY2(there, there ? "" : qPrintable(english(there.error())));
    QCOMPARE(there->changes.first().path, home.path(u".npmrc"_s));
}

void TestProjectSettings::requirementsThatNameEachOther()
{
    ClientHome home;
    home.useProject();
    home.write(u"project/requirements.txt"_s, "-r b.txt\n-i " + Here + "pypi/simple\n");
    home.write(u"project/b.txt"_s, "-r requirements.txt\n-r b.txt\n");
    QCOMPARE(home.outlook(u"pypi"_s, u"acme"_s, u"pip -r requirements.txt"_s).verdict,
             Verdict::Safe);
    // However many there are, it ends.
    QByteArray each;
    for (int i = 0; i < 12; ++i) {
        home.write(u"project/c%1.txt"_s.arg(i), each);
        each += "-r c" + QByteArray::number(i) + ".txt\n";
    }
    home.write(u"project/requirements.txt"_s, each + "-i " + Here + "pypi/simple\n");
    QCOMPARE(home.outlook(u"pypi"_s, u"acme"_s, u"pip -r requirements.txt"_s).verdict,
             Verdict::NotKnown);
}

void TestProjectSettings::pnpmByItsVersion_data()
{
    QTest::addColumn<QByteArray>("version"); ///< empty: its files do not tell
    QTest::addColumn<Files>("files");
    QTest::addColumn<Verdict>("verdict");
    const Files scoped{{u"home/.config/pnpm/rc"_s, "@acme:registry=" + Here + "npm/\n"}};
    QTest::newRow("older") << "10.4.1"_ba << scoped << Verdict::Safe;
    QTest::newRow("newer") << "11.0.0"_ba << scoped << Verdict::Stranger;
    QTest::newRow("nobody knows") << ""_ba << scoped << Verdict::NotKnown;
    const Files npmrc{{u"home/.npmrc"_s, "@acme:registry=" + Here + "npm/\n"}};
    QTest::newRow("where all agree") << ""_ba << npmrc << Verdict::Safe;
    const Files workspace{
        {u"project/pnpm-workspace.yaml"_s, "registries:\n  '@acme': " + Here + "npm/\n"}};
    QTest::newRow("an older one may read it or not")
        << "10.4.1"_ba << workspace << Verdict::NotKnown;
}

void TestProjectSettings::pnpmByItsVersion()
{
    QFETCH(QByteArray, version);
    QFETCH(Files, files);
    ClientHome home;
    home.useProject();
    for (auto file = files.begin(); file != files.end(); ++file)
        home.write(file.key(), *file);
    const QString program = u"bin/modules/pnpm/bin/pnpm"_s;
    home.write(program, "#!/bin/sh\n");
    QFile::setPermissions(home.path(program), QFile::ReadOwner | QFile::ExeOwner);
    QVERIFY(QFile::link(home.path(program), home.path(u"bin/pnpm"_s)));
    if (!version.isEmpty())
        home.write(u"bin/modules/pnpm/package.json"_s,
                   "{\"name\": \"pnpm\", \"version\": \"" + version + "\"}");
    QTEST(home.outlook(u"npm"_s, u"@acme/ui"_s, u"pnpm"_s).verdict, "verdict");
}

QTEST_GUILESS_MAIN(TestProjectSettings)
#include "tst_projectsettings.moc"
