// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"

#include <QMetaType>

namespace packhouse {

/// A short coloured text beside or instead of a cell's own.
struct BadgeData
{
    QString text;
    Tone tone = Tone::Neutral;

    bool operator==(const BadgeData &) const = default;
};

/// What every model of ours answers beyond Qt's own roles, where it makes sense.
enum ItemRole {
    RawRole = Qt::UserRole + 1, ///< the value itself, for comparing: qint64, QDateTime, QString
    CopyRole, ///< QString: the cell as text to copy
    BadgeRole, ///< BadgeData; the cell shows it instead of its text
    TypeRole, ///< QString: the package type whose badge stands before the text
    QualifierRole, ///< QString: what tells rows of one name apart, behind the text
    FixedFontRole, ///< bool: versions and hashes, in the fixed font
    CountRole, ///< QString: what stands at the right end of a sidebar row
    DotRole, ///< Tone: a dot before the text says whether a source answers
    HeadingRole, ///< bool: a heading, which cannot be chosen
    ProgressRole, ///< int: 0 to 100, or -1 where it is not known
};

} // namespace packhouse

Q_DECLARE_METATYPE(packhouse::BadgeData)
