// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/store.h"

namespace packhouse {

/// A store as one request sees it, for handlers: nothing of what it may not read is even looked up,
/// so that an answer, and the work that it takes, is that of a name that nobody has. What is for
/// rules (everywhere(), heldNames()) is everybody's.
class CallersReader final : public PackageReader
{
public:
    /// \a store must outlive it.
    CallersReader(const Store &store, Reach reach) : m_store(store), m_reach(std::move(reach)) {}

    Result<QList<StoredVersion>> versions(const Scope &at, const FormatId &type,
                                          const QString &canonicalName) const override
    {
        return m_store.versions(at, type, canonicalName, &m_reach);
    }
    Result<QList<StoredVersion>> version(const Scope &at, const FormatId &type,
                                         const QString &canonicalName,
                                         const QString &version) const override
    {
        return m_store.version(at, type, canonicalName, version, &m_reach);
    }
    Result<QList<Name>> names(const Scope &at, const FormatId &type, const QString &after,
                              int limit) const override
    {
        return m_store.names(at, type, after, limit, &m_reach);
    }
    Result<QMap<QString, QString>> tags(const Scope &at, const FormatId &type,
                                        const QString &canonicalName) const override
    {
        return m_store.tags(at, type, canonicalName, &m_reach);
    }

    QDateTime now() const override { return m_store.now(); }
    Result<Scope> scope(ScopeId id) const override { return m_store.scope(id); }
    Result<Scope> scope(const QString &path) const override { return m_store.scope(path); }
    bool isOpen(const Scope &at) const override { return m_store.isOpen(at); }
    Result<QList<StoredVersion>> everywhere(const Scope &at, const FormatId &type,
                                            const QString &canonicalName) const override
    {
        return m_store.everywhere(at, type, canonicalName);
    }
    Result<QList<Scope>> nameOwners(const Scope &at, const FormatId &type,
                                    const QString &canonicalName) const override
    {
        return m_store.nameOwners(at, type, canonicalName);
    }
    Result<bool> wasServed(const Scope &at, const FormatId &type,
                           const QString &canonicalName) const override
    {
        return m_store.wasServed(at, type, canonicalName);
    }
    Result<QList<Name>> heldNames(const Scope &at, const FormatId &type, const QString &after,
                                  int limit) const override
    {
        return m_store.heldNames(at, type, after, limit);
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
    Result<QMap<QString, QByteArray>> records(ScopeId scope, const FormatId &type) const override
    {
        return m_store.records(scope, type);
    }
    Result<Policy> policy(const Scope &at, const FormatId &type) const override
    {
        return m_store.policy(at, type);
    }
    std::optional<Reservation> reservation(const Scope &at, const Caller &asker,
                                           const FormatId &type,
                                           const QString &canonicalName) const override
    {
        return m_store.reservation(at, asker, type, canonicalName);
    }
    bool isTombstone(const Scope &at, const Caller &asker, const FormatId &type,
                     const QString &canonicalName, const QString &version) const override
    {
        return m_store.isTombstone(at, asker, type, canonicalName, version);
    }
    Result<QStringList> deletedVersions(const Scope &at, const Caller &asker, const FormatId &type,
                                        const QString &canonicalName) const override
    {
        return m_store.deletedVersions(at, asker, type, canonicalName);
    }
    QString blobPath(const Hashes &hashes) const override { return m_store.blobPath(hashes); }
    Result<QString> privateFolder(const FormatId &type) const override
    {
        return m_store.privateFolder(type);
    }

private:
    const Store &m_store;
    const Reach m_reach;
};

} // namespace packhouse
