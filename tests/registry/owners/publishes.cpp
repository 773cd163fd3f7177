// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishes.h"

#include "../../formats/debian/debpackages.h"
#include "../../formats/helm/charts.h"
#include "../../formats/npm/npmpackages.h"
#include "../../formats/nuget/nugetpackages.h"
#include "../../formats/rubygems/gems.h"
#include "support/handlerfixture.h"
#include "support/pythonpackages.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

QList<Sent> npm(const QString &version, const QString &tag, const QByteArray &more = {},
                const QString &name = u"@acme/widget"_s)
{
    const NpmPackage package{name, version, tag, {}, more};
    return {{"PUT", "packages/npm/" + name.toUtf8().replace("/", "%2f"), publishTextOf(package),
             "application/json"}};
}

QList<Sent> maven(const QByteArray &file, const QByteArray &bytes)
{
    return {{"PUT", "packages/maven/com/acme/" + file, bytes}};
}

QByteArray pom(const QByteArray &artifact, const QByteArray &version, const QByteArray &more = {})
{
    return "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>"
           + artifact + "</artifactId><version>" + version + "</version>" + more + "</project>";
}

QList<Sent> mavenVersion(const QByteArray &version, const QByteArray &bytes)
{
    const QByteArray stem = "widget/" + version + "/widget-" + version;
    return maven(stem + ".jar", bytes) + maven(stem + ".pom", pom("widget", version));
}

/// Its clients know it as "hello".
QList<Sent> mavenPlugin(const QByteArray &artifact)
{
    return maven(artifact + "/1.0/" + artifact + "-1.0.pom",
                 pom(artifact, "1.0",
                     "<packaging>maven-plugin</packaging><build><plugins><plugin>"
                     "<artifactId>maven-plugin-plugin</artifactId><configuration>"
                     "<goalPrefix>hello</goalPrefix></configuration></plugin></plugins></build>"));
}

QList<Sent> pypi(const QString &name, const QString &version, const QByteArray &more = {},
                 const QByteArray &tag = "py3-none-any")
{
    QString module = name;
    module.replace(u'-', u'_').replace(u'.', u'_');
    const QByteArray file = (module + u'-' + version + u'-').toUtf8() + tag + ".whl";
    return {{"POST", "packages/pypi",
             form({{":action", "file_upload"},
                   {"metadata_version", "2.1"},
                   {"name", name.toUtf8()},
                   {"version", version.toUtf8()},
                   {"filetype", "bdist_wheel"},
                   {"pyversion", "py3"},
                   {"content", wheel(name, version, more), file}}),
             FormType}};
}

QList<Sent> nuget(const QByteArray &id, const QByteArray &version, const QByteArray &more = {})
{
    return {{"PUT", "packages/nuget/",
             form({{"package", nupkg(id, version, more), "package.nupkg"}}), FormType}};
}

QList<Sent> composer(const QByteArray &version, const QByteArray &salt = {},
                     const QByteArray &name = "lib")
{
    const QByteArray archive = makeZip(
        {{"composer.json", R"({"name":"acme/)" + name + R"(","description":")" + salt + R"("})"},
         {"a.php", "<?php"}});
    return {{"PUT", "packages/composer/acme/" + name + '/' + version, archive}};
}

QList<Sent> terraform(const QByteArray &version, const QByteArray &text = "variable \"a\" {}\n",
                      const QByteArray &name = "vpc")
{
    return {{"PUT", "packages/terraform/modules/" + name + "/aws/" + version + "/file",
             makeTgz({{"./main.tf", text}})}};
}

QList<Sent> conan(const QByteArray &version, const QByteArray &text = "class Hello: pass\n",
                  const QByteArray &user = "acme+web", const QByteArray &name = "hello")
{
    const QByteArray files = "packages/conan/v2/conans/" + name + '/' + version + '/' + user
                             + "/beta/revisions/11111111111111111111111111111111/files/";
    return {{"PUT", files + "conanfile.py", text},
            {"PUT", files + "conan_export.tgz", "exported"},
            {"PUT", files + "conanmanifest.txt", "1700000000\nconanfile.py: 0\n"}};
}

QList<Sent> conanBinary()
{
    const QByteArray files =
        "packages/conan/v2/conans/hello/1.0/acme+web/beta/revisions/"
        "11111111111111111111111111111111/packages/499989797d9192081b8f16f7d797b107a2edd8da/"
        "revisions/22222222222222222222222222222222/files/";
    return conan("1.0")
           + QList<Sent>{{"PUT", files + "conan_package.tgz", "binary"},
                         {"PUT", files + "conaninfo.txt", "[settings]\nos=Linux\n"},
                         {"PUT", files + "conanmanifest.txt", "1700000000\n"}};
}

QList<Sent> golang(const QByteArray &version, const QByteArray &text = "x",
                   const QByteArray &path = "acme.example/lib")
{
    const QByteArray prefix = path + '@' + version + '/';
    return {{"PUT", "packages/go/" + path + "/@v/" + version + ".zip",
             makeZip({{prefix + "go.mod", "module " + path + "\n"},
                      {prefix + "a.go", "package lib // " + text}})}};
}

QList<Sent> generic(const QByteArray &version, const QByteArray &bytes,
                    const QByteArray &file = "tool.bin", const QByteArray &name = "tool")
{
    return {{"PUT", "packages/generic/" + name + '/' + version + '/' + file, bytes}};
}

QList<Sent> helm(const QByteArray &version, const QByteArray &more = "description: A chart\n",
                 const QByteArray &name = "web")
{
    return {{"POST", "packages/helm/api/stable/charts",
             form({{"chart", chart(name, version, more), "web.tgz"}}), FormType}};
}

QList<Sent> debian(const QByteArray &version, const QByteArray &more = {},
                   const QByteArray &name = "hello")
{
    const Deb deb{name, version, "amd64", more};
    return {{"POST", "debian_distributions?codename=bookworm", "", "application/json"},
            {"PUT",
             "packages/debian/" + name + '_' + version
                 + "_amd64.deb?distribution=bookworm&component=main",
             makeDeb(deb)}};
}

QList<Sent> rubygems(const QByteArray &version, const QByteArray &platform = "ruby",
                     const QByteArray &summary = "A gem", const QByteArray &name = "web")
{
    return {{"POST", "packages/rubygems/api/v1/gems", gem(name, version, platform, summary)}};
}

using Publishes = QHash<QString, QList<Sent>>; ///< by attack; the seed is "seed"

Publishes npmPublishes()
{
    const QList<Sent> moved = npm(u"1.0.1"_s, u"latest"_s)
                              + QList<Sent>{{"PUT",
                                             "packages/npm/-/package/@acme%2fwidget/"
                                             "dist-tags/latest",
                                             "\"1.0.1\"", "application/json"}};
    return Publishes{{u"seed"_s, npm(u"1.0.0"_s, u"latest"_s)},
                     {u"higher-version"_s, npm(u"99.0.0"_s, u"latest"_s)},
                     {u"moved-tag"_s, moved},
                     {u"equal-version"_s, npm(u"1.0.0"_s, u"latest"_s, "other")},
                     {u"equal-bytes"_s, npm(u"1.0.0"_s, u"latest"_s)},
                     {u"secret"_s, npm(u"1.0.0"_s, u"latest"_s, {}, u"@acme/secret"_s)
                                       + npm(u"1.0.0"_s, u"latest"_s, {}, u"secret"_s)}};
}

Publishes mavenPublishes()
{
    return Publishes{
        {u"seed"_s, mavenVersion("1.0", "jar") + mavenPlugin("hello-maven-plugin")},
        {u"higher-version"_s, mavenVersion("99.0", "jar")},
        {u"equal-version"_s, mavenVersion("1.0", "other")},
        {u"equal-bytes"_s, mavenVersion("1.0", "jar")},
        {u"lone-module"_s, maven("widget/1.0/widget-1.0.module", R"({"a":1})")},
        {u"classifier"_s, maven("widget/1.0/widget-1.0-sources.jar", "other")},
        {u"plugin-prefix"_s, mavenPlugin("a-hello-plugin")},
        {u"secret"_s, maven("widget/secret/1.0/secret-1.0.jar", "jar")
                          + maven("widget/secret/1.0/secret-1.0.pom",
                                  pom("secret", "1.0").replace("com.acme", "com.acme.widget"))}};
}

Publishes pypiPublishes()
{
    return Publishes{
        {u"seed"_s, pypi(u"acme-lib"_s, u"1.0"_s)},
        {u"higher-version"_s, pypi(u"acme-lib"_s, u"99.0"_s)},
        {u"equal-version"_s, pypi(u"acme-lib"_s, u"1.0"_s, "Keywords: other\n")},
        {u"equal-bytes"_s, pypi(u"acme-lib"_s, u"1.0"_s)},
        {u"build-tag"_s, pypi(u"acme-lib"_s, u"1.0"_s, "Keywords: other\n", "9-py3-none-any")},
        {u"other-spelling"_s, pypi(u"Acme.Lib"_s, u"99.0"_s)},
        {u"secret"_s, pypi(u"acme-secret"_s, u"1.0"_s)}};
}

Publishes nugetPublishes()
{
    return Publishes{{u"seed"_s, nuget("Acme.Lib", "1.0.0")},
                     {u"higher-version"_s, nuget("Acme.Lib", "99.0.0")},
                     {u"equal-version"_s, nuget("Acme.Lib", "1.0.0", "<tags>other</tags>")},
                     {u"equal-bytes"_s, nuget("Acme.Lib", "1.0.0")},
                     {u"other-spelling"_s, nuget("ACME.LIB", "99.0.0")},
                     {u"secret"_s, nuget("Acme.Secret", "1.0.0")}};
}

Publishes composerPublishes()
{
    return Publishes{{u"seed"_s, composer("1.0.0")},
                     {u"higher-version"_s, composer("99.0.0")},
                     {u"equal-version"_s, composer("1.0.0", "other")},
                     {u"equal-bytes"_s, composer("1.0.0")},
                     {u"secret"_s, composer("1.0.0", {}, "secret")}};
}

Publishes terraformPublishes()
{
    return Publishes{{u"seed"_s, terraform("1.0.0")},
                     {u"higher-version"_s, terraform("99.0.0")},
                     {u"equal-version"_s, terraform("1.0.0", "# other\n")},
                     {u"equal-bytes"_s, terraform("1.0.0")},
                     {u"secret"_s, terraform("1.0.0", "variable \"a\" {}\n", "secret")}};
}

Publishes conanPublishes()
{
    return Publishes{{u"seed"_s, conan("1.0")},
                     {u"higher-version"_s, conan("99.0")},
                     {u"equal-version"_s, conan("1.0", "class Other: pass\n")},
                     {u"equal-bytes"_s, conan("1.0")},
                     {u"added-binary"_s, conanBinary()},
                     {u"secret"_s, conan("1.0", "class Hello: pass\n", "acme+web", "secret")}};
}

Publishes golangPublishes()
{
    return Publishes{{u"seed"_s, golang("v1.0.0")},
                     {u"higher-version"_s, golang("v1.99.0")},
                     {u"equal-version"_s, golang("v1.0.0", "other")},
                     {u"equal-bytes"_s, golang("v1.0.0")},
                     {u"nested-module"_s, golang("v1.99.0", "x", "acme.example/lib/sub")},
                     {u"secret"_s, golang("v1.0.0", "x", "acme.example/secret")}};
}

Publishes genericPublishes()
{
    return Publishes{{u"seed"_s, generic("1.0", "tool")},
                     {u"higher-version"_s, generic("99.0", "tool")},
                     {u"equal-version"_s, generic("1.0", "other")},
                     {u"equal-bytes"_s, generic("1.0", "tool")},
                     {u"added-file"_s, generic("1.0", "other", "more.bin")},
                     {u"secret"_s, generic("1.0", "tool", "tool.bin", "secret")}};
}

Publishes helmPublishes()
{
    return Publishes{{u"seed"_s, helm("1.0.0")},
                     {u"higher-version"_s, helm("99.0.0")},
                     {u"equal-version"_s, helm("1.0.0", "description: Other\n")},
                     {u"equal-bytes"_s, helm("1.0.0")},
                     {u"secret"_s, helm("1.0.0", "description: A chart\n", "secret")}};
}

Publishes debianPublishes()
{
    return Publishes{{u"seed"_s, debian("1.0")},
                     {u"higher-version"_s, debian("99.0")},
                     {u"equal-version"_s, debian("1.0", "Homepage: other\n")},
                     {u"equal-bytes"_s, debian("1.0")},
                     {u"secret"_s, debian("1.0", {}, "secret")}};
}

Publishes rubygemsPublishes()
{
    return Publishes{{u"seed"_s, rubygems("1.0.0")},
                     {u"higher-version"_s, rubygems("99.0.0")},
                     {u"equal-version"_s, rubygems("1.0.0", "ruby", "Other")},
                     {u"equal-bytes"_s, rubygems("1.0.0")},
                     {u"added-platform"_s, rubygems("1.0.0", "x86_64-linux")},
                     {u"secret"_s, rubygems("1.0.0", "ruby", "A gem", "secret")}};
}

Publishes publishesOf(const QString &type)
{
    static const QHash<QString, Publishes (*)()> all{
        {u"npm"_s, &npmPublishes},           {u"maven"_s, &mavenPublishes},
        {u"pypi"_s, &pypiPublishes},         {u"nuget"_s, &nugetPublishes},
        {u"composer"_s, &composerPublishes}, {u"terraform_module"_s, &terraformPublishes},
        {u"conan"_s, &conanPublishes},       {u"golang"_s, &golangPublishes},
        {u"generic"_s, &genericPublishes},   {u"helm"_s, &helmPublishes},
        {u"debian"_s, &debianPublishes},     {u"rubygems"_s, &rubygemsPublishes},
    };
    const auto found = all.constFind(type);
    return found == all.constEnd() ? Publishes() : (*found)();
}

} // namespace

QString victimOf(const QString &type)
{
    return type == u"maven"_s ? u"com/acme/widget"_s : u"acme/web"_s;
}

QList<Sent> seedOf(const QString &type)
{
    return publishesOf(type).value(u"seed"_s);
}

QList<Sent> attackOf(const QString &type, const QString &attack)
{
    return publishesOf(type).value(attack);
}

QList<Sent> goModule(const QByteArray &version, const QByteArray &path)
{
    return golang(version, "x", path);
}

} // namespace packhouse::test
