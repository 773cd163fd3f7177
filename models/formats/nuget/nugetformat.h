// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/importing.h"
#include "formats/inspecting.h"
#include "formats/nuget/askedregistry.h"
#include "formats/nuget/versionacts.h"
#include "formats/publishing.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::nuget {

/// .NET packages: NuGet's protocol 3 at projects and groups, its protocol 2 at projects.
class NuGetFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Publishing
    , public Uploading
    , public Importing
    , public Presenting
{
public:
    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    SettingFields settingFields() const override
    {
        return {.limit = "nuget", .groupDuplicates = "nuget"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    QString canonicalName(const QString &name) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isKnownByName(const QString &fileName) const override;
    bool isNamedAs(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArrayList keyHeaders() const override { return {"X-NuGet-ApiKey"}; }
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;

    const Uploading *uploading() const override { return this; }
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;

    const Importing *importing() const override { return this; }
    QByteArray importStart(const QString &canonicalName) const override;
    QByteArray importAccept() const override;
    Result<ImportStep> importRead(const QByteArray &document,
                                  const QString &canonicalName) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x5b3fa8; }
    QList<Snippet> snippets(const SnippetContext &context) const override;

private:
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::nuget
