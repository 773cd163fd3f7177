// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/eventwatch.h"
#include "ui/details/readmedocument.h"
#include "ui/details/readmeview.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QString times(const QString &piece, qsizetype characters)
{
    return piece.repeated(std::max<qsizetype>(1, characters / piece.size()));
}

using Make = std::function<QString(qsizetype characters)>;

QString nestedLists(qsizetype characters)
{
    QString text;
    for (int level = 0; text.size() < characters; ++level)
        text += QString(level * 2, u' ') + u"- a\n"_s;
    return text;
}

QString growingTicks(qsizetype characters)
{
    QString text;
    for (int count = 1; text.size() < characters; ++count)
        text += QString(count, u'`') + u' ';
    return text;
}

/// As wide as it is long.
QString squareTable(qsizetype n)
{
    return times(u"|a"_s, n / 4) + u'\n' + times(u"|---"_s, n / 2) + u'\n' + times(u"|\n"_s, n / 4);
}

const QList<std::pair<const char *, Make>> shapes{
    {"prose", [](qsizetype n) { return times(u"Words of a text, as people write it.\n\n"_s, n); }},
    {"headings", [](qsizetype n) { return times(u"# a\n"_s, n); }},
    {"a list", [](qsizetype n) { return times(u"- item\n"_s, n); }},
    {"boxes to tick", [](qsizetype n) { return times(u"- [ ] a\n"_s, n); }},
    {"lists in lists", &nestedLists},
    {"lists on one line", [](qsizetype n) { return times(u"- "_s, n) + u'a'; }},
    {"one word", [](qsizetype n) { return QString(n, u'x'); }},
    {"one line", [](qsizetype n) { return times(u"word "_s, n); }},
    {"blanks", [](qsizetype n) { return QString(n, u' ') + u'a'; }},
    {"a long table",
     [](qsizetype n) { return u"|a|b|c|\n|---|---|---|\n"_s + times(u"|1|2|3|\n"_s, n); }},
    {"a wide and long table", &squareTable},
    {"a table in a quote",
     [](qsizetype n) { return u"> "_s + squareTable(n).replace(u'\n', u"\n> "_s); }},
    {"tables", [](qsizetype n) { return times(u"|a|b|\n|---|---|\n|1|2|\n\n"_s, n); }},
    {"tables without outer bars",
     [](qsizetype n) { return u"a|b|c\n---|---|---\n"_s + times(u"1|2|3\n"_s, n); }},
    {"quotes in quotes", [](qsizetype n) { return QString(n, u'>') + u" hi\n"_s; }},
    {"quotes", [](qsizetype n) { return times(u"> a\n\n"_s, n); }},
    {"brackets", [](qsizetype n) { return QString(n, u'['); }},
    {"links", [](qsizetype n) { return times(u"[a](b) "_s, n); }},
    {"references",
     [](qsizetype n) { return times(u"[a]: b\n"_s, n / 2) + times(u"[a] "_s, n / 2); }},
    {"pictures", [](qsizetype n) { return times(u"![a](b) "_s, n); }},
    {"open emphasis", [](qsizetype n) { return times(u"*a **a "_s, n); }},
    {"struck out", [](qsizetype n) { return times(u"~~a~~ "_s, n); }},
    {"back ticks", &growingTicks},
    {"a block of code",
     [](qsizetype n) { return u"```\n"_s + times(u"x = 1\n"_s, n) + u"```\n"_s; }},
    {"blocks of code", [](qsizetype n) { return times(u"    x\n\n"_s, n); }},
    {"rules", [](qsizetype n) { return times(u"---\n\n"_s, n); }},
    {"HTML", [](qsizetype n) { return times(u"<b>a</b>\n"_s, n); }},
    {"entities", [](qsizetype n) { return times(u"&amp;"_s, n); }},
    {"addresses", [](qsizetype n) { return times(u"www.a.b "_s, n); }},
    {"accents on one letter", [](qsizetype n) { return u'a' + QString(n, QChar(0x301)); }},
    {"right to left", [](qsizetype n) { return times(u"שלום "_s, n); }},
    {"turned around", [](qsizetype n) { return times(u"\u202eab\u202c"_s, n); }},
    {"smileys", [](qsizetype n) { return times(u"\U0001F600"_s, n); }},
};

} // namespace

/// Read-mes of every bad shape: the window goes on answering, and what can be read is shown.
class TestReadme : public QObject
{
    Q_OBJECT

    static test::EventWatch &watch() { return *static_cast<test::EventWatch *>(qApp); }

private slots:
    void initTestCase()
    {
        ReadmeView view; // loads fonts and style
        view.resize(420, 500);
        QSignalSpy shown(&view, &ReadmeView::shown);
        view.setReadme(u"# Hello\n\nthere `x` **y**"_s);
        view.show();
        QVERIFY(shown.wait(30'000));
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.text()->toPlainText(), u"Hello\nthere x y"_s);
    }

    void N1_noShapeStopsTheWindow_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("characters");
        for (int shape = 0; shape < shapes.size(); ++shape) {
            for (const int characters : {12'000, 100'000})
                QTest::addRow("%s, %d", shapes[shape].first, characters) << shape << characters;
        }
    }
    void N1_noShapeStopsTheWindow()
    {
        QFETCH(int, shape);
        QFETCH(int, characters);
        const QString text = shapes[shape].second(characters);
        ReadmeView view;
        view.resize(420, 500);
        view.show();
        QSignalSpy shown(&view, &ReadmeView::shown);
        watch().forget();
        view.setReadme(text);
        QVERIFY(shown.wait(60'000));
        QCoreApplication::processEvents();
        view.resize(360, 700); // laid out again
        QCoreApplication::processEvents();
        QCOMPARE(watch().tooLong(), QString());
    }

    void N1_whatPeopleWriteIsShownWhole()
    {
        QString text;
        for (int chapter = 0; chapter < 60; ++chapter) {
            text += u"## Chapter %1\n\n"_s.arg(chapter) + times(u"Words of a text. "_s, 600)
                    + u"\n\n```sh\nnpm install\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"_s;
        }
        ReadmeView view;
        QSignalSpy shown(&view, &ReadmeView::shown);
        view.setReadme(text);
        view.show();
        QVERIFY(shown.wait(60'000));
        QVERIFY(view.text()->toPlainText().contains(u"Chapter 59"));
        for (const QLabel *label : view.findChildren<QLabel *>())
            QVERIFY2(!label->isVisible(), qPrintable(label->text()));
    }

    void N1_whatIsLeftOutIsTold()
    {
        ReadmeView view;
        QSignalSpy shown(&view, &ReadmeView::shown);
        view.setReadme(times(u"Words of a text, as people write it.\n\n"_s, 2'000'000));
        view.show();
        QVERIFY(shown.wait(60'000));
        QVERIFY(view.text()->toPlainText().size() > 2'000);
        const auto labels = view.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *one) {
            return one->isVisible() && one->text().contains(u"goes on"_s);
        }));
    }

    void N1_onlyWhatIsSeenIsRead()
    {
        QWidget window;
        auto *view = new ReadmeView(&window);
        QSignalSpy shown(view, &ReadmeView::shown);
        for (int i = 0; i < 50; ++i)
            view->setReadme(times(u"**a** "_s, 100'000) + QString::number(i));
        QVERIFY(!shown.wait(100));
        window.show();
        QVERIFY(shown.wait(60'000));
        // And of many in turn the last.
        for (int i = 0; i < 50; ++i)
            view->setReadme(u"Number %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(view->text()->toPlainText(), u"Number 49"_s, 60'000);
        QVERIFY(shown.count() < 10);
        view->setReadme({});
        QVERIFY(view->text()->toPlainText().isEmpty() && !view->isVisible());
    }

    void N1_aLargeTableIsReadAsItWasWritten()
    {
        const QString small = u"|a|b|\n|---|---|\n|1|2|\n\nafter"_s;
        QCOMPARE(withoutLargeTables(small), small);
        const QString large = u"before\n\n|a|b|\n|---|---|\n"_s + u"|1|2|\n"_s.repeated(600)
                              + u"\nafter"_s;
        QCOMPARE(withoutLargeTables(large), u"before\n\n~~~~\n|a|b|\n|---|---|\n"_s
                                                + u"|1|2|\n"_s.repeated(599)
                                                + u"|1|2|\n~~~~\n\nafter"_s);
    }
};

int main(int argc, char **argv)
{
    test::EventWatch application(argc, argv);
    TestReadme tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_readme.moc"
