// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/publishing.h"

#include "formats/helm/index.h"
#include "formats/helm/names.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

Publication chartPublication(const Scope &project, const Caller &actor, const Chart &chart,
                             const QString &channel, std::unique_ptr<StagedBlob> archive,
                             const QDateTime &now)
{
    Publication publication;
    publication.project = project;
    publication.coordinates = {u"helm"_s, chart.name, chart.version};
    publication.metadata = chart.versionMetadata();
    publication.dependencies = chart.dependencies();
    publication.description = chart.description();
    publication.duplicateUnit = DuplicateUnit::File;
    publication.identicalIsFine = true;
    publication.actor = actor;
    const Fragment fragment = indexFragment(chart, channel, archive->hashes().sha256, now);
    publication.files.push_back({storedName(channel, archiveName(chart.name, chart.version)),
                                 std::move(archive),
                                 {},
                                 {fragment}});
    return publication;
}

Result<NewFile> provenanceFile(const Provenance &provenance, const Coordinates &coordinates,
                               const QString &channel, const QByteArray &sha256,
                               std::unique_ptr<StagedBlob> text)
{
    const QString archive = archiveName(coordinates.name, coordinates.version);
    if (provenance.name != coordinates.name || provenance.version != coordinates.version)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The provenance file is of %1 %2, not of %3 %4.", provenance.name,
                             provenance.version, coordinates.name, coordinates.version),
                    Text::of("Upload the .prov that helm package wrote beside this chart."));
    if (provenance.files.value(archive) != sha256.toHex())
        return fail(ErrorCode::HashMismatch,
                    Text::of("The provenance file does not vouch for these bytes of %1.", archive),
                    Text::of("Upload the chart and the .prov that one helm package --sign wrote."));
    const QJsonObject metadata{{u"sha256"_s, QString::fromLatin1(sha256.toHex())}};
    return NewFile{storedName(channel, archive + u".prov"_s),
                   std::move(text),
                   QJsonDocument(metadata).toJson(QJsonDocument::Compact),
                   {}};
}

QByteArray vouchedFor(const StoredFile &provenance)
{
    const QJsonObject metadata = QJsonDocument::fromJson(provenance.metadata).object();
    return QByteArray::fromHex(metadata.value(u"sha256").toString().toLatin1());
}

const StoredFile *newestFile(const StoredVersion &version, const QString &storedName)
{
    const auto found = std::find_if(
        version.files.crbegin(), version.files.crend(),
        [&](const StoredFile &file) { return file.name == storedName; });
    return found == version.files.crend() ? nullptr : &*found;
}

Result<Provenance> readProvenance(QIODevice &file)
{
    if (file.size() > LongestProvenance)
        return fail(ErrorCode::Unsupported, Text::of("This is no provenance file."));
    return parseProvenance(file.readAll());
}

} // namespace packhouse::helm
