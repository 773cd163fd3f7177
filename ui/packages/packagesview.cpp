// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/packagesview.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/waiting.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int PrefetchRows = 96; // a few screens before the end

} // namespace

PackagesView::PackagesView(const FormatInfoList &formats, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_model(new PackageTableModel(formats, clock, this))
    , m_chips(new ChipBar(this))
    , m_waiting(new Waiting(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new RowTableView(this))
    , m_empty(new EmptyState(this))
    , m_message(new InlineMessage(this))
    , m_howMany(new InlineMessage(this))
{
    setPanelLook(this, "canvas"_L1);
    m_message->setObjectName("packagesMessage"_L1);
    buildTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *messageBox = new QVBoxLayout;
    messageBox->setContentsMargins(12, metrics::Gap, 12, 0);
    messageBox->addWidget(m_message);
    m_howMany->setObjectName("howMany"_L1);
    messageBox->addWidget(m_howMany);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_chips);
    layout->addWidget(m_stack, 1);
    layout->addLayout(messageBox); // below the rows, which stay where they are under the mouse

    connect(m_chips, &ChipBar::chosen, this, [this](const QString &id) {
        m_model->setType(id);
        emit typeChosen(id);
    });
    connect(m_model, &PackageTableModel::countsChanged, this, &PackagesView::showCounts);
    connect(m_model, &PackageTableModel::countsUnknown, this, [this] { showCounts(std::nullopt); });
    connect(m_model, &PackageTableModel::stateChanged, this, &PackagesView::showState);
    connect(m_model, &PackageTableModel::asking, m_waiting, qOverload<>(&QTimer::start));
    connect(m_model, &PackageTableModel::fetched, this, &PackagesView::showMessage);
    connect(m_model, &PackageTableModel::cleared, this, &PackagesView::selectionChanged);
    connect(m_waiting, &QTimer::timeout, this, [this] {
        if (const PackageSource *source = m_model->source(); source && m_model->isAsking())
            m_message->show(Tone::Neutral, {},
                            source->isEmbedded() ? tr("Reading…")
                                                 : tr("Asking %1…").arg(source->title()));
    });
    connect(m_model, &PackageTableModel::replaced, this, &PackagesView::keepChoice);
    connect(m_model, &PackageTableModel::fetched, this, &PackagesView::prefetch,
            Qt::QueuedConnection);
    // Rows that come while everything is chosen are chosen, too.
    for (const auto come : {&PackageTableModel::fetched, &PackageTableModel::stateChanged}) {
        connect(m_model, come, this, [this] {
            chooseEverything(m_everything);
            showHowMany();
        });
    }
    connect(m_howMany, &InlineMessage::actionChosen, this, [this] {
        chooseEverything(!m_everything);
        m_table->setFocus(Qt::OtherFocusReason); // the button says another thing now
    });
    connect(m_message, &InlineMessage::actionChosen, m_model, &PackageTableModel::refresh);
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (!m_model->query().text.isEmpty() || !m_model->query().type.isEmpty())
            emit filterClearWanted();
        else if (m_hasProjects)
            emit publishWanted();
        else
            emit projectWanted();
    });
}

void PackagesView::buildTable()
{
    setUpTable(m_table, tr("Packages"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BadgeDelegate(&m_formats, m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    // The versions, the size and what is there twice can be read elsewhere; what a name is exposed
    // to, cannot.
    constexpr int LeastName = 160;
    constexpr int WholeName = 188;
    m_columns = new ColumnFit(m_table, PackageTableModel::Package, LeastName,
                              {PackageTableModel::Duplicates, PackageTableModel::Size,
                               PackageTableModel::Versions, PackageTableModel::Published,
                               PackageTableModel::Latest});
    m_columns->setNeed(WholeName, LeastName);
    resetColumns();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PackagesView::headerClicked);
    const auto follow = [this] {
        if (const PackageRow *row = currentRow())
            m_chosen = row->key;
        choiceChanged();
        emit selectionChanged();
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, follow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
    connect(m_table, &QAbstractItemView::activated, this, &PackagesView::opened);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        emit contextMenuWanted(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &PackagesView::prefetch);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &PackagesView::prefetch);
}

void PackagesView::resetColumns()
{
    QList<int> widths{200, 84, 80, 72, 100, 116, 104};
    QHeaderView *header = m_table->horizontalHeader();
    header->ensurePolished();
    m_columns->setUnwanted({});
    QFont bold = header->font(); // as the style sheet has it
    bold.setBold(true);
    for (int column = 0; column < PackageTableModel::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        // A heading is longer in other languages; sectionSizeHint() has the sort arrow in each.
        constexpr int Margins = 32;
        constexpr int Arrow = 16;
        const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                    .toString();
        const int needed = QFontMetrics(bold).horizontalAdvance(heading) + Margins
                           + (column == PackageTableModel::Published ? Arrow : 0);
        widths[column] = std::max(widths[column], needed);
    }
    m_columns->setWidths(widths);
    header->setMinimumSectionSize(60);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(PackageTableModel::Package, QHeaderView::Stretch);
    m_columns->fit();
    sortBy(PackageTableModel::Published, Qt::DescendingOrder);
}

void PackagesView::sortBy(int column, Qt::SortOrder order)
{
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(column, order);
    m_model->sort(column, order);
}

void PackagesView::headerClicked(int column, Qt::SortOrder order)
{
    if (PackageTableModel::canSortBy(column)) {
        m_model->sort(column, order);
        return;
    }
    showOrder();
}

void PackagesView::showOrder()
{
    const PackageQuery &query = m_model->query();
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(PackageTableModel::columnOf(query.sort),
                                                  query.descending ? Qt::DescendingOrder
                                                                   : Qt::AscendingOrder);
}

void PackagesView::show(PackageSource *source, const QString &scopePath)
{
    m_model->show(source, scopePath);
}

void PackagesView::setType(const FormatId &type)
{
    m_chips->setCurrent(type);
    m_model->setType(type);
}

void PackagesView::choose(const PackageKey &key)
{
    m_chosen = key;
    const QModelIndex row = m_model->find(key);
    if (row.isValid() && !m_model->isAsking())
        keepChoice();
}

void PackagesView::setHasProjects(bool any)
{
    if (std::exchange(m_hasProjects, any) != any)
        showState();
}

void PackagesView::showCounts(const std::optional<QList<TypeCount>> &told)
{
    const bool known = told.has_value();
    const QList<TypeCount> counts = told.value_or(QList<TypeCount>());
    qint64 all = 0;
    QHash<FormatId, qint64> byType;
    for (const TypeCount &count : counts) {
        all += count.packages;
        byType.insert(count.type, count.packages);
    }
    QList<TypeCount> sorted = counts;
    std::stable_sort(sorted.begin(), sorted.end(), [](const TypeCount &a, const TypeCount &b) {
        return a.packages > b.packages;
    });
    const FormatId chosenType = m_model->query().type;
    const auto entry = [known](const QString &id, const QString &text, qint64 count) {
        return known ? ChipBar::Entry{id, text, countText(count),
                                      readable(Text::counted("%1, %n package(s)", count, text))}
                     : ChipBar::Entry{id, text, {}};
    };
    QList<ChipBar::Entry> entries{entry({}, tr("All"), all)};
    for (const TypeCount &count : sorted)
        entries.append(entry(count.type, m_formats.find(count.type).label, count.packages));
    if (!chosenType.isEmpty() && !byType.contains(chosenType))
        entries.append(entry(chosenType, m_formats.find(chosenType).label, 0));
    m_chips->setEntries(entries);
    m_chips->setCurrent(chosenType);
}

void PackagesView::showState()
{
    const PackageTableModel::State state = m_model->state();
    showMessage();
    if (state == PackageTableModel::State::Failed)
        showOrder(); // that of the rows, which are as they were
    const bool empty = m_model->rowCount() == 0 && state == PackageTableModel::State::Ready;
    if (empty)
        showEmpty();
    if (state == PackageTableModel::State::Ready && !m_model->query().text.isEmpty())
        Announcement::say(this, empty ? m_empty->title()
                                      : readable(Text::counted("%n package(s)", m_model->total())));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    prefetch();
}

void PackagesView::showMessage()
{
    if (!m_model->isAsking())
        m_waiting->stop();
    const Error &error = m_model->error();
    if (error.what.isEmpty()) {
        m_message->hide();
        return;
    }
    const PackageQuery &wanted = m_model->query();
    const PackageQuery &answered = m_model->answered();
    const bool stale = m_model->isKnown()
                       && (wanted.text != answered.text || wanted.type != answered.type);
    QStringList sentences{readable(error.remedy)};
    if (stale)
        sentences.append(tr("The list is as it was before the filter was changed."));
    m_message->show(Tone::Bad, readable(error.what), sentences.join(QChar::Space).trimmed(),
                    tr("Try again"));
}

void PackagesView::showEmpty()
{
    const PackageQuery &query = m_model->query();
    if (!query.text.isEmpty() || !query.type.isEmpty()) {
        m_empty->setTexts(tr("Nothing matches"),
                          tr("No package here has that in its name, version or hash."),
                          tr("Clear the filter"));
        return;
    }
    PackageSource *source = m_model->source();
    const QString refusal = source ? readable(source->abilities().publish) : QString();
    if (!refusal.isEmpty()) {
        m_empty->setTexts(tr("No packages here"), refusal);
        return;
    }
    if (!m_hasProjects) {
        const bool may = source && source->administration();
        m_empty->setTexts(tr("Make a project first"),
                          may ? tr("Packages belong to a project, such as acme/web. Then drop "
                                   "package files on this window, or point a client here.")
                              : tr("Packages belong to a project, and there is none that you may "
                                   "see. Ask the owner of %1 for one.")
                                    .arg(source ? source->title() : QString()),
                          may ? tr("New project…") : QString());
        return;
    }
    m_empty->setTexts(tr("No packages yet"),
                      tr("Drop files on this window to publish them, or point a client here: the "
                         "Registry menu copies the address."),
                      tr("Publish…"));
}

QList<PackageRow> PackagesView::selectedRows() const
{
    QList<PackageRow> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const PackageRow *row = m_model->row(index))
            rows.append(*row);
    }
    return rows;
}

const PackageRow *PackagesView::currentRow() const
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const QModelIndex current = m_table->currentIndex();
    const auto inCurrentRow = [&](const QModelIndex &index) {
        return index.row() == current.row();
    };
    if (std::any_of(selected.begin(), selected.end(), inCurrentRow))
        return m_model->row(current);
    return selected.isEmpty() ? nullptr : m_model->row(selected.first());
}

/// After a reset: what was chosen stays chosen when it is among the first rows.
void PackagesView::keepChoice()
{
    chooseEverything(false); // another question
    const QModelIndex again = m_chosen ? m_model->find(*m_chosen) : QModelIndex();
    if (again.isValid()) {
        m_table->selectionModel()->setCurrentIndex(again, QItemSelectionModel::ClearAndSelect
                                                              | QItemSelectionModel::Rows);
    } else {
        m_table->scrollToTop();
        emit selectionChanged();
    }
}

/// Whoever takes a row out of everything means the rows that are left.
void PackagesView::choiceChanged()
{
    if (m_choosing)
        return;
    if (m_everything && m_table->selectionModel()->selectedRows().size() < m_model->rowCount())
        m_everything = false;
    showHowMany();
    const auto chosen = m_table->selectionModel()->selectedRows().size();
    const auto before = std::exchange(m_saidChosen, chosen);
    if (before != chosen && chosen > 1)
        Announcement::say(m_table, readable(Text::counted("%n package(s) selected", chosen)));
}

void PackagesView::chooseEverything(bool everything)
{
    const bool before = std::exchange(m_everything, everything && m_model->rowCount() > 0);
    if (m_everything) {
        const QScopedValueRollback choosing(m_choosing, true);
        m_table->selectAll();
    }
    if (m_everything == before)
        return;
    showHowMany();
    emit selectionChanged();
}

/// Says so where all rows are chosen and the list goes on.
void PackagesView::showHowMany()
{
    const int loaded = m_model->rowCount();
    const bool goesOn = m_model->state() == PackageTableModel::State::Ready
                        && (m_model->total() > loaded || m_model->totalIsCapped());
    const qint64 total = m_model->total();
    if (!goesOn || loaded < 2 || m_table->selectionModel()->selectedRows().size() < loaded) {
        m_howMany->hide();
        return;
    }
    const QString all = m_model->totalIsCapped() ? tr("more than %1").arg(countText(total))
                                                 : countText(total);
    if (m_everything) {
        m_howMany->show(Tone::Warning, tr("All %1 packages are selected.").arg(all),
                        tr("Those that are not loaded yet, too."),
                        tr("Select only the %1 loaded").arg(countText(loaded)));
        return;
    }
    const PackageSource *source = m_model->source();
    const QString refusal = source ? readable(source->abilities().removeAll) : QString();
    m_howMany->show(Tone::Neutral, tr("%1 loaded of %2 are selected.").arg(countText(loaded), all),
                    refusal, refusal.isEmpty() ? tr("Select all %1").arg(all) : QString());
}

void PackagesView::focusRows()
{
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        chooseRow(m_table, 0);
    // What is hidden would take the focus when it is seen again, under somebody's fingers.
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (m_empty->button()->isVisibleTo(this))
        m_empty->button()->setFocus(Qt::OtherFocusReason);
}

void PackagesView::prefetch()
{
    // Nothing is loaded ahead for a table that nobody sees.
    if (!m_table->isVisible())
        return;
    const int bottom = m_table->verticalScrollBar()->value() + m_table->viewport()->height();
    if (bottom / metrics::RowHeight + PrefetchRows >= m_model->rowCount())
        m_model->fetchMore({});
}

} // namespace packhouse
