// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace packhouse {

/// Numbers are unique over projects and groups together; the instance is 0.
using ScopeId = qint64;
inline constexpr ScopeId InstanceScope = 0;

enum class Level { Project, Group, Instance };
enum class Visibility { Private, Public };

/// The instance, a group or a project. A group or project has a full path such as "acme/web":
/// segments of letters, digits, '_', '-' and '.', not starting with '-' or '.', not ending in '.',
/// ".git" or ".atom". The instance's path is empty.
struct Scope
{
    ScopeId id = InstanceScope;
    ScopeId parent = InstanceScope;
    Level level = Level::Instance;
    QString path;
    Visibility visibility = Visibility::Private; ///< its own setting
    bool readableByAll = false; ///< public, and so is every group above it

    QString name() const { return path.section(QLatin1Char('/'), -1); }
    /// True for the scope itself and everything below it.
    bool holds(QStringView other) const
    {
        return level == Level::Instance || other == path
               || (other.size() > path.size() && other.startsWith(path)
                   && other[path.size()] == QLatin1Char('/'));
    }
    bool operator==(const Scope &) const = default;
};

/// The path of the group (or of the project in no group) that holds a path; of the instance its
/// own.
inline QString topLevelOf(const QString &path)
{
    return path.section(QLatin1Char('/'), 0, 0);
}

} // namespace packhouse
