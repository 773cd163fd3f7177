// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/detailscontext.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace packhouse {

class ActivityModel;
class EmptyState;

/// What happened to a package lately, from the registry's activity log.
class ActivityTab : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityTab(const DetailsContext &context, QWidget *parent = nullptr);

    void show(const ShownVersion &shown);

private:
    void take(const QString &name, const Result<QList<ActivityRow>> &rows);

    ActivityModel *m_model;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    quint64 m_generation = 0;
};

} // namespace packhouse
