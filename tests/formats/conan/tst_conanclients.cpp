// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conanregistry.h"

#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray Hello = "hello/0.1/acme+web/beta";
const QByteArray First = revisionOf(1);

/// What an export writes at a time.
QMap<QByteArray, QByteArray> exported(const QByteArray &time, const QByteArray &archive = "a")
{
    return {{"conanfile.py", "class Hello(ConanFile): pass\n"},
            {"conan_export.tgz", archive},
            {"conanmanifest.txt", time + "\nconanfile.py: 0123\nexport: 4567\n"}};
}

QMap<QByteArray, QByteArray> built(const QByteArray &time)
{
    return {{"conan_package.tgz", "built at " + time},
            {"conaninfo.txt", "[settings]\nos=Linux\n"},
            {"conanmanifest.txt", time + "\nlib/a: 0123\n"}};
}

} // namespace

class TestConanClients : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<ConanRegistry>(); }
    void cleanup() { m.reset(); }

    void K6_1_manifestsThatDifferInTheirTimeAreOne();
    void K6_1_manifestsThatDifferInMoreAreRefused();
    void K6_2_aForcedUploadMakesLatest();
    void K6_2_aForcedUploadOfABinaryMakesLatest();
    void K6_3_errorsAreToldAsClientsPrintThem();
    void K6_4_malformedRevisionsAreRefused_data();
    void K6_4_malformedRevisionsAreRefused();
    void K6_5_tenJobsUploadOneRecipe();

private:
    QByteArray hello() const { return m->recipe(m->web, Hello); }
    QByteArray files(const QByteArray &revision) const
    {
        return hello() + "/revisions/" + revision + "/files/";
    }
    QString latest(const QByteArray &of) const
    {
        return objectOf(m->get(of + "/latest"))[u"revision"_s].toString();
    }
    QByteArray binary(const QByteArray &revision) const
    {
        return hello() + "/revisions/" + First + "/packages/" + PackageId + "/revisions/" + revision
               + "/files/";
    }

    std::unique_ptr<ConanRegistry> m;
};

void TestConanClients::K6_1_manifestsThatDifferInTheirTimeAreOne()
{
    QCOMPARE(m->putAll(files(First), exported("1700000000", "one")), 200);
    QCOMPARE(m->putAll(files(First), exported("1700009999", "two")), 200);
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
    // The first stays whole: what belongs together was exported together.
    QCOMPARE(bodyOf(m->get(files(First) + "conan_export.tgz")), "one"_ba);
    QVERIFY(bodyOf(m->get(files(First) + "conanmanifest.txt")).startsWith("1700000000\n"));
    QCOMPARE(m->putAll(binary(revisionOf(7)), built("1700000000")), 200);
    QCOMPARE(m->putAll(binary(revisionOf(7)), built("1700009999")), 200);
    QVERIFY(bodyOf(m->get(binary(revisionOf(7)) + "conanmanifest.txt")).startsWith("1700000000\n"));
    // As another system ends its lines, and in another order.
    QCOMPARE(m->put(files(First) + "conanmanifest.txt",
                    "1700001111\r\nexport: 4567\r\nconanfile.py: 0123\r\n")
                 .status,
             200);
}

void TestConanClients::K6_1_manifestsThatDifferInMoreAreRefused()
{
    QCOMPARE(m->putAll(files(First), exported("1700000000")), 200);
    for (const char *other : {"1700000000\nconanfile.py: 9999\nexport: 4567\n",
                              "1700000000\nconanfile.py: 0123\n", "1700000000\n", ""}) {
        const Reply refused = m->put(files(First) + "conanmanifest.txt", other);
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.reason.contains("a revision never changes"));
    }
}

void TestConanClients::K6_2_aForcedUploadMakesLatest()
{
    const QByteArray second = revisionOf(2);
    QCOMPARE(m->putAll(files(First), exported("1700000000")), 200);
    QCOMPARE(m->putAll(files(second), exported("1700000001")), 200);
    QCOMPARE(latest(hello()), QString::fromLatin1(second));
    QCOMPARE(m->putAll(files(First), exported("1700000000")), 200);
    QCOMPARE(latest(hello()), QString::fromLatin1(First));
    QCOMPARE(m->revisions(hello()),
             (QStringList{QString::fromLatin1(First), QString::fromLatin1(second)}));
    // From another machine, too; and the one that is the latest stays as it is.
    QCOMPARE(m->putAll(files(second), exported("1700007777")), 200);
    QCOMPARE(latest(hello()), QString::fromLatin1(second));
    QCOMPARE(m->putAll(files(second), exported("1700008888")), 200);
    QVERIFY(bodyOf(m->get(files(second) + "conanmanifest.txt")).startsWith("1700007777\n"));
    QCOMPARE(m->revisions(hello()).size(), 2);
}

void TestConanClients::K6_2_aForcedUploadOfABinaryMakesLatest()
{
    QCOMPARE(m->putAll(files(First), exported("1700000000")), 200);
    const QByteArray package = hello() + "/revisions/" + First + "/packages/" + PackageId;
    for (const int revision : {7, 8})
        QCOMPARE(m->putAll(binary(revisionOf(revision)), built("1700000000")), 200);
    QCOMPARE(latest(package), QString::fromLatin1(revisionOf(8)));
    QCOMPARE(m->putAll(binary(revisionOf(7)), built("1700000000")), 200);
    QCOMPARE(latest(package), QString::fromLatin1(revisionOf(7)));
    QCOMPARE(m->revisions(package).size(), 2);
}

void TestConanClients::K6_3_errorsAreToldAsClientsPrintThem()
{
    QCOMPARE(m->putAll(files(First), exported("1700000000")), 200);
    const auto told = [](const Reply &reply) {
        const QJsonValue error = objectOf(reply)[u"errors"_s][0];
        return QString::number(error[u"status"_s].toInt()) + u": "_s
               + error[u"message"_s].toString();
    };
    const Reply differs = m->put(files(First) + "conanfile.py", "other");
    QCOMPARE(differs.headers.value("Content-Type"), "application/json"_ba);
    QVERIFY2(told(differs).startsWith(u"400: Validation failed: conanfile.py"),
             qPrintable(told(differs)));
    QCOMPARE(told(m->get(m->recipe(m->web, "none/1.0/_/_") + "/latest")),
             u"404: Package not found"_s);
    QVERIFY(told(m->put(files(First) + "evil.sh", "x")).contains(u"\"evil.sh\" is not a file"));
    QVERIFY(told(m->get(m->recipe(m->web, "h/1.0/_/_") + "/latest")).startsWith(u"400: "));
    QCOMPARE(told(m->del(hello() + "/revisions/" + revisionOf(5))), u"404: Revision not found"_s);
    // As the reference has it, beside that.
    QVERIFY(!objectOf(differs)[u"message"_s].toString().isEmpty());
}

void TestConanClients::K6_4_malformedRevisionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    const QByteArray good = First;
    const QByteArray id = PackageId;
    for (const QByteArray &bad : {"xyz"_ba, "123"_ba, QByteArray(33, 'a'), QByteArray(32, 'g')}) {
        const auto row = [&](const QByteArray &method, const QByteArray &path) {
            QTest::addRow("%s %s", method.constData(), path.constData()) << method << path;
        };
        row("GET", bad + "/files");
        row("GET", bad + "/files/conanfile.py");
        row("GET", bad + "/search");
        row("DELETE", bad);
        row("DELETE", bad + "/packages");
        row("PUT", bad + "/files/conanfile.py");
        row("GET", bad + "/packages/" + id + "/latest");
        row("GET", bad + "/packages/" + id + "/revisions");
        row("GET", good + "/packages/" + id + "/revisions/" + bad + "/files");
        row("GET", good + "/packages/" + id + "/revisions/" + bad + "/files/conaninfo.txt");
        row("DELETE", good + "/packages/" + id + "/revisions/" + bad);
        row("PUT", good + "/packages/" + id + "/revisions/" + bad + "/files/conaninfo.txt");
    }
    for (const char *path : {"/packages/a-b/latest", "/packages/a-b/revisions"})
        QTest::newRow(path) << "GET"_ba << good + path;
}

void TestConanClients::K6_4_malformedRevisionsAreRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    const QByteArray target = hello() + "/revisions/" + path;
    const Reply reply = method == "PUT"      ? m->put(target, "x")
                        : method == "DELETE" ? m->del(target)
                                             : m->get(target);
    QCOMPARE(reply.status, 400);
    QVERIFY(!objectOf(reply)[u"errors"_s][0][u"message"_s].toString().isEmpty());
    QCOMPARE(m->revisions(hello()).size(), 1);
}

void TestConanClients::K6_5_tenJobsUploadOneRecipe()
{
    constexpr int jobs = 10;
    for (int round = 0; round < 5; ++round) {
        const QByteArray recipe = m->recipe(m->web,
                                            "jobs/" + QByteArray::number(100 + round) + "/_/_");
        const QByteArray at = recipe + "/revisions/" + First;
        QList<int> statuses(jobs);
        QList<int> ofBinaries(jobs);
        std::vector<std::thread> threads;
        for (int i = 0; i < jobs; ++i) {
            threads.emplace_back([&, i] {
                const QByteArray time = QByteArray::number(1700000000 + i);
                statuses[i] = m->putAll(at + "/files/", exported(time, "packed at " + time));
                // Each its own binary, as jobs of a matrix have it.
                ofBinaries[i] = m->putAll(at + "/packages/"
                                              + QByteArray::number(i).repeated(40).left(40)
                                              + "/revisions/" + revisionOf(i + 1) + "/files/",
                                          built(time));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(statuses, QList<int>(jobs, 200));
        QCOMPARE(ofBinaries, QList<int>(jobs, 200));
        QCOMPARE(m->revisions(recipe), QStringList{QString::fromLatin1(First)});
        QCOMPARE(objectOf(m->get(at + "/search")).size(), jobs);
    }
}

QTEST_GUILESS_MAIN(TestConanClients)
#include "tst_conanclients.moc"
