// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "debianregistry.h"
#include "formats/publishing.h"

#include <QBuffer>
#include <QTest>
#include <QThread>

using namespace packhouse;
using namespace packhouse::debian;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray hex(const QByteArray &bytes, QCryptographicHash::Algorithm algorithm)
{
    return QCryptographicHash::hash(bytes, algorithm).toHex();
}

/// A .changes for files of source hello 1.0.
QByteArray changesOf(const QList<std::pair<QByteArray, QByteArray>> &files,
                     const QByteArray &distribution = "bookworm", const QByteArray &version = "1.0")
{
    QByteArray sha1 = "Checksums-Sha1:\n";
    QByteArray sha256 = "Checksums-Sha256:\n";
    QByteArray md5 = "Files:\n";
    for (const auto &[name, bytes] : files) {
        const QByteArray size = QByteArray::number(bytes.size());
        sha1 += ' ' + hex(bytes, QCryptographicHash::Sha1) + ' ' + size + ' ' + name + '\n';
        sha256 += ' ' + hex(bytes, QCryptographicHash::Sha256) + ' ' + size + ' ' + name + '\n';
        md5 += ' ' + hex(bytes, QCryptographicHash::Md5) + ' ' + size + " utils optional " + name
               + '\n';
    }
    return "Source: hello\nVersion: " + version + "\nDistribution: " + distribution + '\n' + sha1
           + sha256 + md5;
}

QByteArray dscOf(const QList<std::pair<QByteArray, QByteArray>> &files,
                 const QByteArray &version = "1.0")
{
    QByteArray sha256 = "Checksums-Sha256:\n";
    QByteArray md5 = "Files:\n";
    for (const auto &[name, bytes] : files) {
        const QByteArray size = QByteArray::number(bytes.size());
        sha256 += ' ' + hex(bytes, QCryptographicHash::Sha256) + ' ' + size + ' ' + name + '\n';
        md5 += ' ' + hex(bytes, QCryptographicHash::Md5) + ' ' + size + ' ' + name + '\n';
    }
    return "Format: 3.0 (quilt)\nSource: hello\nBinary: hello\nArchitecture: any\nVersion: "
           + version + '\n' + sha256 + md5;
}

} // namespace

class DebianHandlersTest : public QObject
{
    Q_OBJECT

private slots:
    void distributionsAreMadeShownChangedAndRemoved()
    {
        DebianRegistry registry;
        const Reply made = registry.create({{u"codename"_s, u"trixie"_s},
                                            {u"suite"_s, u"testing"_s},
                                            {u"components"_s, u"main,contrib"_s},
                                            {u"architectures[]"_s, u"all"_s},
                                            {u"architectures[]"_s, u"arm64"_s},
                                            {u"valid_time_duration_seconds"_s, u"86400"_s}});
        QCOMPARE(made.status, 201);
        const QJsonObject object = QJsonDocument::fromJson(bytesOf(made)).object();
        QCOMPARE(object["id"_L1].toInt(), 2);
        QCOMPARE(object["components"_L1].toArray(), (QJsonArray{u"main"_s, u"contrib"_s}));
        QCOMPARE(object["architectures"_L1].toArray(), (QJsonArray{u"all"_s, u"arm64"_s}));
        QVERIFY(object["origin"_L1].isNull());
        QVERIFY(!object.contains("public_key"_L1));

        const Reply all = registry.run(listDistributions, {});
        QCOMPARE(QJsonDocument::fromJson(bytesOf(all)).array().size(), 2);
        const Reply some = registry.run(listDistributions, {}, Method::Get,
                                        {{u"suite"_s, u"testing"_s}});
        QCOMPARE(QJsonDocument::fromJson(bytesOf(some)).array().size(), 1);

        const Reply changed = registry.run(updateDistribution, {{"codename", u"trixie"_s}},
                                           Method::Put, {{u"origin"_s, u"Acme"_s}});
        QCOMPARE(changed.status, 200);
        QVERIFY(registry.release(u"Release"_s, u"testing"_s).contains("\nSuite: testing\n"));
        QVERIFY(registry.release(u"Release"_s, u"testing"_s).startsWith("Origin: Acme\n"));

        const QMap<QByteArray, QString> one{{"codename", u"trixie"_s}};
        QVERIFY(
            bytesOf(registry.run(distributionKey, one)).startsWith("-----BEGIN PGP PUBLIC KEY"));
        QCOMPARE(registry.run(removeDistribution, one, Method::Delete).status, 202);
        for (const Handler handler : {showDistribution, removeDistribution, distributionKey})
            QCOMPARE(registry.run(handler, one).status, 404);
    }

    void distributionsThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("none") << u"codename"_s << QString();
        QTest::newRow("G1 a path") << u"codename"_s << u"../x"_s;
        QTest::newRow("taken") << u"codename"_s << u"bookworm"_s;
        QTest::newRow("taken as a suite") << u"suite"_s << u"bookworm"_s;
        QTest::newRow("a short validity") << u"valid_time_duration_seconds"_s << u"60"_s;
        QTest::newRow("a component with a slash") << u"components"_s << u"a/b"_s;
        QTest::newRow("an architecture in capitals") << u"architectures"_s << u"AMD64"_s;
        QTest::newRow("a label with a space") << u"label"_s << u"a b"_s;
        QTest::newRow("a version") << u"version"_s << u"one"_s;
        QTest::newRow("a key that is none") << u"signing_key"_s << u"rubbish"_s;
    }
    void distributionsThatMakeNoSenseAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        DebianRegistry registry;
        QList<std::pair<QString, QString>> query{{u"codename"_s, u"other"_s}};
        if (name == u"codename"_s)
            query.clear();
        query.append({name, value});
        const Reply refused = registry.create(query);
        QCOMPARE(refused.status, 400);
        QCOMPARE(registry.run(showDistribution, {{"codename", u"other"_s}}).status, 404);
    }

    void G12_noLineBreakGetsIntoTheReleaseFile()
    {
        DebianRegistry registry({{u"description"_s, u"one\nSHA256:\n evil"_s}});
        QVERIFY(registry.release().contains("\nDescription: one SHA256: evil\n"));
    }

    void aPackageIsUploadedListedAndDownloaded()
    {
        DebianRegistry registry;
        const Deb deb{"hello", "1:1.0~rc1+b1-2", "amd64", "Source: hello-src (1:1.0)\n"};
        QCOMPARE(registry.putDeb(deb).status, 201);
        const QByteArray text = registry.packages();
        QVERIFY(text.startsWith("Package: hello\n"));
        QVERIFY(text.contains(
            "\nFilename: pool/bookworm/h/hello-src/1:1.0/hello_1.0~rc1+b1-2_amd64.deb\n"));
        QVERIFY(text.contains("\nSHA256: " + sha256(makeDeb(deb)) + '\n'));
        const QMap<QByteArray, QString> path{{"dist", u"bookworm"_s},
                                             {"letter", u"h"_s},
                                             {"source", u"hello-src"_s},
                                             {"version", u"1:1.0"_s},
                                             {"file", u"hello_1.0~rc1+b1-2_amd64.deb"_s}};
        QCOMPARE(fileOf(registry.run(download, path)), makeDeb(deb));
        for (const auto &[part, wrong] :
             {std::pair("letter", u"x"_s), std::pair("source", u"other"_s),
              std::pair("version", u"1.0"_s), std::pair("dist", u"sid"_s),
              std::pair("file", u"x.deb"_s)}) {
            auto other = path;
            other[part] = wrong;
            QCOMPARE(registry.run(download, other).status, 404);
        }
        QCOMPARE(registry.fixture.store()
                     .versions(registry.project, u"debian"_s, u"hello-src"_s)
                     ->size(),
                 1);
    }

    void uploadsThatCannotBeAreRefused()
    {
        DebianRegistry registry;
        const QByteArray deb = makeDeb();
        QCOMPARE(registry.put(u"hello.deb"_s, deb, u"none"_s).status, 404);
        QCOMPARE(registry.put(u"hello.deb"_s, deb, u"stable/updates"_s).status, 400);
        QCOMPARE(registry.put(u"hello.deb"_s, deb, u"bookworm"_s, u"none"_s).status, 400);
        QCOMPARE(registry.put(u"hello.deb"_s, deb, u"bookworm"_s, QString()).status, 400);
        QCOMPARE(registry.put(u"hello.dsc"_s, deb).status, 400);
        QCOMPARE(registry.put(u"../hello.deb"_s, deb).status, 400);
        QCOMPARE(registry.put(u"hello.deb"_s, "rubbish").status, 400);
        QCOMPARE(registry.putDeb({"hello", "1.0", "riscv64"}).status, 400);
        QVERIFY(registry.packages().isEmpty());
    }

    void oneVersionIsInOneDistribution()
    {
        DebianRegistry registry;
        registry.create({{u"codename"_s, u"trixie"_s}});
        QCOMPARE(registry.putDeb({}).status, 201);
        const Reply refused = registry.putDeb({}, u"trixie"_s);
        QCOMPARE(refused.status, 400);
        QVERIFY(bytesOf(refused).contains("exists in distribution bookworm"));
        QCOMPARE(registry.putDeb({"hello", "1.1"}, u"trixie"_s).status, 201);
    }

    void theNewestOfOneNameIsListed()
    {
        DebianRegistry registry;
        QCOMPARE(registry.putDeb({}).status, 201);
        QCOMPARE(registry.putDeb({}).status, 201);
        const Deb other{"hello", "1.0", "amd64", "Homepage: http://example.test/\n"};
        QCOMPARE(registry.putDeb(other).status, 201);
        const QByteArray text = registry.packages();
        QCOMPARE(text.count("Package: hello\n"), 1);
        QVERIFY(text.contains("\nSHA256: " + sha256(makeDeb(other)) + '\n'));
    }

    void duplicatesMayBeForbidden()
    {
        DebianRegistry registry;
        PolicySetting setting;
        setting.scope = registry.project.id;
        setting.type = u"debian"_s;
        setting.duplicatesAllowed = false;
        QVERIFY(registry.fixture.store().setPolicy(setting, HandlerFixture::owner()));
        QCOMPARE(registry.putDeb({}).status, 201);
        QCOMPARE(registry.putDeb({}).status, 201); // the same bytes
        QCOMPARE(registry.putDeb({"hello", "1.0", "amd64", "X: y\n"}).status, 400);
        QCOMPARE(registry.putDeb({"hello", "1.0", "all"}).status, 201);
    }

    void aChangesCompletesWhatCameBefore()
    {
        DebianRegistry registry;
        const QByteArray deb = makeDeb();
        const QByteArray orig = "orig";
        const QByteArray dsc = dscOf({{"hello_1.0.orig.tar.gz", orig}});
        const QByteArray changes = changesOf({{"hello_1.0_amd64.deb", deb},
                                              {"hello_1.0.dsc", dsc},
                                              {"hello_1.0.orig.tar.gz", orig}});
        const auto put = [&](const QString &name, const QByteArray &bytes) {
            return registry.put(name, bytes, QString());
        };
        QCOMPARE(put(u"hello_1.0_amd64.deb"_s, deb).status, 201);
        QCOMPARE(put(u"hello_1.0.dsc"_s, dsc).status, 201);
        QVERIFY(registry.packages().isEmpty());
        const Reply early = put(u"hello_1.0_amd64.changes"_s, changes);
        QCOMPARE(early.status, 400);
        QVERIFY(bytesOf(early).contains("hello_1.0.orig.tar.gz has not been uploaded"));
        QCOMPARE(put(u"hello_1.0.orig.tar.gz"_s, "other").status, 201);
        const Reply wrong = put(u"hello_1.0_amd64.changes"_s, changes);
        QCOMPARE(wrong.status, 400);
        QVERIFY(bytesOf(wrong).contains("other bytes"));
        QVERIFY(registry.packages().isEmpty());
        QCOMPARE(put(u"hello_1.0.orig.tar.gz"_s, orig).status, 201);
        QCOMPARE(put(u"hello_1.0_amd64.changes"_s, changes).status, 201);

        QVERIFY(registry.packages().startsWith("Package: hello\n"));
        const QByteArray sources = DebianRegistry::textOf(registry.index(u"main/source/Sources"_s));
        QVERIFY(sources.startsWith("Package: hello\n"));
        QVERIFY(sources.contains("\nDirectory: pool/bookworm/h/hello/1.0\n"));
        QVERIFY(sources.contains(sha256(dsc) + ' ' + QByteArray::number(dsc.size())
                                 + " hello_1.0.dsc\n"));
        QVERIFY(sources.contains(sha256(orig)));
        const auto stored = registry.fixture.store().version(registry.project, u"debian"_s,
                                                             u"hello"_s, u"1.0"_s);
        QVERIFY(stored);
        QCOMPARE(stored->first().files.size(), 4);

        // The next version comes without the upstream's tarball, under its own folder.
        const QByteArray next = dscOf({{"hello_1.0.orig.tar.gz", orig}}, "1.0-2");
        QCOMPARE(put(u"hello_1.0-2.dsc"_s, next).status, 201);
        QCOMPARE(
            put(u"x.changes"_s, changesOf({{"hello_1.0-2.dsc", next}}, "bookworm", "1.0-2")).status,
            201);
        QCOMPARE(fileOf(registry.run(download, {{"dist", u"bookworm"_s},
                                                {"letter", u"h"_s},
                                                {"source", u"hello"_s},
                                                {"version", u"1.0-2"_s},
                                                {"file", u"hello_1.0.orig.tar.gz"_s}})),
                 orig);
    }

    void aChangesMustFit()
    {
        DebianRegistry registry;
        const QByteArray deb = makeDeb();
        QCOMPARE(registry.put(u"hello_1.0_amd64.deb"_s, deb, QString()).status, 201);
        const QList<std::pair<QByteArray, QByteArray>> files{{"hello_1.0_amd64.deb", deb}};
        QCOMPARE(registry.put(u"x.changes"_s, changesOf(files, "nowhere"), QString()).status, 400);
        QCOMPARE(
            registry.put(u"x.changes"_s, changesOf(files, "bookworm", "2.0"), QString()).status,
            400);
        QCOMPARE(registry.put(u"x.changes"_s, "rubbish", QString()).status, 400);
        const QByteArray dsc = dscOf({{"gone.tar.gz", "x"}});
        QCOMPARE(registry.put(u"hello_1.0.dsc"_s, dsc, QString()).status, 201);
        QCOMPARE(
            registry.put(u"x.changes"_s, changesOf({{"hello_1.0.dsc", dsc}}), QString()).status,
            400);
        QVERIFY(registry.packages().isEmpty());
        QVERIFY(registry.fixture.store()
                    .versions(registry.project, u"debian"_s, u"hello"_s)
                    ->isEmpty());
    }

    void incomingFilesDoNotStayForEver()
    {
        DebianRegistry registry;
        const QByteArray deb = makeDeb();
        registry.put(u"hello_1.0_amd64.deb"_s, deb, QString());
        registry.fixture.clock.advance(4 * 60 * 60);
        registry.put(u"other_1.0_amd64.deb"_s, "x", QString());
        QCOMPARE(registry.put(u"x.changes"_s, changesOf({{"hello_1.0_amd64.deb", deb}}), QString())
                     .status,
                 400);
    }

    void A6_allOfManyUploadsAtOnceAreListed()
    {
        DebianRegistry registry;
        std::atomic<int> taken = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back(QThread::create([&, thread] {
                for (int i = 0; i < 25; ++i) {
                    const QByteArray name = "many-" + QByteArray::number(thread * 25 + i);
                    taken += registry.putDeb({name}).status == 201;
                    if (i % 5 != 0)
                        continue;
                    // D1: what a Release names is there, whatever comes meanwhile.
                    const QByteArray release = registry.release();
                    const QByteArray sum = DebianRegistry::sumOf(release,
                                                                 "main/binary-amd64/Packages");
                    if (sha256(DebianRegistry::textOf(registry.byHash(u"main/binary-amd64"_s, sum)))
                        != sum)
                        taken -= 1000;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(taken.load(), 200);
        QCOMPARE(registry.packages().count("Package: many-"), 200);
    }

    void A2_theFirstUploadsOfAProjectAtOnce()
    {
        DebianRegistry registry;
        std::atomic<int> taken = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int thread = 0; thread < 6; ++thread) {
            threads.emplace_back(
                QThread::create([&] { taken += registry.putDeb({}).status == 201; }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(taken.load(), 6);
        QCOMPARE(registry.packages().count("Package: hello\n"), 1);
    }

    void droppedFilesGoToTheOnlyDistribution()
    {
        DebianRegistry registry;
        QByteArray bytes = makeDeb({"hello", "1.0", "amd64", "Section: contrib/net\n"});
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto inspection = registry.fixture.format().inspecting()->inspect(
            buffer, u"hello_1.0_amd64.deb"_s);
        QVERIFY(inspection);
        QCOMPARE(inspection->coordinates.name, u"hello"_s);
        QCOMPARE(inspection->description, u"Says hello"_s);
        const auto publish = [&]() -> Result<StoredVersion> {
            Store &store = registry.fixture.store();
            auto blob = store.stage(0);
            if (!blob || !(*blob)->write(bytes) || !(*blob)->finish())
                return fail(ErrorCode::Internal, Text::of("staging"));
            Publication publication;
            publication.project = registry.project;
            publication.coordinates = inspection->coordinates;
            publication.actor = HandlerFixture::owner();
            publication.files.push_back({inspection->fileName, std::move(*blob), {}, {}});
            const Publishing *publishing = registry.fixture.format().publishing();
            if (const auto done = publishing->complete(publication, store,
                                                       registry.fixture.changes());
                !done)
                return fail(done.error());
            return store.publish(std::move(publication));
        };
        const auto refused = publish();
        QVERIFY(!refused);
        QVERIFY(english(refused.error().what).contains(u"no component contrib"_s));
        registry.run(updateDistribution, {{"codename", u"bookworm"_s}}, Method::Put,
                     {{u"components"_s, u"main,contrib"_s}});
        const auto stored = publish();
        QVERIFY2(stored, stored ? "" : qPrintable(english(stored.error())));
        QVERIFY(DebianRegistry::textOf(registry.index(u"contrib/binary-amd64/Packages"_s))
                    .startsWith("Package: hello\n"));
        registry.create({{u"codename"_s, u"trixie"_s}});
        const auto several = publish();
        QVERIFY(!several);
        QVERIFY(english(several.error().what).contains(u"several distributions"_s));
    }
};

QTEST_GUILESS_MAIN(DebianHandlersTest)
#include "tst_debianhandlers.moc"
