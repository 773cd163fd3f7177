// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/cachesave.h"
#include "formats/conan/layout.h"
#include "formats/conan/stored.h"
#include "formats/support/stagedreading.h"
#include "formats/support/tgzwriter.h"

#include <QFile>
#include <QSet>

#include <map>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

/// Takes a saved package apart into the files that clients upload.
class Unpacking
{
public:
    Unpacking(const SavedPackage &saved, Staging &staging, qint64 limit, QSet<QString> stored)
        : m_saved(saved), m_staging(staging), m_limit(limit), m_stored(std::move(stored))
    {}

    /// Every binary has its archive, though nothing may be in it.
    Result<void> begin()
    {
        for (const SavedPackage::Recipe &recipe : m_saved.recipes) {
            for (const SavedPackage::Binary &binary : recipe.binaries) {
                const Result<TgzWriter *> writer = archive(
                    {recipe.revision, binary.id, binary.revision, u"conan_package.tgz"_s});
                if (!writer)
                    return fail(writer.error());
            }
        }
        return {};
    }

    Result<void> take(const ArchiveEntry &entry, QIODevice &bytes)
    {
        const auto target = m_saved.entry(entry.path);
        if (entry.folder || !target || m_stored.contains(target->place.stored()))
            return {};
        if (const Result<void> good = target->place.check(); !good)
            return good;
        if (target->inside.isEmpty())
            return takeFile(target->place, entry, bytes);
        if (entry.link && !linkStaysInside(target->inside, QString::fromUtf8(entry.target))) {
            return fail(ErrorCode::InvalidFile,
                        Text::of("%1 is a link that leads out of its package.", entry.path),
                        Text::of("Publish this package with \"conan upload\"."));
        }
        const Result<TgzWriter *> writer = archive(target->place);
        if (!writer)
            return fail(writer.error());
        return entry.link ? (*writer)->addLink(target->inside, entry.target)
                          : (*writer)->addFile(target->inside, entry.size, entry.executable, bytes);
    }

    Result<void> finish(Publication &publication)
    {
        for (auto &[name, archive] : m_archives) {
            Result<std::unique_ptr<StagedBlob>> blob = archive->finish();
            if (!blob)
                return fail(blob.error());
            m_files.push_back({name, std::move(*blob), {}, {}});
        }
        publication.files.clear();
        for (NewFile &file : m_files) {
            const auto place = FilePlace::fromStored(file.name);
            if (const Result<void> described = describe(m_saved.reference, *place, file,
                                                        publication);
                !described)
                return described;
            publication.files.push_back(std::move(file));
        }
        return {};
    }

private:
    Result<TgzWriter *> archive(const FilePlace &place)
    {
        const QString name = place.stored();
        if (m_stored.contains(name))
            return nullptr;
        std::unique_ptr<TgzWriter> &archive = m_archives[name];
        if (!archive) {
            Result<std::unique_ptr<StagedBlob>> blob = m_staging.stage(m_limit);
            if (!blob)
                return fail(blob.error());
            archive = std::make_unique<TgzWriter>(std::move(*blob));
        }
        return archive.get();
    }

    Result<void> takeFile(const FilePlace &place, const ArchiveEntry &entry, QIODevice &bytes)
    {
        if (entry.link)
            return fail(ErrorCode::InvalidFile, Text::of("%1 is a link.", entry.path));
        Result<std::unique_ptr<StagedBlob>> blob = m_staging.stage(m_limit);
        if (!blob)
            return fail(blob.error());
        for (qint64 left = entry.size; left > 0;) {
            const QByteArray part = bytes.read(std::min<qint64>(left, 64 * 1024));
            if (part.isEmpty())
                return fail(ErrorCode::InvalidFile, Text::of("%1 is cut off.", entry.path));
            if (Result<void> written = (*blob)->write(part); !written)
                return written;
            left -= part.size();
        }
        if (Result<void> ended = (*blob)->finish(); !ended)
            return ended;
        m_files.push_back({place.stored(), std::move(*blob), {}, {}});
        return {};
    }

    const SavedPackage &m_saved;
    Staging &m_staging;
    qint64 m_limit;
    QSet<QString> m_stored;
    std::map<QString, std::unique_ptr<TgzWriter>> m_archives;
    std::vector<NewFile> m_files;
};

Result<SavedPackage> savedIn(QIODevice &file)
{
    QByteArray list;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        if (entry.path == u"pkglist.json")
            list = bytes.readAll();
        return list.isEmpty();
    };
    if (const Result<void> read = readSaved(file, visit); !read)
        return fail(read.error());
    return SavedPackage::parse(list);
}

/// Every revision that the archive names has to be whole in it, or here already.
Result<void> checkWhole(const SavedPackage &saved, const Publication &publication,
                        const QSet<QString> &stored)
{
    QSet<QString> names = stored;
    for (const NewFile &file : publication.files)
        names.insert(file.name);
    for (const SavedPackage::Recipe &recipe : saved.recipes) {
        QStringList needed{FilePlace{recipe.revision, {}, {}, u"conanfile.py"_s}.stored(),
                           FilePlace{recipe.revision, {}, {}, u"conanmanifest.txt"_s}.stored()};
        for (const SavedPackage::Binary &binary : recipe.binaries) {
            for (const QString &name : {u"conaninfo.txt"_s, u"conanmanifest.txt"_s})
                needed.append(
                    FilePlace{recipe.revision, binary.id, binary.revision, name}.stored());
        }
        for (const QString &name : std::as_const(needed)) {
            if (!names.contains(name))
                return fail(ErrorCode::InvalidFile, Text::of("The archive lacks %1.", name),
                            Text::of("Save it anew with \"conan cache save\"."));
        }
    }
    return {};
}

} // namespace

Result<void> unpackSaved(Publication &publication, const PackageReader &store, Staging &staging)
{
    if (publication.files.size() != 1)
        return {};
    const std::unique_ptr<StagedBlob> archive = std::move(publication.files.front().blob);
    QFile file(archive->path());
    if (Result<void> opened = openStaged(file); !opened)
        return opened;
    const Result<SavedPackage> saved = savedIn(file);
    if (!saved)
        return fail(diskTrouble(file).value_or(saved.error()));

    QSet<QString> stored;
    const auto existing = store.version(publication.project, u"conan"_s, saved->reference.name,
                                        saved->reference.storedVersion());
    if (existing) {
        for (const StoredFile &known : existing->first().files)
            stored.insert(known.name);
    } else {
        publication.status = Status::Default; // also for one that an upload has begun
    }
    const Result<Policy> policy = store.policy(publication.project, u"conan"_s);
    if (!policy)
        return fail(policy.error());

    Unpacking unpacking(*saved, staging, policy->maxFileSize, stored);
    Result<void> taken = unpacking.begin();
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        taken = unpacking.take(entry, bytes);
        return taken.has_value();
    };
    if (taken) {
        if (const Result<void> read = readSaved(file, visit); !read)
            return fail(diskTrouble(file).value_or(read.error()));
    }
    return taken.and_then([&] { return unpacking.finish(publication); }).and_then([&] {
        return checkWhole(*saved, publication, stored);
    });
}

} // namespace packhouse::conan
