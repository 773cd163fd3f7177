// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/publishing.h"
#include "registry/store/nameowner.h"

#include <QHash>

namespace packhouse {

class Connection;
class FormatList;
class ScopeTable;

using Holders = QHash<QString, QList<NameHolder>>; ///< by canonical name

/// What its type says about names, where it says something.
struct NameRules
{
    const Publishing *publishing = nullptr;

    AtInstance atInstance() const
    {
        return publishing && publishing->resolvesAtInstance() ? AtInstance::OneProject
                                                              : AtInstance::NameDecides;
    }
    /// From the top down to it.
    QStringList chainTo(const QString &canonicalName) const
    {
        QStringList chain = publishing ? publishing->namesAbove(canonicalName) : QStringList();
        chain << canonicalName;
        return chain;
    }
    NameOwners owners(const Scope &at, const QString &canonicalName, const Holders &holders) const
    {
        QList<QList<NameHolder>> chain;
        for (const QString &name : chainTo(canonicalName))
            chain << holders.value(name);
        return ownersAt(at, chain, atInstance());
    }
};

NameRules rulesOf(const FormatList &formats, const FormatId &type);

/// Of all these names, and of those above them, by one statement.
Holders holdersByName(Connection &db, const ScopeTable &scopes, const NameRules &rules,
                      const FormatId &type, const QStringList &names);

/// By the order of their first publish, those that never did by path.
QList<NameHolder> inOrder(QList<NameHolder> holders);

} // namespace packhouse
