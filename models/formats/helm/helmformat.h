// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/helm/askedregistry.h"
#include "formats/helm/versionacts.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::helm {

/// Charts for Kubernetes, in channels of a project.
class HelmFormat final
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
    std::span<const CapabilityExtra> extras() const override;
    SettingFields settingFields() const override { return {.limit = "helm"}; }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    /// A chart's archive, or the .prov that belongs to one.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isKnownByName(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    /// Puts an inspected file into its channel's index; a .prov needs its chart.
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;

    const Uploading *uploading() const override { return this; }
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x0f5c8c; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;

private:
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::helm
