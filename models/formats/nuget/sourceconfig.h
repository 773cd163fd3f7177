// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse::nuget {

/// One line of a section: an item, or the order to forget those of files farther away.
struct ConfigItem
{
    QString key;
    QString value; ///< of a source: its address
    QStringList patterns; ///< of a mapping
    bool clear = false;
    int line = 0; ///< from 1
};

/// What of a NuGet.Config says where packages come from.
struct SourceConfig
{
    QList<ConfigItem> sources;
    QList<ConfigItem> disabled;
    QList<ConfigItem> mappings;
};

/// InvalidFile, Unsupported: it cannot be read.
Result<SourceConfig> sourceConfig(const QByteArray &document);

/// How well a pattern of a mapping fits an id: -1 not at all, else the higher the better, and an id
/// in full best. protocol: NuGet's package source mapping
int fitOf(const QString &pattern, const QString &id);

} // namespace packhouse::nuget
