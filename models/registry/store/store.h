// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/packagereader.h"
#include "core/packagesource.h"
#include "core/publication.h"
#include "formats/formatlist.h"
#include "registry/store/ownaddress.h"
#include "registry/store/policyfields.h"
#include "registry/store/precondition.h"

namespace packhouse {

class Clock;
struct NameFacts;

struct StoreOptions
{
    QString directory; ///< made when missing
    const FormatList *formats = nullptr;
    const Clock *clock = nullptr;
    int trashDays = 30;
    qint64 longestJournal = 0; ///< bytes before it begins anew; 0: the default
};

/// What a new database was made of.
struct RebuildReport
{
    qint64 changes = 0; ///< of the journal, done again
    qint64 versions = 0; ///< in the new database, not deleted
    qint64 files = 0;
    QString damagedDatabase; ///< where the one before is kept; empty: there was none
    QList<Text> lost; ///< what could not be recovered, a sentence each; bytes that lost their rows
                      ///< lie in the folder "lost" of the data directory then
};

/// One page of the REST lists; rows come with their tags, but without files.
struct PackageListQuery
{
    Scope at;
    Caller caller; ///< only what it may read is listed
    QString orderBy = QStringLiteral(
        "created_at"); ///< created_at, name, version, type, project_path
    bool ascending = true;
    FormatId type; ///< empty: all
    QString nameContains; ///< words, all of them, without case
    std::optional<QString> version; ///< exact
    bool includeVersionless = false;
    std::optional<Status> status; ///< unset: Default, Deprecated, Error
    bool excludeSubgroups = false;
    int page = 1;
    int perPage = 20;
};
struct PackageListPage
{
    QList<StoredVersion> rows;
    qint64 total = 0; ///< counted up to 10,001
};

/// A token as the gate sees it.
struct TokenLookup
{
    Token token;
    bool expired = false;
};

/// Something that verify() found.
struct IntegrityFinding
{
    enum class Kind {
        Damaged, ///< a file's bytes are here and are not those that were stored
        Missing, ///< a file's bytes are not here
        Unreadable, ///< the disk does not give them
        Rows, ///< the database contradicts itself
        Journal, ///< the database could not be made anew from it
        Secret, ///< a key, or a file beside keys, that does not do or that others may read
        LeftOver, ///< of a crash or a cut transfer: no damage, the clean-up takes it
    };
    Kind kind = Kind::Rows;
    Text subject = {}; ///< in words: "acme/web npm left-pad 1.0.0: left-pad-1.0.0.tgz"
    Text problem = {}; ///< goes on after the subject: "does not match its hash"
    Text remedy = {}; ///< a sentence; empty: nothing has to be done
    // Of a file of a package; a file that is kept of an upstream has a type and a url.
    QString project = {};
    Coordinates coordinates = {};
    QString fileName = {};
    bool inTrash = false;
    QByteArray url = {};
    QByteArray sha256 = {}; ///< of the bytes that should be there; empty: it is about no bytes
    qint64 size = 0;
    QDateTime takenAfter = {}; ///< LeftOver: when the clean-up may take it
};

/// A file that came from an upstream, as it lies here.
struct KeptFile
{
    QByteArray key; ///< 32 bytes, made by whoever asks for it
    FormatId type;
    QByteArray upstream; ///< its address, without credentials
    QByteArray url; ///< without credentials; empty: from before addresses were kept
    qint64 size = 0;
    Hashes hashes;
    QByteArray etag; ///< as the upstream told it
    QDateTime modified; ///< as the upstream told it, else when it was fetched
    QDateTime fetched;
    bool kept = true; ///< false: it only passes through
};

/// The yes to forward requests of a type to an address.
struct AcceptedUpstream
{
    FormatId type;
    QByteArray address; ///< several with blanks between them; never with credentials
    bool isPublic = false; ///< everybody publishes there
};

/// A project that has published a name, or that it was given to.
struct NameHolder
{
    Scope project;
    qint64 published = 0; ///< its turn among those that published a name first; 0: it never did, or
                          ///< an upstream had it before; < 0: it imported what is not ours
    int given = 0; ///< its place among those of its top-level group that it was given to; 0: none
    bool givenForAll = false; ///< at the instance too
    QDateTime since; ///< the first publish there, else when it was given
};

/// Bytes; larger ones are not read by those who must not take long.
inline constexpr qint64 LargeBlob = 64 * 1024 * 1024;

/// How long what nothing refers to stays: long enough for any upload to be published, so that the
/// clean-up never takes what is on its way.
inline constexpr qint64 BlobGraceSeconds = 24 * 60 * 60;

/// What a request may read: what its caller may, and the project to which it was let through, as
/// whoever publishes needs to know what is there.
struct Reach
{
    Caller caller;
    ScopeId admitted = InstanceScope;
};

/// The registry's data: SQLite for rows, content-addressed files for bytes, one process at a time.
/// Reads run on the caller's thread with a connection of its own; changes queue for one writer that
/// commits what waits together. Nothing here checks who may do what, except policies and protection
/// rules inside publish and remove.
class Store final
    : public PackageReader
    , public Staging
{
public:
    /// Errors: Busy (another process owns the directory), ReadOnly, Corrupt (with what to do),
    /// StorageFull.
    static Result<std::unique_ptr<Store>> open(const StoreOptions &options);
    ~Store() override;
    /// Makes the database anew from the journal and the blobs; nothing may have the directory open.
    /// The one before stays beside it. Errors: Busy, NotFound (no journal), StorageFull, ReadOnly.
    static Result<RebuildReport> rebuild(const StoreOptions &options);

    // --- PackageReader
    QDateTime now() const override;
    Result<Scope> scope(ScopeId id) const override;
    Result<Scope> scope(const QString &path) const override;
    bool isOpen(const Scope &at) const override;
    Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                          const QString &canonicalName) const override
    {
        return versions(at, type, canonicalName, nullptr);
    }
    Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                         const QString &canonicalName,
                                         const QString &version) const override
    {
        return this->version(at, type, canonicalName, version, nullptr);
    }
    Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                              int limit) const override
    {
        return names(at, type, after, limit, nullptr);
    }
    Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                        const QString &canonicalName) const override
    {
        return tags(at, type, canonicalName, nullptr);
    }
    // The same as far as somebody may read, or all; see CallersReader.
    Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                          const QString &canonicalName, const Reach *reach) const;
    Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                         const QString &canonicalName, const QString &version,
                                         const Reach *reach) const;
    Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                              int limit, const Reach *reach) const;
    Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                        const QString &canonicalName, const Reach *reach) const;
    Result<QList<StoredVersion>> everywhere(const Scope &at, const FormatId &type,
                                            const QString &canonicalName) const override;
    Result<QList<Name>> heldNames(const Scope &at, const FormatId &type, const QString &after,
                                  int limit) const override;
    GenerationPtr generation(const FormatId &type, const QString &canonicalName) const override;
    Result<void> fragments(ScopeId project, const FormatId &type, const QString &collection,
                           const EachFragment &each) const override;
    Result<void> fragmentsOf(ScopeId project, const FormatId &type, const QStringList &collections,
                             const EachCollected &each) const override;
    Result<QStringList> collections(ScopeId project, const FormatId &type,
                                    const QString &prefix) const override;
    GenerationPtr collectionGeneration(ScopeId project, const FormatId &type,
                                       const QString &collection) const override;
    Result<QMap<QString, QByteArray>> records(ScopeId scope, const FormatId &type) const override;
    Result<Policy> policy(const Scope &at, const FormatId &type) const override;
    std::optional<Reservation> reservation(const Scope &at, const Caller &asker,
                                           const FormatId &type,
                                           const QString &canonicalName) const override;
    bool isTombstone(const Scope &at, const Caller &asker, const FormatId &type,
                     const QString &canonicalName, const QString &version) const override;
    Result<QStringList> deletedVersions(const Scope &at, const Caller &asker, const FormatId &type,
                                        const QString &canonicalName) const override;
    Result<QString> privateFolder(const FormatId &type) const override;
    /// Empty when the bytes are missing or damaged, which the log names: they are read when they
    /// are first asked for in this process, and again when the file was touched since. Only what is
    /// larger than LargeBlob is not read here, as that takes its time: see checkBlob().
    QString blobPath(const Hashes &hashes) const override;

    // --- changes of packages: registry/actions calls them, for everybody
    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override;
    /// Conflict when \a precondition does not hold. \a replaced: the names of files that were there
    /// with other bytes.
    Result<StoredVersion> publish(Publication publication, const Precondition &precondition = {},
                                  QStringList *replaced = nullptr);
    /// Whether publish() would take it as things are; its files need not be staged here.
    Result<void> checkPublication(const Publication &publication) const;
    Result<void> checkPublish(const Scope &project, const Coordinates &coordinates,
                              const QString &fileName, DuplicateUnit unit, const Caller &actor,
                              const Precondition &precondition = {}) const;
    Result<void> setTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                        const QString &tag, const QString &version, const Caller &actor);
    Result<void> removeTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                           const QString &tag, const Caller &actor);
    Result<void> change(qint64 versionId, const VersionChange &change, const Caller &actor);
    /// All of it or nothing, as \a action in the journal; \a title: of all that is done with it.
    /// Conflict when something is not as it was planned.
    Result<void> change(const ChangedPackage &package, const QString &action, const Text &title,
                        const Caller &actor);
    Result<void> removeVersion(qint64 versionId, const Caller &actor);
    Result<void> removeFile(qint64 fileId, const Caller &actor);
    Result<void> removeFiles(qint64 versionId, const QList<qint64> &fileIds, const Caller &actor);
    Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                           const QByteArray &value, const Caller &actor);
    /// Counts a download; costs no write now.
    void countDownload(const StoredFile &file, const Caller &caller);

    // --- what upstreams have
    /// Who answers whether a type has an upstream; called from any thread. Before anything is
    /// asked.
    void setHasUpstream(std::function<bool(const FormatId &type)> hasUpstream);
    /// Somebody with a right below a top-level scope got something of that name from one: who
    /// publishes it there later is not the first who has it. Others must not have a say in that,
    /// nor learn of it. Costs a write once.
    Result<void> noteDelivered(const Scope &topLevel, const FormatId &type,
                               const QString &canonicalName);
    /// That was so, and nobody below the project's top-level group made the name his: what is
    /// published there is served at the project's own address only, and kept from elsewhere there.
    bool isUpstreamName(const Scope &project, const FormatId &type,
                        const QString &canonicalName) const;

    // --- scopes
    /// Groups on the way are made, with the same visibility. Duplicate when it exists as the other
    /// level.
    Result<Scope> addScope(const QString &path, Level level, Visibility visibility,
                           const Caller &actor);
    Result<Scope> setVisibility(ScopeId id, Visibility visibility, const Caller &actor);
    /// Everything the caller may read, by path; with how many packages each holds.
    Result<QList<ScopeRow>> scopes(const Caller &caller) const;

    // --- the window's views (keyset pages, counters, trigram search; never OFFSET)
    Result<PackagePage> packages(const PackageQuery &query, const QByteArray &cursor) const;
    Result<QList<TypeCount>> counts(const PackageQuery &query) const;
    Result<QList<VersionRow>> versionRows(const PackageKey &key) const;
    /// The packages of that name at a scope and below it that have versions, whatever their state.
    Result<QList<PackageKey>> packagesNamed(const Scope &at, const FormatId &type,
                                            const QString &canonicalName) const;
    /// Whatever its status but Deleted; where \a project is given, only of that one.
    Result<StoredVersion> storedVersion(qint64 versionId,
                                        std::optional<ScopeId> project = {}) const;
    Result<QStringList> dependents(const FormatId &type, const QString &canonicalName) const;
    /// At most \a most of each kind; what is in the trash is no duplicate of anything.
    Result<QList<DuplicateGroup>> duplicates(int most) const;
    /// Every file that has a newer one of its name in its version, by version, name and age.
    Result<QList<SupersededFile>> superseded() const;
    /// Bytes that nothing else has; what the disk gets back when these files are gone for good.
    Result<qint64> roomOf(const QList<qint64> &fileIds) const;
    /// Canonical names of a type that have between so many and so many characters, all of them
    /// listed somewhere; at most \a limit.
    Result<QStringList> namesOfLength(const FormatId &type, qsizetype least, qsizetype most,
                                      int limit) const;
    struct Pulls
    {
        qint64 last7Days = 0;
        qint64 last90Days = 0;
        QDateTime last;
        QString lastBy;
    };
    Result<Pulls> pulls(const QList<qint64> &versionIds) const;

    /// Conflict, with what is there, where adding a version from \a origin has to be said.
    Result<void> checkAddition(const Scope &project, const Coordinates &coordinates,
                               const Origin &origin) const;

    // --- the REST lists
    Result<PackageListPage> list(const PackageListQuery &query) const;

    // --- tokens; secrets are made here, returned once, and kept as SHA-256
    Result<IssuedToken> createToken(const NewToken &token, const Caller &actor);
    /// By the secret; unknown or revoked is Unauthorized.
    Result<TokenLookup> token(QByteArrayView secret) const;
    /// By Token::id, for what was signed for it.
    Result<TokenLookup> token(qint64 id) const;
    Result<QList<Token>> tokens() const;
    Result<void> revokeToken(qint64 id, const Caller &actor);
    void noteTokenUse(qint64 id); ///< costs no write now
    /// Moves when any token changes, so that lookups may be kept.
    GenerationPtr tokenGeneration() const;
    /// Moves when a scope is added or changes its visibility.
    GenerationPtr scopeGeneration() const;

    // --- policies, rules, reservations
    Result<QList<PolicySetting>> policySettings(ScopeId scope) const;
    /// Only the fields that are set change, and those of \a inherited hold what the scope above
    /// says again. Forbidden when a scope above has locked forwarding.
    Result<void> setPolicy(const PolicySetting &setting, const Caller &actor,
                           PolicyFields inherited = {});
    Result<QList<ProtectionRule>> protectionRules(ScopeId project) const;
    Result<ProtectionRule> setProtectionRule(
        const ProtectionRule &rule,
        const Caller &actor); ///< id 0: a new one; Conflict when the pattern is taken
    Result<void> removeProtectionRule(ScopeId project, qint64 id, const Caller &actor);
    Result<QList<Reservation>> reservations() const;
    /// By hand, for the instance or the top-level group at Reservation::scopePath. A name that ends
    /// in '*' stands for every name that starts with what is before it and ends there at one of
    /// '/', '.', ':' and '-': a namespace that is ours.
    Result<void> reserve(const Reservation &reservation, const Caller &actor);
    /// What was kept of 0.1 goes with the deletions that were kept of that name.
    Result<void> unreserve(const QString &scopePath, const FormatId &type, const QString &name,
                           const Caller &actor);
    /// What was kept of 0.1 for everybody becomes these groups' own, deletions too.
    Result<void> narrowReservation(const FormatId &type, const QString &name,
                                   const QStringList &topLevelPaths, const Caller &actor);
    /// What \a ownerPath has reserved, and its deletions of that name, act below another top-level
    /// group as well, or no longer do.
    Result<void> shareReservation(const QString &ownerPath, const FormatId &type,
                                  const QString &name, const QString &withPath, bool shared,
                                  const Caller &actor);
    /// The top-level scopes below which a package of that name is, or lies in the trash; by path.
    Result<QList<Scope>> holdersOf(const FormatId &type, const QString &canonicalName) const;

    // --- what is known of names, for the audit; see namefacts.h
    /// Names of which there are versions, each once, after \a after; at most \a limit.
    Result<QStringList> canonicalNames(const FormatId &type, const QString &after, int limit) const;
    /// Of these names, in their order.
    Result<QList<NameFacts>> nameFacts(const FormatId &type,
                                       const QStringList &canonicalNames) const;
    /// Namespaces whose reservation somebody lifted: "acme npm @acme/*".
    Result<QSet<QString>> liftedNamespaces() const;

    // --- whose a name is; see nameowner.h
    Result<QList<Scope>> nameOwners(const Scope &at, const FormatId &type,
                                    const QString &canonicalName) const override;
    Result<bool> wasServed(const Scope &at, const FormatId &type,
                           const QString &canonicalName) const override;
    /// All that a name belongs or could belong to, in the order of their first publish, then by
    /// path.
    Result<QList<NameHolder>> nameHolders(const FormatId &type, const QString &canonicalName) const;
    /// The name belongs to \a projects of one top-level group from now on, in that order; to one of
    /// them at the instance too.
    Result<void> giveName(const FormatId &type, const QString &name, const QList<Scope> &projects,
                          const Caller &actor);
    /// In that top-level group the name belongs to whoever published it first again; NotFound when
    /// it was given to nobody there. Reservations that came with it stay.
    Result<void> takeNameBack(const FormatId &type, const QString &name, const Scope &group,
                              const Caller &actor);

    // --- trash
    /// Many at once, a few hundred a transaction; those that are gone already are fine, and one
    /// that has grown since it was planned stays. Protected stops it where it is: asking again
    /// goes on. Of what is foreign nothing is remembered, unless \a keepForeign.
    struct Removed
    {
        QList<qint64> went; ///< by this call
        QSet<qint64> grown;
    };
    /// Files of a version that stays, at once; the number in the trash of what was taken out, 0
    /// where they are gone already.
    Result<qint64> takeOut(qint64 versionId, const QList<qint64> &fileIds, const Caller &actor);
    Result<Removed> removeVersions(const QList<PlannedVersion> &versions, const Caller &actor,
                                   bool keepForeign = false);
    /// A file that was removed alone is a row of its own, and says so behind its version.
    Result<QList<TrashRow>> trash() const;
    /// Versions in the trash, with the state and the tags that they come back with.
    Result<QList<StoredVersion>> trashed(const QList<qint64> &versionIds) const;
    /// Duplicate when the version or file was published again meanwhile; Conflict when a file's
    /// version is in the trash too, or where what is foreign would come into a name that has become
    /// ours.
    Result<void> restore(const QList<qint64> &versionIds, const Caller &actor);
    /// Whether all of that could be restored now: the error that restoring would end with.
    Result<void> tryRestore(const QList<qint64> &versionIds, const Caller &actor,
                            bool intoExisting) const;
    /// Exactly what a plan names: one that has got files since stays in the trash.
    Result<Removed> restorePlanned(const QList<PlannedEntry> &entries, const Caller &actor,
                                   bool intoExisting);
    Result<Removed> purgePlanned(const QList<PlannedEntry> &entries, const Caller &actor);
    Result<void> restoreIntoExisting(const QList<qint64> &versionIds, const Caller &actor);
    Result<void> purge(const QList<qint64> &versionIds, const Caller &actor);
    Result<void> purgeExpired();

    // --- undo; see undolog.h
    /// What a session of a window did since this store was opened, newest first.
    QList<UndoableAct> undoable(const QString &session, int most) const;
    struct Undone
    {
        QSet<FormatId> upstreams; ///< types whose accepted upstream is another one now
    };
    /// The newest act of the actor's session, all of it or nothing. Conflict where something builds
    /// on it; it leaves the list then.
    Result<Undone> undo(const QString &act, const Caller &actor,
                        const std::function<bool(qint64 done, qint64 total)> &goOn);

    // --- what is kept of upstreams
    std::optional<KeptFile> keptFile(const QByteArray &key) const;
    /// Those with that content.
    Result<QList<KeptFile>> keptFiles(const QByteArray &sha256) const;
    /// Durable when it answers: blob and row. One of that key is replaced; where its bytes are the
    /// same it keeps its dates, and what is kept stays kept.
    Result<KeptFile> keep(KeptFile file, std::unique_ptr<StagedBlob> bytes);
    /// The same for what is here; writes only what is news.
    Result<void> keepOn(const KeptFile &file);
    /// Takes what only passed through, oldest first, until at most so many bytes of it are left;
    /// the newest stays however large it is. Bytes that are held stay until the next clean-up.
    Result<void> dropPassing(qint64 mostBytes);

    // --- upstreams
    Result<QList<AcceptedUpstream>> acceptedUpstreams() const;
    Result<void> acceptUpstream(const AcceptedUpstream &upstream, const Caller &actor);
    /// NotFound where nobody has said yes.
    Result<void> forgetUpstream(const FormatId &type, const Caller &actor);
    /// At which of several upstreams a name was found; empty: at none. Outlives the process, since
    /// no later one may ever answer for it.
    Result<QByteArray> upstreamOf(const FormatId &type, const QString &canonicalName) const;
    Result<void> rememberUpstream(const FormatId &type, const QString &canonicalName,
                                  const QByteArray &address);

    // --- addresses of their own
    Result<QList<OwnAddress>> ownAddresses() const; ///< by port
    /// Duplicate where the port has one; NotFound without the scope.
    Result<void> addOwnAddress(const OwnAddress &address, const Caller &actor);
    /// NotFound where the port has none.
    Result<void> dropOwnAddress(quint16 port, const Caller &actor);

    /// While it lives, and no longer than the store, the bytes with that SHA-256 are not removed.
    std::shared_ptr<const void> hold(const QByteArray &sha256);

    // --- activity
    Result<QList<ActivityRow>> activity(qint64 before, int limit) const;
    void log(const Caller &actor, const QString &action, const QString &subject,
             const Text &outcome);

    // --- upkeep
    /// Re-hashes every blob that something refers to, checks the rows against each other and the
    /// journal against them, names what is left over. \a progress(done, total) in bytes; answers
    /// false to stop.
    Result<QList<IntegrityFinding>> verify(
        const std::function<bool(qint64, qint64)> &progress) const;
    /// Puts right bytes in the place of damaged or missing ones. HashMismatch when they are others.
    Result<void> heal(const QByteArray &sha256, std::unique_ptr<StagedBlob> bytes);
    /// Begins a journal anew from the database, which has to be sound: Corrupt when it is not.
    Result<void> renewJournal();
    /// Of a directory from before: puts right what is called the latest of the next packages, and
    /// remembers how far that is. False: nothing is left to do.
    Result<bool> checkLatest();
    /// Of a directory from before: reads from their files what the next versions need, and
    /// remembers how far that is. False: nothing is left to read.
    Result<bool> readDependencies();
    /// Whether there is none left, so that dependents() has all there are.
    Result<bool> hasReadDependencies() const;
    /// Removes blobs that nothing refers to and that are older than \a graceSeconds; answers bytes
    /// freed.
    Result<qint64> collect(qint64 graceSeconds);
    /// For a file that blobPath() named: whether its bytes are those that were looked at. Costs a
    /// stat(); false only means that it has to be looked at again.
    bool mayBeSent(const QString &path) const;
    /// Looks at a file that blobPath() named, whatever its size. Corrupt, or what the disk says.
    Result<void> checkBlob(const QString &path) const;
    /// Writes the counters that are kept in memory.
    void flush();
    /// While a registry is being stopped: what has not begun is refused (Busy), until changes are
    /// taken again.
    void takeChanges(bool take);
    struct Totals
    {
        qint64 packages = 0, versions = 0, files = 0;
        qint64 bytes = 0; ///< sum over files
        qint64 storedBytes = 0; ///< sum over blobs
        qint64 keptFiles = 0, keptBytes = 0; ///< of upstreams, in the blobs too
        qint64 trashedBytes = 0; ///< sum over files in the trash, in the blobs too
        qint64 leftBytes = 0; ///< sum over blobs that nothing refers to any more
    };
    Result<Totals> totals() const;
    QString directory() const;
    const FormatList &formats() const;
    /// Called from the writer's thread after each commit, until what it answers is let go of; that
    /// waits while it is called.
    using Listener = std::function<void(const Change &)>;
    [[nodiscard]] std::shared_ptr<void> onChange(Listener listener);
    /// The same for each name of which something changed: versions, downloads, reservations (of a
    /// namespace: "@acme/*"), whose it is. It must be quick.
    using NameListener = std::function<void(const FormatId &type, const QString &canonicalName)>;
    [[nodiscard]] std::shared_ptr<void> onNameChange(NameListener listener);

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace packhouse
