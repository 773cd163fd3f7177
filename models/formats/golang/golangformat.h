// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/golang/askedregistry.h"
#include "formats/golang/versionacts.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "formats/serving.h"

namespace packhouse::golang {

/// Go modules: a module zip, sent, or made from a tag or commit of the project's git repository.
class GolangFormat final
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
    SettingFields settingFields() const override { return {.limit = "golang"}; }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;

    const Inspecting *inspecting() const override { return this; }
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool hasSums() const override { return true; }
    bool isKnownByName(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Publishing *publishing() const override { return this; }
    Result<void> complete(Publication &publication, const PackageReader &store,
                          PackageChanges &changes) const override;
    bool resolvesAtInstance() const override { return true; }
    QStringList namesAbove(const QString &canonicalName) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_asked; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0x007a93; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;

private:
    AskedRegistry m_asked;
    VersionActs m_acts;
};

} // namespace packhouse::golang
