// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/terraform/archivekeys.h"

#include <array>
#include <mutex>

namespace packhouse::terraform {

/// Modules for Terraform and OpenTofu, found by group.
class TerraformFormat final : public Format
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x6b46c1; }
    std::span<const CapabilityRow> capabilities() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }

    /// An archive with Terraform files at its root, or in the one folder that it holds. Its name
    /// and version are guessed from the file's name.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const ArchiveKeys &keys() const { return m_keys; }
    /// Held while a name is looked for in a project's top group and then published.
    std::unique_lock<std::mutex> lock(const Scope &project) const;

private:
    ArchiveKeys m_keys;
    mutable std::array<std::mutex, 16> m_turns;
};

} // namespace packhouse::terraform
