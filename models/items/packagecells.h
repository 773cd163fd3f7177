// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/package.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"

#include <QCoreApplication>
#include <QVariant>

namespace packhouse {

/// What the cells of a package's row say, show and are sorted by.
class PackageCells
{
    Q_DECLARE_TR_FUNCTIONS(PackageCells)

public:
    enum Column { Package, Latest, Versions, Size, Duplicates, Exposure, Published, ColumnCount };

    /// Both outlive it.
    PackageCells(const FormatInfoList &formats, const Clock &clock)
        : m_formats(formats), m_clock(clock)
    {}

    /// \a isTwice: another row that is shown has the same name.
    QVariant data(const PackageRow &row, int column, int role, bool isTwice) const;
    static QVariant headerData(int section, int role);

private:
    QVariant display(const PackageRow &row, int column) const;
    QVariant spoken(const PackageRow &row) const;
    QVariant raw(const PackageRow &row, int column) const;
    QVariant badge(const PackageRow &row, int column) const;
    QVariant toolTip(const PackageRow &row, int column) const;

    const FormatInfoList &m_formats;
    const Clock &m_clock;
};

} // namespace packhouse
