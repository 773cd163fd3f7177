// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/clientsetups/clienthome.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Verdict = ClientOutlook::Verdict;

namespace {

const QByteArray Group = "http://127.0.0.1:8970/api/v4/groups/acme/-/packages/";
const QByteArray Project = "http://127.0.0.1:8970/api/v4/projects/acme%2Fweb/packages/";
const QByteArray Other = "https://other.example/";

} // namespace

/// What is written into each client's files, and that it closes them.
class TestClientClosings : public QObject
{
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void V1_whatTheModulesHostSaysIsClosed_data();
    void V1_whatTheModulesHostSaysIsClosed();
    void V1_whatIsPrivateNeedsAToken_data();
    void V1_whatIsPrivateNeedsAToken();
    void staysAsItIs_data();
    void staysAsItIs();
    void writesNoSecret();
    void V1_showsWhatIsNoSecret_data();
    void V1_showsWhatIsNoSecret();
    void showsNoSecret_data();
    void showsNoSecret();
    void aFileAboveTheOneThatIsWritten();
    void linksOfAProjectAreNotFollowed();
    void aMappingOpensNoOtherName();
    void ofAProjectNothingElseIsWritten();
    void hostileNamesAreNotWritten();
    void withoutAnAddressNothingIsWritten();
};

void TestClientClosings::writes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before"); ///< null: it is not there
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *what, const char *type, const char *name, const char *client,
                        const char *file, const QByteArray &before, const QByteArray &after) {
        QTest::addRow("%s, %s", client, what)
            << QString::fromLatin1(type) << QString::fromLatin1(name) << QString::fromLatin1(client)
            << QString::fromLatin1(file) << before << after;
    };
    const QByteArray scope = "@acme:registry=" + Group + "npm/";
    row("new", "npm", "@acme/ui", "npm", "home/.npmrc", {}, scope + "\n");
    row("a line more", "npm", "@acme/ui", "npm", "home/.npmrc", "; mine\r\nfund=false\r\n[x]\r\n",
        scope + "\r\n; mine\r\nfund=false\r\n[x]\r\n");
    row("another line", "npm", "@acme/ui", "npm", "home/.npmrc",
        "a=1\n@acme:registry=" + Other + "\nb=caf\xe9", "a=1\n" + scope + "\nb=caf\xe9");
    row("of a project", "npm", "@acme/ui", "npm", "project/.npmrc", "a=1\n", scope + "\na=1\n");
    row("without a scope", "npm", "ui", "npm", "home/.npmrc", {}, "registry=" + Group + "npm/\n");
    const QByteArray index = "index-url = " + Group + "pypi/simple\n";
    row("new", "pypi", "acme", "pip", "home/.config/pip/pip.conf", {}, "[global]\n" + index);
    row("extra", "pypi", "acme", "pip", "home/.config/pip/pip.conf",
        "[global]\ntimeout = 9\nextra-index-url =\n    " + Group + "pypi/simple\n    " + Other
            + "\n# end\n",
        "[global]\ntimeout = 9\n" + index + "# end\n");
    row("index and extra", "pypi", "acme", "pip", "home/.config/pip/pip.conf",
        "[global]\nindex-url = " + Other + "\nextra-index-url = " + Other
            + "\n[install]\nuser = no\n",
        "[global]\n" + index + "[install]\nuser = no\n");
    row("new", "maven", "a:b", "mvn", "home/.m2/settings.xml", {},
        "<settings>\n  <mirrors>\n    <mirror>\n      <id>packhouse</id>\n"
        "      <mirrorOf>*</mirrorOf>\n      <url>"
            + Group
            + "maven</url>\n    </mirror>\n"
              "  </mirrors>\n</settings>\n");
    row("a mirror more", "maven", "a:b", "mvn", "home/.m2/settings.xml",
        "<?xml version=\"1.0\"?>\n<settings>\n  <!-- mine -->\n  <mirrors/>\n</settings>\n",
        "<?xml version=\"1.0\"?>\n<settings>\n  <!-- mine -->\n  <mirrors>\n    <mirror>\n"
        "      <id>packhouse</id>\n      <mirrorOf>*</mirrorOf>\n      <url>"
            + Group + "maven</url>\n    </mirror>\n  </mirrors>\n</settings>\n");
    row("mapping", "nuget", "Acme.Lib", "dotnet", "home/.nuget/NuGet/NuGet.Config",
        "<configuration>\n  <packageSources>\n    <add key=\"here\" value=\"" + Group
            + "nuget/index.json\" />\n    <add key=\"other\" value=\"" + Other
            + "\" />\n  </packageSources>\n</configuration>\n",
        "<configuration>\n  <packageSourceMapping>\n    <packageSource key=\"other\">\n"
        "      <package pattern=\"*\" />\n    </packageSource>\n    <packageSource key=\"here\">\n"
        "      <package pattern=\"*\" />\n      <package pattern=\"Acme.Lib\" />\n    "
        "</packageSource>\n  </packageSourceMapping>\n"
        "  <packageSources>\n    <add key=\"here\" value=\""
            + Group + "nuget/index.json\" />\n    <add key=\"other\" value=\"" + Other
            + "\" />\n  </packageSources>\n</configuration>\n");
    row("switched off", "composer", "acme/lib", "composer", "project/composer.json",
        "{\n    \"name\": \"acme/app\",\n    \"repositories\": [\n        {\"type\": \"composer\", "
        "\"url\": \""
            + Other + "\"}\n    ]\n}\n",
        "{\n    \"name\": \"acme/app\",\n    \"repositories\": [\n        {\"type\": \"composer\", "
        "\"url\": \""
            + Other
            + "\", \"exclude\": [\"acme/lib\"]},\n        {\"type\": \"composer\", "
              "\"url\": "
              "\"http://127.0.0.1:8970/api/v4/group/acme/-/packages/composer/packages.json\"},\n"
              "        {\"packagist\": false}\n    ]\n}\n");
    const QByteArray own = "go,off\nGOPRIVATE=acme.example/lib\nGONOPROXY=none\n";
    row("new", "golang", "acme.example/lib", "go", "home/.config/go/env", {},
        "GOPROXY=" + Project + own);
    row("the address stays", "golang", "acme.example/lib", "go", "home/.config/go/env",
        "GOPROXY=" + Group + "go|" + Other + "\n", "GOPROXY=" + Group + own);
    row("another line", "golang", "acme.example/lib", "go", "home/.config/go/env",
        "GOFLAGS=-v\nGOPROXY=" + Other + ",direct\nGOPRIVATE=x.example\n",
        "GOFLAGS=-v\nGOPROXY=" + Project
            + "go,off\nGOPRIVATE=x.example,acme.example/lib\nGONOPROXY=x.example\n");
    row("new", "rubygems", "acme", "gem", "home/.gemrc", {},
        "---\n:sources:\n- " + Project + "rubygems/\n");
    row("another one", "rubygems", "acme", "gem", "home/.gemrc",
        "---\n:sources:\n- " + Other + "\n- " + Project + "rubygems\n:verbose: true\n",
        "---\n:sources:\n- " + Project + "rubygems\n:verbose: true\n");
    row("switched off", "conan", "acme", "conan 2", "home/.conan2/remotes.json",
        "{\n \"remotes\": [\n  {\n   \"name\": \"other\",\n   \"url\": \"" + Other
            + "\"\n  }\n ]\n}",
        "{\n \"remotes\": [\n  {\n   \"name\": \"other\",\n   \"url\": \"" + Other
            + "\",\n   \"disabled\": true\n  },\n  {\"name\": \"packhouse\", \"url\": \"" + Project
            + "conan\", \"verify_ssl\": true}\n ]\n}");
    row("pins", "debian", "acme-tool", "apt",
        "system/etc/apt/preferences.d/packhouse-acme-tool.pref", {},
        "Package: acme-tool\nPin: origin \"127.0.0.1\"\nPin-Priority: 1001\n\n"
        "Package: acme-tool\nPin: release *\nPin-Priority: -1\n");
}

void TestClientClosings::writes()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    ClientHome home;
    home.install(client.section(u' ', 0, 0) == u"apt" ? u"apt-get"_s : client.section(u' ', 0, 0));
    home.write(u"system/etc/apt/sources.list"_s, "deb " + Other + " x main\n");
    if (file.startsWith(u"project/"))
        home.useProject();
    if (!before.isNull())
        home.write(file, before);
    QCOMPARE(home.outlook(type, name, client).verdict, Verdict::Stranger);
    const auto closing = home.closing(type, name, client);
    QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
    QCOMPARE(closing->changes.size(), 1);
    const ClientFileChange &change = closing->changes.first();
    QCOMPARE(change.path, home.path(file));
    QCOMPARE(change.before.has_value(), !before.isNull());
    QCOMPARE(change.after, after);
    const auto written = writeClientFile(change);
    QVERIFY2(written, written ? "" : qPrintable(english(written.error())));
    QCOMPARE(home.outlook(type, name, client).verdict, Verdict::Safe);
    QVERIFY(undoClientFile(*written));
    QCOMPARE(home.outlook(type, name, client).verdict, Verdict::Stranger);
}

/// Nobody knows whose host that is, so it is no stranger's, nor safe.
void TestClientClosings::V1_whatTheModulesHostSaysIsClosed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray closed = "GOPROXY=" + Project + "go,off\n";
    const QByteArray own = "GOPRIVATE=acme.example/lib\nGONOPROXY=none\n";
    QTest::newRow("direct") << "GOPROXY=" + Project + "go,direct\n" << closed + own;
    QTest::newRow("direct on any error") << "GOPROXY=" + Project + "go|direct\n" << closed + own;
    QTest::newRow("private") << "GOPROXY=" + Project + "go\nGOPRIVATE=acme.example,b.example\n"
                             << closed + "GOPRIVATE=acme.example,b.example\nGONOPROXY=b.example\n";
    QTest::newRow("past the proxy")
        << "GONOPROXY=*.example,b.test/x\nGOPROXY=" + Project + "go\n"
        << "GONOPROXY=b.test/x\n" + closed + "GOPRIVATE=acme.example/lib\n";
}

void TestClientClosings::V1_whatTheModulesHostSaysIsClosed()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    ClientHome home;
    home.write(u"home/.config/go/env"_s, before);
    const QList<ClientOutlook> rows = [&home] {
        (void)home.outlooks(u"golang"_s, u"acme.example/lib"_s); // asks about that name
        return afterDeletion(*home.setup(u"golang"_s), home.question(), home.places());
    }();
    QCOMPARE(rows.first().verdict, Verdict::NotKnown);
    QVERIFY(rows.first().closable);
    const auto closing = home.closing(u"golang"_s, u"acme.example/lib"_s, u"go"_s);
    QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
    QCOMPARE(closing->changes.first().after, after);
    QVERIFY(writeClientFiles(closing->changes));
    QCOMPARE(home.outlook(u"golang"_s, u"acme.example/lib"_s, u"go"_s).verdict, Verdict::Safe);
    // There is nothing more to write then.
    QCOMPARE(home.closing(u"golang"_s, u"acme.example/lib"_s, u"go"_s).error().code,
             ErrorCode::Unsupported);
}

void TestClientClosings::V1_whatIsPrivateNeedsAToken_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file"); ///< that is there already
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where"); ///< the token goes
    const auto row = [](const char *type, const char *name, const char *client, const char *file,
                        const QByteArray &bytes, const char *where) {
        QTest::newRow(client) << QString::fromLatin1(type) << QString::fromLatin1(name)
                              << QString::fromLatin1(client) << QString::fromLatin1(file) << bytes
                              << QString::fromLatin1(where);
    };
    row("npm", "@acme/ui", "npm", "home/.npmrc", "a=1\n", "~/.npmrc");
    row("npm", "@acme/ui", "pnpm", "home/.npmrc", "a=1\n", "~/.npmrc");
    row("pypi", "acme", "pip", "home/.config/pip/pip.conf", "", "~/.netrc");
    row("maven", "a:b", "mvn", "home/.m2/settings.xml", "<settings/>", "~/.m2/settings.xml");
    row("nuget", "Acme.Lib", "dotnet", "home/.nuget/NuGet/NuGet.Config",
        "<configuration><packageSources><add key=\"other\" value=\"" + Other
            + "\"/></packageSources></configuration>",
        "~/.nuget/NuGet/NuGet.Config");
    row("composer", "acme/lib", "composer", "home/.config/composer/config.json", "{}",
        "~/.config/composer/auth.json");
    row("golang", "acme.example/lib", "go", "home/.config/go/env", "GOFLAGS=-v\n", "~/.netrc");
    row("rubygems", "acme", "gem", "home/.gemrc", "---\n", "~/.gemrc");
    row("conan", "acme", "conan 2", "home/.conan2/remotes.json",
        "{\"remotes\": [{\"name\": \"other\", \"url\": \"" + Other + "\"}]}", "conan remote login");
    row("debian", "acme-tool", "apt", "system/etc/apt/sources.list", "deb " + Other + " x main\n",
        "/etc/apt/auth.conf.d/");
}

void TestClientClosings::V1_whatIsPrivateNeedsAToken()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    ClientHome home;
    home.install(client.section(u' ', 0, 0));
    home.write(file, bytes);
    const auto shown = [&] {
        (void)home.outlooks(type, name);
        for (const ClientOutlook &row :
             afterDeletion(*home.setup(type), home.question(), home.places())) {
            if (row.client == client)
                return row;
        }
        return ClientOutlook();
    };
    using Reading = ClientQuestion::Reading;
    for (const Reading reading : {Reading::NotKnown, Reading::ByEverybody}) {
        home.question().reading = reading;
        const auto closing = home.closing(type, name, client);
        QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
        QVERIFY(closing->signIn.isEmpty());
        QVERIFY(!shown().needsToken);
    }
    home.question().reading = Reading::ByToken;
    const auto closing = home.closing(type, name, client);
    QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
    QCOMPARE(closing->signIn.size(), 2);
    QVERIFY(english(closing->signIn.first()).contains(u"acme/web is private"_s));
    QVERIFY2(english(closing->signIn.last()).contains(where),
             qPrintable(english(closing->signIn.last())));
    QVERIFY(shown().needsToken);
    QVERIFY2(english(shown().closedBy).contains(u"a token, as acme/web is private"_s),
             qPrintable(english(shown().closedBy)));
    // It is said, and never written.
    for (const ClientFileChange &change : closing->changes)
        QVERIFY(!change.after.toLower().contains("token") && !change.after.contains("TOKEN@"));
}

void TestClientClosings::staysAsItIs_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::newRow("bundle") << u"rubygems"_s << u"acme"_s << u"bundle"_s;
    QTest::newRow("nuget") << u"nuget"_s << u"Acme"_s << u"nuget"_s;
    QTest::newRow("dotnet before its first run") << u"nuget"_s << u"Acme"_s << u"dotnet"_s;
    QTest::newRow("conan before its first run") << u"conan"_s << u"acme"_s << u"conan 2"_s;
    QTest::newRow("nobody") << u"npm"_s << u"acme"_s << u"nobody"_s;
}

void TestClientClosings::staysAsItIs()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    ClientHome home;
    home.install(client.section(u' ', 0, 0));
    const auto closing = home.closing(type, name, client);
    QVERIFY(!closing);
    QCOMPARE(closing.error().code, ErrorCode::Unsupported);
}

void TestClientClosings::writesNoSecret()
{
    ClientHome home;
    home.write(u"home/.npmrc"_s, "//127.0.0.1:8970/:_authToken=s3cret\n");
    const auto npm = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY(npm);
    const ClientFileChange &change = npm->changes.first();
    QCOMPARE(change.after.count("s3cret"), 1); // as it was
    const QString shown = previewOf(change, u"~/.npmrc"_s);
    QVERIFY2(!shown.contains(u"s3cret"), qPrintable(shown));
    QVERIFY(shown.contains(u"+@acme:registry="_s));
}

void TestClientClosings::V1_showsWhatIsNoSecret_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("shown");
    QTest::newRow("go")
        << u"golang"_s << u"acme.example/lib"_s << u"go"_s << u"home/.config/go/env"_s
        << "GOPRIVATE=a.example/a-name-that-is-long,*.b.example\nGOFLAGS=-x=s3cret\n"_ba
        << u"GOPRIVATE=a.example/a-name-that-is-long,*.b.example"_s;
    QTest::newRow("maven") << u"maven"_s << u"a:b"_s << u"mvn"_s << u"home/.m2/settings.xml"_s
                           << "<settings><mirrors><mirror><id>team</id><mirrorOf>x,y</mirrorOf>"
                              "<url>https://h/</url></mirror></mirrors><servers><server><password>"
                              "s3cret</password></server></servers></settings>\n"_ba
                           << u"<id>team</id><mirrorOf>x,y</mirrorOf>"_s;
    QTest::newRow("nuget") << u"nuget"_s << u"Acme.Lib"_s << u"dotnet"_s
                           << u"home/.nuget/NuGet/NuGet.Config"_s
                           << "<configuration>\n<packageSources>\n<add key=\"team\" value=\"https:"
                              "//h/\" />\n</packageSources><x><add key=\"ClearTextPassword\" "
                              "value=\"s3cret\" /></x></configuration>\n"_ba
                           << u"key=\"team\""_s;
    QTest::newRow("composer") << u"composer"_s << u"acme/lib"_s << u"composer"_s
                              << u"home/.config/composer/config.json"_s
                              << "{\"repositories\": [\n{\"type\": \"composer\", \"url\": "
                                 "\"https://h/\", \"only\": [\"acme/*\"]}\n], \"bearer\": "
                                 "\"s3cret\"}\n"_ba
                              << u"\"only\": [\"acme/*\"]"_s;
}

void TestClientClosings::V1_showsWhatIsNoSecret()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    ClientHome home;
    home.install(client);
    home.write(file, before);
    const auto closing = home.closing(type, name, client);
    QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
    const QString all = previewOf(closing->changes.first(), u"x"_s);
    QFETCH(QString, shown);
    QVERIFY2(all.contains(shown), qPrintable(all));
    QVERIFY2(!all.contains(u"s3cret"), qPrintable(all));
}

void TestClientClosings::showsNoSecret_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("npm") << u"npm"_s << u"@acme/ui"_s << u"npm"_s << u"home/.npmrc"_s
                         << "_auth[]=s3cret\n@acme:registry=https://me:s3cret@h/\nkey=\"-----BEGIN "
                            "s3cret\"\nproxy=me:s3cret@h\n"_ba;
    QTest::newRow("maven, one line")
        << u"maven"_s << u"a:b"_s << u"mvn"_s << u"home/.m2/settings.xml"_s
        << "<settings><servers><server><id>a</id><privateKey>s3cret</privateKey><password>"
           "<![CDATA[s3cret]]></password></server></servers><mirrors/></settings>"_ba;
    QTest::newRow("nuget, one line")
        << u"nuget"_s << u"Acme.Lib"_s << u"dotnet"_s << u"home/.nuget/NuGet/NuGet.Config"_s
        << "<configuration><apikeys><add value=\"s3cret\" key=\"https://h/\" /></apikeys>"
           "<packageSources><add key=\"other\" "
           "value=\"https://other.example/aaaaaaaaaaaaaaaas3cret/"
           "\" /></packageSources></configuration>"_ba;
    QTest::newRow("composer, one line")
        << u"composer"_s << u"acme/lib"_s << u"composer"_s << u"home/.config/composer/config.json"_s
        << R"({"config":{"gitlab-token":{"h":"s3cret"},"bearer":{"h":"s3cret"}},"repositories":[{)"
           R"("type":"composer","url":"https://other.example","options":{"http":{"header":)"
           R"(["Authorization: Bearer s3cret"]}}}]})"_ba;
    QTest::newRow("gem") << u"rubygems"_s << u"acme"_s << u"gem"_s << u"home/.gemrc"_s
                         << "---\n:rubygems_api_key: s3cret\nhttps://h: Bearer s3cret\n:sources:\n"
                            "- https://s3cret:x@other.example/\n:verbose: true\n"_ba;
    QTest::newRow("pip") << u"pypi"_s << u"acme"_s << u"pip"_s << u"home/.config/pip/pip.conf"_s
                         << "[global]\nindex-url = https://me:s3cret@other.example/simple\n"
                            "extra-index-url =\n    https://h/aaaaaaaaaaaaaaaas3cret/simple\n"_ba;
}

void TestClientClosings::showsNoSecret()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    ClientHome home;
    home.install(client);
    home.write(file, before);
    const auto closing = home.closing(type, name, client);
    QVERIFY2(closing, closing ? "" : qPrintable(english(closing.error())));
    for (const ClientFileChange &change : closing->changes) {
        const QString shown = previewOf(change, u"x"_s);
        QVERIFY2(!shown.contains(u"s3cret"), qPrintable(shown));
        QVERIFY2(shown.contains(u"127.0.0.1:8970/api/v4/"), qPrintable(shown));
    }
}

/// What is written does not help where a stronger file says otherwise: then nothing is written.
void TestClientClosings::aFileAboveTheOneThatIsWritten()
{
    ClientHome home;
    home.set(u"npm_config_@acme:registry"_s, QString::fromLatin1(Other));
    home.install(u"npm"_s);
    QVERIFY(!home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s));
    home.write(u"home/.m2/settings.xml"_s,
               "<settings><mirrors><mirror><id>a</id><mirrorOf>central</mirrorOf><url>" + Other
                   + "</url></mirror></mirrors></settings>");
    QVERIFY(!home.closing(u"maven"_s, u"a:b"_s, u"mvn"_s));
}

void TestClientClosings::linksOfAProjectAreNotFollowed()
{
    ClientHome home;
    home.useProject();
    home.write(u"home/.npmrc"_s, "a=1\n");
    home.write(u"project/.npmrc"_s, "a=1\n");
    const auto shown = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY(shown);
    QCOMPARE(shown->changes.first().path, home.path(u"project/.npmrc"_s));
    QVERIFY(QFile::remove(home.path(u"project/.npmrc"_s)));
    QVERIFY(QFile::link(home.path(u"home/.npmrc"_s), home.path(u"project/.npmrc"_s)));
    const auto written = writeClientFiles(shown->changes);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidFile);
    QCOMPARE(home.read(u"home/.npmrc"_s), "a=1\n"_ba);
    const auto linked = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY(!linked);
    QCOMPARE(linked.error().code, ErrorCode::InvalidFile);
    QCOMPARE(home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm"_s).verdict, Verdict::CouldNotRead);
    // Behind a folder that is one; and the user's own may be links.
    QVERIFY(QFile::link(home.path(u"home"_s), home.path(u"project/inner"_s)));
    QVERIFY(home.places().isLinkOfProject(home.path(u"project/inner/.npmrc"_s)));
    home.places().project.clear();
    QVERIFY(QFile::rename(home.path(u"home/.npmrc"_s), home.path(u"home/real"_s)));
    QVERIFY(QFile::link(home.path(u"home/real"_s), home.path(u"home/.npmrc"_s)));
    QVERIFY(home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s));
}

void TestClientClosings::aMappingOpensNoOtherName()
{
    ClientHome home;
    home.write(u"home/.nuget/NuGet/NuGet.Config"_s,
               "<configuration><packageSources><add key=\"other\" value=\"" + Other
                   + "\" /><add key=\"here\" value=\"" + Group
                   + "nuget/index.json\" /><add key=\"too\" value=\"" + Project
                   + "nuget/index.json\" /></packageSources></configuration>");
    const auto closing = home.closing(u"nuget"_s, u"Acme.Lib"_s, u"dotnet"_s);
    QVERIFY(closing);
    QCOMPARE(closing->changes.first().after.count("pattern=\"*\""), 3);
    QCOMPARE(closing->changes.first().after.count("pattern=\"Acme.Lib\""), 1);
}

void TestClientClosings::ofAProjectNothingElseIsWritten()
{
    ClientHome home;
    for (const QString &program : {u"gem"_s, u"mvn"_s, u"go"_s, u"pip"_s})
        home.install(program);
    for (const auto &[type, name, client] :
         {std::array{u"rubygems"_s, u"acme"_s, u"gem"_s},
          std::array{u"maven"_s, u"a:b"_s, u"mvn"_s},
          std::array{u"golang"_s, u"acme.example/lib"_s, u"go"_s},
          std::array{u"pypi"_s, u"acme"_s, u"pip"_s}}) {
        home.places().project.clear();
        QVERIFY2(home.closing(type, name, client), qPrintable(client));
        home.useProject();
        const auto closing = home.closing(type, name, client);
        QVERIFY2(!closing, qPrintable(client));
        QCOMPARE(closing.error().code, ErrorCode::Unsupported);
    }
}

void TestClientClosings::hostileNamesAreNotWritten()
{
    ClientHome home;
    home.install(u"npm"_s);
    home.install(u"apt-get"_s);
    home.install(u"go"_s);
    home.write(u"system/etc/apt/sources.list"_s, "deb " + Other + " x main\n");
    for (const QString &name : {u"@acme/ui\nregistry=http://x"_s, u"a\" b"_s, u"a'b"_s, u"<a>"_s,
                                u"a;b"_s, u"a,b"_s, u"a\u202eb"_s, u"a b"_s}) {
        QVERIFY2(!home.closing(u"npm"_s, name, u"npm"_s), qPrintable(name));
        QVERIFY2(!home.closing(u"debian"_s, name, u"apt"_s), qPrintable(name));
        QVERIFY2(!home.closing(u"golang"_s, name, u"go"_s), qPrintable(name));
    }
    QVERIFY(!home.closing(u"debian"_s, u"../../x"_s, u"apt"_s));
}

void TestClientClosings::withoutAnAddressNothingIsWritten()
{
    ClientHome home;
    home.install(u"npm"_s);
    home.question().here.clear();
    const auto closing = home.closing(u"npm"_s, u"@acme/ui"_s, u"npm"_s);
    QVERIFY(!closing);
    QCOMPARE(closing.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestClientClosings)
#include "tst_clientclosings.moc"
