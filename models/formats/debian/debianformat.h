// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/debian/askedregistry.h"
#include "formats/debian/versionacts.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/managing.h"
#include "formats/publishing.h"
#include "formats/serving.h"

namespace packhouse::debian {

class Works;

/// Debian packages: apt repositories with distributions, components and architectures, signed. What
/// lists show as a package is the source package, as in the reference.
class DebianFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Publishing
    , public Managing
    , public Presenting
{
public:
    DebianFormat();
    ~DebianFormat() override;

    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    SettingFields settingFields() const override { return {.limit = "debian"}; }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
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
    /// Into the project's only distribution, in the component that its section names.
    Result<std::optional<QStringList>> parts(const PackageReader &store,
                                             const Scope &project) const override;
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;
    /// The binary packages of the source, and what they provide.
    QStringList answersFor(const StoredVersion &version) const override;

    const Managing *managing() const override { return this; }
    QStringList actions() const override;
    Result<QJsonObject> act(const Action &action, const PackageReader &store,
                            PackageChanges &changes) const override;
    /// Signs with the key of each distribution.
    Result<QList<SpoiltSecret>> checkSecrets(const PackageReader &store,
                                             const Scope &project) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0xa80030; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QString packageUrl(const Coordinates &coordinates) const override;

    /// What is kept between calls: rendered indexes and the signer.
    Works &works() const { return *m_works; }

private:
    std::unique_ptr<Works> m_works;
    AskedRegistry m_asked;
    VersionActs m_acts;
};

/// How to set up apt and dput.
QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::debian
