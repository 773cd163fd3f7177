// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/genericformat.h"
#include "formats/generic/rules.h"

#include <QBuffer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace packhouse;
using namespace packhouse::generic;
using namespace Qt::StringLiterals;

class GenericTest : public QObject
{
    Q_OBJECT

private slots:
    void namesFollowTheRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        for (const char *name : {"my_app", "a", "1", "a.b-c_d+e", ".hidden", "UPPER"})
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        for (const char *name :
             {"", ".", "..", "a/b", "a b", "a@b", "a~", "a$", "a%2f", "a\\b", "a\"", "a\n", "a:b"})
            QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(name)))
                << QString::fromLatin1(name) << false;
        QTest::newRow("not ASCII") << u"\u00fc"_s << false;
        QTest::newRow("too long") << QString(256, u'a') << false;
    }

    void namesFollowTheRule()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const Result<void> checked = checkName(name);
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, ErrorCode::InvalidName);
    }

    void versionsFollowTheRule_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("good");
        for (const char *version : {"1.0.0", "latest", "1.0-rc_1+build", "v1", "2024.01.31"})
            QTest::newRow(version) << QString::fromLatin1(version) << true;
        for (const char *version : {"", ".", "..", "1..0", "1/0", "1 0", "1~0", "1@0", "1:0"})
            QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(version)))
                << QString::fromLatin1(version) << false;
    }

    void versionsFollowTheRule()
    {
        QFETCH(QString, version);
        QFETCH(bool, good);
        const Result<void> checked = checkVersion(version);
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, ErrorCode::InvalidVersion);
    }

    void G1_pathsStayInside_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("good");
        for (const char *path : {"app.zip", "docs/app.zip", "a/b/c/d.txt", "a~b.txt", "a@2x.png",
                                 "a+b.zip", ".config", "a..b"})
            QTest::newRow(path) << QString::fromLatin1(path) << true;
        for (const char *path :
             {"",      "/app.zip", "a//b",    "a/",  "..", "../a", "a/../b", "a/..", "./a",
              "a/./b", "...",      "a/.../b", "~a",  "a~", "@a",   "a@",     "~",    "a b",
              "a\\b",  "a\"b",     "a\r\nb",  "a:b", "a*", "<a>",  "a%2fb",  "a;b"})
            QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(path)))
                << QString::fromLatin1(path) << false;
        QTest::newRow("NUL") << u"a\0b"_s << false;
        QTest::newRow("not ASCII") << u"\u202ea"_s << false;
        QTest::newRow("too long") << QString(256, u'a') << false;
        QTest::newRow("too deep") << u"a/"_s.repeated(600) + u'a' << false;
    }

    void G1_pathsStayInside()
    {
        QFETCH(QString, path);
        QFETCH(bool, good);
        const Result<void> checked = checkPath(path);
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, ErrorCode::InvalidFile);
    }

    void versionsAreOrdered()
    {
        const QStringList ladder{u"0.9"_s,     u"1.0-alpha"_s, u"1.0-alpha2"_s, u"1.0-beta1"_s,
                                 u"1.0-rc1"_s, u"1.0-rc10"_s,  u"1.0"_s,        u"1.0.1"_s,
                                 u"1.2"_s,     u"1.10"_s,      u"2"_s,          u"2024.01.31"_s};
        for (qsizetype i = 0; i < ladder.size(); ++i) {
            for (qsizetype j = 0; j < ladder.size(); ++j)
                QVERIFY2((compareVersions(ladder[i], ladder[j]) <=> 0) == (i <=> j),
                         qPrintable(ladder[i] + u" and "_s + ladder[j]));
        }
        QVERIFY(compareVersions(u"v1.0", u"1.0") == 0);
        QVERIFY(compareVersions(u"1.00", u"1.0") == 0);
        QVERIFY(generic::isPrerelease(u"1.0-rc1"));
        QVERIFY(generic::isPrerelease(u"1.0.dev"));
        QVERIFY(!generic::isPrerelease(u"1.0"));
        QVERIFY(!generic::isPrerelease(u"preview"));
    }

    void fuzzedVersionsHaveOneOrder()
    {
        QRandomGenerator random(6);
        const QString letters = u"0123.-_+abrcv"_s;
        QStringList versions;
        for (int i = 0; i < 120; ++i) {
            QString version;
            const int size = 1 + random.bounded(8);
            for (int k = 0; k < size; ++k)
                version += letters[random.bounded(int(letters.size()))];
            versions.append(version);
        }
        for (const QString &a : versions) {
            QVERIFY(compareVersions(a, a) == 0);
            for (const QString &b : versions)
                QVERIFY2((compareVersions(a, b) <=> 0) == (0 <=> compareVersions(b, a)),
                         qPrintable(a + u" and "_s + b));
        }
    }

    void namesAndVersionsAreGuessedWhenClear_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        const auto row = [](const char *file, const char *name, const char *version) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(name)
                                << QString::fromLatin1(version);
        };
        row("firmware-1.2.bin", "firmware", "1.2");
        row("my_app_v2.0.1.zip", "my_app", "2.0.1");
        row("tool-1.2.3-linux-amd64.tar.gz", "tool", "1.2.3");
        row("tool-1.0.0-rc.1.tgz", "tool", "1.0.0-rc.1");
        row("notes.txt", "notes", "");
        row("photo-2.jpg", "photo-2.jpg", "");
        row("libfoo-7.so", "libfoo-7", "");
        row("release 1.0 final.zip", "release_1.0_final", "");
        row("README", "README", "");
        row("1.2.3.zip", "1.2.3", "");
        row(".profile", "profile", "");
    }

    void namesAndVersionsAreGuessedWhenClear()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QFETCH(QString, version);
        QBuffer bytes;
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const Result<Inspection> inspection = GenericFormat().inspect(bytes, file);
        QVERIFY(inspection);
        QVERIFY(!inspection->certain);
        QCOMPARE(inspection->coordinates.type, u"generic"_s);
        QCOMPARE(inspection->coordinates.name, name);
        QCOMPARE(inspection->coordinates.version, version);
        QVERIFY(checkPath(inspection->fileName));
    }

    void fileNamesThatMayNotBeAreReplaced()
    {
        QCOMPARE(allowedFileName(u"a b.zip"_s), u"a_b.zip"_s);
        QCOMPARE(allowedFileName(u"app.zip"_s), u"app.zip"_s);
        QCOMPARE(allowedFileName(u".."_s), u"file"_s);
        QCOMPARE(allowedFileName(QString()), u"file"_s);
        QVERIFY(checkPath(allowedFileName(QString(400, u'\u00e4'))));
    }

    void uploadsAreOnePut()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"x"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("bytes");
        file.close();
        const GenericFormat format;
        Inspection inspection;
        inspection.coordinates = {u"generic"_s, u"my+app"_s, u"1.0"_s};
        inspection.fileName = u"docs/a@2x.png"_s;
        const Result<UploadRequest> request = format.uploadRequest(inspection, path);
        QVERIFY(request);
        QCOMPARE(request->method, Method::Put);
        QCOMPARE(request->path, "packages/generic/my%2Bapp/1.0/docs/a%402x.png"_ba);
        QCOMPARE(request->size, 5);
        QCOMPARE(request->body->readAll(), "bytes"_ba);
        StoredFile stored;
        stored.name = inspection.fileName;
        QCOMPARE(format.downloadPath(inspection.coordinates, stored), request->path);
        inspection.coordinates.version.clear();
        QVERIFY(!format.uploadRequest(inspection, path));
    }

    void capabilitiesAreTheReferences()
    {
        const GenericFormat format;
        const auto rows = format.capabilities();
        QCOMPARE(rows.size(), size_t(1));
        const CapabilityRow &row = rows.front();
        QCOMPARE(QByteArray(row.client), "generic"_ba);
        QVERIFY(row.publishProject && !row.publishGroup && !row.publishInstance);
        QVERIFY(row.pullProject && !row.pullGroup && !row.pullInstance);
        QCOMPARE(QByteArray(row.forward), "no"_ba);
        QVERIFY(!row.import);
        QCOMPARE(QByteArray(row.duplicates), "config"_ba);
        QCOMPARE(QByteArray(row.tokens), "P,J,D,A"_ba);
        QCOMPARE(QByteArray(row.auth), "basic"_ba);
        QCOMPARE(QByteArray(row.hashes), "sha256"_ba);
        const Policy policy = format.defaultPolicy();
        QVERIFY(policy.duplicatesAllowed);
        QCOMPARE(policy.forwarding, Forwarding::Off);
        QCOMPARE(policy.maxFileSize, 5368709120);
        QVERIFY(format.publicRegistry()->asksNobody());
        QCOMPARE(format.forwarding(), nullptr);
    }

    void snippetsAreForProjects()
    {
        const GenericFormat format;
        SnippetContext context;
        context.baseUrl = "http://127.0.0.1:8970";
        context.scope.level = Level::Project;
        context.scope.path = u"acme/web"_s;
        context.coordinates = {u"generic"_s, u"my_app"_s, u"1.0"_s};
        QStringList clients;
        for (const Snippet &snippet : format.snippets(context)) {
            clients.append(snippet.client);
            QVERIFY(snippet.text.contains(
                u"http://127.0.0.1:8970/api/v4/projects/acme%2Fweb/packages/generic/my_app/1.0/"_s));
            QVERIFY(snippet.text.contains(u"TOKEN"_s));
        }
        QVERIFY(clients.contains(u"curl"_s));
        QVERIFY(clients.contains(u"wget"_s));
        context.scope.level = Level::Group;
        QVERIFY(format.snippets(context).isEmpty());
    }
};

QTEST_GUILESS_MAIN(GenericTest)
#include "tst_generic.moc"
