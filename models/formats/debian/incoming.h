// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "core/staging.h"

namespace packhouse::debian {

/// Files that wait for the .changes which names them, in a folder beside the database; in no list,
/// in no index, for nobody to download. What nobody asks for is removed after some hours.
class Incoming
{
public:
    static Result<Incoming> of(const PackageReader &store, ScopeId project);

    /// StorageFull, ReadOnly.
    Result<void> add(const StagedBlob &blob, const QString &fileName, const QDateTime &now);
    /// A copy of the one with that name and SHA-256, to be published; nullptr: it is not there.
    Result<std::unique_ptr<StagedBlob>> take(Staging &staging, const QString &fileName,
                                             const QByteArray &sha256, qint64 limit);
    /// True when a file of that name waits, whatever is in it.
    bool has(const QString &fileName) const;
    void remove(const QString &fileName, const QByteArray &sha256);

private:
    explicit Incoming(QString folder) : m_folder(std::move(folder)) {}
    QString path(const QString &fileName, const QByteArray &sha256) const;
    void purge(const QDateTime &now) const;

    QString m_folder;
};

} // namespace packhouse::debian
