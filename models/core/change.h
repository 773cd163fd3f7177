// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QStringList>

#include <algorithm>

namespace packhouse {

/// Kinds of things that a source tells of. Each is asked for apart from the others.
enum class Changed {
    Packages = 1, ///< versions, files, tags, what they count up to
    Scopes = 2,
    Policies = 4, ///< with the rules that protect names
    Reservations = 8,
    Tokens = 16,
    Trash = 32,
    Activity = 64,
};
Q_DECLARE_FLAGS(Kinds, Changed)
Q_DECLARE_OPERATORS_FOR_FLAGS(Kinds)

inline constexpr Kinds EveryKind{0x7f};

/// What became different in a registry, so that a view asks anew for what it shows and no more.
struct Change
{
    Kinds kinds;
    /// Where packages, policies, reservations and scopes changed: full paths, sorted; the empty
    /// path stands for the instance, which may mean anywhere. Tokens, trash and activity have no
    /// place.
    QStringList scopePaths;
    qint64 journal = 0; ///< up to this entry of the journal; 0: it has none

    bool operator==(const Change &) const = default;
    bool isEmpty() const { return !kinds; }

    /// Whoever cannot tell.
    static Change anything(qint64 journal = 0)
    {
        return {EveryKind, QStringList{QString()}, journal};
    }

    bool has(Kinds some) const { return bool(kinds & some); }
    /// One of \a some at that scope, above it or below it.
    bool touches(Kinds some, const QString &scopePath) const
    {
        const auto holds = [](const QString &outer, const QString &inner) {
            return outer.isEmpty() || inner == outer
                   || (inner.startsWith(outer) && inner.size() > outer.size()
                       && inner[outer.size()] == QLatin1Char('/'));
        };
        return has(some)
               && std::any_of(scopePaths.begin(), scopePaths.end(), [&](const QString &path) {
                      return holds(path, scopePath) || holds(scopePath, path);
                  });
    }
    /// Both together, up to the later entry.
    void add(const Change &other)
    {
        kinds |= other.kinds;
        journal = std::max(journal, other.journal);
        if (scopePaths == other.scopePaths)
            return;
        scopePaths += other.scopePaths;
        std::sort(scopePaths.begin(), scopePaths.end());
        scopePaths.erase(std::unique(scopePaths.begin(), scopePaths.end()), scopePaths.end());
    }
};

} // namespace packhouse
