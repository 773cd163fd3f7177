// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"
#include "formats/importsource.h"
#include "formats/npm/npmdialect.h"

namespace packhouse::npm {

/// JavaScript packages for npm, pnpm and yarn.
class NpmFormat final
    : public Format
    , public BeyondReference
    , public ImportSource
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0xc0252b; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }
    /// npm takes a Basic challenge for a question about passwords.
    bool challenges() const override { return false; }

    /// A tarball as npm pack makes it.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    QString canonicalName(const QString &name) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    const UpstreamDialect *upstream() const override { return &m_dialect; }
    /// The publish body, with the tarball's base64 made as it is read.
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;
    QByteArray importStart(const QString &canonicalName) const override;
    QByteArray importAccept() const override;
    Result<ImportStep> importRead(const QByteArray &document,
                                  const QString &canonicalName) const override;

private:
    NpmDialect m_dialect;
};

} // namespace packhouse::npm
