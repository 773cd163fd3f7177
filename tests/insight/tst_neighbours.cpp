// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/neighbours.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_Neighbours : public QObject
{
    Q_OBJECT

private slots:
    void pairs_data();
    void pairs();
    void onlyTheNearOnesInOrder();
    void N13_theIndexFindsWhatLookingAtEachFinds();
    void V1_whatIsOneErrorAwayIsFoundAmongMany();
};

void tst_Neighbours::pairs_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("near");
    const auto row = [](const char *name, const QString &a, const QString &b, bool near) {
        QTest::newRow(name) << a << b << near;
    };
    row("a letter more", u"lodash"_s, u"lodashs1"_s, false);
    row("a letter doubled", u"express"_s, u"expresss"_s, false); // a plural, as far as can be told
    row("a letter dropped", u"express"_s, u"expres"_s, false);
    row("a letter dropped inside", u"express"_s, u"exress"_s, true);
    row("letters swapped", u"express"_s, u"exrpess"_s, true);
    row("another letter", u"lodash"_s, u"lodesh"_s, true);
    row("two errors in a short name", u"lodash"_s, u"lodefh"_s, false);
    row("two errors in a long name", u"configuration"_s, u"confguratoin"_s, true);
    row("other separators", u"left-pad"_s, u"left_pad"_s, true);
    row("no separator", u"left-pad"_s, u"leftpad"_s, true);
    row("words in another order", u"acme-web"_s, u"web-acme"_s, true);
    row("look-alikes", u"g00gle"_s, u"google"_s, true);
    row("without its scope", u"@acme/web"_s, u"acme-web"_s, true);
    row("siblings by number", u"app-1"_s, u"app-2"_s, false);
    row("in one namespace", u"@acme/webs1"_s, u"@acme/webs2"_s, false);
    row("in two namespaces", u"@acme/widget"_s, u"@acne/widget"_s, true);
    row("very short", u"abc"_s, u"abd"_s, false);
    row("four letters", u"abcd"_s, u"abce"_s, false);
    row("the same", u"same-name"_s, u"same-name"_s, false);
    row("far apart", u"express"_s, u"fastify"_s, false);
}

void tst_Neighbours::pairs()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, near);
    QCOMPARE(areTypingNeighbours(a, b), near);
    QCOMPARE(areTypingNeighbours(b, a), near);
}

void tst_Neighbours::onlyTheNearOnesInOrder()
{
    const QStringList names{u"left_pad"_s, u"right-pad"_s, u"leftpad"_s, u"left-pad"_s,
                            u"lefd-pad"_s};
    QCOMPARE(NeighbourIndex(names).of(u"left-pad"_s, 2),
             (QStringList{u"left_pad"_s, u"leftpad"_s}));
}

/// Names that differ by letters, digits, separators and order, of which each is compared with each.
void tst_Neighbours::N13_theIndexFindsWhatLookingAtEachFinds()
{
    QRandomGenerator random(20261130);
    const auto letter = [&random](QStringView of) { return of[random.bounded(int(of.size()))]; };
    QStringList names;
    while (names.size() < 800) {
        QString name = names.isEmpty() || random.bounded(3) == 0
                           ? QString()
                           : names.at(random.bounded(int(names.size())));
        if (name.isEmpty()) {
            for (int i = 4 + random.bounded(12); i > 0; --i)
                name += letter(u"abcdehiloprstu01"_s);
        }
        for (int i = random.bounded(4); i > 0; --i) {
            const int at = random.bounded(int(name.size()));
            switch (random.bounded(4)) {
            case 0:
                name.insert(at, letter(u"aelo01-_./é"_s));
                break;
            case 1:
                name.remove(at, name.size() > 4 ? 1 : 0);
                break;
            case 2:
                name[at] = letter(u"aelo01-ß"_s);
                break;
            default:
                std::swap(name[at], name[random.bounded(int(name.size()))]);
            }
        }
        names.append(name);
    }
    const NeighbourIndex index(names);
    for (const QString &name : std::as_const(names)) {
        QStringList each;
        std::copy_if(names.cbegin(), names.cend(), std::back_inserter(each),
                     [&name](const QString &other) { return areTypingNeighbours(name, other); });
        QCOMPARE(index.of(name, names.size()), each);
    }
}

/// By what it costs, too: among 20,000 names each is asked for its own in a few seconds at most on
/// the slowest computer; looked at one by one it would be 200,000,000 pairs.
void tst_Neighbours::V1_whatIsOneErrorAwayIsFoundAmongMany()
{
    constexpr int Many = 20'000;
    NearNames names;
    QRandomGenerator random(7);
    QStringList all;
    for (int i = 0; i < Many; ++i) {
        QString name;
        for (int at = 0; at < 6 + i % 8; ++at)
            name += QChar(u'a' + random.bounded(26));
        all.append(i % 2 ? name : u"team-%1"_s.arg(i, 5, 10, QLatin1Char('0')));
        QVERIFY(names.add(all.last()));
    }
    QVERIFY(names.add(all.first()));
    const QStringList pairs{u"left-pad"_s, u"left-pd"_s,  u"leftt-pad"_s, u"letf-pad"_s,
                            u"left-bad"_s, u"left_pad"_s, u"pad-left"_s,  u"1eft-pad"_s};
    for (const QString &name : pairs)
        names.add(name);
    QStringList others = pairs.sliced(1);
    others.sort();
    QCOMPARE(names.nearTo(pairs.first(), 100), others);
    QCOMPARE(names.nearTo(pairs.first(), 3).size(), 3);
    qsizetype found = 0;
    QElapsedTimer timer;
    timer.start();
    for (const QString &name : std::as_const(all))
        found += names.nearTo(name, 5).size();
    qInfo("%lld of %d names in %lld ms", qint64(found), Many, timer.elapsed());
    for (const QString &name : all.first(200)) {
        for (const QString &near : names.nearTo(name, 100))
            QVERIFY(areTypingNeighbours(name, near));
    }
}

QTEST_APPLESS_MAIN(tst_Neighbours)
#include "tst_neighbours.moc"
