// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"
#include "core/scope.h"
#include "registry/store/connection.h"
#include "registry/store/policyfields.h"

#include <QHash>

#include <shared_mutex>

namespace packhouse {

/// All scopes and what they set, in memory: every request asks for them. A mirror of two tables
/// that follows each commit; safe from any thread.
class ScopeTable
{
public:
    Result<void> load(Connection &db);

    std::optional<Scope> find(ScopeId id) const;
    std::optional<Scope> find(const QString &path) const;
    /// The top-level group above it, or itself; the instance's is the instance.
    Scope topLevel(const Scope &scope) const;
    QList<Scope> all() const; ///< by path, without the instance
    /// Projects at and below; for a group in the order of ids.
    QList<Scope> projects(const Scope &at) const;
    /// Everybody may read all of them.
    bool isOpen(const Scope &at) const;
    void put(const Scope &scope);

    QList<PolicySetting> settings(ScopeId scope) const;
    void put(const PolicySetting &setting);
    /// Only the fields that are set change, and those that are inherited again.
    void merge(const PolicySetting &setting, PolicyFields inherited);
    /// As \a db has it, which may be not at all.
    void reload(Connection &db, ScopeId scope, const FormatId &type);
    /// What holds at \a at when \a policy is what the type says by itself.
    Policy policy(const Scope &at, const FormatId &type, Policy policy) const;
    /// The same as \a db sees it: inside a transaction, also what is not committed yet. For a
    /// change that depends on it.
    Policy policy(Connection &db, const Scope &at, const FormatId &type, Policy policy) const;

private:
    using Settings = QHash<std::pair<ScopeId, FormatId>, PolicySetting>;

    Scope complete(Scope scope) const;
    /// From the instance down to it.
    QList<Scope> chainTo(const Scope &at) const;

    mutable std::shared_mutex m_mutex;
    QHash<ScopeId, Scope> m_byId;
    QMap<QString, ScopeId> m_byPath; ///< lower case
    Settings m_settings;
};

} // namespace packhouse
