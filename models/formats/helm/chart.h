// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonObject>

namespace packhouse::helm {

/// What a chart's Chart.yaml says.
struct Chart
{
    QString name;
    QString version;
    QJsonObject entry; ///< what the index tells, in the types that clients expect
    QJsonObject whole; ///< all of it, scalars as texts
    QJsonArray required; ///< dependencies of requirements.yaml, which helm reads, too
    QString readme; ///< of the archive, at most 64 KiB

    QString description() const;
    QString license() const; ///< of the annotations, empty where they have none
    QList<Dependency> dependencies() const;
    QByteArray versionMetadata() const;
};

/// Reads a Chart.yaml. Clients read all of a channel's index or nothing of it, so a value of
/// another type than they expect is refused here: InvalidFile, with the key that is wrong.
Result<Chart> parseChart(const QByteArray &yaml);

/// Reads a chart as helm package makes it: one folder with the chart's name, Chart.yaml in it.
/// Errors: Unsupported (no chart), InvalidFile, TooLarge.
Result<Chart> readChart(QIODevice &file);

} // namespace packhouse::helm
