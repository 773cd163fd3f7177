// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <re2/re2.h>

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype LongestException = 255;

/// '*' stands for any run of characters; without case, as names that differ in case are one to most
/// clients.
bool matches(QStringView pattern, QStringView name)
{
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            resume = n;
        } else if (p < pattern.size() && pattern[p].toLower() == name[n].toLower()) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

Text roleName(Role role)
{
    switch (role) {
    case Role::Reader:
        return Text::of("readers");
    case Role::Developer:
        return Text::of("developers");
    case Role::Maintainer:
        return Text::of("maintainers");
    case Role::Owner:
        return Text::of("owners");
    case Role::Admin:
        break;
    }
    return Text::of("administrators");
}

std::optional<Role> readRole(const Query &row, int column)
{
    if (row.isNull(column))
        return {};
    return Role(row.integer(column));
}

QList<ProtectionRule> readRules(Query &&rows)
{
    QList<ProtectionRule> rules;
    while (rows.next())
        rules << ProtectionRule{rows.integer(0), rows.integer(1),   rows.text(2),
                                rows.text(3),    readRole(rows, 4), readRole(rows, 5)};
    return rules;
}

const QString RuleColumns =
    u"SELECT id, project, type, pattern, push_needs, delete_needs FROM protection_rule "_s;

bool deployToken(const Caller &actor)
{
    return actor.token && actor.token->kind == TokenKind::Deploy;
}

struct FieldColumn
{
    PolicyField field;
    const char *column;
    const char *words;
};
constexpr std::array FieldColumns{
    FieldColumn{PolicyField::Duplicates, "duplicates_allowed", "duplicates"},
    FieldColumn{PolicyField::Exception, "duplicate_exception", "the exception"},
    FieldColumn{PolicyField::Forwarding, "forwarding", "forwarding"},
    FieldColumn{PolicyField::Lock, "forwarding_locked", "the lock"},
    FieldColumn{PolicyField::Publishers, "forwards_publishers", "forwarding for publishers"},
    FieldColumn{PolicyField::Strangers, "forwards_strangers", "forwarding for strangers"},
    FieldColumn{PolicyField::MaxFileSize, "max_file_size", "the size limit"},
};

/// Before the new values are written, so that one of them wins.
void inherit(Connection &db, const PolicySetting &setting, PolicyFields fields)
{
    for (const FieldColumn &known : FieldColumns) {
        if (fields.testFlag(known.field))
            Query(db,
                  u"UPDATE policy_setting SET %1 = NULL WHERE scope = ? AND type = ?"_s.arg(
                      QLatin1StringView(known.column)),
                  setting.scope, setting.type);
    }
}

QString settingText(const PolicySetting &setting, PolicyFields inherited)
{
    QStringList parts;
    for (const FieldColumn &known : FieldColumns) {
        if (inherited.testFlag(known.field))
            parts << u"%1 inherited"_s.arg(QLatin1StringView(known.words));
    }
    if (setting.duplicatesAllowed)
        parts << (*setting.duplicatesAllowed ? u"duplicates allowed"_s : u"duplicates refused"_s);
    if (setting.duplicateException)
        parts << u"except %1"_s.arg(*setting.duplicateException);
    if (setting.forwarding)
        parts << u"forwarding %1"_s.arg(int(*setting.forwarding));
    if (setting.forwardingLocked)
        parts << (*setting.forwardingLocked ? u"locked"_s : u"not locked"_s);
    if (setting.forwardsPublishers)
        parts << (*setting.forwardsPublishers ? u"publishers are sent on"_s
                                              : u"publishers are not sent on"_s);
    if (setting.forwardsStrangers)
        parts << (*setting.forwardsStrangers ? u"strangers are sent on"_s
                                             : u"strangers are not sent on"_s);
    if (setting.maxFileSize)
        parts << u"at most %1 bytes"_s.arg(*setting.maxFileSize);
    return parts.join(u", "_s);
}

} // namespace

Policy Store::Private::policy(const Scope &at, const FormatId &type) const
{
    const Format *format = options.formats->find(type);
    return scopes.policy(at, type, format ? format->defaultPolicy() : Policy());
}

Policy Store::Private::policy(Connection &db, const Scope &at, const FormatId &type) const
{
    const Format *format = options.formats->find(type);
    return scopes.policy(db, at, type, format ? format->defaultPolicy() : Policy());
}

Result<Policy> Store::policy(const Scope &at, const FormatId &type) const
{
    if (Result<const Format *> known = d->format(type); !known)
        return fail(std::move(known.error()));
    return d->policy(at, type);
}

Result<QList<PolicySetting>> Store::policySettings(ScopeId scope) const
{
    return d->scopes.settings(scope);
}

Result<void> Store::setPolicy(const PolicySetting &setting, const Caller &actor,
                              PolicyFields inherited)
{
    const std::optional<Scope> scope = d->scopes.find(setting.scope);
    if (!scope)
        return fail(ErrorCode::NotFound,
                    Text::of("There is no project or group %1.", setting.scope));
    if (Result<const Format *> known = d->format(setting.type); !known)
        return fail(std::move(known.error()));
    if (setting.duplicateException) {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(1 << 20);
        const RE2 expression(setting.duplicateException->toStdString(), options);
        if (setting.duplicateException->size() > LongestException || !expression.ok())
            return fail(ErrorCode::InvalidArgument,
                        Text::of("'%1' is no regular expression that can be used here.",
                                 setting.duplicateException->left(LongestException)),
                        Text::foreign(QString::fromStdString(expression.error())));
    }
    if (setting.maxFileSize.value_or(0) < 0)
        return fail(ErrorCode::InvalidArgument, Text::of("A size limit cannot be negative."),
                    Text::of("Use 0 for no limit."));
    const bool aboutForwarding = setting.forwarding || setting.forwardingLocked
                                 || setting.forwardsPublishers || setting.forwardsStrangers
                                 || (inherited
                                     & (PolicyField::Forwarding | PolicyField::Lock
                                        | PolicyField::Publishers | PolicyField::Strangers));

    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        if (aboutForwarding && d->policy(db, *scope, setting.type).forwardingLocked)
            return fail(ErrorCode::Forbidden,
                        Text::of("Forwarding of %1 is locked by a scope above %2.", setting.type,
                                 scope->path),
                        Text::of("Change it there."));
        RowsBefore rows(
            db,
            {{u"policy_setting"_s, u"scope = ? AND type = ?"_s, {setting.scope, setting.type}}});
        inherit(db, setting, inherited);
        Query(db,
              u"INSERT INTO policy_setting (scope, type) VALUES (?, ?) "
              "ON CONFLICT (scope, type) DO NOTHING"_s,
              setting.scope, setting.type);
        Query(db,
              u"UPDATE policy_setting SET duplicates_allowed = coalesce(?, duplicates_allowed), "
              "duplicate_exception = coalesce(?, duplicate_exception), "
              "forwarding = coalesce(?, forwarding), "
              "forwarding_locked = coalesce(?, forwarding_locked), "
              "forwards_publishers = coalesce(?, forwards_publishers), "
              "forwards_strangers = coalesce(?, forwards_strangers), "
              "max_file_size = coalesce(?, max_file_size) WHERE scope = ? AND type = ?"_s,
              setting.duplicatesAllowed, setting.duplicateException, setting.forwarding,
              setting.forwardingLocked, setting.forwardsPublishers, setting.forwardsStrangers,
              setting.maxFileSize, setting.scope, setting.type);
        UndoNote note;
        note.subject = (scope->path.isEmpty() ? u"instance"_s : scope->path) + u' ' + setting.type;
        note.entry = addActivity(db, d->now(), actor.name(), u"policy"_s, note.subject, Text(), {},
                                 settingText(setting, inherited));
        note.done = scope->path.isEmpty()
                        ? Text::of("The settings of %1 were changed.", setting.type)
                        : Text::of("The settings of %1 in %2 were changed.", setting.type,
                                   scope->path);
        note.undo = scope->path.isEmpty()
                        ? Text::of("Undo changing the settings of %1", setting.type)
                        : Text::of("Undo changing the settings of %1 in %2", setting.type,
                                   scope->path);
        note.rows = rows.changes();
        note.projects = {setting.scope};
        d->noteAct(writing, actor, note);
        writing.touchProject(setting.scope);
        writing.afterCommit([this, setting, inherited] {
            d->scopes.merge(setting, inherited);
            d->scopeGeneration->advance();
        });
        return {};
    });
}

static QList<ProtectionRule> rulesFor(Connection &db, ScopeId project, const FormatId &type)
{
    return readRules({db, RuleColumns + u"WHERE project = ? AND type = ?"_s, project, type});
}

/// True when the rule is about that name, in whichever spelling.
static bool concerns(const ProtectionRule &rule, const Format *format, const QString &name)
{
    if (matches(rule.namePattern, name))
        return true;
    return format
           && (matches(rule.namePattern, format->canonicalName(name))
               || matches(format->canonicalName(rule.namePattern), format->canonicalName(name)));
}

Result<void> Store::Private::checkPush(Connection &db, const Scope &project,
                                       const Coordinates &coordinates, const Caller &actor) const
{
    const Format *format = options.formats->find(coordinates.type);
    for (const ProtectionRule &rule : rulesFor(db, project.id, coordinates.type)) {
        if (!rule.pushNeeds || !concerns(rule, format, coordinates.name))
            continue;
        if (deployToken(actor) || actor.role() < *rule.pushNeeds)
            return fail(
                ErrorCode::Protected, Text::of("Package protected."),
                Text::of("Only %1 may publish %2.", roleName(*rule.pushNeeds), coordinates.name));
    }
    return {};
}

Result<void> Store::Private::checkDelete(Connection &db, const Scope &project,
                                         const Coordinates &coordinates, const Caller &actor) const
{
    const Format *format = options.formats->find(coordinates.type);
    for (const ProtectionRule &rule : rulesFor(db, project.id, coordinates.type)) {
        if (rule.deleteNeeds && actor.role() < *rule.deleteNeeds
            && concerns(rule, format, coordinates.name))
            return fail(
                ErrorCode::Protected, Text::of("Package is deletion protected."),
                Text::of("Only %1 may delete %2.", roleName(*rule.deleteNeeds), coordinates.name));
    }
    return {};
}

Result<QList<ProtectionRule>> Store::protectionRules(ScopeId project) const
{
    Snapshot snapshot(d->readers);
    QList<ProtectionRule> found;
    if (snapshot)
        found = readRules(
            {snapshot.db(), RuleColumns + u"WHERE project = ? ORDER BY id"_s, project});
    return snapshot.done<QList<ProtectionRule>>(std::move(found));
}

Result<ProtectionRule> Store::setProtectionRule(const ProtectionRule &rule, const Caller &actor)
{
    const std::optional<Scope> project = d->scopes.find(rule.project);
    if (!project || project->level != Level::Project)
        return fail(ErrorCode::NotFound, Text::of("There is no project %1.", rule.project));
    if (Result<const Format *> known = d->format(rule.type); !known)
        return fail(std::move(known.error()));
    if (rule.namePattern.trimmed().isEmpty() || rule.namePattern.size() > 255)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("A rule needs a pattern of 1 to 255 characters."));
    if (!rule.pushNeeds && !rule.deleteNeeds)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The rule for '%1' protects nothing.", rule.namePattern),
                    Text::of("Say who may push or who may delete."));

    return d->change<ProtectionRule>([&](Writing &writing) -> Result<ProtectionRule> {
        Connection &db = writing.db();
        {
            Query taken(
                db, RuleColumns + u"WHERE project = ? AND type = ? AND pattern = ? AND id <> ?"_s,
                rule.project, rule.type, rule.namePattern, rule.id);
            if (taken.next())
                return fail(ErrorCode::Conflict,
                            Text::of("There is a rule for '%1' already.", rule.namePattern),
                            Text::of("Change that one."));
        }
        ProtectionRule stored = rule;
        if (rule.id == 0) {
            Query added(db,
                        u"INSERT INTO protection_rule (project, type, pattern, push_needs, "
                        "delete_needs) VALUES (?, ?, ?, ?, ?)"_s,
                        rule.project, rule.type, rule.namePattern, rule.pushNeeds,
                        rule.deleteNeeds);
            stored.id = added.insertedId();
        } else {
            Query changed(db,
                          u"UPDATE protection_rule SET type = ?, pattern = ?, push_needs = ?, "
                          "delete_needs = ? WHERE id = ? AND project = ?"_s,
                          rule.type, rule.namePattern, rule.pushNeeds, rule.deleteNeeds, rule.id,
                          rule.project);
            if (changed.changed() == 0)
                return fail(ErrorCode::NotFound, Text::of("There is no rule %1.", rule.id));
        }
        addActivity(db, d->now(), actor.name(), u"protection.set"_s,
                    u"%1 %2 %3"_s.arg(project->path, rule.type, rule.namePattern));
        writing.touchProject(rule.project);
        return stored;
    });
}

Result<void> Store::removeProtectionRule(ScopeId project, qint64 id, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QList<ProtectionRule> found = readRules(
            {db, RuleColumns + u"WHERE id = ? AND project = ?"_s, id, project});
        if (found.isEmpty())
            return fail(ErrorCode::NotFound, Text::of("There is no rule %1.", id));
        Query(db, u"DELETE FROM protection_rule WHERE id = ?"_s, id);
        const std::optional<Scope> scope = d->scopes.find(project);
        addActivity(db, d->now(), actor.name(), u"protection.remove"_s,
                    u"%1 %2 %3"_s.arg(scope ? scope->path : QString(), found.first().type,
                                      found.first().namePattern));
        writing.touchProject(project);
        return {};
    });
}

} // namespace packhouse
