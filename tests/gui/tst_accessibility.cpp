// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakesource.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/packages/packagesview.h"
#include "ui/style/stylesheet.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDirIterator>
#include <QIcon>
#include <QImageReader>
#include <QLabel>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QString nameOf(const QWidget *widget)
{
    QString path;
    for (const QWidget *at = widget; at; at = at->parentWidget())
        path.prepend(u'/' + QString::fromLatin1(at->metaObject()->className()));
    return path;
}

/// Everything in the window that the keyboard can reach has a name and is reached by Tab.
void walk(QWidget *window)
{
    QSet<const QWidget *> chain;
    for (const QWidget *at = window->nextInFocusChain(); at != window && !chain.contains(at);
         at = at->nextInFocusChain())
        chain.insert(at);
    int seen = 0;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool focusable = widget->focusPolicy() & Qt::TabFocus;
        if (!focusable || widget->focusProxy() || !widget->isVisibleTo(window)
            || widget->window() != window)
            continue;
        ++seen;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face, qPrintable(nameOf(widget)));
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget)));
        QVERIFY2(chain.contains(widget), qPrintable(nameOf(widget)));
    }
    QVERIFY(seen > 0);
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

public:
    Theme *theme = nullptr;
    bool dark = false;

private slots:
    void everyPairHasEnoughContrast_data();
    void everyPairHasEnoughContrast();
    void N15_framesOfControlsAreInAStrongColour();
    void badgesOfTypesAreReadable();
    void everyFocusableWidgetHasANameAndIsReachable();
    void theSystemsColoursAreFollowed();
    void aChoiceOfColoursStays();
    void iconsAreThere();
};

void TestAccessibility::everyPairHasEnoughContrast_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<double>("least");
    QTest::newRow("light") << int(Scheme::Light) << 4.5;
    QTest::newRow("dark") << int(Scheme::Dark) << 4.5;
    QTest::newRow("high contrast") << int(Scheme::HighContrast) << 7.0;
}

void TestAccessibility::everyPairHasEnoughContrast()
{
    QFETCH(int, scheme);
    QFETCH(double, least);
    const Colours &c = colours(Scheme(scheme));
    for (const TonePair &pair : c.textPairs()) {
        const double measured = contrast(pair.text, pair.ground);
        QVERIFY2(
            measured >= least,
            qPrintable(u"%1 on %2: %3"_s.arg(pair.text.name(), pair.ground.name()).arg(measured)));
    }
    for (const TonePair &pair : c.framePairs()) { // N15: where a control begins can be seen
        const double measured = contrast(pair.text, pair.ground);
        QVERIFY2(
            measured >= 3,
            qPrintable(u"%1 on %2: %3"_s.arg(pair.text.name(), pair.ground.name()).arg(measured)));
    }
    const QPalette palette = paletteFor(c);
    QVERIFY(contrast(palette.color(QPalette::PlaceholderText), c.canvas) >= 4.5);
    QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase))
            >= 4.5);
    QCOMPARE(colours(palette).scheme, c.scheme);
    // "Could not check" must never look like "fine".
    QVERIFY(c.unknown.text != c.good.text && c.unknown.ground != c.good.ground);
}

/// No control of the style sheet has a frame in the colour that is only for lines between panels.
void TestAccessibility::N15_framesOfControlsAreInAStrongColour()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        const Colours &c = colours(scheme);
        static const QRegularExpression rule(u"([^{}]+)\\{([^{}]*)\\}"_s);
        static const QRegularExpression control(
            u"^\\s*(QPushButton|QLineEdit|QComboBox|QCheckBox|QToolButton\\[look=\"plain\"\\])\\b"_s);
        int seen = 0;
        auto rules = rule.globalMatch(styleSheet(c));
        while (rules.hasNext()) {
            const auto found = rules.next();
            if (!control.match(found.captured(1)).hasMatch()
                || found.captured(1).contains(u":disabled"_s))
                continue;
            ++seen;
            QVERIFY2(!found.captured(2).contains(u"solid "_s + c.line.name()),
                     qPrintable(found.captured(0)));
        }
        QVERIFY(seen > 5);
    }
}

void TestAccessibility::badgesOfTypesAreReadable()
{
    const FormatInfoList formats = fakeFormats();
    for (const FormatInfo &format : formats.all())
        QVERIFY2(contrast(Qt::white, QColor(format.colour())) >= 4.5, qPrintable(format.id));
    QVERIFY(contrast(Qt::white, QColor(formats.find(u"never heard of"_s).colour())) >= 4.5);
}

void TestAccessibility::everyFocusableWidgetHasANameAndIsReachable()
{
    FixedClock clock;
    JobList jobs;
    FakeSource source;
    source.seed();
    MainWindow::Services services;
    services.sources = {&source};
    services.jobs = &jobs;
    services.clock = &clock;
    services.formats = fakeFormats();
    MainWindow window(services);
    window.show();
    QTRY_VERIFY(window.packagesView()->model()->rowCount() > 0);
    auto *job = new FakeJob(u"Importing"_s);
    window.run(job);
    window.packagesView()->focusRows();
    QTRY_VERIFY(!window.detailsPane()->files().isEmpty());
    for (int tab = 0; tab < window.detailsPane()->tabs()->count(); ++tab) {
        window.detailsPane()->tabs()->setCurrentIndex(tab);
        walk(&window);
    }
    window.packagesView()->model()->setText(u"there is none"_s);
    QTRY_COMPARE(window.packagesView()->model()->rowCount(), 0);
    walk(&window);
    CommandPalette palette(window.actions().all());
    palette.setAttribute(Qt::WA_DeleteOnClose, false);
    palette.show();
    walk(&palette);
}

void TestAccessibility::theSystemsColoursAreFollowed()
{
    theme->setChoice(Theme::Choice::System);
    QCOMPARE(theme->scheme(), Scheme::Light);
    const QColor before = QApplication::palette().color(QPalette::Window);
    dark = true;
    theme->follow();
    QCOMPARE(theme->scheme(), Scheme::Dark);
    const QColor after = QApplication::palette().color(QPalette::Window);
    QVERIFY(after.lightness() < before.lightness());
    dark = false;
    theme->follow();
    QCOMPARE(QApplication::palette().color(QPalette::Window), before);
}

void TestAccessibility::aChoiceOfColoursStays()
{
    theme->setChoice(Theme::Choice::Dark);
    QCOMPARE(theme->scheme(), Scheme::Dark);
    dark = false;
    theme->follow();
    QCOMPARE(theme->scheme(), Scheme::Dark);
    theme->setChoice(Theme::Choice::System);
    QCOMPARE(theme->scheme(), Scheme::Light);
}

void TestAccessibility::iconsAreThere()
{
    QVERIFY(QImageReader::supportedImageFormats().contains("svg"));
    QDirIterator icons(u":/icons"_s);
    int count = 0;
    while (icons.hasNext()) {
        const QIcon icon(icons.next());
        QVERIFY2(!icon.pixmap(32).isNull(), qPrintable(icons.fileName()));
        ++count;
    }
    QVERIFY(count >= 20);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestAccessibility test;
    Theme theme(&application, [&test] { return test.dark; });
    test.theme = &theme;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_accessibility.moc"
