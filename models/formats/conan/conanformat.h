// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/conan/askedregistry.h"
#include "formats/conan/versionacts.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/serving.h"

namespace packhouse::conan {

/// Conan 1 and 2: recipes for C and C++ libraries with their binaries. A package is a recipe's
/// name, a version "1.0" or "1.0@user/channel"; revisions and binaries are in the names of its
/// files.
class ConanFormat final
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
    SettingFields settingFields() const override { return {.limit = "conan"}; }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;
    LatestRule latestRule() const override { return LatestRule::None; }

    const Inspecting *inspecting() const override { return this; }
    /// Takes what `conan cache save` writes.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x2f6f8f; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;

private:
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::conan
