// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/layout.h"

#include "formats/conan/reference.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

const QString Manifest = u"conanmanifest.txt"_s;
const QString ChosenKey = u"latest"_s;

bool isWhole(const Revision &revision, bool package)
{
    if (!package)
        return revision.files.contains(u"conanfile.py"_s);
    const auto archive = revision.files.lowerBound(u"conan_package."_s);
    return revision.files.contains(u"conaninfo.txt"_s) && archive != revision.files.cend()
           && archive.key().startsWith(u"conan_package."_s);
}

} // namespace

ChosenLatest ChosenLatest::of(const QByteArray &metadata)
{
    const QJsonObject chosen = QJsonDocument::fromJson(metadata)[ChosenKey].toObject();
    return {chosen[u"revision"].toString(),
            QDateTime::fromString(chosen[u"at"].toString(), Qt::ISODateWithMs)};
}

QByteArray ChosenLatest::in(const QByteArray &metadata) const
{
    QJsonObject object = QJsonDocument::fromJson(metadata).object();
    object.remove(ChosenKey);
    if (!revision.isEmpty())
        object.insert(ChosenKey, QJsonObject{{u"revision"_s, revision},
                                             {u"at"_s, at.toUTC().toString(Qt::ISODateWithMs)}});
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RecipeLayout::RecipeLayout(const StoredVersion &version) : m_version(version)
{
    QMap<QString, Names> recipes;
    for (const StoredFile &file : std::as_const(m_version.files)) {
        const auto place = FilePlace::fromStored(file.name);
        if (!place)
            continue;
        Names &names =
            place->ofPackage()
                ? m_packages[place->recipeRevision][place->packageId][place->packageRevision]
                : recipes[place->recipeRevision];
        names[place->name].append(&file);
    }
    m_revisions = wholeOnes(recipes, false);
    putChosenFirst();
}

// Clients compare the times of what they have and of what is the latest.
void RecipeLayout::putChosenFirst()
{
    const ChosenLatest chosen = ChosenLatest::of(m_version.metadata);
    const auto found = std::find_if(
        m_revisions.begin(), m_revisions.end(),
        [&](const Revision &revision) { return revision.id == chosen.revision; });
    const bool isNewest = std::none_of(
        m_revisions.cbegin(), m_revisions.cend(),
        [&](const Revision &revision) { return revision.time > chosen.at; });
    if (found == m_revisions.end() || !chosen.at.isValid() || !isNewest)
        return;
    found->time = chosen.at;
    std::rotate(m_revisions.begin(), found, std::next(found));
}

const Revision *RecipeLayout::revision(const QString &id) const
{
    const auto found = std::find_if(m_revisions.cbegin(), m_revisions.cend(),
                                    [&](const Revision &revision) { return revision.id == id; });
    return found == m_revisions.cend() ? nullptr : &*found;
}

QMap<QString, QList<Revision>> RecipeLayout::packages(const QString &recipeRevision) const
{
    QMap<QString, QList<Revision>> result;
    if (!revision(recipeRevision))
        return result;
    const auto packages = m_packages.value(recipeRevision);
    for (auto package = packages.cbegin(); package != packages.cend(); ++package) {
        QList<Revision> revisions = wholeOnes(*package, true);
        if (!revisions.isEmpty())
            result.insert(package.key(), std::move(revisions));
    }
    return result;
}

QList<Revision> RecipeLayout::packageRevisions(const QString &recipeRevision,
                                               const QString &packageId) const
{
    if (!revision(recipeRevision))
        return {};
    return wholeOnes(m_packages.value(recipeRevision).value(packageId), true);
}

// A file that came after the manifest belongs to an upload that has not come to its own manifest
// yet; it counts only where there was none of that name before.
std::optional<Revision> RecipeLayout::whole(const QString &id, const Names &names, bool package)
{
    const auto manifests = names.constFind(Manifest);
    if (manifests == names.constEnd())
        return std::nullopt;
    const StoredFile &manifest = *manifests->last();
    Revision revision;
    revision.id = id;
    revision.time = manifest.created;
    revision.order = manifest.id;
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        const QList<const StoredFile *> &files = *name;
        const StoredFile *chosen = files.first();
        const bool newest = FilePlace{{}, {}, {}, name.key()}.isMetadata();
        for (const StoredFile *file : files) {
            if (newest || file->id <= manifest.id)
                chosen = file;
        }
        revision.files.insert(name.key(), *chosen);
        revision.time = std::max(revision.time, newest ? revision.time : chosen->created);
    }
    if (!isWhole(revision, package))
        return std::nullopt;
    return revision;
}

QList<Revision> RecipeLayout::wholeOnes(const QMap<QString, Names> &revisions, bool package)
{
    QList<Revision> result;
    for (auto revision = revisions.cbegin(); revision != revisions.cend(); ++revision) {
        if (auto found = whole(revision.key(), *revision, package))
            result.append(std::move(*found));
    }
    std::sort(result.begin(), result.end(),
              [](const Revision &a, const Revision &b) { return a.order > b.order; });
    return result;
}

} // namespace packhouse::conan
