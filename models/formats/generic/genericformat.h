// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/generic/versionacts.h"
#include "formats/inspecting.h"
#include "formats/publicregistry.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::generic {

/// Any file under a name and a version of the publisher's choice, put and got over plain HTTP.
class GenericFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Uploading
    , public Presenting
{
public:
    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    SettingFields settingFields() const override
    {
        return {.limit = "generic_packages", .groupDuplicates = "generic"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<void> check(const Coordinates &coordinates) const override;
    /// A relative path: sub-folders are allowed.
    Result<void> checkFileName(const QString &fileName) const override;
    /// Runs of digits as numbers; "1.0-rc1" is below "1.0".
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;
    LatestRule latestRule() const override { return LatestRule::None; }

    const Inspecting *inspecting() const override { return this; }
    /// Takes every file; name and version are guessed from the file's name.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Uploading *uploading() const override { return this; }
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x5c6470; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;

private:
    NobodyAsked m_asked{Text::of("Generic files are asked for by this registry's own address, and "
                                 "nobody else is asked.")};
    VersionActs m_acts;
};

} // namespace packhouse::generic
