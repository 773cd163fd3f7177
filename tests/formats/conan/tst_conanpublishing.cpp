// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conanregistry.h"
#include "formats/publishing.h"
#include "registry/actions/changes.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Hello = "hello/0.1/acme+web/beta";
const QByteArray First = revisionOf(1);

void inParallel(int count, const std::function<void(int)> &work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&work, i] { work(i); });
    for (std::thread &thread : threads)
        thread.join();
}

/// What `conan cache save` writes, for one recipe with one binary.
QList<Member> savedMembers(const QByteArray &reference = "hello/0.1@acme+web/beta")
{
    const QByteArray list = "{\"" + reference + "\":{\"revisions\":{\"" + First
                            + "\":{\"recipe_folder\":\"helloc0\",\"packages\":{\"" + PackageId
                            + "\":{\"revisions\":{\"" + revisionOf(7)
                            + "\":{\"package_folder\":\"b/hello90/p\",\"metadata_folder\":"
                              "\"b/hello90/d/metadata\"}},\"info\":{}}}}}}}";
    return {{"b/hello90/d/metadata/build.log", "log"},
            {"b/hello90/p/", "", '5'},
            {"b/hello90/p/bin/hello", "#!/bin/sh\n"},
            {"b/hello90/p/conaninfo.txt", infoText("Linux")},
            {"b/hello90/p/conanmanifest.txt", "1700000000\n"},
            {"helloc0/e/conanfile.py", "class H(ConanFile):\n    description = \"Says hello\"\n"
                                       "    license = \"MIT\"\n    requires = \"zlib/1.3\"\n"},
            {"helloc0/e/conanmanifest.txt", "1700000000\n"},
            {"helloc0/e/notes.txt", "notes"},
            {"helloc0/es/src/a.c", "int a;"},
            {"helloc0/s/src/a.c", "int a;"},
            {"pkglist.json", list}};
}

} // namespace

class TestConanPublishing : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<ConanRegistry>(); }
    void cleanup() { m.reset(); }

    void emptyFilesAreFiles();
    void theFirstArchiveOfARevisionStays();
    void wrongBytesAreRefused();
    void requestsThatMakeNoSenseAreRefused_data();
    void requestsThatMakeNoSenseAreRefused();
    void tooLongFilesAreRefused();
    void A11_nothingHalfIsShown();
    void A20_anUploadThatEndsEarlyLeavesNothing();
    void A10_whatACrashLeftHiddenIsShownByTheNextTry();
    void A3_aRevisionsRecipeNeverChanges();
    void A3_oneOfTwoAtOnceIsKept();
    void A2_A7_recipesAndPackagesAtOnceAreAllListed();
    void A11_readersNeverSeeWhatIsNotThere();
    void D6_answersAreTheStoresAfterAnything();
    void D13_whatWasMissingIsThereAtOnce();
    void E3_manyRevisionsAndBinariesAreQuick();
    void savedPackagesArePublished();
    void savedPackagesAddWhatIsNew();
    void brokenSavesAreRefused_data();
    void brokenSavesAreRefused();
    void partsOfPackagesAreRefused();
    void G3_linksThatLeadOutAreRefused();
    void G10_changedArchivesNeverCrash();

private:
    QByteArray hello() const { return ConanRegistry::recipe(m->web, Hello); }
    Result<Inspection> inspect(QByteArray archive, const QString &name = u"hello.tgz"_s)
    {
        QBuffer buffer(&archive);
        buffer.open(QIODevice::ReadOnly);
        return (*m->formats.begin())->inspecting()->inspect(buffer, name);
    }
    /// As the window does it.
    Result<StoredVersion> drop(const QByteArray &archive)
    {
        const Result<Inspection> found = inspect(archive);
        if (!found)
            return fail(found.error());
        Publication publication;
        publication.project = m->web;
        publication.coordinates = found->coordinates;
        publication.duplicateUnit = DuplicateUnit::File;
        publication.description = found->description;
        publication.actor = HandlerFixture::owner();
        std::unique_ptr<StagedBlob> blob = *m->store->stage(0);
        (void)blob->write(archive);
        (void)blob->finish();
        publication.files.push_back({found->fileName, std::move(blob), {}, {}});
        const auto completed = (*m->formats.begin())
                                   ->publishing()
                                   ->complete(publication, *m->store, *changesOf(*m->store));
        if (!completed)
            return fail(completed.error());
        return m->store->publish(std::move(publication));
    }

    std::unique_ptr<ConanRegistry> m;
};

void TestConanPublishing::emptyFilesAreFiles()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(m->uploadPackage(m->web, Hello, First, PackageId, revisionOf(7), ""), 200);
    const Reply reply = m->get(hello() + "/revisions/" + First + "/packages/" + PackageId
                               + "/revisions/" + revisionOf(7) + "/files/conaninfo.txt");
    QCOMPARE(reply.status, 200);
    QVERIFY(bodyOf(reply).isEmpty());
    QCOMPARE(
        m->put(m->at(m->web) + "v1/files/" + Hello + "/0/package/aa/0/conaninfo.txt", "").status,
        200);
}

void TestConanPublishing::theFirstArchiveOfARevisionStays()
{
    const QByteArray file = hello() + "/revisions/" + First + "/files/conan_export.tgz";
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    const Reply same = m->put(file, "exported " + First);
    QCOMPARE(same.status, 200);
    const Reply other = m->put(file, "packed elsewhere");
    QCOMPARE(other.status, 200);
    for (const Reply &reply : {same, other})
        QCOMPARE(objectOf(reply)[u"file_sha1"].toString().toLatin1(),
                 QCryptographicHash::hash("exported " + First, QCryptographicHash::Sha1).toHex());
    QCOMPARE(bodyOf(m->get(file)), "exported " + First);
    const auto stored = m->store->version(m->web, u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s);
    QCOMPARE(stored->first().files.size(), 3);
    // Who uploads a revision again, by force, wants it to be the latest.
    QCOMPARE(m->uploadRecipe(m->web, Hello, revisionOf(2)), 200);
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(m->revisions(hello()).first().toLatin1(), First);
}

void TestConanPublishing::wrongBytesAreRefused()
{
    const QByteArray file = hello() + "/revisions/" + First + "/files/conanfile.py";
    const Reply reply = m->send("PUT", file, m->developer,
                                {{"X-Checksum-Sha1", QByteArray(40, '0')}}, "text");
    QCOMPARE(reply.status, 400);
    QVERIFY(objectOf(reply)[u"error"].toString().contains(u"X-Checksum-Sha1"));
    QVERIFY(!m->store->version(m->web, u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s));
    QVERIFY(!m->store->reservation(Scope(), Caller{{}, true}, u"conan"_s, u"hello"_s));
}

void TestConanPublishing::requestsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    const QByteArray files = "/files/";
    const auto row = [](const char *name, const QByteArray &path) { QTest::newRow(name) << path; };
    row("name", "v2/conans/h/0.1/_/_/revisions/" + First + "/files/conanfile.py");
    row("version", "v2/conans/hello/%20/_/_/revisions/" + First + "/files/conanfile.py");
    row("channel", "v2/conans/hello/0.1/me/%3F%3F/revisions/" + First + "/files/conanfile.py");
    row("revision", "v2/conans/hello/0.1/_/_/revisions/latest/files/conanfile.py");
    row("file", "v2/conans/hello/0.1/_/_/revisions/" + First + "/files/setup.py");
    row("package id", "v2/conans/hello/0.1/_/_/revisions/" + First + "/packages/a-b/revisions/"
                          + First + "/files/conaninfo.txt");
    row("package revision", "v2/conans/hello/0.1/_/_/revisions/" + First
                                + "/packages/ab/revisions/x/files/conaninfo.txt");
    row("G1 climbing", "v2/conans/hello/0.1/_/_/revisions/" + First + "/files/metadata/../../x");
    row("G1 encoded",
        "v2/conans/hello/0.1/_/_/revisions/" + First + "/files/metadata/%2e%2e/%2e%2e/x");
    row("G2 slash", "v2/conans/hello/0.1/_/_/revisions/" + First + "/files/metadata/..%2f..%2fx");
    row("G1 backslash", "v2/conans/hello/0.1/_/_/revisions/" + First + "/files/metadata/..%5cx");
    row("G1 name", "v2/conans/..%2f..%2fetc/0.1/_/_/revisions/" + First + "/files/conanfile.py");
}

void TestConanPublishing::requestsThatMakeNoSenseAreRefused()
{
    QFETCH(QByteArray, path);
    const Reply reply = m->put(m->at(m->web) + path, "x");
    QCOMPARE(reply.status, 400);
    const QJsonObject body = objectOf(reply);
    QVERIFY(!body[u"message"].toString().isEmpty() && !body[u"error"].toString().isEmpty());
    QVERIFY(m->found(m->web, "").isEmpty());
}

void TestConanPublishing::tooLongFilesAreRefused()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(
        m->uploadPackage(m->web, Hello, First, PackageId, revisionOf(7), QByteArray(300'000, 'x')),
        400);
    PolicySetting limit;
    limit.type = u"conan"_s;
    limit.maxFileSize = 4;
    QVERIFY(m->store->setPolicy(limit, HandlerFixture::owner()));
    const Reply reply = m->put(hello() + "/revisions/" + revisionOf(2) + "/files/conanfile.py",
                               "bytes");
    QCOMPARE(reply.status, 400);
    QVERIFY(bodyOf(reply).contains("400 Bad request - File is too large"));
}

void TestConanPublishing::A11_nothingHalfIsShown()
{
    const QByteArray files = hello() + "/revisions/" + First + "/files/";
    const auto hidden = [&] {
        return m->get(hello() + "/latest").status == 404
               && m->get(hello() + "/revisions").status == 404
               && m->get(files.chopped(1)).status == 404
               && m->get(files + "conanfile.py").status == 404 && m->found(m->web, "").isEmpty()
               && bodyOf(m->get(m->at(m->web) + "v1/conans/" + Hello)) == "{}";
    };
    QCOMPARE(m->put(files + "conanfile.py", "x").status, 200);
    QVERIFY(hidden());
    QCOMPARE(m->put(files + "conan_sources.tgz", "x").status, 200);
    QVERIFY(hidden());
    QCOMPARE(m->put(files + "conanmanifest.txt", "x").status, 200);
    QVERIFY(!hidden());
    QCOMPARE(m->revisions(hello()).size(), 1);
    // The next revision, and a binary, are hidden for themselves.
    const QByteArray next = hello() + "/revisions/" + revisionOf(2) + "/files/";
    QCOMPARE(m->put(next + "conanfile.py", "x").status, 200);
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
    QCOMPARE(m->get(next + "conanfile.py").status, 404);
    const QByteArray package = hello() + "/revisions/" + First + "/packages/" + PackageId;
    const QByteArray binary = package + "/revisions/" + revisionOf(7) + "/files/";
    QCOMPARE(m->put(binary + "conan_package.tgz", "x").status, 200);
    QCOMPARE(m->put(binary + "conaninfo.txt", "[settings]\n").status, 200);
    QCOMPARE(m->get(package + "/latest").status, 404);
    QVERIFY(objectOf(m->get(hello() + "/search")).isEmpty());
    QCOMPARE(m->put(binary + "conanmanifest.txt", "x").status, 200);
    QCOMPARE(m->get(package + "/latest").status, 200);
}

void TestConanPublishing::A20_anUploadThatEndsEarlyLeavesNothing()
{
    const QByteArray file = hello() + "/revisions/" + First + "/files/conanfile.py";
    {
        Headers headers;
        headers.add("Authorization", "Bearer " + m->developer);
        const auto exchange = m->gateway->open(
            requestHead("PUT", file, std::move(headers), "1234567890"));
        QVERIFY(!exchange->begin());
        auto sink = exchange->sink();
        QVERIFY(sink && (*sink)->write("12345"));
    }
    QVERIFY(!m->store->version(m->web, u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s));
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(m->revisions(hello()).size(), 1);
}

void TestConanPublishing::A10_whatACrashLeftHiddenIsShownByTheNextTry()
{
    Publication whole;
    whole.project = m->web;
    whole.coordinates = {u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s};
    whole.newStatus = Status::Processing;
    whole.duplicateUnit = DuplicateUnit::File;
    whole.actor = HandlerFixture::owner();
    for (const QString &name : {u"conan_export.tgz"_s, u"conanfile.py"_s, u"conanmanifest.txt"_s}) {
        std::unique_ptr<StagedBlob> blob = *m->store->stage(0);
        (void)blob->write("from another machine");
        (void)blob->finish();
        whole.files.push_back(
            {QString::fromLatin1(First) + u"/export/"_s + name, std::move(blob), {}, {}});
    }
    QVERIFY(m->store->publish(std::move(whole)));
    QCOMPARE(m->get(hello() + "/latest").status, 404);
    const QByteArray files = hello() + "/revisions/" + First + "/files/";
    QCOMPARE(m->put(files + "conan_export.tgz", "packed again").status, 200);
    QCOMPARE(m->get(hello() + "/latest").status, 200);
    QCOMPARE(bodyOf(m->get(files + "conan_export.tgz")), "from another machine"_ba);
}

void TestConanPublishing::A3_aRevisionsRecipeNeverChanges()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    const QByteArray file = hello() + "/revisions/" + First + "/files/conanfile.py";
    const QByteArray before = bodyOf(m->get(file));
    const Reply refused = m->put(file, "something else");
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.reason.contains("a revision never changes"));
    QCOMPARE(bodyOf(m->get(file)), before);
    QCOMPARE(m->put(file, before).status, 200);
}

void TestConanPublishing::A3_oneOfTwoAtOnceIsKept()
{
    for (int round = 0; round < 10; ++round) {
        const QByteArray reference = "race/" + QByteArray::number(100 + round) + "/_/_";
        const QByteArray folder = m->recipe(m->web, reference) + "/revisions/" + First + "/files/";
        QList<int> statuses(4);
        inParallel(4, [&](int i) {
            statuses[i] = m->putAll(folder,
                                    {{"conanfile.py", "x"},
                                     {"conan_export.tgz", "packed by " + QByteArray::number(i)},
                                     {"conanmanifest.txt", "m"}});
        });
        QCOMPARE(statuses, QList<int>(4, 200));
        const auto stored = m->store->version(m->web, u"conan"_s, u"race"_s,
                                              QString::number(100 + round));
        QVERIFY(stored);
        QCOMPARE(stored->first().files.size(), 3);
        QCOMPARE(m->revisions(m->recipe(m->web, reference)).size(), 1);
    }
}

void TestConanPublishing::A2_A7_recipesAndPackagesAtOnceAreAllListed()
{
    constexpr int many = 20;
    std::atomic_int good = 0;
    inParallel(many, [&](int i) {
        const QByteArray revision = revisionOf(i + 1);
        good += m->uploadRecipe(m->web, Hello, revision) == 200
                && m->uploadPackage(m->web, Hello, revision, PackageId, revisionOf(100 + i)) == 200;
        good += m->uploadAll(m->web, "other" + QByteArray::number(i) + "/1.0/_/_", revision) == 200;
    });
    QCOMPARE(good.load(), 2 * many);
    QStringList all = m->revisions(hello());
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), many);
    QCOMPARE(m->found(m->web, "").size(), many + 1);
    for (int i = 0; i < many; ++i) {
        const QByteArray package = hello() + "/revisions/" + revisionOf(i + 1) + "/packages/"
                                   + PackageId;
        QCOMPARE(m->revisions(package), QStringList{QString::fromLatin1(revisionOf(100 + i))});
    }
}

void TestConanPublishing::A11_readersNeverSeeWhatIsNotThere()
{
    std::atomic_bool done = false;
    std::atomic_int wrong = 0;
    std::atomic_int read = 0;
    std::thread reader([&] {
        while (!done) {
            const QString latest = objectOf(m->get(hello() + "/latest"))[u"revision"].toString();
            if (latest.isEmpty())
                continue;
            const QByteArray files = hello() + "/revisions/" + latest.toLatin1() + "/files";
            const QStringList names = objectOf(m->get(files))[u"files"].toObject().keys();
            wrong += names.size() != 3;
            for (const QString &name : names)
                wrong += m->get(files + '/' + name.toLatin1()).status != 200;
            ++read;
        }
    });
    for (int i = 1; i <= 30 || read == 0; ++i)
        QCOMPARE(m->uploadRecipe(m->web, Hello, revisionOf(i)), 200);
    done = true;
    reader.join();
    QCOMPARE(wrong.load(), 0);
}

void TestConanPublishing::D6_answersAreTheStoresAfterAnything()
{
    QRandomGenerator random(11);
    QMap<QString, QList<QString>> model; // reference to revisions, newest first
    const QByteArrayList references{"aa/1.0/_/_", "bb/1.0/acme+web/xx", "bb/1.0/acme+web/yy"};
    const auto textOf = [](const QByteArray &reference) {
        const QList<QByteArray> parts = reference.split('/');
        const QByteArray user = parts[2] == "_" ? QByteArray() : '@' + parts[2] + '/' + parts[3];
        return QString::fromLatin1(parts[0] + '/' + parts[1] + user);
    };
    for (int step = 0; step < 150; ++step) {
        const QByteArray &reference = references[random.bounded(3)];
        const QByteArray target = m->recipe(m->web, reference);
        QList<QString> &known = model[textOf(reference)];
        const QByteArray revision = revisionOf(random.bounded(1, 6));
        const QString text = QString::fromLatin1(revision);
        switch (random.bounded(4)) {
        case 0:
        case 1:
            QCOMPARE(m->uploadRecipe(m->web, reference, revision), 200);
            known.removeAll(text);
            known.prepend(text);
            break;
        case 2:
            QCOMPARE(m->del(target + "/revisions/" + revision).status,
                     known.contains(text) ? 200 : 404);
            known.removeAll(text);
            break;
        default:
            if (random.bounded(4) == 0) {
                QCOMPARE(m->del(target).status, known.isEmpty() ? 404 : 200);
                known.clear();
            }
        }
        for (const QByteArray &each : references) {
            const QByteArray at = m->recipe(m->web, each);
            const QList<QString> wanted = model.value(textOf(each));
            QCOMPARE(m->revisions(at), wanted);
            QCOMPARE(objectOf(m->get(at + "/latest"))[u"revision"].toString(), wanted.value(0));
        }
        QStringList names;
        for (auto entry = model.cbegin(); entry != model.cend(); ++entry) {
            if (!entry->isEmpty())
                names.append(entry.key());
        }
        QCOMPARE(m->found(m->web, ""), names);
    }
}

void TestConanPublishing::D13_whatWasMissingIsThereAtOnce()
{
    QCOMPARE(m->get(hello() + "/latest").status, 404);
    QCOMPARE(m->found(m->web, "?q=hello*"), QStringList());
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    QCOMPARE(m->get(hello() + "/latest").status, 200);
    QCOMPARE(m->found(m->web, "?q=hello*").size(), 1);
}

void TestConanPublishing::E3_manyRevisionsAndBinariesAreQuick()
{
    constexpr int revisions = 200;
    constexpr int binaries = 100;
    QElapsedTimer timer;
    timer.start();
    for (int i = 1; i <= revisions; ++i)
        QCOMPARE(m->uploadRecipe(m->web, Hello, revisionOf(i)), 200);
    const qint64 recipes = timer.restart();
    const QByteArray last = revisionOf(revisions);
    for (int i = 1; i <= binaries; ++i)
        QCOMPARE(m->uploadPackage(m->web, Hello, last, "id" + QByteArray::number(i),
                                  revisionOf(1000 + i), infoText(i % 2 ? "Linux" : "Windows")),
                 200);
    const qint64 packages = timer.restart();
    QCOMPARE(m->revisions(hello()).size(), revisions);
    QCOMPARE(objectOf(m->get(hello() + "/search")).size(), binaries);
    QCOMPARE(objectOf(m->get(hello() + "/search?q=os=Linux")).size(), binaries / 2);
    const qint64 documents = timer.restart();
    for (int i = 1; i <= binaries; ++i)
        QCOMPARE(m->get(hello() + "/revisions/" + last + "/packages/id" + QByteArray::number(i)
                        + "/revisions/" + revisionOf(1000 + i) + "/files/conaninfo.txt")
                     .status,
                 200);
    const qint64 files = timer.restart();
    QCOMPARE(m->del(hello() + "/revisions/" + last + "/packages").status, 200);
    QCOMPARE(m->del(hello()).status, 200);
    qInfo("%d revisions in %lld ms, %d binaries in %lld ms; three documents %lld ms, %d files "
          "%lld ms, deletion %lld ms",
          revisions, (long long)recipes, binaries, (long long)packages, (long long)documents,
          binaries, (long long)files, (long long)timer.elapsed());
}

void TestConanPublishing::savedPackagesArePublished()
{
    const QByteArray archive = makeTgz(savedMembers());
    const Result<Inspection> found = inspect(archive);
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates, (Coordinates{u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s}));
    QCOMPARE(found->description, u"Says hello"_s);
    QCOMPARE(found->license, u"MIT"_s);
    QCOMPARE(found->dependencies.value(0).canonicalName, u"zlib"_s);
    QVERIFY((*m->formats.begin())->checkFileName(found->fileName));

    const Result<StoredVersion> stored = drop(archive);
    QVERIFY2(stored, stored ? "" : qPrintable(english(stored.error())));
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
    const QByteArray revision = hello() + "/revisions/" + First;
    QCOMPARE(objectOf(m->get(revision + "/files"))[u"files"].toObject().keys(),
             (QStringList{u"conan_export.tgz"_s, u"conan_sources.tgz"_s, u"conanfile.py"_s,
                          u"conanmanifest.txt"_s}));
    const QByteArray binary = revision + "/packages/" + PackageId + "/revisions/" + revisionOf(7)
                              + "/files";
    QCOMPARE(objectOf(m->get(binary))[u"files"].toObject().keys(),
             (QStringList{u"conan_package.tgz"_s, u"conaninfo.txt"_s, u"conanmanifest.txt"_s,
                          u"metadata/build.log"_s}));
    QCOMPARE(bodyOf(m->get(binary + "/conaninfo.txt")), infoText("Linux"));
    QCOMPARE(objectOf(m->get(hello() + "/search?q=os=Linux")).size(), 1);
    QCOMPARE(m->found(m->web, ""), QStringList{u"hello/0.1@acme+web/beta"_s});
}

void TestConanPublishing::savedPackagesAddWhatIsNew()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    const Result<StoredVersion> stored = drop(makeTgz(savedMembers()));
    QVERIFY2(stored, stored ? "" : qPrintable(english(stored.error())));
    QCOMPARE(bodyOf(m->get(hello() + "/revisions/" + First + "/files/conan_export.tgz")),
             "exported " + First);
    QCOMPARE(objectOf(m->get(hello() + "/search")).size(), 1);
    // What is all there already is a duplicate.
    const Result<Inspection> again = inspect(makeTgz(savedMembers()));
    const auto allowed = m->store->checkPublish(m->web, again->coordinates, again->fileName,
                                                DuplicateUnit::File, HandlerFixture::owner());
    QVERIFY(!allowed);
    QCOMPARE(allowed.error().code, ErrorCode::Duplicate);
}

void TestConanPublishing::brokenSavesAreRefused_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<bool>("ours"); // recognised as Conan's, but broken
    const auto without = [](const QByteArray &name) {
        QList<Member> members = savedMembers();
        members.removeIf([&](const Member &member) { return member.name == name; });
        return makeTgz(members);
    };
    const auto listed = [](const QByteArray &list) {
        QList<Member> members = savedMembers();
        members.last().bytes = list;
        return makeTgz(members);
    };
    QTest::newRow("no list") << without("pkglist.json") << false;
    QTest::newRow("no archive") << "hello"_ba << false;
    QTest::newRow("another's") << makeTgz({{"package/package.json", "{}"}}) << false;
    QTest::newRow("no manifest") << without("b/hello90/p/conanmanifest.txt") << true;
    QTest::newRow("no recipe") << without("helloc0/e/conanfile.py") << true;
    QTest::newRow("list is no JSON") << listed("{") << true;
    QTest::newRow("list is empty") << listed("{}") << true;
    QTest::newRow("two recipes") << listed("{\"a1/1.0\":{},\"b1/1.0\":{}}") << true;
    QTest::newRow("no revisions") << listed("{\"a1/1.0\":{}}") << true;
    QTest::newRow("bad reference") << makeTgz(savedMembers("hello")) << true;
    QTest::newRow("climbing folder")
        << listed("{\"a1/1.0\":{\"revisions\":{\"" + First + "\":{\"recipe_folder\":\"../x\"}}}}")
        << true;
    QTest::newRow("cut off") << makeTgz(savedMembers()).chopped(200) << true;
}

void TestConanPublishing::brokenSavesAreRefused()
{
    QFETCH(QByteArray, archive);
    QFETCH(bool, ours);
    const Result<StoredVersion> stored = drop(archive);
    QVERIFY(!stored);
    QCOMPARE(stored.error().code == ErrorCode::Unsupported, !ours);
    QVERIFY(!english(stored.error().what).isEmpty());
    QVERIFY(m->found(m->web, "").isEmpty());
}

void TestConanPublishing::partsOfPackagesAreRefused()
{
    for (const QString &name : {u"conan_export.tgz"_s, u"conan_package.tgz"_s,
                                u"conan_sources.txz"_s, u"conanfile.py"_s, u"conaninfo.txt"_s}) {
        const Result<Inspection> found = inspect(makeTgz({{"a.txt", "a"}}), name);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
        QVERIFY(english(found.error().remedy).contains(u"conan upload"_s));
    }
    QCOMPARE(inspect("text", u"notes.txt"_s).error().code, ErrorCode::Unsupported);
}

void TestConanPublishing::G3_linksThatLeadOutAreRefused()
{
    QList<Member> members = savedMembers();
    members.insert(2, {"b/hello90/p/lib/passwd", "", '2'}); // to an absolute path
    const Result<StoredVersion> stored = drop(makeTgz(members));
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::InvalidFile);
    QVERIFY(english(stored.error().what).contains(u"link"_s));
    members[2] = {"b/hello90/p/../../../x", "climbs"};
    QVERIFY(!drop(makeTgz(members)));
    QVERIFY(m->found(m->web, "").isEmpty());
}

void TestConanPublishing::G10_changedArchivesNeverCrash()
{
    QRandomGenerator random(3);
    const QByteArray tar = makeTar(savedMembers());
    for (int round = 0; round < 150; ++round) {
        QByteArray changed = tar;
        for (int i = random.bounded(1, 8); i > 0; --i)
            changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
        (void)drop(round % 2 ? gzip(changed) : changed);
    }
}

QTEST_GUILESS_MAIN(TestConanPublishing)
#include "tst_conanpublishing.moc"
