// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/when.h"
#include "ui/details/detailscontext.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace packhouse {

class ActivityModel;
class EmptyState;
class Waiting;

/// What happened to a package lately, from the registry's activity log.
class ActivityTab : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityTab(const DetailsContext &context, QWidget *parent = nullptr);

    void show(const ShownVersion &shown);

private:
    void ask();
    void take(const Result<QList<ActivityRow>> &rows);
    void say(const QString &title, const QString &text, const QString &action = {});

    ActivityModel *m_model;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    Waiting *m_waiting;
    LatestAnswer m_asked;
    std::optional<PackageKey> m_key; ///< what the rows are about
    QPointer<PackageSource> m_source;
};

} // namespace packhouse
