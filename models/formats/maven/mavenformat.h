// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/importing.h"
#include "formats/inspecting.h"
#include "formats/maven/mavendialect.h"
#include "formats/maven/versionacts.h"
#include "formats/publishing.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::maven {

/// Maven repositories, as mvn, Gradle and sbt use them.
class MavenFormat final
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
        return {.limit = "maven",
                .forwarding = "maven",
                .groupForwarding = "maven",
                .groupDuplicates = "maven"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    DuplicateUnit duplicateUnitOf(const Coordinates &coordinates) const override;
    QString canonicalName(const QString &name) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName,
                                     const Inspection &main) const override;
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

    const Importing *importing() const override { return this; }
    QByteArray importStart(const QString &canonicalName) const override;
    QByteArray importAccept() const override;
    Result<ImportStep> importRead(const QByteArray &document,
                                  const QString &canonicalName) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_upstream; }
    const ForwardedDocuments *forwarding() const override { return &m_upstream; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0xa8432d; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;
    /// With the group in dots: "com.acme:widget:1.0".
    QString spelled(const Coordinates &coordinates) const override;
    QString packageUrl(const Coordinates &coordinates) const override;

private:
    MavenDialect m_upstream;
    VersionActs m_acts;
};

} // namespace packhouse::maven
