// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/exposuremodel.h"
#include "ui/widgets/listpage.h"

#include <functional>

class QComboBox;

namespace packhouse {

class ChipBar;
class Clock;
class ExposureActs;
class UpstreamProposals;

/// Every name that a stranger could serve something under, what somebody has to decide about names,
/// and what helps. Only what is seen asks for rows; unseen it asks how many there are.
class ExposurePage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    ExposurePage(PackageSource *source, const FormatInfoList &formats, const Clock *clock = nullptr,
                 QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("exposure"); }
    QString sidebarText() const override;
    Tone sidebarTone() const override;
    void refresh() override;
    QStringList sortColumns() const override;
    void sortBy(int column, Qt::SortOrder order) override;
    int sortedBy() const override;
    QString filterHint() const override;
    QString filterTip() const override;

signals:
    /// Somebody wants all of it as a file.
    void exportWanted(const packhouse::ExposureAnswer &whole);

protected:
    void showChoice() override;
    void filterRows(const QString &text) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildTools();
    void buildActs(const FormatInfoList &formats);
    void orderTabs();
    void keepPlace(const std::function<void()> &change);
    QFuture<Result<ExposureAnswer>> ask(const ExposureQuestion &question);
    void watch(const QFuture<Result<ExposureAnswer>> &asked);
    void got(const Result<ExposureAnswer> &answer, bool withRows);
    void showTable();
    void filter();
    void sort();
    void sayCounts();
    void sayProgress(int done, int total);
    QList<ExposureRow> chosen() const;
    void exportAll();

    PackageSource *m_source;
    ExposureModel *m_model;
    UpstreamProposals *m_proposals;
    ChipBar *m_chips;
    QComboBox *m_order;
    ExposureActs *m_acts;
    QLabel *m_reasons;
    QPushButton *m_export;
    QString m_text; ///< what the filter field says
    int m_saidTenth = 0; ///< how much of an audit was announced
    ExposureCounts m_counts;
    qint64 m_state = 0; ///< that the rows are of
    QFuture<Result<ExposureAnswer>> m_rowsAsked;
    QFuture<Result<ExposureAnswer>> m_countsAsked;
};

} // namespace packhouse
