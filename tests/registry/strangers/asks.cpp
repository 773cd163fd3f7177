// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asks.h"

#include "support/handlerfixture.h"
#include "support/pythonpackages.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

struct TypeWords
{
    const char *type;
    const char *seed; ///< word of the seed
    const char *name; ///< canonical
    const char *project; ///< documents, by level
    const char *group;
    const char *instance;
};

// {W} is the word, {M} that of the seed, else what is below it: at the instance Maven's names are
// below their project's path.
constexpr std::array<TypeWords, 12> all{{
    {"npm", "widget", "{W}", "packages/npm/{W}", "packages/npm/{W}", "packages/npm/{W}"},
    {"maven", "widget", "com/acme/{M}", "packages/maven/com/acme/{M}/maven-metadata.xml",
     "packages/maven/com/acme/{M}/maven-metadata.xml",
     "packages/maven/com/acme/{M}/maven-metadata.xml"},
    {"pypi", "lib", "acme-{W}", "packages/pypi/simple/acme-{W}/", "packages/pypi/simple/acme-{W}/",
     ""},
    {"nuget", "lib", "acme.{W}", "packages/nuget/metadata/acme.{W}/index.json",
     "packages/nuget/metadata/acme.{W}/index.json", ""},
    {"composer", "lib", "acme/{W}", "packages/composer/p2/acme/{W}.json",
     "packages/composer/p2/acme/{W}.json", ""},
    {"terraform_module", "vpc", "{W}/aws", "packages/terraform/modules/{W}/aws", "",
     "packages/terraform/modules/v1/acme/{W}/aws/versions"},
    {"conan", "hello", "{W}", "packages/conan/v2/conans/{W}/1.0/acme+web/beta/latest", "",
     "packages/conan/v2/conans/{W}/1.0/acme+web/beta/latest"},
    {"golang", "lib", "acme.example/{W}", "packages/go/acme.example/{W}/@v/list", "",
     "packages/go/acme.example/{W}/@v/list"},
    {"generic", "tool", "{W}", "packages/generic/{W}/1.0/tool.bin", "", ""},
    {"helm", "web", "{W}", "packages/helm/stable/charts/{W}-1.0.0.tgz", "", ""},
    {"debian", "hello", "{W}", "packages/debian/pool/bookworm/{L}/{W}/1.0/{W}_1.0_amd64.deb", "",
     ""},
    {"rubygems", "web", "{W}", "packages/rubygems/gems/{W}-1.0.0.gem", "", ""},
}};

const TypeWords &wordsOf(const QString &type)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const TypeWords &one) {
        return type == QLatin1StringView(one.type);
    });
    if (found == all.end())
        qFatal("%s is not among the types", qPrintable(type));
    return *found;
}

QByteArray belowSeed(const QByteArray &word)
{
    return word == "widget" ? word : "widget/" + word;
}

Parts fileParts(const QString &type, const QByteArray &w)
{
    const QByteArray rev = "11111111111111111111111111111111";
    if (type == u"npm")
        return {{"name", {"@acme%2f" + w, "@acme/" + w, w}},
                {"file", {w + "-1.0.0.tgz", "@acme/" + w + "-1.0.0.tgz"}},
                {"tag", {"latest"}},
                {"rev", {"1-" + w}}};
    if (type == u"maven") {
        const QByteArray place = "com/acme/" + belowSeed(w);
        return {{"path",
                 {place + "/maven-metadata.xml", place + "/1.0/" + w + "-1.0.jar",
                  place + "/1.0/" + w + "-1.0.pom.sha1", "com/acme/widget/maven-metadata.xml",
                  "com/acme/maven-metadata.xml", place + "/maven-metadata.xml.sha1",
                  place + "/1.0/maven-metadata.xml"}}};
    }
    if (type == u"pypi")
        return {{"name", {"acme-" + w, "Acme_" + w}},
                {"sha256", {sha256(wheel(u"acme-"_s + QString::fromLatin1(w), u"1.0"_s))}},
                {"file",
                 {"acme_" + w + "-1.0-py3-none-any.whl",
                  "acme_" + w + "-1.0-py3-none-any.whl.metadata"}}};
    if (type == u"nuget")
        return {{"name", {"acme." + w, "Acme." + w}},
                {"version", {"1.0.0"}},
                {"file", {"acme." + w + ".1.0.0.nupkg", "acme." + w + ".nuspec"}},
                {"lower", {"1.0.0"}},
                {"upper", {"1.0.0"}},
                {"entity",
                 {"Packages(Id='Acme." + w + "',Version='1.0.0')",
                  "FindPackagesById()?id='Acme." + w + "'", "Search()?searchTerm='" + w + "'"}}};
    if (type == u"composer")
        return {{"vendor", {"acme"}},
                {"name", {w}},
                {"version", {"1.0.0"}},
                {"file", {w + ".json", w + "~dev.json", w + ".zip"}}};
    if (type == u"terraform_module")
        return {
            {"namespace", {"acme"}}, {"name", {w}}, {"system", {"aws"}}, {"version", {"1.0.0"}}};
    if (type == u"conan")
        return {{"name", {w}},
                {"version", {"1.0"}},
                {"user", {"acme+web"}},
                {"channel", {"beta"}},
                {"rrev", {rev}},
                {"file", {"conanfile.py"}},
                {"pid", {"499989797d9192081b8f16f7d797b107a2edd8da"}},
                {"prev", {"22222222222222222222222222222222"}}};
    if (type == u"golang")
        return {{"module", {"acme.example/" + w}},
                {"file", {"v1.0.0.zip", "v1.0.0.mod", "v1.0.0.info"}}};
    if (type == u"generic")
        return {{"name", {w}}, {"version", {"1.0"}}, {"file", {"tool.bin"}}};
    if (type == u"helm")
        return {{"channel", {"stable"}}, {"file", {w + "-1.0.0.tgz"}}, {"project", {"acme/web"}}};
    if (type == u"debian")
        return {{"dist", {"bookworm"}},
                {"codename", {"bookworm"}},
                {"release", {"Release", "InRelease"}},
                {"path", {"main/binary-amd64/Packages"}},
                {"algorithm", {"SHA256"}},
                {"letter", {w.left(1)}},
                {"source", {w}},
                {"version", {"1.0"}},
                {"file", {w + "_1.0_amd64.deb"}}};
    return {{"name", {w}}, {"file", {w + "-1.0.0.gem", w + "-1.0.0.gemspec.rz"}}};
}

} // namespace

QByteArray seedWord(const QString &type)
{
    return wordsOf(type).seed;
}

Parts partsOf(const QString &type, const QByteArray &word)
{
    return fileParts(type, word);
}

static bool isScoped(const TypeWords &words, const QByteArray &word, Level level)
{
    return QLatin1StringView(words.type) == "npm"_L1
           && (word == words.seed || level == Level::Instance);
}

QByteArray documentOf(const QString &type, Level level, const QByteArray &word)
{
    const TypeWords &words = wordsOf(type);
    QByteArray path = level == Level::Project ? words.project
                      : level == Level::Group ? words.group
                                              : words.instance;
    if (isScoped(words, word, level))
        path.replace("{W}", "@acme%2f{W}");
    return path.replace("{W}", word).replace("{M}", belowSeed(word)).replace("{L}", word.left(1));
}

QString nameOf(const QString &type, const QByteArray &word, Level level)
{
    const TypeWords &words = wordsOf(type);
    const QByteArray name =
        QByteArray(words.name).replace("{W}", word).replace("{M}", belowSeed(word));
    return QString::fromLatin1(isScoped(words, word, level) ? "@acme/" + name : name);
}

} // namespace packhouse::test
