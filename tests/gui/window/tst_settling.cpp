// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"

#include "support/exposedrow.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/columnshares.h"
#include "ui/widgets/page.h"
#include "ui/widgets/tables.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

constexpr int MostRows = 40;
/// Of one part, for one new size of the window: what a user sees is right after the first.
constexpr int MostPasses = 12;

/// Counts how often each part of a window is laid out, and ends the test where that has no end: no
/// event loop would ever come back from it.
class Passes final : public QObject
{
public:
    Passes() { qApp->installEventFilter(this); }
    void restart() { m_times.clear(); }
    int most() const
    {
        int most = 0;
        for (const int times : m_times)
            most = std::max(most, times);
        return most;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize && ++m_times[watched] > 500)
            qFatal("%s is laid out for ever", watched->metaObject()->className());
        return QObject::eventFilter(watched, event);
    }

private:
    QHash<QObject *, int> m_times;
};

} // namespace

/// A scroll bar that comes and goes may not keep the window at work: whatever its size, each table
/// is as it will be after a few passes.
class TestSettling : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void N2_columnsSettleAtAnySize_data();
    void N2_columnsSettleAtAnySize();
    void N2_pagesSettleAtAnySize_data();
    void N2_pagesSettleAtAnySize();
    void N2_detailsSettleAtAnySize();
    void N2_columnsDoNotDependOnAScrollBar();

private:
    static void fill(LateWindow &late, int rows);
    /// Around each height at which a scroll bar comes or goes.
    void resizeAround(QWidget &window, const QTableView *table);

    std::unique_ptr<Theme> m_theme;
};

void TestSettling::initTestCase()
{
    m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
}

void TestSettling::N2_columnsSettleAtAnySize_data()
{
    QTest::addColumn<bool>("shares");
    QTest::newRow("shares of the width") << true;
    QTest::newRow("columns that give way") << false;
}

void TestSettling::N2_columnsSettleAtAnySize()
{
    QFETCH(bool, shares);
    QStandardItemModel model(0, 6);
    model.setHorizontalHeaderLabels(
        {u"What"_s, u"Kind"_s, u"Copies"_s, u"Size"_s, u"Saved"_s, u"A longer heading"_s});
    QTableView table;
    setUpTable(&table, u"Rows"_s);
    table.setModel(&model);
    if (shares) {
        new ColumnShares(&table, {250, 170, 80, 90, 90, 400});
    } else {
        table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
        new ColumnFit(&table, 0, 160, {5, 4, 3});
    }
    table.show();
    Passes passes;
    for (int rows = 0; rows <= MostRows; ++rows) {
        model.setRowCount(rows);
        const int all = metrics::HeaderHeight + rows * metrics::RowHeight;
        for (const int width : {300, 420, 540, 560, 700, 1080, 1092}) {
            for (int height = all - 16; height <= all + 16; height += 2) {
                passes.restart();
                table.resize(width, height);
                QCoreApplication::processEvents();
                QVERIFY2(passes.most() <= MostPasses,
                         qPrintable(u"%1 rows, %2 x %3"_s.arg(rows).arg(width).arg(height)));
            }
        }
    }
}

void TestSettling::fill(LateWindow &late, int rows)
{
    FakeSource &source = late.here;
    source.trashRows.clear();
    source.duplicateGroups.clear();
    source.activityRows.clear();
    source.tokenList.clear();
    source.exposureRows.clear();
    for (int i = 0; i < rows; ++i) {
        const QString name = u"package-%1"_s.arg(i, 2, 10, QChar(u'0'));
        const PackageKey key{u"acme/web"_s, u"generic"_s, name};
        TrashRow gone;
        gone.versionId = i + 1;
        gone.scopePath = key.scopePath;
        gone.coordinates = {key.type, name, u"1.0"_s};
        source.trashRows << gone;
        DuplicateGroup group{DuplicateKind::FileName, name, 2000, 2000, 2, {}};
        for (int place = 0; place < rows; ++place)
            group.places << DuplicatePlace{key.scopePath,    gone.coordinates, name,
                                           late.clock.now(), place + 1,        1};
        source.duplicateGroups << group;
        source.activityRows.append(
            {i + 1, late.clock.now(), u"anna"_s, u"publish"_s, key.scopePath, {}});
        Token token;
        token.id = i + 1;
        token.name = name;
        source.tokenList << token;
        source.exposureRows << exposed(name, u"Exposed."_s, Tone::Bad, Forwarding::Off, false);
    }
}

void TestSettling::N2_pagesSettleAtAnySize_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"duplicates", "trash", "tokens", "activity", "exposure"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestSettling::N2_pagesSettleAtAnySize()
{
    QFETCH(QString, id);
    LateWindow late;
    QVERIFY(late.open());
    QVERIFY(late.window->showPage(id));
    Page *page = nullptr;
    for (Page *one : late.window->findChildren<Page *>())
        page = one->isVisible() ? one : page;
    QVERIFY(page);
    for (int rows = 0; rows <= MostRows; ++rows) {
        fill(late, rows);
        page->refresh();
        QCoreApplication::processEvents();
        for (const QTableView *table : page->findChildren<QTableView *>()) {
            if (table->isVisible())
                resizeAround(*late.window, table);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestSettling::resizeAround(QWidget &window, const QTableView *table)
{
    Passes passes;
    const int all = metrics::HeaderHeight + table->model()->rowCount() * metrics::RowHeight;
    for (int more = -13; more <= 13; more += 3) {
        const int wanted = window.height() + all + more - table->height();
        passes.restart();
        window.resize(1270, std::max(480, std::min(wanted, 1600)));
        QCoreApplication::processEvents();
        QVERIFY2(passes.most() <= MostPasses,
                 qPrintable(u"%1 rows, %2 x %3: %4"_s.arg(table->model()->rowCount())
                                .arg(window.width())
                                .arg(window.height())
                                .arg(passes.most())));
    }
}

void TestSettling::N2_detailsSettleAtAnySize()
{
    LateWindow late;
    QVERIFY(late.open());
    auto *details = late.window->findChild<DetailsPane *>();
    PackageDetails &alpha = late.here.detailsOf(LateWindow::key(u"alpha"_s));
    const VersionRow first = alpha.versions.first();
    QVERIFY(late.choose(u"alpha"_s));
    for (int rows = 2; rows <= MostRows; ++rows) {
        fill(late, rows);
        alpha.versions.clear();
        QList<StoredFile> files;
        for (int i = 0; i < rows; ++i) {
            VersionRow version = first;
            version.id = 100 + i;
            version.version = u"%1.0.0"_s.arg(rows - i);
            alpha.versions << version;
            StoredFile file;
            file.id = i + 1;
            file.name = u"file-%1.bin"_s.arg(i);
            files << file;
        }
        late.here.setFiles(u"alpha"_s, files);
        details->refresh();
        QTRY_COMPARE(details->files().size(), rows);
        for (const int tab : {DetailsPane::Files, DetailsPane::Versions, DetailsPane::Activity}) {
            details->tabs()->setCurrentIndex(tab);
            QCoreApplication::processEvents();
            for (const QTableView *table : details->tabs()->findChildren<QTableView *>()) {
                if (table->isVisible())
                    resizeAround(*late.window, table);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        if (late.table()->isVisible())
            resizeAround(*late.window, late.table());
    }
}

/// Columns that jump when the last row that fits is read are as bad as ones that never settle.
void TestSettling::N2_columnsDoNotDependOnAScrollBar()
{
    LateWindow late;
    QVERIFY(late.open());
    QVERIFY(late.window->showPage(u"trash"_s));
    Page *page = nullptr;
    for (Page *one : late.window->findChildren<Page *>())
        page = one->isVisible() ? one : page;
    auto *table = page->findChild<QTableView *>();
    const auto widths = [table] {
        QList<int> all;
        for (int column = 0; column < table->model()->columnCount() - 1; ++column)
            all << table->columnWidth(column);
        return all;
    };
    late.window->resize(1270, 555);
    fill(late, 3);
    page->refresh();
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() == 3);
    QTRY_VERIFY(!table->verticalScrollBar()->isVisible());
    const QList<int> few = widths();
    fill(late, MostRows);
    page->refresh();
    QTRY_VERIFY(table->verticalScrollBar()->isVisible());
    QCOMPARE(widths(), few);
    QVERIFY(!table->horizontalScrollBar()->isVisible());
}

QTEST_MAIN(TestSettling)
#include "tst_settling.moc"
