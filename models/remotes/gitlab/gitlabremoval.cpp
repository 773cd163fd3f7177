// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabremoval.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "core/wholefile.h"
#include "formats/publicregistry.h"
#include "formats/serving.h"
#include "insight/risk.h"
#include "remotes/gitlab/remoterows.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int ManifestFormat = 1;
constexpr int RowsAtOnce = 1000;

/// What was chosen of one package: deleting two of its two versions is deleting all.
struct Target
{
    PackageKey key;
    bool whole = false;
    QStringList versions; ///< beside all

    QList<RemoteVersion> of(const QList<RemoteVersion> &all) const
    {
        QList<RemoteVersion> going = all;
        going.removeIf([this](const RemoteVersion &version) {
            return !whole && !versions.contains(version.coordinates.version);
        });
        return going;
    }
    /// The first that is not there: without a name where nothing is.
    std::optional<QString> missing(const QList<RemoteVersion> &going) const
    {
        for (const QString &version : versions) {
            if (std::ranges::none_of(going, [&](const RemoteVersion &one) {
                    return one.coordinates.version == version;
                }))
                return version;
        }
        return going.isEmpty() ? std::optional(QString()) : std::nullopt;
    }
};

Error notThere(const Target &target, const QString &version, const QString &host)
{
    return {
        ErrorCode::NotFound,
        Text::of("%1 %2 is not in %3 on %4.", target.key.name, version, target.key.scopePath, host),
        Text::of("Refresh the list."), false};
}

Result<QList<Target>> targetsOf(const QList<RemovalItem> &items)
{
    QList<Target> targets;
    QHash<QString, qsizetype> places;
    for (const RemovalItem &item : items) {
        if (!item.files.isEmpty()) {
            return fail(ErrorCode::Unsupported,
                        Text::of("Single files of a version are not deleted on a remote."),
                        Text::of("Delete the version, or delete the file on the remote's page."));
        }
        const QString name = QStringList{item.key.scopePath, item.key.type, item.key.name}.join(
            u'\n');
        const qsizetype at = places.value(name, targets.size());
        if (at == targets.size()) {
            places.insert(name, at);
            targets.append({item.key, false, {}});
        }
        targets[at].whole = targets[at].whole || item.version.isEmpty();
        if (!item.version.isEmpty())
            targets[at].versions.append(item.version);
    }
    if (targets.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to delete."));
    return targets;
}

QString subject(const RemoteVersion &version)
{
    return version.coordinates.name + u' ' + version.coordinates.version;
}

VersionId idOf(const RemoteVersion &version)
{
    return QString::number(version.id);
}

QJsonObject fileObject(const StoredFile &file, const QString &path, const Hashes &found)
{
    const auto hex = [](const QByteArray &hash) { return QString::fromLatin1(hash.toHex()); };
    return {{u"name"_s, file.name},          {u"path"_s, path},
            {u"size"_s, file.size},          {u"md5"_s, hex(found.md5)},
            {u"sha1"_s, hex(found.sha1)},    {u"sha256"_s, hex(found.sha256)},
            {u"sha512"_s, hex(found.sha512)}};
}

Result<void> writeManifest(const QString &path, const QJsonObject &manifest)
{
    WholeFile file(path, WholeFile::For::Owner);
    const QByteArray text = QJsonDocument(manifest).toJson();
    if (!file.begin() || file.write(text) != text.size() || !file.commit()) {
        Error error = diskError(file, u"write"_s, u"this computer's trash"_s);
        error.remedy = Text::sentences({error.remedy, Text::of("Nothing was deleted.")});
        return fail(std::move(error));
    }
    return {};
}

/// A definite no: then nothing was deleted there, and nothing needs to be kept here.
bool isRefusal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unauthorized:
    case ErrorCode::Forbidden:
    case ErrorCode::Conflict:
    case ErrorCode::InvalidArgument:
    case ErrorCode::Busy:
        return true;
    default:
        return false;
    }
}

bool hasHash(const Hashes &hashes)
{
    return !hashes.md5.isEmpty() || !hashes.sha1.isEmpty() || !hashes.sha256.isEmpty();
}

} // namespace

GitLabRemoval::GitLabRemoval(GitLabApi &api, GitLabListing &listing, const FormatList &formats,
                             const Clock &clock, QString remoteId, QString trash, NameProbe probe)
    : m_api(api)
    , m_listing(listing)
    , m_formats(formats)
    , m_clock(clock)
    , m_remoteId(std::move(remoteId))
    , m_trash(std::move(trash))
    , m_probe(std::move(probe))
{}

Result<QList<RemovalItem>> GitLabRemoval::listed(const PackageQuery &query, const GoOn &goOn) const
{
    PackageQuery pages = query;
    pages.limit = RowsAtOnce;
    QList<RemovalItem> items;
    QByteArray next;
    while (true) {
        const Result<PackagePage> page = m_listing.list(pages, next);
        if (!page)
            return fail(page.error());
        for (const PackageRow &row : page->rows)
            items.append({row.key, {}, {}});
        next = page->next;
        if (next.isEmpty() && page->totalIsCapped) {
            return fail(
                ErrorCode::Unsupported,
                Text::of("%1 lists more packages than can be planned for at once.", m_api.host()),
                Text::of("Narrow the list by a filter, a type or a project."));
        }
        if (next.isEmpty())
            return items;
        if (!goOn(items.size(), 0))
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
    }
}

Result<GitLabRemoval::Assessment> GitLabRemoval::assess(const PackageKey &key,
                                                        const QList<RemoteVersion> &all,
                                                        const QList<RemoteVersion> &going,
                                                        Question question) const
{
    RiskInputs inputs;
    inputs.format = m_formats.find(key.type);
    if (!inputs.format) {
        return fail(ErrorCode::Unsupported,
                    Text::of("Packages of the type \"%1\" cannot be deleted from here.", key.type),
                    Text::of("Delete them on %1 itself.", m_api.host()));
    }
    inputs.registryTells = false;
    inputs.name = key.name;
    inputs.canonicalName = inputs.format->canonicalName(key.name);
    inputs.scopePath = key.scopePath;
    inputs.now = m_clock.now();
    if (m_probe && askableRegistry(*inputs.format))
        inputs.upstream = m_probe(key.type, inputs.canonicalName, question.probe);
    QList<LatestCandidate> left;
    for (const RemoteVersion &version : all) {
        const bool goes = std::ranges::any_of(
            going, [&](const RemoteVersion &known) { return known.id == version.id; });
        if (!goes) {
            inputs.remaining.append(version.coordinates.version);
            left.append(candidateOf(version));
            continue;
        }
        Result<QList<StoredFile>> files = m_api.files(key.scopePath, version.id, question.whom);
        if (!files)
            return fail(files.error());
        StoredVersion stored;
        stored.id = version.id;
        stored.coordinates = version.coordinates;
        stored.files = std::move(*files);
        stored.tags = version.tags;
        inputs.deleted.append(std::move(stored));
        if (version.lastDownloaded.isValid())
            inputs.lastPull = inputs.lastPull.isValid()
                                  ? std::max(inputs.lastPull, version.lastDownloaded)
                                  : version.lastDownloaded;
    }
    inputs.latest = {latestOf(*inputs.format, candidatesOf(all)), latestOf(*inputs.format, left)};
    RiskBasis basis;
    basis.latest = inputs.latest;
    basis.facts = tagFacts(key.name, inputs.deleted);
    return Assessment{assessRemoval(inputs), inputs.deleted, std::move(basis)};
}

Result<RemovalPlan> GitLabRemoval::plan(const RemovalChoice &choice, bool probe,
                                        const GoOn &goOn) const
{
    const Result<QList<RemovalItem>> items = choice.query ? listed(*choice.query, goOn)
                                                          : choice.items;
    if (!items)
        return fail(items.error());
    const Result<QList<Target>> targets = targetsOf(*items);
    if (!targets)
        return fail(targets.error());
    RemovalPlan plan;
    plan.head = PlanHead::now(m_remoteId, {}, m_clock.now());
    MergedEvidence merged;
    for (qsizetype at = 0; at < targets->size(); ++at) {
        const Target &target = targets->at(at);
        if (!goOn(at, targets->size()))
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        const Result<QList<RemoteVersion>> all = m_listing.versionsOf(target.key, AskedFor::View);
        if (!all)
            return fail(all.error());
        QList<RemoteVersion> going = target.of(*all);
        // What came after the list was looked at stays.
        if (choice.query && choice.generation > 0) {
            plan.newer += going.removeIf(
                [&](const RemoteVersion &version) { return version.id > choice.generation; });
        }
        if (choice.query && going.isEmpty())
            continue; // came since, or went
        if (const auto missing = target.missing(going))
            return fail(notThere(target, *missing, m_api.host()));
        Result<Assessment> one = assess(target.key, *all, going, {AskedFor::View, probe});
        if (!one)
            return fail(one.error());
        PlannedPackage package{target.key,         target.whole,           {},
                               one->evidence.risk, one->evidence.headline, one->basis};
        std::ranges::transform(one->going, std::back_inserter(package.versions),
                               &PlannedVersion::of);
        plan.packages.append(std::move(package));
        merged.add(target.key.name, std::move(one->evidence), target.key.scopePath);
    }
    if (plan.packages.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("Nothing of the list as it was is on %1 any more.", m_api.host()),
                    Text::of("Refresh the list."));
    }
    std::ranges::stable_sort(plan.packages, std::greater(), &PlannedPackage::risk);
    plan.evidence = std::move(merged).all();
    return plan;
}

Result<void> GitLabRemoval::check(const RemovalPlan &plan) const
{
    if (auto may = checkHead(plan.head, {}, m_clock.now()); !may)
        return may;
    if (plan.reserve || plan.stopForwarding) {
        return fail(
            ErrorCode::Unsupported,
            Text::of("Names cannot be reserved on %1 from here.", m_api.host()),
            Text::of("Delete without it, or ask the owner of that registry. Nothing was deleted."));
    }
    for (const PlannedPackage &package : plan.packages) {
        const Result<QList<RemoteVersion>> there = m_listing.versionsOf(package.key, AskedFor::Job);
        if (!there)
            return fail(there.error());
        QList<RemoteVersion> going;
        for (const PlannedVersion &planned : package.versions) {
            const auto version = std::ranges::find(*there, planned.id, &idOf);
            if (version == there->end())
                return fail(plannedIsGone(package.key, planned.version));
            going.append(*version);
        }
        const Result<Assessment> now = assess(package.key, *there, going, {AskedFor::Job, false});
        if (!now)
            return fail(now.error());
        for (const PlannedVersion &planned : package.versions) {
            const auto version = std::ranges::find(
                now->going, planned.id, [](const auto &one) { return QString::number(one.id); });
            if (version == now->going.end() || planned.hasLost(version->files))
                return fail(filesAreGone(package.key, planned.version));
        }
        if (auto same = checkBasis(package, now->basis); !same)
            return same;
        if (auto same = checkRisk(package, now->evidence); !same)
            return same;
    }
    return {};
}

Result<void> GitLabRemoval::fetch(const RemoteVersion &version, const StoredFile &file,
                                  const QString &to, JobContext &job, Hashes &found) const
{
    const Format *format = m_formats.find(version.coordinates.type);
    const Serving *serving = format ? format->serving() : nullptr;
    if (!serving) {
        return fail(
            ErrorCode::Unsupported,
            Text::of("Files of the type \"%1\" cannot be fetched.", version.coordinates.type),
            Text::of("Delete it for good, without a copy here."));
    }
    if (!hasHash(file.hashes)) {
        return fail(ErrorCode::HashMismatch,
                    Text::of("%1 tells no hash of %2, so that a copy of it could not be checked.",
                             m_api.host(), file.name),
                    Text::of("Delete it for good, without a copy here."));
    }
    RestDownload wanted;
    wanted.path = serving->downloadPath(version.coordinates, file);
    wanted.to = to;
    wanted.size = file.size;
    wanted.hashes = file.hashes;
    wanted.cancelled = [&job] { return job.cancelled(); };
    const Result<Hashes> hashes = m_api.download(version.projectPath, wanted);
    if (!hashes)
        return fail(hashes.error());
    found = *hashes;
    return {};
}

Result<QString> GitLabRemoval::keep(const RemoteVersion &version, const QList<StoredFile> &files,
                                    JobContext &job) const
{
    const QString stamp = m_clock.now().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
    const QString folder = QDir(m_trash).filePath(QString::number(version.id) + u'-' + stamp);
    if (!makePrivateFolder(folder + u"/files"_s)) {
        return fail(ErrorCode::ReadOnly, Text::of("The trash of this computer cannot be written."),
                    Text::of("Check its folder in the settings. Nothing was deleted."));
    }
    const auto dropped = [&folder](Error error) {
        QDir(folder).removeRecursively();
        return fail(std::move(error));
    };
    QJsonArray kept;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const StoredFile &file = files.at(i);
        const QString path = u"files/%1"_s.arg(i + 1);
        job.setStep(Text::of("%1: fetching %2", version.coordinates.name, file.name));
        Hashes found;
        if (const auto fetched = fetch(version, file, QDir(folder).filePath(path), job, found);
            !fetched)
            return dropped(fetched.error());
        kept.append(fileObject(file, path, found));
    }
    const QJsonObject manifest{{u"format"_s, ManifestFormat},
                               {u"remote"_s, m_remoteId},
                               {u"host"_s, m_api.host()},
                               {u"project"_s, version.projectPath},
                               {u"type"_s, version.coordinates.type},
                               {u"name"_s, version.coordinates.name},
                               {u"version"_s, version.coordinates.version},
                               {u"package_id"_s, version.id},
                               {u"tags"_s, QJsonArray::fromStringList(version.tags)},
                               {u"created_at"_s, version.created.toString(Qt::ISODateWithMs)},
                               {u"deleted_at"_s, m_clock.now().toString(Qt::ISODateWithMs)},
                               {u"files"_s, kept}};
    if (const auto written = writeManifest(QDir(folder).filePath(u"manifest.json"_s), manifest);
        !written)
        return dropped(written.error());
    return folder;
}

Result<void> GitLabRemoval::removeOne(const RemovalPlan &plan, const RemoteVersion &version,
                                      const QList<StoredFile> &files, JobContext &job) const
{
    Result<QString> folder{QString()};
    if (!plan.forGood)
        folder = keep(version, files, job);
    if (!folder)
        return fail(folder.error());
    job.setStep(Text::of("Deleting %1", subject(version)));
    const Result<void> gone = m_api.removeVersion(version.projectPath, version.id);
    // Somebody was faster; that is what was wanted.
    if (gone || gone.error().code == ErrorCode::NotFound)
        return {};
    if (!folder->isEmpty() && isRefusal(gone.error()))
        QDir(*folder).removeRecursively();
    return gone;
}

Result<RemovalOutcome> GitLabRemoval::remove(const RemovalPlan &plan, const PlannedPackage &package,
                                             JobContext &job) const
{
    const Result<QList<RemoteVersion>> there = m_listing.versionsOf(package.key, AskedFor::Job);
    if (!there)
        return fail(there.error());
    RemovalOutcome outcome;
    for (const RemoteVersion &version : *there) {
        const auto planned = std::ranges::find(package.versions, idOf(version),
                                               &PlannedVersion::id);
        if (planned == package.versions.end()) {
            if (package.whole)
                outcome.came.append(version.coordinates.version);
            continue;
        }
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        const Result<QList<StoredFile>> files = m_api.files(version.projectPath, version.id,
                                                            AskedFor::Job);
        if (!files)
            return fail(files.error());
        if (planned->hasGrown(*files)) {
            outcome.grown.append(planned->version);
            continue;
        }
        if (const auto gone = removeOne(plan, version, *files, job); !gone)
            return fail(gone.error());
        ++outcome.removed;
    }
    return outcome;
}

} // namespace packhouse
