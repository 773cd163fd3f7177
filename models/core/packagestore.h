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

/// Something a publish brings: a name and its staged, finished bytes.
struct NewFile
{
    QString name;
    std::unique_ptr<StagedBlob> blob;
    QByteArray metadata; ///< JSON object, or empty
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
};

/// Everything that one publish changes; it happens whole or not at all.
struct Publication
{
    Scope project;
    Coordinates coordinates;
    std::vector<NewFile> files;
    QByteArray metadata; ///< of the version; replaces what is there unless empty
    std::optional<Status> status; ///< unset: Default for a new version, unchanged for an old one
    QString statusMessage;
    QStringList tags; ///< move to this version
    QList<Dependency> dependencies;
    QString description; ///< one line, for lists
    DuplicateUnit duplicateUnit = DuplicateUnit::Version;
    bool identicalIsFine = false; ///< a file of that name with the same bytes is no duplicate
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

/// What formats know of the store: the one way for them to read and to change anything. All calls
/// block, are safe from any worker thread, and see only whole publishes. Reading calls answer what
/// is downloadable (Default, Hidden, Deprecated) and do not check the caller: handlers ask
/// Call::visible(). Every change runs in one transaction with its checks and is durable on return.
class PackageStore : public Staging
{
public:
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

    virtual Result<Policy> policy(const Scope &at, const FormatId &type) const = 0;
    virtual std::optional<Reservation> reservation(const FormatId &type,
                                                   const QString &canonicalName) const = 0;
    /// True when that version existed once and is deleted: it is never forwarded.
    virtual bool isTombstone(const FormatId &type, const QString &canonicalName,
                             const QString &version) const = 0;

    /// Absolute path of a file's bytes, for reading.
    virtual QString blobPath(const Hashes &hashes) const = 0;
    /// Counts a download; costs no write now.
    virtual void countDownload(const StoredFile &file, const Caller &caller) = 0;
};

} // namespace packhouse
