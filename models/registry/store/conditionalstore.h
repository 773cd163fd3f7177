// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/store.h"

namespace packhouse {

/// The store as a request with conditions sees it: what it publishes has to find what its
/// precondition allows. So no format can forget them. Only publishing is guarded inside the
/// transaction: removals, tags and records go through as they are, and have been asked about
/// before.
class ConditionalStore final : public PackageStore
{
public:
    ConditionalStore(Store &store, Precondition precondition)
        : m_store(store), m_precondition(std::move(precondition))
    {}

    QDateTime now() const override { return m_store.now(); }
    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override
    {
        return m_store.stage(limit);
    }
    Result<Scope> scope(ScopeId id) const override { return m_store.scope(id); }
    Result<Scope> scope(const QString &path) const override { return m_store.scope(path); }
    Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                          const QString &canonicalName) const override
    {
        return m_store.versions(at, type, canonicalName);
    }
    Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                         const QString &canonicalName,
                                         const QString &version) const override
    {
        return m_store.version(at, type, canonicalName, version);
    }
    Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                              int limit) const override
    {
        return m_store.names(at, type, after, limit);
    }
    Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                        const QString &canonicalName) const override
    {
        return m_store.tags(at, type, canonicalName);
    }
    Result<void> fragments(ScopeId project, const FormatId &type, const QString &collection,
                           const EachFragment &each) const override
    {
        return m_store.fragments(project, type, collection, each);
    }
    Result<void> fragmentsOf(ScopeId project, const FormatId &type, const QStringList &collections,
                             const EachCollected &each) const override
    {
        return m_store.fragmentsOf(project, type, collections, each);
    }
    Result<QStringList> collections(ScopeId project, const FormatId &type,
                                    const QString &prefix) const override
    {
        return m_store.collections(project, type, prefix);
    }
    GenerationPtr collectionGeneration(ScopeId project, const FormatId &type,
                                       const QString &collection) const override
    {
        return m_store.collectionGeneration(project, type, collection);
    }
    GenerationPtr generation(const FormatId &type, const QString &canonicalName) const override
    {
        return m_store.generation(type, canonicalName);
    }
    Result<StoredVersion> publish(Publication publication) override
    {
        return m_store.publish(std::move(publication), m_precondition);
    }
    Result<void> checkPublish(const Scope &project, const Coordinates &coordinates,
                              const QString &fileName, DuplicateUnit unit,
                              const Caller &actor) const override
    {
        return m_store.checkPublish(project, coordinates, fileName, unit, actor, m_precondition);
    }
    Result<void> setTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                        const QString &tag, const QString &version, const Caller &actor) override
    {
        return m_store.setTag(at, type, canonicalName, tag, version, actor);
    }
    Result<void> removeTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                           const QString &tag, const Caller &actor) override
    {
        return m_store.removeTag(at, type, canonicalName, tag, actor);
    }
    Result<void> change(qint64 versionId, const VersionChange &change, const Caller &actor) override
    {
        return m_store.change(versionId, change, actor);
    }
    Result<void> removeVersion(qint64 versionId, const Caller &actor) override
    {
        return m_store.removeVersion(versionId, actor);
    }
    Result<void> removeFile(qint64 fileId, const Caller &actor) override
    {
        return m_store.removeFile(fileId, actor);
    }
    Result<void> removeFiles(qint64 versionId, const QList<qint64> &fileIds,
                             const Caller &actor) override
    {
        return m_store.removeFiles(versionId, fileIds, actor);
    }
    Result<QMap<QString, QByteArray>> records(ScopeId scope, const FormatId &type) const override
    {
        return m_store.records(scope, type);
    }
    Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                           const QByteArray &value, const Caller &actor) override
    {
        return m_store.setRecord(scope, type, key, value, actor);
    }
    Result<Policy> policy(const Scope &at, const FormatId &type) const override
    {
        return m_store.policy(at, type);
    }
    std::optional<Reservation> reservation(const FormatId &type,
                                           const QString &canonicalName) const override
    {
        return m_store.reservation(type, canonicalName);
    }
    bool isTombstone(const FormatId &type, const QString &canonicalName,
                     const QString &version) const override
    {
        return m_store.isTombstone(type, canonicalName, version);
    }
    Result<QString> privateFolder(const FormatId &type) override
    {
        return m_store.privateFolder(type);
    }
    QString blobPath(const Hashes &hashes) const override { return m_store.blobPath(hashes); }
    void countDownload(const StoredFile &file, const Caller &caller) override
    {
        return m_store.countDownload(file, caller);
    }

private:
    Store &m_store;
    const Precondition m_precondition;
};

} // namespace packhouse
