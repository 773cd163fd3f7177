// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "core/result.h"

namespace packhouse {

/// The one way for formats to change anything in the store. All calls block and are safe from any
/// worker thread. Every change runs in one transaction with its checks and is durable on return.
class PackageChanges : public Staging
{
public:
    /// Errors: InvalidName, InvalidVersion, InvalidFile, Duplicate, Protected, Reserved, TooLarge,
    /// StorageFull, ReadOnly. Takes the staged files in any case.
    virtual Result<StoredVersion> publish(Publication publication) = 0;
    /// What whoever published here has to know beside that it was done; empty: nothing.
    virtual Text notice() const { return {}; }
    /// Nothing is changed: it is only asked what would be.
    virtual bool onlyTries() const { return false; }
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

    /// An empty value removes the record. Advances collectionGeneration(scope, type, key).
    virtual Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                                   const QByteArray &value, const Caller &actor) = 0;
};

} // namespace packhouse
