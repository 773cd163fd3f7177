// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "ui/widgets/listpage.h"

namespace packhouse {

class JobList;

/// What was deleted and can still be had back.
class TrashPage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    TrashPage(PackageSource *source, JobList *jobs, const FormatInfoList &formats,
              const Clock &clock, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("trash"); }
    QString sidebarText() const override;
    void refresh() override;

protected:
    void showChoice() override;

private:
    void got(const Result<QList<TrashRow>> &rows);
    QList<TrashRow> chosen() const;
    void restore();
    void purge();
    void run(Job *job);

    PackageSource *m_source;
    JobList *m_jobs;
    RowTableModel<TrashRow> *m_model;
    QPushButton *m_restore;
    QPushButton *m_purge;
};

} // namespace packhouse
