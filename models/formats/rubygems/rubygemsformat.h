// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/rubygems/versionsfiles.h"

namespace packhouse::rubygems {

class RubygemsFormat final : public Format
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0xB3261E; }
    std::span<const CapabilityRow> capabilities() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }

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

    /// For the handlers.
    VersionsFiles &versionsFiles() const { return m_versionsFiles; }

private:
    mutable VersionsFiles m_versionsFiles;
};

} // namespace packhouse::rubygems
