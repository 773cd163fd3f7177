// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "registry/store/journalcourse.h"
#include "registry/store/journalfindings.h"
#include "registry/store/readfailure.h"
#include "registry/store/registryfolder.h"
#include "registry/store/schema.h"
#include "registry/store/storeprivate.h"

#include <QDir>
#include <QLoggingCategory>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

static Q_LOGGING_CATEGORY(logStore, "packhouse.store")

    /// Whether something was published here once, so that a missing database is no new one.
    static bool holdsPackages(const QString &journal, const BlobStore &blobs)
{
    // A journal that cannot be listed may hold all there ever was.
    bool any = false;
    if (QDir(journal).exists()) {
        const Result<QStringList> names = namesIn(journal);
        any = !names || !names->filter(u".log"_s).isEmpty();
    }
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
        return fail(ErrorCode::Internal, Text::of("A store needs formats and a clock."));
    StoreOptions absolute = options;
    absolute.directory = QDir(options.directory).absolutePath();
    if (!makePrivateFolder(absolute.directory))
        return fail(diskError(errno, u"make"_s, absolute.directory,
                              Text::of("the data directory %1", absolute.directory)));
    if (Result<void> ours = checkIsOurs(absolute.directory); !ours)
        return fail(std::move(ours.error()));
    auto p = std::make_unique<Private>(absolute);
    Result<void> started = p->start();
    if (!started && started.error().code == ErrorCode::StorageFull && p->reserve.giveUp()) {
        p.reset(); // which holds the lock
        p = std::make_unique<Private>(std::move(absolute));
        started = p->start();
    }
    if (!started) {
        Error error = p->lock ? notInUse(std::move(started.error())) : std::move(started.error());
        if (error.code == ErrorCode::Corrupt)
            error.remedy = Text::of(
                "Run 'packhousectl rebuild --data %1': it makes a new database from the "
                "journal and keeps the damaged one.",
                p->options.directory);
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
    journal.now = now();
    if (options.longestJournal > 0)
        journal.longest = options.longestJournal;
    if (journal.newDatabase && holdsPackages(journal.folder, blobs))
        return fail(ErrorCode::Corrupt,
                    Text::of("The registry's database is missing from %1.", options.directory));
    if (Result<void> migrated = migrate(databaseFile(), migrations()); !migrated)
        return migrated;
    const Result<QStringList> lacks = lookAtJournal(journal);
    if (!lacks)
        return fail(lacks.error());
    Result<std::unique_ptr<Writer>> begun = Writer::start(
        databaseFile(), journal,
        {[this](const FormatId &type, const QString &name) {
             generations.advance(type, name);
             announceName(type, name);
         },
         [this](const auto &projects, const Change &recorded) { announce(projects, recorded); },
         [this] {
             postCounters();
             (void)reserve.provide(); // the next to publish hears why not
         },
         [this] { return reserve.giveUp(); }, [this] { reserve.takeBack(); }});
    if (!begun)
        return fail(std::move(begun.error()));
    writer = std::move(*begun);
    if (!lacks->isEmpty())
        noteNewJournal(*lacks);
    adoptKeptFiles();

    Snapshot snapshot(readers);
    if (snapshot && lock->uncleanBefore()) {
        if (Result<void> sound = snapshot.db().quickCheck(); !sound)
            return sound;
    }
    (void)reserve.provide(); // the next to publish hears why not
    return snapshot.done(snapshot ? scopes.load(snapshot.db()) : Result<void>());
}

/// What the database and a journal that is gone, damaged or older do not have in common; it begins
/// anew then. Nothing where all is well. Conflict when it is another registry's.
Result<QStringList> Store::Private::lookAtJournal(JournalOptions &journal) const
{
    const Result<JournalPlace> place = journal.newDatabase
                                           ? Result<JournalPlace>(JournalPlace::None)
                                           : placeInJournal(databaseFile(), journal.folder);
    if (!place)
        return fail(place.error());
    if (*place == JournalPlace::None || *place == JournalPlace::Followed)
        return QStringList();
    if (*place == JournalPlace::Lacking) // which is refused, whatever else the database holds
        return QStringList();
    const Result<JournalReport> report = checkJournal(
        {journal.folder, databaseFile(), blobs.scratchFile()}, {});
    if (!report && *place == JournalPlace::Behind)
        return QStringList(); // which is refused
    if (!report)
        return fail(report.error());
    if (report->foreign)
        return fail(foreignJournal(journal.folder));
    // Which of the two is older shows in what was done to them, not in which files are there.
    if (*place == JournalPlace::Behind && report->history != History::Ahead)
        return QStringList();
    journal.isOlder = true;
    QStringList lacks;
    for (const IntegrityFinding &one : journalFindings(*report))
        lacks << u"%1: %2"_s.arg(english(one.subject), english(one.problem));
    return lacks;
}

/// The log has all of it; the activity, which stays, how many they are.
void Store::Private::noteNewJournal(const QStringList &lacks)
{
    for (const QString &one : lacks)
        qCWarning(logStore).noquote() << one;
    const Text told = Text::of(
        "The journal did not hold all that the database holds, so a new one began with "
        "the database as it is; what was left of it is kept beside it. If it was "
        "replaced, put back by mistake or lost with a disk, find out why.");
    qCWarning(logStore).noquote() << english(told);
    writer->post([at = now(), told, count = lacks.size()](Writing &writing) -> Result<void> {
        addActivity(writing.db(), at, u"Packhouse"_s, u"journal.renew"_s,
                    u"%1 things that are not in both"_s.arg(count), told);
        return {};
    });
}

void Store::Private::announce(const QSet<ScopeId> &projects, const Change &recorded)
{
    const std::lock_guard guard(listeners->mutex);
    if (listeners->all.empty())
        return;
    Change change = recorded;
    for (const ScopeId id : projects) {
        if (const std::optional<Scope> scope = scopes.find(id))
            change.scopePaths << scope->path;
    }
    change.scopePaths.sort();
    // Where nobody said where, it may be anywhere.
    const Kinds placed = Changed::Packages | Changed::Policies | Changed::Reservations;
    if (change.scopePaths.isEmpty() && change.has(placed))
        change.scopePaths << QString();
    for (const Listener &listener : listeners->all)
        listener(change);
}

void Store::Private::announceName(const FormatId &type, const QString &name)
{
    if (name.isEmpty() || name.startsWith(u'\n')) // a list of names, a collection
        return;
    const std::lock_guard guard(nameListeners->mutex);
    for (const NameListener &listener : nameListeners->all)
        listener(type, name);
}

std::shared_ptr<void> Store::onChange(Listener listener)
{
    return Private::Listeners::add(d->listeners, std::move(listener));
}

std::shared_ptr<void> Store::onNameChange(NameListener listener)
{
    return Private::NameListeners::add(d->nameListeners, std::move(listener));
}

QDateTime Store::now() const
{
    return d->now();
}

QString Store::directory() const
{
    return d->options.directory;
}

const FormatList &Store::formats() const
{
    return *d->options.formats;
}

Result<std::unique_ptr<StagedBlob>> Store::stage(qint64 limit)
{
    if (Result<void> room = d->reserve.provide(); !room)
        return fail(std::move(room.error()));
    return d->blobs.stage(limit);
}

QString Store::blobPath(const Hashes &hashes) const
{
    const QString path = d->blobs.path(hashes.sha256);
    if (fileSize(path) > LargeBlob && d->blobs.checkPlace(hashes.sha256))
        return path;
    if (const Result<void> sound = checkBlob(path); !sound) {
        if (sound.error().code != ErrorCode::Corrupt)
            noteReadFailure(sound.error()); // which says nothing about the bytes
        return {};
    }
    return path;
}

Result<void> Store::checkBlob(const QString &path) const
{
    Result<void> sound = d->blobs.check(path);
    if (!sound)
        qCWarning(logStore).noquote() << path << ": " << english(sound.error().what);
    return sound;
}

bool Store::mayBeSent(const QString &path) const
{
    return d->blobs.isSound(path);
}

GenerationPtr Store::generation(const FormatId &type, const QString &canonicalName) const
{
    return d->generations.get(type, canonicalName);
}

Result<const Format *> Store::Private::format(const FormatId &type) const
{
    if (const Format *found = options.formats->find(type))
        return found;
    return fail(ErrorCode::Unsupported, Text::of("There is no package type '%1' here.", type));
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
