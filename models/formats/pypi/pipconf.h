// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse::pypi {

/// A setting of a pip.conf.
struct PipSetting
{
    QString section;
    QString key; ///< as pip spells it: "extra-index-url"
    QStringList values; ///< words of one or more lines
    int line = 0; ///< from 1
    int lastLine = 0;
};

/// A pip.conf as Python's reader takes it, which pip uses strictly. InvalidFile where that one
/// refuses it: a line that is none, one before any section, a key or a section twice.
Result<QList<PipSetting>> pipSettings(const QByteArray &bytes);

/// "PIP_EXTRA_INDEX_URL", "Extra_Index_Url" and "--extra-index-url" are "extra-index-url".
QString pipKey(const QString &written);

} // namespace packhouse::pypi
