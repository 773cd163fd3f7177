// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/screenshot.h"
#include "app/packhouse/translation.h"
#include "support/fakejob.h"
#include "support/realwindow.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/style/theme.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractScrollArea>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryFile>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

struct Look
{
    const char *name;
    const char *locale;
    Qt::LayoutDirection direction;
    Theme::Choice colours;
};

const QList<Look> looks{
    {"light", "en", Qt::LeftToRight, Theme::Choice::Light},
    {"dark", "en", Qt::LeftToRight, Theme::Choice::Dark},
    {"contrast", "en", Qt::LeftToRight, Theme::Choice::HighContrast},
    {"german", "de", Qt::LeftToRight, Theme::Choice::Light},
    {"righttoleft", "en", Qt::RightToLeft, Theme::Choice::Light},
};

const QStringList pages{u"packages"_s, u"exposure"_s, u"duplicates"_s, u"tokens"_s, u"activity"_s,
                        u"trash"_s,    u"publish"_s,  u"delete"_s,     u"change"_s, u"https"_s};

/// The commands that open a dialog.
const QStringList dialogs{u"registry.addRemote"_s, u"registry.newProject"_s, u"help.shortcuts"_s};

bool scrolls(const QWidget *widget, const QWidget *in)
{
    for (; widget && widget != in; widget = widget->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return true;
    }
    return false;
}

QString told(const QWidget *widget, const QString &what)
{
    return u"%1 \"%2\" %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                 widget->accessibleName(), what);
}

/// What a person could not read or reach, a line each.
QStringList faults(QWidget *of)
{
    QStringList found;
    for (QWidget *widget : of->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != of->window())
            continue;
        const QRect inside(widget->mapTo(of, QPoint(0, 0)), widget->size());
        const bool isUsed = widget->focusPolicy() & Qt::TabFocus;
        if (isUsed && !scrolls(widget->parentWidget(), of)
            && !of->rect()
                    .adjusted(-1, 0, 1, 0)
                    .contains(inside)) // Qt mirrors splitters by one more
            found << told(widget, u"is outside: %1, %2, %3 x %4"_s.arg(inside.x())
                                      .arg(inside.y())
                                      .arg(inside.width())
                                      .arg(inside.height()));
        if (const auto *button = qobject_cast<QPushButton *>(widget);
            button && button->width() < button->minimumSizeHint().width())
            found << told(widget, u"is cut"_s);
        if (const auto *label = qobject_cast<QLabel *>(widget);
            label && !qobject_cast<ElidedLabel *>(widget) && !label->text().isEmpty()) {
            if (label->width() < label->minimumSizeHint().width() && !label->wordWrap())
                found << told(widget, u"is cut: "_s + label->text());
            else if (label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                found << told(widget, u"is cut below: "_s + label->text());
        }
    }
    return found;
}

} // namespace

/// Every page and dialog in small windows, in each scheme, in another language, from right to left:
/// all that can be used is there, and nothing that is said is cut off. The pictures stay in the
/// folder that PACKHOUSE_SCREENSHOTS names.
class TestFits : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RealWindow> m_real;
    QString m_look;
    QTemporaryDir m_folder;

    QString picture(const QString &what) const
    {
        const QString folder = qEnvironmentVariable("PACKHOUSE_SCREENSHOTS", m_folder.path());
        QDir().mkpath(folder);
        const QString scale = QString::number(int(m_real->window().devicePixelRatioF() * 100));
        return QDir(folder).filePath(u"%1-%2-%3.png"_s.arg(what, m_look, scale));
    }

    bool open(const QString &name)
    {
        if (m_real && m_look == name)
            return true;
        m_real.reset();
        qDeleteAll(qApp->findChildren<QTranslator *>());
        const auto look = std::find_if(looks.begin(), looks.end(), [&](const Look &one) {
            return name == QLatin1String(one.name);
        });
        m_look = name;
        QGuiApplication::setLayoutDirection(look->direction);
        m_theme->setChoice(look->colours);
        translate(*qApp, QLocale(QLatin1String(look->locale)));
        QGuiApplication::setLayoutDirection(look->direction);
        m_real = std::make_unique<RealWindow>();
        WindowOptions options;
        options.demo = true;
        if (!m_real->open(options))
            return false;
        m_real->window().resize(1024, 600);
        return QTest::qWaitFor([this] { return m_real->table()->model()->rowCount() > 10; },
                               20'000);
    }
    bool take(const QString &what)
    {
        Screenshot screenshot(m_real->window(), picture(what),
                              [this] { return m_real->session->isIdle(); });
        QSignalSpy taken(&screenshot, &Screenshot::taken);
        return taken.wait(30'000) && taken.first().first().toBool();
    }
    void look(const QString &what)
    {
        QVERIFY2(take(what), qPrintable(what));
        QWidget *shown = &m_real->window();
        for (QDialog *dialog : m_real->window().findChildren<QDialog *>()) {
            if (dialog->isVisible())
                shown = dialog;
        }
        QVERIFY2(
            shown->width() <= 1024 && shown->height() <= 600,
            qPrintable(u"%1 has %2 x %3"_s.arg(what).arg(shown->width()).arg(shown->height())));
        const QStringList found = faults(shown);
        QVERIFY2(found.isEmpty(), qPrintable(what + u":\n"_s + found.join(u'\n')));
        if (auto *dialog = qobject_cast<QDialog *>(shown))
            dialog->reject();
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    }
    void cleanupTestCase() { m_real.reset(); }

    void N2_everyPage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("page");
        for (const Look &one : looks) {
            for (const QString &page : pages)
                QTest::addRow("%s, %s", one.name, qPrintable(page))
                    << QString::fromLatin1(one.name) << page;
        }
    }
    /// A page that gets more to show scrolls; the window stays on the screen.
    void N2_jobsDoNotMakeTheWindowHigher()
    {
        QVERIFY(open(QString::fromLatin1(looks[0].name)));
        QVERIFY(m_real->packhouse->parts().show(u"activity"_s));
        for (int i = 0; i < 6; ++i) {
            auto *job = new FakeJob(u"Delete %1"_s.arg(i));
            m_real->packhouse->jobs().run(job);
            job->end();
        }
        auto *table = m_real->window().findChild<QTableView *>(u"jobs"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 6);
        look(u"activity-with-jobs"_s);
        QCOMPARE(m_real->window().size(), QSize(1024, 600));
        m_real.reset();
    }
    void N2_everyPage()
    {
        QFETCH(QString, name);
        QFETCH(QString, page);
        QVERIFY(open(name));
        QCOMPARE(m_real->window().size(), QSize(1024, 600));
        QVERIFY(m_real->packhouse->parts().show(page));
        look(page);
        if (page != u"packages")
            return;
        // Names can be read, and each tab is at hand.
        QVERIFY(m_real->table()->columnWidth(0) >= 160);
        QTabWidget *tabs = m_real->window().detailsPane()->tabs();
        m_real->window().packagesView()->focusRows();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QVERIFY(tabs->tabBar()->isTabVisible(tab));
            look(u"tab%1"_s.arg(tab));
        }
        tabs->setCurrentIndex(0);
    }

    void N2_everyDialog_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("command");
        for (const Look &one : looks) {
            for (const QString &command : dialogs)
                QTest::addRow("%s, %s", one.name, qPrintable(command))
                    << QString::fromLatin1(one.name) << command;
        }
    }
    void N2_everyDialog()
    {
        QFETCH(QString, name);
        QFETCH(QString, command);
        QVERIFY(open(name));
        QAction *action = m_real->window().actions().find(command);
        QVERIFY2(action, qPrintable(command));
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
        QVERIFY(m_real->dialog<QDialog>());
        look(command);
    }

    /// Columns give way in the order of their worth, and come back; by hand they do as they are
    /// told.
    void N2_columnsGiveWay()
    {
        QVERIFY(open(u"light"_s));
        const QHeaderView *header = m_real->table()->horizontalHeader();
        using Model = PackageTableModel;
        QVERIFY(header->isSectionHidden(Model::Duplicates) && header->isSectionHidden(Model::Size));
        QVERIFY(!header->isSectionHidden(Model::Exposure)
                && !header->isSectionHidden(Model::Latest));
        m_real->window().resize(1600, 900);
        QTRY_COMPARE(header->hiddenSectionCount(), 0);
        m_real->window().packagesView()->columns()->setWanted(Model::Versions, false);
        QVERIFY(header->isSectionHidden(Model::Versions));
        m_real->window().resize(1024, 600);
        m_real->window().packagesView()->columns()->setWanted(Model::Size, true);
        QTRY_VERIFY(!header->isSectionHidden(Model::Size));
        m_real->window().resize(1600, 900);
        QTRY_COMPARE(header->hiddenSectionCount(), 1);
        m_real->window().packagesView()->resetColumns();
        QCOMPARE(header->hiddenSectionCount(), 0);
        m_real->window().resize(1024, 600);
    }
};

/// On a screen that has no room for more.
int main(int argc, char **argv)
{
    QTemporaryFile screens;
    if (!screens.open())
        return 1;
    const double scale = std::max(1.0, qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
    screens.write(QStringLiteral(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": %1,
        "height": %2, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})")
                      .arg(int(1024 * scale))
                      .arg(int(600 * scale))
                      .toUtf8());
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication application(argc, argv);
    TestFits tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_fits.moc"
