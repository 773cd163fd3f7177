// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Chunk = 200;

struct BlobRow
{
    qint64 id = 0;
    qint64 size = 0;
    Hashes hashes;
};

QList<BlobRow> blobsAfter(const Readers &readers, qint64 after)
{
    QList<BlobRow> found;
    Snapshot snapshot(readers);
    if (!snapshot)
        return found;
    Query rows(snapshot.db(),
               u"SELECT id, size, md5, sha1, sha256, sha512 FROM blob WHERE id > ? "
               "ORDER BY id LIMIT ?"_s,
               after, Chunk);
    while (rows.next())
        found << BlobRow{rows.integer(0),
                         rows.integer(1),
                         {rows.bytes(2), rows.bytes(3), rows.bytes(4), rows.bytes(5)}};
    return found;
}

bool hasRow(Connection &db, const QByteArray &sha256)
{
    Query row(db, u"SELECT 1 FROM blob WHERE sha256 = ?"_s, sha256);
    return row.next();
}

/// Empty when the bytes are what the row says; nothing when it was told to stop.
std::optional<QString> problemWith(const QString &path, const BlobRow &blob,
                                   const std::function<bool(qint64)> &advance)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return file.exists() ? u"cannot be read"_s : u"is missing"_s;
    Hasher hasher;
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    qint64 size = 0;
    for (qint64 got = 0; (got = file.read(buffer.data(), buffer.size())) > 0; size += got) {
        hasher.add(QByteArrayView(buffer).first(got));
        if (!advance(got))
            return {};
    }
    if (size != blob.size)
        return u"has %1 bytes instead of %2"_s.arg(size).arg(blob.size);
    return hasher.finish() == blob.hashes ? QString() : u"does not match its hash"_s;
}

void checkRows(Connection &db, QList<IntegrityFinding> &findings)
{
    const auto add = [&](const QString &sql, const QString &problem) {
        Query rows(db, sql);
        while (rows.next())
            findings << IntegrityFinding{rows.text(0), problem};
    };
    add(u"SELECT DISTINCT \"table\" FROM pragma_foreign_key_check"_s,
        u"refers to rows that are gone"_s);
    add(u"SELECT lower(hex(sha256)) FROM blob b WHERE refs <> (SELECT count(*) FROM file WHERE "
        "blob = b.id)"_s,
        u"is referred to by another number of files than recorded"_s);
    add(u"SELECT 'version ' || id FROM version v WHERE status <> 4 AND (files <> (SELECT count(*) "
        "FROM file WHERE version = v.id) OR bytes <> (SELECT coalesce(sum(b.size), 0) FROM file f "
        "JOIN blob b ON b.id = f.blob WHERE f.version = v.id))"_s,
        u"has other files than recorded"_s);
    add(u"SELECT name FROM package p WHERE versions <> (SELECT count(*) FROM version WHERE "
        "package = p.id AND status <> 4) OR bytes <> (SELECT coalesce(sum(bytes), 0) FROM version "
        "WHERE package = p.id AND status <> 4)"_s,
        u"has other versions than recorded"_s);
    add(u"SELECT type FROM type_count c WHERE packages <> (SELECT count(*) FROM package WHERE "
        "project = c.project AND type = c.type AND versions > 0)"_s,
        u"has another number of packages than recorded"_s);
}

} // namespace

Result<QList<IntegrityFinding>> Store::verify(
    const std::function<bool(qint64, qint64)> &progress) const
{
    Result<Totals> all = totals();
    if (!all)
        return fail(std::move(all.error()));
    QList<IntegrityFinding> findings;
    {
        Snapshot snapshot(d->readers);
        if (snapshot)
            checkRows(snapshot.db(), findings);
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    qint64 done = 0;
    const auto advance = [&](qint64 bytes) {
        done += bytes;
        return !progress || progress(done, all->storedBytes);
    };
    const auto stopped = [] { return fail(ErrorCode::Cancelled, u"Verifying was stopped."_s); };
    for (qint64 after = 0;;) {
        const QList<BlobRow> blobs = blobsAfter(d->readers, after);
        if (blobs.isEmpty())
            break;
        for (const BlobRow &blob : blobs) {
            after = blob.id;
            const std::optional<QString> problem = problemWith(d->blobs.path(blob.hashes.sha256),
                                                               blob, advance);
            if (!problem)
                return stopped();
            if (!problem->isEmpty())
                findings << IntegrityFinding{QString::fromLatin1(blob.hashes.sha256.toHex()),
                                             *problem};
        }
    }
    Snapshot snapshot(d->readers);
    d->blobs.each([&](const QByteArray &sha256, qint64, qint64) {
        if (snapshot && !hasRow(snapshot.db(), sha256))
            findings << IntegrityFinding{QString::fromLatin1(sha256.toHex()),
                                         u"belongs to nothing"_s};
        return true;
    });
    return snapshot.done<QList<IntegrityFinding>>(std::move(findings));
}

namespace {

/// Claims what may go in one transaction, removes the files after its commit. A crash between the
/// two leaves files without rows, which the next collection takes.
class Collection
{
public:
    Collection(BlobStore &blobs, Writer &writer) : m_blobs(blobs), m_writer(writer) {}
    ~Collection() { releaseAll(); }

    Result<void> run(const std::function<QList<QByteArray>(Connection &)> &choose)
    {
        Result<void> done = m_writer.run([&](Writing &writing) -> Result<void> {
            releaseAll();
            for (const QByteArray &sha256 : choose(writing.db())) {
                if (!m_blobs.condemn(sha256))
                    continue; // on its way into a publish
                m_condemned << sha256;
                Query(writing.db(),
                      u"UPDATE total SET value = value - coalesce((SELECT size FROM blob WHERE "
                      "sha256 = ?), 0) WHERE name = 'stored_bytes'"_s,
                      sha256);
                Query(writing.db(), u"DELETE FROM blob WHERE sha256 = ? AND refs = 0"_s, sha256);
            }
            return {};
        });
        if (!done)
            return done;
        while (!m_condemned.isEmpty()) {
            Result<qint64> removed = m_blobs.remove(m_condemned.takeLast());
            if (!removed)
                return fail(std::move(removed.error()));
            m_freed += *removed;
        }
        return {};
    }
    qint64 freed() const { return m_freed; }

private:
    void releaseAll()
    {
        for (const QByteArray &sha256 : std::as_const(m_condemned))
            m_blobs.release(sha256);
        m_condemned.clear();
    }

    BlobStore &m_blobs;
    Writer &m_writer;
    QList<QByteArray> m_condemned;
    qint64 m_freed = 0;
};

} // namespace

Result<qint64> Store::collect(qint64 graceSeconds)
{
    const qint64 oldest = d->now().toMSecsSinceEpoch() - graceSeconds * 1000;
    Collection collection(d->blobs, *d->writer);
    qint64 after = 0;
    for (bool more = true; more;) {
        qint64 last = after;
        Result<void> done = collection.run([&](Connection &db) {
            QList<QByteArray> chosen;
            Query rows(db,
                       u"SELECT id, sha256 FROM blob WHERE refs = 0 AND orphaned <= ? AND id > ? "
                       "ORDER BY id LIMIT ?"_s,
                       oldest, after, Chunk);
            while (rows.next()) {
                last = rows.integer(0);
                chosen << rows.bytes(1);
            }
            more = !chosen.isEmpty();
            return chosen;
        });
        if (!done)
            return fail(std::move(done.error()));
        after = last;
    }

    QList<QByteArray> unknown;
    {
        Snapshot snapshot(d->readers);
        d->blobs.each([&](const QByteArray &sha256, qint64, qint64 modified) {
            if (snapshot && (graceSeconds == 0 || modified <= oldest)
                && !hasRow(snapshot.db(), sha256))
                unknown << sha256;
            return true;
        });
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    for (qsizetype at = 0; at < unknown.size(); at += Chunk) {
        Result<void> done = collection.run([&](Connection &db) {
            QList<QByteArray> chosen;
            for (const QByteArray &sha256 : unknown.mid(at, Chunk)) {
                if (!hasRow(db, sha256))
                    chosen << sha256;
            }
            return chosen;
        });
        if (!done)
            return fail(std::move(done.error()));
    }
    return collection.freed();
}

Result<Store::Totals> Store::totals() const
{
    Totals totals;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query sums(snapshot.db(),
                   u"SELECT coalesce(sum(packages), 0), coalesce(sum(versions), 0), "
                   "coalesce(sum(files), 0), coalesce(sum(bytes), 0) FROM type_count"_s);
        if (sums.next())
            totals = {sums.integer(0), sums.integer(1), sums.integer(2), sums.integer(3), 0};
        Query stored(snapshot.db(), u"SELECT value FROM total WHERE name = 'stored_bytes'"_s);
        if (stored.next())
            totals.storedBytes = stored.integer(0);
    }
    return snapshot.done<Totals>(std::move(totals));
}

} // namespace packhouse
