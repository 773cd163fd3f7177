// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/debianformat.h"
#include "formats/debian/handlers.h"
#include "formats/debian/names.h"
#include "formats/debian/publication.h"
#include "formats/debian/works.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr auto Bytes = "application/octet-stream";

Reply notFound()
{
    return Reply::error(404, u"404 Not Found - There is no such file in this repository."_s);
}

tl::expected<Distribution, Reply> asked(const Call &call)
{
    const QString name = call.param("dist");
    if (!isWord(name))
        return tl::unexpected(Reply::error(400, u"distribution is invalid"_s));
    Result<Distribution> found = distribution(call.store, call.scope.id, name);
    if (!found && found.error().code == ErrorCode::NotFound)
        return tl::unexpected(Reply::error(404, u"404 Distribution Not Found"_s));
    if (!found)
        return tl::unexpected(Reply::error(found.error()));
    return std::move(*found);
}

struct Current
{
    std::shared_ptr<SuiteIndex> suite;
    SnapshotPtr snapshot;
};
tl::expected<Current, Reply> current(const Call &call)
{
    auto one = asked(call);
    if (!one)
        return tl::unexpected(std::move(one.error()));
    Works &works = static_cast<const DebianFormat &>(*call.format).works();
    const auto signer = works.signer(call.store);
    if (!signer)
        return tl::unexpected(Reply::error(signer.error()));
    const auto suite = works.suite(call.store, call.scope.id, one->codename);
    if (!suite)
        return tl::unexpected(Reply::error(suite.error()));
    Result<SnapshotPtr> snapshot = (*suite)->settled(call.store, call.clock.now());
    if (snapshot && !*snapshot && !call.mayWait) {
        // gpg may take long, and what does not want it is not to wait for those who do.
        Reply later;
        later.waitsFor = "gpg";
        return tl::unexpected(std::move(later));
    }
    if (snapshot && !*snapshot)
        snapshot = (*suite)->current(call.store, **signer, call.clock.now());
    if (!snapshot)
        return tl::unexpected(Reply::error(snapshot.error()));
    return Current{*suite, std::move(*snapshot)};
}

/// apt asks whether something changed by the time it was given.
QByteArray httpDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
}

/// Clients ask by whole seconds: a time says which generation it is only when no other one can
/// have the same any more. Invalid before that.
QDateTime tellableDate(const Call &call, const Snapshot &snapshot)
{
    constexpr qint64 settled = 2; // seconds
    return snapshot.date.addSecs(settled) <= call.clock.now() ? snapshot.date : QDateTime();
}

Reply served(const IndexFile &file, const QDateTime &modified)
{
    Reply reply;
    if (file.size() == 0) {
        reply = Reply::text({}, Bytes);
    } else {
        const Result<QString> path = file.onDisk();
        if (!path)
            return Reply::error(path.error());
        reply.body = FileBody{*path, file.size(), Bytes, '"' + file.sums().sha256.toHex() + '"',
                              modified};
    }
    reply.standsAlone = true; // as its hash was signed, also while the store cannot be read
    return reply;
}

const StoredFile *newest(const StoredVersion &version, const QString &name, const QString &codename)
{
    const auto found = std::find_if(
        version.files.crbegin(), version.files.crend(), [&](const StoredFile &file) {
            return file.name == name && FileRecord::parse(file.metadata).distribution == codename;
        });
    return found == version.files.crend() ? nullptr : &*found;
}

/// The file of that version; an upstream's tarball may be with another version of the source.
std::optional<StoredFile> find(const Call &call, const QString &codename)
{
    const QString source = call.param("source");
    const QString name = call.param("file");
    auto versions = call.store.version(call.scope, call.format->id(), source,
                                       call.param("version"));
    for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
        if (const StoredFile *file = newest(version, name, codename))
            return *file;
    }
    if (!versions || kindOf(name) != FileKind::Source)
        return std::nullopt;
    versions = call.store.versions(call.scope, call.format->id(), source);
    const QList<StoredVersion> all = versions.value_or(QList<StoredVersion>());
    for (auto version = all.crbegin(); version != all.crend(); ++version) {
        for (auto file = version->files.crbegin(); file != version->files.crend(); ++file) {
            if (file->name == name)
                return *file;
        }
    }
    return std::nullopt;
}

} // namespace

Reply releaseFile(Call &call)
{
    const auto now = current(call);
    if (!now)
        return now.error();
    const Snapshot &snapshot = *now->snapshot;
    const QString which = call.param("release");
    const QByteArray *text = nullptr;
    if (which == u"InRelease")
        text = &snapshot.inRelease;
    else if (which == u"Release")
        text = &snapshot.release;
    else if (which == u"Release.gpg")
        text = &snapshot.signature;
    if (!text)
        return notFound();
    Reply reply = Reply::text(*text, which == u"Release.gpg" ? "application/pgp-signature"
                                                             : "text/plain; charset=utf-8");
    if (const QDateTime date = tellableDate(call, snapshot); date.isValid())
        reply.headers.add("Last-Modified", httpDate(date));
    reply.standsAlone = true; // as it was signed, also while the store cannot be read
    // A proxy in between must ask whether there is a newer one.
    reply.headers.add("Cache-Control", "no-cache");
    return reply;
}

Reply index(Call &call)
{
    const auto now = current(call);
    if (!now)
        return now.error();
    const IndexFilePtr file = now->snapshot->file(call.param("path").toUtf8());
    return file ? served(*file, tellableDate(call, *now->snapshot)) : notFound();
}

Reply indexByHash(Call &call)
{
    const QByteArray algorithm = call.param("algorithm").toLatin1();
    const QByteArray hex = call.param("hash").toLatin1();
    const QByteArray hash = QByteArray::fromHex(hex);
    if ((algorithm != "SHA256" && algorithm != "SHA512") || hash.toHex() != hex)
        return notFound();
    const auto now = current(call);
    if (!now)
        return now.error();
    const IndexFilePtr file = now->suite->byHash(call.param("path").toUtf8(), algorithm, hash);
    // Named by its bytes, it never changes.
    return file ? served(*file, {}) : notFound();
}

Reply download(Call &call)
{
    const auto one = asked(call);
    if (!one)
        return one.error();
    if (call.param("letter") != poolLetter(call.param("source")))
        return notFound();
    const std::optional<StoredFile> file = find(call, one->codename);
    if (!file)
        return notFound();
    Reply reply;
    const bool package = isBinary(kindOf(file->name).value_or(FileKind::Source));
    reply.body = FileBody{call.store.blobPath(file->hashes), file->size,
                          package ? "application/vnd.debian.binary-package" : Bytes,
                          '"' + file->hashes.sha256.toHex() + '"', file->created};
    reply.headers.add("X-Content-Type-Options", "nosniff");
    reply.download = *file;
    return reply;
}

} // namespace packhouse::debian
