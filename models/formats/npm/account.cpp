// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/npm/names.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// Why what a command asks for is not here. npm adds nothing to the text of a 405, takes a 404 for
/// a package that is not there, and asks again where a server failed.
struct Absent
{
    QLatin1StringView start; ///< of the path behind "-/"
    QLatin1StringView end; ///< of it
    QLatin1StringView reason;
};

constexpr Absent absentOnes[] = {
    {"v1/login"_L1, {}, "Sign in with a token: any user name, and the token as the password."_L1},
    {"v1/done"_L1, {}, "Sign in with a token: any user name, and the token as the password."_L1},
    {"npm/v1/tokens"_L1,
     {},
     "Tokens are made and revoked on the Tokens page of Packhouse, or with packhousectl token; "
     "npm cannot list them."_L1},
    {"npm/v1/user"_L1,
     {},
     "There are no profiles here: a token and its name are all that is known of who uses npm."_L1},
    {"npm/v1/hooks"_L1, {}, "There are no hooks here."_L1},
    {"user/"_L1, "/package"_L1,
     "A token belongs to nobody's packages: npm search lists what it can read."_L1},
    {"org/"_L1, "/package"_L1,
     "There are no organizations here: npm search lists what a token can read."_L1},
    {"user/"_L1,
     {},
     "Packages have no owners here: whoever has a token that may publish in the project may "
     "publish them."_L1},
    {"org/"_L1,
     {},
     "There are no organizations here: a token's scope and rights say who may do what; make one on "
     "the Tokens page of Packhouse, or with packhousectl token."_L1},
    {"team/"_L1,
     {},
     "There are no teams here: a token's scope and rights say who may do what; make one on the "
     "Tokens page of Packhouse, or with packhousectl token."_L1},
    {"package/"_L1, "/collaborators"_L1,
     "Packages have no collaborators here: a token's scope and rights say who may do what."_L1},
    {"package/"_L1, "/access"_L1,
     "Who may read a package is said of its whole project: set its visibility in Packhouse, or "
     "with packhousectl scope set."_L1},
    {"package/"_L1, "/trust"_L1,
     "There are no trusted publishers here: publish with a token, which may be a job's own."_L1},
};

QString reasonFor(const QString &path)
{
    for (const Absent &each : absentOnes) {
        if (path.startsWith(each.start) && path.endsWith(each.end))
            return each.reason;
    }
    return u"Packhouse has nothing at -/%1: what npm installs, publishes, tags, deprecates, "
           "unpublishes, searches and audits is here."_s.arg(path.left(80));
}

} // namespace

// protocol: npm login --auth-type=legacy, npm adduser, yarn npm login: "PUT
// -/user/org.couchdb.user: NAME" with the password, answered with the token to send from then on.
Reply signIn(Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.body.bytes).object();
    const QString secret = asked.value(u"password").toString().trimmed();
    if (secret.isEmpty())
        return Reply::error(400,
                            u"There is no password in the request: a token is wanted there."_s);
    if (!call.refusesSecret)
        return Reply::error(401, u"401 Unauthorized"_s, u"Nobody can sign in here."_s);
    if (std::optional<Reply> refused = call.refusesSecret(secret.toUtf8()))
        return std::move(*refused);
    const QString user = call.param("user");
    return Reply::json(
        QJsonObject{{u"ok"_s, true}, {u"id"_s, user}, {u"rev"_s, u"1-0"_s}, {u"token"_s, secret}},
        201);
}

// The token may be in use elsewhere, by other people and machines, so it is for those who look
// after the registry to end it; the client forgets it where this succeeds, and prints the notice.
Reply signOut(Call &call)
{
    // It forgets the token in any case, but says that it was revoked where this succeeds.
    if (call.headers.value("User-Agent").startsWith("pnpm/"))
        return Reply::error(405, u"The token holds until it is revoked: on the Tokens page of "
                                 "Packhouse, or with packhousectl token revoke."_s);
    Reply reply = Reply::json(QJsonObject{{u"ok"_s, true}});
    reply.headers.set("npm-notice",
                      "The token is forgotten here and holds until it is revoked: on the Tokens "
                      "page of Packhouse, or with packhousectl token revoke.");
    return reply;
}

Reply notHere(Call &call)
{
    const QString text = reasonFor(call.param("what"));
    return Reply::error(405, u"405 Method Not Allowed - "_s + text, text);
}

// protocol: npm access get status, and npm publish before it makes a provenance.
Reply visibility(Call &call)
{
    const QString name = call.param("name");
    const Result<QList<StoredVersion>> versions = seenVersions(call, name);
    if (!versions)
        return Reply::error(versions.error());
    if (versions->isEmpty())
        return packageNotFound();
    const Result<Scope> project = call.store.scope(versions->first().project);
    return Reply::json(QJsonObject{{u"public"_s, project && call.store.isOpen(*project)}});
}

} // namespace packhouse::npm
