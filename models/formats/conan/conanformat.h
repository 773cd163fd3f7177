// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"

namespace packhouse::conan {

/// Conan 1 and 2: recipes for C and C++ libraries with their binaries. A package is a recipe's
/// name, a version "1.0" or "1.0@user/channel"; revisions and binaries are in the names of its
/// files.
class ConanFormat final : public Format
{
public:
    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0x2f6f8f; }
    std::span<const CapabilityRow> capabilities() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }

    /// Takes what `conan cache save` writes.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    /// Unsupported: a package of Conan takes several requests.
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;
};

} // namespace packhouse::conan
