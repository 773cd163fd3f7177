// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "registry/blobs/regularfile.h"
#include "registry/store/nameowner.h"
#include "registry/store/storeprivate.h"

#include <QDir>
#include <QDirIterator>
#include <QLoggingCategory>

#include <cerrno>
#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logKept, "packhouse.kept")

constexpr qsizetype KeySize = 32;

QList<KeptFile> readKept(Connection &db, const QString &where, const QByteArray &value)
{
    QList<KeptFile> found;
    Query rows(db,
               u"SELECT u.key, u.type, u.upstream, u.url, b.size, b.md5, b.sha1, b.sha256, "
               "b.sha512, u.etag, u.modified, u.fetched, u.kept FROM upstream_file u "
               "JOIN blob b ON b.id = u.blob WHERE "_s
                   + where,
               value);
    while (rows.next())
        found << KeptFile{
            rows.bytes(0),         rows.text(1),
            rows.text(2).toUtf8(), rows.text(3).toUtf8(),
            rows.integer(4),       {rows.bytes(5), rows.bytes(6), rows.bytes(7), rows.bytes(8)},
            rows.text(9).toUtf8(), rows.time(10),
            rows.time(11),         rows.integer(12) != 0};
    return found;
}

struct KnownRow
{
    qint64 id = 0; ///< 0: there is none
    qint64 blob = 0;
    qint64 size = 0;
    QByteArray sha256;
};

KnownRow knownRow(Connection &db, const QByteArray &key)
{
    Query row(db,
              u"SELECT u.id, u.blob, b.size, b.sha256 FROM upstream_file u "
              "JOIN blob b ON b.id = u.blob WHERE u.key = ?"_s,
              key);
    return row.next() ? KnownRow{row.integer(0), row.integer(1), row.integer(2), row.bytes(3)}
                      : KnownRow();
}

void addToTotals(Connection &db, qint64 files, qint64 bytes)
{
    Query(db,
          u"UPDATE total SET value = value + iif(name = 'kept_files', ?, ?) "
          "WHERE name IN ('kept_files', 'kept_bytes')"_s,
          files, bytes);
}

void nameRow(Connection &db, qint64 id, const KeptFile &file)
{
    Query(db,
          u"UPDATE upstream_file SET type = ?, upstream = ?, url = ?, kept = max(kept, ?) "
          "WHERE id = ?"_s,
          file.type, QString::fromUtf8(file.upstream), QString::fromUtf8(file.url), file.kept, id);
}

void writeRow(Connection &db, const KeptFile &file, qint64 now)
{
    const KnownRow known = knownRow(db, file.key);
    if (known.id != 0 && known.sha256 == file.hashes.sha256) {
        nameRow(db, known.id, file);
        return;
    }
    const qint64 blob = referToBlob(db, file.hashes, file.size);
    addToTotals(db, known.id == 0 ? 1 : 0, file.size - known.size);
    if (known.id != 0) {
        letGoOfBlob(db, known.blob, now);
        nameRow(db, known.id, file);
        Query(db,
              u"UPDATE upstream_file SET blob = ?, etag = ?, modified = ?, fetched = ? "
              "WHERE id = ?"_s,
              blob, QString::fromUtf8(file.etag), file.modified, file.fetched, known.id);
        return;
    }
    Query(db,
          u"INSERT INTO upstream_file (key, type, upstream, url, blob, etag, modified, fetched, "
          "kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
          file.key, file.type, QString::fromUtf8(file.upstream), QString::fromUtf8(file.url), blob,
          QString::fromUtf8(file.etag), file.modified, file.fetched, file.kept);
}

/// A copy of a file in the staging folder, hashed on the way.
Result<std::unique_ptr<StagedBlob>> staged(BlobStore &blobs, const QString &path)
{
    QFile file(path);
    if (!openRegular(file))
        return fail(diskError(errno, u"read"_s, path));
    Result<std::unique_ptr<StagedBlob>> blob = blobs.stage(0);
    for (QByteArray bytes; blob && !(bytes = file.read(256 * 1024)).isEmpty();) {
        if (Result<void> written = (*blob)->write(bytes); !written)
            return fail(std::move(written.error()));
    }
    if (file.error() != QFileDevice::NoError) // that was not its end
        return fail(diskError(isDiskReason(errno) ? errno : EIO, u"read"_s, path));
    return blob;
}

} // namespace

std::optional<KeptFile> Store::keptFile(const QByteArray &key) const
{
    Snapshot snapshot(d->readers);
    const QList<KeptFile> found = snapshot ? readKept(snapshot.db(), u"u.key = ?"_s, key)
                                           : QList<KeptFile>();
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Result<QList<KeptFile>> Store::keptFiles(const QByteArray &sha256) const
{
    Snapshot snapshot(d->readers);
    QList<KeptFile> found;
    if (snapshot)
        found = readKept(snapshot.db(), u"b.sha256 = ? AND u.url <> ''"_s, sha256);
    return snapshot.done<QList<KeptFile>>(std::move(found));
}

Result<StagedFile *> Store::Private::finished(StagedBlob &blob)
{
    auto *file = dynamic_cast<StagedFile *>(&blob);
    if (!file)
        return fail(ErrorCode::Internal, Text::of("A file was staged elsewhere."));
    if (!file->finished()) {
        if (Result<void> ended = file->finish(); !ended)
            return fail(std::move(ended.error()));
    }
    return file;
}

Result<BlobStore::Pin> Store::Private::place(StagedBlob &blob)
{
    const Result<StagedFile *> file = finished(blob);
    return file ? blobs.place(**file) : fail(file.error());
}

Result<KeptFile> Store::keep(KeptFile file, std::unique_ptr<StagedBlob> bytes)
{
    const Result<BlobStore::Pin> pin = d->place(*bytes);
    if (!pin)
        return fail(pin.error());
    file.size = bytes->size();
    file.hashes = bytes->hashes();
    return d->change<KeptFile>([&](Writing &writing) -> Result<KeptFile> {
        writeRow(writing.db(), file, d->now().toMSecsSinceEpoch());
        const QList<KeptFile> stored = readKept(writing.db(), u"u.key = ?"_s, file.key);
        if (stored.isEmpty())
            return fail(ErrorCode::Internal, Text::of("A file of an upstream could not be kept."));
        return stored.first();
    });
}

Result<void> Store::keepOn(const KeptFile &file)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        if (const KnownRow known = knownRow(writing.db(), file.key); known.id != 0)
            nameRow(writing.db(), known.id, file);
        return {};
    });
}

Result<void> Store::dropPassing(qint64 mostBytes)
{
    bool any = false;
    const auto tooMuch = [mostBytes](Connection &db) {
        QList<KnownRow> rows;
        qint64 bytes = 0;
        bool newest = true;
        Query newestFirst(db, u"SELECT u.id, u.blob, b.size FROM upstream_file u "
                              "JOIN blob b ON b.id = u.blob WHERE u.kept = 0 ORDER BY u.id DESC"_s);
        while (newestFirst.next()) {
            bytes += newestFirst.integer(2);
            if (!std::exchange(newest, false) && bytes > mostBytes)
                rows.append(
                    {newestFirst.integer(0), newestFirst.integer(1), newestFirst.integer(2), {}});
        }
        return rows;
    };
    {
        Snapshot snapshot(d->readers);
        any = snapshot && !tooMuch(snapshot.db()).isEmpty();
    }
    if (!any)
        return {};
    // Nobody waits for these to come back: they are orphaned for as long as it takes.
    constexpr qint64 longAgo = 0;
    Result<void> dropped = d->writer->run([&](Writing &writing) -> Result<void> {
        for (const KnownRow &row : tooMuch(writing.db())) {
            Query(writing.db(), u"DELETE FROM upstream_file WHERE id = ?"_s, row.id);
            letGoOfBlob(writing.db(), row.blob, longAgo);
            addToTotals(writing.db(), -1, -row.size);
        }
        return {};
    });
    if (!dropped)
        return dropped;
    if (Result<qint64> freed = d->collectOrphans(longAgo); !freed)
        return fail(std::move(freed.error()));
    return {};
}

std::shared_ptr<const void> Store::hold(const QByteArray &sha256)
{
    return std::make_shared<const BlobStore::Pin>(d->blobs, sha256);
}

void Store::setHasUpstream(std::function<bool(const FormatId &type)> hasUpstream)
{
    d->hasUpstream = std::move(hasUpstream);
}

Result<void> Store::noteDelivered(const Scope &topLevel, const FormatId &type,
                                  const QString &canonicalName)
{
    {
        Snapshot snapshot(d->readers);
        if (snapshot && wasDelivered(snapshot.db(), topLevel.id, type, canonicalName))
            return {};
    }
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Query(writing.db(),
              u"INSERT INTO delivered_name (scope, type, canonical, since) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (type, canonical, scope) DO NOTHING"_s,
              topLevel.id, type, canonicalName, d->now());
        return {};
    });
}

bool Store::isUpstreamName(const Scope &project, const FormatId &type,
                           const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    if (!snapshot)
        return false;
    const std::optional<HeldAs> held = heldAs(snapshot.db(), type, canonicalName, project.id);
    return !(held && held->owns()) && d->isUpstreams(snapshot.db(), project, type, canonicalName);
}

void Store::Private::adoptKeptFiles()
{
    const QString folder = options.directory + u"/upstream"_s;
    bool all = true;
    QDirIterator files(folder + u"/kept"_s, QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        KeptFile file;
        file.key = QByteArray::fromHex(files.fileName().toLatin1());
        file.modified = files.fileInfo().lastModified();
        file.fetched = file.modified;
        if (file.key.size() != KeySize || files.fileInfo().size() == 0)
            continue; // half of a file, or one that lost its bytes
        Result<std::unique_ptr<StagedBlob>> bytes = staged(blobs, path);
        Result<BlobStore::Pin> pin = bytes ? place(**bytes) : fail(bytes.error());
        if (!pin) {
            qCWarning(logKept).noquote() << english(pin.error());
            all = false;
            continue;
        }
        file.size = (*bytes)->size();
        file.hashes = (*bytes)->hashes();
        all &= writer
                   ->run([&](Writing &writing) -> Result<void> {
                       writeRow(writing.db(), file, now().toMSecsSinceEpoch());
                       return {};
                   })
                   .has_value();
    }
    // What could not be taken over now is tried again at the next start.
    if (all)
        QDir(folder).removeRecursively();
}

} // namespace packhouse
