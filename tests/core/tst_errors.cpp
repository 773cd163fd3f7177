// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/diskerror.h"
#include "core/generation.h"
#include "core/result.h"
#include "core/sizelimit.h"

#include <QFile>
#include <QLocale>
#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What errors say, and the small values beside them.
class tst_errors : public QObject
{
    Q_OBJECT

private slots:
    void K13_2_whatIsSaidEndsWithAFullStop()
    {
        const auto told = [](const Text &what, const Text &remedy) {
            return english(Error{ErrorCode::TooLarge, what, remedy, false});
        };
        const Text limit = Text::of("The limit is %1.", Bytes{5 << 20});
        QCOMPARE(told(Text::of("File is too large"), limit),
                 u"File is too large. The limit is 5.00 MiB."_s);
        QCOMPARE(told(Text::of("File is too large."), limit),
                 u"File is too large. The limit is 5.00 MiB."_s);
        QCOMPARE(told(Text::of("File is too large"), {}), u"File is too large."_s);
        QCOMPARE(told(Text::of("It says \"No.\""), {}), u"It says \"No.\""_s);
        QCOMPARE(told(Text::of("Is it \"%1\"", u"that"_s), {}), u"Is it \"that\"."_s);
        QCOMPARE(told(Text::of("See %1", u"http://x.example/a"_s), {}),
                 u"See http://x.example/a"_s);
    }
    void anErrorSaysBothSentencesWhereThereIsRoomForOneText()
    {
        const Error both{ErrorCode::NotFound, Text::of("There is no a."), Text::of("Look for b."),
                         false};
        QCOMPARE(english(both), u"There is no a. Look for b."_s);
        const Error one{ErrorCode::NotFound, Text::of("There is no a."), {}, false};
        QCOMPARE(english(one), u"There is no a."_s);
    }

    void aFailureCarriesWhatItWasMadeOf()
    {
        const Result<int> result = fail(ErrorCode::Busy, Text::of("All places are taken."),
                                        Text::of("Come later."), true);
        QVERIFY(!result);
        QCOMPARE(result.error(), (Error{ErrorCode::Busy, Text::of("All places are taken."),
                                        Text::of("Come later."), true}));
        const Result<void> again = fail(result.error());
        QCOMPARE(again.error(), result.error());
    }

    void aLimitIsToldInTheUnitOfWhoSetIt_data()
    {
        QTest::addColumn<qint64>("most");
        QTest::addColumn<QString>("says");
        QTest::newRow("bytes") << qint64(5) << u"5 bytes"_s;
        QTest::newRow("KiB") << qint64(64) * 1024 << u"64.00 KiB"_s;
        QTest::newRow("MiB") << qint64(500) * 1024 * 1024 << u"500.00 MiB"_s;
        QTest::newRow("more than 32 bits") << (qint64(5) << 30) << u"5.00 GiB"_s;
    }
    void aLimitIsToldInTheUnitOfWhoSetIt()
    {
        QFETCH(qint64, most);
        QFETCH(QString, says);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German)); // the registry's answers are English
        const Error error = largerThan(most);
        QLocale::setDefault(before);
        QCOMPARE(error.code, ErrorCode::TooLarge);
        QVERIFY(!error.retryable);
        QVERIFY2(english(error.what).contains(says) && english(error.what).endsWith(u'.'),
                 qPrintable(english(error.what)));
    }

    void onlyWhatNamesNoPathIsForAnybody()
    {
        for (const int reason : {ENOSPC, EROFS, EACCES, EMFILE, ENOENT, EIO}) {
            QVERIFY(isDiskReason(reason));
            QVERIFY(isDiskError(diskError(reason, u"write"_s, u"/home/me/data/x"_s)));
            const Error named = diskError(reason, u"write"_s, u"x"_s, u"/home/me/data"_s);
            QCOMPARE(isDiskError(named), !english(named.what).contains(u"/home"));
        }
        QVERIFY(!isDiskError(Error{ErrorCode::Internal, Text::of("No."), {}, false}));
        QVERIFY(!isDiskError(Error()));
        for (const int other : {0, EINTR, EAGAIN, ECONNRESET, EPIPE})
            QVERIFY2(!isDiskReason(other), qPrintable(QString::number(other)));
    }

    void aFileThatCouldNotBeOpenedSaysAsMuchAsItsReason()
    {
        QFile file(u"/no/such/folder/file"_s);
        QVERIFY(!file.open(QIODevice::ReadOnly));
        QCOMPARE(diskError(file, u"read"_s), diskError(ENOENT, u"read"_s, u"another"_s));
    }

    void theSystemsClockTellsUtc()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = SystemClock().now();
        QVERIFY(before <= now && now <= QDateTime::currentDateTimeUtc());
        QCOMPARE(now.timeSpec(), Qt::UTC);
    }

    void aGenerationIsAnotherAfterEachChange()
    {
        Generation generation;
        const quint64 first = generation.value();
        QCOMPARE(generation.value(), first);
        generation.advance();
        const quint64 second = generation.value();
        QVERIFY(second != first);
        generation.advance();
        QVERIFY(generation.value() != first && generation.value() != second);
    }
};

QTEST_APPLESS_MAIN(tst_errors)
#include "tst_errors.moc"
