// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "jobs/joblist.h"
#include "support/fakesource.h"
#include "support/pictures.h"
#include "ui/deletion/clientspanel.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/deletion/settingdialog.h"
#include "ui/style/metrics.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOption>
#include <QTableView>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

const QString Name = u"@acme/ui-kit"_s;

template<typename T>
QFuture<Result<T>> answered(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

ClientOutlook row(const QString &client, ClientOutlook::Verdict verdict, bool closable = false)
{
    ClientOutlook row;
    row.client = client;
    row.who = Text::name(client);
    row.gets = Text::of("whatever is published there");
    row.from = Text::name(u"other.example"_s);
    row.saidBy = Text::name(u"~/.npmrc"_s);
    row.closedBy = Text::of("%1 in %2", u"@acme:registry"_s, u"~/.npmrc"_s);
    row.verdict = verdict;
    row.closable = closable;
    return row;
}

/// Answers what a test wishes, and remembers what it was asked.
class FakeAdvisor final : public ClientAdvisor
{
public:
    QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &names) override
    {
        asked.append(names);
        QList<NamedOutlook> found;
        for (const DeletedName &name : names) {
            for (const ClientOutlook &outlook : std::as_const(rows))
                found.append({name, outlook});
        }
        if (!found.isEmpty())
            found.append({{}, otherComputers()});
        return answered<QList<NamedOutlook>>(found);
    }
    QFuture<Result<ShownClosing>> closing(const DeletedName &, const QString &) override
    {
        return answered<ShownClosing>(shown);
    }
    QFuture<Result<ClientAct>> write(const DeletedName &, const QString &,
                                     const QList<ClientFileChange> &changes) override
    {
        written.append(changes);
        if (failure)
            return answered<ClientAct>(fail(*failure));
        ClientAct act;
        act.files = {{u"/home/x/.npmrc"_s, u"/home/x/.npmrc.packhouse-backup"_s, {}, {}}};
        return answered<ClientAct>(act);
    }
    QFuture<Result<void>> undo(const ClientAct &) override
    {
        ++undone;
        return answered<void>({});
    }

    QList<ClientOutlook> rows;
    ShownClosing shown{{{{u"/home/x/.npmrc"_s, "old"_ba, "new"_ba, false}},
                        Text::of("Every name without a scope is then asked for at this registry. "
                                 "What it does not have it has to pass on, or the client finds "
                                 "nothing."),
                        {Text::of("%1 is private: unless the client has one already, it needs a "
                                  "token that may read it.",
                                  u"acme/web"_s),
                         Text::of("The token goes into %1, as the line \"%2:_authToken=TOKEN\".",
                                  u"~/.npmrc"_s, u"//127.0.0.1:8970/api/v4/"_s)}},
                       u"--- ~/.npmrc\n+++ ~/.npmrc\n@@ -1,1 +1,1 @@\n-old\n+new\n"_s};
    std::optional<Error> failure;
    QList<QList<DeletedName>> asked;
    QList<QList<ClientFileChange>> written;
    int undone = 0;
};

} // namespace

class TestClientsPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<FakeSource>();
        m_source->seed();
        m_advisor.rows = {row(u"npm"_s, ClientOutlook::Verdict::Safe),
                          row(u"pnpm"_s, ClientOutlook::Verdict::Stranger, true),
                          row(u"yarn"_s, ClientOutlook::Verdict::NotKnown)};
        m_advisor.asked.clear();
        m_advisor.written.clear();
        m_advisor.failure.reset();
        m_advisor.undone = 0;
        m_jobs = std::make_unique<JobList>();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_parent.reset();
        m_jobs.reset();
        m_source.reset();
    }

    void showsARowAClient();
    void withoutAClientNothingIsShown();
    void asksAgainWhenTheChoiceMatters();
    void aRemoteDoesNotTell();
    void byKeyboardToTheSetting();
    void writesAndTakesBack();
    void tellsWhyNothingWasWritten();
    void whatFilesSayIsPlainText();
    void scrollsOnASmallScreen();
    void nothingIsElided();
    void V1_allThatIsSelectedIsLookedAt();
    void V6_fitsEveryScreen_data();
    void V6_fitsEveryScreen();
    void theReportHasTheTable();

private:
    void open(QWidget *parent = nullptr)
    {
        m_dialog = std::make_unique<DeletionDialog>(
            m_source.get(), QList<RemovalItem>{{{u"acme/web"_s, u"npm"_s, Name}, u"2.4.1"_s}},
            m_jobs.get(), parent);
        m_dialog->setClients(&m_advisor);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        QTRY_VERIFY(part<QRadioButton>(*m_dialog, "toTrash")->isVisible());
    }
    static QStyleOptionViewItem optionOf(const QTableView &view, const QModelIndex &cell)
    {
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.font = view.font();
        option.rect = QRect(0, 0, view.columnWidth(cell.column()), 0);
        option.features.setFlag(QStyleOptionViewItem::WrapText);
        return option;
    }
    QTableView *table() const { return part<QTableView>(*m_dialog, "clients"); }
    QPushButton *showButton() const { return part<QPushButton>(*m_dialog, "showSetting"); }
    SettingDialog *setting() const { return m_dialog->findChild<SettingDialog *>(); }

    Theme m_theme{qApp, [] { return false; }};
    FakeAdvisor m_advisor;
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<QWidget> m_parent;
    std::unique_ptr<DeletionDialog> m_dialog;
};

void TestClientsPanel::showsARowAClient()
{
    open();
    QTRY_VERIFY(table()->isVisible());
    const QAbstractItemModel *model = table()->model();
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(model->index(0, 0).data().toString(), u"npm"_s);
    QCOMPARE(model->index(0, 3).data(BadgeRole).value<BadgeData>().tone, Tone::Good);
    QCOMPARE(model->index(1, 3).data(BadgeRole).value<BadgeData>().tone, Tone::Bad);
    QCOMPARE(model->index(1, 4).data().toString(), u"@acme:registry in ~/.npmrc"_s);
    QCOMPARE(model->index(3, 0).data().toString(), u"Other computers"_s);
    QCOMPARE(model->index(3, 3).data(BadgeRole).value<BadgeData>().tone, Tone::Unknown);
    QCOMPARE(table()->currentIndex().row(), 1); // the first that can be closed
    QVERIFY(showButton()->isEnabled());
    table()->setCurrentIndex(model->index(0, 0));
    QVERIFY(!showButton()->isEnabled());
    drawPictures(m_theme, *m_dialog, u"delete-clients"_s);
}

void TestClientsPanel::withoutAClientNothingIsShown()
{
    m_advisor.rows.clear();
    open();
    QTRY_COMPARE(m_advisor.asked.size(), 1);
    QTest::qWait(0);
    QVERIFY(!table()->isVisible());
}

void TestClientsPanel::asksAgainWhenTheChoiceMatters()
{
    m_source->removalEvidence.reserveOffered = true;
    m_source->removalEvidence.reserveByDefault = true;
    open();
    QTRY_COMPARE(m_advisor.asked.size(), 1);
    using Passing = ClientQuestion::Passing;
    QCOMPARE(m_advisor.asked.last().first().passing, Passing::Never);
    part<QCheckBox>(*m_dialog, "reserve")->click();
    QCOMPARE(m_advisor.asked.size(), 2);
    QCOMPARE(m_advisor.asked.last().first().passing, Passing::On);
    part<QRadioButton>(*m_dialog, "forGood")->click(); // makes no difference to them
    QCOMPARE(m_advisor.asked.size(), 2);
}

void TestClientsPanel::aRemoteDoesNotTell()
{
    m_source->embedded = false;
    open();
    QTRY_COMPARE(m_advisor.asked.size(), 1);
    QCOMPARE(m_advisor.asked.last().first().passing, ClientQuestion::Passing::NotKnown);
}

void TestClientsPanel::byKeyboardToTheSetting()
{
    open();
    QTRY_VERIFY(table()->isVisible());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), showButton());
    QTest::keyClick(showButton(), Qt::Key_Space);
    QTRY_VERIFY(setting() && setting()->isVisible());
    auto *write = part<QPushButton>(*setting(), "writeSetting");
    QTRY_VERIFY(write->isEnabled());
    QVERIFY(m_advisor.written.isEmpty()); // only shown so far
    write->setFocus();
    QTest::keyClick(write, Qt::Key_Space);
    QTRY_COMPARE(m_advisor.written.size(), 1);
    QCOMPARE(m_advisor.written.first(), m_advisor.shown.closing.changes);
    QTest::keyClick(setting(), Qt::Key_Escape);
    QTRY_VERIFY(!setting());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_advisor.asked.size(), 2); // what holds now is shown
}

void TestClientsPanel::writesAndTakesBack()
{
    open();
    QTRY_VERIFY(table()->isVisible());
    showButton()->click();
    auto *write = part<QPushButton>(*setting(), "writeSetting");
    QTRY_VERIFY(write->isEnabled());
    QCOMPARE(part<QPlainTextEdit>(*setting(), "difference")->toPlainText(),
             u"--- ~/.npmrc\n+++ ~/.npmrc\n@@ -1,1 +1,1 @@\n-old\n+new"_s);
    drawPictures(m_theme, *setting(), u"setting"_s);
    write->setFocus();
    QTest::keyClick(write, Qt::Key_Space);
    auto *outcome = part<InlineMessage>(*setting(), "outcome");
    QTRY_VERIFY(outcome->isVisible());
    QVERIFY(outcome->text().contains(u".npmrc.packhouse-backup"_s));
    QCOMPARE(write->text(), u"Take it back"_s);
    drawPictures(m_theme, *setting(), u"setting-written"_s);
    // Where it was pressed by a key, a second press must not take it back.
    QVERIFY(part<QPushButton>(*setting(), "closeSetting")->hasFocus());
    write->click();
    QTRY_COMPARE(m_advisor.undone, 1);
    QTRY_COMPARE(write->text(), u"Write it"_s);
}

void TestClientsPanel::tellsWhyNothingWasWritten()
{
    m_advisor.failure = Error{ErrorCode::Conflict,
                              Text::of("%1 has been changed meanwhile.", u"/home/x/.npmrc"_s),
                              Text::of("Look at the setting again."), false};
    open();
    QTRY_VERIFY(table()->isVisible());
    showButton()->click();
    auto *write = part<QPushButton>(*setting(), "writeSetting");
    QTRY_VERIFY(write->isEnabled());
    write->click();
    auto *outcome = part<InlineMessage>(*setting(), "outcome");
    QTRY_VERIFY(outcome->isVisible());
    QVERIFY(outcome->text().contains(u"changed meanwhile"_s));
    QCOMPARE(write->text(), u"Write it"_s);
}

void TestClientsPanel::whatFilesSayIsPlainText()
{
    m_advisor.rows[1].from = Text::name(u"<b>x</b><img src='http://127.0.0.1/'>"_s);
    m_advisor.shown.difference = u"+<b>\u202e\u001b[2J\n"_s;
    open();
    QTRY_VERIFY(table()->isVisible());
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"<img"_s) || label->textFormat() == Qt::PlainText);
    showButton()->click();
    auto *difference = part<QPlainTextEdit>(*setting(), "difference");
    QTRY_VERIFY(!difference->toPlainText().isEmpty());
    QVERIFY(!difference->toPlainText().contains(u'\u202e'));
    QVERIFY(!difference->toPlainText().contains(u'\u001b'));
}

void TestClientsPanel::scrollsOnASmallScreen()
{
    for (int i = 0; i < 12; ++i)
        m_advisor.rows.append(row(u"client-%1"_s.arg(i), ClientOutlook::Verdict::Stranger));
    open();
    QTRY_VERIFY(table()->isVisible());
    m_dialog->resize(m_dialog->width(), 560);
    QVERIFY(m_dialog->height() <= 560);
    const auto *area = m_dialog->findChild<QScrollArea *>();
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QVERIFY(part<QPushButton>(*m_dialog, "confirm")->visibleRegion().boundingRect().height() > 20);
    drawPictures(m_theme, *m_dialog, u"delete-clients-small"_s);
}

void TestClientsPanel::nothingIsElided()
{
    m_advisor.rows[1].closedBy = Text::of(
        "the other remotes switched off in %1; that this one is first helps only as long as it has "
        "the recipe",
        u"~/.conan2/remotes.json"_s);
    open();
    QTRY_VERIFY(table()->isVisible());
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        for (const int column : {0, 1, 2, 4}) {
            const QString text = table()->model()->index(row, column).data().toString();
            const QRect needed = table()->fontMetrics().boundingRect(
                0, 0, table()->columnWidth(column) - 2 * metrics::CellPadding, 10'000,
                Qt::TextWordWrap, text);
            QVERIFY2(needed.height() <= table()->rowHeight(row), qPrintable(text));
        }
    }
}

/// However many they are; what is the same of all of them is said once, and the rest is not passed
/// over.
void TestClientsPanel::V1_allThatIsSelectedIsLookedAt()
{
    QList<DeletedName> names;
    for (int i = 0; i < 9; ++i)
        names.append({u"npm"_s, u"p%1"_s.arg(i), u"acme/web"_s, "http://127.0.0.1:1", {}});
    ClientsPanel panel;
    panel.setAdvisor(&m_advisor);
    panel.ask(names, 4);
    QTRY_COMPARE(panel.table()->model()->rowCount(), 5);
    QCOMPARE(m_advisor.asked.last().size(), 9);
    const auto cell = [&panel](int row, int column) {
        return panel.table()->model()->index(row, column).data().toString();
    };
    QVERIFY2(cell(0, 0).startsWith(u"npm, for 9 "_s), qPrintable(cell(0, 0)));
    QVERIFY2(cell(3, 0).startsWith(u"4 more package"_s), qPrintable(cell(3, 0)));
    QCOMPARE(cell(3, 1), u"not known: not looked at"_s);
    const Result<QList<ClientAnswer>> answers = panel.answers();
    QVERIFY(answers);
    QCOMPARE(answers->size(), 9 * 3 + 2); // a plan stands on each of them
    panel.ask(names.first(2));
    QTRY_COMPARE(panel.table()->model()->rowCount(), 4);
    QCOMPARE(cell(0, 0), u"npm, for p0, p1"_s);
}

void TestClientsPanel::V6_fitsEveryScreen_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("1920x1080") << u"large"_s;
    QTest::newRow("1024x600") << u"laptop"_s;
    QTest::newRow("1024x600 at 150 %") << u"at 150 %"_s;
    QTest::newRow("1024x600 at 200 %") << u"at 200 %"_s;
}

/// N2, too: the buttons are on the screen, and everything else can be scrolled to by the keyboard.
void TestClientsPanel::V6_fitsEveryScreen()
{
    QFETCH(QString, name);
    QScreen *wanted = nullptr;
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen->name() == name)
            wanted = screen;
    }
    QVERIFY(wanted);
    m_parent = std::make_unique<QWidget>();
    m_parent->setScreen(wanted);
    m_parent->setGeometry(wanted->availableGeometry());
    m_parent->show();
    m_source->removalEvidence.risk = Risk::High;
    m_source->removalEvidence.headline = Text::of("High risk of dependency confusion.");
    m_source->removalEvidence.explanation = Text::of("A sentence that explains it at length, as "
                                                     "they do, and goes on for several lines.");
    m_source->removalEvidence.lines = {
        {Text::of("Forwarding of npm requests"), Text::of("On for group acme, not locked"),
         Text::of("risk"), Tone::Bad},
        {Text::of("Closed in clients where"),
         Text::of("a.very.long.name.of.a.setting.in.a.file.whose.path.has.no.place.to.break"),
         Text::of("not known"), Tone::Unknown}};
    m_source->removalEvidence.reserveOffered = true;
    m_source->removalEvidence.reserveByDefault = true;
    m_source->removalEvidence.stopForwardingOffered = true;
    open(m_parent.get());
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    part<QCheckBox>(*m_dialog, "stopForwarding")->click();
    QTRY_VERIFY(table()->isVisible());
    QCoreApplication::processEvents(); // as it is laid out
    QVERIFY(m_dialog->width() <= wanted->availableGeometry().width());
    QVERIFY(m_dialog->height() <= wanted->availableGeometry().height());
    for (const char *which : {"cancel", "copyReport", "confirm"}) {
        const auto *button = part<QPushButton>(*m_dialog, which);
        QVERIFY(button->isVisible());
        QVERIFY2(m_dialog->rect().contains(
                     QRect(button->mapTo(m_dialog.get(), QPoint()), button->size())),
                 which);
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), which);
    }
    drawPictures(m_theme, *m_dialog, u"delete-screen-%1"_s.arg(wanted->size().width()));
    const auto *area = m_dialog->findChild<QScrollArea *>();
    QCOMPARE(area->verticalScrollBar()->maximum() == 0, name == u"large"_s);
    const QWidget *viewport = area->viewport();
    for (const char *which : {"reserve", "stopForwarding", "toTrash", "forGood"}) {
        const auto *choice = part<QAbstractButton>(*m_dialog, which);
        QVERIFY2(choice->mapTo(viewport, QPoint(choice->width(), 0)).x() <= viewport->width(),
                 which);
        QVERIFY2(choice->width() >= choice->sizeHint().width(), which);
    }
    for (QTableView *one : m_dialog->findChildren<QTableView *>()) {
        if (!one->isVisible())
            continue; // one version needs no list
        QString read;
        for (int row = 0; row < one->model()->rowCount(); ++row) {
            one->setFocus();
            one->setCurrentIndex({});
            one->setCurrentIndex(one->model()->index(row, 0));
            for (int column = 0; column < one->model()->columnCount(); ++column) {
                const QModelIndex cell = one->model()->index(row, column);
                if (one->isColumnHidden(column))
                    continue;
                read += cell.data().toString();
                const QRect place = one->visualRect(cell);
                QVERIFY(one->viewport()->rect().contains(place));
                QVERIFY(place.height()
                        >= one->itemDelegate()->sizeHint(optionOf(*one, cell), cell).height());
                QVERIFY(
                    !cell.data(BadgeRole).isValid()
                    || place.width()
                           >= one->itemDelegate()->sizeHint(optionOf(*one, cell), cell).width());
                const QPoint corner = one->viewport()->mapTo(viewport, place.topLeft());
                QVERIFY2(viewport->rect().contains(corner),
                         qPrintable(u"%1 at %2, %3 in %4"_s.arg(cell.data().toString())
                                        .arg(corner.x())
                                        .arg(corner.y())
                                        .arg(viewport->height())));
            }
        }
        if (one == table())
            QVERIFY(read.contains(u"other.example"_s) && read.contains(u"@acme:registry in"_s));
    }
}

void TestClientsPanel::theReportHasTheTable()
{
    open();
    QTRY_VERIFY(table()->isVisible());
    const QString report = m_dialog->report();
    QVERIFY(report.contains(u"After this deletion"_s));
    QVERIFY(report.contains(u"pnpm: whatever is published there, from other.example"_s));
    QVERIFY(report.contains(u"Other computers"_s));
}

/// With screens of several sizes.
int main(int argc, char **argv)
{
    QTemporaryFile screens;
    if (!screens.open())
        return 1;
    screens.write(R"({"screens": [
        {"name": "large", "x": 0, "y": 0, "width": 1920, "height": 1080},
        {"name": "laptop", "x": 2000, "y": 0, "width": 1024, "height": 600},
        {"name": "at 150 %", "x": 4000, "y": 0, "width": 682, "height": 400},
        {"name": "at 200 %", "x": 6000, "y": 0, "width": 512, "height": 300}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication application(argc, argv);
    TestClientsPanel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clientspanel.moc"
