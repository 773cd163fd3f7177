// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/packagecells.h"

#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QVariant alignment(int column)
{
    return column == PackageCells::Versions || column == PackageCells::Size
               ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
               : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

QVariant PackageCells::data(const PackageRow &row, int column, int role, bool isTwice) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::AccessibleTextRole:
        return column == Package ? spoken(row) : display(row, column);
    case CopyRole:
        return column == Size        ? QString::number(row.bytes)
               : column == Published ? row.published.toString(Qt::ISODate)
               : column == Package   ? row.key.name
               : column == Latest    ? row.latest
                                     : display(row, column).toString();
    case RawRole:
        return raw(row, column);
    case BadgeRole:
        return badge(row, column);
    case TypeRole:
        return column == Package ? QVariant(row.key.type) : QVariant();
    case QualifierRole:
        return column == Package && isTwice ? visibleText(spacedPath(row.key.scopePath))
                                            : QVariant();
    case FixedFontRole:
        return column == Latest;
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

QVariant PackageCells::display(const PackageRow &row, int column) const
{
    switch (column) {
    case Package:
        return visibleText(row.key.name);
    case Latest:
        return visibleText(row.latest);
    case Versions:
        return countText(row.versions);
    case Size:
        return sizeText(row.bytes);
    case Duplicates:
        return row.duplicates == 0 ? QString()
                                   : readable(Text::counted("%n duplicate(s)", row.duplicates));
    case Exposure:
        return readable(row.exposure.text);
    case Published:
        return agoText(row.published, m_clock.now());
    default:
        return {};
    }
}

/// What the badge and the colours of a row say to who sees them.
QVariant PackageCells::spoken(const PackageRow &row) const
{
    const QString type = m_formats.find(row.key.type).label;
    const QString what = tr("%1 package %2 in %3")
                             .arg(type, visibleText(row.key.name), visibleText(row.key.scopePath));
    QStringList states;
    for (const int column : {Exposure, Duplicates}) {
        if (const QString state = display(row, column).toString(); !state.isEmpty())
            states.append(state);
    }
    return states.isEmpty() ? what : tr("%1: %2").arg(what, states.join(u", "_s));
}

QVariant PackageCells::raw(const PackageRow &row, int column) const
{
    switch (column) {
    case Versions:
        return row.versions;
    case Size:
        return row.bytes;
    case Duplicates:
        return row.duplicates;
    case Published:
        return row.published;
    default:
        return display(row, column);
    }
}

QVariant PackageCells::badge(const PackageRow &row, int column) const
{
    if (column == Duplicates && row.duplicates > 0)
        return QVariant::fromValue(BadgeData{display(row, column).toString(), Tone::Warning});
    if (column == Exposure && !row.exposure.text.isEmpty())
        return QVariant::fromValue(BadgeData{readable(row.exposure.text), row.exposure.tone});
    return {};
}

QVariant PackageCells::toolTip(const PackageRow &row, int column) const
{
    switch (column) {
    case Package: {
        const QString where = tr("%1 · %2 · %3")
                                  .arg(visibleText(row.key.name),
                                       m_formats.find(row.key.type).label,
                                       visibleText(row.key.scopePath));
        return row.description.isEmpty() ? where : where + u'\n' + visibleText(row.description);
    }
    case Size:
        return exactSizeText(row.bytes);
    case Duplicates:
        return row.duplicates ? tr("File names that one version stores more than once") : QString();
    case Exposure:
        return readable(row.exposure.explanation);
    case Published:
        return momentText(row.published);
    default:
        return display(row, column);
    }
}

QVariant PackageCells::headerData(int section, int role)
{
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount]{tr("Package"),    tr("Latest"),   tr("Versions"), tr("Size"),
                                      tr("Duplicates"), tr("Exposure"), tr("Published")};
    return titles[section];
}

} // namespace packhouse
