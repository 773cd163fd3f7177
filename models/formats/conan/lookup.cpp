// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/lookup.h"

#include "formats/format.h"
#include "formats/support/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

Result<Reference> referenceOf(const Call &call)
{
    return Reference::fromSegments(call.param("name"), call.param("version"), call.param("user"),
                                   call.param("channel"));
}

FilePlace placeOf(const Call &call)
{
    return {call.param("rrev"), call.param("pid"), call.param("prev"), call.param("file")};
}

Result<StoredVersion> storedRecipe(const Call &call, const Reference &reference)
{
    Result<QList<StoredVersion>> found = call.store.version(
        call.scope, call.format->id(), reference.name, reference.storedVersion());
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorCode::NotFound, Text::of("404 Package Not Found"));
    return found->takeFirst();
}

Result<RecipeLayout> layoutOf(const Call &call, const Reference &reference)
{
    const Result<StoredVersion> stored = storedRecipe(call, reference);
    if (!stored)
        return fail(stored.error());
    return RecipeLayout(*stored);
}

Reply document(const Call &call, const char *kind, Render render)
{
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return refused(reference.error());
    QByteArray key = QByteArray("conan\n") + kind + '\n' + call.baseUrl + '\n' + call.prefix + '\n'
                     + QByteArray::number(call.scope.id) + '\n' + call.caller.reachKey();
    for (const QString &segment : call.path)
        key += '\n' + segment.toUtf8();
    for (const auto &[name, value] : call.query)
        key += '\n' + name.toUtf8() + '=' + value.toUtf8();
    const auto rendered = [&]() -> Result<QByteArray> {
        const Result<RecipeLayout> layout = layoutOf(call, *reference);
        if (!layout)
            return fail(layout.error());
        const Result<QJsonObject> object = render(call, *reference, *layout);
        if (!object)
            return fail(object.error());
        return QJsonDocument(*object).toJson(QJsonDocument::Compact);
    };
    Result<Reply> reply = call.documents.document(
        key, call.store.generation(call.format->id(), reference->name), "application/json", call,
        rendered);
    return reply ? std::move(*reply) : refused(reply.error());
}

Reply served(const Call &call, const StoredFile &file, quint64 generation)
{
    const QByteArray sha256 = file.hashes.sha256.toHex();
    Reply reply;
    const QByteArray name = file.name.section(u'/', -1).toUtf8();
    reply.headers.set("Content-Disposition", "attachment; filename=\"" + name + '"');
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.headers.set("X-Checksum-Md5", file.hashes.md5.toHex());
    reply.headers.set("X-Checksum-Sha1", file.hashes.sha1.toHex());
    reply.headers.set("X-Checksum-Sha256", sha256);
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, "application/octet-stream",
                          '"' + sha256 + '"', file.created};
    reply.download = file;
    reply.readScope = call.scope.id;
    reply.freshWhile.emplace_back(call.store.generation(call.format->id(), call.param("name")),
                                  generation);
    return reply;
}

Reply notFound(const QString &what)
{
    return Reply::error(404, u"404 %1 Not Found"_s.arg(what), what + u" not found"_s);
}

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return error.what.source().startsWith("404 ") ? Reply::error(404, error.what)
                                                      : notFound(u"Package"_s);
    if (error.code == ErrorCode::InvalidVersion && error.what.source().endsWith("solely blank"))
        return badRequest(english(error.what));
    return refusal(error, u"Duplicate package is not allowed"_s);
}

std::optional<Reply> malformedPath(const Call &call)
{
    const auto wrong = [&](const char *key, const QString &what) -> std::optional<Reply> {
        const QString value = call.param(key);
        const bool package = QByteArrayView(key) == "pid";
        const bool fine = package ? isPackageId(value) : value == NoRevision || isRevision(value);
        if (!call.path.contains(key) || fine)
            return std::nullopt;
        return Reply::error(400,
                            package
                                ? u"400 Bad request - a package id is letters and digits"_s
                                : u"400 Bad request - a revision is 32 or 40 hexadecimal digits"_s,
                            what + u" is invalid"_s);
    };
    if (auto recipe = wrong("rrev", u"recipe_revision"_s))
        return recipe;
    if (auto package = wrong("pid", u"conan_package_reference"_s))
        return package;
    return wrong("prev", u"package_revision"_s);
}

Reply toldToClients(Reply reply)
{
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    QJsonObject object = QJsonDocument::fromJson(bytes ? *bytes : QByteArray()).object();
    if (reply.status < 400 || object.isEmpty())
        return reply;
    QString message = object.value(u"error").toString(object.value(u"message").toString());
    for (const QString &start : {QString::number(reply.status) + u' ', u"Bad request - "_s}) {
        if (message.startsWith(start))
            message.remove(0, start.size());
    }
    object.insert(u"errors"_s,
                  QJsonArray{QJsonObject{{u"status"_s, reply.status}, {u"message"_s, message}}});
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

} // namespace packhouse::conan
