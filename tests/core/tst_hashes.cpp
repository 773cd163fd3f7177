// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashcomparison.h"
#include "core/hexdigit.h"
#include "core/singlehasher.h"

#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

Hashes hashesOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

/// By another implementation.
Hashes expected(const QByteArray &bytes)
{
    const auto hash = [&bytes](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(bytes, algorithm);
    };
    return {hash(QCryptographicHash::Md5), hash(QCryptographicHash::Sha1),
            hash(QCryptographicHash::Sha256), hash(QCryptographicHash::Sha512)};
}

} // namespace

class tst_hashes : public QObject
{
    Q_OBJECT

private slots:
    void publishedExamplesComeOut()
    {
        // RFC 1321, A.5 and FIPS 180-2, appendices.
        const Hashes abc = hashesOf("abc");
        QCOMPARE(abc.md5.toHex(), "900150983cd24fb0d6963f7d28e17f72"_ba);
        QCOMPARE(abc.sha1.toHex(), "a9993e364706816aba3e25717850c26c9cd0d89d"_ba);
        QCOMPARE(abc.sha256.toHex(),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba);
        QCOMPARE(abc.sha512.toHex(),
                 "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                 "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"_ba);
        QCOMPARE(hashesOf({}).md5.toHex(), "d41d8cd98f00b204e9800998ecf8427e"_ba);
    }

    void sizesAroundAStepAreHashedWhole_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 63, 64, 65, 16'383, 16'384, 16'385, 32'768, 100'001})
            QTest::addRow("%d", size) << size;
    }
    void sizesAroundAStepAreHashedWhole()
    {
        QFETCH(int, size);
        QByteArray bytes(size, Qt::Uninitialized);
        std::mt19937 random(7);
        for (char &byte : bytes)
            byte = char(random());
        QCOMPARE(hashesOf(bytes), expected(bytes));
    }

    void piecesGiveWhatTheWholeGives()
    {
        std::mt19937 random(11);
        QByteArray bytes(70'000, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random());
        for (int round = 0; round < 20; ++round) {
            Hasher hasher;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = std::min<qsizetype>(random() % 20'000, bytes.size() - at);
                hasher.add(QByteArrayView(bytes).sliced(at, size)); // also none at all
                at += size;
            }
            QCOMPARE(hasher.finish(), expected(bytes));
        }
    }

    void aHasherThatMovedGoesOn()
    {
        Hasher first;
        first.add("a");
        Hasher second(std::move(first));
        second.add("b");
        Hasher third;
        third.add("something else");
        third = std::move(second);
        third.add("c");
        QCOMPARE(third.finish(), hashesOf("abc"));
    }

    void oneAloneIsWhatItIsAmongFour()
    {
        const Hashes all = hashesOf("abc");
        for (const auto hash : {&Hashes::md5, &Hashes::sha1, &Hashes::sha256, &Hashes::sha512}) {
            SingleHasher first(hash);
            first.add("a");
            SingleHasher second(std::move(first));
            second.add("");
            second.add("bc");
            QCOMPARE(second.finish(), all.*hash);
        }
    }

    void equalInConstantTimeIsEqual()
    {
        QVERIFY(equalInConstantTime("", ""));
        QVERIFY(equalInConstantTime("secret", "secret"));
        QVERIFY(!equalInConstantTime("secret", "secre"));
        QVERIFY(!equalInConstantTime("", "s"));
        const QByteArray right("0123456789abcdef");
        for (qsizetype at = 0; at < right.size(); ++at) {
            QByteArray wrong = right;
            wrong[at] = char(wrong[at] ^ 0x80);
            QVERIFY2(!equalInConstantTime(right, wrong), qPrintable(QString::number(at)));
        }
        QVERIFY(!equalInConstantTime(QByteArrayView("a\0b", 3), QByteArrayView("a\0c", 3)));
    }

    void theStrongestHashThatBothKnowDecides_data()
    {
        QTest::addColumn<Hashes>("a");
        QTest::addColumn<Hashes>("b");
        QTest::addColumn<std::optional<bool>>("same");
        const Hashes all = hashesOf("a");
        const Hashes other = hashesOf("b");
        const auto row = [](const char *name, const Hashes &a, const Hashes &b,
                            std::optional<bool> same) { QTest::newRow(name) << a << b << same; };
        row("all", all, all, true);
        row("all, others", all, other, false);
        row("none", {}, {}, std::nullopt);
        row("one side knows none", all, {}, std::nullopt);
        row("nothing in common", {all.md5, {}, {}, {}}, {{}, all.sha1, {}, {}}, std::nullopt);
        row("one in common", {all.md5, all.sha1, {}, {}}, {{}, all.sha1, all.sha256, {}}, true);
        row("a collision of MD5 is none of SHA-256", {all.md5, {}, all.sha256, {}},
            {all.md5, {}, other.sha256, {}}, false);
        row("a wrong weaker one does not count", {other.md5, other.sha1, {}, all.sha512}, all,
            true);
        row("a shorter one of the same kind is another", {{}, {}, all.sha256.chopped(1), {}}, all,
            false);
    }
    void theStrongestHashThatBothKnowDecides()
    {
        QFETCH(Hashes, a);
        QFETCH(Hashes, b);
        QFETCH(std::optional<bool>, same);
        QVERIFY(sameBytes(a, b) == same);
        QVERIFY(sameBytes(b, a) == same);
    }

    void theStrongestKnownIsNamed()
    {
        Hashes hashes;
        QVERIFY(!strongest(hashes));
        for (const auto stronger :
             {&Hashes::md5, &Hashes::sha1, &Hashes::sha256, &Hashes::sha512}) {
            hashes.*stronger = "x";
            QVERIFY(strongest(hashes) == stronger);
        }
    }

    void hexDigitsAreThoseAndNoOthers()
    {
        for (int byte = 0; byte < 256; ++byte) {
            const QByteArray text(1, char(byte));
            bool is = false;
            int value = text.toInt(&is, 16);
            if (!is || QByteArrayView("0123456789abcdefABCDEF").indexOf(char(byte)) < 0)
                value = -1;
            QVERIFY2(hexDigit(char(byte)) == value, qPrintable(QString::number(byte)));
        }
    }
};

QTEST_APPLESS_MAIN(tst_hashes)
#include "tst_hashes.moc"
