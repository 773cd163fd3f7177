// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/publishing.h"

#include "formats/rubygems/compactindex.h"
#include "formats/support/stagedreading.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

Result<GemFile> openGem(const StagedBlob &blob)
{
    return fromStaged(blob.path(), readGem);
}

Result<NewFile> gemspecFile(const GemFile &gem, Staging &staging)
{
    Result<std::unique_ptr<StagedBlob>> blob = staging.stage(0);
    if (!blob)
        return fail(blob.error());
    const Result<void> written = (*blob)->write(gem.yaml).and_then(
        [&] { return (*blob)->finish(); });
    if (!written)
        return fail(written.error());
    return NewFile{gem.spec.full.text() + GemspecEnd, std::move(*blob), {}, {}};
}

/// "a-1-2" is version 1 of a for the platform 2, and version 2 of a-1: the first of them has it.
Result<void> checkFullName(const Scope &project, const FullName &full, const PackageReader &store)
{
    for (const FullName &other : splits(full.text())) {
        if (other.name == full.name)
            continue;
        const auto found = store.version(project, Type, other.name, other.version);
        for (const StoredVersion &version : found.value_or(QList<StoredVersion>())) {
            if (newestFile(version, full.text() + GemEnd))
                return fail(ErrorCode::Duplicate,
                            Text::of("%1 is the full name of %2 %3 already, and clients ask by "
                                     "that alone.",
                                     full.text(), other.name, other.version),
                            Text::of("Give the gem another version."));
        }
    }
    return {};
}

} // namespace

Inspection inspectionOf(const GemFile &gem)
{
    Inspection found;
    found.coordinates = {Type, gem.spec.full.name, gem.spec.full.version};
    found.fileName = gem.spec.full.text() + GemEnd;
    found.description = gem.spec.oneLine();
    found.license = gem.spec.licenses.join(u" OR "_s);
    found.readme = gem.readme;
    found.dependencies = gem.spec.runtimeDependencies();
    found.versionMetadata = gem.spec.versionMetadata();
    found.joins = true; // with those of the version for other platforms
    return found;
}

Result<void> completeGem(Publication &publication, const PackageReader &store, Staging &staging)
{
    const size_t gems = publication.files.size(); // what is added comes behind them
    for (size_t at = 0; at < gems; ++at) {
        const Result<GemFile> gem = openGem(*publication.files[at].blob);
        if (!gem)
            return fail(gem.error());
        if (Result<void> added = addGem(publication, at, *gem, store, staging); !added)
            return added;
    }
    return {};
}

Result<void> addGem(Publication &publication, size_t at, const GemFile &gem,
                    const PackageReader &store, Staging &staging)
{
    if (Result<void> own = checkFullName(publication.project, gem.spec.full, store); !own)
        return own;
    publication.identicalIsFine = true;
    publication.duplicateUnit = DuplicateUnit::File;
    NewFile &file = publication.files[at];
    const Inspection found = inspectionOf(gem);
    if (publication.coordinates != found.coordinates)
        return fail(
            ErrorCode::InvalidName,
            Text::of("The gem is %1 %2.", found.coordinates.name, found.coordinates.version),
            Text::of("Publish it under the name and version that it has."));
    Result<NewFile> specification = gemspecFile(gem, staging);
    if (!specification)
        return fail(specification.error());
    const QJsonObject metadata{
        {u"platform"_s, gem.spec.full.platform},
        {u"signed"_s, gem.isSigned},
        {u"gemspec"_s, QString::fromLatin1(specification->blob->hashes().sha256.toHex())}};
    file.name = found.fileName;
    file.metadata = QJsonDocument(metadata).toJson(QJsonDocument::Compact);
    file.fragments = indexFragments(gem.spec, file.blob->hashes().sha256);
    if (at == 0) { // the one that tells what all are
        publication.metadata = found.versionMetadata;
        publication.dependencies = found.dependencies;
        publication.description = found.description;
    }
    publication.files.push_back(std::move(*specification));
    return {};
}

const StoredFile *newestFile(const StoredVersion &version, const QString &fileName)
{
    const auto found = std::find_if(version.files.crbegin(), version.files.crend(),
                                    [&](const StoredFile &file) { return file.name == fileName; });
    return found == version.files.crend() ? nullptr : &*found;
}

const StoredFile *gemFor(const StoredVersion &version, const FullName &full)
{
    if (const StoredFile *exact = newestFile(version, full.text() + GemEnd))
        return exact;
    const QString plain = FullName{full.name, full.version}.text();
    const auto found = std::find_if(
        version.files.crbegin(), version.files.crend(), [&](const StoredFile &file) {
            return full.platform != Ruby && file.name.endsWith(GemEnd)
                   && file.name.startsWith(plain + u'-')
                   && isSamePlatform(file.name.sliced(plain.size() + 1).chopped(GemEnd.size()),
                                     full.platform);
        });
    return found == version.files.crend() ? nullptr : &*found;
}

const StoredFile *gemspecOf(const StoredVersion &version, const StoredFile &gem)
{
    const QByteArray sha256 = QByteArray::fromHex(
        QJsonDocument::fromJson(gem.metadata).object().value(u"gemspec").toString().toLatin1());
    const QString name = gem.name.chopped(GemEnd.size()) + GemspecEnd;
    const auto found = std::find_if(
        version.files.cbegin(), version.files.cend(),
        [&](const StoredFile &file) { return file.name == name && file.hashes.sha256 == sha256; });
    return found == version.files.cend() ? nullptr : &*found;
}

} // namespace packhouse::rubygems
