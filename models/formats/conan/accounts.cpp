// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/call.h"
#include "formats/conan/handlers.h"
#include "formats/conan/reference.h"
#include "formats/format.h"

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

// Clients keep it instead of the token, and ask for the token again when it has ended.
constexpr std::chrono::hours PassLifetime(8);

} // namespace

Result<Scope> projectOfUser(const QMap<QByteArray, QString> &path, const PackageReader &store)
{
    Result<Scope> scope = store.scope(projectPathOf(path.value("user")));
    if (scope && scope->level != Level::Project)
        return fail(ErrorCode::NotFound, Text::of("There is no such project."));
    return scope;
}

Reply ping(Call &)
{
    Reply reply = Reply::text(QByteArray(""), "text/plain");
    reply.headers.set("X-Conan-Server-Capabilities", "revisions");
    return reply;
}

Reply authenticate(Call &call)
{
    if (call.caller.anonymous() || !call.pass)
        return Reply::challenge();
    const Result<QByteArray> pass = call.pass(PassLifetime);
    if (!pass)
        return pass.error().code == ErrorCode::Unauthorized ? Reply::challenge()
                                                            : Reply::error(pass.error());
    // Clients put it into a header as it is, so not even a line end may follow.
    Reply reply = Reply::text(*pass, "text/plain");
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

Reply checkCredentials(Call &call)
{
    return call.caller.anonymous() ? Reply::challenge() : Reply::text("ok", "text/plain");
}

} // namespace packhouse::conan
