// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pythonpackages.h"

#include "formats/pypi/metadata.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pypiformat.h"
#include "support/archivebuilder.h"
#include "support/teststaging.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace packhouse;
using namespace packhouse::pypi;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

Result<Inspection> inspect(QByteArray bytes, const QString &fileName)
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, Text::of("no buffer"));
    return PypiFormat().inspect(buffer, fileName);
}

Result<std::optional<QByteArray>> metadataIn(QByteArray bytes, const QString &fileName)
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, Text::of("no buffer"));
    return metadataOf(buffer, fileName);
}

/// A wheel of my-pkg 1.0 with these files beside its module and METADATA.
QByteArray wheelWith(const Entries &more)
{
    Entries entries{{u"my_pkg.py"_s, "value = 1\n"},
                    {u"my_pkg-1.0.dist-info/METADATA"_s, metadata(u"my-pkg"_s, u"1.0"_s)}};
    entries += more;
    return zip(entries);
}

QByteArray wheelSaying(const QByteArray &wheelFile)
{
    return wheelWith(
        {{u"my_pkg-1.0.dist-info/WHEEL"_s, wheelFile}, {u"my_pkg-1.0.dist-info/RECORD"_s, ""}});
}

/// A zip that says wherever it says so that \a content has another checksum.
QByteArray withWrongChecksum(QByteArray archive, const QByteArray &content)
{
    const auto crc = qToLittleEndian(quint32(
        crc32(0, reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size()))));
    const QByteArray right(reinterpret_cast<const char *>(&crc), sizeof(crc));
    return archive.replace(right, "\1\2\3\4");
}

/// A .tar.gz whose only entry says to be \a size zeros long.
QByteArray bomb(const QString &name, qsizetype size)
{
    return tarGz({{name, QByteArray(size, '\0')}});
}

} // namespace

class DistributionsTest : public QObject
{
    Q_OBJECT

private slots:
    void metadataIsParsed()
    {
        const Result<CoreMetadata> metadata = parseMetadata(
            "Metadata-Version: 2.4\r\nNAME: my-pkg\r\nVersion:1.0\r\nClassifier: A\r\n"
            "Classifier: B :: C\r\nLicense: line one\r\n        line two\r\n\tline three\r\n"
            "Summary: \xc3\xa4\r\n\r\nBody: not a field\r\n\r\nmore\r\n");
        QVERIFY(metadata);
        QCOMPARE(metadata->value(u"name"), u"my-pkg"_s);
        QCOMPARE(metadata->value(u"version"), u"1.0"_s);
        QCOMPARE(metadata->values(u"classifier"), (QStringList{u"A"_s, u"B :: C"_s}));
        QCOMPARE(metadata->value(u"license"), u"line one\n       line two\nline three"_s);
        QCOMPARE(metadata->value(u"summary"), u"\u00e4"_s);
        QCOMPARE(metadata->description, u"Body: not a field\r\n\r\nmore\r\n"_s);
        QCOMPARE(metadata->value(u"body"), QString());
    }

    void metadataWithoutNameOrVersionIsRefused()
    {
        for (const QByteArray &text :
             {""_ba, "Name: a\n"_ba, "Version: 1\n"_ba, "\nName: a\nVersion: 1\n"_ba,
              "no field here\nName: a\nVersion: 1\n"_ba, QByteArray(5 << 20, 'x'),
              "Name: a\nVersion: 1\n"_ba + QByteArray("X: y\n").repeated(20'001)}) {
            const Result<CoreMetadata> metadata = parseMetadata(text);
            QVERIFY2(!metadata, text.left(40).constData());
            QCOMPARE(metadata.error().code, ErrorCode::InvalidFile);
        }
    }

    void fuzzedMetadataIsParsedOrRefused()
    {
        QRandomGenerator random(566);
        const QByteArray seed = metadata(u"my-pkg"_s, u"1.0"_s, "Classifier: A\n folded\n");
        const QByteArray marks = ":\n\r \t\0\xff-aN"_ba;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text = seed;
            const int changes = 1 + random.bounded(6);
            for (int k = 0; k < changes; ++k) {
                const int at = random.bounded(int(text.size()));
                if (random.bounded(2))
                    text[at] = marks[random.bounded(int(marks.size()))];
                else
                    text.insert(at, marks[random.bounded(int(marks.size()))]);
            }
            const Result<CoreMetadata> parsed = parseMetadata(text);
            if (!parsed)
                continue;
            QVERIFY(!parsed->value(u"name").isEmpty());
            QVERIFY(!QJsonDocument::fromJson(VersionMetadata::from(*parsed).json()).isNull());
        }
    }

    void wheelsAreInspected()
    {
        const QByteArray more = "License-Expression: MIT\nRequires-Python: >=3.8\n"
                                "Requires-Dist: Some_Lib[x]>=1 ; extra == 'y'\nRequires-Dist: b\n"
                                "Project-URL: Home, http://127.0.0.1/\nProvides-Extra: y\n";
        const Result<Inspection> found = inspect(wheel(u"My-Pkg"_s, u"1.0.RC1"_s, more),
                                                 u"My_Pkg-1.0rc1-py3-none-any.whl"_s);
        QVERIFY(found);
        QCOMPARE(found->coordinates.type, u"pypi"_s);
        QCOMPARE(found->coordinates.name, u"My-Pkg"_s);
        QCOMPARE(found->coordinates.version, u"1.0rc1"_s);
        QCOMPARE(found->fileName, u"My_Pkg-1.0rc1-py3-none-any.whl"_s);
        QVERIFY(found->certain);
        QCOMPARE(found->description, u"A thing"_s);
        QCOMPARE(found->license, u"MIT"_s);
        QVERIFY(found->readme.startsWith(u"# A thing"_s));
        QCOMPARE(found->dependencies.size(), 2);
        QCOMPARE(found->dependencies[0].canonicalName, u"some-lib"_s);
        QCOMPARE(found->dependencies[0].range, u"[x]>=1 ; extra == 'y'"_s);
        const QJsonObject metadata = QJsonDocument::fromJson(found->versionMetadata).object();
        QCOMPARE(metadata[u"requires_dist"].toArray().size(), 2);
        QCOMPARE(metadata[u"provides_extra"].toArray(), QJsonArray{u"y"_s});
        QCOMPARE(metadata[u"project_urls"].toArray().size(), 1);
        const FileMetadata file = FileMetadata::parse(found->fileMetadata);
        QCOMPARE(file.fileType, u"bdist_wheel"_s);
        QCOMPARE(file.pythonVersion, u"py3"_s);
        QCOMPARE(file.requiresPython, u">=3.8"_s);
        QCOMPARE(file.metadataSha256.size(), 64);
    }

    void sourceDistributionsAreInspected()
    {
        const Result<Inspection> found = inspect(sourceDistribution(u"My.Pkg"_s, u"1.0"_s),
                                                 u"My.Pkg-1.0.tar.gz"_s);
        QVERIFY(found);
        QCOMPARE(found->coordinates.name, u"My.Pkg"_s);
        QCOMPARE(found->fileName, u"My.Pkg-1.0.tar.gz"_s);
        QCOMPARE(FileMetadata::parse(found->fileMetadata).fileType, u"sdist"_s);
        QVERIFY(FileMetadata::parse(found->fileMetadata).metadataSha256.isEmpty());
        const Result<Inspection> zipped = inspect(
            zip({{u"my-pkg-2.0/PKG-INFO"_s, metadata(u"my-pkg"_s, u"2.0"_s)}}),
            u"my-pkg-2.0.zip"_s);
        QVERIFY(zipped);
        QCOMPARE(zipped->coordinates.version, u"2.0"_s);
    }

    void renamedFilesGetTheirNamesBack()
    {
        Result<Inspection> found = inspect(wheel(u"my-pkg"_s, u"1.0"_s), u"download (1)"_s);
        QVERIFY(found);
        QCOMPARE(found->fileName, u"my_pkg-1.0-py2.py3-none-any.whl"_s);
        QVERIFY(checkFileFits(found->fileName, found->coordinates));
        found = inspect(sourceDistribution(u"my-pkg"_s, u"1.0"_s), u"my-pkg-1.0 (2).tar.gz"_s);
        QVERIFY(found);
        QCOMPARE(found->fileName, u"my_pkg-1.0.tar.gz"_s);
    }

    void otherFilesAreNotOurs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fileName");
        QTest::newRow("empty") << ""_ba << u"a.tar.gz"_s;
        QTest::newRow("text") << "hello"_ba << u"a.txt"_s;
        QTest::newRow("zip") << zip({{u"a.txt"_s, "a"}}) << u"a.zip"_s;
        QTest::newRow("tar without PKG-INFO") << tarGz({{u"a/b"_s, "a"}}) << u"a-1.0.tar.gz"_s;
        QTest::newRow("PKG-INFO deeper")
            << tarGz({{u"a/b/PKG-INFO"_s, metadata(u"a"_s, u"1"_s)}}) << u"a-1.0.tar.gz"_s;
        QTest::newRow("two top folders")
            << tarGz({{u"z/file"_s, "a"}, {u"a/PKG-INFO"_s, metadata(u"a"_s, u"1"_s)}})
            << u"a-1.0.tar.gz"_s;
        QTest::newRow("another type's package")
            << tarGz({{u"package/package.json"_s, "{\"name\":\"a\",\"version\":\"1.0.0\"}"}})
            << u"a-1.0.0.tgz"_s;
        QTest::newRow("PKG-INFO that is none")
            << tarGz({{u"a/PKG-INFO"_s, "nothing"}}) << u"a-1.0.tar.gz"_s;
    }

    void otherFilesAreNotOurs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fileName);
        const Result<Inspection> found = inspect(bytes, fileName);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Unsupported);
    }

    void brokenWheelsAreSaidToBe()
    {
        const QByteArray good = wheel(u"my-pkg"_s, u"1.0"_s);
        for (const QByteArray &bytes : {""_ba, "x"_ba, good.left(good.size() / 2), zip({}),
                                        tarGz({{u"a-1.dist-info/METADATA"_s, "Name: a"}})}) {
            const Result<Inspection> found = inspect(bytes, u"my_pkg-1.0-py3-none-any.whl"_s);
            QVERIFY(!found);
            QCOMPARE(found.error().code, ErrorCode::InvalidFile);
            QVERIFY(english(found.error().what).startsWith(u"my_pkg-1.0-py3-none-any.whl"_s));
        }
    }

    void P7_whatNoInstallerReadsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fileName");
        const QString source = u"my-pkg-1.0.tar.gz"_s;
        const QString built = u"my_pkg-1.0-py3-none-any.whl"_s;
        const QByteArray good = sourceDistribution(u"my-pkg"_s, u"1.0"_s);
        const QByteArray info = metadata(u"my-pkg"_s, u"1.0"_s);
        QTest::newRow("empty") << ""_ba << source;
        QTest::newRow("text") << "hello"_ba << source;
        QTest::newRow("gzip of text") << test::gzip("hello"_ba) << source;
        QTest::newRow("empty tar") << tarGz({}) << source;
        QTest::newRow("tar that is not packed")
            << makeTar({{"my-pkg-1.0/PKG-INFO", info}}) << source;
        QTest::newRow("cut off") << good.chopped(20) << source;
        QByteArray wrong = good;
        wrong[wrong.size() - 6] = char(wrong[wrong.size() - 6] ^ 1);
        QTest::newRow("gzip's checksum") << wrong << source;
        for (const char *ending : {".zip", ".tar.bz2", ".tar.xz"}) {
            QTest::addRow("text as %s", ending)
                << "hello"_ba << u"my-pkg-1.0"_s + QLatin1String(ending);
            QTest::addRow("gzip as %s", ending) << good << u"my-pkg-1.0"_s + QLatin1String(ending);
        }
        QTest::newRow("zip as .tar.gz") << zip({{u"my-pkg-1.0/PKG-INFO"_s, info}}) << source;
        QTest::newRow("PKG-INFO is a link")
            << makeTgz({{"my-pkg-1.0/PKG-INFO", "setup.py", '2'}, {"my-pkg-1.0/setup.py", "x"}})
            << source;
        QTest::newRow("only nested PKG-INFO") << tarGz({{u"a/b/PKG-INFO"_s, info}}) << source;
        QTest::newRow("setup.py in one of two folders")
            << tarGz({{u"a/setup.py"_s, "x"}, {u"b/file"_s, "x"}}) << source;
        QTest::newRow("zip's checksum, source") << withWrongChecksum(
            zip({{u"my-pkg-1.0/PKG-INFO"_s, info}, {u"my-pkg-1.0/x"_s, "abc"}}), "abc")
                                                << u"my-pkg-1.0.zip"_s;

        const QByteArray sound = "Wheel-Version: 1.0\nTag: py3-none-any\n";
        const QString folder = u"my_pkg-1.0.dist-info/"_s;
        QTest::newRow("no WHEEL") << wheelWith({{folder + u"RECORD"_s, ""}}) << built;
        QTest::newRow("no RECORD") << wheelWith({{folder + u"WHEEL"_s, sound}}) << built;
        QTest::newRow("empty WHEEL") << wheelSaying("") << built;
        QTest::newRow("garbage as WHEEL") << wheelSaying("\xff\xfe\x01"_ba) << built;
        QTest::newRow("WHEEL without version") << wheelSaying("Tag: py3-none-any\n") << built;
        for (const QByteArray &bytes : {"Summary: \xff\xfe"_ba, "\n\xe9t\xe9"_ba})
            QTest::addRow("METADATA of the bytes %s", bytes.toHex().constData())
                << zip({{folder + u"METADATA"_s, info.trimmed() + '\n' + bytes + '\n'},
                        {folder + u"WHEEL"_s, sound},
                        {folder + u"RECORD"_s, ""}})
                << built;
        QTest::newRow("no number") << wheelSaying("Wheel-Version: one\n") << built;
        QTest::newRow("Wheel-Version 9.0") << wheelSaying("Wheel-Version: 9.0\n") << built;
        QTest::newRow("two .dist-info") << wheelWith({{folder + u"WHEEL"_s, sound},
                                                      {folder + u"RECORD"_s, ""},
                                                      {u"other-1.0.dist-info/INSTALLER"_s, "x"}})
                                        << built;
        QTest::newRow("folder of another") << zip({{u"other-1.0.dist-info/METADATA"_s, info},
                                                   {u"other-1.0.dist-info/WHEEL"_s, sound},
                                                   {u"other-1.0.dist-info/RECORD"_s, ""}})
                                           << built;
        QTest::newRow("zip's checksum, wheel")
            << withWrongChecksum(wheelSaying(sound), "value = 1\n") << built;
    }

    void P7_whatNoInstallerReadsIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fileName);
        const auto found = metadataIn(bytes, fileName);
        QVERIFY(!found);
        QVERIFY(found.error().code == ErrorCode::InvalidFile
                || found.error().code == ErrorCode::Unsupported);
        QVERIFY(english(found.error().what).endsWith(u'.'));
    }

    void P7_whatInstallersReadIsTaken()
    {
        const auto hasMetadata = [](const QByteArray &bytes, const QString &fileName) {
            const auto found = metadataIn(bytes, fileName);
            return found && *found;
        };
        QVERIFY(hasMetadata(wheelSaying("Wheel-Version: 1.0\n"), u"my_pkg-1.0-py3-none-any.whl"_s));
        QVERIFY(hasMetadata(wheelSaying("Wheel-Version: 1.9\n"), u"my_pkg-1.0-py3-none-any.whl"_s));
        QVERIFY(hasMetadata(sourceDistribution(u"my-pkg"_s, u"1.0"_s), u"my-pkg-1.0.tar.gz"_s));
        // Old ones are built without metadata.
        for (const char *script : {"setup.py", "pyproject.toml"}) {
            const QString path = u"my-pkg-1.0/"_s + QLatin1String(script);
            for (const auto &[bytes, fileName] :
                 {std::pair(tarGz({{path, "x"}}), u"my-pkg-1.0.tgz"_s),
                  std::pair(zip({{path, "x"}}), u"my-pkg-1.0.zip"_s)}) {
                const auto found = metadataIn(bytes, fileName);
                QVERIFY2(found, qPrintable(fileName));
                QVERIFY(!*found);
            }
        }
    }

    /// What was taken before there was a rule is served all the same.
    void P7_storedWheelsKeepTheirMetadata()
    {
        QByteArray bytes = withWrongChecksum(wheelWith({}), "value = 1\n");
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const Result<QByteArray> found = storedWheelMetadata(buffer);
        QVERIFY(found);
        QCOMPARE(*found, metadata(u"my-pkg"_s, u"1.0"_s));
    }

    void G3_archivesThatEscapeAreNotOurs()
    {
        for (const QString &path : {u"../PKG-INFO"_s, u"/a/PKG-INFO"_s, u"a/../../b"_s}) {
            QVERIFY(!inspect(tarGz({{path, metadata(u"a"_s, u"1"_s)}}), u"a-1.tar.gz"_s));
            QVERIFY(!inspect(
                zip({{path, "x"}, {u"a-1.dist-info/METADATA"_s, metadata(u"a"_s, u"1"_s)}}),
                u"a-1-py3-none-any.whl"_s));
        }
    }

    void G10_archivesThatGrowAreNotUnpacked()
    {
        QVERIFY(!inspect(bomb(u"a/huge"_s, 64 << 20), u"a-1.0.tar.gz"_s));
        QVERIFY(!inspect(bomb(u"a/PKG-INFO"_s, 64 << 20), u"a-1.0.tar.gz"_s));
        Entries many;
        for (int i = 0; i < 70'000; ++i)
            many.append({u"a/%1"_s.arg(i), QByteArray()});
        QVERIFY(!inspect(zip(many.mid(0, 60'000)), u"a-1.0.zip"_s));
    }

    void fuzzedArchivesAreInspectedOrRefused()
    {
        QRandomGenerator random(427);
        const QByteArrayList seeds{wheel(u"my-pkg"_s, u"1.0"_s),
                                   sourceDistribution(u"my-pkg"_s, u"1.0"_s)};
        for (int i = 0; i < 1'500; ++i) {
            QByteArray bytes = seeds[i % 2];
            const int changes = 1 + random.bounded(5);
            for (int k = 0; k < changes; ++k)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            const Result<Inspection> found = inspect(
                bytes, i % 2 ? u"my-pkg-1.0.tar.gz"_s : u"my_pkg-1.0-py3-none-any.whl"_s);
            if (found)
                QVERIFY(pypi::checkFileName(found->fileName));
        }
    }

    /// What the window sends to another registry is what our own form takes.
    void uploadsAreFormsReadFromTheFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"my_pkg-1.0-py3-none-any.whl"_s);
        const QByteArray bytes = wheel(u"my-pkg"_s, u"1.0"_s, "Classifier: A\nClassifier: B\n");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const PypiFormat format;
        const Result<Inspection> inspection = inspect(bytes, u"my_pkg-1.0-py3-none-any.whl"_s);
        QVERIFY(inspection);
        const Result<UploadRequest> request = format.uploadRequest(*inspection, path);
        QVERIFY(request);
        QCOMPARE(request->method, Method::Post);
        QCOMPARE(request->path, "packages/pypi"_ba);
        const QByteArray sent = request->body->readAll();
        QCOMPARE(request->size, sent.size());
        QVERIFY(request->body->reset());
        QCOMPARE(request->body->readAll(), sent);

        TestStaging staging;
        auto sink = formBody({staging, request->contentType, 0});
        QVERIFY(sink && (*sink)->write(sent));
        const Result<Body> body = (*sink)->finish();
        QVERIFY(body);
        QCOMPARE(body->value(":action"), "file_upload"_ba);
        QCOMPARE(body->value("name"), "my-pkg"_ba);
        QCOMPARE(body->value("filetype"), "bdist_wheel"_ba);
        QCOMPARE(body->values("classifiers"), (QList<QByteArray>{"A", "B"}));
        QCOMPARE(body->value("sha256_digest"),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        const FormField *content = body->field("content");
        QVERIFY(content && content->file);
        QCOMPARE(content->fileName, u"my_pkg-1.0-py3-none-any.whl"_s);
        QCOMPARE(content->file->hashes().sha256,
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        StoredFile stored;
        stored.name = content->fileName;
        stored.hashes = content->file->hashes();
        QCOMPARE(format.downloadPath(inspection->coordinates, stored),
                 "packages/pypi/files/" + stored.hashes.sha256.toHex()
                     + "/my_pkg-1.0-py3-none-any.whl");
    }
};

QTEST_GUILESS_MAIN(DistributionsTest)
#include "tst_distributions.moc"
