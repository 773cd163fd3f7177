// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/neighbours.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_Neighbours : public QObject
{
    Q_OBJECT

private slots:
    void pairs_data();
    void pairs();
    void onlyTheNearOnesInOrder();
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
    QCOMPARE(typingNeighbours(u"left-pad"_s, names, 2), (QStringList{u"left_pad"_s, u"leftpad"_s}));
}

QTEST_APPLESS_MAIN(tst_Neighbours)
#include "tst_neighbours.moc"
