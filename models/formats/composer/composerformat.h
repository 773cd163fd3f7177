// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"

namespace packhouse::composer {

/// PHP packages: a zip archive with a composer.json, uploaded, or made from a tag or branch of the
/// project's git repository.
class ComposerFormat final
    : public Format
    , public BeyondReference
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x6c4a9c; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    /// An archive's name holds its version, and for branches its content.
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }

    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    QString canonicalName(const QString &name) const override { return name.toLower(); }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    bool looksAtOthers() const override { return true; }
    Result<void> admits(const Publication &publication,
                        const QList<StoredVersion> &known) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    /// Unsupported: others of the protocol take tags and branches of their own repositories only.
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;
};

} // namespace packhouse::composer
