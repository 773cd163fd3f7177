// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabhashes.h"

#include "formats/importing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype AtOnce = 24; // versions whose files are asked for together
constexpr qsizetype MostKept = 20'000; // versions

void note(const QList<StoredFile> &files, const SoughtHash &hash, qint64 version,
          QHash<qint64, RemoteHit> &hits)
{
    for (const StoredFile &file : files) {
        if (!hash.fits(file.hashes))
            continue;
        RemoteHit &hit = hits[version];
        hit.file = file.id;
        hit.typed.append(hash.typed);
    }
}

/// A word of so many digits is no name and no version.
bool isSurely(const SoughtHash &hash)
{
    constexpr qsizetype Many = 16;
    return hash.certain || hash.digits.size() >= Many;
}

} // namespace

void GitLabHashes::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_files.clear();
    m_documents.clear();
}

Result<void> GitLabHashes::askFiles(const QList<RemoteVersion> &versions)
{
    QHash<QString, QList<qint64>> missing; ///< by project
    {
        const QMutexLocker lock(&m_mutex);
        if (m_files.size() > MostKept)
            m_files.clear();
        for (const RemoteVersion &version : versions) {
            if (!m_files.contains(version.id))
                missing[version.projectPath].append(version.id);
        }
    }
    for (auto project = missing.cbegin(); project != missing.cend(); ++project) {
        for (qsizetype at = 0; at < project->size(); at += AtOnce) {
            const QList<qint64> ids = project->mid(at, AtOnce);
            const QList<Result<Files>> answers = m_api.firstFiles(project.key(), ids);
            for (qsizetype i = 0; i < answers.size(); ++i) {
                // What cannot be read is not searched; to say that it has nothing would be wrong.
                if (!answers[i])
                    return fail(answers[i].error());
                const QMutexLocker lock(&m_mutex);
                m_files.insert(ids[i], *answers[i]);
            }
        }
    }
    return {};
}

GitLabHashes::Files GitLabHashes::filesOf(qint64 version)
{
    const QMutexLocker lock(&m_mutex);
    return m_files.value(version);
}

std::vector<UpstreamFile> GitLabHashes::documentOf(const RemoteVersion &version)
{
    const Coordinates &of = version.coordinates;
    const QString key = QStringList{version.projectPath, of.type, of.name}.join(u'\n');
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto known = m_documents.find(key); known != m_documents.end())
            return *known;
    }
    const Format *format = m_formats.find(of.type);
    const Importing *importing = format ? format->importing() : nullptr;
    std::vector<UpstreamFile> files;
    if (importing) {
        const QString name = format->canonicalName(of.name);
        const auto document = m_api.document(version.projectPath,
                                             "packages/" + of.type.toLatin1() + '/'
                                                 + importing->importStart(name));
        if (auto step = document ? importing->importRead(*document, name)
                                 : Result<ImportStep>(fail(document.error())))
            files = std::move(step->files);
    }
    const QMutexLocker lock(&m_mutex);
    m_documents.insert(key, files);
    return files;
}

bool GitLabHashes::complete(const RemoteVersion &version, Files &files, const SoughtHash &hash)
{
    const auto told = [&] {
        return std::all_of(files.begin(), files.end(),
                           [&](const StoredFile &file) { return hash.isTold(file.hashes); });
    };
    if (told())
        return true;
    for (const UpstreamFile &one : documentOf(version)) {
        for (StoredFile &file : files) {
            const bool same = one.version == version.coordinates.version
                              && (files.size() == 1 || one.fileName == file.name);
            if (!same)
                continue;
            for (QByteArray Hashes::*kind :
                 {&Hashes::md5, &Hashes::sha1, &Hashes::sha256, &Hashes::sha512}) {
                if ((file.hashes.*kind).isEmpty())
                    file.hashes.*kind = one.hashes.*kind;
            }
        }
    }
    return told();
}

Result<RemoteHits> GitLabHashes::find(const QList<RemoteVersion> &versions,
                                      const QList<SoughtHash> &hashes)
{
    if (const Result<void> asked = askFiles(versions); !asked)
        return fail(asked.error());
    RemoteHits hits;
    const auto look = [&](bool documents) {
        for (const RemoteVersion &version : versions) {
            Files files = filesOf(version.id);
            for (const SoughtHash &hash : hashes) {
                if (documents && !complete(version, files, hash))
                    hits.unknown = hits.unknown || isSurely(hash);
                note(files, hash, version.id, hits.found);
            }
        }
    };
    look(false);
    // Each package's document, which the files of its versions cost as much as, only where those
    // did not tell.
    if (hits.found.isEmpty())
        look(true);
    return hits;
}

} // namespace packhouse
