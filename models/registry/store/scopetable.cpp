// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/scopetable.h"

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

const QString SettingColumns =
    u"SELECT scope, type, duplicates_allowed, duplicate_exception, forwarding, "
    "forwarding_locked, max_file_size, forwards_publishers, forwards_strangers FROM policy_setting "_s;

PolicySetting readSetting(const Query &row)
{
    PolicySetting setting;
    setting.scope = row.integer(0);
    setting.type = row.text(1);
    if (!row.isNull(2))
        setting.duplicatesAllowed = row.integer(2) != 0;
    if (!row.isNull(3))
        setting.duplicateException = row.text(3);
    if (!row.isNull(4))
        setting.forwarding = Forwarding(row.integer(4));
    if (!row.isNull(5))
        setting.forwardingLocked = row.integer(5) != 0;
    if (!row.isNull(6))
        setting.maxFileSize = row.integer(6);
    if (!row.isNull(7))
        setting.forwardsPublishers = row.integer(7) != 0;
    if (!row.isNull(8))
        setting.forwardsStrangers = row.integer(8) != 0;
    return setting;
}

/// What the settings along a chain of scopes, outermost first, make of \a policy.
template<typename Settings>
Policy folded(const QList<Scope> &chain, const FormatId &type, const Settings &settings,
              Policy policy)
{
    bool locked = false;
    for (const Scope &scope : chain) {
        policy.forwardingLocked = locked;
        const auto found = settings.constFind({scope.id, type});
        if (found == settings.constEnd())
            continue;
        policy.duplicatesAllowed = found->duplicatesAllowed.value_or(policy.duplicatesAllowed);
        policy.duplicateException = found->duplicateException.value_or(policy.duplicateException);
        policy.maxFileSize = found->maxFileSize.value_or(policy.maxFileSize);
        if (found->forwarding && !locked) {
            policy.forwarding = *found->forwarding;
            policy.forwardingFrom = scope.path.isNull() ? u""_s : scope.path;
        }
        if (!locked) {
            policy.forwardsPublishers = found->forwardsPublishers.value_or(
                policy.forwardsPublishers);
            policy.forwardsStrangers = found->forwardsStrangers.value_or(policy.forwardsStrangers);
        }
        locked = locked || found->forwardingLocked.value_or(false);
    }
    return policy;
}

} // namespace

Result<void> ScopeTable::load(Connection &db)
{
    Query scopes(db, u"SELECT id, coalesce(parent, 0), level, path, visibility FROM scope"_s);
    while (scopes.next()) {
        Scope scope;
        scope.id = scopes.integer(0);
        scope.parent = scopes.integer(1);
        scope.level = Level(scopes.integer(2));
        scope.path = scopes.text(3);
        scope.visibility = Visibility(scopes.integer(4));
        put(scope);
    }
    Query settings(db, SettingColumns);
    while (settings.next())
        put(readSetting(settings));
    if (std::optional<Error> error = db.takeError())
        return fail(std::move(*error));
    return {};
}

Scope ScopeTable::complete(Scope scope) const
{
    scope.readableByAll = scope.level != Level::Instance && scope.visibility == Visibility::Public;
    for (ScopeId id = scope.parent; scope.readableByAll && id != InstanceScope;) {
        const Scope &parent = m_byId[id];
        scope.readableByAll = parent.visibility == Visibility::Public;
        id = parent.parent;
    }
    return scope;
}

std::optional<Scope> ScopeTable::find(ScopeId id) const
{
    if (id == InstanceScope)
        return Scope();
    const std::shared_lock lock(m_mutex);
    const auto found = m_byId.constFind(id);
    if (found == m_byId.constEnd())
        return {};
    return complete(*found);
}

std::optional<Scope> ScopeTable::find(const QString &path) const
{
    if (path.isEmpty())
        return Scope();
    const std::shared_lock lock(m_mutex);
    const auto found = m_byPath.constFind(path.toLower());
    if (found == m_byPath.constEnd())
        return {};
    return complete(m_byId[*found]);
}

Scope ScopeTable::topLevel(const Scope &scope) const
{
    return find(topLevelOf(scope.path)).value_or(Scope());
}

QList<Scope> ScopeTable::all() const
{
    const std::shared_lock lock(m_mutex);
    QList<Scope> scopes;
    scopes.reserve(m_byPath.size());
    for (const ScopeId id : m_byPath)
        scopes << complete(m_byId[id]);
    return scopes;
}

QList<Scope> ScopeTable::projects(const Scope &at) const
{
    const std::shared_lock lock(m_mutex);
    QList<Scope> found;
    if (at.level == Level::Project) {
        if (m_byId.contains(at.id))
            found << complete(m_byId[at.id]);
        return found;
    }
    const QString prefix = at.path.isEmpty() ? QString() : at.path.toLower() + u'/';
    for (auto i = m_byPath.lowerBound(prefix); i != m_byPath.constEnd(); ++i) {
        if (!i.key().startsWith(prefix))
            break;
        const Scope &scope = m_byId[*i];
        if (scope.level == Level::Project)
            found << complete(scope);
    }
    std::sort(found.begin(), found.end(),
              [](const Scope &a, const Scope &b) { return a.id < b.id; });
    return found;
}

bool ScopeTable::isOpen(const Scope &at) const
{
    const QList<Scope> below = projects(at);
    return std::all_of(below.begin(), below.end(),
                       [](const Scope &project) { return project.readableByAll; });
}

void ScopeTable::put(const Scope &scope)
{
    const std::unique_lock lock(m_mutex);
    m_byId.insert(scope.id, scope);
    m_byPath.insert(scope.path.toLower(), scope.id);
}

QList<PolicySetting> ScopeTable::settings(ScopeId scope) const
{
    const std::shared_lock lock(m_mutex);
    QList<PolicySetting> found;
    for (const PolicySetting &setting : m_settings) {
        if (setting.scope == scope)
            found << setting;
    }
    std::sort(found.begin(), found.end(),
              [](const PolicySetting &a, const PolicySetting &b) { return a.type < b.type; });
    return found;
}

void ScopeTable::put(const PolicySetting &setting)
{
    const std::unique_lock lock(m_mutex);
    m_settings.insert({setting.scope, setting.type}, setting);
}

void ScopeTable::merge(const PolicySetting &setting, PolicyFields inherited)
{
    const std::unique_lock lock(m_mutex);
    PolicySetting &kept = m_settings[{setting.scope, setting.type}];
    kept.scope = setting.scope;
    kept.type = setting.type;
    const auto take = [&](PolicyField field, auto &to, const auto &from) {
        if (from || inherited.testFlag(field))
            to = from;
    };
    take(PolicyField::Duplicates, kept.duplicatesAllowed, setting.duplicatesAllowed);
    take(PolicyField::Exception, kept.duplicateException, setting.duplicateException);
    take(PolicyField::Forwarding, kept.forwarding, setting.forwarding);
    take(PolicyField::Lock, kept.forwardingLocked, setting.forwardingLocked);
    take(PolicyField::Publishers, kept.forwardsPublishers, setting.forwardsPublishers);
    take(PolicyField::Strangers, kept.forwardsStrangers, setting.forwardsStrangers);
    take(PolicyField::MaxFileSize, kept.maxFileSize, setting.maxFileSize);
}

void ScopeTable::reload(Connection &db, ScopeId scope, const FormatId &type)
{
    Query row(db, SettingColumns + u"WHERE scope = ? AND type = ?"_s, scope, type);
    if (row.next()) {
        put(readSetting(row));
        return;
    }
    const std::unique_lock lock(m_mutex);
    m_settings.remove({scope, type});
}

QList<Scope> ScopeTable::chainTo(const Scope &at) const
{
    QList<Scope> chain{at};
    while (chain.first().id != InstanceScope)
        chain.prepend(m_byId.value(chain.first().parent));
    return chain;
}

Policy ScopeTable::policy(const Scope &at, const FormatId &type, Policy policy) const
{
    const std::shared_lock lock(m_mutex);
    return folded(chainTo(at), type, m_settings, std::move(policy));
}

Policy ScopeTable::policy(Connection &db, const Scope &at, const FormatId &type,
                          Policy policy) const
{
    QList<Scope> chain;
    {
        const std::shared_lock lock(m_mutex);
        chain = chainTo(at); // a scope never moves
    }
    Settings settings;
    Query rows(db, SettingColumns + u"WHERE type = ?"_s, type);
    while (rows.next()) {
        const PolicySetting setting = readSetting(rows);
        settings.insert({setting.scope, setting.type}, setting);
    }
    return folded(chain, type, settings, std::move(policy));
}

} // namespace packhouse
