// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/itemroles.h"

#include <QAbstractTableModel>

#include <span>

namespace packhouse {

/// The versions of one package, in the order in which the source gives them: highest first.
class VersionListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Version, State, Size, Files, Downloads, Published, ColumnCount };

    explicit VersionListModel(const Clock &clock, QObject *parent = nullptr);

    /// Rows of the same versions stay; what is told of them is told anew. \a format outlives the
    /// model; nullptr: nobody knows the type's own words.
    void setVersions(const QList<VersionRow> &versions, const FormatInfo *format = nullptr);
    const VersionRow *version(const QModelIndex &index) const;
    QModelIndex find(const QString &version) const;
    /// The one of the most letters; of very many versions among the newest.
    QString longestVersion() const;
    /// How many letters of each are needed to tell them apart; of very many the newest.
    qsizetype tellingLength() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::span<const VersionRow> measured() const;
    QVariant display(const VersionRow &row, int column) const;
    QString spoken(const VersionRow &row) const;
    BadgeData status(Status status) const;
    BadgeData state(const VersionRow &row) const;
    QString stateTip(const VersionRow &row) const;

    const Clock &m_clock;
    const FormatInfo *m_format = nullptr;
    QList<VersionRow> m_versions;
};

} // namespace packhouse
