// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/versionstab.h"

#include "items/versionlistmodel.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace packhouse {

VersionsTab::VersionsTab(const DetailsContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new VersionListModel(context.clock, this))
    , m_table(new RowTableView(this))
{
    setUpTable(m_table, tr("Versions"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    // What is worth least gives way first; the version does last.
    m_columns = new ColumnFit(
        m_table, VersionListModel::Version, 0,
        {VersionListModel::Size, VersionListModel::Published, VersionListModel::State});
    m_columns->setWidths({100, 88, 76, 54, 80, 104});
    m_columns->setUnwanted({VersionListModel::Files, VersionListModel::Downloads});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const VersionRow *row = m_model->version(current))
                    emit chosen(row->version);
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VersionsTab::choiceChanged);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        emit contextMenuWanted(m_table->viewport()->mapToGlobal(at));
    });
}

/// A table that is not seen does not scroll to what becomes its current row.
void VersionsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_table->scrollTo(m_table->currentIndex());
}

/// As wide as what is told of the versions, as far as the version's own name has room.
void VersionsTab::fitState()
{
    constexpr int Least = 88;
    constexpr int Most = 190;
    int width = Least;
    constexpr qsizetype MostMeasured = 100; // thousands of versions may have a tag each
    QSet<QString> known;
    for (int row = 0; row < m_model->rowCount() && known.size() < MostMeasured; ++row) {
        const QModelIndex cell = m_model->index(row, VersionListModel::State);
        if (const QString text = cell.data().toString(); !known.contains(text)) {
            known.insert(text);
            width = std::max(width, m_table->sizeHintForIndex(cell).width());
        }
    }
    m_table->setColumnWidth(VersionListModel::State, std::min(width, Most));
}

QStringList VersionsTab::chosenVersions() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList versions;
    for (const QModelIndex &row : std::as_const(rows))
        versions.append(m_model->version(row)->version);
    return versions;
}

/// No version is cut below what tells it from the others.
void VersionsTab::fitVersions()
{
    const auto widthOf = [this](const QString &text) {
        return QFontMetrics(Theme::fixedFont()).horizontalAdvance(text) + 2 * metrics::CellPadding
               + 2;
    };
    const QString longest = m_model->longestVersion();
    const QString telling = longest.first(std::min(longest.size(), m_model->tellingLength()));
    const int heading = m_table->horizontalHeader()->sectionSizeHint(VersionListModel::Version);
    const int least = widthOf(telling == longest ? longest : telling + QChar(0x2026));
    m_columns->setNeed(std::max(heading, widthOf(longest)), std::max(heading, least));
}

/// Of another list what was chosen stays chosen, where it is still there.
void VersionsTab::keepChoice(const QList<VersionRow> &versions, const FormatInfo &format)
{
    QSet<qint64> ids;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        ids.insert(m_model->version(row)->id);
    const QString current = m_model->version(m_table->currentIndex())
                                ? m_model->version(m_table->currentIndex())->version
                                : QString();
    m_model->setVersions(versions, &format);
    fitVersions();
    QItemSelectionModel *selection = m_table->selectionModel();
    for (int row = 0; row < versions.size(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (ids.contains(versions.at(row).id))
            selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (!current.isEmpty() && versions.at(row).version == current)
            selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
}

void VersionsTab::show(const ShownVersion &shown)
{
    QList<qint64> ids;
    for (const VersionRow &row : shown.details.versions)
        ids.append(row.id);
    const QSignalBlocker quiet(m_table->selectionModel());
    // Of the same list all rows stay, so that walking through it with the keyboard is not
    // disturbed.
    if (ids != m_shownIds || ids.isEmpty())
        keepChoice(shown.details.versions, m_context.formats.find(shown.key().type));
    else
        m_model->setVersions(shown.details.versions, &m_context.formats.find(shown.key().type));
    m_shownIds = ids;
    fitState();
    const QModelIndex index = m_model->find(shown.version.version);
    if (index.isValid()
        && (m_table->currentIndex().row() != index.row()
            || !m_table->selectionModel()->hasSelection()))
        chooseRow(m_table, index.row());
    m_table->viewport()->update();
}

} // namespace packhouse
