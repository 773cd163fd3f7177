// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <QCryptographicHash>

#include <openssl/rand.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Shapes that clients and secret scanners know: a prefix that says the kind, then random
/// characters.
QByteArray prefix(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Deploy:
        return "gldt-"_ba;
    case TokenKind::Job:
        return "glcbt-64_"_ba;
    case TokenKind::Personal:
    case TokenKind::Project:
    case TokenKind::Group:
        break;
    }
    return "glpat-"_ba;
}

std::optional<QByteArray> makeSecret(TokenKind kind)
{
    QByteArray random(24, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), int(random.size())) != 1)
        return {};
    return prefix(kind)
           + random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray digest(QByteArrayView secret)
{
    return QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256);
}

const QString TokenColumns =
    u"SELECT id, kind, name, coalesce(scope, 0), rights, created, expires, "
    "last_used, revoked FROM token "_s;

Token readToken(const Query &row, const ScopeTable &scopes)
{
    Token token;
    token.id = row.integer(0);
    token.kind = TokenKind(row.integer(1));
    token.name = row.text(2);
    token.scope = scopes.find(row.integer(3)).value_or(Scope());
    token.rights = Rights(int(row.integer(4)));
    token.created = row.time(5);
    token.expires = row.time(6);
    token.lastUsed = row.time(7);
    token.revoked = row.integer(8) != 0;
    return token;
}

Result<void> checkScope(TokenKind kind, const Scope &scope)
{
    switch (kind) {
    case TokenKind::Personal:
        if (scope.level != Level::Instance)
            return fail(ErrorCode::InvalidArgument, Text::of("A personal token has no scope."),
                        Text::of("Make a project or group access token for %1.", scope.path));
        return {};
    case TokenKind::Group:
        if (scope.level != Level::Group)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("A group access token needs a group."));
        return {};
    case TokenKind::Deploy:
        if (scope.level == Level::Instance)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("A deploy token needs a project or group."));
        return {};
    case TokenKind::Project:
    case TokenKind::Job:
        break;
    }
    if (scope.level != Level::Project)
        return fail(ErrorCode::InvalidArgument,
                    kind == TokenKind::Job ? Text::of("A job token needs a project.")
                                           : Text::of("A project access token needs a project."));
    return {};
}

tl::unexpected<Error> unknownToken()
{
    return fail(ErrorCode::Unauthorized, Text::of("The token is not known here or was revoked."),
                Text::of("Make a new one."));
}

} // namespace

Result<IssuedToken> Store::createToken(const NewToken &wanted, const Caller &actor)
{
    Result<Scope> scope = this->scope(wanted.scopePath);
    if (!scope)
        return fail(std::move(scope.error()));
    if (Result<void> fits = checkScope(wanted.kind, *scope); !fits)
        return fail(std::move(fits.error()));
    if (wanted.name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("A token needs a name."),
                    Text::of("Name who or what uses it."));
    if (!wanted.rights)
        return fail(ErrorCode::InvalidArgument, Text::of("A token without rights can do nothing."),
                    Text::of("Give it at least the right to read."));
    const std::optional<QByteArray> secret = makeSecret(wanted.kind);
    if (!secret)
        return fail(ErrorCode::Internal,
                    Text::of("This computer gave no random numbers for a token."),
                    Text::of("Try again in a moment."), true);

    const QDateTime now = d->now();
    Result<qint64> id = d->change<qint64>([&](Writing &writing) -> Result<qint64> {
        qint64 added = 0;
        {
            Query row(writing.db(),
                      u"INSERT INTO token (kind, name, scope, rights, secret_sha256, created, "
                      "expires) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                      int(wanted.kind), wanted.name,
                      scope->id == InstanceScope ? QVariant() : QVariant(scope->id),
                      int(wanted.rights), digest(*secret), now, wanted.expires);
            added = row.insertedId();
        }
        addActivity(writing.db(), now, actor.name(), u"token.create"_s, wanted.name, u"ok"_s, {},
                    scope->path);
        writing.afterCommit([this] { d->tokenGeneration->advance(); });
        return added;
    });
    if (!id)
        return fail(std::move(id.error()));
    IssuedToken issued;
    issued.token.id = *id;
    issued.token.kind = wanted.kind;
    issued.token.name = wanted.name;
    issued.token.scope = *scope;
    issued.token.rights = wanted.rights;
    issued.token.created = now;
    issued.token.expires = wanted.expires;
    issued.secret = QString::fromLatin1(*secret);
    return issued;
}

Result<TokenLookup> Store::Private::lookUpToken(const QString &where, const QVariant &value) const
{
    Snapshot snapshot(readers);
    std::optional<Token> found;
    if (snapshot) {
        Query row(snapshot.db(), TokenColumns + where, value);
        if (row.next())
            found = readToken(row, scopes);
    }
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));
    if (!found || found->revoked)
        return unknownToken();
    const bool expired = found->expires.isValid() && found->expires <= now();
    return TokenLookup{std::move(*found), expired};
}

Result<TokenLookup> Store::token(QByteArrayView secret) const
{
    return d->lookUpToken(u"WHERE secret_sha256 = ?"_s, digest(secret));
}

Result<TokenLookup> Store::token(qint64 id) const
{
    return d->lookUpToken(u"WHERE id = ?"_s, id);
}

Result<QList<Token>> Store::tokens() const
{
    Snapshot snapshot(d->readers);
    QList<Token> found;
    if (snapshot) {
        Query rows(snapshot.db(), TokenColumns + u"ORDER BY id"_s);
        while (rows.next())
            found << readToken(rows, d->scopes);
    }
    return snapshot.done<QList<Token>>(std::move(found));
}

Result<void> Store::revokeToken(qint64 id, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        QString name;
        {
            Query row(db, u"SELECT name FROM token WHERE id = ? AND revoked = 0"_s, id);
            if (!row.next())
                return fail(ErrorCode::NotFound, Text::of("There is no token %1 in use.", id));
            name = row.text(0);
        }
        Query(db, u"UPDATE token SET revoked = 1 WHERE id = ?"_s, id);
        addActivity(db, d->now(), actor.name(), u"token.revoke"_s, name);
        writing.afterCommit([this] { d->tokenGeneration->advance(); });
        return {};
    });
}

void Store::noteTokenUse(qint64 id)
{
    d->downloads.use(id, d->now());
}

GenerationPtr Store::tokenGeneration() const
{
    return d->tokenGeneration;
}

} // namespace packhouse
