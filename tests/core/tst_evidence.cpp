// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The report is pasted into mails and tickets, and shown in terminals.
class tst_evidence : public QObject
{
    Q_OBJECT

    static Evidence evidence()
    {
        Evidence evidence;
        evidence.headline = Text::of("High risk.");
        evidence.explanation = Text::of("A stranger could take the name.");
        evidence.lines = {
            {Text::of("Forwarding"), Text::of("on for group acme"), Text::of("risk"), Tone::Bad},
            {Text::of("Dependents"), Text::of("none"), Text::of("good"), Tone::Good}};
        return evidence;
    }

private slots:
    void eachThingHasALineOfItsOwn()
    {
        QCOMPARE(evidence().report(), u"High risk.\nA stranger could take the name.\n"
                                      "- Forwarding: on for group acme [risk]\n"
                                      "- Dependents: none [good]\n"_s);
    }

    void onlyAnUpstreamThatWasAskedIsNamed()
    {
        Evidence asked = evidence();
        asked.probeHost = u"upstream.example"_s;
        QVERIFY(!asked.report().contains(u"upstream"));
        asked.probed = true;
        asked.probedAt = QDateTime({2026, 11, 22}, {18, 0}, Qt::UTC);
        QVERIFY2(asked.report().endsWith(u"Asked upstream.example at 2026-11-22T18:00:00Z\n"),
                 qPrintable(asked.report()));
    }

    void aNameAddsNoLineAndOrdersNoTerminal()
    {
        const qsizetype lines = evidence().report().count(u'\n');
        for (const QString &evil :
             {u"x\n- Forwarding: off [good]"_s, u"\r"_s, u"\x1b[2J"_s, u"\u202e"_s, u"\u2028"_s}) {
            Evidence told = evidence();
            told.headline = Text::of("%1%2", told.headline, evil);
            told.explanation = Text::of("%1%2", told.explanation, evil);
            told.lines.first().checked = Text::of("%1%2", told.lines.first().checked, evil);
            told.lines.first().found = Text::of("%1%2", told.lines.first().found, evil);
            told.lines.first().badge = Text::of("%1%2", told.lines.first().badge, evil);
            const QString report = told.report();
            QCOMPARE(report.count(u'\n'), lines);
            for (const char16_t acting : {u'\r', u'\x1b', u'\u202e', u'\u2028'})
                QVERIFY2(!report.contains(acting), qPrintable(report));
        }
    }
};

QTEST_APPLESS_MAIN(tst_evidence)
#include "tst_evidence.moc"
