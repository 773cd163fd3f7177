// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/staging.h"
#include "core/token.h"

#include <QMap>

#include <atomic>
#include <functional>
#include <vector>

namespace packhouse {

/// A file's part of a document over a whole project (a chart index, an apt index): rendered once,
/// when the file is published, so that the document is a concatenation and costs no parsing.
struct Fragment
{
    QString collection; ///< the documents that it belongs to: a channel, "bookworm/main/amd64" …
    QByteArray key; ///< the order within the document
    QByteArray text;
};

/// Something a publish brings: a name and its staged, finished bytes.
struct NewFile
{
    QString name;
    std::unique_ptr<StagedBlob> blob;
    QByteArray metadata; ///< JSON object, or empty
    QList<Fragment> fragments;
};

/// A dependency of a version, as far as names go; ranges are its format's business.
struct Dependency
{
    QString canonicalName;
    QString range;
};

/// What makes a publish a duplicate.
enum class DuplicateUnit {
    Version, ///< the version exists (npm)
    File, ///< the version has a file of that name (PyPI, generic, Maven)
    None, ///< nothing does (Maven's snapshots)
};

/// Everything that one publish changes; it happens whole or not at all.
struct Publication
{
    Scope project;
    Coordinates coordinates;
    std::vector<NewFile> files;
    QByteArray metadata; ///< of the version; replaces what is there unless empty
    std::optional<Status> status; ///< unset: newStatus for a new version, unchanged for an old one
    Status newStatus = Status::Default; ///< Processing where a version comes in several requests
    QString statusMessage;
    QStringList tags; ///< move to this version
    QList<Dependency> dependencies;
    QString description; ///< one line, for lists
    DuplicateUnit duplicateUnit = DuplicateUnit::Version;
    bool identicalIsFine = false; ///< a file of that name with the same bytes is no duplicate
    bool newestWins = false; ///< no file is a duplicate: the type's protocol replaces them
    Caller actor;
};

/// Counts the changes of one package over all projects, or of a type's list of names. A document
/// rendered at value n is right while value() is still n. Safe from any thread.
class Generation
{
public:
    quint64 value() const { return m_value.load(std::memory_order_acquire); }
    void advance() { m_value.fetch_add(1, std::memory_order_acq_rel); }

private:
    std::atomic<quint64> m_value{1};
};
using GenerationPtr = std::shared_ptr<const Generation>;

/// The change of one version that is not a publish.
struct VersionChange
{
    std::optional<Status> status;
    std::optional<QString> statusMessage;
    std::optional<QByteArray> metadata;
};

/// The shared record that names a project's local git repository: an absolute path on this
/// computer.
inline const QString RepositoryRecord = QStringLiteral("repository");

/// What formats know of the store: the one way for them to read and to change anything. All calls
/// block, are safe from any worker thread, and see only whole publishes. Reading calls answer what
/// is downloadable (Default, Hidden, Deprecated) and do not check the caller: handlers ask
/// Call::visible(). Every change runs in one transaction with its checks and is durable on return.
class PackageStore : public Staging
{
public:
    /// The time, by the clock that everything here is dated with.
    virtual QDateTime now() const = 0;

    virtual Result<Scope> scope(ScopeId id) const = 0;
    virtual Result<Scope> scope(const QString &path) const = 0;

    /// All versions of a package at a scope and below it, oldest first, with files and tags.
    virtual Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                                  const QString &canonicalName) const = 0;
    /// The newest match first when several projects below have it. NotFound.
    virtual Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                                 const QString &canonicalName,
                                                 const QString &version) const = 0;
    /// Names (as spelled by the newest publish) after \a after in canonical order, at most \a
    /// limit, each with the project that holds it.
    struct Name
    {
        QString canonicalName;
        QString name;
        ScopeId project;
    };
    virtual Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                                      int limit) const = 0;
    /// Tag to version, over the projects at and below \a at; the newest setting wins.
    virtual Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                                const QString &canonicalName) const = 0;

    /// Hands the fragments of a project's downloadable versions to \a each, by key and then oldest
    /// first.
    using EachFragment =
        std::function<void(const QByteArray &key, const QByteArray &text, Status status)>;
    virtual Result<void> fragments(ScopeId project, const FormatId &type, const QString &collection,
                                   const EachFragment &each) const = 0;
    /// Those of several collections, all as they are at one moment.
    using EachCollected = std::function<void(const QString &collection, const QByteArray &key,
                                             const QByteArray &text)>;
    virtual Result<void> fragmentsOf(ScopeId project, const FormatId &type,
                                     const QStringList &collections,
                                     const EachCollected &each) const = 0;
    /// The project's collections that hold anything and start with \a prefix, in order.
    virtual Result<QStringList> collections(ScopeId project, const FormatId &type,
                                            const QString &prefix) const = 0;
    /// Changes whenever a fragment of that collection comes, goes or has its status changed.
    virtual GenerationPtr collectionGeneration(ScopeId project, const FormatId &type,
                                               const QString &collection) const = 0;

    /// Changes whenever anything of that name changes anywhere. An empty name stands for the type's
    /// list of names.
    virtual GenerationPtr generation(const FormatId &type, const QString &canonicalName) const = 0;

    /// Errors: InvalidName, InvalidVersion, InvalidFile, Duplicate, Protected, Reserved, TooLarge,
    /// StorageFull, ReadOnly. Takes the staged files in any case.
    virtual Result<StoredVersion> publish(Publication publication) = 0;
    /// Asks whether a publish would be let through before its bytes are sent.
    virtual Result<void> checkPublish(const Scope &project, const Coordinates &coordinates,
                                      const QString &fileName, DuplicateUnit unit,
                                      const Caller &actor) const = 0;

    virtual Result<void> setTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                                const QString &tag, const QString &version,
                                const Caller &actor) = 0;
    virtual Result<void> removeTag(const Scope &at, const FormatId &type,
                                   const QString &canonicalName, const QString &tag,
                                   const Caller &actor) = 0;
    virtual Result<void> change(qint64 versionId, const VersionChange &change,
                                const Caller &actor) = 0;
    /// To the trash. NotFound, Protected.
    virtual Result<void> removeVersion(qint64 versionId, const Caller &actor) = 0;
    virtual Result<void> removeFile(qint64 fileId, const Caller &actor) = 0;
    /// Several of one version, at once or not at all; those that are gone already are fine.
    virtual Result<void> removeFiles(qint64 versionId, const QList<qint64> &fileIds,
                                     const Caller &actor) = 0;

    /// What a type keeps for a scope beside packages (apt's distributions …), as small texts by
    /// key. An empty type stands for what several types share.
    virtual Result<QMap<QString, QByteArray>> records(ScopeId scope,
                                                      const FormatId &type) const = 0;
    /// An empty value removes the record. Advances collectionGeneration(scope, type, key).
    virtual Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                                   const QByteArray &value, const Caller &actor) = 0;

    virtual Result<Policy> policy(const Scope &at, const FormatId &type) const = 0;
    virtual std::optional<Reservation> reservation(const FormatId &type,
                                                   const QString &canonicalName) const = 0;
    /// True when that version existed once and is deleted: it is never forwarded.
    virtual bool isTombstone(const FormatId &type, const QString &canonicalName,
                             const QString &version) const = 0;

    /// Absolute path of a folder that only this computer's user can look into (0700), for what a
    /// type keeps beside the database (signing keys, rendered documents); made when missing.
    /// Nothing in it is part of a publish. ReadOnly, StorageFull.
    virtual Result<QString> privateFolder(const FormatId &type) = 0;

    /// Absolute path of a file's bytes, for reading.
    virtual QString blobPath(const Hashes &hashes) const = 0;
    /// Counts a download; costs no write now.
    virtual void countDownload(const StoredFile &file, const Caller &caller) = 0;
};

} // namespace packhouse
