// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/rubygems/askedregistry.h"
#include "formats/rubygems/versionacts.h"
#include "formats/rubygems/versionsfiles.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::rubygems {

class RubygemsFormat final
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
        return {.limit = "rubygems", .forwarding = "rubygems"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isNamedAs(const QString &fileName) const override;

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
    quint32 colour() const override { return 0xB3261E; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;
    QString packageUrl(const Coordinates &coordinates) const override;

    /// For the handlers.
    VersionsFiles &versionsFiles() const { return m_versionsFiles; }

private:
    mutable VersionsFiles m_versionsFiles;
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::rubygems
