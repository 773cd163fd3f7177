// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "support/demonstration.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/readmedocument.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/style/theme.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/filterfield.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the window says of what it shows, on the demonstration's packages.
class TestSaysWhatIsTrue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void T9_rowsOfOneNameSayTheirProject();
    void T8_undoSaysTheProjectOfANameThatIsTwice();
    void N15_theFiltersTipIsThePages();
    void N17_showInListHidesNothing();
    void N15_menusHaveALetterForEachEntry();
    void N15_noArrowIsSpokenAndEachBoxSaysWhatItIsFor();
    void N2_theDeletionDialogIsOnTheScreen();
    void N15_tabGoesThroughTheDeletionDialogAsItStands();
    void S8_nothingActsInAReadMe();

private:
    MainWindow &window() const { return m_real->window(); }
    FilterField *filter() const { return window().findChild<FilterField *>(); }
    QModelIndex row(const QString &name, const QString &place) const;
    DeletionDialog *askToDelete(const QString &name);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RealWindow> m_real;
};

void TestSaysWhatIsTrue::init()
{
    if (!m_theme)
        m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    m_real = openDemonstration({1024, 600});
    QVERIFY(m_real);
    window().showPackages(&m_real->session->source(), {});
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 20);
}

/// The row of that name whose project is told as that, or of which none is told.
QModelIndex TestSaysWhatIsTrue::row(const QString &name, const QString &place) const
{
    const QAbstractItemModel *model = m_real->table()->model();
    for (int at = 0; at < model->rowCount(); ++at) {
        const QModelIndex index = model->index(at, 0);
        if (index.data().toString() == name && index.data(QualifierRole).toString() == place)
            return index;
    }
    return {};
}

DeletionDialog *TestSaysWhatIsTrue::askToDelete(const QString &name)
{
    if (!RealWindow::choose(m_real->table(), name) || !m_real->trigger(u"package.delete"_s))
        return nullptr;
    auto *dialog = m_real->dialog<DeletionDialog>();
    const auto there = [dialog] { return !dialog->plan().packages.isEmpty(); };
    return dialog && QTest::qWaitFor(there, 10'000) ? dialog : nullptr;
}

void TestSaysWhatIsTrue::T9_rowsOfOneNameSayTheirProject()
{
    const QModelIndex here = row(u"firmware"_s, u"acme / platform"_s);
    const QModelIndex there = row(u"firmware"_s, u"lab / prototypes"_s);
    QVERIFY(here.isValid() && there.isValid());
    QVERIFY(here.data(Qt::AccessibleTextRole) != there.data(Qt::AccessibleTextRole));
    QVERIFY(row(u"acme-etl"_s, {}).isValid()); // there is one
    window().showPackages(&m_real->session->source(), u"lab/prototypes"_s);
    QTRY_VERIFY(row(u"firmware"_s, {}).isValid()); // the other one is not in sight
    window().showPage(u"exposure"_s);
    auto *audit = window().findChild<ExposurePage *>()->findChild<QTableView *>(
        QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(RealWindow::texts(audit).count(u"firmware"_s) == 2);
    // Beside the name, or where there is room in the column of projects.
    const auto places = [audit] {
        const bool hasColumn = !audit->isColumnHidden(ExposureModel::Place);
        QStringList said;
        for (int at = 0; at < audit->model()->rowCount(); ++at) {
            const QModelIndex index = audit->model()->index(at, 0);
            if (index.data() == u"firmware"_s)
                said << (hasColumn ? index.siblingAtColumn(ExposureModel::Place).data()
                                   : index.data(QualifierRole))
                            .toString();
        }
        said.sort();
        return said;
    };
    const QStringList both{u"acme / platform"_s, u"lab / prototypes"_s};
    QTRY_COMPARE(places(), both);
    audit->setColumnHidden(ExposureModel::Place, true);
    static_cast<ExposureModel *>(audit->model())->setPlaceShown(false);
    QTRY_COMPARE(places(), both);
}

void TestSaysWhatIsTrue::T8_undoSaysTheProjectOfANameThatIsTwice()
{
    window().showPackages(&m_real->session->source(), u"lab/prototypes"_s);
    QTRY_VERIFY(row(u"firmware"_s, {}).isValid());
    DeletionDialog *dialog = askToDelete(u"firmware"_s);
    QVERIFY(dialog);
    if (auto *typed = dialog->findChild<QLineEdit *>(); typed && typed->isVisible())
        typed->setText(u"firmware"_s);
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QAction *undo = window().actions().find(u"edit.undo"_s);
    QTRY_VERIFY2(undo->text().contains(u"firmware"_s), qPrintable(undo->text()));
    QVERIFY2(undo->text().contains(u"lab/prototypes"_s), qPrintable(undo->text()));
}

void TestSaysWhatIsTrue::N15_theFiltersTipIsThePages()
{
    QVERIFY(filter()->toolTip().contains(u"type:npm"_s));
    QSet<QString> tips{filter()->toolTip()};
    for (const QString &page :
         {u"exposure"_s, u"duplicates"_s, u"tokens"_s, u"activity"_s, u"trash"_s}) {
        QVERIFY(window().showPage(page));
        QVERIFY2(!filter()->toolTip().contains(u"type:"_s), qPrintable(page));
        QVERIFY2(!filter()->toolTip().isEmpty(), qPrintable(page));
        tips.insert(filter()->toolTip());
    }
    QCOMPARE(tips.size(), 6);
    window().showPackages(&m_real->session->source(), {});
    QVERIFY(filter()->toolTip().contains(u"type:npm"_s));
}

void TestSaysWhatIsTrue::N17_showInListHidesNothing()
{
    auto *chips = window().packagesView()->findChild<ChipBar *>();
    QTRY_VERIFY(chips->chip(u"npm"_s));
    chips->chip(u"npm"_s)->click();
    filter()->setText(u"ui-kit"_s);
    window().showPage(u"duplicates"_s);
    auto *page = window().findChild<DuplicatesPage *>();
    auto *groups = page->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(RealWindow::choose(groups, u"firmware"_s));
    QVERIFY(m_real->press(u"showInList"_s, page));
    QTRY_VERIFY(row(u"firmware"_s, {}).isValid());
    QTRY_COMPARE(window().packagesView()->selectedRows().size(), 1);
    QCOMPARE(window().packagesView()->selectedRows().first().key.name, u"firmware"_s);
    QVERIFY(chips->current().isEmpty());
    filter()->clear(); // all that hides anything is in the field
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 2);
    // What a publish shows when it is done is in sight, too.
    QTRY_VERIFY(chips->chip(u"generic"_s));
    chips->chip(u"generic"_s)->click();
    filter()->setText(u"firm"_s);
    window().reveal(&m_real->session->source(), u"acme/web"_s);
    QVERIFY(filter()->text().isEmpty() && chips->current().isEmpty());
    QTRY_VERIFY(RealWindow::texts(m_real->table()).contains(u"@acme/ui-kit"_s));
}

void TestSaysWhatIsTrue::N15_menusHaveALetterForEachEntry()
{
    const std::function<void(QMenu *)> look = [&](QMenu *menu) {
        QStringList before;
        for (const QAction *action : menu->actions())
            before << action->text();
        emit menu->aboutToShow();
        QSet<QChar> letters;
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible())
                continue;
            const qsizetype mark = action->text().indexOf(u'&');
            QVERIFY2(mark >= 0, qPrintable(menu->title() + u": "_s + action->text()));
            const QChar letter = action->text().at(mark + 1).toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
            if (action->menu())
                look(action->menu());
        }
        emit menu->aboutToHide();
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(menu->actions().at(i)->text(), before.at(i)); // as buttons have them
    };
    for (const QAction *each : window().menuBar()->actions())
        look(each->menu());
}

void TestSaysWhatIsTrue::N15_noArrowIsSpokenAndEachBoxSaysWhatItIsFor()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/ui-kit"_s));
    for (const QString &page : {QString(), u"exposure"_s, u"tokens"_s}) {
        if (!page.isEmpty())
            window().showPage(page);
        QTest::qWait(0);
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
            QVERIFY2(!name.contains(u"▾"_s), qPrintable(name));
            QVERIFY2(!name.contains(u" 1 packages"_s), qPrintable(name));
            const auto *box = qobject_cast<QComboBox *>(widget);
            if (!box)
                continue;
            QVERIFY2(!name.isEmpty(), qPrintable(box->objectName()));
            QCOMPARE(spoken->text(QAccessible::Value), box->currentText());
            QVERIFY(name != box->currentText());
        }
    }
}

void TestSaysWhatIsTrue::N2_theDeletionDialogIsOnTheScreen()
{
    const QRect screen = window().screen()->availableGeometry();
    window().move(screen.right() - 300, screen.bottom() - 200);
    const auto told = [](const QRect &on, const QWidget &dialog) {
        QString text;
        QDebug(&text) << dialog.frameGeometry() << dialog.geometry() << "on" << on;
        return text;
    };
    QSize opened;
    class Watch : public QObject
    {
    public:
        explicit Watch(QSize &size) : m_size(size) {}
        bool eventFilter(QObject *watched, QEvent *event) override
        {
            if (event->type() == QEvent::Show && qobject_cast<DeletionDialog *>(watched))
                m_size = static_cast<QWidget *>(watched)->size();
            return false;
        }

    private:
        QSize &m_size;
    };
    Watch watch(opened);
    qApp->installEventFilter(&watch);
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-etl"_s));
    QVERIFY(m_real->trigger(u"package.delete"_s));
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QVERIFY2(screen.contains(dialog->frameGeometry()), qPrintable(told(screen, *dialog)));
    QTRY_VERIFY(!dialog->plan().packages.isEmpty());
    QCoreApplication::processEvents();
    QVERIFY2(screen.contains(dialog->frameGeometry()), qPrintable(told(screen, *dialog)));
    QVERIFY(opened.width() == dialog->width());
    dialog->reject();
}

void TestSaysWhatIsTrue::N15_tabGoesThroughTheDeletionDialogAsItStands()
{
    DeletionDialog *dialog = askToDelete(u"acme-etl"_s);
    QVERIFY(dialog);
    QList<std::pair<int, QString>> order;
    const QWidget *body = dialog->findChild<QScrollArea *>()->widget();
    for (QWidget *next = dialog->nextInFocusChain(); next != dialog;
         next = next->nextInFocusChain()) {
        if (!dialog->isAncestorOf(next) || !next->isVisible() || !next->isEnabled()
            || !(next->focusPolicy() & Qt::TabFocus))
            continue;
        constexpr int Below = 10'000; // the buttons, whatever is scrolled to
        const bool isInBody = body->isAncestorOf(next);
        order.append({isInBody ? next->mapTo(body, QPoint()).y() : Below, next->objectName()});
    }
    QVERIFY(order.size() >= 6);
    // One begins at the safe button, and comes from there to all that is above it.
    QCOMPARE(order.takeFirst().second, u"cancel"_s);
    for (qsizetype i = 1; i < order.size(); ++i) {
        constexpr int OneLine = 12; // what stands beside something need not be as high
        QVERIFY2(order.at(i).first + OneLine >= order.at(i - 1).first,
                 qPrintable(order.at(i - 1).second + u" before "_s + order.at(i).second));
    }
    dialog->reject();
}

void TestSaysWhatIsTrue::S8_nothingActsInAReadMe()
{
    const QString typed = u"\ufeff# safe \u202egnp.exe\n\n&#x202e;txt &#8238;abc\n\n"
                          "```\ncode \u2067x\u001b[31m\n```\n\n- \u200bitem\n"_s;
    const std::atomic<bool> go{false};
    const ReadmeDocument made = readReadme(typed, QFont(), go);
    QVERIFY(made.document);
    const QString seen = made.document->toPlainText();
    for (const QChar c : seen)
        QVERIFY2(
            c == u'\n'
                || (c.category() != QChar::Other_Format && c.category() != QChar::Other_Control),
            qPrintable(seen));
    QVERIFY2(seen.contains(u"safe \\u202egnp.exe"_s), qPrintable(seen));
    QVERIFY2(seen.contains(u"\\u202etxt \\u202eabc"_s), qPrintable(seen));
    QVERIFY2(seen.contains(u"\\u2067x\\u001b"_s), qPrintable(seen));
}

QTEST_MAIN(TestSaysWhatIsTrue)
#include "tst_sayswhatistrue.moc"
