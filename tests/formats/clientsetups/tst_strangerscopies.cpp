// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/clientsetups/judgedrow.h"

#include <QCryptographicHash>

#include <functional>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::judgedrow;

namespace {

const QByteArray Here = "http://127.0.0.1:8970/api/v4/groups/acme/-/packages/";
const QByteArray Other = "https://other.example/";
const QByteArray Ours = "ours";
const QByteArray Theirs = "theirs";

QByteArray raw(const QByteArray &bytes, QCryptographicHash::Algorithm algorithm)
{
    return QCryptographicHash::hash(bytes, algorithm);
}

QByteArray sha256(const QByteArray &bytes)
{
    return raw(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray sha1(const QByteArray &bytes)
{
    return raw(bytes, QCryptographicHash::Sha1).toHex();
}

QByteArray base64(const QByteArray &bytes)
{
    return raw(bytes, QCryptographicHash::Sha512).toBase64();
}

OwnFile ownFile(const QString &version, const QByteArray &bytes)
{
    const auto sum = [](const QString &kind, const QByteArray &hex) {
        return kind + u':' + QString::fromLatin1(hex);
    };
    return {version,
            {sum(u"sha1"_s, sha1(bytes)), sum(u"sha256"_s, sha256(bytes)),
             sum(u"sha512"_s, raw(bytes, QCryptographicHash::Sha512).toHex())}};
}

} // namespace

/// Locks that hold a stranger's copy, and projects that take a package from an address.
class TestStrangersCopies : public QObject
{
    Q_OBJECT

private slots:
    void V1_locksToAStrangersCopy_data();
    void V1_locksToAStrangersCopy();
    void V1_locksOfWhatNobodyKnows();
    void V1_takenFromAnAddress_data();
    void V1_takenFromAnAddress();
    void V1_noTextHasAnEmptyPlace();

private:
    static void npmLocks();
};

void TestStrangersCopies::npmLocks()
{
    const auto npm = [](const char *what, const QByteArray &version, const QByteArray &bytes,
                        Verdict verdict, const QByteArray &resolved = Other) {
        row(what, "npm", "@acme/ui", "npm by package-lock.json",
            {{u"project/package-lock.json"_s,
              "{\"packages\": {\"node_modules/@acme/ui\": {\"version\": \"" + version
                  + "\", \"resolved\": \"" + resolved + "x.tgz\", \"integrity\": \"sha512-"
                  + base64(bytes) + "\"}}}"}},
            verdict);
    };
    npm("ours", "1.0.0", Ours, Verdict::Safe);
    npm("a stranger's of that version", "1.0.0", Theirs, Verdict::Stranger);
    npm("a stranger's, from here", "1.0.0", Theirs, Verdict::Stranger, Here);
    npm("a version that is a stranger's alone", "99.0.0", Theirs, Verdict::Stranger);
    npm("a version that may be gone for good", "0.1.0", Theirs, Verdict::NotKnown, Here);
    npm("one in the trash", "0.9.0", Theirs, Verdict::NotKnown);
    row("another package in its place", "npm", "@acme/ui", "npm by package-lock.json",
        {{u"project/package-lock.json"_s,
          "{\"packages\": {\"node_modules/@acme/ui\": {\"name\": \"other\", \"version\": \"9.0.0\","
          "\"resolved\": \""
              + Other + "x.tgz\", \"integrity\": \"sha512-" + base64(Theirs) + "\"}}}"}},
        Verdict::Stranger);
    const auto pnpm = [](const char *what, const QByteArray &bytes, Verdict verdict) {
        row(what, "npm", "@acme/ui", "pnpm by pnpm-lock.yaml",
            {{u"project/pnpm-lock.yaml"_s,
              "packages:\n\n  '@acme/ui@1.0.0':\n    resolution: {integrity: sha512-"
                  + base64(bytes) + "}\n"}},
            verdict);
    };
    pnpm("ours", Ours, Verdict::Safe);
    pnpm("a stranger's", Theirs, Verdict::Stranger);
    const auto yarn = [](const char *what, const QByteArray &entry, Verdict verdict) {
        row(what, "npm", "@acme/ui", "yarn by yarn.lock",
            {{u"project/yarn.lock"_s, "# yarn\n\n" + entry + "\n\nb@1:\n  version \"1\"\n"}},
            verdict);
    };
    const QByteArray first = "\"@acme/ui@^1.0.0\":\n  version \"1.0.0\"\n  resolved \"" + Other
                             + "x.tgz#" + sha1(Theirs) + "\"";
    yarn("a stranger's, by its address alone", first, Verdict::Stranger);
    yarn("a stranger's", first + "\n  integrity sha512-" + base64(Theirs), Verdict::Stranger);
    yarn("ours", first + "\n  integrity sha512-" + base64(Ours), Verdict::Safe);
    yarn("a sum of its own kind",
         "\"@acme/ui@npm:^1.0.0\":\n  version: 1.0.0\n  resolution: \"@acme/ui@npm:1.0.0\"\n  "
         "checksum: 10c0/abc",
         Verdict::NotKnown);
    yarn("a version that is a stranger's alone",
         "\"@acme/ui@npm:^99.0.0\":\n  version: 99.0.0\n  resolution: \"@acme/ui@npm:99.0.0\"\n  "
         "checksum: 10c0/abc",
         Verdict::Stranger);
    row("not looked at", "npm", "@acme/ui", "bun by bun.lock", {{u"project/bun.lock"_s, "{}"}},
        Verdict::NotKnown);
}

void TestStrangersCopies::V1_locksToAStrangersCopy_data()
{
    columns();
    npmLocks();
    const auto each = [](const char *type, const char *name, const char *client,
                         const QString &file, const QByteArray &before,
                         const std::function<QByteArray(const QByteArray &)> &sum,
                         const QByteArray &after) {
        row("ours", type, name, client, {{file, before + sum(Ours) + after}}, Verdict::Safe);
        row("a stranger's", type, name, client, {{file, before + sum(Theirs) + after}},
            Verdict::Stranger);
    };
    each("pypi", "acme-etl", "pip by requirements.txt", u"project/requirements.txt"_s,
         "acme-etl==1.0.0 --hash=sha256:", sha256, "\n");
    each("pypi", "acme-etl", "poetry by poetry.lock", u"project/poetry.lock"_s,
         "[[package]]\nname = \"acme-etl\"\nversion = \"1.0.0\"\nfiles = [\n    {file = \"x\", "
         "hash = \"sha256:",
         sha256, "\"},\n]\n");
    each("pypi", "acme-etl", "uv by uv.lock", u"project/uv.lock"_s,
         "[[package]]\nname = \"acme-etl\"\nversion = \"1.0.0\"\nwheels = [\n    { url = \"x\", "
         "hash = \"sha256:",
         sha256, "\" },\n]\n");
    row("ours or a stranger's", "pypi", "acme-etl", "pip by requirements.txt",
        {{u"project/requirements.txt"_s, "acme-etl==1.0.0 --hash=sha256:" + sha256(Ours)
                                             + " --hash=sha256:" + sha256(Theirs) + "\n"}},
        Verdict::Stranger);
    each("rubygems", "acme-lib", "bundle by Gemfile.lock", u"project/Gemfile.lock"_s,
         "GEM\n  remote: " + Other
             + "\n  specs:\n    acme-lib (1.0.0)\n\nCHECKSUMS\n  acme-lib (1.0.0) sha256=",
         sha256, "\n");
    each("composer", "acme/lib", "composer by composer.lock", u"project/composer.lock"_s,
         "{\"packages\": [{\"name\": \"acme/lib\", \"version\": \"1.0.0\", \"dist\": {\"url\": \""
             + Other + "\", \"shasum\": \"",
         sha1, "\"}}]}");
    each("nuget", "Acme.Lib", "dotnet by packages.lock.json", u"project/packages.lock.json"_s,
         "{\"dependencies\": {\"net8.0\": {\"acme.lib\": {\"type\": \"Direct\", \"resolved\": "
         "\"1.0.0\", \"contentHash\": \"",
         base64, "\"}}}}");
    row("a version of ours", "golang", "acme.example/lib", "go by go.sum",
        {{u"project/go.sum"_s, "acme.example/lib 1.0.0 h1:x=\n"}}, Verdict::NotKnown);
    row("a version that is a stranger's alone", "golang", "acme.example/lib", "go by go.sum",
        {{u"project/go.sum"_s, "acme.example/lib 99.0.0 h1:x=\n"}}, Verdict::Stranger);
}

void TestStrangersCopies::V1_locksToAStrangersCopy()
{
    ClientHome home;
    home.install(u"composer"_s);
    home.question().own = {ownFile(u"1.0.0"_s, Ours), OwnFile{u"0.9.0"_s, {}}};
    judge(home);
}

void TestStrangersCopies::V1_locksOfWhatNobodyKnows()
{
    ClientHome home;
    home.useProject();
    home.write(u"project/requirements.txt"_s,
               "acme-etl==1.0.0 --hash=sha256:" + sha256(Ours) + "\n");
    const QString row = u"pip by requirements.txt"_s;
    QCOMPARE(home.outlook(u"pypi"_s, u"acme-etl"_s, row).verdict, Verdict::NotKnown);
    home.question().own = QList<OwnFile>{};
    QCOMPARE(home.outlook(u"pypi"_s, u"acme-etl"_s, row).verdict, Verdict::Stranger);
}

void TestStrangersCopies::V1_takenFromAnAddress_data()
{
    columns();
    const auto npm = [](const char *what, const QByteArray &manifest, Verdict verdict,
                        const char *client = "npm by package.json") {
        row(what, "npm", "@acme/ui", client,
            {{u"project/package.json"_s, manifest}, {u"project/pnpm-workspace.yaml"_s, "a: b\n"}},
            verdict);
    };
    const auto depends = [](const QByteArray &value) {
        return "{\"devDependencies\": {\"@acme/ui\": \"" + value + "\"}}";
    };
    npm("an archive", depends(Other + "x.tgz"), Verdict::Stranger);
    npm("a repository", depends("git+" + Other + "x.git#v1"), Verdict::Stranger);
    npm("a repository by ssh", depends("git@other.example:x.git"), Verdict::Stranger);
    npm("a repository of a host", depends("github:stranger/ui"), Verdict::Stranger);
    npm("the same, short", depends("stranger/ui"), Verdict::Stranger);
    npm("another package", depends("npm:@other/ui@1"), Verdict::NotKnown);
    npm("something else", depends("exotic:ui"), Verdict::NotKnown);
    npm("an archive of ours", depends(Here + "npm/@acme/ui/-/x.tgz"), Verdict::Safe);
    npm("an override", "{\"overrides\": {\"a\": {\"@acme/ui@1\": {\".\": \"" + Other + "\"}}}}",
        Verdict::Stranger);
    npm("an override", "{\"pnpm\": {\"overrides\": {\"a>@acme/ui\": \"" + Other + "\"}}}",
        Verdict::Stranger, "pnpm by package.json");
    npm("a resolution", "{\"resolutions\": {\"**/@acme/ui\": \"" + Other + "\"}}",
        Verdict::Stranger, "yarn by package.json");
    row("an override", "npm", "@acme/ui", "pnpm by pnpm-workspace.yaml",
        {{u"project/pnpm-workspace.yaml"_s, "overrides:\n  '@acme/ui': " + Other + "\n"}},
        Verdict::Stranger);
    row("hooks", "npm", "@acme/ui", "pnpm by .pnpmfile.cjs",
        {{u"project/.pnpmfile.cjs"_s, "module.exports = {}\n"}}, Verdict::NotKnown);
    row("no JSON", "npm", "@acme/ui", "npm by package.json", {{u"project/package.json"_s, "{"}},
        Verdict::CouldNotRead);
}

void TestStrangersCopies::V1_takenFromAnAddress()
{
    {
        ClientHome home;
        judge(home);
    }
    // What only says which versions are wanted, or names a folder, has no row.
    for (const QByteArray value : {"^1.0.0", "*", "latest", ">=1 <2 || 3", "workspace:*",
                                   "file:../ui", "../ui", "npm:@acme/ui@1", "catalog:", "$other"}) {
        ClientHome home;
        home.useProject();
        home.write(u"project/package.json"_s,
                   "{\"dependencies\": {\"@acme/ui\": \"" + value + "\"}}");
        QVERIFY2(home.outlook(u"npm"_s, u"@acme/ui"_s, u"npm by package.json"_s).client.isEmpty(),
                 value.constData());
    }
}

void TestStrangersCopies::V1_noTextHasAnEmptyPlace()
{
    ClientHome home;
    home.useProject();
    const auto gets = [&](const QByteArray &line) {
        home.write(u"project/requirements.txt"_s, line);
        return english(home.outlook(u"pypi"_s, u"acme-etl"_s, u"pip by requirements.txt"_s).gets);
    };
    QCOMPARE(gets("acme-etl @ " + Other + "x.whl\n"), u"whatever is there: no hash is locked"_s);
    const QString hashed = gets("acme-etl @ " + Other + "x.whl#sha256=" + sha256(Theirs) + "\n");
    QCOMPARE(hashed, u"the bytes that it is locked to; whose they are is not known"_s);
    home.question().own = {ownFile(u"1.0.0"_s, Theirs)};
    QCOMPARE(gets("acme-etl @ " + Other + "x.whl#sha256=" + sha256(Theirs) + "\n"),
             u"the bytes that it is locked to, or nothing"_s);
    QCOMPARE(gets("acme-etl @ " + Other + "x.whl#sha256=" + sha256(Ours) + "\n"),
             u"a stranger's copy: it is locked to bytes that are not this registry's"_s);
}

QTEST_GUILESS_MAIN(TestStrangersCopies)
#include "tst_strangerscopies.moc"
