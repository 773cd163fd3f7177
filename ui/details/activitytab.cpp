// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/activitytab.h"

#include "items/activitymodel.h"
#include "items/readable.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/waiting.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int LatestEntries = 500; // of the whole registry; older ones are on the activity page

/// An entry names a package by its project, or by a scope above it, where it names one.
bool isAbout(const QString &subject, const PackageKey &key)
{
    const QString what = key.type + u' ' + key.name;
    const QString text = u' ' + subject + u' ';
    const qsizetype at = text.indexOf(u' ' + what + u' ');
    const QString where = text.left(std::max<qsizetype>(at, 0)).trimmed();
    return at >= 0
           && (where.isEmpty() || where == key.scopePath || key.scopePath.startsWith(where + u'/'));
}

} // namespace

ActivityTab::ActivityTab(const DetailsContext &context, QWidget *parent)
    : QWidget(parent)
    , m_model(new ActivityModel(context.clock, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new RowTableView(this))
    , m_empty(new EmptyState(this))
    , m_waiting(new Waiting(this))
{
    setUpTable(m_table, tr("Activity"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ActivityModel::Action, QHeaderView::Stretch);
    constexpr int LeastAction = 88;
    auto *columns = new ColumnFit(m_table, ActivityModel::Action, LeastAction,
                                  {ActivityModel::Actor, ActivityModel::Outcome});
    columns->setWidths({100, 120, 110, 100, 92});
    columns->setUnwanted({ActivityModel::Subject});
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionChosen, this, &ActivityTab::ask);
    connect(m_waiting, &QTimer::timeout, this, [this] {
        if (m_model->rowCount() == 0)
            say(tr("Reading…"), {});
    });
}

void ActivityTab::show(const ShownVersion &shown)
{
    m_asked.drop();
    m_waiting->stop();
    const bool same = m_source && m_source == shown.source && m_key == shown.key();
    m_source = shown.source;
    m_key = shown.key();
    if (!same) {
        m_model->setRows({});
        say({}, {});
    }
    if (m_source)
        ask();
}

void ActivityTab::ask()
{
    Administration *administration = m_source ? m_source->administration() : nullptr;
    if (!administration) {
        say(tr("No activity to show"),
            m_source ? readable(m_source->abilities().administer) : QString());
        return;
    }
    m_waiting->start();
    m_asked.wait(administration->activity(0, LatestEntries), this,
                 [this](const Result<QList<ActivityRow>> &rows) { take(rows); });
}

void ActivityTab::say(const QString &title, const QString &text, const QString &action)
{
    m_empty->setTexts(title, text, action);
    m_stack->setCurrentWidget(m_empty);
}

void ActivityTab::take(const Result<QList<ActivityRow>> &rows)
{
    m_waiting->stop();
    if (!rows) {
        m_model->setRows({});
        say(readable(rows.error().what), readable(rows.error().remedy), tr("Try again"));
        return;
    }
    QList<ActivityRow> ours;
    for (const ActivityRow &row : *rows) {
        if (isAbout(row.subject, *m_key))
            ours.append(row);
    }
    m_model->setRows(ours);
    if (ours.isEmpty())
        say(tr("Nothing happened lately"),
            tr("The registry's latest entries do not name this package."));
    else
        m_stack->setCurrentWidget(m_table);
}

} // namespace packhouse
