// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QSqlDatabase>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

std::atomic<int> openAtTheEnd{-1};

/// Of a thread: counts the connections that are open while what the thread holds goes.
struct AtTheEnd
{
    ~AtTheEnd() { openAtTheEnd = int(QSqlDatabase::connectionNames().size()); }
    void begin() const {}
};
thread_local const AtTheEnd atTheEnd;

} // namespace

/// What threads of the store's callers leave behind.
class tst_store_threads : public QObject
{
    Q_OBJECT

private slots:
    /// A pool that is gone says nothing of what its threads do after their last event: a connection
    /// that is closed only then is closed while the process ends, and takes it down.
    void B3_aThreadOfAPoolClosesItsConnectionBeforeThePoolIsGone()
    {
        StoreFixture f;
        const auto before = int(QSqlDatabase::connectionNames().size());
        {
            QThreadPool pool;
            pool.setMaxThreadCount(1);
            pool.start([&] {
                QVERIFY(!taken(f.store->scopes(owner())).isEmpty());
                QVERIFY(QSqlDatabase::connectionNames().size() > before);
                atTheEnd
                    .begin(); // after the connection, so it goes before what would be of its kind
            });
        }
        QCOMPARE(int(QSqlDatabase::connectionNames().size()), before);
        QTRY_COMPARE(openAtTheEnd.load(), before);
    }
};

QTEST_GUILESS_MAIN(tst_store_threads)
#include "tst_store_threads.moc"
