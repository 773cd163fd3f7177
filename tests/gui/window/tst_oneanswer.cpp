// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"
#include "support/pictures.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Counts how often a widget comes into sight.
class Shows final : public QObject
{
public:
    explicit Shows(QWidget *of) : QObject(of) { of->installEventFilter(this); }
    int times = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        times += event->type() == QEvent::Show;
        return false;
    }
};

QList<PackageKey> keysOf(const PackageSelection &selection)
{
    QList<PackageKey> keys;
    for (const RemovalItem &item : selection.chosen.items)
        keys.append(item.key);
    return keys;
}

} // namespace

/// What the details show, and what commands are about, is one answer about what is chosen: answers
/// come late, in any order, as errors, or never.
class TestOneAnswer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<LateWindow>();
        QVERIFY(m->open());
        m->here.late = true;
    }
    void cleanup() { m.reset(); }

    void T1_everyTabIsOfOneAnswer_data();
    void T1_everyTabIsOfOneAnswer();
    void T1_commandsWaitForTheAnswerAndAreAboutIt();
    void T1_filesAreOfTheVersionThatIsChosen();
    void T1_hashesOfOneFileOnlyAreVerified();
    void T1_anAnswerAboutTheSamePackageDisturbsNothing();
    void T1_aPackageThatIsGoneIsToldAndNotShown();
    void T1_waitingIsToldWithoutFlicker();
    void T9_downloadsAreOfWhatWasChosenFirst();
    void T9_menusAreAboutWhatTheyWereOpenedOn_data();
    void T9_menusAreAboutWhatTheyWereOpenedOn();
    void T9_thePaletteIsAboutWhatItWasOpenedOn();

private:
    DetailsPane *pane() const { return m->window->detailsPane(); }
    InlineMessage *message() const
    {
        return pane()->findChild<InlineMessage *>(u"detailsMessage"_s);
    }
    QComboBox *versions() const { return pane()->findChild<QComboBox *>(); }
    bool isEnabled(const QString &id) const { return m->action(id)->isEnabled(); }
    /// Everything that is asked about a package is answered.
    bool answerAll(const QString &name)
    {
        const QString files = u"files "_s + name;
        const auto isOfIt = [&](const QString &what) {
            return what == u"details "_s + name || what.startsWith(files)
                   || what.startsWith(u"copy "_s + name) || what == u"activity"_s;
        };
        return QTest::qWaitFor([&] {
            for (const QString &what : m->here.waiting()) {
                if (isOfIt(what))
                    m->here.answer(what);
            }
            const ShownVersion *shown = pane()->shown();
            return shown && shown->key().name == name && shown->filesKnown;
        });
    }

    Theme m_theme{qApp, [] { return false; }};
    std::unique_ptr<LateWindow> m;
};

void TestOneAnswer::T1_everyTabIsOfOneAnswer_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("how");
    const char *const tabs[]{"overview", "files", "versions", "use", "exposure", "activity"};
    for (int tab = 0; tab < int(std::size(tabs)); ++tab) {
        for (const char *how : {"unordered", "error", "never", "twice"})
            QTest::addRow("%s, %s", tabs[tab], how) << tab << QString::fromLatin1(how);
    }
}

void TestOneAnswer::T1_everyTabIsOfOneAnswer()
{
    QFETCH(const int, tab);
    QFETCH(const QString, how);
    pane()->tabs()->setCurrentIndex(tab);
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(m->here.isAsked(u"details alpha"_s));
    if (how != u"unordered") {
        QVERIFY(answerAll(u"alpha"_s));
        QTRY_VERIFY(LateWindow::tellsOf(pane()->tabs(), u"alpha"_s));
    }
    QVERIFY(m->choose(u"bravo"_s));
    QVERIFY2(!LateWindow::tellsOf(pane(), u"alpha"_s),
             qPrintable(LateWindow::textsIn(pane()).join(u'|')));
    QVERIFY(!pane()->shown());
    if (how == u"twice") {
        QVERIFY(m->choose(u"alpha"_s));
        QVERIFY(m->choose(u"charlie"_s));
        QVERIFY(m->choose(u"bravo"_s));
        QVERIFY(m->here.answerNewest(u"details bravo"_s));
        while (m->here.answer(u"details alpha"_s) || m->here.answer(u"details charlie"_s)) {}
    } else if (how == u"error") {
        QVERIFY(m->here.refuse(u"details bravo"_s, LateWindow::away()));
        QTRY_VERIFY(message()->isVisible() && message()->text().contains(u"did not answer"_s));
        QVERIFY(!LateWindow::tellsOf(pane(), u"alpha"_s));
        QVERIFY(!LateWindow::tellsOf(pane()->tabs(), u"bravo"_s));
        QVERIFY(!LateWindow::textsIn(pane()).contains(u"bravo described · acme / web"_s));
        QVERIFY(message()->button()->isVisible());
        message()->button()->click();
    } else if (how == u"never") {
        m->here.late = false; // charlie's is the next question, and is answered
        QVERIFY(m->choose(u"charlie"_s));
        QTRY_VERIFY(LateWindow::tellsOf(pane()->tabs(), u"charlie"_s));
        m->here.catchUp();
        QTest::qWait(0);
        QVERIFY(!LateWindow::tellsOf(pane(), u"bravo"_s));
        return;
    }
    QVERIFY(answerAll(u"bravo"_s));
    while (m->here.answer(u"details alpha"_s)) {} // comes after all
    QTRY_VERIFY(LateWindow::tellsOf(pane()->tabs(), u"bravo"_s));
    QTest::qWait(0);
    for (const QString &other : {u"alpha"_s, u"charlie"_s})
        QVERIFY2(!LateWindow::tellsOf(pane(), other), qPrintable(other));
    QVERIFY(!message()->isVisible());
    QCOMPARE(pane()->shown()->key().name, u"bravo"_s);
}

void TestOneAnswer::T1_commandsWaitForTheAnswerAndAreAboutIt()
{
    QStringList commands{u"package.delete"_s, u"package.download"_s};
    for (const QAction *each : m->window->actions().all()) {
        if (each->objectName().startsWith(u"copy."_s))
            commands.append(each->objectName());
    }
    QVERIFY(commands.size() >= 7);
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(answerAll(u"alpha"_s));
    for (const QString &id : std::as_const(commands))
        QVERIFY2(isEnabled(id), qPrintable(id));
    QVERIFY(m->choose(u"bravo"_s));
    const auto allAreOff = [&] {
        for (const QString &id : std::as_const(commands)) {
            if (isEnabled(id))
                return false;
        }
        for (const QPushButton *button : pane()->findChildren<QPushButton *>()) {
            if (button->isVisibleTo(pane()) && button->isEnabled() && button != message()->button())
                return false;
        }
        return true;
    };
    QVERIFY(allAreOff());
    QVERIFY(m->window->selection().chosen.items.isEmpty()); // "no version" would be all of them
    QVERIFY(m->here.refuse(u"details bravo"_s, LateWindow::away()));
    QTRY_VERIFY(message()->isVisible());
    QVERIFY(allAreOff());
    m->window->detailsPane()->refresh();
    QVERIFY(answerAll(u"bravo"_s));
    for (const QString &id : std::as_const(commands)) {
        QTRY_VERIFY2(isEnabled(id), qPrintable(id));
        if (!id.startsWith(u"copy."_s))
            continue;
        m->action(id)->trigger();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"bravo"_s) && !copied.contains(u"alpha"_s), qPrintable(copied));
    }
    QCOMPARE(pane()->chosenVersions(), QStringList(u"2.0.0-bravo"_s));
    QCOMPARE(keysOf(m->window->selection()), QList{LateWindow::key(u"bravo"_s)});
}

void TestOneAnswer::T1_filesAreOfTheVersionThatIsChosen()
{
    pane()->tabs()->setCurrentIndex(DetailsPane::Files);
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(answerAll(u"alpha"_s));
    versions()->setCurrentIndex(1);
    QVERIFY(m->here.isAsked(u"files alpha 11"_s));
    QVERIFY(pane()->files().isEmpty());
    QVERIFY(!LateWindow::textsIn(pane()->filesTab()).contains(u"alpha-2.tgz"_s));
    QVERIFY(!isEnabled(u"package.download"_s));
    versions()->setCurrentIndex(0);
    m->here.setFiles(u"alpha"_s, {}); // what is asked from now on
    QVERIFY(m->here.answer(u"files alpha 11"_s)); // of the version before
    QTest::qWait(0);
    QVERIFY(!pane()->shown()->filesKnown);
    QVERIFY(m->here.refuse(u"files alpha 10"_s, LateWindow::away()));
    auto *said = pane()->filesTab()->findChild<InlineMessage *>();
    QTRY_VERIFY(said->isVisible() && said->text().contains(u"did not answer"_s));
    QVERIFY(!isEnabled(u"package.download"_s));
    said->button()->click();
    QVERIFY(m->here.answer(u"files alpha 10"_s));
    QTRY_VERIFY(pane()->shown()->filesKnown && !said->isVisible());
}

void TestOneAnswer::T1_hashesOfOneFileOnlyAreVerified()
{
    pane()->tabs()->setCurrentIndex(DetailsPane::Files);
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(answerAll(u"alpha"_s));
    auto *list = pane()->filesTab()->findChild<QTableView *>();
    list->selectRow(1);
    pane()->filesTab()->verify();
    QVERIFY(LateWindow::textsIn(pane()).contains(u"checking…"_s));
    list->selectRow(0);
    QVERIFY(!LateWindow::textsIn(pane()).contains(u"checking…"_s));
    while (m->here.refuse(u"copy alpha-notes.txt"_s, LateWindow::away())) {}
    QTest::qWait(0);
    QVERIFY(!pane()->filesTab()->findChild<InlineMessage *>()->isVisible());
}

void TestOneAnswer::T1_anAnswerAboutTheSamePackageDisturbsNothing()
{
    pane()->tabs()->setCurrentIndex(DetailsPane::Files);
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(answerAll(u"alpha"_s));
    versions()->setCurrentIndex(1);
    QVERIFY(answerAll(u"alpha"_s));
    auto *list = pane()->filesTab()->findChild<QTableView *>();
    list->selectRow(1);
    emit m->here.changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_VERIFY(m->here.isAsked(u"details alpha"_s));
    QVERIFY(isEnabled(u"package.delete"_s)); // what is shown is still an answer about it
    QVERIFY(m->here.answer(u"details alpha"_s));
    QTRY_VERIFY(m->here.isAsked(u"files alpha 11"_s));
    QVERIFY(m->here.answer(u"files alpha 11"_s));
    QTest::qWait(0);
    QCOMPARE(pane()->version(), u"1.0.0-alpha"_s);
    QCOMPARE(list->currentIndex().row(), 1);
    QVERIFY(LateWindow::textsIn(pane()->filesTab()).contains(u"alpha-notes.txt"_s));
}

void TestOneAnswer::T1_aPackageThatIsGoneIsToldAndNotShown()
{
    QVERIFY(m->choose(u"alpha"_s));
    QVERIFY(answerAll(u"alpha"_s));
    versions()->setCurrentIndex(1);
    emit m->here.changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_VERIFY(m->here.isAsked(u"details alpha"_s));
    QVERIFY(
        m->here.refuse(u"details alpha"_s, {ErrorCode::NotFound, Text::of("It is no longer here."),
                                            Text::of("Refresh the list."), false}));
    QTRY_VERIFY(message()->isVisible());
    QVERIFY(!LateWindow::tellsOf(pane()->tabs(), u"alpha"_s));
    QVERIFY(!LateWindow::textsIn(pane()).contains(u"alpha described · acme / web"_s));
    QVERIFY(!isEnabled(u"package.delete"_s));
    QVERIFY(m->window->selection().chosen.items.isEmpty());
    drawPictures(m_theme, *m->window, u"details-gone"_s);
    // Once it can be told again, what was looked at is.
    message()->button()->click();
    QVERIFY(answerAll(u"alpha"_s));
    QCOMPARE(pane()->version(), u"1.0.0-alpha"_s);
}

void TestOneAnswer::T1_waitingIsToldWithoutFlicker()
{
    Shows shows(message());
    m->here.late = false;
    for (const QString &name : {u"alpha"_s, u"bravo"_s, u"charlie"_s, u"alpha"_s}) {
        QVERIFY(m->choose(name));
        QTRY_VERIFY(pane()->shown() && pane()->shown()->filesKnown);
    }
    QCOMPARE(shows.times, 0);
    m->here.late = true;
    QVERIFY(m->choose(u"bravo"_s));
    QVERIFY(!message()->isVisible());
    QTRY_VERIFY(message()->isVisible());
    QVERIFY(message()->text().contains(u"bravo"_s));
    drawPictures(m_theme, *m->window, u"details-waiting"_s);
    QVERIFY(answerAll(u"bravo"_s));
    QVERIFY(!message()->isVisible());
}

void TestOneAnswer::T9_downloadsAreOfWhatWasChosenFirst()
{
    m->here.late = false;
    QVERIFY(m->choose(u"alpha"_s));
    for (const QString &how : {u"all"_s, u"one"_s}) {
        QVERIFY(m->choose(u"alpha"_s));
        QTRY_VERIFY(isEnabled(u"package.download"_s) && pane()->version() == u"2.0.0-alpha"_s);
        if (how == u"all")
            m->action(u"package.download"_s)->trigger();
        else
            emit pane()->downloadFileWanted(pane()->files().last());
        auto *dialog = m->window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QVERIFY(m->choose(u"bravo"_s));
        QTRY_VERIFY(isEnabled(u"package.download"_s) && pane()->version() == u"2.0.0-bravo"_s);
        m->showPlace(&m->there, u"far/app"_s);
        QTRY_COMPARE(m->listed().size(), 2);
        emit dialog->fileSelected(m->folder.filePath(u"to"_s));
        dialog->reject();
        QTRY_VERIFY(!m->window->findChild<QFileDialog *>());
        QVERIFY(m->there.downloads.isEmpty());
        QVERIFY(!m->here.downloads.isEmpty());
        for (const DownloadItem &item : std::as_const(m->here.downloads)) {
            QCOMPARE(item.key.name, u"alpha"_s);
            QCOMPARE(item.version, u"2.0.0-alpha"_s);
            QVERIFY(item.file.name.startsWith(u"alpha"_s));
        }
        m->here.downloads.clear();
        m->showPlace(&m->here, {});
        QTRY_COMPARE(m->listed().size(), 3);
    }
}

void TestOneAnswer::T9_menusAreAboutWhatTheyWereOpenedOn_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("version");
    QTest::newRow("package") << u"package.delete"_s << QString();
    QTest::newRow("version") << u"package.deleteVersions"_s << u"2.0.0-alpha"_s;
}

void TestOneAnswer::T9_menusAreAboutWhatTheyWereOpenedOn()
{
    QFETCH(const QString, command);
    QFETCH(const QString, version);
    m->here.late = false;
    QVERIFY(m->choose(u"alpha"_s));
    QTRY_VERIFY(isEnabled(u"package.delete"_s));
    QList<PackageSelection> wanted;
    connect(m->window.get(), &MainWindow::deleteRequested, this,
            [&wanted](const PackageSelection &selection) { wanted.append(selection); });
    const QRect cell = m->table()->visualRect(m->table()->currentIndex());
    emit m->table()->customContextMenuRequested(cell.center());
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    // The list moves on below the open menu.
    m->table()->selectRow(int(m->listed().indexOf(u"bravo"_s)));
    QTRY_VERIFY(pane()->version() == u"2.0.0-bravo"_s);
    menu->setActiveAction(m->action(command));
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(keysOf(wanted.first()), QList{LateWindow::key(u"alpha"_s)});
    QCOMPARE(wanted.first().chosen.items.first().version, version);
    QTRY_COMPARE(keysOf(m->window->selection()), QList{LateWindow::key(u"bravo"_s)});
}

void TestOneAnswer::T9_thePaletteIsAboutWhatItWasOpenedOn()
{
    m->here.late = false;
    QVERIFY(m->choose(u"alpha"_s));
    QTRY_VERIFY(isEnabled(u"package.delete"_s));
    QSignalSpy wanted(m->window.get(), &MainWindow::deleteRequested);
    PackageSelection about;
    connect(m->window.get(), &MainWindow::deleteRequested, this,
            [&about](const PackageSelection &selection) { about = selection; });
    m->action(u"tools.commands"_s)->trigger();
    auto *palette = m->window->findChild<CommandPalette *>();
    QVERIFY(palette);
    m->table()->selectRow(int(m->listed().indexOf(u"bravo"_s)));
    QTRY_VERIFY(pane()->version() == u"2.0.0-bravo"_s);
    palette->field()->setText(u"delete"_s);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(keysOf(about), QList{LateWindow::key(u"alpha"_s)});
    QTRY_COMPARE(keysOf(m->window->selection()), QList{LateWindow::key(u"bravo"_s)});
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestOneAnswer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_oneanswer.moc"
