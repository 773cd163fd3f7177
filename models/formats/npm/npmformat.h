// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/format.h"
#include "formats/importing.h"
#include "formats/inspecting.h"
#include "formats/npm/npmdialect.h"
#include "formats/npm/versionacts.h"
#include "formats/publishing.h"
#include "formats/serving.h"
#include "formats/uploading.h"

namespace packhouse::npm {

class SearchTexts;
class Signatures;

/// JavaScript packages for npm, pnpm and yarn.
class NpmFormat final
    : public Format
    , public Inspecting
    , public Serving
    , public Uploading
    , public Publishing
    , public Importing
    , public Presenting
{
public:
    NpmFormat();
    ~NpmFormat() override;
    FormatId id() const override;
    QString label() const override;
    std::span<const CapabilityRow> capabilities() const override;
    std::span<const CapabilityExtra> extras() const override;
    SettingFields settingFields() const override
    {
        return {.limit = "npm", .forwarding = "npm", .groupForwarding = "npm"};
    }
    Policy defaultPolicy() const override;
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }
    QString canonicalName(const QString &name) const override;
    QString ownNamespace(const QString &topLevelPath) const override;
    Result<void> check(const Coordinates &coordinates) const override;
    Result<void> checkFileName(const QString &fileName) const override;
    std::weak_ordering compare(const QString &version, const QString &other) const override;
    bool isPrerelease(const QString &version) const override;
    LatestRule latestRule() const override { return LatestRule::Tagged; }

    const Inspecting *inspecting() const override { return this; }
    /// A tarball as npm pack makes it.
    Result<Inspection> inspect(QIODevice &file, const QString &fileName) const override;
    bool isKnownByName(const QString &fileName) const override;
    bool isMark(const QString &path) const override;

    const Serving *serving() const override { return this; }
    void routes(RouteTable &routes) const override;
    /// npm takes a Basic challenge for a question about passwords.
    bool challenges() const override { return false; }
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override;

    const Uploading *uploading() const override { return this; }
    /// The publish body, with the tarball's base64 made as it is read.
    Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                        const QString &filePath) const override;
    bool tells(ActKind kind) const override;
    Result<UploadRequest> tellingRequest(const VersionAct &act,
                                         const Coordinates &coordinates) const override;

    const Publishing *publishing() const override { return this; }
    Others looksAtOthers(const Coordinates &coordinates) const override;
    Result<void> admits(const Publication &publication, const NameInGroup &known) const override;

    const Importing *importing() const override { return this; }
    QByteArray importStart(const QString &canonicalName) const override;
    QByteArray importAccept() const override;
    Result<ImportStep> importRead(const QByteArray &document,
                                  const QString &canonicalName) const override;

    const Changing *changing() const override { return &m_acts; }

    const PublicRegistry *publicRegistry() const override { return &m_dialect; }
    const ForwardedDocuments *forwarding() const override { return &m_dialect; }

    const Presenting *presenting() const override { return this; }
    QString badge() const override;
    quint32 colour() const override { return 0xc0252b; }
    QList<Snippet> snippets(const SnippetContext &context) const override;
    QList<ClientTrust> trust() const override;
    QString spelled(const Coordinates &coordinates) const override;

    // What it keeps while the program runs; all of it can be made anew from the store.
    Signatures &signatures() const { return *m_signatures; }
    SearchTexts &searchTexts() const { return *m_searchTexts; }

private:
    std::unique_ptr<Signatures> m_signatures;
    std::unique_ptr<SearchTexts> m_searchTexts;
    NpmDialect m_dialect;
    VersionActs m_acts;
};

} // namespace packhouse::npm
