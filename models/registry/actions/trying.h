// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"

#include <optional>

namespace packhouse {

/// A file where it lies, for whoever looks at what is to be published; never to be written.
class FileInPlace final : public StagedBlob
{
public:
    explicit FileInPlace(const QString &path);

    Result<void> write(QByteArrayView bytes) override;
    Result<void> finish() override { return {}; }
    qint64 size() const override { return m_size; }
    /// Reads the file, the first time; empty where it cannot be read.
    const Hashes &hashes() const override;
    QString path() const override { return m_path; }

private:
    const QString m_path;
    const qint64 m_size;
    mutable std::optional<Hashes> m_hashes;
};

/// Changes that are only tried: what a type stages goes to temporary files, nothing is published
/// and nothing is kept.
class Trying final : public PackageChanges
{
public:
    explicit Trying(std::unique_ptr<PackageChanges> changes) : m_changes(std::move(changes)) {}

    bool onlyTries() const override { return true; }
    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) override
    {
        return m_changes->stage(limit);
    }
    Result<void> checkPublish(const Scope &project, const Coordinates &coordinates,
                              const QString &fileName, DuplicateUnit unit,
                              const Caller &actor) const override
    {
        return m_changes->checkPublish(project, coordinates, fileName, unit, actor);
    }
    Result<StoredVersion> publish(Publication publication) override;
    Result<void> setTag(const Scope &, const FormatId &, const QString &, const QString &,
                        const QString &, const Caller &) override;
    Result<void> removeTag(const Scope &, const FormatId &, const QString &, const QString &,
                           const Caller &) override;
    Result<void> change(qint64, const VersionChange &, const Caller &) override;
    Result<void> removeVersion(qint64, const Caller &) override;
    Result<void> removeFile(qint64, const Caller &) override;
    Result<void> removeFiles(qint64, const QList<qint64> &, const Caller &) override;
    Result<void> setRecord(ScopeId, const FormatId &, const QString &, const QByteArray &,
                           const Caller &) override;

private:
    std::unique_ptr<PackageChanges> m_changes;
};

} // namespace packhouse
