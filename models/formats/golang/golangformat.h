// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"

namespace packhouse::golang {

/// Go modules: a module zip, sent, or made from a tag or commit of the project's git repository.
class GolangFormat final
    : public Format
    , public BeyondReference
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x007a93; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }

    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    /// Unsupported: others of the protocol make modules of their own repositories' tags only.
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;
};

} // namespace packhouse::golang
