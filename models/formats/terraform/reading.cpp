// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/handlers.h"

#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/terraform/modulearchive.h"
#include "formats/terraform/names.h"
#include "formats/terraform/terraformformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

QString moduleName(const Call &call)
{
    return call.param("name") + u'/' + call.param("system");
}

const ArchiveKeys &keys(const Call &call)
{
    return static_cast<const TerraformFormat *>(call.format)->keys();
}

Reply notFound()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

/// The group or project that a namespace means: a first name, or any group's number.
std::optional<Scope> namespaceOf(const Call &call)
{
    const QString named = call.param("namespace");
    if (named.isEmpty() || named.contains(u'/'))
        return std::nullopt;
    Result<Scope> scope = call.store.scope(named);
    if (!scope || scope->level == Level::Instance) {
        bool number = false;
        const ScopeId id = named.toLongLong(&number);
        scope = number && id > 0 ? call.store.scope(id) : scope;
    }
    if (!scope || scope->level == Level::Instance)
        return std::nullopt;
    return *scope;
}

/// True when the caller may read anything at all in there.
bool reaches(const Caller &caller, const Scope &scope)
{
    return caller.may(Right::Read, scope)
           || (caller.token && caller.token->reads() && scope.holds(caller.token->scope.path));
}

/// Why there is nothing (protocol: 401 without a token, 403 with one that does not reach the
/// namespace).
Reply nothingThere(const Call &call, const std::optional<Scope> &where)
{
    const bool open = where && where->readableByAll;
    if (call.caller.anonymous())
        return open ? notFound() : Reply::challenge();
    const bool all = call.caller.owner
                     || (call.caller.token && call.caller.token->scope.level == Level::Instance);
    if (all && !where)
        return Reply::error(
            404, u"404 Not Found - There is no group named %1 here; a module's "
                 "address begins with its group."_s.arg(call.param("namespace").left(255)));
    if (open || all || (where && reaches(call.caller, *where)))
        return notFound();
    return Reply::error(403, u"403 Forbidden - The token does not reach this namespace."_s);
}

/// The versions that the caller sees, the highest first.
QList<StoredVersion> seen(const Call &call, const Scope &where)
{
    const auto stored = call.store.versions(where, call.format->id(), moduleName(call));
    QList<StoredVersion> found = stored.value_or(QList<StoredVersion>());
    found.removeIf([](const StoredVersion &version) { return version.files.isEmpty(); });
    std::sort(found.begin(), found.end(), [](const StoredVersion &a, const StoredVersion &b) {
        return compareVersions(a.coordinates.version, b.coordinates.version) > 0;
    });
    return found;
}

std::optional<StoredVersion> oneVersion(const Call &call, const Scope &where)
{
    const auto stored = call.store.version(where, call.format->id(), moduleName(call),
                                           call.param("version"));
    for (const StoredVersion &version : stored.value_or(QList<StoredVersion>())) {
        if (!version.files.isEmpty())
            return version;
    }
    return std::nullopt;
}

/// The highest that is no pre-release; if all are, the highest of them.
const StoredVersion &latestOf(const QList<StoredVersion> &highestFirst)
{
    const auto found = std::find_if(
        highestFirst.begin(), highestFirst.end(),
        [](const StoredVersion &version) { return !isPrerelease(version.coordinates.version); });
    return found == highestFirst.end() ? highestFirst.first() : *found;
}

QByteArray registryPath(const QString &space, const Coordinates &coordinates)
{
    return RegistryRoot + space.toUtf8() + '/' + coordinates.name.toUtf8();
}

/// The folder that clients go into after unpacking; one whose name would be a pattern to them is
/// matched by one: by any, for it is the only one there, or by all that is plain in its name.
QByteArray folderPart(const StoredArchive &archive)
{
    if (archive.root.isEmpty())
        return {};
    static const QRegularExpression odd(u"[^0-9A-Za-z._-]+"_s);
    if (!archive.root.contains(odd))
        return "//" + archive.root.toUtf8();
    return archive.leftovers ? "//" + QString(archive.root).replace(odd, u"*"_s).toUtf8()
                             : "//*"_ba;
}

/// What goes into X-Terraform-Get; \a base: empty, for an address that is relative to the host.
QByteArray archiveAddress(const Call &call, const QString &space, const StoredVersion &version,
                          const QByteArray &base)
{
    const StoredFile &file = version.files.last();
    const StoredArchive archive = storedArchive(file);
    return base + registryPath(space, version.coordinates) + '/'
           + version.coordinates.version.toUtf8() + "/file" + folderPart(archive) + "?key="
           + keys(call).make(version.id, file.hashes.sha256, call.clock.now()) + "&archive="
           + archive.kind.toLatin1() + "&checksum=sha256:" + file.hashes.sha256.toHex();
}

Reply get(const QByteArray &address)
{
    Reply reply = Reply::empty(204);
    reply.headers.set("X-Terraform-Get", address);
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

Reply served(const Call &call, const StoredVersion &version)
{
    const StoredFile &file = version.files.last();
    Reply reply;
    reply.headers.set("Content-Disposition", "attachment; filename=\"" + file.name.toUtf8() + '"');
    const bool zip = storedArchive(file).kind == "zip"_L1;
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size,
                          zip ? "application/zip"_ba : "application/gzip"_ba,
                          '"' + file.hashes.sha256.toHex() + '"', file.created};
    reply.download = file;
    return reply;
}

QString sourceOf(const Call &call, const StoredVersion &version)
{
    const Result<Scope> project = call.store.scope(version.project);
    return QString::fromUtf8(call.baseUrl) + u'/' + (project ? project->path : QString());
}

/// What the archive says of its folders: the root, further modules, examples of their use.
Result<QByteArray> contentsDocument(const Call &call, const StoredVersion &version)
{
    const StoredFile &stored = version.files.last();
    QFile file(call.store.blobPath(stored.hashes));
    if (const Result<void> opened = openStored(file, stored.name); !opened)
        return fail(opened.error());
    const Result<ModuleArchive> module = readDeclared(file);
    if (!module)
        return fail(diskTrouble(file).value_or(module.error()));
    QJsonArray submodules;
    QJsonArray examples;
    for (const ModuleFolder &folder : module->folders) {
        QJsonArray &list = folder.path.startsWith("examples/"_L1) ? examples : submodules;
        list.append(folder.details(folder.path.section(u'/', -1)));
    }
    const QString name = version.coordinates.name.section(u'/', 0, 0);
    return QJsonDocument(QJsonObject{{u"description"_s, module->description()},
                                     {u"root"_s, module->main.details(name)},
                                     {u"submodules"_s, submodules},
                                     {u"examples"_s, examples}})
        .toJson(QJsonDocument::Compact);
}

Result<QJsonObject> contentsOf(const Call &call, const StoredVersion &version)
{
    const QByteArray key = "terraform contents\n" + version.coordinates.name.toUtf8() + '\n'
                           + version.files.last().hashes.sha256.toHex();
    const Result<Reply> reply = call.documents.document(
        key, call.store.generation(call.format->id(), version.canonicalName), "application/json",
        call, [&] { return contentsDocument(call, version); });
    if (!reply) {
        // What was taken once under other rules tells nothing, but is there.
        if (reply.error().code == ErrorCode::InvalidFile
            || reply.error().code == ErrorCode::Unsupported)
            return QJsonObject{{u"root"_s, ModuleFolder().details({})},
                               {u"submodules"_s, QJsonArray()},
                               {u"examples"_s, QJsonArray()}};
        return fail(reply.error());
    }
    const auto *document = std::get_if<DocumentPtr>(&reply->body);
    const auto *bytes = std::get_if<QByteArray>(&reply->body);
    return QJsonDocument::fromJson(document ? (*document)->bytes
                                   : bytes  ? *bytes
                                            : QByteArray())
        .object();
}

Result<QByteArray> versionsDocument(const Call &call, const Scope &where)
{
    const QList<StoredVersion> found = seen(call, where);
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no module %1 here.", moduleName(call)));
    QJsonArray list;
    for (const StoredVersion &version : found) {
        if (version.status == Status::Hidden)
            continue;
        const QJsonObject inventory = QJsonDocument::fromJson(version.metadata).object();
        QJsonObject root = summaryOf(inventory);
        // protocol: one that names none belongs to its system's provider
        if (root.value(u"providers").toArray().isEmpty())
            root.insert(u"providers"_s, QJsonArray{QJsonObject{{u"name"_s, call.param("system")},
                                                               {u"version"_s, QString()}}});
        list.append(QJsonObject{{u"version"_s, version.coordinates.version},
                                {u"submodules"_s, inventory.value(u"submodules").toArray()},
                                {u"root"_s, root}});
    }
    const QJsonObject module{{u"source"_s, sourceOf(call, found.first())}, {u"versions"_s, list}};
    return QJsonDocument(QJsonObject{{u"modules"_s, QJsonArray{module}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

Reply discovery(Call &)
{
    return Reply::json(QJsonObject{{u"modules.v1"_s, QString::fromLatin1(RegistryRoot)}});
}

Reply versions(Call &call)
{
    const std::optional<Scope> where = namespaceOf(call);
    if (!where || !isNamePart(call.param("name")) || !isNamePart(call.param("system")))
        return nothingThere(call, where);
    const FormatId type = call.format->id();
    const QByteArray key = "terraform\n" + call.baseUrl + '\n' + QByteArray::number(where->id)
                           + '\n' + call.caller.reachKey() + '\n' + moduleName(call).toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.generation(type, moduleName(call)), "application/json", call,
        [&] { return versionsDocument(call, *where); });
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? nothingThere(call, where)
                                                         : Reply::error(reply.error());
    reply->headers.set("Cache-Control", "private, max-age=0, must-revalidate");
    return std::move(*reply);
}

Reply details(Call &call)
{
    const std::optional<Scope> where = namespaceOf(call);
    const QList<StoredVersion> all = where ? seen(call, *where) : QList<StoredVersion>();
    if (all.isEmpty())
        return nothingThere(call, where);
    StoredVersion shown = latestOf(all);
    if (!call.param("version").isEmpty()) {
        const std::optional<StoredVersion> asked = oneVersion(call, *where);
        if (!asked)
            return notFound();
        shown = *asked;
    }
    QJsonArray list;
    for (const StoredVersion &version : all)
        list.append(version.coordinates.version);
    Result<QJsonObject> told = contentsOf(call, shown);
    if (!told)
        return Reply::error(told.error());
    const QString system = call.param("system");
    const QString &number = shown.coordinates.version;
    for (const auto &[key, value] :
         {std::pair(u"id"_s, call.param("namespace") + u'/' + moduleName(call) + u'/' + number),
          std::pair(u"namespace"_s, call.param("namespace")),
          std::pair(u"name"_s, moduleName(call)), std::pair(u"provider"_s, system),
          std::pair(u"version"_s, number),
          std::pair(u"published_at"_s, shown.created.toUTC().toString(Qt::ISODateWithMs)),
          std::pair(u"source"_s, sourceOf(call, shown))})
        told->insert(key, value);
    told->insert(u"providers"_s, QJsonArray{system});
    told->insert(u"versions"_s, list);
    return Reply::json(*told);
}

Reply latestLocation(Call &call)
{
    const std::optional<Scope> where = namespaceOf(call);
    const QList<StoredVersion> all = where ? seen(call, *where) : QList<StoredVersion>();
    if (all.isEmpty()) {
        Reply reply = nothingThere(call, where);
        if (reply.status == 404) {
            const QString text = u"No version found for %1 module"_s.arg(call.param("name"));
            reply = Reply::json(
                QJsonObject{{u"message"_s, QJsonObject{{u"error"_s, text}}}, {u"error"_s, text}},
                404);
        }
        return reply;
    }
    const Coordinates latest = latestOf(all).coordinates;
    return Reply::redirect(registryPath(call.param("namespace"), latest) + '/'
                           + latest.version.toUtf8() + "/download");
}

Reply location(Call &call)
{
    const std::optional<Scope> where = namespaceOf(call);
    const auto version = where ? oneVersion(call, *where) : std::nullopt;
    return version ? get(archiveAddress(call, call.param("namespace"), *version, {}))
                   : nothingThere(call, where);
}

Reply registryFile(Call &call)
{
    const std::optional<Scope> where = namespaceOf(call);
    if (!where)
        return nothingThere(call, where);
    const FormatId type = call.format->id();
    const QByteArray key = call.queryValue(u"key").toLatin1();
    const auto fits = [&](const StoredVersion &version) {
        return !version.files.isEmpty()
               && keys(call).fits(key, version.id, version.files.last().hashes.sha256,
                                  call.clock.now());
    };
    const auto stored = call.store.version(*where, type, moduleName(call), call.param("version"));
    for (const StoredVersion &version : stored.value_or(QList<StoredVersion>())) {
        if (!version.files.isEmpty())
            return served(call, version);
    }
    // A key is made for one archive, also for one that only its own project serves.
    const auto all = key.isEmpty() ? QList<StoredVersion>()
                                   : call.store.everywhere(*where, type, moduleName(call))
                                         .value_or(QList<StoredVersion>());
    for (const StoredVersion &version : all) {
        if (version.coordinates.version == call.param("version") && fits(version))
            return served(call, version);
    }
    return nothingThere(call, where);
}

Reply projectFile(Call &call)
{
    std::optional<StoredVersion> found;
    if (!call.param("version").isEmpty())
        found = oneVersion(call, call.scope);
    else if (const QList<StoredVersion> all = seen(call, call.scope); !all.isEmpty())
        found = latestOf(all);
    if (!found)
        return notFound();
    if (call.queryValue(u"terraform-get") != u"1")
        return served(call, *found);
    // Clients come back without their credential, so they are sent to where a key is enough.
    const Result<Scope> top = call.store.scope(call.scope.path.section(u'/', 0, 0));
    return get(archiveAddress(call, top ? top->path : call.scope.path, *found, call.baseUrl));
}

} // namespace packhouse::terraform
