// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/format.h"

namespace packhouse::debian {

class Works;

/// Debian packages: apt repositories with distributions, components and architectures, signed. What
/// lists show as a package is the source package, as in the reference.
class DebianFormat final
    : public Format
    , public BeyondReference
{
public:
    DebianFormat();
    ~DebianFormat() override;

    FormatId id() const override;
    QString label() const override;
    QString badge() const override;
    quint32 colour() const override { return 0xa80030; }
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    /// Into the project's only distribution, in the component that its section names.
    Result<void> complete(Publication &publication, PackageStore &store) const override;
    Result<QJsonObject> act(const Action &action, PackageStore &store) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;
    void routes(RouteTable &routes) const override;
    QList<Snippet> snippets(const SnippetContext &context) const override;
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    /// What is kept between calls: rendered indexes and the signer.
    Works &works() const { return *m_works; }

private:
    std::unique_ptr<Works> m_works;
};

/// How to set up apt and dput.
QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::debian
