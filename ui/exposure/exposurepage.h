// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "ui/widgets/listpage.h"

namespace packhouse {

/// Every name that a stranger could serve something under, and what helps against it.
class ExposurePage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    ExposurePage(PackageSource *source, const FormatInfoList &formats, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("exposure"); }
    QString sidebarText() const override;
    Tone sidebarTone() const override;
    void refresh() override;

protected:
    void showChoice() override;

private:
    void got(const Result<QList<ExposureRow>> &rows);
    int count(Tone tone) const;
    QList<ExposureRow> chosen() const;
    void reserve(const ExposureRow &row);
    void reserveChosen();
    void narrowChosen();
    void dropChosen();
    void stopForwarding();
    void inheritForwarding();
    void changed(const Result<void> &result);

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    RowTableModel<ExposureRow> *m_model;
    QPushButton *m_reserve;
    QPushButton *m_stop;
    QPushButton *m_inherit;
    QPushButton *m_narrow;
    QPushButton *m_drop;
};

} // namespace packhouse
