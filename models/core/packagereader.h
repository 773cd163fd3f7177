// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generation.h"
#include "core/result.h"
#include "core/token.h"

#include <QMap>

#include <functional>

namespace packhouse {

/// The shared record that names a project's local git repository: an absolute path on this
/// computer.
inline const QString RepositoryRecord = QStringLiteral("repository");

/// What formats read of the store. All calls block, are safe from any worker thread, and see only
/// whole publishes. They answer what is downloadable (Default, Hidden, Deprecated).
class PackageReader
{
public:
    virtual ~PackageReader() = default;

    /// The time, by the clock that everything here is dated with.
    virtual QDateTime now() const = 0;

    virtual Result<Scope> scope(ScopeId id) const = 0;
    virtual Result<Scope> scope(const QString &path) const = 0;

    /// True where everybody may read all that is at a scope and below it.
    virtual bool isOpen(const Scope &at) const = 0;

    // What clients get of a name. Above a project these are the versions and tags of the one
    // project that the name belongs to there (Store::nameOwners), or of the several that it was
    // given to; whoever may not read that one gets nothing of the name.

    /// Its versions, oldest first, with files and tags; of one version that several projects have,
    /// the first published.
    virtual Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                                  const QString &canonicalName) const = 0;
    /// One, or NotFound.
    virtual Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                                 const QString &canonicalName,
                                                 const QString &version) const = 0;
    /// Names (as spelled by the newest publish) after \a after in canonical order, each with the
    /// project that it belongs to: \a limit of them, or more where several projects share the last;
    /// fewer when there are no more.
    struct Name
    {
        QString canonicalName;
        QString name;
        ScopeId project;
        qint64 turn = 0; ///< grows with each name that a project was the first to publish there
    };
    virtual Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                                      int limit) const = 0;
    /// Tag to version; of several projects those of the first.
    virtual Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                                const QString &canonicalName) const = 0;

    // Whomever the name belongs to: for rules and evidence, never to be served above a project.

    /// Every version of that name at a scope and below it, oldest first.
    virtual Result<QList<StoredVersion>> everywhere(const Scope &at, const FormatId &type,
                                                    const QString &canonicalName) const = 0;
    /// The projects that a name belongs to at a scope, in the order in which they serve it; also
    /// when nothing of it is left there.
    virtual Result<QList<Scope>> nameOwners(const Scope &at, const FormatId &type,
                                            const QString &canonicalName) const = 0;
    /// Whether one of them ever had it, or was given it.
    virtual Result<bool> wasServed(const Scope &at, const FormatId &type,
                                   const QString &canonicalName) const = 0;
    /// Every name, once for each project that holds it.
    virtual Result<QList<Name>> heldNames(const Scope &at, const FormatId &type,
                                          const QString &after, int limit) const = 0;

    /// Hands the fragments of a project's downloadable versions to \a each, by key and then oldest
    /// first.
    using EachFragment =
        std::function<void(const QByteArray &key, const QByteArray &text, Status status)>;
    virtual Result<void> fragments(ScopeId project, const FormatId &type, const QString &collection,
                                   const EachFragment &each) const = 0;
    /// Those of several collections, all as they are at one moment.
    using EachCollected = std::function<void(const QString &collection, const QByteArray &key,
                                             const QByteArray &text, Status status)>;
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

    /// What a type keeps for a scope beside packages (apt's distributions …), as small texts by
    /// key. An empty type stands for what several types share.
    virtual Result<QMap<QString, QByteArray>> records(ScopeId scope,
                                                      const FormatId &type) const = 0;
    virtual Result<Policy> policy(const Scope &at, const FormatId &type) const = 0;
    /// What keeps a name from being sent anywhere, or lets it be, for whoever asks at \a at: what
    /// its top-level group has reserved and what acts for that caller of the instance. At the
    /// instance those of every group in which the caller has a right.
    virtual std::optional<Reservation> reservation(const Scope &at, const Caller &asker,
                                                   const FormatId &type,
                                                   const QString &canonicalName) const = 0;
    /// True when that version existed once and is deleted, where a reservation of that place would
    /// act: it is never forwarded.
    virtual bool isTombstone(const Scope &at, const Caller &asker, const FormatId &type,
                             const QString &canonicalName, const QString &version) const = 0;
    /// All such versions of a name.
    virtual Result<QStringList> deletedVersions(const Scope &at, const Caller &asker,
                                                const FormatId &type,
                                                const QString &canonicalName) const = 0;

    /// Absolute path of a file's bytes, for reading.
    virtual QString blobPath(const Hashes &hashes) const = 0;

    /// Absolute path of a folder that only this computer's user can look into (0700), for what a
    /// type keeps beside the database (signing keys, rendered documents); made when missing.
    /// Nothing in it is part of a publish, and no change of the store. ReadOnly, StorageFull.
    virtual Result<QString> privateFolder(const FormatId &type) const = 0;
};

} // namespace packhouse
