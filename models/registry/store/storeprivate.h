// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "registry/blobs/blobstore.h"
#include "registry/store/directorylock.h"
#include "registry/store/downloadcounter.h"
#include "registry/store/generations.h"
#include "registry/store/reserve.h"
#include "registry/store/rows.h"
#include "registry/store/scopetable.h"
#include "registry/store/store.h"
#include "registry/store/undolog.h"

#include <list>

namespace packhouse {

struct Store::Private
{
    explicit Private(StoreOptions o)
        : options(std::move(o))
        , reserve(options.directory)
        , blobs(options.directory)
        , readers(options.directory + QStringLiteral("/packhouse.db"))
    {}

    StoreOptions options;
    std::function<bool(const FormatId &type)> hasUpstream; ///< empty: none has one
    std::unique_ptr<DirectoryLock> lock;
    Reserve reserve;
    BlobStore blobs;
    Readers readers;
    ScopeTable scopes;
    Generations generations;
    std::shared_ptr<Generation> tokenGeneration = std::make_shared<Generation>();
    std::shared_ptr<Generation> scopeGeneration = std::make_shared<Generation>();
    DownloadCounter downloads;
    UndoLog undoLog;
    template<typename Heard>
    struct ListenersOf
    {
        std::mutex mutex;
        std::list<Heard> all;

        /// Until what it answers is let go of.
        static std::shared_ptr<void> add(const std::shared_ptr<ListenersOf> &to, Heard listener)
        {
            const std::lock_guard guard(to->mutex);
            const auto place = to->all.insert(to->all.end(), std::move(listener));
            return {&*place, [to, place](void *) {
                        const std::lock_guard lock(to->mutex);
                        to->all.erase(place);
                    }};
        }
    };
    using Listeners = ListenersOf<Listener>;
    using NameListeners = ListenersOf<NameListener>;
    std::shared_ptr<Listeners> listeners = std::make_shared<Listeners>();
    std::shared_ptr<NameListeners> nameListeners = std::make_shared<NameListeners>();
    std::unique_ptr<Writer> writer; ///< last, so that it ends before what it uses

    QString databaseFile() const { return options.directory + QStringLiteral("/packhouse.db"); }
    QString journalFolder() const { return options.directory + QStringLiteral("/journal"); }
    QDateTime now() const { return options.clock->now(); }
    Result<void> start();
    /// StorageFull: nothing was changed yet, so it may be tried again with more room.
    Result<RebuildReport> rebuild();
    Result<QStringList> lookAtJournal(JournalOptions &journal) const;
    void noteNewJournal(const QStringList &lacks);
    /// Its bytes are all there, and their hashes known.
    Result<StagedFile *> finished(StagedBlob &blob);
    /// As BlobStore::place().
    Result<BlobStore::Pin> place(StagedBlob &blob);
    /// The rows without anybody who refers to them since before \a oldest (ms since 1970), and
    /// their blobs; bytes freed.
    Result<qint64> collectOrphans(qint64 oldest);
    /// Files that 0.1.0 kept of upstreams in a folder of their own.
    void adoptKeptFiles();
    void postCounters();
    /// Into the rows, once the change is durable told to those who listen to names.
    void writeCounters(Writing &writing, const DownloadCounter::Gathered &gathered);
    void announceName(const FormatId &type, const QString &name);
    void announce(const QSet<ScopeId> &projects, const Change &recorded);

    Result<const Format *> format(const FormatId &type) const;
    /// \a where: which row of the tokens, with one place for \a value.
    Result<TokenLookup> lookUpToken(const QString &where, const QVariant &value) const;
    Policy policy(const Scope &at, const FormatId &type) const;
    /// As \a db sees it; see ScopeTable.
    Policy policy(Connection &db, const Scope &at, const FormatId &type) const;
    /// "acme/web npm left-pad 1.0.0"
    QString subject(ScopeId project, const Coordinates &coordinates) const;
    /// Of the projects that serve the name at a scope, in their order; those that may be read,
    /// or all.
    QList<PackageRecord> served(Connection &db, const Scope &at, const FormatId &type,
                                const QString &canonicalName, const Reach *reach) const;
    bool holds(const Reach &reach, ScopeId project) const;
    /// Those projects.
    QList<ScopeId> owners(Connection &db, const Scope &at, const FormatId &type,
                          const QString &canonicalName) const;
    /// What is not here is looked for at an upstream.
    bool asksUpstream(const Scope &at, const FormatId &type) const;
    /// In the transaction that publishes: whether the name is the project's, and so its group's. It
    /// is not what an upstream had before, until it is given to the project, nor what was imported
    /// as not ours.
    bool takeName(Connection &db, const Publication &publication,
                  const QString &canonicalName) const;
    /// The name is that of a project that has it; not where takeName() said so.
    bool isOwner(Connection &db, ScopeId project, const FormatId &type,
                 const QString &canonicalName) const;
    /// An upstream has the name, and nobody has reserved it for that project's group.
    bool isUpstreams(Connection &db, const Scope &project, const FormatId &type,
                     const QString &canonicalName) const;
    bool isReserved(Connection &db, const Scope &project, const FormatId &type,
                    const QString &canonicalName) const;
    /// The packages of that name at a scope and below it.
    QList<PackageRecord> packages(Connection &db, const Scope &at, const FormatId &type,
                                  const QString &canonicalName) const;
    /// Protected, when a rule of the package's project refuses the caller.
    Result<void> checkPush(Connection &db, const Scope &project, const Coordinates &coordinates,
                           const Caller &actor) const;
    Result<void> checkDelete(Connection &db, const Scope &project, const Coordinates &coordinates,
                             const Caller &actor) const;
    /// Conflict where the project has something of that name that is not from the same place.
    Result<void> checkAddition(Connection &db, const Scope &project, const Coordinates &coordinates,
                               const QString &canonicalName, const Origin &origin) const;
    /// The name is that of \a owner, the project's group, from now on; or the project's alone.
    void reserveName(Connection &db, const Scope &owner, const Scope &project, const FormatId &type,
                     const QString &canonicalName) const;
    /// It is the group's as long as it is assigned to those of its projects.
    void reserveAssigned(Connection &db, const QList<Scope> &projects, const FormatId &type,
                         const QString &canonicalName, const Caller &actor) const;
    void liftAssigned(Connection &db, const Scope &group, const FormatId &type,
                      const QString &canonicalName) const;
    /// Whose the name is by hand in \a group, a path, from now on: \a projects, in that order, or
    /// nobody.
    Result<void> setGiven(const FormatId &type, const QString &name, const QString &group,
                          const QList<Scope> &projects, const Caller &actor);
    /// What clients take for a new top-level group's own by its path, from its first day: so that
    /// no new name of it is ever asked for elsewhere before it is published.
    void reserveOwnNames(Writing &writing, const Scope &added) const;
    /// In the transaction that deletes.
    void addTombstone(Connection &db, const Scope &project, qint64 versionId,
                      const Coordinates &coordinates, const QString &canonicalName) const;
    /// While what was deleted still lies in the trash, if it does.
    void liftTombstone(Connection &db, const Scope &project, const Coordinates &coordinates,
                       const QString &canonicalName) const;
    /// After a scope became public: what everybody may read now is no secret any more.
    void noteOpenNames(Connection &db) const;
    /// Of names and of the namespaces that they are in, by what is reserved.
    QHash<QString, QList<Reservation>> reservationsOf(Connection &db, const FormatId &type,
                                                      const QStringList &canonicalNames) const;
    /// By path.
    QList<Scope> holders(Connection &db, const FormatId &type, const QString &canonicalName) const;
    /// Latest, size and counts anew from the versions; for what publishing does not add up.
    PackageRecord recount(Connection &db, PackageRecord record) const;
    /// The latest alone, after tags or states were changed.
    void relabel(Writing &writing, qint64 packageId) const;
    /// Whose lock files have sums of their own.
    QStringList summingTypes() const;
    /// What is decided about each, in the transaction that moves it.
    using IsSpared = std::function<bool(Connection &db, qint64 versionId)>;
    Result<void> moveToTrash(const QList<qint64> &versionIds, const Caller &actor,
                             bool missingIsFine, const IsSpared &isSpared = {},
                             bool keepForeign = false);
    struct Restoring
    {
        bool intoExisting = false;
        bool trial = false; ///< only whether it could be done
        IsSpared isSpared = {};
    };
    Result<void> restore(const QList<qint64> &versionIds, const Caller &actor,
                         const Restoring &how);
    Result<void> purge(const QList<qint64> &versionIds, const Caller &actor,
                       const IsSpared &isSpared);
    /// In the transaction that changes it; the number of the journal's entry.
    qint64 writeState(Writing &writing, const StoredVersion &version, const VersionState &after,
                      const QString &action, const Caller &actor) const;
    /// Where a tag pointed to, and where it points to from now on; empty: nowhere.
    struct TagMove
    {
        QString tag, before, after;
    };
    /// \a target: the version's id; 0: the tag goes.
    qint64 writeTag(Writing &writing, const PackageRecord &package, const TagMove &move,
                    qint64 target, const Caller &actor) const;
    Result<qint64> writePlanned(Writing &writing, const PackageKey &key,
                                const PlannedState &planned, const QString &action,
                                const Caller &actor) const;
    Result<qint64> writePlanned(Writing &writing, const PackageKey &key, const PlannedTag &planned,
                                const Caller &actor) const;
    /// All of a package; the number of the last entry.
    Result<qint64> writePlanned(Writing &writing, const ChangedPackage &package,
                                const QString &action, const Caller &actor) const;
    /// The version in the trash that they are in then; 0: they were gone already.
    Result<qint64> removeFiles(qint64 versionId, const QList<qint64> &fileIds, const Caller &actor,
                               bool missingIsFine);
    /// Once the change is durable: an act of the actor's session, if he has one.
    void noteAct(Writing &writing, const Caller &actor, const UndoNote &note);
    /// Conflict where something builds on it, before anything is done.
    Result<void> checkUndo(const UndoNote &note) const;
    Result<void> checkLock(Connection &db, const ChangedRow &row) const;
    Result<void> putRowsBack(const UndoNote &note, const Caller &actor);
    Result<void> putStatesBack(const UndoNote &note, const Caller &actor);
    /// In the writer's thread: what is kept of settings in memory is as those rows again.
    void followPolicies(const QList<ChangedRow> &rows);

    /// Runs a change with an outcome other than done or not.
    template<typename T>
    Result<T> change(const std::function<Result<T>(Writing &)> &work)
    {
        std::optional<T> value;
        Result<void> done = writer->run([&](Writing &writing) -> Result<void> {
            Result<T> result = work(writing);
            if (!result)
                return fail(std::move(result.error()));
            value = std::move(*result);
            return {};
        });
        if (!done)
            return fail(std::move(done.error()));
        return std::move(*value);
    }
};

} // namespace packhouse
