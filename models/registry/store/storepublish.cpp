// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/latest.h"
#include "formats/publishing.h"
#include "formats/support/duplicates.h"
#include "registry/store/nameowner.h"
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A publication whose bytes are in their place.
struct Placed
{
    const Publication &publication;
    const Format &format;
    QString canonicalName;
    Policy policy; ///< as the transaction that asks sees it
    QList<FileRecord> files;
};

qint64 liveVersion(Connection &db, ScopeId project, const FormatId &type, const QString &canonical,
                   const QString &version)
{
    Query row(db,
              u"SELECT v.id FROM package p JOIN version v ON v.package = p.id AND v.status <> 4 "
              "WHERE p.project = ? AND p.type = ? AND p.canonical = ? AND v.version = ?"_s,
              project, type, canonical, version);
    return row.next() ? row.integer(0) : 0;
}

struct StoredName
{
    qint64 serial = -1; ///< of the newest file of that name; -1: there is none
    QByteArray sha256;
};

StoredName newestFile(Connection &db, qint64 version, const QString &name)
{
    Query row(db,
              u"SELECT f.serial, b.sha256 FROM file f JOIN blob b ON b.id = f.blob "
              "WHERE f.version = ? AND f.name = ? ORDER BY f.serial DESC LIMIT 1"_s,
              version, name);
    return row.next() ? StoredName{row.integer(0), row.bytes(1)} : StoredName();
}

tl::unexpected<Error> versionExists(const Coordinates &coordinates)
{
    return fail(ErrorCode::Duplicate, Text::of("Package already exists."),
                coordinates.version.isEmpty()
                    ? Text::of("%1 may not be published again.", coordinates.name)
                    : Text::of("Publish %1 under a version other than %2.", coordinates.name,
                               coordinates.version));
}

tl::unexpected<Error> fileExists(const QString &fileName)
{
    return fail(ErrorCode::Duplicate, Text::of("Duplicate package is not allowed"),
                Text::of("%1 exists in this version already.", fileName));
}

/// Checks that look at names only.
Result<void> checkNames(const Format &format, const Scope &project, const Coordinates &coordinates,
                        const QStringList &fileNames)
{
    if (project.level != Level::Project)
        return fail(
            ErrorCode::InvalidArgument, Text::of("Packages are published to a project."),
            Text::of("Use the address of a project instead of %1.",
                     project.path.isEmpty() ? Text::of("the instance") : Text::name(project.path)));
    if (Result<void> named = format.check(coordinates); !named)
        return named;
    for (const QString &name : fileNames) {
        if (Result<void> checked = format.checkFileName(name); !checked)
            return checked;
        if (fileNames.count(name) > 1)
            return fail(ErrorCode::InvalidFile, Text::of("%1 was sent twice.", name));
    }
    return {};
}

/// What is served now under these names in a version; of a type whose versions never change, all of
/// the version is one thing.
QList<Replaced> replacedBy(Connection &db, qint64 version, const QStringList &names,
                           DuplicateUnit unit)
{
    const auto newest = [&](const QString &name) -> std::optional<Replaced> {
        Query row(db,
                  u"SELECT b.sha256, f.created FROM file f JOIN blob b ON b.id = f.blob "
                  "WHERE f.version = ? AND (? = '' OR f.name = ?) "
                  "ORDER BY f.serial DESC, f.id DESC LIMIT 1"_s,
                  version, name, name);
        if (!row.next())
            return std::nullopt;
        return Replaced{'"' + row.bytes(0).toHex() + '"',
                        QDateTime::fromMSecsSinceEpoch(row.integer(1), Qt::UTC)};
    };
    QList<Replaced> found;
    for (const QString &name : names) {
        if (const auto one = newest(name))
            found << *one;
    }
    if (found.isEmpty() && unit == DuplicateUnit::Version)
        found << newest(QString()).value_or(Replaced());
    return found;
}

Result<void> checkPrecondition(Connection &db, const Precondition &precondition, ScopeId project,
                               const Coordinates &coordinates, const QString &canonicalName,
                               const QStringList &names, DuplicateUnit unit)
{
    if (!precondition)
        return {};
    const qint64 version = liveVersion(db, project, coordinates.type, canonicalName,
                                       coordinates.version);
    const QList<Replaced> replaced = version != 0 ? replacedBy(db, version, names, unit)
                                                  : QList<Replaced>();
    if (std::optional<Error> error = db.takeError()) { // nothing was read, not nothing is there
        db.setError(*error);
        return fail(std::move(*error));
    }
    if (precondition(replaced))
        return {};
    return fail(
        ErrorCode::Conflict,
        Text::of("%1 %2 is not as the request expects it.", coordinates.name, coordinates.version),
        Text::of("Read it again before you replace it."));
}

/// The files that are new; the others are stored with the same bytes already. \a replaced: the
/// names of those of which other bytes are there.
Result<QList<std::pair<const FileRecord *, qint64>>> newFiles(Connection &db, const Placed &placed,
                                                              qint64 version,
                                                              QStringList *replaced = nullptr)
{
    const Publication &publication = placed.publication;
    const bool allowed = publication.newestWins
                         || duplicatesAllowed(placed.policy, publication.coordinates);
    QList<std::pair<const FileRecord *, qint64>> files;
    bool anyIdentical = false;
    for (const FileRecord &file : placed.files) {
        const StoredName stored = version != 0 ? newestFile(db, version, file.name) : StoredName();
        if (stored.serial >= 0 && publication.identicalIsFine
            && stored.sha256 == file.hashes.sha256) {
            anyIdentical = true;
            continue;
        }
        if (stored.serial >= 0 && !allowed && publication.duplicateUnit == DuplicateUnit::File)
            return fileExists(file.name);
        files.append({&file, stored.serial + 1});
        if (replaced && stored.serial >= 0 && stored.sha256 != file.hashes.sha256)
            *replaced << file.name;
    }
    const bool nothingNew = anyIdentical && files.isEmpty();
    if (version != 0 && !allowed && publication.duplicateUnit == DuplicateUnit::Version
        && !nothingNew)
        return versionExists(publication.coordinates);
    return files;
}

Result<void> checkSizes(const Placed &placed)
{
    const qint64 limit = placed.policy.maxFileSize;
    for (const FileRecord &file : placed.files) {
        if (limit > 0 && file.size > limit)
            return fail(ErrorCode::TooLarge,
                        Text::of("%1 has %2; a file of a %3 package may have %4 here.", file.name,
                                 Bytes{file.size}, placed.publication.coordinates.type,
                                 Bytes{limit}),
                        Text::of("Make it smaller, or raise the limit in the project's settings."));
    }
    return {};
}

QString journalEntry(const Placed &placed)
{
    QJsonArray files;
    for (const FileRecord &file : placed.files)
        files << QJsonObject{{u"name"_s, file.name},
                             {u"size"_s, file.size},
                             {u"sha256"_s, QString::fromLatin1(file.hashes.sha256.toHex())}};
    const QJsonObject entry{{u"files"_s, files},
                            {u"tags"_s, QJsonArray::fromStringList(placed.publication.tags)}};
    return QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact));
}

/// The version's own row, new or changed; its id.
qint64 writeVersion(Connection &db, const Placed &placed, qint64 package, qint64 existing,
                    qint64 now)
{
    const Publication &publication = placed.publication;
    if (existing == 0) {
        Query added(db,
                    u"INSERT INTO version (package, project, name, version, status, message, "
                    "metadata, publisher, created, origin, origin_from) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    package, publication.project.id, publication.coordinates.name,
                    publication.coordinates.version,
                    int(publication.status.value_or(publication.newStatus)),
                    publication.statusMessage, publication.metadata, publication.actor.name(), now,
                    codeOf(publication.origin), publication.origin.from);
        return added.insertedId();
    }
    if (publication.status)
        Query(db, u"UPDATE version SET status = ?, message = ? WHERE id = ?"_s,
              int(*publication.status), publication.statusMessage, existing);
    // Whatever is added to what was not ours makes it ours.
    if (!publication.origin.foreign && !publication.files.empty())
        Query(db, u"UPDATE version SET origin = ?, origin_from = ? WHERE id = ? AND origin = 3"_s,
              codeOf(publication.origin), publication.origin.from, existing);
    if (!publication.metadata.isEmpty())
        Query(db, u"UPDATE version SET metadata = ? WHERE id = ?"_s, publication.metadata,
              existing);
    return existing;
}

void writeTagsAndDependencies(Connection &db, const Publication &publication, qint64 package,
                              qint64 version, qint64 now)
{
    for (const QString &tag : publication.tags)
        Query(db,
              u"INSERT INTO tag (package, name, version, changed) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (package, name) DO UPDATE SET version = excluded.version, "
              "changed = excluded.changed"_s,
              package, tag, version, now);
    writeDependencies(db, publication.coordinates.type, publication.dependencies, version);
}

void addFragment(Writing &writing, const Publication &publication, qint64 version, qint64 file,
                 const Fragment &fragment)
{
    const ScopeId project = publication.project.id;
    Query(writing.db(),
          u"INSERT INTO fragment (file, version, project, type, collection, key, text) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
          file, version, project, publication.coordinates.type, fragment.collection, fragment.key,
          fragment.text);
    writing.touchCollection(project, publication.coordinates.type, fragment.collection);
}

} // namespace

/// What latestForLists() would say of all versions, without a look at all of them.
static QString latestAfter(Connection &db, const Placed &placed, const PackageRecord &before,
                           bool isNew)
{
    const QString &version = placed.publication.coordinates.version;
    const bool isTagged = placed.format.latestRule() == LatestRule::Tagged;
    if (before.versions == 0 || (isTagged && placed.publication.tags.contains(LatestTag)))
        return version;
    if (!isNew)
        return before.latest;
    Query set(
        db,
        u"SELECT v.status, EXISTS (SELECT 1 FROM tag t WHERE t.version = v.id AND t.name = ?) "
        "FROM version v WHERE v.package = ? AND v.version = ? AND v.status <> 4"_s,
        LatestTag, before.id, before.latest);
    if (set.next()) {
        if (isTagged && set.integer(1) != 0)
            return before.latest;
        if (!isTaken(placed.format,
                     Status(set.integer(0)))) // it stood there for want of a better one
            return version;
    }
    return isLater(placed.format, version, before.latest) ? version : before.latest;
}

static Result<StoredVersion> writePublication(Writing &writing, const Placed &placed,
                                              const QDateTime &at, QStringList &replaced)
{
    replaced.clear();
    Connection &db = writing.db();
    const Publication &publication = placed.publication;
    const Coordinates &coordinates = publication.coordinates;
    const qint64 now = at.toMSecsSinceEpoch();
    const qint64 existing = liveVersion(db, publication.project.id, coordinates.type,
                                        placed.canonicalName, coordinates.version);
    Result<QList<std::pair<const FileRecord *, qint64>>> files = newFiles(db, placed, existing,
                                                                          &replaced);
    if (!files)
        return fail(std::move(files.error()));

    PackageRecord package;
    if (std::optional<PackageRecord> found = findPackage(db, publication.project.id,
                                                         coordinates.type, placed.canonicalName)) {
        package = std::move(*found);
    } else {
        package.project = publication.project.id;
        package.type = coordinates.type;
        package.canonicalName = placed.canonicalName;
        package.name = coordinates.name;
        package = addPackage(db, package);
    }
    const PackageRecord before = package;
    const qint64 version = writeVersion(db, placed, package.id, existing, now);
    qint64 bytes = 0;
    qint64 duplicates = 0;
    for (const auto &[file, serial] : std::as_const(*files)) {
        const qint64 id = addFile(db, version, *file, serial, now);
        for (const Fragment &fragment : file->fragments)
            addFragment(writing, publication, version, id, fragment);
        bytes += file->size;
        duplicates += serial > 0;
    }
    Query(db,
          u"UPDATE version SET bytes = bytes + ?, files = files + ?, "
          "duplicates = duplicates + ? WHERE id = ?"_s,
          bytes, qint64(files->size()), duplicates, version);
    writeTagsAndDependencies(db, publication, package.id, version, now);

    package.name = coordinates.name;
    if (!publication.description.isEmpty())
        package.description = publication.description;
    package.latest = latestAfter(db, placed, before, existing == 0);
    package.versions += existing == 0;
    package.bytes += bytes;
    package.duplicates += duplicates;
    package.published = std::max(now, package.published);
    updatePackage(writing, before, package, files->size());

    const QList<StoredVersion> stored = loadVersions(db, u"v.id = ?"_s, {version});
    if (stored.isEmpty())
        return fail(ErrorCode::Internal, Text::of("%1 could not be stored.", coordinates.name));
    return stored.first();
}

/// Whether what may change until the transaction that publishes lets it through; asked in there.
/// \a d: the store's own parts.
template<typename Parts>
static Result<void> admitted(Parts &d, Connection &db, Placed &placed,
                             const Precondition &precondition)
{
    const Publication &publication = placed.publication;
    const Coordinates &coordinates = publication.coordinates;
    placed.policy = d.policy(db, publication.project, coordinates.type);
    if (Result<void> fits = checkSizes(placed); !fits)
        return fits;
    if (Result<void> may = d.checkPush(db, publication.project, coordinates, publication.actor);
        !may)
        return may;
    if (publication.origin.kind == Origin::Kind::Imported && !publication.intoExisting) {
        if (Result<void> may = d.checkAddition(db, publication.project, coordinates,
                                               placed.canonicalName, publication.origin);
            !may)
            return may;
    }
    QStringList names;
    for (const FileRecord &file : std::as_const(placed.files))
        names << file.name;
    // A publication without files comes after those that it belongs to.
    Result<void> held = names.isEmpty()
                            ? Result<void>()
                            : checkPrecondition(db, precondition, publication.project.id,
                                                coordinates, placed.canonicalName, names,
                                                publication.duplicateUnit);
    const Publishing *publishing = placed.format.publishing();
    const auto looks = publishing ? publishing->looksAtOthers(coordinates)
                                  : Publishing::Others::None;
    if (!held || looks == Publishing::Others::None)
        return held;
    const QString group = publication.project.path.section(u'/', 0, 0);
    const Scope top = d.scopes.find(group).value_or(publication.project);
    Publishing::NameInGroup known;
    known.owners = d.owners(db, top, coordinates.type, placed.canonicalName);
    const QString number = looks == Publishing::Others::All ? QString() : coordinates.version;
    for (const PackageRecord &package : d.packages(db, top, coordinates.type, placed.canonicalName))
        known.versions << loadVersions(
            db, u"v.package = ? AND (? = '' OR v.version = ?)"_s + Downloadable,
            {package.id, Query::parameter(number), Query::parameter(number)});
    return publishing->admits(publication, known);
}

/// The same with what is there of the version, as far as it is committed.
template<typename Parts>
static Result<void> allowed(Parts &d, Placed &placed, const Precondition &precondition)
{
    const Publication &publication = placed.publication;
    Snapshot snapshot(d.readers);
    const auto ask = [&](Connection &db) -> Result<void> {
        if (Result<void> may = admitted(d, db, placed, precondition); !may)
            return may;
        const qint64 existing = liveVersion(db, publication.project.id,
                                            publication.coordinates.type, placed.canonicalName,
                                            publication.coordinates.version);
        if (auto files = newFiles(db, placed, existing); !files)
            return fail(std::move(files.error()));
        return {};
    };
    return snapshot.done(snapshot ? ask(snapshot.db()) : Result<void>());
}

Result<StoredVersion> Store::publish(Publication publication, const Precondition &precondition,
                                     QStringList *replacedNames)
{
    const Coordinates &coordinates = publication.coordinates;
    Result<const Format *> format = d->format(coordinates.type);
    if (!format)
        return fail(std::move(format.error()));
    QStringList names;
    for (const NewFile &file : publication.files)
        names << file.name;
    if (Result<void> named = checkNames(**format, publication.project, coordinates, names); !named)
        return fail(std::move(named.error()));

    Placed placed{publication, **format, (*format)->canonicalName(coordinates.name), {}, {}};
    std::vector<StagedFile *> staged;
    for (const NewFile &file : publication.files) {
        auto *blob = dynamic_cast<StagedFile *>(file.blob.get());
        if (!blob)
            return fail(ErrorCode::Internal, Text::of("%1 was staged elsewhere.", file.name));
        if (!blob->finished()) {
            if (Result<void> ended = blob->finish(); !ended)
                return fail(std::move(ended.error()));
        }
        placed.files << FileRecord{file.name, blob->size(), blob->hashes(), file.metadata,
                                   file.fragments};
        staged.push_back(blob);
    }
    const auto refuse = [&](Error error) -> Result<StoredVersion> {
        log(publication.actor, u"publish"_s, d->subject(publication.project.id, coordinates),
            error.what);
        return fail(std::move(error));
    };

    // Once more inside the transaction; here so that what is refused costs no syncing.
    if (Result<void> may = allowed(*d, placed, precondition); !may)
        return refuse(std::move(may.error()));

    std::vector<BlobStore::Pin> pins;
    for (StagedFile *blob : staged) {
        Result<BlobStore::Pin> pin = d->blobs.place(*blob);
        if (!pin)
            return fail(std::move(pin.error()));
        pins.push_back(std::move(*pin));
    }
    QStringList replaced;
    Result<StoredVersion> stored = d->change<StoredVersion>(
        [&](Writing &writing) -> Result<StoredVersion> {
            if (Result<void> may = admitted(*d, writing.db(), placed, precondition); !may)
                return fail(std::move(may.error()));
            const QDateTime now = d->now();
            Result<StoredVersion> version = writePublication(writing, placed, now, replaced);
            if (!version)
                return version;
            const bool isGroups = d->takeName(writing.db(), publication, placed.canonicalName);
            if (!publication.origin.foreign)
                d->reserveName(writing.db(),
                               isGroups ? d->scopes.topLevel(publication.project)
                                        : publication.project,
                               publication.project, coordinates.type, placed.canonicalName);
            d->liftTombstone(writing.db(), publication.project, coordinates, placed.canonicalName);
            addActivity(writing.db(), now, publication.actor.name(), u"publish"_s,
                        d->subject(publication.project.id, coordinates),
                        replaced.isEmpty()
                            ? Text()
                            : Text::of("Other bytes were here as %1. They stay, and clients get "
                                       "the new ones.",
                                       replaced),
                        {}, journalEntry(placed));
            return version;
        });
    if (!stored
        && (stored.error().code == ErrorCode::Duplicate
            || stored.error().code == ErrorCode::Protected))
        return refuse(std::move(stored.error()));
    if (replacedNames)
        *replacedNames = replaced;
    return stored;
}

Result<void> Store::checkPublication(const Publication &publication) const
{
    const Coordinates &coordinates = publication.coordinates;
    Result<const Format *> format = d->format(coordinates.type);
    if (!format)
        return fail(std::move(format.error()));
    Placed placed{publication, **format, (*format)->canonicalName(coordinates.name), {}, {}};
    QStringList names;
    for (const NewFile &file : publication.files) {
        names << file.name;
        // To read a large file once more is worth it only where equal bytes are no duplicate.
        placed.files << FileRecord{file.name, file.blob->size(),
                                   publication.identicalIsFine ? file.blob->hashes() : Hashes(),
                                   file.metadata, file.fragments};
    }
    if (Result<void> named = checkNames(**format, publication.project, coordinates, names); !named)
        return named;
    return allowed(*d, placed, {});
}

Result<void> Store::checkPublish(const Scope &project, const Coordinates &coordinates,
                                 const QString &fileName, DuplicateUnit unit, const Caller &actor,
                                 const Precondition &precondition) const
{
    Result<const Format *> format = d->format(coordinates.type);
    if (!format)
        return fail(std::move(format.error()));
    const QStringList names = fileName.isEmpty() ? QStringList() : QStringList(fileName);
    if (Result<void> named = checkNames(**format, project, coordinates, names); !named)
        return named;
    const Policy policy = d->policy(project, coordinates.type);
    const auto ask = [&](Connection &db) -> Result<void> {
        if (Result<void> may = d->checkPush(db, project, coordinates, actor); !may)
            return may;
        const bool known = unit == DuplicateUnit::Version || !fileName.isEmpty();
        if (Result<void> held = checkPrecondition(
                db, known ? precondition : Precondition(), project.id, coordinates,
                (*format)->canonicalName(coordinates.name), names, unit);
            !held)
            return held;
        const qint64 version = liveVersion(db, project.id, coordinates.type,
                                           (*format)->canonicalName(coordinates.name),
                                           coordinates.version);
        if (version == 0 || duplicatesAllowed(policy, coordinates))
            return {};
        if (unit == DuplicateUnit::Version)
            return versionExists(coordinates);
        if (unit == DuplicateUnit::File && !fileName.isEmpty()
            && newestFile(db, version, fileName).serial >= 0)
            return fileExists(fileName);
        return {};
    };
    Snapshot snapshot(d->readers);
    return snapshot.done(snapshot ? ask(snapshot.db()) : Result<void>());
}

} // namespace packhouse
