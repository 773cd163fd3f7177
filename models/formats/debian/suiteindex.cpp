// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/suiteindex.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "formats/debian/release.h"
#include "formats/debian/signer.h"

#include <QDir>
#include <QHash>
#include <QLoggingCategory>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

Q_LOGGING_CATEGORY(lcDebian, "packhouse.debian")

namespace {

constexpr int FilesPerPart = 200;
constexpr size_t PartsAtOnce = 16; ///< read in one go, so that memory stays bounded
constexpr int MostRounds = 8;
constexpr qint64 KeptSeconds = 2 * 60 * 60; ///< how long a superseded generation stays
constexpr size_t KeptAtLeast = 4; ///< … or longer, while it is one of the last few
constexpr size_t KeptAtMost = 300;
constexpr qint64 SkewSeconds = 10; ///< by which apt lets a date be ahead

QString partsKey(const QString &codename)
{
    return u"parts/"_s + codename;
}

/// A fragment's key names its file: of several with one name, the newest is the one that is served.
class Joined
{
public:
    void add(const QByteArray &key, const QByteArray &text)
    {
        if (!m_texts.empty() && m_lastKey == key)
            m_texts.back() = text;
        else
            m_texts.push_back(text);
        m_lastKey = key;
    }
    QByteArray text() const
    {
        QByteArray joined;
        for (const QByteArray &text : m_texts)
            joined += text;
        return joined;
    }

private:
    QByteArray m_lastKey;
    std::vector<QByteArray> m_texts;
};

} // namespace

QString collection(const QString &codename, const QString &indexPath, int part)
{
    return u"%1/%2#%3"_s.arg(codename, indexPath).arg(part);
}

IndexFilePtr Snapshot::file(QByteArrayView path) const
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const IndexFilePtr &file) { return file->path() == path; });
    return found == files.end() ? nullptr : *found;
}

SuiteIndex::SuiteIndex(QString folder, ScopeId project, QString codename, GenerationPtr identity)
    : m_folder(std::move(folder))
    , m_project(project)
    , m_codename(std::move(codename))
    , m_identity(std::move(identity))
{
    makePrivateFolder(m_folder);
}

SuiteIndex::~SuiteIndex()
{
    m_snapshots.clear();
    m_indexes.clear();
    QDir().rmdir(m_folder); // stays when somebody still reads from it
}

Result<int> SuiteIndex::knownParts(const PackageReader &store)
{
    if (m_parts > 0)
        return m_parts;
    const auto records = store.records(m_project, u"debian"_s);
    if (!records)
        return fail(records.error());
    const int parts = std::max(1, records->value(partsKey(m_codename)).toInt());
    const auto one = distribution(store, m_project, m_codename);
    QStringList last;
    for (const QByteArray &path : one ? indexPaths(*one) : QByteArrayList())
        last.append(collection(m_codename, QString::fromLatin1(path), parts - 1));
    const Result<void> counted = store.fragmentsOf(
        m_project, u"debian"_s, last,
        [&](const QString &, const QByteArray &, const QByteArray &, Status) { ++m_inLastPart; });
    if (!counted)
        return fail(counted.error());
    m_parts = parts;
    return parts;
}

Result<int> SuiteIndex::takePart(const PackageReader &store, PackageChanges &changes,
                                 const Caller &actor)
{
    const std::lock_guard lock(m_partsMutex);
    Result<int> parts = knownParts(store);
    if (!parts)
        return parts;
    if (m_inLastPart >= FilesPerPart) {
        const Result<void> more = changes.setRecord(m_project, u"debian"_s, partsKey(m_codename),
                                                    QByteArray::number(*parts + 1), actor);
        if (!more)
            return fail(more.error());
        m_parts = *parts + 1;
        m_inLastPart = 0;
    }
    ++m_inLastPart;
    return m_parts - 1;
}

void SuiteIndex::prepare(const PackageReader &store, const Distribution &distribution, size_t parts)
{
    const QByteArrayList paths = indexPaths(distribution);
    m_indexes.removeIf([&](const auto &index) { return !paths.contains(index.key()); });
    for (const QByteArray &path : paths) {
        std::vector<Cell> &cells = m_indexes[path].cells;
        while (cells.size() < parts) {
            const QString name = collection(m_codename, QString::fromLatin1(path),
                                            int(cells.size()));
            cells.push_back({store.collectionGeneration(m_project, u"debian"_s, name), 0, nullptr});
        }
    }
}

std::vector<SuiteIndex::Dirty> SuiteIndex::changed() const
{
    std::vector<Dirty> dirty;
    for (auto index = m_indexes.cbegin(); index != m_indexes.cend(); ++index) {
        for (size_t part = 0; part < index->cells.size(); ++part) {
            const Cell &cell = index->cells[part];
            if (cell.generation->value() != cell.at)
                dirty.push_back({index.key(), part});
        }
    }
    return dirty;
}

Result<void> SuiteIndex::read(const PackageReader &store, const std::vector<Dirty> &dirty)
{
    for (size_t from = 0; from < dirty.size(); from += PartsAtOnce) {
        const std::span<const Dirty> some(dirty.data() + from,
                                          std::min(PartsAtOnce, dirty.size() - from));
        QStringList names;
        std::vector<quint64> at;
        for (const Dirty &one : some) {
            names.append(collection(m_codename, QString::fromLatin1(one.path), int(one.part)));
            // Before the reading: what comes meanwhile is read again.
            at.push_back(m_indexes[one.path].cells[one.part].generation->value());
        }
        QHash<QString, Joined> texts;
        const Result<void> done = store.fragmentsOf(
            m_project, u"debian"_s, names,
            [&](const QString &name, const QByteArray &key, const QByteArray &text, Status status) {
                if (status != Status::Hidden)
                    texts[name].add(key, text);
            });
        if (!done)
            return done;
        for (size_t i = 0; i < some.size(); ++i) {
            Index &index = m_indexes[some[i].path];
            Cell &cell = index.cells[some[i].part];
            Result<ChunkPtr> chunk = Chunk::make(m_folder, texts.value(names[qsizetype(i)]).text());
            if (!chunk)
                return fail(std::move(chunk.error()));
            cell.chunk = std::move(*chunk);
            cell.at = at[i];
            index.changedFrom = std::min(index.changedFrom, some[i].part);
        }
    }
    return {};
}

Result<void> SuiteIndex::readChanged(const PackageReader &store)
{
    // A publish that goes to several indexes is in all of them or in none: what one of them has
    // moved by while it was read, the others may have moved by too.
    for (int round = 0; round < MostRounds; ++round) {
        const std::vector<Dirty> dirty = changed();
        if (dirty.empty())
            break;
        if (Result<void> done = read(store, dirty); !done)
            return done;
    }
    return {};
}

Result<void> SuiteIndex::hash(const QByteArray &path, Index &index)
{
    if (index.plain && index.changedFrom >= index.cells.size())
        return {};
    index.after.resize(std::min(index.after.size(), index.changedFrom));
    while (index.after.size() < index.cells.size()) {
        auto sums = index.after.empty() ? std::pair<Digest, Digest>() : index.after.back();
        if (const ChunkPtr &chunk = index.cells[index.after.size()].chunk) {
            const Result<QByteArray> plain = chunk->plain();
            const Result<QByteArray> packed = chunk->packed();
            if (!plain || !packed) {
                index.cells[index.after.size()].at = 0; // read it again the next time
                return fail(plain ? packed.error() : plain.error());
            }
            sums.first.add(*plain);
            sums.second.add(*packed);
        }
        index.after.push_back(std::move(sums));
    }
    std::vector<ChunkPtr> chunks;
    for (const Cell &cell : index.cells) {
        if (cell.chunk)
            chunks.push_back(cell.chunk);
    }
    const auto [plain, packed] = index.after.empty() ? std::pair<Digest, Digest>()
                                                     : index.after.back();
    index.plain = std::make_shared<IndexFile>(m_folder, path, false, chunks, plain.sums());
    index.packed = std::make_shared<IndexFile>(m_folder, path + ".gz", true, std::move(chunks),
                                               packed.sums());
    index.changedFrom = index.cells.size();
    return {};
}

/// The date of what is signed next. A clock that is behind must not keep anything from being
/// signed: never before the key, and not before the last one when it only lost a moment, since apt
/// takes what is older than what it has for a mistake.
QDateTime SuiteIndex::dateOf(const QDateTime &keyMade, const SnapshotPtr &last,
                             const QDateTime &now) const
{
    QDateTime date = std::max(now, keyMade);
    if (last && last->date > date && last->date <= date.addSecs(SkewSeconds))
        date = last->date;
    if (date > now.addSecs(SkewSeconds)) {
        qCWarning(lcDebian).noquote()
            << u"This computer's clock shows %1, but the signing key of %2 was made on %3: the "
               "index is dated with the key's time. Check the clock."_s.arg(
                   now.toString(Qt::ISODate), m_codename, keyMade.toString(Qt::ISODate));
    }
    return date;
}

Result<void> SuiteIndex::hashAll()
{
    for (auto index = m_indexes.begin(); index != m_indexes.end(); ++index) {
        if (Result<void> hashed = hash(index.key(), *index); !hashed)
            return hashed;
    }
    return {};
}

Result<SnapshotPtr> SuiteIndex::compose(const Distribution &distribution, Signer &signer,
                                        const SnapshotPtr &last, const QDateTime &now)
{
    const Result<QDateTime> keyMade = signer.made(distribution.fingerprint);
    if (!keyMade)
        return fail(keyMade.error());
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->signedAt = now;
    snapshot->date = dateOf(*keyMade, last, now);
    if (distribution.validSeconds)
        snapshot->renew = now.addSecs(*distribution.validSeconds / 2);
    for (auto index = m_indexes.begin(); index != m_indexes.end(); ++index) {
        const bool empty = index->plain->size() == 0;
        if (empty && !listedWhenEmpty(index.key()))
            continue;
        snapshot->files.push_back(index->plain);
        if (!empty)
            snapshot->files.push_back(index->packed);
    }
    snapshot->release = renderRelease(distribution, snapshot->date, snapshot->files);
    Result<Signer::Signatures> signatures = signer.sign(distribution.fingerprint, snapshot->release,
                                                        snapshot->date);
    if (!signatures)
        return fail(std::move(signatures.error()));
    snapshot->inRelease = std::move(signatures->inRelease);
    snapshot->signature = std::move(signatures->detached);
    keep(snapshot, now);
    return snapshot;
}

void SuiteIndex::keep(SnapshotPtr snapshot, const QDateTime &now)
{
    const std::lock_guard lock(m_snapshotsMutex);
    if (!m_snapshots.empty())
        m_snapshots.front()->superseded = now;
    m_snapshots.push_front(std::const_pointer_cast<Snapshot>(snapshot));
    while (m_snapshots.size() > KeptAtLeast + 1
           && (m_snapshots.size() > KeptAtMost
               || m_snapshots.back()->superseded.addSecs(KeptSeconds) < now))
        m_snapshots.pop_back();
}

SnapshotPtr SuiteIndex::latest() const
{
    const std::lock_guard lock(m_snapshotsMutex);
    return m_snapshots.empty() ? nullptr : m_snapshots.front();
}

Result<SuiteIndex::State> SuiteIndex::look(const PackageReader &store, const QDateTime &now)
{
    State state;
    state.last = latest();
    state.recordAt = m_identity->value();
    const Result<int> parts = [&] {
        const std::lock_guard lock(m_partsMutex);
        return knownParts(store);
    }();
    if (!parts)
        return fail(parts.error());
    state.parts = size_t(*parts);
    const SnapshotPtr &last = state.last;
    const bool sameRecord = last && state.recordAt == m_recordAt;
    // What a clock that was ahead has dated would be refused as not valid yet.
    const bool wentBack = last && now.addSecs(SkewSeconds) < last->signedAt;
    const bool due = wentBack || (last && last->renew.isValid() && last->renew <= now);
    const bool sameParts = !m_indexes.isEmpty() && m_indexes.first().cells.size() == state.parts;
    state.isCurrent = m_whole && sameRecord && !due && sameParts && changed().empty();
    return state;
}

Result<SnapshotPtr> SuiteIndex::settled(const PackageReader &store, const QDateTime &now)
{
    const std::unique_lock building(m_mutex, std::try_to_lock);
    if (!building)
        return nullptr;
    return look(store, now).map([](State state) {
        return state.isCurrent ? std::move(state.last) : nullptr;
    });
}

Result<SnapshotPtr> SuiteIndex::current(const PackageReader &store, Signer &signer,
                                        const QDateTime &now)
{
    const std::lock_guard building(m_mutex);
    const Result<State> state = look(store, now);
    if (!state)
        return fail(state.error());
    const SnapshotPtr &last = state->last;
    if (state->isCurrent)
        return last;

    const Result<Distribution> one = distribution(store, m_project, m_codename);
    if (!one)
        return fail(one.error());
    m_whole = false;
    prepare(store, *one, state->parts);
    // What gpg refuses to sign just now is served as it was; a disk that fails or a gpg that hangs
    // is an error, since what was acknowledged meanwhile would be missing in silence.
    const Result<void> ready = readChanged(store).and_then([this] { return hashAll(); });
    if (!ready)
        return fail(ready.error());
    Result<SnapshotPtr> made = compose(*one, signer, last, now);
    if (made) {
        m_recordAt = state->recordAt;
        m_whole = true;
    } else if (last && !isDiskError(made.error()) && made.error().code != ErrorCode::Timeout) {
        qCWarning(lcDebian).noquote() << u"%1 is served as it was signed on %2. %3"_s.arg(
            m_codename, last->date.toString(Qt::ISODate), english(made.error()));
        return last;
    }
    return made;
}

IndexFilePtr SuiteIndex::byHash(QByteArrayView folder, QByteArrayView algorithm,
                                const QByteArray &hash) const
{
    const std::lock_guard lock(m_snapshotsMutex);
    for (const auto &snapshot : m_snapshots) {
        for (const IndexFilePtr &file : snapshot->files) {
            const QByteArray &own = algorithm == "SHA256" ? file->sums().sha256
                                                          : file->sums().sha512;
            if (own == hash && file->path().startsWith(folder.toByteArray() + '/'))
                return file;
        }
    }
    return nullptr;
}

} // namespace packhouse::debian
