// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changes.h"

#include "registry/actions/nameownership.h"
#include "registry/store/store.h"

namespace packhouse {

namespace {

/// Whoever publishes other bytes as something that is here already may not mean to.
Text replacedText(const Format &format, const Scope &project, const QStringList &names)
{
    return Text::of(
        "Other bytes were here as %1, and clients get the new ones from now on. To have "
        "that refused: packhousectl policy set --scope %2 --type %3 --duplicates "
        "refuse.",
        names, project.path, format.id());
}

class StoreChanges final : public PackageChanges
{
public:
    StoreChanges(Store &store, Precondition precondition, QString client)
        : m_store(store), m_precondition(std::move(precondition)), m_client(std::move(client))
    {}

    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override
    {
        return m_store.stage(limit);
    }
    Result<StoredVersion> publish(Publication publication) override
    {
        const Scope project = publication.project;
        const Caller actor = publication.actor;
        if (publication.origin.kind == Origin::Kind::Published)
            publication.origin.from = m_client;
        QStringList replaced;
        Result<StoredVersion> stored = m_store.publish(std::move(publication), m_precondition,
                                                       &replaced);
        const Format *format = stored ? m_store.formats().find(stored->coordinates.type) : nullptr;
        if (format)
            m_notice = Text::sentences(
                {servedElsewhere(m_store, *format, project, stored->canonicalName, actor),
                 replaced.isEmpty() ? Text() : replacedText(*format, project, replaced)});
        return stored;
    }
    Text notice() const override { return m_notice; }
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
    Result<void> setRecord(ScopeId scope, const FormatId &type, const QString &key,
                           const QByteArray &value, const Caller &actor) override
    {
        return m_store.setRecord(scope, type, key, value, actor);
    }

private:
    Store &m_store;
    const Precondition m_precondition;
    Text m_notice;
    const QString m_client;
};

} // namespace

std::unique_ptr<PackageChanges> changesOf(Store &store, Precondition precondition, QString client)
{
    return std::make_unique<StoreChanges>(store, std::move(precondition), std::move(client));
}

} // namespace packhouse
