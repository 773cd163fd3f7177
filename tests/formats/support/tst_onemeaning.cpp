// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr qsizetype tarBlock = 512;

/// The file that names a package here; below whatever first folder.
QString role(const QString &path)
{
    return path.section(u'/', 1) == "chart.yaml"_L1 ? u"Chart.yaml"_s : QString();
}

Result<QStringList> pathsIn(QByteArray archive, const ArchiveRules &rules)
{
    QBuffer buffer(&archive);
    buffer.open(QIODevice::ReadOnly);
    QStringList paths;
    const Result<void> read = readArchive(
        buffer, {},
        [&](const ArchiveEntry &entry, QIODevice &bytes) {
            bytes.readAll();
            paths.append(entry.path);
            return true;
        },
        rules);
    if (!read)
        return fail(read.error());
    return paths;
}

template<typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// A zip in its three parts, to be put together otherwise.
struct Zip
{
    QByteArray entries;
    QByteArray directory;
    int count = 0;

    static Zip of(const QList<Member> &members)
    {
        const QByteArray zip = makeZip(members);
        const qsizetype at = zip.indexOf("PK\x01\x02");
        const qsizetype end = zip.lastIndexOf("PK\x05\x06");
        return {zip.left(at), zip.mid(at, end - at), int(members.size())};
    }

    QByteArray end(const QByteArray &comment = {}) const
    {
        return "PK\x05\x06" + little<quint32>(0) + little(quint16(count)) + little(quint16(count))
               + little(quint32(directory.size())) + little(quint32(entries.size()))
               + little(quint16(comment.size())) + comment;
    }

    /// The 64-bit records, which say \a at is where the directory is.
    QByteArray largeEnd(qint64 at) const
    {
        const qint64 recordAt = entries.size() + directory.size();
        return "PK\x06\x06" + little<qint64>(44) + little<quint32>(0x002d002d) + little<qint64>(0)
               + little<qint64>(count) + little<qint64>(count) + little<qint64>(directory.size())
               + little(at) + "PK\x06\x07" + little<quint32>(0) + little(recordAt)
               + little<quint32>(1);
    }

    QByteArray whole() const { return entries + directory + end(); }

    Zip &patchEntry(qsizetype at, const QByteArray &bytes)
    {
        entries.replace(at, bytes.size(), bytes);
        return *this;
    }
    Zip &patchDirectory(qsizetype at, const QByteArray &bytes)
    {
        directory.replace(at, bytes.size(), bytes);
        return *this;
    }
};

/// One entry whose sizes follow its bytes, as streaming writers make them.
Zip streamed(const QByteArray &descriptor)
{
    Zip zip = Zip::of({{"a", "bytes"}});
    zip.patchEntry(6, little<quint16>(8)).patchEntry(14, QByteArray(12, '\0'));
    zip.patchDirectory(8, little<quint16>(8));
    zip.entries += descriptor;
    return zip;
}

/// Checksum and sizes as the directory has them.
QByteArray listedSizes(const Zip &zip)
{
    return zip.directory.mid(16, 12);
}

QByteArray pax(const QByteArray &key, const QByteArray &value)
{
    const QByteArray rest = ' ' + key + '=' + value + '\n';
    qsizetype length = rest.size() + 1;
    while (QByteArray::number(length).size() + rest.size() != length)
        length = QByteArray::number(length).size() + rest.size();
    return QByteArray::number(length) + rest;
}

/// Another size in a tar's header than the one of its bytes.
QByteArray withSize(QByteArray tar, qsizetype headerAt, const QByteArray &octal)
{
    tar.replace(headerAt + 124, 11, octal.rightJustified(11, '0'));
    tar.replace(headerAt + 148, 8, QByteArray(8, ' '));
    quint32 sum = 0;
    for (const char c : tar.mid(headerAt, tarBlock))
        sum += static_cast<unsigned char>(c);
    tar.replace(headerAt + 148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    return tar;
}

} // namespace

class TestOneMeaning : public QObject
{
    Q_OBJECT

private slots:
    void P9_oneEntryHasOneMeaning_data();
    void P9_oneEntryHasOneMeaning();
    void P9_whatPeoplePublishPasses_data();
    void P9_whatPeoplePublishPasses();

private:
    static void tars();
    static void zips();
};

void TestOneMeaning::tars()
{
    const auto row = [](const char *what, const QByteArray &tar, const QByteArray &named) {
        QTest::addRow("tar, %s", what) << tar << named;
        QTest::addRow("tgz, %s", what) << gzip(tar) << named;
    };
    const QByteArray endless = makeTar({{"later", "x"}});
    row("a file and a folder", makeTar({{"p/a", "x"}, {"p/a/b", "y"}}), "p/a");
    row("a folder and a file", makeTar({{"p/a/b", "y"}, {"./p//a", "x"}}), "p/a");
    row("below a link", makeTar({{"p/a", "", '2'}, {"p/a/b", "y"}}), "p/a");
    row("a link and a file", makeTar({{"p/a", "", '1'}, {"p/a", "y"}}), "p/a");
    row("a device and a file", makeTar({{"p/a", "", '3'}, {"p/a", "y"}}), "p/a");
    row("the naming file twice", makeTar({{"p/Chart.yaml", "x"}, {"./p/Chart.yaml", "x"}}),
        "p/Chart.yaml");
    row("the naming file in two folders", makeTar({{"p/Chart.yaml", "x"}, {"q/Chart.yaml", "x"}}),
        "q/Chart.yaml");
    row("the naming file by case", makeTar({{"p/Chart.yaml", "x"}, {"p/chart.YAML", "x"}}),
        "p/chart.YAML");
    row("the naming file as a link", makeTar({{"p/Chart.yaml", "x"}, {"p/chart.yaml", "", '2'}}),
        "p/chart.yaml");
    row("a sparse file", makeTar({{"p/a", "", 'S'}}), "p/a");
    row("a sparse file of records",
        makeTar({{"x", pax("GNU.sparse.name", "p/Chart.yaml"), 'x'}, {"p/a", "y"}}), "p/a");
    row("a kind that nobody knows", makeTar({{"p/Chart.yaml", "x", 'Z'}}), "p/Chart.yaml");
    row("a name for all", makeTar({{"g", pax("path", "p/Chart.yaml"), 'g'}, {"p/a", "x"}}),
        "p/Chart.yaml");
    row("two names in records",
        makeTar({{"x", pax("path", "p/a") + pax("path", "p/b"), 'x'}, {"p/c", "x"}}), "p/a");
    row("two headers of records",
        makeTar({{"x", pax("path", "p/a"), 'x'}, {"x", pax("path", "p/b"), 'x'}, {"p/c", "x"}}),
        "p/a");
    row("a name taken back", makeTar({{"p/x", pax("path", ""), 'x'}, {"p/c", "x"}}), "p/x");
    row("two long names", makeTar({{"L", "p/a", 'L'}, {"L", "p/b", 'L'}, {"p/c", "x"}}), "p/b");
    row("a long name and records",
        makeTar({{"L", "p/a", 'L'}, {"x", pax("path", "p/b"), 'x'}, {"p/c", "x"}}), "p/a");
    row("two sizes", makeTar({{"x", pax("size", "0"), 'x'}, {"p/a", "bytes"}}), "p/a");
    row("no size and a size",
        withSize(makeTar({{"x", pax("size", "1024"), 'x'}, {"p/a", QByteArray(1024, 'x')}}),
                 2 * tarBlock, "0"),
        "p/a");
    row("a folder with bytes", makeTar({{"p/a", "bytes", '5'}}), "p/a");
    row("after the end", makeTar({{"p/a", "x"}}) + endless, "later");
    row("after one empty block", makeTar({{"p/a", "x"}}).chopped(tarBlock) + endless, "later");
    QTest::newRow("tgz, in a second stream")
        << gzip(makeTar({{"p/a", "x"}})) + gzip(endless) << "later"_ba;
}

void TestOneMeaning::zips()
{
    const auto row = [](const char *what, const QByteArray &zip, const QByteArray &named) {
        QTest::addRow("zip, %s", what) << zip << named;
    };
    const QList<Member> two{{"a", "bytes"}, {"b", "more bytes"}};
    row("a file and a folder", makeZip({{"p/a", "x"}, {"p/a/b", "y"}}), "p/a");
    row("a file twice", makeZip({{"p/a", "x"}, {"p/./a", "y"}}), "p/a");
    row("the naming file by case", makeZip({{"p/Chart.yaml", "x"}, {"q/chart.yaml", "x"}}),
        "q/chart.yaml");
    row("another size in front", Zip::of(two).patchEntry(22, little<quint32>(4)).whole(), "a");
    row("another packed size in front", Zip::of(two).patchEntry(18, little<quint32>(4)).whole(),
        "a");
    row("another checksum in front", Zip::of(two).patchEntry(14, little<quint32>(4)).whole(), "a");
    row("another method in front", Zip::of(two).patchEntry(8, little<quint16>(0)).whole(), "a");
    row("another name in front", makeZip({{.name = "a", .bytes = "x", .localName = "b"}}), "a");

    Zip hidden = Zip::of(two);
    hidden.directory = Zip::of({two.first()}).directory;
    hidden.count = 1;
    row("an entry that is not listed", hidden.whole(), "a");
    Zip first = Zip::of({two.first()});
    Zip second = Zip::of({two.last()});
    Zip started{first.entries + second.entries, second.directory, 1};
    started.patchDirectory(42, little(quint32(first.entries.size())));
    row("a first entry that is not listed", started.whole(), "start");
    Zip shared = Zip::of(two);
    const quint32 overlap = qFromLittleEndian<quint32>(shared.entries.constData() + 18) + 10;
    shared.patchEntry(18, little(overlap)).patchDirectory(20, little(overlap));
    row("entries that share bytes", shared.whole(), "a");
    Zip twice = Zip::of({two.first()});
    twice.directory += QByteArray(twice.directory).replace(46, 1, "b");
    twice.count = 2;
    row("one place with two names", twice.whole(), "b");
    Zip counted = Zip::of(two);
    counted.count = 1;
    row("a count that is not the list's", counted.whole(), "says that it has 1");
    row(
        "large records that say another place",
        [&] {
            const Zip zip = Zip::of(two);
            return zip.entries + zip.directory + zip.largeEnd(zip.entries.size() - 1) + zip.end();
        }(),
        "");
    Zip folder = Zip::of({{"a/", "bytes"}});
    row("a folder with bytes", folder.whole(), "a/");
    const QByteArray name = "package.json";
    Zip renamed = Zip::of({two.first()});
    const QByteArray extra = little<quint16>(0x7075) + little(quint16(name.size() + 5)) + '\x01'
                             + little<quint32>(0) + name;
    renamed.patchDirectory(30, little(quint16(extra.size())));
    renamed.directory += extra;
    row("a second name beside the first", renamed.whole(), "a");
    const QByteArray sizes = listedSizes(streamed({}));
    row("wrong sizes behind the bytes",
        streamed("PK\x07\x08" + sizes.left(8) + little<quint32>(7)).whole(), "a");
    row("no sizes at all", streamed({}).whole(), "a");
    const QByteArray inner = makeZip({{"evil", "x"}});
    row("an archive in the comment", first.entries + first.directory + first.end(inner), "");
}

void TestOneMeaning::P9_oneEntryHasOneMeaning_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("named");
    tars();
    zips();
}

void TestOneMeaning::P9_oneEntryHasOneMeaning()
{
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, named);
    const auto paths = pathsIn(archive, {.role = role, .repeats = false});
    QVERIFY2(!paths, paths ? qPrintable(paths->join(u' ')) : "");
    QCOMPARE(paths.error().code, ErrorCode::InvalidFile);
    const QString &what = english(paths.error().what);
    QVERIFY2(what.contains(QString::fromLatin1(named)), qPrintable(what));
    QVERIFY2(what.endsWith(u'.'), qPrintable(what));
    QVERIFY(!english(paths.error().remedy).isEmpty());
}

void TestOneMeaning::P9_whatPeoplePublishPasses_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<bool>("repeats");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("tar, folders listed twice")
        << makeTar({{"p/", "", '5'}, {"p/", "", '5'}, {"./p/a", "x"}, {"p/", "", '5'}}) << false
        << QStringList{u"p"_s, u"p"_s, u"p/a"_s, u"p"_s};
    QTest::newRow("tar, as tar -r makes it")
        << makeTgz({{"p/a", "old"}, {"p/b", "x"}, {"p/a", "new"}}) << false
        << QStringList{u"p/a"_s, u"p/b"_s, u"p/a"_s};
    QTest::newRow("tar, twins by case") << makeTgz({{"p/README", "x"}, {"p/readme", "x"}}) << false
                                        << QStringList{u"p/README"_s, u"p/readme"_s};
    QTest::newRow("tar, folders of old without a type of their own")
        << makeTar({{"p/", ""}, {"p/a", "x"}}) << false << QStringList{u"p"_s, u"p/a"_s};
    QTest::newRow("tar, a commit for all")
        << makeTgz({{"pax_global_header", pax("comment", "0123"), 'g'}, {"p/a", "x"}}) << false
        << QStringList{u"p/a"_s};
    QTest::newRow("tar, a size once more")
        << makeTgz({{"x", pax("size", "5") + pax("mtime", "1.5"), 'x'}, {"p/a", "bytes"}}) << false
        << QStringList{u"p/a"_s};
    QTest::newRow("tgz, in two streams")
        << gzip(makeTar({{"p/a", "x"}}).left(600)) + gzip(makeTar({{"p/a", "x"}}).mid(600)) << false
        << QStringList{u"p/a"_s};
    QTest::newRow("zip, twins by case") << makeZip({{"p/README", "x"}, {"p/readme", "x"}}) << false
                                        << QStringList{u"p/README"_s, u"p/readme"_s};
    QTest::newRow("zip, names that are no UTF-8")
        << makeZip({{"p/\xe4", "x"}, {"p/\xf6", "y"}}) << false
        << QStringList{u"p/\ufffd"_s, u"p/\ufffd"_s};
    QTest::newRow("jar, a licence twice") << makeZip({{"LICENSE", "x"}, {"LICENSE", "y"}}) << true
                                          << QStringList{u"LICENSE"_s, u"LICENSE"_s};
    const QByteArray sizes = listedSizes(streamed({}));
    const QByteArray large = sizes.left(8) + QByteArray(4, '\0') + sizes.mid(8)
                             + QByteArray(4, '\0');
    for (const QByteArray &descriptor : {sizes, "PK\x07\x08" + sizes, large, "PK\x07\x08" + large})
        QTest::addRow("zip, %d bytes behind the bytes", int(descriptor.size()))
            << streamed(descriptor).whole() << false << QStringList{u"a"_s};
    const Zip zip = Zip::of({{"a", "x"}});
    QTest::newRow("zip, large records that agree")
        << zip.entries + zip.directory + zip.largeEnd(zip.entries.size()) + zip.end() << false
        << QStringList{u"a"_s};
    QTest::newRow("zip, nothing in it") << Zip().whole() << false << QStringList();
}

void TestOneMeaning::P9_whatPeoplePublishPasses()
{
    QFETCH(QByteArray, archive);
    QFETCH(bool, repeats);
    const auto paths = pathsIn(archive, {.role = role, .repeats = repeats});
    QVERIFY2(paths, paths ? "" : qPrintable(english(paths.error())));
    QTEST(*paths, "expected");
}

QTEST_APPLESS_MAIN(TestOneMeaning)
#include "tst_onemeaning.moc"
