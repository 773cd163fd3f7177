// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/maven/handlers.h"
#include "formats/maven/pom.h"
#include "formats/maven/repositorymetadata.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr int NamesAtOnce = 500;
constexpr auto MetadataType = "application/xml";

/// Where a name is looked for. At the instance it belongs to the project of that path, and what is
/// below it to that one too: nobody else can put a package in its place.
Result<Scope> placeOf(const Call &call, const QString &name)
{
    if (call.scope.level != Level::Instance)
        return call.scope;
    for (QString path = name; !path.isEmpty(); path = path.section(u'/', 0, -2)) {
        const Result<Scope> project = call.store.scope(path);
        if (project && project->level == Level::Project && project->holds(name))
            return project;
    }
    return fail(ErrorCode::NotFound, Text::of("No project has the path of %1.", name));
}

Reply notFound(const Call &call)
{
    // Clients send a user name and password only after they were asked for them.
    if (call.caller.anonymous() && !call.caller.may(Right::Read, call.scope))
        return Reply::challenge();
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

QByteArray hashOf(const QByteArray &bytes, const Checksum &checksum)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish().*checksum.hash;
}

QByteArray bytesOf(const Reply &reply)
{
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        return (*document)->bytes;
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    return bytes ? *bytes : QByteArray();
}

Reply missing(const Call &call, const Target &target)
{
    Reply reply = notFound(call);
    // protocol: the instance forwards nothing; public repositories have no snapshots
    if (call.scope.level == Level::Instance || isSnapshot(target.version))
        return reply;
    Missing missing;
    missing.canonicalName = target.name;
    missing.version = target.version;
    missing.upstreamPath = QUrl::toPercentEncoding(call.param("path"), "/+"_ba);
    missing.file = !target.isMetadata();
    missing.unlisted = missing.file;
    if (target.checksum)
        missing.checksum = target.checksum->ending.latin1();
    missing.notFound = std::move(reply);
    Reply forwarded = call.forwarder.forward(call, missing);
    // What came through was rendered anew, so its checksum is that of the new bytes.
    if (target.isMetadata() && target.checksum && forwarded.status == 200)
        return Reply::text(hashOf(bytesOf(forwarded), *target.checksum).toHex(), "text/plain");
    return forwarded;
}

/// With them newer clients need not ask for the checksum's file, so both are of one moment.
void addChecksums(Reply &reply, const Hashes &hashes)
{
    reply.headers.set("X-Checksum-Md5", hashes.md5.toHex());
    reply.headers.set("X-Checksum-Sha1", hashes.sha1.toHex());
    reply.headers.set("X-Checksum-Sha256", hashes.sha256.toHex());
    reply.headers.set("X-Checksum-Sha512", hashes.sha512.toHex());
    reply.headers.set("X-Content-Type-Options", "nosniff");
}

/// The group's artifacts here that the caller sees, the first published first.
Result<QList<PackageReader::Name>> artifactsOf(const Call &call, const QString &groupPath)
{
    const QString below = groupPath + u'/';
    QList<PackageReader::Name> found;
    QString after = below;
    for (bool more = true; more;) {
        const auto names = call.store.names(call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        more = names->size() >= NamesAtOnce;
        for (const PackageReader::Name &name : *names) {
            if (!name.canonicalName.startsWith(below)) {
                more = false;
                break;
            }
            after = name.canonicalName;
            found.append(name);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.turn < b.turn; });
    return found;
}

/// The group's plugins. Clients know them by prefixes: one stays with the first artifact that has
/// it, and an artifact says what it is in the project that serves it.
Result<QByteArray> groupMetadata(const Call &call, const QString &groupPath)
{
    const auto artifacts = artifactsOf(call, groupPath);
    if (!artifacts)
        return fail(artifacts.error());
    QHash<ScopeId, QHash<QString, PluginPrefix>> ofProjects;
    QMap<QString, PluginPrefix> plugins; // in the order in which they have always been written
    QSet<QString> prefixes;
    for (const PackageReader::Name &name : *artifacts) {
        if (!ofProjects.contains(name.project)) {
            auto &all = ofProjects[name.project];
            const auto read = call.store.fragments(
                name.project, call.format->id(), pluginCollection(groupPath),
                [&](const QByteArray &key, const QByteArray &text, Status) {
                    all.insert(QString::fromUtf8(key), pluginPrefix(text));
                });
            if (!read)
                return fail(read.error());
        }
        const QString artifact = name.canonicalName.sliced(groupPath.size() + 1);
        const auto plugin = std::as_const(ofProjects[name.project]).constFind(artifact);
        if (plugin == ofProjects[name.project].constEnd() || plugins.contains(artifact)
            || prefixes.contains(plugin->prefix))
            continue;
        plugins.insert(artifact, *plugin);
        prefixes.insert(plugin->prefix);
    }
    if (plugins.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("The group %1 has no plugins here.", groupPath));
    return pluginMetadata(plugins.values());
}

Result<QByteArray> renderMetadata(const Call &call, const Target &target)
{
    const auto versions = seenVersions(call, target.name, target.version);
    if (!versions)
        return fail(versions.error());
    if (!target.version.isEmpty())
        return snapshotMetadata(target.name, target.version, *versions);
    return listedVersions(target.name, *versions).map([&](const ListedVersions &listed) {
        return artifactMetadata(target.name, listed);
    });
}

Reply metadataReply(const Call &call, const Target &target)
{
    const FormatId type = call.format->id();
    const QByteArray ending = target.checksum ? QByteArray(target.checksum->ending.latin1())
                                              : QByteArray();
    const QByteArray contentType = target.checksum ? "text/plain" : MetadataType;
    const auto finished = [&](const QByteArray &xml) {
        return target.checksum ? hashOf(xml, *target.checksum).toHex() : xml;
    };
    const QByteArray key = "maven\n" + ending + '\n' + call.prefix + '\n' + call.caller.reachKey()
                           + '\n' + target.name.toUtf8() + '\n' + target.version.toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.generation(type, target.name), contentType, call,
        [&] { return renderMetadata(call, target).map(finished); });
    if (!reply && reply.error().code == ErrorCode::NotFound && target.version.isEmpty()
        && call.scope.level != Level::Instance) {
        reply = groupMetadata(call, target.name).map(finished).map([&](const QByteArray &bytes) {
            return Reply::text(bytes, contentType);
        });
    }
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? missing(call, target)
                                                         : Reply::error(reply.error());
    if (!target.checksum) {
        Hasher hasher;
        hasher.add(bytesOf(*reply));
        addChecksums(*reply, hasher.finish());
    }
    reply->headers.set("Cache-Control", "private, max-age=0, must-revalidate");
    return std::move(*reply);
}

/// The one that is served: the newest of that name, in the newest version that has it.
std::optional<StoredFile> find(const QList<StoredVersion> &versions, const QString &name)
{
    for (auto version = versions.crbegin(); version != versions.crend(); ++version) {
        const auto found = std::find_if(version->files.crbegin(), version->files.crend(),
                                        [&](const StoredFile &file) { return file.name == name; });
        if (found != version->files.crend())
            return *found;
    }
    return std::nullopt;
}

Reply served(const Call &call, const StoredFile &file)
{
    Reply reply;
    addChecksums(reply, file.hashes);
    reply.headers.set("Content-Disposition", "attachment; filename=\"" + file.name.toUtf8() + '"');
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, "application/octet-stream",
                          '"' + file.hashes.sha256.toHex() + '"', file.created};
    reply.download = file;
    return reply;
}

} // namespace

Result<QList<StoredVersion>> seenVersions(const Call &call, const QString &name,
                                          const QString &version)
{
    const FormatId type = call.format->id();
    Result<QList<StoredVersion>> found = placeOf(call, name).and_then([&](const Scope &place) {
        return version.isEmpty() ? call.store.versions(place, type, name)
                                 : call.store.version(place, type, name, version);
    });
    if (!found && found.error().code == ErrorCode::NotFound)
        return QList<StoredVersion>();
    return found;
}

Reply download(Call &call)
{
    const Result<Target> target = targetOf(call.param("path"));
    if (!target)
        return notFound(call);
    if (target->isMetadata())
        return metadataReply(call, *target);
    const auto versions = seenVersions(call, target->name, target->version);
    if (!versions)
        return Reply::error(versions.error());
    const std::optional<StoredFile> file = find(*versions, target->file);
    if (!file)
        return missing(call, *target);
    if (target->checksum)
        return Reply::text((file->hashes.*(target->checksum->hash)).toHex(), "text/plain");
    return served(call, *file);
}

} // namespace packhouse::maven
