// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/superseded.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What deleting superseded files really frees.
class TestSuperseded : public QObject
{
    Q_OBJECT

    static SupersededFile file(qint64 id, qint64 bytes, const QString &blob, bool shared = false)
    {
        SupersededFile made;
        made.scopePath = u"acme/web"_s;
        made.coordinates = {u"generic"_s, u"tool"_s, id < 10 ? u"1.0"_s : u"2.0"_s};
        made.fileName = u"tool.bin"_s;
        made.fileId = id;
        made.versionId = id < 10 ? 1 : 2;
        made.bytes = bytes;
        made.blob = blob;
        made.shared = shared;
        return made;
    }
    static QList<qint64> ids(const QList<SupersededFile> &files)
    {
        QList<qint64> found;
        for (const SupersededFile &one : files)
            found << one.fileId;
        std::ranges::sort(found);
        return found;
    }

private slots:
    void N19_aContentCountsOnce()
    {
        QCOMPARE(roomOf({file(1, 100, u"a"_s), file(2, 100, u"a"_s), file(3, 7, u"b"_s)}), 107);
    }

    void N19_whatOthersHaveFreesNothing()
    {
        const QList<SupersededFile> files{file(1, 100, u"a"_s, true), file(2, 3, u"b"_s)};
        QCOMPARE(roomOf(files), 3);
        QCOMPARE(ids(enoughToFree(files, 1000)), QList<qint64>{2});
    }

    void N19_asFewFilesAsMayBe()
    {
        const QList<SupersededFile> files{file(1, 10, u"a"_s), file(2, 500, u"b"_s),
                                          file(3, 90, u"c"_s), file(11, 90, u"c"_s),
                                          file(12, 0, u"d"_s)};
        QCOMPARE(ids(enoughToFree(files, 400)), QList<qint64>{2});
        // A content comes free with its last copy, so all of them go.
        QCOMPARE(ids(enoughToFree(files, 550)), (QList<qint64>{2, 3, 11}));
        QCOMPARE(ids(enoughToFree(files, 10'000)), (QList<qint64>{1, 2, 3, 11}));
        QVERIFY(enoughToFree(files, 0).isEmpty());
    }

    void N19_aVersionIsOneItem()
    {
        const QList<RemovalItem> items = removalOf(
            {file(1, 10, u"a"_s), file(11, 90, u"c"_s), file(2, 10, u"b"_s)});
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.first().version, u"1.0"_s);
        QCOMPARE(items.first().files, (QList<FileId>{u"1"_s, u"2"_s}));
        QCOMPARE(items.last().files, QList<FileId>{u"11"_s});
    }
};

QTEST_APPLESS_MAIN(TestSuperseded)
#include "tst_superseded.moc"
