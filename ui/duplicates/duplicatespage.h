// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "items/when.h"
#include "ui/widgets/listpage.h"

namespace packhouse {

class DuplicateActs;

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
    /// The user wants to see the plan of deleting these.
    void removalWanted(const QList<packhouse::RemovalItem> &items);

protected:
    void showChoice() override;
    void filterRows(const QString &text) override;

private:
    void buildPlaces(const FormatInfoList &formats, const Clock &clock);
    void buildActs();
    void got(const Result<QList<DuplicateGroup>> &groups);
    /// What is chosen, whatever rows it is in.
    struct Choice
    {
        std::optional<DuplicateGroup> group;
        std::optional<DuplicatePlace> place;
        int row = 0; ///< where the keyboard is
    };
    Choice choice() const;
    void choose(const Choice &choice);
    void showTotals(const StorageTotals &totals);
    void showActs();
    void showPlaces();
    void showPackage();

    PackageSource *m_source;
    RowTableModel<DuplicateGroup> *m_model;
    LatestAnswer m_asked;
    bool m_everChosen = false;
    RowTableModel<DuplicatePlace> *m_places;
    QLabel *m_heading;
    QTableView *m_placeTable;
    DuplicateActs *m_acts;
    qint64 m_served =
        0; ///< which of several files of one name clients get; 0: it is not about that
    QLabel *m_totals; ///< what storing equal bytes once saves, as a sum that can be checked
};

} // namespace packhouse
