// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told when the disk does not take what was downloaded.
#include "core/diskerror.h"
#include "net/netdownload.h"
#include "support/brokendisk.h"
#include "tests/net/requests.h"

#include <QDir>
#include <QTemporaryDir>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestNetDownload : public QObject
{
    Q_OBJECT

private slots:
    void U3_theDisksReasonIsTold_data();
    void U3_theDisksReasonIsTold();
};

void TestNetDownload::U3_theDisksReasonIsTold_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("full") << ENOSPC << ErrorCode::StorageFull;
    QTest::newRow("quota") << EDQUOT << ErrorCode::StorageFull;
    QTest::newRow("too large") << EFBIG << ErrorCode::StorageFull;
    QTest::newRow("read-only") << EROFS << ErrorCode::ReadOnly;
    QTest::newRow("not allowed") << EACCES << ErrorCode::ReadOnly;
    QTest::newRow("broken") << EIO << ErrorCode::Internal;
    QTest::newRow("too many files") << EMFILE << ErrorCode::Busy;
}

void TestNetDownload::U3_theDisksReasonIsTold()
{
    QFETCH(int, reason);
    QFETCH(ErrorCode, code);
    const QByteArray bytes(100'000, 'd');
    LoopbackServer server([&bytes](const SeenRequest &) { return Answer{.body = bytes}; });
    NetClient client;
    const QTemporaryDir folder;
    brokendisk::Control &disk = brokendisk::control();
    qstrncpy(disk.under, QFile::encodeName(folder.path()).constData(), sizeof disk.under);
    int failed = 0;
    // Every call that can fail so does once, until none is left that does.
    for (int nth = 0;; ++nth) {
        QVERIFY(nth < 100);
        NetDownload wanted{get(server), folder.filePath(u"widget.bin"_s), bytes.size(), {}};
        brokendisk::breakAfter(disk, nth, reason, true);
        const auto hashes = download(client, wanted,
                                     [](const NetAnswer &) { return Result<void>(); });
        const bool any = brokendisk::failures(disk) > 0;
        brokendisk::mend(disk);
        if (!any)
            break;
        if (hashes) { // it did not matter
            QVERIFY(QFile::remove(wanted.to));
            continue;
        }
        ++failed;
        QVERIFY2(hashes.error().code == code, qPrintable(english(hashes.error())));
        QCOMPARE(hashes.error().what, diskError(reason, u"write"_s, wanted.to, folder.path()).what);
        QVERIFY(english(hashes.error().remedy).endsWith(u'.'));
        QVERIFY(!QFile::exists(wanted.to));
    }
    QVERIFY(failed > 0);
}

QTEST_GUILESS_MAIN(TestNetDownload)
#include "tst_netdownload.moc"
