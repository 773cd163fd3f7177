// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/versionstab.h"

#include "items/versionlistmodel.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace packhouse {

VersionsTab::VersionsTab(const DetailsContext &context, QWidget *parent)
    : QWidget(parent)
    , m_model(new VersionListModel(context.clock, this))
    , m_table(new QTableView(this))
{
    setUpTable(m_table, tr("Versions"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(VersionListModel::Version,
                                                      QHeaderView::Stretch);
    const int widths[VersionListModel::ColumnCount]{100, 92, 70, 54, 80, 116};
    for (int column = 0; column < VersionListModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->setColumnHidden(VersionListModel::Files, true);
    m_table->setColumnHidden(VersionListModel::Downloads, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const VersionRow *row = m_model->version(current))
                    emit chosen(row->version);
            });
}

void VersionsTab::show(const ShownVersion &shown)
{
    QList<qint64> ids;
    for (const VersionRow &row : shown.details.versions)
        ids.append(row.id);
    const QSignalBlocker quiet(m_table->selectionModel());
    // The same list stays as it is, so that walking through it with the keyboard is not disturbed.
    if (ids != m_shownIds || ids.isEmpty())
        m_model->setVersions(shown.details.versions);
    m_shownIds = ids;
    const QModelIndex index = m_model->find(shown.version.version);
    if (index.isValid() && m_table->currentIndex().row() != index.row())
        chooseRow(m_table, index.row());
    m_table->viewport()->update();
}

} // namespace packhouse
