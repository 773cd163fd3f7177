// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "support/demonstration.h"
#include "ui/changing/changedialog.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QStringList sentencesOf(const QString &text)
{
    QStringList found;
    QTextBoundaryFinder ends(QTextBoundaryFinder::Sentence, text);
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype next = ends.toNextBoundary();
        const qsizetype end = next < 0 ? text.size() : next;
        found << text.mid(from, end - from).trimmed();
        from = end;
    }
    return found;
}

/// Empty: there is nothing wrong with it.
QString faultOf(const QString &text)
{
    static const QRegularExpression twice(
        u"(?<![./])\\.\\.(?![./])|[.!?:] \\.(\\s|$)|^\\.$|[?!]\\."_s);
    if (twice.match(text).hasMatch())
        return u"has a full stop too much"_s;
    static const QRegularExpression left(u"%[1-9n]"_s);
    if (left.match(text).hasMatch())
        return u"was not filled in"_s;
    const QStringList sentences = sentencesOf(text);
    for (const QString &one : sentences) {
        constexpr int Short = 12; // "Yes." may be said twice
        if (one.size() > Short && sentences.count(one) > 1)
            return u"says twice: "_s + one;
    }
    return {};
}

} // namespace

/// Every text of the real window, wherever it is to be seen or heard.
class TestWellPut : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_real.reset(); }
    void cleanup() { closeDialogs(); }

    void N15_detailsAndDialogsOfEachType_data(); // before other places are chosen
    void N15_detailsAndDialogsOfEachType();
    void N15_pages_data();
    void N15_pages();

private:
    MainWindow &window() const { return m_real->window(); }
    static void closeDialogs()
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (qobject_cast<QDialog *>(top))
                top->close();
        }
    }
    void judge(const QObject *of, const QString &what, const QString &text);
    void look(QWidget *top);
    void lookAtTable(const QAbstractItemView *view);

    std::unique_ptr<RealWindow> m_real;
    QStringList m_faults;
    int m_seen = 0;
};

void TestWellPut::initTestCase()
{
    m_real = openDemonstration({1440, 900});
    QVERIFY(m_real);
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
}

void TestWellPut::judge(const QObject *of, const QString &what, const QString &text)
{
    ++m_seen;
    if (const QString fault = faultOf(text); !fault.isEmpty())
        m_faults << u"%1 %2 (%3) %4: %5"_s.arg(QString::fromLatin1(of->metaObject()->className()),
                                               of->objectName(), what, fault, text);
}

void TestWellPut::lookAtTable(const QAbstractItemView *view)
{
    const QAbstractItemModel *model = view->model();
    for (int row = 0; model && row < std::min(model->rowCount(), 40); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex cell = model->index(row, column);
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                judge(view, u"row %1, column %2"_s.arg(row).arg(column),
                      cell.data(role).toString());
            judge(view, u"badge"_s, cell.data(BadgeRole).value<BadgeData>().text);
        }
    }
}

void TestWellPut::look(QWidget *top)
{
    for (const QWidget *part : top->findChildren<QWidget *>()) {
        if (!part->isVisible() || part->window() != top->window())
            continue;
        judge(part, u"name"_s, part->accessibleName());
        judge(part, u"description"_s, part->accessibleDescription());
        judge(part, u"tip"_s, part->toolTip());
        if (const auto *label = qobject_cast<const QLabel *>(part))
            judge(part, u"text"_s, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(part))
            judge(part, u"text"_s, button->text());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(part))
            lookAtTable(view);
        const bool isReached = (part->focusPolicy() & Qt::TabFocus) && !part->focusProxy();
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(
            const_cast<QWidget *>(part));
        if (isReached && face->text(QAccessible::Name).isEmpty())
            m_faults << u"%1 %2 has no name"_s.arg(
                QString::fromLatin1(part->metaObject()->className()), part->objectName());
    }
    for (const QAction *action : top->findChildren<QAction *>()) {
        judge(action, u"action"_s, action->text());
        judge(action, u"tip"_s, action->toolTip());
        judge(action, u"status"_s, action->statusTip());
    }
}

void TestWellPut::N15_pages_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"packages", "exposure", "duplicates", "tokens", "activity", "trash",
                             "publish", "delete", "change", "https"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestWellPut::N15_pages()
{
    QFETCH(const QString, page);
    m_faults.clear();
    QVERIFY(m_real->packhouse->parts().show(page));
    QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->isVisible())
            look(top);
    }
    QVERIFY(m_seen > 100);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

void TestWellPut::N15_detailsAndDialogsOfEachType_data()
{
    QTest::addColumn<QString>("package");
    QVERIFY(m_real->packhouse->parts().show(u"packages"_s));
    QStringList types;
    const QAbstractItemModel *model = m_real->table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        m_real->table()->scrollTo(model->index(row, 0)); // rows come as they are looked at
        QString spoken;
        QVERIFY(QTest::qWaitFor([&] {
            spoken = model->index(row, 0).data(Qt::AccessibleTextRole).toString();
            return !spoken.isEmpty();
        }));
        const QString type = spoken.section(u' ', 0, 0);
        if (types.contains(type))
            continue;
        types << type;
        const QString name = model->index(row, 0).data().toString();
        QTest::newRow(qPrintable(type + u' ' + name)) << name;
    }
    QVERIFY(types.size() > 10);
}

void TestWellPut::N15_detailsAndDialogsOfEachType()
{
    QFETCH(const QString, package);
    m_faults.clear();
    QVERIFY(m_real->packhouse->parts().show(u"packages"_s));
    QVERIFY(RealWindow::choose(m_real->table(), package));
    const DetailsPane *details = window().detailsPane();
    QTRY_VERIFY(details->shown() && details->shown()->key().name == package);
    QTRY_VERIFY(details->shown()->filesKnown);
    QTabWidget *tabs = details->tabs();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
        look(&window());
    }
    QVERIFY(m_real->trigger(u"package.delete"_s));
    auto *deletion = m_real->dialog<DeletionDialog>();
    QVERIFY(deletion);
    QTRY_VERIFY(deletion->findChild<QTableView *>(u"evidence"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
    look(deletion);
    for (const QString &line : deletion->report().split(u'\n'))
        judge(deletion, u"report"_s, line);
    deletion->close();
    QVERIFY(m_real->trigger(u"package.change"_s));
    auto *change = m_real->dialog<ChangeDialog>();
    QVERIFY(change);
    for (auto *act : change->findChildren<QRadioButton *>()) {
        act->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
        look(change);
    }
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

QTEST_MAIN(TestWellPut)
#include "tst_wellput.moc"
