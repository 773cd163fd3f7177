// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/activitytab.h"

#include "items/activitymodel.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace packhouse {

namespace {

constexpr int LatestEntries = 500; // of the whole registry; older ones are on the activity page

} // namespace

ActivityTab::ActivityTab(const DetailsContext &context, QWidget *parent)
    : QWidget(parent)
    , m_model(new ActivityModel(context.clock, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
{
    setUpTable(m_table, tr("Activity"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    m_table->setColumnHidden(ActivityModel::Subject, true);
    m_table->horizontalHeader()->setSectionResizeMode(ActivityModel::Action, QHeaderView::Stretch);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void ActivityTab::show(const ShownVersion &shown)
{
    const quint64 generation = ++m_generation;
    Administration *administration = shown.source ? shown.source->administration() : nullptr;
    if (!administration) {
        m_empty->setTexts(tr("No activity to show"),
                          shown.source ? readable(shown.source->abilities().administer)
                                       : QString());
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    const QString name = shown.details.row.key.name;
    whenReady(administration->activity(0, LatestEntries), this,
              [this, generation, name](const Result<QList<ActivityRow>> &rows) {
                  if (generation == m_generation)
                      take(name, rows);
              });
}

void ActivityTab::take(const QString &name, const Result<QList<ActivityRow>> &rows)
{
    if (!rows) {
        m_empty->setTexts(readable(rows.error().what), readable(rows.error().remedy));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    QList<ActivityRow> ours;
    for (const ActivityRow &row : *rows) {
        if (row.subject.contains(name))
            ours.append(row);
    }
    m_model->setRows(ours);
    m_empty->setTexts(tr("Nothing happened lately"),
                      tr("The registry's latest entries do not name this package."));
    m_stack->setCurrentWidget(ours.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
}

} // namespace packhouse
