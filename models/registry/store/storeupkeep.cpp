// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include "formats/format.h"
#include "formats/inspecting.h"
#include "registry/blobs/regularfile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int BlobsAtOnce = 200;
constexpr int PackagesAtOnce = 200;
constexpr int VersionsReadAtOnce = 20; ///< whose files are read

/// The last package of which it is known; nothing: of all.
std::optional<qint64> latestChecked(Connection &db)
{
    Query row(db, u"SELECT value FROM total WHERE name = 'latest_checked'"_s);
    return row.next() ? std::optional(row.integer(0)) : std::nullopt;
}

/// The last version of which they are known; nothing: of all.
std::optional<qint64> dependenciesRead(Connection &db)
{
    Query row(db, u"SELECT value FROM total WHERE name = 'dependencies_read'"_s);
    return row.next() ? std::optional(row.integer(0)) : std::nullopt;
}

/// What its files say that it needs.
QList<Dependency> dependenciesIn(const Format &format, const StoredVersion &version,
                                 const BlobStore &blobs)
{
    QList<Dependency> all;
    const Inspecting *inspecting = format.inspecting();
    for (const StoredFile &file : inspecting ? version.files : QList<StoredFile>()) {
        QFile blob(blobs.path(file.hashes.sha256));
        if (!openRegular(blob))
            continue; // verify tells of it
        if (const Result<Inspection> read = inspecting->inspect(blob, file.name))
            all += read->dependencies;
    }
    return all;
}

QList<PackageRecord> packagesAfter(Connection &db, qint64 id)
{
    QList<PackageRecord> packages;
    Query rows(db, u"SELECT id, type, latest FROM package WHERE id > ? ORDER BY id LIMIT ?"_s, id,
               PackagesAtOnce);
    while (rows.next()) {
        PackageRecord package;
        package.id = rows.integer(0);
        package.type = rows.text(1);
        package.latest = rows.text(2);
        packages << package;
    }
    return packages;
}

bool hasRow(Connection &db, const QByteArray &sha256)
{
    Query row(db, u"SELECT 1 FROM blob WHERE sha256 = ?"_s, sha256);
    return row.next();
}

/// Claims what may go in one transaction, removes the files after its commit. A crash between the
/// two leaves files without rows, which the next collection takes.
class Collection
{
public:
    Collection(BlobStore &blobs, Writer &writer) : m_blobs(blobs), m_writer(writer) {}
    ~Collection() { releaseAll(); }

    Result<void> run(const std::function<QList<QByteArray>(Connection &)> &choose)
    {
        Result<void> done = m_writer.run(
            [&](Writing &writing) -> Result<void> {
                releaseAll();
                for (const QByteArray &sha256 : choose(writing.db())) {
                    if (!m_blobs.condemn(sha256))
                        continue; // on its way into a publish
                    m_condemned << sha256;
                    Query(writing.db(),
                          u"UPDATE total SET value = value - coalesce((SELECT size FROM blob WHERE "
                          "sha256 = ?), 0) WHERE name = 'stored_bytes'"_s,
                          sha256);
                    Query(writing.db(), u"DELETE FROM blob WHERE sha256 = ? AND refs = 0"_s,
                          sha256);
                }
                return {};
            },
            Writer::Effect::Frees);
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

Result<qint64> Store::Private::collectOrphans(qint64 oldest)
{
    Collection collection(blobs, *writer);
    qint64 after = 0;
    for (bool more = true; more;) {
        qint64 last = after;
        Result<void> done = collection.run([&](Connection &db) {
            QList<QByteArray> chosen;
            Query rows(db,
                       u"SELECT id, sha256 FROM blob WHERE refs = 0 AND orphaned <= ? AND id > ? "
                       "ORDER BY id LIMIT ?"_s,
                       oldest, after, BlobsAtOnce);
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
    return collection.freed();
}

Result<qint64> Store::collect(qint64 graceSeconds)
{
    const qint64 oldest = d->now().toMSecsSinceEpoch() - graceSeconds * 1000;
    const Result<qint64> orphans = d->collectOrphans(oldest);
    if (!orphans)
        return orphans;
    Collection collection(d->blobs, *d->writer);
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
    for (qsizetype at = 0; at < unknown.size(); at += BlobsAtOnce) {
        Result<void> done = collection.run([&](Connection &db) {
            QList<QByteArray> chosen;
            for (const QByteArray &sha256 : unknown.mid(at, BlobsAtOnce)) {
                if (!hasRow(db, sha256))
                    chosen << sha256;
            }
            return chosen;
        });
        if (!done)
            return fail(std::move(done.error()));
    }
    const qint64 grace = std::max(graceSeconds, BlobGraceSeconds) * 1000;
    return *orphans + collection.freed()
           + d->blobs.removeStaged(d->now().toMSecsSinceEpoch() - grace);
}

Result<bool> Store::checkLatest()
{
    std::optional<qint64> after;
    qint64 last = 0;
    QList<qint64> wrong;
    {
        // What is right, which most are, costs the writer nothing.
        Snapshot snapshot(d->readers);
        if (snapshot)
            after = latestChecked(snapshot.db());
        if (after) {
            const QList<PackageRecord> some = packagesAfter(snapshot.db(), *after);
            for (const PackageRecord &package : some) {
                if (d->recount(snapshot.db(), package).latest != package.latest)
                    wrong << package.id;
            }
            last = some.isEmpty() ? 0 : some.last().id;
        }
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    if (!after)
        return false;
    const Result<void> done = d->writer->run([&](Writing &writing) -> Result<void> {
        for (const qint64 package : std::as_const(wrong))
            d->relabel(writing, package);
        if (last == 0)
            Query(writing.db(), u"DELETE FROM total WHERE name = 'latest_checked'"_s);
        else
            Query(writing.db(), u"UPDATE total SET value = ? WHERE name = 'latest_checked'"_s,
                  last);
        return {};
    });
    if (!done)
        return fail(done.error());
    return last != 0;
}

Result<bool> Store::readDependencies()
{
    std::optional<qint64> after;
    QList<StoredVersion> some;
    {
        Snapshot snapshot(d->readers);
        if (snapshot)
            after = dependenciesRead(snapshot.db());
        if (after)
            some = loadVersions(
                snapshot.db(),
                u"v.id IN (SELECT id FROM version WHERE id > ? ORDER BY id LIMIT ?)"_s,
                {*after, VersionsReadAtOnce});
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    if (!after)
        return false;
    qint64 last = 0;
    QList<std::pair<const StoredVersion *, QList<Dependency>>> read;
    for (const StoredVersion &version : std::as_const(some)) {
        last = std::max(last, version.id);
        if (const Format *format = d->options.formats->find(version.coordinates.type))
            read.append({&version, dependenciesIn(*format, version, d->blobs)});
    }
    const Result<void> done = d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        for (const auto &[version, dependencies] : std::as_const(read)) {
            Query there(db, u"SELECT 1 FROM version WHERE id = ?"_s, version->id);
            if (there.next())
                writeDependencies(db, version->coordinates.type, dependencies, version->id);
        }
        if (last == 0)
            Query(db, u"DELETE FROM total WHERE name = 'dependencies_read'"_s);
        else
            Query(db, u"UPDATE total SET value = ? WHERE name = 'dependencies_read'"_s, last);
        return {};
    });
    if (!done)
        return fail(done.error());
    return last != 0;
}

Result<bool> Store::hasReadDependencies() const
{
    Snapshot snapshot(d->readers);
    const bool all = !snapshot || !dependenciesRead(snapshot.db());
    return snapshot.done<bool>(bool(all));
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
            totals = {sums.integer(0), sums.integer(1), sums.integer(2), sums.integer(3)};
        Query trash(snapshot.db(),
                    u"SELECT coalesce(sum(bytes), 0) FROM version WHERE status = 4"_s);
        if (trash.next())
            totals.trashedBytes = trash.integer(0);
        Query left(snapshot.db(), u"SELECT coalesce(sum(size), 0) FROM blob WHERE refs = 0"_s);
        if (left.next())
            totals.leftBytes = left.integer(0);
        Query kept(snapshot.db(), u"SELECT name, value FROM total"_s);
        while (kept.next()) {
            const QString name = kept.text(0);
            if (name == "stored_bytes"_L1)
                totals.storedBytes = kept.integer(1);
            else if (name == "kept_files"_L1)
                totals.keptFiles = kept.integer(1);
            else if (name == "kept_bytes"_L1)
                totals.keptBytes = kept.integer(1);
        }
    }
    return snapshot.done<Totals>(std::move(totals));
}

} // namespace packhouse
