// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype LongestPath = 255;
constexpr qsizetype DeepestPath = 21; ///< a project in twenty groups

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isSegment(QStringView segment)
{
    if (segment.isEmpty() || segment.front() == u'-' || segment.front() == u'.'
        || segment.endsWith(u'.') || segment.endsWith(u".git", Qt::CaseInsensitive)
        || segment.endsWith(u".atom", Qt::CaseInsensitive))
        return false;
    return std::all_of(segment.begin(), segment.end(), [](QChar c) {
        return isLetterOrDigit(c) || c == u'_' || c == u'-' || c == u'.';
    });
}

bool isNumber(QStringView path)
{
    return std::all_of(path.begin(), path.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<void> checkPath(const QString &path)
{
    if (path.size() > LongestPath || path.count(u'/') >= DeepestPath)
        return fail(ErrorCode::InvalidName, Text::of("The path %1… is too long.", path.left(60)),
                    Text::of("A path has at most 255 characters and 21 parts."));
    if (isNumber(path))
        return fail(ErrorCode::InvalidName, Text::of("The path '%1' has digits only.", path),
                    Text::of("Clients would take it for a number; put a letter into it."));
    for (const QStringView segment : QStringView(path).split(u'/')) {
        if (!isSegment(segment))
            return fail(
                ErrorCode::InvalidName, Text::of("'%1' is no path of a group or project.", path),
                Text::of("Each part takes letters, digits, '_', '-' and '.', starts with none of "
                         "'-' and '.', and does not end in '.', '.git' or '.atom'."));
    }
    return {};
}

std::optional<Scope> findScope(Connection &db, const QString &path)
{
    Query row(db,
              u"SELECT id, coalesce(parent, 0), level, path, visibility FROM scope "
              "WHERE path = ?"_s,
              path);
    if (!row.next())
        return {};
    Scope scope;
    scope.id = row.integer(0);
    scope.parent = row.integer(1);
    scope.level = Level(row.integer(2));
    scope.path = row.text(3);
    scope.visibility = Visibility(row.integer(4));
    return scope;
}

Scope insertScope(Connection &db, const Scope &scope, const QDateTime &now)
{
    Scope added = scope;
    Query row(db,
              u"INSERT INTO scope (parent, level, path, visibility, created) "
              "VALUES (?, ?, ?, ?, ?)"_s,
              scope.parent == InstanceScope ? QVariant() : QVariant(scope.parent), int(scope.level),
              scope.path, int(scope.visibility), now);
    added.id = row.insertedId();
    return added;
}

/// Nobody could read it, whatever it says about itself.
tl::unexpected<Error> hidden(const QString &path, const Scope &inside)
{
    return fail(ErrorCode::InvalidArgument,
                Text::of("%1 cannot be public: it is in %2, which is private.", path, inside.path),
                Text::of("Make %1 public first, or leave this one private.", inside.path));
}

Text existsAs(const Scope &scope)
{
    return scope.level == Level::Project ? Text::of("'%1' exists as a project.", scope.path)
                                         : Text::of("'%1' exists as a group.", scope.path);
}

} // namespace

Result<Scope> Store::scope(ScopeId id) const
{
    if (std::optional<Scope> found = d->scopes.find(id))
        return *found;
    return fail(ErrorCode::NotFound, Text::of("There is no project or group %1.", id));
}

Result<Scope> Store::scope(const QString &path) const
{
    if (std::optional<Scope> found = d->scopes.find(path))
        return *found;
    return fail(ErrorCode::NotFound, Text::of("There is no project or group '%1'.", path));
}

bool Store::isOpen(const Scope &at) const
{
    return d->scopes.isOpen(at);
}

Result<Scope> Store::addScope(const QString &path, Level level, Visibility visibility,
                              const Caller &actor)
{
    if (level == Level::Instance)
        return fail(ErrorCode::InvalidArgument, Text::of("There is one instance, and it exists."));
    if (Result<void> checked = checkPath(path); !checked)
        return fail(std::move(checked.error()));

    return d
        ->change<Scope>([&](Writing &writing) -> Result<Scope> {
            Connection &db = writing.db();
            Scope scope;
            bool isHidden = false; // what is in it, by a private group
            const QStringList segments = path.split(u'/');
            for (qsizetype i = 1; i <= segments.size(); ++i) {
                const QString partPath = segments.mid(0, i).join(u'/');
                const Level wanted = i == segments.size() ? level : Level::Group;
                if (std::optional<Scope> found = findScope(db, partPath)) {
                    if (found->level != wanted)
                        return fail(ErrorCode::Duplicate, existsAs(*found),
                                    Text::of("Choose another path."));
                    scope = *found;
                    isHidden = isHidden || scope.visibility == Visibility::Private;
                    continue;
                }
                if (visibility == Visibility::Public && isHidden)
                    return hidden(path, scope);
                Scope part;
                part.parent = scope.id;
                part.level = wanted;
                part.path = scope.path.isEmpty() ? partPath : scope.path + u'/' + segments[i - 1];
                part.visibility = visibility;
                scope = insertScope(db, part, d->now());
                d->reserveOwnNames(writing, scope);
                addActivity(db, d->now(), actor.name(), u"scope.create"_s, scope.path);
                writing.afterCommit([this, scope] {
                    d->scopes.put(scope);
                    d->scopeGeneration->advance();
                });
                writing.touchProject(scope.id);
            }
            return scope;
        })
        .and_then([&](const Scope &scope) { return this->scope(scope.id); });
}

Result<Scope> Store::setVisibility(ScopeId id, Visibility visibility, const Caller &actor)
{
    Result<Scope> known = scope(id);
    if (!known || known->level == Level::Instance)
        return fail(ErrorCode::NotFound, Text::of("There is no project or group %1.", id));
    if (visibility == Visibility::Public && known->parent != InstanceScope) {
        const Result<Scope> parent = scope(known->parent);
        if (!parent)
            return parent;
        if (!parent->readableByAll)
            return hidden(known->path, *parent);
    }
    Scope changed = *known;
    changed.visibility = visibility;
    const auto word = [](Visibility v) {
        return v == Visibility::Public ? u"public"_s : u"private"_s;
    };
    Result<void> done = d->writer->run([&](Writing &writing) -> Result<void> {
        Query(writing.db(), u"UPDATE scope SET visibility = ? WHERE id = ?"_s, int(visibility), id);
        if (visibility == Visibility::Public)
            d->noteOpenNames(writing.db());
        addActivity(writing.db(), d->now(), actor.name(), u"scope.visibility"_s, known->path,
                    Text(), word(known->visibility), word(visibility));
        writing.touchProject(id);
        writing.afterCommit([this, changed] {
            d->scopes.put(changed);
            d->scopeGeneration->advance();
        });
        return {};
    });
    if (!done)
        return fail(std::move(done.error()));
    return scope(id);
}

GenerationPtr Store::scopeGeneration() const
{
    return d->scopeGeneration;
}

Result<QList<ScopeRow>> Store::scopes(const Caller &caller) const
{
    QHash<ScopeId, qint64> counts;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT project, sum(packages) FROM type_count GROUP BY project"_s);
        while (rows.next())
            counts.insert(rows.integer(0), rows.integer(1));
    }
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));

    const QList<Scope> all = d->scopes.all();
    QHash<ScopeId, ScopeId> parents;
    for (const Scope &scope : all)
        parents.insert(scope.id, scope.parent);
    QHash<ScopeId, qint64> sums;
    for (const Scope &scope : all) {
        if (scope.level != Level::Project || !caller.may(Right::Read, scope))
            continue;
        for (ScopeId id = scope.id; id != InstanceScope; id = parents.value(id))
            sums[id] += counts.value(scope.id);
    }
    QList<ScopeRow> rows;
    for (const Scope &scope : all) {
        if (caller.may(Right::Read, scope))
            rows << ScopeRow{scope, sums.value(scope.id)};
    }
    return rows;
}

} // namespace packhouse
