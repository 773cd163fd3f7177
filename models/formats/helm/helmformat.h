// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"

namespace packhouse::helm {

/// Charts for Kubernetes, in channels of a project.
class HelmFormat final
    : public Format
    , public BeyondReference
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x0f5c8c; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }

    /// A chart's archive, or the .prov that belongs to one.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    /// Puts an inspected file into its channel's index; a .prov needs its chart.
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;
};

} // namespace packhouse::helm
