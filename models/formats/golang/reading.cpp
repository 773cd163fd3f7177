// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/handlers.h"

#include "formats/format.h"
#include "formats/golang/inspection.h"
#include "formats/golang/names.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Plain = "text/plain; charset=utf-8";
constexpr auto Json = "application/json";

/// protocol: the go command shows a plain text to its user, and goes on with its next proxy
Reply notFound(const QString &what)
{
    return Reply::text("not found: "_ba + what.toUtf8() + '\n', Plain, 404);
}

/// Where a module is looked for. At the instance its path may say so, as the registry's host with
/// a project's path; a token of one top-level group gets what that group has, where it ever had it.
Scope placeOf(const Call &call, const QString &module)
{
    if (call.scope.level != Level::Instance)
        return call.scope;
    const QString host = QUrl(QString::fromLatin1(call.baseUrl)).host();
    const QStringList parts = module.split(u'/');
    if (!host.isEmpty() && parts.first() == host) {
        for (qsizetype size = parts.size() - 1; size > 0; --size) {
            const Result<Scope> project = call.store.scope(parts.sliced(1, size).join(u'/'));
            if (project && project->level == Level::Project)
                return *project;
        }
    }
    const std::optional<Token> &token = call.caller.token;
    if (!token || token->scope.level == Level::Instance)
        return call.scope;
    const Result<Scope> group = call.store.scope(topLevelOf(token->scope.path));
    const bool had = group
                     && call.store.reservation(*group, call.caller, call.format->id(), module);
    return had ? *group : call.scope;
}

/// At 404 the go command asks its next proxy, or takes the package from a module above, so a module
/// that is ours is told to be so, to whoever may know: at 403 it stops (protocol: go help goproxy).
/// Only for modules that their owner had once: it asks for each package's path whether that is one.
Reply missing(const Call &call, const QString &module, const QString &what)
{
    const Scope place = placeOf(call, module);
    const std::optional<Reservation> kept = call.store.reservation(place, call.caller,
                                                                   call.format->id(), module);
    if (!kept || kept->allowForwarding || !call.caller.hasRightBelow(topLevelOf(place.path))
        || !call.store.wasServed(place, call.format->id(), module).value_or(true))
        return notFound(what);
    return Reply::text(
        "forbidden: "_ba + what.toUtf8()
            + "; the module is reserved here, so nobody else is to be asked for it\n",
        Plain, 403);
}

Reply answer(const Call &call, const QString &module, Result<Reply> reply)
{
    if (reply)
        return std::move(*reply);
    return reply.error().code == ErrorCode::NotFound
               ? missing(call, module, english(reply.error().what))
               : Reply::error(reply.error());
}

/// What the caller sees of a module.
Result<QList<StoredVersion>> seen(const Call &call, const QString &module)
{
    Result<QList<StoredVersion>> found = call.store.versions(placeOf(call, module),
                                                             call.format->id(), module);
    if (!found)
        return fail(found.error());
    found->removeIf([](const StoredVersion &version) { return version.files.isEmpty(); });
    if (found->isEmpty())
        return fail(ErrorCode::NotFound, Text::of("there is no module %1 here", module));
    return found;
}

QByteArray infoOf(const StoredVersion &version)
{
    const QDateTime time = VersionFacts::of(version).time;
    return QJsonDocument(QJsonObject{{u"Version"_s, version.coordinates.version},
                                     {u"Time"_s, time.toUTC().toString(Qt::ISODate)}})
        .toJson(QJsonDocument::Compact);
}

Result<QByteArray> renderList(const Call &call, const QString &module)
{
    const Result<QList<StoredVersion>> versions = seen(call, module);
    if (!versions)
        return fail(versions.error());
    QStringList listed;
    for (const StoredVersion &version : *versions) {
        if (version.status != Status::Hidden && !isPseudoVersion(version.coordinates.version))
            listed.append(version.coordinates.version);
    }
    std::sort(listed.begin(), listed.end(),
              [](const QString &a, const QString &b) { return compare(a, b) < 0; });
    return listed.isEmpty() ? QByteArray("") : (listed.join(u'\n') + u'\n').toUtf8();
}

/// Releases before versions that are none, those before commits; then the highest.
std::pair<int, QString> rankOf(const StoredVersion &version)
{
    const QString &text = version.coordinates.version;
    return {isPseudoVersion(text) ? 0 : isPrerelease(text) ? 1 : 2, text};
}

Result<QByteArray> renderLatest(const Call &call, const QString &module)
{
    const Result<QList<StoredVersion>> versions = seen(call, module);
    if (!versions)
        return fail(versions.error());
    const StoredVersion *best = nullptr;
    for (const StoredVersion &version : *versions) {
        if (version.status == Status::Hidden)
            continue;
        const auto rank = rankOf(version);
        const auto bestRank = best ? rankOf(*best) : std::pair<int, QString>(-1, {});
        if (rank.first > bestRank.first
            || (rank.first == bestRank.first && compare(bestRank.second, rank.second) < 0))
            best = &version;
    }
    if (!best)
        return fail(ErrorCode::NotFound, Text::of("the module %1 has no listed version", module));
    return infoOf(*best);
}

using Render = Result<QByteArray> (*)(const Call &call, const QString &module);

Reply document(const Call &call, const QByteArray &kind, const QByteArray &contentType,
               Render render)
{
    const std::optional<QString> module = unescaped(call.param("module"));
    if (!module)
        return notFound(u"upper-case letters are '!' and the small letter in an address"_s);
    const QByteArray place = QByteArray::number(placeOf(call, *module).id);
    const QByteArray key = "golang\n" + kind + '\n' + call.prefix + '\n' + place + '\n'
                           + module->toUtf8() + '\n' + call.caller.reachKey();
    return answer(call, *module,
                  call.documents.document(key, call.store.generation(call.format->id(), *module),
                                          contentType, call,
                                          [&] { return render(call, *module); }));
}

const StoredVersion *named(const QList<StoredVersion> &versions, const QString &name)
{
    const auto found = std::find_if(
        versions.begin(), versions.end(),
        [&](const StoredVersion &version) { return version.coordinates.version == name; });
    return found == versions.end() ? nullptr : &*found;
}

/// The pseudo-version of a commit; none where its beginning fits several commits. One commit may
/// have several pseudo-versions, of which the highest is its own.
const StoredVersion *ofCommit(const QList<StoredVersion> &versions, const QString &commit)
{
    const StoredVersion *best = nullptr;
    for (const StoredVersion &version : versions) {
        const QString own = commitOf(version.coordinates.version);
        if (own.isEmpty() || !(own.startsWith(commit) || commit.startsWith(own)))
            continue;
        if (best && commitOf(best->coordinates.version) != own)
            return nullptr;
        if (!best || compare(best->coordinates.version, version.coordinates.version) < 0)
            best = &version;
    }
    return best;
}

const StoredFile *fileNamed(const StoredVersion &version, const QString &name)
{
    const auto found = std::find_if(version.files.crbegin(), version.files.crend(),
                                    [&](const StoredFile &file) { return file.name == name; });
    return found == version.files.crend() ? nullptr : &*found;
}

Reply fileReply(const Call &call, const StoredFile &file, const StoredVersion &version)
{
    const bool archive = file.name.endsWith(u".zip"_s);
    Reply reply;
    reply.headers.set("X-Content-Type-Options", "nosniff");
    if (archive)
        reply.headers.set("Content-Disposition",
                          "attachment; filename=\"" + file.name.toLatin1() + '"');
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size,
                          archive ? "application/zip" : Plain,
                          '"' + file.hashes.sha256.toHex() + '"', file.created};
    if (archive)
        reply.download = file;
    reply.readScope = version.project;
    return reply;
}

} // namespace

QByteArray filePath(const QString &module, const QString &version, const QString &ending)
{
    return "packages/go/" + escaped(module).toUtf8() + "/@v/" + escaped(version).toUtf8()
           + ending.toUtf8();
}

Reply versionList(Call &call)
{
    return document(call, "list", Plain, renderList);
}

Reply latest(Call &call)
{
    return document(call, "latest", Json, renderLatest);
}

Reply versionFile(Call &call)
{
    const QString asked = call.param("file");
    const QString ending = asked.section(u'.', -1);
    const std::optional<QString> module = unescaped(call.param("module"));
    const std::optional<QString> wanted = unescaped(
        asked.chopped(ending.size() + (asked.contains(u'.') ? 1 : 0)));
    if (!module || !wanted)
        return notFound(u"upper-case letters are '!' and the small letter in an address"_s);
    if (ending != u"info" && ending != u"mod" && ending != u"zip")
        return notFound(u"a version has .info, .mod and .zip"_s);
    const GenerationPtr generation = call.store.generation(call.format->id(), *module);
    const quint64 at = generation->value();
    const Result<QList<StoredVersion>> versions = seen(call, *module);
    if (!versions)
        return answer(call, *module, fail(versions.error()));
    const StoredVersion *version = ending == u"info" && isCommit(*wanted)
                                       ? ofCommit(*versions, *wanted)
                                       : named(*versions, *wanted);
    if (!version)
        return missing(call, *module,
                       u"the module %1 has no version %2 here; branches and commits are published "
                       "before they are asked for"_s.arg(*module, wanted->left(255)));
    Reply reply;
    if (ending == u"info") {
        reply = Reply::text(infoOf(*version), Json);
        reply.readScope = version->project;
    } else {
        const StoredFile *file = fileNamed(*version, *wanted + u'.' + ending);
        if (!file)
            return notFound(u"%1 %2 has no .%3"_s.arg(*module, *wanted, ending));
        reply = fileReply(call, *file, *version);
    }
    reply.freshWhile.emplace_back(generation, at);
    return reply;
}

} // namespace packhouse::golang
