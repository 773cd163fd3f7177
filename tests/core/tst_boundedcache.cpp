// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundedcache.h"

#include <QTest>

#include <random>

using namespace packhouse;

class tst_boundedcache : public QObject
{
    Q_OBJECT

private slots:
    void P4_neverMoreBytesThanItMay()
    {
        constexpr qint64 most = 100'000;
        BoundedCache<int, QByteArray> cache(most);
        std::mt19937 random(4);
        for (int i = 0; i < 20'000; ++i) {
            const int size = int(random() % 12'000);
            cache.insert(int(random() % 500), QByteArray(size, 'x'), size);
            QVERIFY(cache.bytes() <= most);
            if (random() % 7 == 0)
                cache.remove(int(random() % 500));
        }
        QVERIFY(cache.count() > 0);
        for (int key = 0; key < 500; ++key)
            cache.remove(key);
        QCOMPARE(cache.bytes(), 0);
        QCOMPARE(cache.count(), 0);
    }

    void P4_whatWasNotLookedAtForLongestGoesFirst()
    {
        BoundedCache<int, int> cache(4000);
        for (int key = 0; key < 3; ++key)
            cache.insert(key, key, 1000);
        QVERIFY(cache.find(0));
        cache.insert(3, 3, 1000);
        QVERIFY(cache.find(0));
        QVERIFY(!cache.find(1));
        QVERIFY(cache.find(2));
        QVERIFY(cache.find(3));
    }

    void P4_whatIsTooLargeIsNotKeptAndPushesNothingOut()
    {
        BoundedCache<int, int> cache(4000);
        cache.insert(1, 1, 1000);
        cache.insert(2, 2, 5000);
        QVERIFY(cache.find(1));
        QVERIFY(!cache.find(2));
        cache.insert(1, 1, 5000); // the earlier value is no answer any more
        QVERIFY(!cache.find(1));
        QCOMPARE(cache.bytes(), 0);
    }

    void P4_staleOnesGo()
    {
        BoundedCache<int, int> cache(100'000);
        for (int key = 0; key < 10; ++key)
            cache.insert(key, key, 100);
        cache.removeOldestWhile([](int value) { return value < 6; });
        QCOMPARE(cache.count(), 4);
        QVERIFY(!cache.find(5));
        QCOMPARE(*cache.find(6), 6);
    }
};

QTEST_APPLESS_MAIN(tst_boundedcache)
#include "tst_boundedcache.moc"
