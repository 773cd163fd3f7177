// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"
#include "formats/npm/npmformat.h"
#include "formats/npm/packument.h"
#include "npmpackages.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::npm;
using namespace packhouse::test;

namespace {

Result<Inspection> inspected(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return NpmFormat().inspect(buffer, u"file.tgz"_s);
}

StoredVersion stored(const QString &version, qint64 id, const QByteArray &manifest = "{}")
{
    StoredVersion out;
    out.id = id;
    out.coordinates = {u"npm"_s, u"@acme/widget"_s, version};
    out.metadata = *versionMetadata(manifest, u"# Read \"me\"\n"_s);
    out.created = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC).addSecs(id);
    StoredFile file;
    file.name = tarballName(out.coordinates.name, version);
    file.hashes.sha1 = QByteArray(20, 'a');
    file.hashes.sha512 = QByteArray(64, 'b');
    file.metadata = R"({"fileCount":3,"unpackedSize":1200})";
    out.files = {file};
    return out;
}

QJsonObject rendered(const Packument &packument)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(render(packument), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

Packument packumentOf(const QList<StoredVersion> &versions, bool abbreviated = false)
{
    return {u"@acme/widget"_s, versions, {}, "http://127.0.0.1:1/npm"_ba, abbreviated};
}

} // namespace

class TestNpmRules : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void versions_data();
    void versions();
    void tags_data();
    void tags();
    void fileNames();
    void versionsOfTarballs();
    void latestIsTheHighestRelease_data();
    void latestIsTheHighestRelease();
    void packumentsSayEverything();
    void E1_abbreviatedIsSmaller();
    void manifestsAreKeptByteForByte();
    void E1_thousandsOfVersionsAreFast();
    void revisionsTellVersionsApart();
    void inspectionIsWhatAPublishStores();
    void inspectionRefuses_data();
    void inspectionRefuses();
    void oversizedManifestsAreRefused();
    void whatPublishingAddsIsAdded();
    void uploadsAreWhatNpmWouldSend();
    void upstreamDocumentsAreRead();
    void upstreamPlaceholdersAreHeld();
    void D15_nothingLeadsToTheUpstream();
    void snippetsNameOneRegistry();
    void capabilitiesAreTheTables();
};

void TestNpmRules::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    for (const char *name :
         {"widget", "@acme/widget", "Widget", "a", "w.i_d-get", "@a.b-c_d/x", "@acme/_hidden", "1"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name :
         {"",         "@acme/",    "@/widget", "@acme",        "@-a/x",      "@.a/x", "@a./x",
          "@a.git/x", "@a.atom/x", "a/b",      "@a/b/c",       "a b",        "a$",    "..",
          "@acme/..", "@acme/.",   "wid%67et", "w\\x",         "a\nb",       "a+b",   ".a",
          "_a",       "-a",        "@acme/.a", "node_modules", "Favicon.ico"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
    QTest::newRow("letters of other alphabets") << u"w\u00efdget"_s << false;
    QTest::newRow("a NUL") << u"a"_s + QChar(0) << false;
    QTest::newRow("too long") << QString(215, u'a') << false;
}

void TestNpmRules::names()
{
    QFETCH(QString, name);
    QTEST(bool(NpmFormat().check({u"npm"_s, name, u"1.0.0"_s})), "valid");
}

void TestNpmRules::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("valid");
    for (const char *version : {"1.0.0", "0.0.0", "1.0.0-beta.1", "9007199254740991.0.0"})
        QTest::newRow(version) << QString::fromLatin1(version) << true;
    for (const char *version :
         {"", "1", "1.0", "v1.0.0", "01.0.0", "1.0.0-01", "latest", "1.0.0/..", "1.0.0+build",
          "9007199254740992.0.0", "1.0.99999999999999999999"})
        QTest::newRow(*version ? version : "empty") << QString::fromLatin1(version) << false;
}

void TestNpmRules::versions()
{
    QFETCH(QString, version);
    QTEST(bool(NpmFormat().check({u"npm"_s, u"widget"_s, version})), "valid");
}

void TestNpmRules::tags_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("valid");
    for (const char *tag : {"latest", "next", "beta-2", "v1-lts", "release_1", "stable~1"})
        QTest::newRow(tag) << QString::fromLatin1(tag) << true;
    for (const char *tag : {"", "1.0.0", "v1.0.0", "=1.0.0", "1", "1.x", "v2", "a/b", "a b", "..",
                            "*", "^1.0.0", "a\r\nb"})
        QTest::newRow(*tag ? tag : "empty") << QString::fromLatin1(tag) << false;
}

void TestNpmRules::tags()
{
    QFETCH(QString, tag);
    QTEST(bool(checkTag(tag)), "valid");
}

void TestNpmRules::fileNames()
{
    const NpmFormat format;
    QVERIFY(format.checkFileName(u"widget-1.0.0.tgz"_s));
    QVERIFY(format.checkFileName(u"@acme/widget-1.0.0.tgz"_s));
    for (const QString &name : {u"widget-1.0.0.zip"_s, u".tgz"_s, u"../x-1.0.0.tgz"_s,
                                u"/x-1.0.0.tgz"_s, u"@acme/../x.tgz"_s})
        QVERIFY(!format.checkFileName(name));
}

void TestNpmRules::versionsOfTarballs()
{
    const QString name = u"@acme/widget"_s;
    QCOMPARE(versionOfTarball(name, u"@acme/widget-1.0.0.tgz"_s), u"1.0.0"_s);
    QCOMPARE(versionOfTarball(name, u"widget-1.0.0-rc.1.tgz"_s), u"1.0.0-rc.1"_s);
    QCOMPARE(versionOfTarball(u"widget"_s, u"widget-1.0.0.tgz"_s), u"1.0.0"_s);
    for (const QString &file : {u"@other/widget-1.0.0.tgz"_s, u"gadget-1.0.0.tgz"_s,
                                u"widget-1.0.0.zip"_s, u"widget"_s, QString()})
        QVERIFY2(versionOfTarball(name, file).isEmpty(), qPrintable(file));
}

void TestNpmRules::latestIsTheHighestRelease_data()
{
    QTest::addColumn<QStringList>("versions");
    QTest::addColumn<QString>("tagged");
    QTest::addColumn<QString>("latest");
    QTest::newRow("as set") << QStringList{u"1.0.0"_s, u"2.0.0"_s} << u"1.0.0"_s << u"1.0.0"_s;
    QTest::newRow("highest") << QStringList{u"1.10.0"_s, u"1.9.0"_s} << QString() << u"1.10.0"_s;
    QTest::newRow("no prerelease")
        << QStringList{u"1.0.0"_s, u"2.0.0-rc.1"_s} << QString() << u"1.0.0"_s;
    QTest::newRow("only prereleases")
        << QStringList{u"1.0.0-rc.2"_s, u"1.0.0-rc.1"_s} << QString() << u"1.0.0-rc.2"_s;
    QTest::newRow("of a version that is gone")
        << QStringList{u"1.0.0"_s} << u"3.0.0"_s << u"1.0.0"_s;
}

void TestNpmRules::latestIsTheHighestRelease()
{
    QFETCH(QStringList, versions);
    QFETCH(QString, tagged);
    QMap<QString, QString> tags;
    if (!tagged.isEmpty())
        tags.insert(u"latest"_s, tagged);
    QTEST(completeTags(tags, versions).value(u"latest"_s), "latest");
}

void TestNpmRules::packumentsSayEverything()
{
    StoredVersion old = stored(u"1.0.0"_s, 1);
    old.status = Status::Deprecated;
    old.statusMessage = u"use \"2\""_s;
    const QByteArray manifest = R"({"scripts":{"postinstall":"x","test":"y"},"os":["linux"],
        "dependencies":{"a":"1"},"optionalDependencies":{"b":"2"},"license":"MIT",
        "description":"A widget","dist":{"tarball":"http://elsewhere.example/"},"deprecated":"no"})";
    for (const bool abbreviated : {false, true}) {
        const QJsonObject document = rendered(
            packumentOf({old, stored(u"2.0.0"_s, 2, manifest)}, abbreviated));
        QCOMPARE(document.value(u"name"), QJsonValue(u"@acme/widget"_s));
        QCOMPARE(document.value(u"dist-tags").toObject().value(u"latest"), QJsonValue(u"2.0.0"_s));
        const QJsonObject time = document.value(u"time").toObject();
        QCOMPARE(time.value(u"created"), QJsonValue(u"2026-01-02T03:04:06.000Z"_s));
        QCOMPARE(time.value(u"modified"), QJsonValue(u"2026-01-02T03:04:07.000Z"_s));
        QCOMPARE(time.value(u"2.0.0"), QJsonValue(u"2026-01-02T03:04:07.000Z"_s));
        const QJsonObject versions = document.value(u"versions").toObject();
        QCOMPARE(versions.value(u"1.0.0").toObject().value(u"deprecated"),
                 QJsonValue(u"use \"2\""_s));
        const QJsonObject version = versions.value(u"2.0.0").toObject();
        QVERIFY(!version.contains(u"deprecated"));
        QCOMPARE(version.value(u"hasInstallScript"), QJsonValue(true));
        QCOMPARE(version.value(u"os"), QJsonValue(QJsonArray{u"linux"_s}));
        QVERIFY(version.contains(u"optionalDependencies"));
        const QJsonObject dist = version.value(u"dist").toObject();
        QCOMPARE(dist.value(u"shasum").toString(),
                 QString::fromLatin1(QByteArray(20, 'a').toHex()));
        QCOMPARE(dist.value(u"integrity").toString(),
                 QString(u"sha512-"_s + QString::fromLatin1(QByteArray(64, 'b').toBase64())));
        QCOMPARE(dist.value(u"tarball").toString(),
                 u"http://127.0.0.1:1/npm/@acme/widget/-/widget-2.0.0.tgz"_s);
        QCOMPARE(dist.value(u"fileCount"), QJsonValue(3));
        QCOMPARE(dist.value(u"unpackedSize"), QJsonValue(1200));
        QCOMPARE(document.contains(u"_rev"), !abbreviated);
        QCOMPARE(document.contains(u"modified"), abbreviated);
        QCOMPARE(version.contains(u"scripts"), !abbreviated);
        if (abbreviated)
            continue;
        QCOMPARE(document.value(u"_id"), QJsonValue(u"@acme/widget"_s));
        QCOMPARE(version.value(u"_id"), QJsonValue(u"@acme/widget@2.0.0"_s));
        QCOMPARE(document.value(u"license"), QJsonValue(u"MIT"_s));
        QCOMPARE(document.value(u"description"), QJsonValue(u"A widget"_s));
        QCOMPARE(document.value(u"readme"), QJsonValue(u"# Read \"me\"\n"_s));
        QVERIFY(document.value(u"maintainers").isArray());
    }
}

void TestNpmRules::E1_abbreviatedIsSmaller()
{
    const QByteArray manifests[] = {
        R"({})", R"({"dependencies":{"a":"^1"},"bin":{"w":"w.js"},"engines":{"node":">=18"}})",
        R"({"scripts":{"build":"tsc"},"description":"A widget","keywords":["a"],"exports":{".":"./x"}})"};
    for (const QByteArray &manifest : manifests) {
        QList<StoredVersion> versions;
        for (int i = 0; i < 50; ++i) {
            versions.append(stored(u"1.%1.0"_s.arg(i), i, manifest));
            QVERIFY(render(packumentOf(versions, true)).size()
                    < render(packumentOf(versions)).size());
        }
    }
}

void TestNpmRules::manifestsAreKeptByteForByte()
{
    const QByteArray exports =
        R"({"zebra":"./z","import":"./i" , "require":"./r","n":1e400,"s":"\u00e4\/"})";
    const QByteArray document = render(
        packumentOf({stored(u"1.0.0"_s, 1, R"({"exports":)" + exports + R"(,"_i\u0064":"x"})")}));
    QVERIFY(document.contains(exports));
    QCOMPARE(document.count("\"_id\""), 2);
}

void TestNpmRules::E1_thousandsOfVersionsAreFast()
{
    const QByteArray manifest =
        R"({"description":"A widget","scripts":{"build":"tsc"},"dependencies":{)"
        + QByteArray(R"("dependency":"^1.0.0",)").repeated(60)
        + R"("last":"1"},"main":"index.js"})";
    QList<StoredVersion> versions;
    for (int i = 0; i < 5000; ++i)
        versions.append(stored(u"1.%1.0"_s.arg(i), i, manifest));
    for (const bool abbreviated : {false, true}) {
        QElapsedTimer timer;
        timer.start();
        const QByteArray document = render(packumentOf(versions, abbreviated));
        const qint64 ours = timer.restart();
        const QByteArray copied = QJsonDocument::fromJson(document).toJson(QJsonDocument::Compact);
        const qint64 throughATree = timer.elapsed();
        qInfo("5,000 versions, %lld KiB: %lld ms, through a tree of values %lld ms",
              qint64(document.size() >> 10), ours, throughATree);
        QVERIFY(!copied.isEmpty());
        QVERIFY(ours < 10'000);
    }
}

void TestNpmRules::revisionsTellVersionsApart()
{
    const StoredVersion a = stored(u"1.0.0"_s, 1);
    const StoredVersion b = stored(u"2.0.0"_s, 2);
    const StoredVersion c = stored(u"2.0.0"_s, 3);
    QCOMPARE(revision({a, b}), revision({a, b}));
    QVERIFY(revision({a, b}) != revision({a}));
    QVERIFY(revision({a, b}) != revision({a, c})); // deleted and published again
}

void TestNpmRules::inspectionIsWhatAPublishStores()
{
    const NpmPackage package{
        .manifest = {{u"description"_s, u"A widget"_s},
                     {u"license"_s, u"MIT"_s},
                     {u"dependencies"_s, QJsonObject{{u"@acme/base"_s, u"^1.0.0"_s}}},
                     {u"optionalDependencies"_s, QJsonObject{{u"fast"_s, u"2"_s}}}}};
    const auto found = inspected(tarballOf(package));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates, (Coordinates{u"npm"_s, u"@acme/widget"_s, u"1.0.0"_s}));
    QCOMPARE(found->fileName, u"@acme/widget-1.0.0.tgz"_s);
    QCOMPARE(found->description, u"A widget"_s);
    QCOMPARE(found->license, u"MIT"_s);
    QCOMPARE(found->readme, u"# Widget\n"_s);
    QCOMPARE(found->tags, QStringList{u"latest"_s});
    QCOMPARE(found->dependencies.size(), 2);
    const QJsonObject metadata = QJsonDocument::fromJson(found->versionMetadata).object();
    const QJsonObject body = publishBodyOf(package, tarballOf(package));
    const QByteArray manifest =
        QJsonDocument(body.value(u"versions").toObject().value(u"1.0.0").toObject()).toJson();
    QCOMPARE(metadata,
             QJsonDocument::fromJson(*versionMetadata(manifest, u"# Widget\n"_s)).object());
    QCOMPARE(QJsonDocument::fromJson(found->fileMetadata).object().value(u"fileCount"),
             QJsonValue(3));
}

void TestNpmRules::inspectionRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << int(code);
    };
    row("nothing", {}, ErrorCode::Unsupported);
    row("no archive", "hello", ErrorCode::Unsupported);
    row("no package.json", makeTgz({{"package/index.js", "x"}}), ErrorCode::Unsupported);
    row("package.json too deep", makeTgz({{"package/a/package.json", "{}"}}),
        ErrorCode::Unsupported);
    row("not JSON", makeTgz({{"package/package.json", "{"}}), ErrorCode::InvalidFile);
    row("no object", makeTgz({{"package/package.json", "[]"}}), ErrorCode::InvalidFile);
    row("no name", makeTgz({{"package/package.json", R"({"version":"1.0.0"})"}}),
        ErrorCode::InvalidFile);
    row("no version", makeTgz({{"package/package.json", R"({"name":"w"})"}}),
        ErrorCode::InvalidFile);
    row("package.json is a link", makeTgz({{"package/package.json", "{}", '2'}}),
        ErrorCode::Unsupported);
    row("G3: a name that escapes",
        makeTgz({{"package/package.json", R"({"name":"w","version":"1.0.0"})"},
                 {"package/../../x", "x"}}),
        ErrorCode::InvalidFile);
    row("too long package.json",
        makeTgz({{"package/package.json", "{\"name\":\"w\",\"version\":\"1.0.0\",\"x\":\""
                                              + QByteArray(2 << 20, 'x') + "\"}"}}),
        ErrorCode::InvalidFile);
    const QByteArray whole = tarballOf({.more = QByteArray(1000, 'y')});
    row("cut off", whole.left(whole.size() - 9), ErrorCode::InvalidFile);
}

void TestNpmRules::inspectionRefuses()
{
    QFETCH(QByteArray, bytes);
    const auto found = inspected(bytes);
    QVERIFY(!found);
    QTEST(int(found.error().code), "code");
}

void TestNpmRules::oversizedManifestsAreRefused()
{
    const auto manifest = [](qsizetype size) {
        return "{\"exports\":\"" + QByteArray(size, 'x') + "\"}";
    };
    QVERIFY(versionMetadata(manifest(100'000), {})); // the reference stops at 20,000
    const auto refused = versionMetadata(manifest(1 << 20), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
}

void TestNpmRules::whatPublishingAddsIsAdded()
{
    const auto found = inspected(
        makeTgz({{"top/package.json", R"({"name":"w","version":" v1.2.3","bin":"x.js"})"},
                 {"top/binding.gyp", "{}"},
                 {"top/npm-shrinkwrap.json", "{}"}}));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates.version, u"1.2.3"_s);
    const QJsonObject manifest =
        QJsonDocument::fromJson(found->versionMetadata).object().value(u"manifest").toObject();
    QCOMPARE(manifest.value(u"version"), QJsonValue(u"1.2.3"_s));
    QCOMPARE(manifest.value(u"_hasShrinkwrap"), QJsonValue(true));
    QCOMPARE(manifest.value(u"scripts").toObject().value(u"install"),
             QJsonValue(u"node-gyp rebuild"_s));
}

void TestNpmRules::uploadsAreWhatNpmWouldSend()
{
    for (const qsizetype size : {0, 1, 2, 100'000}) {
        QByteArray more(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            more[i] = char(i * 7919 >> 3);
        const NpmPackage package{.more = more};
        const QByteArray tarball = tarballOf(package);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(tarball);
        file.close();
        const auto request = NpmFormat().uploadRequest(*inspected(tarball), file.fileName());
        QVERIFY(request);
        QCOMPARE(request->path, "packages/npm/@acme%2fwidget"_ba);
        QCOMPARE(request->contentType, "application/json"_ba);
        const QByteArray bytes = request->body->readAll();
        QCOMPARE(bytes.size(), request->size);
        const QJsonObject body = QJsonDocument::fromJson(bytes).object();
        const QJsonObject expected = publishBodyOf(package, tarball);
        QCOMPARE(body.value(u"_attachments"), expected.value(u"_attachments"));
        QCOMPARE(body.value(u"dist-tags"), expected.value(u"dist-tags"));
        const QJsonObject dist =
            body.value(u"versions").toObject().value(u"1.0.0").toObject().value(u"dist").toObject();
        QCOMPARE(dist.value(u"shasum").toString(),
                 QString::fromLatin1(
                     QCryptographicHash::hash(tarball, QCryptographicHash::Sha1).toHex()));
    }
}

void TestNpmRules::upstreamDocumentsAreRead()
{
    const NpmFormat format;
    QCOMPARE(format.publicRegistry()->documentPath(u"@acme/widget"_s), "@acme%2fwidget"_ba);
    QCOMPARE(format.publicRegistry()->documentPath(u"JSONStream"_s), "JSONStream"_ba);
    const auto package = format.publicRegistry()->parse(upstreamPackument());
    QVERIFY(package);
    QCOMPARE(package->created, QDateTime(QDate(2011, 5, 6), QTime(7, 8, 9), Qt::UTC));
    QVERIFY(!package->held);
    QCOMPARE(package->versions, (QStringList{u"1.0.0"_s, u"1.1.0"_s, u"1.2.0"_s}));
    QCOMPARE(package->files[0].hashes.sha1, "\x01\x02"_ba);
    QCOMPARE(package->files[0].hashes.sha512, "abc"_ba);
    QCOMPARE(package->files[0].fileName, u"lib-1.0.0.tgz"_s);
    for (const char *broken : {"", "[]", "{}", "{\"versions\":1}", "{\"versions\":{}", "<html>"})
        QVERIFY(!format.publicRegistry()->parse(broken));
}

void TestNpmRules::upstreamPlaceholdersAreHeld()
{
    const NpmFormat format;
    const auto held = format.publicRegistry()->parse(
        R"({"versions":{"0.0.1-security":{"dist":{"tarball":"http://u.example/l/-/l.tgz"}}}})");
    QVERIFY(held && held->held);
    const auto empty = format.publicRegistry()->parse(R"({"versions":{}})");
    QVERIFY(empty && !empty->held);
}

void TestNpmRules::D15_nothingLeadsToTheUpstream()
{
    const NpmFormat format;
    const auto rewritten = format.forwarding()->rewrite(upstreamPackument(), u"lib"_s,
                                                        "http://127.0.0.1:1/npm"_ba, {});
    QVERIFY(rewritten);
    QVERIFY2(!rewritten->contains("upstream.example"), rewritten->constData());
    const QJsonObject document = QJsonDocument::fromJson(*rewritten).object();
    const QJsonObject versions = document.value(u"versions").toObject();
    QCOMPARE(versions.keys(), (QStringList{u"1.0.0"_s, u"1.1.0"_s})); // the third has no tarball
    const QJsonObject version = versions.value(u"1.1.0").toObject();
    QCOMPARE(version.value(u"dist").toObject().value(u"tarball"),
             QJsonValue(u"http://127.0.0.1:1/npm/lib/-/lib-1.1.0.tgz"_s));
    QCOMPARE(version.value(u"dependencies").toObject().value(u"other"),
             QJsonValue(u"http://127.0.0.1:1/npm/other/-/other-2.0.0.tgz"_s));
    QCOMPARE(version.value(u"deprecated"), QJsonValue(u"old"_s));
    QVERIFY(!versions.value(u"1.0.0").toObject().value(u"deprecated").toString().isEmpty());
    QCOMPARE(document.value(u"dist-tags"), QJsonValue(QJsonObject{{u"latest"_s, u"1.1.0"_s}}));
    QCOMPARE(document.value(u"time").toObject().size(), 3);
}

void TestNpmRules::snippetsNameOneRegistry()
{
    SnippetContext context;
    context.baseUrl = "http://127.0.0.1:8970";
    context.scope.id = 7;
    context.scope.level = Level::Project;
    context.scope.path = u"acme/web"_s;
    context.coordinates = {u"npm"_s, u"@acme/widget"_s, u"1.0.0"_s};
    QStringList clients;
    for (const Level level : {Level::Project, Level::Group, Level::Instance}) {
        context.scope.level = level;
        for (const Snippet &snippet : NpmFormat().snippets(context)) {
            clients << snippet.client;
            QVERIFY(!snippet.text.contains(u"extra"_s));
            for (qsizetype at = snippet.text.indexOf("http"_L1); at >= 0;
                 at = snippet.text.indexOf("http"_L1, at + 1))
                QVERIFY(QStringView(snippet.text)
                            .sliced(at)
                            .startsWith(u"http://127.0.0.1:8970/api/v4/"));
        }
    }
    for (const char *client : {"npm", "pnpm", "yarn", "yarn 4"})
        QVERIFY2(clients.contains(QLatin1StringView(client)), client);
    context.scope.level = Level::Project;
    context.coordinates = {u"npm"_s, {}, {}};
    QVERIFY(NpmFormat().snippets(context).first().text.startsWith(
        u"@acme:registry=http://127.0.0.1:8970/api/v4/projects/7/packages/npm/\n"_s));
}

void TestNpmRules::capabilitiesAreTheTables()
{
    const NpmFormat format;
    QCOMPARE(format.capabilities().size(), size_t(1));
    const CapabilityRow &row = format.capabilities()[0];
    QVERIFY(row.publishProject && !row.publishGroup && !row.publishInstance);
    QVERIFY(row.pullProject && row.pullGroup && row.pullInstance);
    QCOMPARE(QByteArray(row.forward), "yes"_ba);
    QCOMPARE(QByteArray(row.duplicates), "N"_ba);
    const Policy policy = format.defaultPolicy();
    QVERIFY(!policy.duplicatesAllowed);
    QCOMPARE(policy.forwarding, Forwarding::Redirect);
    QCOMPARE(policy.maxFileSize, 524288000);
}

QTEST_APPLESS_MAIN(TestNpmRules)
#include "tst_npmrules.moc"
