// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listpage.h"

#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/columnshares.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/refreshpace.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/verticalarea.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int LeastBelow = 150;
constexpr int StretchOfRows = 100;

QVBoxLayout *addBelow(QVBoxLayout *page, QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *below = new QVBoxLayout(body);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    page->addWidget(new VerticalArea(body, LeastBelow, QWIDGETSIZE_MAX, parent));
    return below;
}

} // namespace

ListPage::ListPage(const QString &title, const QString &note, const FormatInfoList *formats,
                   QWidget *parent)
    : Page(parent)
    , m_title(title)
    , m_pace(new RefreshPace([this] { refresh(); }, [this] { return isVisible(); }, this))
    , m_header(new QHBoxLayout)
    , m_table(new RowTableView(this))
    , m_empty(new EmptyState(this))
    , m_message(new InlineMessage(this))
    , m_barBox(new QWidget(this))
    , m_bar(new QHBoxLayout(m_barBox))
    , m_above(new QVBoxLayout)
{
    setPanelLook(this, "canvas"_L1);
    auto *heading = new QLabel(title, this);
    setLook(heading, "title"_L1);
    auto *sentence = new QLabel(note, this);
    setLook(sentence, "muted"_L1);
    sentence->setWordWrap(true);
    m_header->setContentsMargins(metrics::PanelMargin, 12, metrics::PanelMargin, 12);
    m_header->setSpacing(14);
    m_header->addWidget(heading);
    m_header->addWidget(sentence, 1);
    setUpTable(m_table, title);
    m_table->setMinimumHeight(metrics::HeaderHeight + 3 * metrics::RowHeight);
    m_table->setItemDelegate(new BadgeDelegate(formats, m_table));
    addCopyRows(m_table);
    auto *messageBox = new QVBoxLayout;
    messageBox->setContentsMargins(metrics::PanelMargin, metrics::Gap, metrics::PanelMargin, 0);
    messageBox->addWidget(m_message);
    m_bar->setContentsMargins(metrics::PanelMargin, 10, metrics::PanelMargin, 12);
    m_bar->setSpacing(metrics::Gap);
    m_bar->addStretch();
    m_barBox->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_header);
    layout->addLayout(m_above);
    layout->addWidget(m_table, StretchOfRows);
    layout->addWidget(m_empty, StretchOfRows);
    // Below the rows and above what acts on them: neither moves under the mouse, the table gets
    // lower.
    layout->addLayout(messageBox);
    m_below = addBelow(layout, this);
    layout->addWidget(m_barBox);
    connect(m_message, &InlineMessage::actionChosen, this, [this] { refresh(); });
    m_empty->hide();
}

void ListPage::setModel(QAbstractItemModel *model, const QList<int> &widths,
                        const QList<int> &givingWay)
{
    m_table->setModel(model);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    m_shares = new ColumnShares(m_table, widths, givingWay);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { showChoice(); });
}

/// The rows take no more than they need.
void ListPage::giveRestToBelow()
{
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    auto *page = static_cast<QVBoxLayout *>(layout());
    page->setStretch(page->indexOf(m_empty) + 2, 1);
}

void ListPage::makeSortable()
{
    m_sortable = true;
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { m_table->model()->sort(column, order); });
}

QStringList ListPage::sortColumns() const
{
    QStringList columns;
    for (int column = 0; m_sortable && column < m_table->model()->columnCount(); ++column)
        columns.append(
            m_table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return columns;
}

void ListPage::sortBy(int column, Qt::SortOrder order)
{
    m_table->horizontalHeader()->setSortIndicator(column, order);
}

int ListPage::sortedBy() const
{
    return m_sortable ? m_table->horizontalHeader()->sortIndicatorSection() : -1;
}

Qt::SortOrder ListPage::sortOrder() const
{
    return m_table->horizontalHeader()->sortIndicatorOrder();
}

QPushButton *ListPage::addRowButton(const QString &text, const QString &objectName,
                                    QLatin1StringView look)
{
    auto *button = new QPushButton(text, m_barBox);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    button->setEnabled(false);
    m_bar->insertWidget(m_bar->count() - 1, button);
    connect(button, &QPushButton::clicked, this, &ListPage::forgetFailure);
    return button;
}

QPushButton *ListPage::addHeaderButton(const QString &text, const QString &objectName,
                                       QLatin1StringView look)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    m_header->addWidget(button);
    connect(button, &QPushButton::clicked, this, &ListPage::forgetFailure);
    return button;
}

void ListPage::follow(PackageSource *source, Kinds kinds)
{
    connect(source, &PackageSource::changed, m_pace, [this, kinds](const Change &change) {
        if (change.has(kinds))
            m_pace->outdated();
    });
}

void ListPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_pace->seen();
}

void ListPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (m_said != Said::Nothing)
        m_message->hide();
    m_said = Said::Nothing;
}

/// As RowTableModel does it.
QString ListPage::filterTip() const
{
    QStringList columns;
    for (int column = 0; column < m_table->model()->columnCount(); ++column) {
        const QVariant title = m_table->model()->headerData(column, Qt::Horizontal,
                                                            Qt::DisplayRole);
        if (!title.toString().isEmpty())
            columns.append(title.toString());
    }
    return tr("Words: all of them, in any of the columns.\n%1").arg(columns.join(u", "_s));
}

void ListPage::setFilter(const QString &text)
{
    m_filter = text;
    filterRows(text);
    if (!m_hasRows)
        return;
    showMatches();
    Announcement::say(this, readable(Text::counted("%n row(s)", m_table->model()->rowCount())));
}

void ListPage::focusRows()
{
    // What is hidden would take the focus when it is seen again, under somebody's fingers.
    if (m_table->isHidden()) {
        if (!m_empty->button()->isHidden())
            m_empty->button()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0)
        chooseRow(m_table, 0);
}

void ListPage::showRows()
{
    m_hasRows = true;
    m_pace->answered();
    showMessage();
    showMatches();
}

/// Never an empty table: what stands in its place says why. The keyboard stays where the rows are,
/// or were.
void ListPage::showMatches()
{
    const bool any = m_table->model()->rowCount() > 0;
    const QWidget *focus = QApplication::focusWidget();
    const bool here = focus
                      && (focus == m_table || focus == m_empty || m_empty->isAncestorOf(focus));
    if (!any)
        m_empty->setTexts(tr("Nothing here matches the filter"),
                          tr("Other rows are hidden by it."));
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_barBox->setVisible(any && m_bar->count() > 1);
    if (here)
        (any ? static_cast<QWidget *>(m_table) : m_empty)->setFocus(Qt::OtherFocusReason);
    showChoice();
}

void ListPage::showEmpty(const QString &title, const QString &explanation, const QString &action)
{
    m_hasRows = false;
    m_pace->answered();
    showMessage();
    const bool here = m_table->hasFocus();
    m_table->hide();
    m_barBox->hide();
    m_empty->setTexts(title, explanation, action);
    m_empty->show();
    if (here)
        m_empty->setFocus(Qt::OtherFocusReason);
    showChoice();
}

void ListPage::showMessage()
{
    if (const auto failure = std::exchange(m_failure, {})) {
        m_said = Said::Failed;
        m_message->show(Tone::Bad, readable(failure->what), readable(failure->remedy));
        Announcement::say(this, m_message->text());
    } else if (m_said == Said::Nothing) {
        m_message->hide();
    }
}

/// Neither what was done nor what failed before it is how things stand.
void ListPage::tookBack()
{
    if (m_said == Said::Nothing)
        return;
    m_said = Said::Nothing;
    m_message->hide();
}

void ListPage::say(const QString &done)
{
    m_failure.reset();
    m_said = Said::Done;
    m_message->show(Tone::Good, done, {});
    Announcement::say(this, done);
}

/// Something else is done now.
void ListPage::forgetFailure()
{
    m_failure.reset();
    if (m_said != Said::Failed)
        return;
    m_said = Said::Nothing;
    m_message->hide();
}

void ListPage::showLoading()
{
    m_pace->asked();
    if (m_hasRows)
        return;
    m_table->hide();
    m_barBox->hide();
    m_empty->setTexts(tr("Reading…"), {});
    m_empty->show();
}

void ListPage::showError(const Error &error)
{
    m_pace->answered();
    if (!m_hasRows)
        showEmpty(tr("This list could not be read"), {});
    m_said = Said::Nothing;
    m_message->show(Tone::Bad, readable(error.what), readable(error.remedy), tr("Try again"));
    Announcement::say(this, m_message->text());
}

QList<int> ListPage::chosenRows() const
{
    QList<int> rows;
    if (m_table->selectionModel()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace packhouse
