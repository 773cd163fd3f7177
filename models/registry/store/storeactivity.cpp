// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Result<QList<ActivityRow>> Store::activity(qint64 before, int limit) const
{
    Snapshot snapshot(d->readers);
    QList<ActivityRow> found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT id, at, actor, action, subject, outcome FROM activity "
                   "WHERE id < ? ORDER BY id DESC LIMIT ?"_s,
                   before > 0 ? before : std::numeric_limits<qint64>::max(), limit);
        while (rows.next())
            found << ActivityRow{rows.integer(0), rows.time(1), rows.text(2),
                                 rows.text(3),    rows.text(4), outcomeOf(rows.text(5))};
    }
    return snapshot.done<QList<ActivityRow>>(std::move(found));
}

void Store::log(const Caller &actor, const QString &action, const QString &subject,
                const Text &outcome)
{
    const QDateTime now = d->now();
    const QString name = actor.name();
    d->writer->post([now, name, action, subject, outcome](Writing &writing) -> Result<void> {
        addActivity(writing.db(), now, name, action, subject, outcome);
        return {};
    });
}

void Store::countDownload(const StoredFile &file, const Caller &caller)
{
    d->downloads.count(file.versionId, d->now(), caller.name());
}

void Store::Private::writeCounters(Writing &writing, const DownloadCounter::Gathered &gathered)
{
    Connection &db = writing.db();
    QSet<std::pair<FormatId, QString>> names;
    for (auto i = gathered.versions.begin(); i != gathered.versions.end(); ++i) {
        qint64 sum = 0;
        for (auto day = i->days.begin(); day != i->days.end(); ++day) {
            // Nothing to count on when the version was purged meanwhile.
            Query(db,
                  u"INSERT INTO download_day (version, day, downloads) "
                  "SELECT id, ?, ? FROM version WHERE id = ? "
                  "ON CONFLICT (version, day) DO UPDATE SET "
                  "downloads = downloads + excluded.downloads"_s,
                  day.key(), *day, i.key());
            sum += *day;
        }
        Query(db,
              u"UPDATE version SET downloads = downloads + ?, last_downloaded = ?, "
              "last_downloader = ? WHERE id = ?"_s,
              sum, i->last, i->lastBy, i.key());
        Query name(db,
                   u"SELECT p.type, p.canonical FROM version v JOIN package p ON p.id = v.package "
                   "WHERE v.id = ?"_s,
                   i.key());
        if (name.next())
            names.insert({name.text(0), name.text(1)});
    }
    for (auto i = gathered.tokens.begin(); i != gathered.tokens.end(); ++i)
        Query(db, u"UPDATE token SET last_used = ? WHERE id = ?"_s, *i, i.key());
    // No document says how often something was asked for, so none is out of date.
    writing.afterCommit([this, names] {
        for (const auto &[type, name] : names)
            announceName(type, name);
    });
}

void Store::takeChanges(bool take)
{
    d->writer->takeChanges(take);
}

void Store::flush()
{
    const DownloadCounter::Gathered gathered = d->downloads.take();
    if (gathered.isEmpty())
        return;
    Result<void> written = d->writer->run([&](Writing &writing) -> Result<void> {
        d->writeCounters(writing, gathered);
        return {};
    });
    if (!written)
        d->downloads.putBack(gathered);
}

void Store::Private::postCounters()
{
    auto gathered = std::make_shared<DownloadCounter::Gathered>(downloads.take());
    if (gathered->isEmpty())
        return;
    writer->post([this, gathered](Writing &writing) -> Result<void> {
        writeCounters(writing, *gathered);
        return {};
    });
}

} // namespace packhouse
