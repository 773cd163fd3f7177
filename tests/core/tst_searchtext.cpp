// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/searchtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What can be typed to look for something, in every spelling that lock files have of a hash.
class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void R11_wordsAndPlaces();
    void R11_aPackageMayBeCalledLikeAHash();
    void N5_everySpellingOfAHash_data();
    void N5_everySpellingOfAHash();
    void N5_noOtherFileFits_data() { N5_everySpellingOfAHash_data(); }
    void N5_noOtherFileFits();
    void N5_severalHashesMeanAnyOfThem();
    void N5_sumsOfATypesOwn();

private:
    static Hashes of(QByteArrayView bytes)
    {
        Hasher hasher;
        hasher.add(bytes);
        return hasher.finish();
    }
    const Hashes m_sought = of("the bytes of a tool");
    const Hashes m_other = of("other bytes");
};

void TestSearchText::R11_wordsAndPlaces()
{
    const SearchText text = SearchText::of(
        u"  ui Type:NPM  scope:acme/we kit name:@acme/ui version:2.5 1.0 "_s);
    QCOMPARE(text.words, (QStringList{u"ui"_s, u"kit"_s, u"1.0"_s}));
    QCOMPARE(text.type, u"npm"_s);
    QCOMPARE(text.scope, u"acme/we"_s);
    QCOMPARE(text.names, QStringList{u"@acme/ui"_s});
    QCOMPARE(text.versions, QStringList{u"2.5"_s});
    QVERIFY(text.hashes.isEmpty());
    QVERIFY(!text.noType);
    QVERIFY(SearchText::of(u"type:npm type:pypi"_s).noType);
    QVERIFY(!SearchText::of(u"type:npm type:npm"_s).noType);
    QVERIFY(SearchText::of(u""_s).words.isEmpty());
    QVERIFY(SearchText::of(u"type: name: version:"_s).names.isEmpty());
}

void TestSearchText::R11_aPackageMayBeCalledLikeAHash()
{
    for (const QString &name : {u"deadbeef"_s, u"sha1-hulud"_s, u"md5-hex-string-of"_s,
                                u"sha256-uint8array"_s, u"acme/sha512"_s, u"h1"_s})
        QCOMPARE(SearchText::of(name).words, QStringList{name});
    QVERIFY(perhapsHash(u"deadbeef"_s));
    QVERIFY(!perhapsHash(u"deadbe"_s)); // too short to be meant
    QVERIFY(!perhapsHash(u"deadbeeg"_s));
}

void TestSearchText::N5_everySpellingOfAHash_data()
{
    QTest::addColumn<QString>("typed");
    const auto hex = [](const QByteArray &raw) { return QString::fromLatin1(raw.toHex()); };
    const auto base64 = [](const QByteArray &raw) { return QString::fromLatin1(raw.toBase64()); };
    const QString md5 = hex(m_sought.md5);
    const QString sha1 = hex(m_sought.sha1);
    const QString sha256 = hex(m_sought.sha256);
    const QString sha512 = hex(m_sought.sha512);
    const QString integrity = u"sha512-"_s + base64(m_sought.sha512);
    QTest::newRow("md5") << md5;
    QTest::newRow("sha1") << sha1;
    QTest::newRow("sha256") << sha256;
    QTest::newRow("sha512") << sha512;
    QTest::newRow("capitals") << sha256.toUpper();
    QTest::newRow("said md5") << u"md5:"_s + md5;
    QTest::newRow("said sha1") << u"sha1:"_s + sha1;
    QTest::newRow("said sha256") << u"sha256:"_s + sha256;
    QTest::newRow("said SHA-256") << u"SHA-256:"_s + sha256;
    QTest::newRow("apart") << u"SHA256: "_s + sha256;
    QTest::newRow("equals") << u"sha256="_s + sha256;
    QTest::newRow("integrity") << integrity;
    QTest::newRow("old integrity") << u"sha1-"_s + base64(m_sought.sha1);
    QTest::newRow("sha256 integrity") << u"sha256-"_s + base64(m_sought.sha256);
    QTest::newRow("integrity line") << u"      \"integrity\": \""_s + integrity + u"\","_s;
    QTest::newRow("yarn line") << u"  integrity "_s + integrity;
    QTest::newRow("pnpm") << u"resolution: {integrity: "_s + integrity + u"}"_s;
    QTest::newRow("pip option") << u"--hash=sha256:"_s + sha256;
    QTest::newRow("requirement") << u"acme-etl==0.18.3 --hash=sha256:"_s + sha256;
    QTest::newRow("fragment") << u"http://localhost/acme_etl.whl#sha256="_s + sha256;
    QTest::newRow("yarn fragment") << u"http://localhost/ui-kit.tgz#"_s + sha1;
    QTest::newRow("gem line") << u"  rack (3.1.0) sha256="_s + sha256;
    QTest::newRow("shasum") << u"\"shasum\": \""_s + sha1 + u"\""_s;
    QTest::newRow("content hash") << u"\"contentHash\": \""_s + base64(m_sought.sha512) + u"\","_s;
    QTest::newRow("sha256sum") << sha256 + u"  tool.bin"_s;
    QTest::newRow("sha256sum, binary") << sha256 + u" *tool.bin"_s;
    QTest::newRow("BSD") << u"SHA256 (tool.bin) = "_s + sha256;
    QTest::newRow("hash:") << u"hash:"_s + sha256.left(8);
    QTest::newRow("beginning, said") << u"sha256:"_s + sha256.left(12);
    QTest::newRow("beginning of seven") << u"sha1:"_s + sha1.left(7);
    QTest::newRow("beginning of integrity") << u"sha512-"_s + base64(m_sought.sha512).left(20);
    QTest::newRow("cut with dots") << integrity.left(40) + u"…"_s;
}

void TestSearchText::N5_everySpellingOfAHash()
{
    QFETCH(QString, typed);
    const SearchText text = SearchText::of(typed);
    QCOMPARE(text.hashes.size(), 1);
    QVERIFY(text.hashes.first().certain);
    QVERIFY(text.hashes.first().fits(m_sought));
    QVERIFY(text.words.isEmpty());
}

void TestSearchText::N5_noOtherFileFits()
{
    QFETCH(QString, typed);
    const SearchText text = SearchText::of(typed);
    QVERIFY(!text.hashes.first().fits(m_other));
    QVERIFY(!text.hashes.first().fits(Hashes()));
    QVERIFY(!text.hashes.first().isTold(Hashes()));
    QVERIFY(text.hashes.first().isTold(m_other));
}

void TestSearchText::N5_severalHashesMeanAnyOfThem()
{
    const SearchText text = SearchText::of(u"tool==1 --hash=sha256:%1 --hash=sha256:%2"_s.arg(
        QString::fromLatin1(m_other.sha256.toHex()), QString::fromLatin1(m_sought.sha256.toHex())));
    QCOMPARE(text.hashes.size(), 2);
    QVERIFY(text.hashes.at(0).fits(m_other));
    QVERIFY(text.hashes.at(1).fits(m_sought));
}

void TestSearchText::N5_sumsOfATypesOwn()
{
    const QString sum = u"h1:hCvqPTPzMoPKVRuvuyGiBZw5ewLRXvqUuSZQDyw3LbY="_s;
    for (const QString &typed : {sum, u"example.org/acme/log v1.2.0 "_s + sum,
                                 u"example.org/acme/log v1.2.0/go.mod "_s + sum}) {
        const SearchText text = SearchText::of(typed);
        QCOMPARE(text.hashes.size(), 1);
        QCOMPARE(text.hashes.first().sum, sum);
        QVERIFY(text.hashes.first().certain);
        QVERIFY(!text.hashes.first().fits(m_sought));
    }
}

QTEST_MAIN(TestSearchText)
#include "tst_searchtext.moc"
