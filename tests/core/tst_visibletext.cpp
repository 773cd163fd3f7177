// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_visibletext : public QObject
{
    Q_OBJECT

private slots:
    void whatWouldActIsSpelled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("seen");
        QTest::newRow("lines") << u"a\nb\r\nc"_s << u"a\\nb\\r\\nc"_s;
        QTest::newRow("order to a terminal") << u"\x1b[2J"_s << u"\\u001b[2J"_s;
        QTest::newRow("the same in one character") << QString(QChar(0x9b)) << u"\\u009b"_s;
        QTest::newRow("bell, delete") << u"\a\x7f"_s << u"\\u0007\\u007f"_s;
        QTest::newRow("null") << QString(1, QChar(0)) << u"\\u0000"_s;
        QTest::newRow("override") << u"gpj.\u202eexe"_s << u"gpj.\\u202eexe"_s;
        QTest::newRow("isolates") << u"\u2066\u2069"_s << u"\\u2066\\u2069"_s;
        QTest::newRow("marks of direction")
            << u"\u200e\u200f\u061c"_s << u"\\u200e\\u200f\\u061c"_s;
        QTest::newRow("separators of lines") << u"\u2028\u2029"_s << u"\\u2028\\u2029"_s;
        QTest::newRow("no width") << u"a\u200b\ufeffb"_s << u"a\\u200b\\ufeffb"_s;
        QTest::newRow("soft hyphen") << u"\u00ad"_s << u"\\u00ad"_s;
        QTest::newRow("tags") << u"\U000e0041"_s << u"\\U000e0041"_s;
    }
    void whatWouldActIsSpelled()
    {
        QFETCH(QString, text);
        QFETCH(QString, seen);
        QCOMPARE(visibleText(text), seen);
        QCOMPARE(visibleText(seen), seen);
    }

    void whatIsReadStaysAsItIs()
    {
        for (const QString &text :
             {u""_s, u"a\tb"_s, u"Grüße"_s, u"العربية"_s, u"हिन्दी"_s, u"\u0646\u200c\u06c1"_s,
              u"👩\u200d🚀"_s, u"C:\\new"_s, u"e\u0301"_s})
            QCOMPARE(visibleText(text), text);
    }

    void noCharacterEndsALineOrOrdersATerminal()
    {
        for (char32_t c = 0; c < 0xd800; ++c) {
            const QString seen = visibleText(u'<' + QString(QChar(char16_t(c))) + u'>');
            const bool orders = c < 0x20 ? c != U'\t' : c >= 0x7f && c < 0xa0;
            const bool breaks = c == 0x2028 || c == 0x2029;
            const bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
            QVERIFY2(seen.startsWith(u'<') && seen.endsWith(u'>'),
                     qPrintable(QString::number(uint(c), 16)));
            if (orders || breaks || turns)
                QVERIFY2(seen.startsWith(u"<\\"), qPrintable(QString::number(uint(c), 16)));
        }
    }

    void halfOfACharacterDoesNoHarm()
    {
        const QString half = u"a"_s + QChar(0xd83d) + u"b\n"_s;
        const QString seen = visibleText(half);
        QVERIFY(seen.startsWith(u'a') && seen.endsWith(u"b\\n"));
        QVERIFY(visibleText(QString(QChar(0xdc00)) + u'\n').endsWith(u"\\n"));
    }
};

QTEST_APPLESS_MAIN(tst_visibletext)
#include "tst_visibletext.moc"
