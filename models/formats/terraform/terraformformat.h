// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/serving.h"
#include "formats/terraform/archivekeys.h"
#include "formats/terraform/askedregistry.h"
#include "formats/terraform/versionacts.h"
#include "formats/uploading.h"

#include <array>
#include <mutex>

namespace packhouse::terraform {

/// Modules for Terraform and OpenTofu, found by group.
class TerraformFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Publishing
    , public Uploading
    , public Presenting
{
public:
    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    SettingFields settingFields() const override
    {
        return {.limit = "terraform_module", .groupDuplicates = "terraformModule"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    /// An archive with Terraform files at its root, or in the one folder that it holds. Its name
    /// and version are guessed from the file's name.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isKnownByName(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;

    const Uploading *uploading() const override { return this; }
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x6b46c1; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;
    QString packageUrl(const Coordinates &coordinates) const override;

    const ArchiveKeys &keys() const { return m_keys; }
    /// Held while a name is looked for in a project's top group and then published.
    std::unique_lock<std::mutex> lock(const Scope &project) const;

private:
    ArchiveKeys m_keys;
    mutable std::array<std::mutex, 16> m_turns;
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::terraform
