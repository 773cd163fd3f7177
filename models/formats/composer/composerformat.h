// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/composer/askedregistry.h"
#include "formats/composer/versionacts.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/serving.h"

namespace packhouse::composer {

/// PHP packages: a zip archive with a composer.json, uploaded, or made from a tag or branch of the
/// project's git repository.
class ComposerFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Publishing
    , public Presenting
{
public:
    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    SettingFields settingFields() const override { return {.limit = "composer"}; }
    Policy defaultPolicy() const override;
    /// An archive's name holds its version, and for branches its content.
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    QString canonicalName(const QString &name) const override { return name.toLower(); }
    QString ownNamespace(const QString &topLevelPath) const override
    {
        return topLevelPath.toLower() + QStringLiteral("/*");
    }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isKnownByName(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;
    Others looksAtOthers(const Coordinates &) const override { return Others::All; }
    /// What it replaces and provides.
    QStringList answersFor(const StoredVersion &version) const override;
    Result<void> admits(const Publication &publication, const NameInGroup &known) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x6c4a9c; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;

private:
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::composer
