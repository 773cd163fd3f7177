// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"
#include "formats/importsource.h"

namespace packhouse::nuget {

/// .NET packages: NuGet's protocol 3 at projects and groups, its protocol 2 at projects.
class NuGetFormat final
    : public Format
    , public BeyondReference
    , public ImportSource
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x5b3fa8; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }

    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    QString canonicalName(const QString &name) const override;
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
    QByteArray importStart(const QString &canonicalName) const override;
    QByteArray importAccept() const override;
    Result<ImportStep> importRead(const QByteArray &document,
                                  const QString &canonicalName) const override;
};

} // namespace packhouse::nuget
