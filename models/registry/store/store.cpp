// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/schema.h"
#include "registry/store/storeprivate.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace packhouse {

/// Whether something was published here once, so that a missing database is no new one.
static bool holdsPackages(const QString &journal, const BlobStore &blobs)
{
    bool any = !QDir(journal).entryList({u"*.log"_s}, QDir::Files).isEmpty();
    blobs.each([&](const QByteArray &, qint64, qint64) {
        any = true;
        return false;
    });
    return any;
}

Store::Store(std::unique_ptr<Private> p) : d(std::move(p)) {}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions &options)
{
    if (!options.formats || !options.clock)
        return fail(ErrorCode::Internal, u"A store needs formats and a clock."_s);
    StoreOptions absolute = options;
    absolute.directory = QDir(options.directory).absolutePath();
    if (!QDir().mkpath(absolute.directory))
        return fail(ErrorCode::ReadOnly,
                    u"The data directory %1 cannot be made."_s.arg(absolute.directory),
                    u"Make its parent folder writable, or choose another one."_s);
    auto p = std::make_unique<Private>(std::move(absolute));
    if (Result<void> started = p->start(); !started) {
        Error error = std::move(started.error());
        if (error.code == ErrorCode::Corrupt)
            error.remedy =
                u"Run 'packhousectl rebuild --data %1': it makes a new database from the "
                "journal and keeps the damaged one."_s.arg(p->options.directory);
        return fail(std::move(error));
    }
    return std::unique_ptr<Store>(new Store(std::move(p)));
}

Store::~Store()
{
    flush();
    d->writer.reset();
    d->lock->setClean();
}

Result<void> Store::Private::start()
{
    Result<std::unique_ptr<DirectoryLock>> taken = DirectoryLock::take(options.directory);
    if (!taken)
        return fail(std::move(taken.error()));
    lock = std::move(*taken);
    if (Result<void> prepared = blobs.prepare(); !prepared)
        return prepared;
    if (Result<void> synced = syncFolder(options.directory); !synced)
        return synced;
    JournalOptions journal{journalFolder(), fileSize(databaseFile()) <= 0};
    if (options.longestJournal > 0)
        journal.longest = options.longestJournal;
    if (journal.newDatabase && holdsPackages(journal.folder, blobs))
        return fail(ErrorCode::Corrupt,
                    u"The registry's database is missing from %1."_s.arg(options.directory));
    if (Result<void> migrated = migrate(databaseFile(), migrations()); !migrated)
        return migrated;
    Result<std::unique_ptr<Writer>> begun = Writer::start(
        databaseFile(), journal,
        {[this](const FormatId &type, const QString &name) { generations.advance(type, name); },
         [this](const QSet<ScopeId> &projects) { announce(projects); },
         [this] { postCounters(); }});
    if (!begun)
        return fail(std::move(begun.error()));
    writer = std::move(*begun);

    Snapshot snapshot(readers);
    if (snapshot && lock->uncleanBefore()) {
        Query check(snapshot.db(), u"PRAGMA quick_check(1)"_s);
        if (check.next() && check.text(0) != u"ok"_s)
            return fail(ErrorCode::Corrupt,
                        u"The registry's database is damaged: %1."_s.arg(check.text(0)));
    }
    return snapshot.done(snapshot ? scopes.load(snapshot.db()) : Result<void>());
}

void Store::Private::announce(const QSet<ScopeId> &projects)
{
    const std::lock_guard guard(listenerMutex);
    if (!listener)
        return;
    QStringList paths;
    for (const ScopeId id : projects) {
        if (const std::optional<Scope> scope = scopes.find(id))
            paths << scope->path;
    }
    paths.sort();
    listener(paths);
}

void Store::onChange(std::function<void(const QStringList &)> listener)
{
    const std::lock_guard guard(d->listenerMutex);
    d->listener = std::move(listener);
}

QString Store::directory() const
{
    return d->options.directory;
}

Result<std::unique_ptr<StagedBlob>> Store::stage(qint64 limit)
{
    return d->blobs.stage(limit);
}

QString Store::blobPath(const Hashes &hashes) const
{
    return d->blobs.path(hashes.sha256);
}

GenerationPtr Store::generation(const FormatId &type, const QString &canonicalName) const
{
    return d->generations.get(type, canonicalName);
}

Result<const Format *> Store::Private::format(const FormatId &type) const
{
    if (const Format *found = options.formats->find(type))
        return found;
    return fail(ErrorCode::Unsupported, u"There is no package type '%1' here."_s.arg(type));
}

QString Store::Private::subject(ScopeId project, const Coordinates &coordinates) const
{
    const std::optional<Scope> scope = scopes.find(project);
    QString text = u"%1 %2 %3"_s.arg(scope ? scope->path : QString(), coordinates.type,
                                     coordinates.name);
    if (!coordinates.version.isEmpty())
        text += u' ' + coordinates.version;
    return text;
}

} // namespace packhouse
