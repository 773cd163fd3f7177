// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

/// Counts what is read of it.
class CountingBuffer final : public QBuffer
{
public:
    explicit CountingBuffer(const QByteArray &bytes)
    {
        setData(bytes);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 bytesTaken = 0;

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 got = QBuffer::readData(data, most);
        bytesTaken += std::max<qint64>(0, got);
        return got;
    }
};

/// Nothing that a packer could make smaller.
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator(7).generate(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace

/// A dropped file is looked at once for all types, and then read by its own.
class TestFirstLook : public QObject
{
    Q_OBJECT

private slots:
    void anArchiveIsReadForAllTypesAtOnce_data();
    void anArchiveIsReadForAllTypesAtOnce();
    void oneTypesRulesAreNotAnothers();
    void whatIsBrokenIsRefusedAndNotGeneric();

private:
    const FormatList m_formats;
};

void TestFirstLook::anArchiveIsReadForAllTypesAtOnce_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("times"); // that the whole file may be read
    const Member big{"a/noise.bin", noise(1 << 20)};
    const Member chart{"a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"};
    const Member manifest{"package/package.json", R"({"name":"a","version":"1.0.0"})"};
    const Member code{"a/main.tf", "variable \"x\" {}\n"};
    QTest::newRow("nobody's") << u"a-1.0.0.tgz"_s << makeTgz({big}) << u"generic"_s << 1;
    QTest::newRow("helm's") << u"a-1.0.0.tgz"_s << makeTgz({chart, big}) << u"helm"_s << 2;
    QTest::newRow("npm's") << u"a-1.0.0.tgz"_s
                           << makeTgz({manifest, {"package/noise.bin", big.bytes}}) << u"npm"_s
                           << 2;
    QTest::newRow("terraform's") << u"a-aws-1.0.0.tgz"_s << makeTgz({code, big})
                                 << u"terraform_module"_s << 2;
}

void TestFirstLook::anArchiveIsReadForAllTypesAtOnce()
{
    QFETCH(const QString, fileName);
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, times);
    CountingBuffer file(bytes);
    const auto taken = m_formats.inspect(file, fileName);
    QVERIFY2(taken, taken ? "" : qPrintable(english(taken.error())));
    QTEST(taken->format->id(), "type");
    QVERIFY(file.bytesTaken > 0);
    // The first bytes are looked at by several, the decoder reads in blocks.
    const qint64 most = times * bytes.size() + bytes.size() / 2;
    QVERIFY2(file.bytesTaken <= most,
             qPrintable(u"%1 bytes read of a file of %2"_s.arg(file.bytesTaken).arg(bytes.size())));
}

/// A jar that was put together from others holds licences several times, which npm refuses.
void TestFirstLook::oneTypesRulesAreNotAnothers()
{
    const Member licence{"META-INF/LICENSE", "free"};
    const QByteArray jar = makeZip({licence,
                                    licence,
                                    {"META-INF/maven/com.acme/all/pom.properties",
                                     "groupId=com.acme\nartifactId=all\nversion=1.0\n"}});
    CountingBuffer file(jar);
    const auto taken = m_formats.inspect(file, u"all-1.0.jar"_s);
    QVERIFY2(taken, taken ? "" : qPrintable(english(taken.error())));
    QCOMPARE(taken->inspection.coordinates, (Coordinates{u"maven"_s, u"com/acme/all"_s, u"1.0"_s}));
}

void TestFirstLook::whatIsBrokenIsRefusedAndNotGeneric()
{
    const QByteArray whole = makeTgz({{"package/package.json", R"({"name":"a","version":"1.0.0"})"},
                                      {"package/noise.bin", noise(1 << 16)}});
    CountingBuffer cut(whole.chopped(1000));
    const auto refused = m_formats.inspect(cut, u"a-1.0.0.tgz"_s);
    QVERIFY2(!refused, refused ? qPrintable(refused->format->id()) : "");
    QCOMPARE(refused.error().code, ErrorCode::InvalidFile);
    CountingBuffer escaping(makeTgz({{"../x", "x"}}));
    const auto outside = m_formats.inspect(escaping, u"a-1.0.0.tgz"_s);
    QVERIFY2(!outside, outside ? qPrintable(outside->format->id()) : "");
    QCOMPARE(outside.error().code, ErrorCode::InvalidFile);
}

QTEST_GUILESS_MAIN(TestFirstLook)
#include "tst_firstlook.moc"
