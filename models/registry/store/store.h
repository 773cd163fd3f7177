// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/packagesource.h"
#include "core/packagestore.h"
#include "formats/formatlist.h"
#include "registry/store/policyfields.h"

namespace packhouse {

class Clock;

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
    QStringList lost; ///< what could not be recovered, a sentence each
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
    bool pass = false; ///< a pass was shown for it; Token::expires is the pass's own
};

struct IntegrityFinding
{
    QString subject; ///< which blob, file or row
    QString problem;
};

/// The registry's data: SQLite for rows, content-addressed files for bytes, one process at a time.
/// Reads run on the caller's thread with a connection of its own; changes queue for one writer that
/// commits what waits together. Nothing here checks who may do what, except policies and protection
/// rules inside publish and remove.
class Store final : public PackageStore
{
public:
    /// Errors: Busy (another process owns the directory), ReadOnly, Corrupt (with what to do),
    /// StorageFull.
    static Result<std::unique_ptr<Store>> open(const StoreOptions &options);
    ~Store() override;
    /// Makes the database anew from the journal and the blobs; nothing may have the directory open.
    /// The one before stays beside it. Errors: Busy, NotFound (no journal), StorageFull, ReadOnly.
    static Result<RebuildReport> rebuild(const StoreOptions &options);

    // --- PackageStore
    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override;
    Result<Scope> scope(ScopeId id) const override;
    Result<Scope> scope(const QString &path) const override;
    Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                          const QString &canonicalName) const override;
    Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                         const QString &canonicalName,
                                         const QString &version) const override;
    Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                              int limit) const override;
    Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                        const QString &canonicalName) const override;
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
    Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                           const QByteArray &value, const Caller &actor) override;
    Result<StoredVersion> publish(Publication publication) override;
    Result<void> checkPublish(const Scope &project, const Coordinates &coordinates,
                              const QString &fileName, DuplicateUnit unit,
                              const Caller &actor) const override;
    Result<void> setTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                        const QString &tag, const QString &version, const Caller &actor) override;
    Result<void> removeTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                           const QString &tag, const Caller &actor) override;
    Result<void> change(qint64 versionId, const VersionChange &change,
                        const Caller &actor) override;
    Result<void> removeVersion(qint64 versionId, const Caller &actor) override;
    Result<void> removeFile(qint64 fileId, const Caller &actor) override;
    Result<void> removeFiles(qint64 versionId, const QList<qint64> &fileIds,
                             const Caller &actor) override;
    Result<Policy> policy(const Scope &at, const FormatId &type) const override;
    std::optional<Reservation> reservation(const FormatId &type,
                                           const QString &canonicalName) const override;
    bool isTombstone(const FormatId &type, const QString &canonicalName,
                     const QString &version) const override;
    Result<QString> privateFolder(const FormatId &type) override;
    QString blobPath(const Hashes &hashes) const override;
    void countDownload(const StoredFile &file, const Caller &caller) override;

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
    Result<StoredVersion> storedVersion(
        qint64 versionId) const; ///< whatever its status but Deleted
    Result<QStringList> dependents(const FormatId &type, const QString &canonicalName) const;
    /// At most \a most of each kind; what is in the trash is no duplicate of anything.
    Result<QList<DuplicateGroup>> duplicates(int most) const;
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

    // --- the REST lists
    Result<PackageListPage> list(const PackageListQuery &query) const;

    // --- tokens; secrets are made here, returned once, and kept as SHA-256
    Result<IssuedToken> createToken(const NewToken &token, const Caller &actor);
    /// By the secret, or by a pass, in constant time; unknown or revoked is Unauthorized.
    Result<TokenLookup> token(QByteArrayView secret) const;
    /// A bearer that stands for the token until \a expires, or until the token ends. Nothing is
    /// stored. Unauthorized when there is no such token in use.
    Result<QByteArray> issuePass(qint64 tokenId, const QDateTime &expires) const;
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
    /// A name that ends in '*' stands for every name that starts with what is before it and ends
    /// there at one of '/', '.', ':' and '-': a namespace that is ours.
    Result<void> reserve(const Reservation &reservation, const Caller &actor);
    Result<void> unreserve(const FormatId &type, const QString &canonicalName, const Caller &actor);

    // --- trash
    /// Many at once, a few hundred a transaction; those that are gone already are fine. Protected
    /// stops it where it is: asking again goes on.
    Result<void> removeVersions(const QList<qint64> &versionIds, const Caller &actor);
    /// A file that was removed alone is a row of its own, and says so behind its version.
    Result<QList<TrashRow>> trash() const;
    /// Duplicate when the version or file was published again meanwhile; Conflict when a file's
    /// version is in the trash too.
    Result<void> restore(const QList<qint64> &versionIds, const Caller &actor);
    Result<void> purge(const QList<qint64> &versionIds, const Caller &actor);
    Result<void> purgeExpired();

    // --- activity
    Result<QList<ActivityRow>> activity(qint64 before, int limit) const;
    void log(const Caller &actor, const QString &action, const QString &subject,
             const QString &outcome);

    // --- upkeep
    /// Re-hashes every blob, checks every row against its blob, names orphans. \a progress(done,
    /// total) in bytes; answers false to stop.
    Result<QList<IntegrityFinding>> verify(
        const std::function<bool(qint64, qint64)> &progress) const;
    /// Removes blobs that nothing refers to and that are older than \a graceSeconds; answers bytes
    /// freed.
    Result<qint64> collect(qint64 graceSeconds);
    /// Writes the counters that are kept in memory.
    void flush();
    struct Totals
    {
        qint64 packages = 0, versions = 0, files = 0;
        qint64 bytes = 0; ///< sum over files
        qint64 storedBytes = 0; ///< sum over blobs
    };
    Result<Totals> totals() const;
    QString directory() const;
    /// Called from the writer's thread after each commit with the paths of the projects that
    /// changed.
    void onChange(std::function<void(const QStringList &)> listener);

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace packhouse
