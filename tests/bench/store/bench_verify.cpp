// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to compare a database with its journal: 200,000 versions, each a change of its own,
// are done again and compared. Arguments: other numbers of versions.
#include "registry/store/journal.h"
#include "registry/store/journalcheck.h"
#include "registry/store/nameowner.h"
#include "support/storefixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdio>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Rows as a publish leaves them, and the line of the journal that tells them.
void publish(Connection &db, Journal &journal, qint64 project, qint64 number)
{
    const QString name = u"lib-%1"_s.arg(number / 5);
    const QString version = u"1.0.%1"_s.arg(number % 5);
    db.execute(u"BEGIN IMMEDIATE"_s);
    if (number % 5 == 0)
        Query(db,
              u"INSERT INTO package (project, type, canonical, name, latest, versions, bytes, "
              "published) VALUES (?, 'npm', ?, ?, '1.0.4', 5, 5000, 1700000000000)"_s,
              project, name, name);
    if (number % 5 == 0)
        holdName(db, u"npm"_s, name, project, QDateTime::fromMSecsSinceEpoch(1700000000000));
    Query(db,
          u"INSERT INTO version (package, project, name, version, created, bytes, files, metadata) "
          "VALUES ((SELECT max(id) FROM package), ?, ?, ?, 1700000000000, 1000, 1, "
          "randomblob(400))"_s,
          project, name, version);
    db.execute(u"INSERT INTO blob (sha256, size, md5, sha1, sha512, refs) VALUES (randomblob(32), "
               "1000, randomblob(16), randomblob(20), randomblob(64), 1)"_s);
    Query(db,
          u"INSERT INTO file (version, blob, name, created) VALUES ((SELECT max(id) FROM version), "
          "(SELECT max(id) FROM blob), ?, 1700000000000)"_s,
          name + u'-' + version + u".tgz"_s);
    Query(db,
          u"INSERT INTO activity (at, actor, action, subject, before, after, outcome) VALUES "
          "(1700000000000, 'owner', 'publish', ?, '', '', 'ok')"_s,
          u"acme/api npm %1 %2"_s.arg(name, version));
    Query(db, u"UPDATE total SET value = value + 1000 WHERE name = 'stored_bytes'"_s);
    if (Result<void> recorded = journal.record(); !recorded)
        qFatal("%s", qPrintable(english(recorded.error())));
    db.execute(u"COMMIT"_s);
}

qint64 peakMegabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const qint64 versions = app.arguments().value(1, u"200000"_s).toLongLong();
    StoreFixture f;
    const QString directory = f.store->directory();
    const qint64 project = f.api.id;
    f.store.reset();
    {
        const auto db = Connection::open(directory + u"/packhouse.db"_s, Connection::Use::Write)
                            .value();
        db->execute(u"PRAGMA synchronous = OFF"_s);
        JournalOptions options;
        options.folder = directory + u"/journal"_s;
        const auto journal = Journal::open(options, *db).value();
        for (qint64 number = 0; number < versions; ++number)
            publish(*db, *journal, project, number);
        if (const auto error = db->takeError())
            qFatal("%s", qPrintable(english(*error)));
    }
    const qint64 before = peakMegabytes();
    QElapsedTimer timer;
    timer.start();
    const auto report = checkJournal({directory + u"/journal"_s, directory + u"/packhouse.db"_s,
                                      directory + u"/staging/check"_s},
                                     {});
    if (!report || !report->problems.isEmpty() || !report->rows.isEmpty())
        qFatal("The database is not what its journal says.");
    std::printf("%lld versions, database %lld MB, journal %lld MB: compared in %.1f s, "
                "peak memory %lld MB, %lld MB before\n",
                versions, QFileInfo(directory + u"/packhouse.db"_s).size() / 1'000'000,
                QFileInfo(directory + u"/journal/1.log"_s).size() / 1'000'000,
                double(timer.elapsed()) / 1000, peakMegabytes(), before);
}
