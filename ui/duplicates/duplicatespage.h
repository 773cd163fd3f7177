// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "ui/widgets/listpage.h"

namespace packhouse {

/// What is here more than once: file names within a version, package names in several projects,
/// the same bytes under several names; and where.
class DuplicatesPage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    DuplicatesPage(PackageSource *source, const FormatInfoList &formats, const Clock &clock,
                   QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("duplicates"); }
    QString sidebarText() const override;
    void refresh() override;
    QString filterHint() const override;

signals:
    /// The user wants to see that package in the list.
    void packageWanted(const packhouse::PackageKey &key);

protected:
    void showChoice() override;
    void filterRows(const QString &text) override;

private:
    void buildPlaces(const FormatInfoList &formats, const Clock &clock);
    void got(const Result<QList<DuplicateGroup>> &groups);
    void showPlaces();
    void showPackage();

    PackageSource *m_source;
    RowTableModel<DuplicateGroup> *m_model;
    RowTableModel<DuplicatePlace> *m_places;
    QLabel *m_heading;
    QTableView *m_placeTable;
    QPushButton *m_show;
};

} // namespace packhouse
