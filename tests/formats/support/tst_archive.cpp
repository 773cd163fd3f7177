// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interruption.h"
#include "formats/support/archive.h"
#include "support/archivebuilder.h"
#include "support/scaling.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

Result<QMap<QString, QByteArray>> unpack(QByteArray archive, const ArchiveLimits &limits = {})
{
    QBuffer buffer(&archive);
    buffer.open(QIODevice::ReadOnly);
    QMap<QString, QByteArray> found;
    Result<void> read = readArchive(
        buffer, limits, [&](const ArchiveEntry &entry, QIODevice &bytes) {
            found.insert(entry.path, entry.link ? "link"_ba : bytes.readAll());
            return true;
        });
    if (!read)
        return fail(read.error());
    return found;
}

const QList<Member> ordinary = {{"package/package.json", "{}"},
                                {"package/" + QByteArray(150, 'd') + "/deep.js", "deep"},
                                {"./package/empty", ""}};

using Maker = QByteArray (*)(const QList<Member> &);

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsInIt_data();
    void readsWhatIsInIt();
    void stopsWhenToldTo();
    void endsWhenItsThreadIsInterrupted_data() { makers(); }
    void endsWhenItsThreadIsInterrupted();
    void tellsThatItIsNoArchive();
    void G3_G6_namesThatEscapeAreRefused_data();
    void G3_G6_namesThatEscapeAreRefused();
    void G3_linksAreToldNeverFollowed();
    void extendedHeadersGiveNames();
    void G10_brokenExtendedHeadersEnd_data();
    void G10_brokenExtendedHeadersEnd();
    void twoFacedZipIsRefused();
    void G3_overlongNamesAreRefused();
    void headersThatSayNothingOfNamesKeepThem();
    void G10_G11_bombsEndInAnError_data();
    void G10_G11_bombsEndInAnError();
    void P3_unpackingIsBounded_data();
    void P3_unpackingIsBounded();
    void cutOffArchivesAreBroken_data();
    void cutOffArchivesAreBroken();
    void S5_aDiskThatGivesNoMoreBytesEndsTheUnpacking();
    void P7_checksumsAreCompared_data();
    void P7_checksumsAreCompared();
    void aLinkStaysInsideOrDoesNot_data();
    void aLinkStaysInsideOrDoesNot();
    void changedBytesNeverCrash();

private:
    static void makers()
    {
        QTest::addColumn<Maker>("make");
        QTest::newRow("tar") << Maker(makeTar);
        QTest::newRow("tgz") << Maker(makeTgz);
        QTest::newRow("zip") << Maker(makeZip);
    }
};

void TestArchive::readsWhatIsInIt_data()
{
    makers();
}

void TestArchive::readsWhatIsInIt()
{
    QFETCH(Maker, make);
    const auto found = unpack(make(ordinary));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->value(u"package/package.json"_s), "{}"_ba);
    QCOMPARE(found->value(u"package/"_s + QString(150, u'd') + u"/deep.js"_s), "deep"_ba);
    QVERIFY(found->contains(u"package/empty"_s));
}

void TestArchive::stopsWhenToldTo()
{
    QByteArray archive = makeTgz(ordinary);
    QBuffer buffer(&archive);
    buffer.open(QIODevice::ReadOnly);
    int seen = 0;
    QVERIFY(readArchive(buffer, {}, [&](const ArchiveEntry &, QIODevice &) { return ++seen < 2; }));
    QCOMPARE(seen, 2);
}

void TestArchive::endsWhenItsThreadIsInterrupted()
{
    QFETCH(Maker, make);
    const std::atomic<bool> stopping = true;
    const Interruption::ByFlag interrupted(stopping);
    const auto found = unpack(make(ordinary));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestArchive::tellsThatItIsNoArchive()
{
    for (const QByteArray &bytes :
         {QByteArray(), "hello"_ba, QByteArray(2000, 'x'), gzip("hello"_ba)}) {
        const auto found = unpack(bytes);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Unsupported);
    }
}

void TestArchive::G3_G6_namesThatEscapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"../evil", "package/../../evil", "/etc/evil", "package/..", "..", "C:/evil",
          "package\\..\\evil", "..\\evil", "//host/evil", "package/./../../x"})
        QTest::newRow(name) << QByteArray(name);
}

void TestArchive::G3_G6_namesThatEscapeAreRefused()
{
    QFETCH(QByteArray, name);
    for (const Maker make : {Maker(makeTar), Maker(makeTgz), Maker(makeZip)}) {
        const auto found = unpack(make({{"package/a", "a"}, {name, "evil"}}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
    }
}

void TestArchive::G3_linksAreToldNeverFollowed()
{
    for (const Maker make : {Maker(makeTgz), Maker(makeZip)}) {
        const auto found = unpack(make({{"package/link", "/etc/passwd", '2'}}));
        QVERIFY(found);
        QCOMPARE(found->value(u"package/link"_s), "link"_ba);
    }
}

void TestArchive::G3_overlongNamesAreRefused()
{
    for (const Maker make : {Maker(makeTgz), Maker(makeZip)}) {
        QVERIFY(unpack(make({{QByteArray(4000, 'n'), "x"}})));
        const auto found = unpack(make({{QByteArray(5000, 'n'), "x"}}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
    }
}

void TestArchive::headersThatSayNothingOfNamesKeepThem()
{
    const QByteArray name(150, 'd');
    // A global header between a long name and its entry.
    const QByteArray longName = makeTar({{name, "x"}});
    const QByteArray global = makeTar({{"pax_global_header", "", 'g'}}).left(512);
    const auto found = unpack(longName.left(1024) + global + longName.mid(1024));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->keys(), QStringList{QString::fromLatin1(name)});
}

void TestArchive::extendedHeadersGiveNames()
{
    const auto found = unpack(
        makeTgz({{"x", "30 path=package/a name = this\n13 mtime=1.5\n", 'x'}, {"short", "bytes"}}));
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->value(u"package/a name = this"_s), "bytes"_ba);
}

void TestArchive::G10_brokenExtendedHeadersEnd_data()
{
    QTest::addColumn<QByteArray>("records");
    for (const char *records :
         {"9 path=a\nrest", "0 path=a\n", "-9 path=a\n", "99 path=a\n", "9 path=ab", "x",
          "7 path\n", "9 size=x\n", "11 size=-5\n", "23 path=../../escaping\n"})
        QTest::newRow(records) << QByteArray(records);
}

void TestArchive::G10_brokenExtendedHeadersEnd()
{
    QFETCH(QByteArray, records);
    const auto found = unpack(makeTgz({{"x", records, 'x'}, {"short", "bytes"}}));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidFile);
}

void TestArchive::twoFacedZipIsRefused()
{
    const QByteArray good = makeZip({{"good.txt", "x"}});
    QByteArray commented = good;
    commented[commented.size() - 2] = char(good.size());
    QVERIFY(unpack(commented + QByteArray(good.size(), ' ')));
    QVERIFY(!unpack(commented + makeZip({{"evil.txt", "x"}}))); // another archive as its comment
    QVERIFY(!unpack(makeZip({{.name = "good.txt", .bytes = "x", .localName = "evil.txt"}})));
}

void TestArchive::G10_G11_bombsEndInAnError_data()
{
    QTest::addColumn<QByteArray>("archive");
    const QByteArray zeros(100 << 20, '\0');
    QTest::newRow("ratio, tgz") << makeTgz({{"zeros", zeros}});
    QTest::newRow("ratio, zip") << makeZip({{"zeros", zeros}});
    QTest::newRow("size claimed too small") << makeZip({{"zeros", zeros, '0', 10}});
    QTest::newRow("size claimed too large") << makeZip({{"zeros", "x", '0', 1 << 30}});
    QList<Member> many;
    for (int i = 0; i < 2000; ++i)
        many.append({"f" + QByteArray::number(i), ""});
    QTest::newRow("entries, tgz") << makeTgz(many);
    QTest::newRow("entries, zip") << makeZip(many);
    QTest::newRow("depth, tgz") << makeTgz({{QByteArray("d/").repeated(100) + "f", "x"}});
    QTest::newRow("depth, zip") << makeZip({{QByteArray("d/").repeated(100) + "f", "x"}});
}

void TestArchive::G10_G11_bombsEndInAnError()
{
    QFETCH(QByteArray, archive);
    ArchiveLimits limits;
    limits.entries = 1000;
    limits.ratio = 200;
    const auto found = unpack(archive, limits);
    QVERIFY(!found);
    QVERIFY(found.error().code == ErrorCode::TooLarge
            || found.error().code == ErrorCode::InvalidFile);
}

void TestArchive::P3_unpackingIsBounded_data()
{
    QTest::addColumn<int>("type");
    QTest::newRow("gzip") << int(KCompressionDevice::GZip);
    QTest::newRow("bzip2") << int(KCompressionDevice::BZip2);
    QTest::newRow("xz") << int(KCompressionDevice::Xz);
    QTest::newRow("zstd") << int(KCompressionDevice::Zstd);
}

/// A little that unpacks to a lot is given up, by the limits that all readers have by default.
void TestArchive::P3_unpackingIsBounded()
{
    QFETCH(int, type);
    QByteArray packed;
    QBuffer into(&packed);
    into.open(QIODevice::WriteOnly);
    KCompressionDevice packer(&into, false, KCompressionDevice::CompressionType(type));
    QVERIFY(packer.open(QIODevice::WriteOnly));
    const QByteArray zeros(4 << 20, '\0');
    const QByteArray head = makeTar({{"zeros", zeros}}).left(512);
    for (int entry = 0; entry < 64; ++entry) {
        packer.write(head);
        packer.write(zeros);
    }
    packer.close();
    const double start = scaling::threadSeconds();
    const auto found = unpack(packed);
    const double seconds = scaling::threadSeconds() - start;
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::TooLarge);
    QVERIFY2(english(found.error().what).contains(u"times its size"_s),
             qPrintable(english(found.error().what)));
    QVERIFY2(seconds < 5, qPrintable(QString::number(seconds)));
}

void TestArchive::cutOffArchivesAreBroken_data()
{
    makers();
}

void TestArchive::cutOffArchivesAreBroken()
{
    QFETCH(Maker, make);
    QByteArray noise(5000, Qt::Uninitialized);
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    const QByteArray whole = make({{"a", noise}, {"b", noise}});
    // A plain tar may do without the zeros at its end; a compressed one is whole or broken.
    const qsizetype end = whole.size() - (make == Maker(makeTar) ? 1100 : 0);
    for (qsizetype size = 600; size < end; size += 487)
        QVERIFY2(!unpack(whole.left(size)), QByteArray::number(size).constData());
    for (qsizetype missing = 1; missing < 20 && end == whole.size(); ++missing)
        QVERIFY2(!unpack(whole.chopped(missing)), QByteArray::number(missing).constData());
}

void TestArchive::S5_aDiskThatGivesNoMoreBytesEndsTheUnpacking()
{
    class Disk final : public QBuffer
    {
    public:
        using QBuffer::QBuffer;
        bool broken = false;

    protected:
        qint64 readData(char *to, qint64 size) override
        {
            return broken ? -1 : QBuffer::readData(to, size);
        }
    };
    QByteArray noise(400'000, Qt::Uninitialized);
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    QByteArray archive = makeZip({{"a", noise.toHex()}}); // which can be packed
    QVERIFY(archive.size() > 100'000);
    Disk disk(&archive);
    QVERIFY(disk.open(QIODevice::ReadOnly));
    const Result<void> read = readArchive(disk, {}, [&](const ArchiveEntry &, QIODevice &bytes) {
        disk.broken = true;
        bytes.readAll();
        return true;
    });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidFile);
}

void TestArchive::P7_checksumsAreCompared_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("some bytes") << "content"_ba;
    QTest::newRow("no bytes") << ""_ba;
    QTest::newRow("many bytes") << QByteArray(3 << 20, 'x');
}

/// Whoever unpacks compares them, so it makes no difference whether the visitor reads the bytes.
void TestArchive::P7_checksumsAreCompared()
{
    QFETCH(QByteArray, content);
    const auto read = [](QByteArray archive, const ArchiveRules &rules, bool reading) {
        QBuffer buffer(&archive);
        buffer.open(QIODevice::ReadOnly);
        return readArchive(
            buffer, {},
            [&](const ArchiveEntry &, QIODevice &bytes) {
                if (reading)
                    bytes.readAll();
                return true;
            },
            rules);
    };
    const QByteArray good = makeZip({{"a/first", "1"}, {"a/b", content}, {"a/last", "2"}});
    const auto crc = qToLittleEndian(quint32(
        crc32(0, reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size()))));
    QByteArray bad = good;
    // In front of the bytes and in the directory, behind the method and the time.
    for (qsizetype at = 0; (at = bad.indexOf("a/b", at)) >= 0; ++at) {
        const bool inDirectory = bad.mid(at - 46, 4) == "PK\x01\x02";
        const qsizetype place = inDirectory ? at - 30 : at - 16;
        QCOMPARE(bad.mid(place, 4), QByteArray(reinterpret_cast<const char *>(&crc), 4));
        bad.replace(place, 4, "\1\2\3\4");
    }
    for (const bool reading : {true, false}) {
        QVERIFY(read(good, {}, reading));
        const Result<void> found = read(bad, {}, reading);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
        QVERIFY(english(found.error().what).contains(u"a/b"_s));
    }
    QVERIFY(read(bad, {.compare = false}, false));
    // Whoever compresses a tar gives it a checksum as a whole.
    QByteArray packed = makeTgz({{"a/b", content}});
    packed[packed.size() - 6] = char(packed[packed.size() - 6] ^ 1);
    QVERIFY(!read(packed, {}, false));
}

void TestArchive::aLinkStaysInsideOrDoesNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("inside");
    const auto row = [](const char *path, const char *target, bool inside) {
        QTest::addRow("%s -> %s", path, target)
            << QString::fromLatin1(path) << QString::fromLatin1(target) << inside;
    };
    row("a", "b", true);
    row("a", "b/c", true);
    row("a", "./b", true);
    row("a", "b/../c", true);
    row("x/a", "../b", true);
    row("x/y/a", "../../b", true);
    row("x/a", "..", true);
    row("a", "..", false);
    row("a", "../b", false);
    row("x/a", "../../b", false);
    row("x/a", "../../x/b", false); // out and in again
    row("a", "b/../../c", false);
    row("a", "b//..//../c", false);
    row("a", "./../b", false);
    row("a", "/etc/passwd", false);
    row("a", "", false);
    row("a", "..\\b", false);
    row("a", "C:b", false);
}

void TestArchive::aLinkStaysInsideOrDoesNot()
{
    QFETCH(QString, path);
    QFETCH(QString, target);
    QFETCH(bool, inside);
    QCOMPARE(linkStaysInside(path, target), inside);
}

void TestArchive::changedBytesNeverCrash()
{
    QRandomGenerator random(20'260'101);
    for (const Maker make : {Maker(makeTar), Maker(makeTgz), Maker(makeZip)}) {
        const QByteArray whole = make(ordinary);
        for (int round = 0; round < 2000; ++round) {
            QByteArray changed = whole;
            for (int change = random.bounded(1, 6); change > 0; --change)
                changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
            const auto found = unpack(changed);
            if (found) {
                for (const QString &path : found->keys())
                    QVERIFY(!path.startsWith(u'/') && !path.split(u'/').contains(u".."_s));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
