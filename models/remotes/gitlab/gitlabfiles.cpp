// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabfiles.h"

#include "core/downloadplace.h"
#include "core/privatefiles.h"
#include "formats/serving.h"
#include "formats/uploading.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 CacheLimit = 1LL << 30; // bytes

QByteArray methodName(Method method)
{
    return method == Method::Delete ? "DELETE" : method == Method::Post ? "POST" : "PUT";
}

/// The reference says it in several ways and with several codes.
Error asDuplicate(Error error)
{
    const bool mayBe = error.code == ErrorCode::InvalidArgument
                       || error.code == ErrorCode::Forbidden || error.code == ErrorCode::Conflict;
    if (mayBe
        && (error.code == ErrorCode::Conflict
            || english(error.what).contains(u"already"_s, Qt::CaseInsensitive)
            || english(error.what).contains(u"duplicate"_s, Qt::CaseInsensitive))) {
        error.code = ErrorCode::Duplicate;
        error.remedy = Text::of("Publish it under a new version.");
    }
    return error;
}

Error cannotSend(const Format &format, const QString &fileName)
{
    return {ErrorCode::Unsupported,
            Text::of("%1 packages cannot be sent to another registry from here.", format.label()),
            Text::of("Publish %1 there with the client that made it, or publish it to this "
                     "computer.",
                     fileName),
            false};
}

/// A file's name in the cache proves nothing: its bytes may have been damaged since.
bool holds(const QString &path, const StoredFile &file)
{
    QFile known(path);
    if (!known.open(QIODevice::ReadOnly) || known.size() != file.size)
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.hashes.sha256.isEmpty()
           || (hash.addData(&known) && hash.result() == file.hashes.sha256);
}

/// All of an item, the first first.
Result<LocalFiles> filesOf(const InspectedItem &found, const PublishItem &item)
{
    LocalFiles files{{item.filePath, found.inspection}};
    for (const QString &path : item.others) {
        Result<Inspection> other = inspectOther(found, path);
        if (!other)
            return fail(other.error());
        files.append({path, std::move(*other)});
    }
    return files;
}

/// With the same bytes; a file whose SHA-256 is not told may be another one.
bool isThere(const LocalFile &file, const QList<StoredFile> &there)
{
    return std::ranges::any_of(there, [&](const StoredFile &one) {
        return one.name == file.inspection.fileName && !one.hashes.sha256.isEmpty()
               && holds(file.path, one);
    });
}

} // namespace

RestRequest restRequest(UploadRequest upload)
{
    RestRequest request;
    request.method = methodName(upload.method);
    request.path = upload.path;
    request.headers = upload.headers;
    if (upload.body) {
        request.body.type = upload.contentType;
        request.body.size = upload.size >= 0 ? upload.size : upload.body->size();
        request.body.device = std::move(upload.body);
    }
    return request;
}

GitLabFiles::GitLabFiles(GitLabApi &api, GitLabListing &listing, const FormatList &formats,
                         QString cache)
    : m_api(api), m_listing(listing), m_formats(formats), m_cache(std::move(cache))
{}

Result<PublishCheck> GitLabFiles::check(const PublishItem &item) const
{
    const Result<InspectedItem> found = inspectItem(m_formats, item);
    if (!found)
        return fail(found.error());
    if (std::optional<PublishCheck> unfit = unfitCheck(*found))
        return std::move(*unfit);
    const Inspection &inspection = found->inspection;
    const Format &format = *found->format;
    if (!format.uploading())
        return refusedCheck(cannotSend(format, inspection.fileName), format.label());
    const Result<LocalFiles> all = filesOf(*found, item);
    if (!all)
        return refusedCheck(all.error(), format.label());
    const Result<QList<RemoteVersion>> versions = m_listing.versionsOf(
        {item.scopePath, format.id(), inspection.coordinates.name}, AskedFor::View);
    if (!versions) {
        if (versions.error().code == ErrorCode::NotFound)
            return refusedCheck(versions.error(), format.label());
        return fail(versions.error());
    }
    QList<StoredVersion> existing;
    for (const RemoteVersion &version : *versions) {
        StoredVersion stored;
        stored.id = version.id;
        stored.coordinates = version.coordinates;
        if (format.compare(version.coordinates.version, inspection.coordinates.version) == 0) {
            Result<QList<StoredFile>> files = m_api.files(item.scopePath, version.id,
                                                          AskedFor::View);
            if (!files)
                return fail(files.error());
            const qsizetype have = std::ranges::count_if(
                *all, [&](const LocalFile &one) { return isThere(one, *files); });
            if (have > 0 && have < all->size()) {
                return PublishCheck{
                    true, Text::of("the rest of it"), Tone::Warning,
                    Text::counted("%n file(s) of it are on %1 already, with the same bytes. What "
                                  "is missing is sent.",
                                  have, m_api.host())};
            }
            const bool hasFile = std::any_of(
                files->cbegin(), files->cend(),
                [&](const StoredFile &file) { return file.name == inspection.fileName; });
            const bool exists = hasFile || format.duplicateUnit() == DuplicateUnit::Version;
            if (exists && !format.defaultPolicy().duplicatesAllowed) {
                return refusedCheck(
                    {ErrorCode::Duplicate,
                     Text::of("%1 has %2 %3 already.", m_api.host(), inspection.coordinates.name,
                              inspection.coordinates.version),
                     Text::of("Publish it under a new version."), false},
                    format.label());
            }
            if (exists) {
                return PublishCheck{
                    true, Text::of("file exists"), Tone::Warning,
                    Text::of(
                        "%1 has a file %2 in this version. Its settings decide whether it takes "
                        "another one.",
                        m_api.host(), inspection.fileName)};
            }
            stored.files = std::move(*files);
        }
        existing.append(std::move(stored));
    }
    return acceptedCheck(existing, inspection);
}

Result<Text> GitLabFiles::publish(const PublishItem &item, const RemoteWatch &watch) const
{
    const Result<InspectedItem> found = inspectItem(m_formats, item);
    if (!found)
        return fail(found.error());
    if (const std::optional<PublishCheck> unfit = unfitCheck(*found))
        return fail(ErrorCode::InvalidFile, unfit->explanation);
    // All are looked at before the first is sent: there is no way to send them at once.
    const Result<LocalFiles> files = filesOf(*found, item);
    if (!files)
        return fail(files.error());
    const QList<StoredFile> there = files->size() > 1 ? filesThere(*found, item)
                                                      : QList<StoredFile>();
    qint64 before = 0;
    Text notice;
    QStringList gone;
    for (const auto &[path, inspection] : *files) {
        RemoteWatch further = watch;
        if (watch.progress)
            further.progress = [&](qint64 sent) { watch.progress(before + sent); };
        if (!isThere({path, inspection}, there)) { // it went when the others did not
            const Result<Text> sent = send(*found->format, item.scopePath, path, inspection,
                                           further);
            if (!sent && !gone.isEmpty())
                return fail(halfWay(sent.error(), gone, *files));
            if (!sent)
                return sent;
            if (!sent->isEmpty())
                notice = *sent;
        }
        gone.append(inspection.fileName);
        before += QFileInfo(path).size();
    }
    return notice;
}

QList<StoredFile> GitLabFiles::filesThere(const InspectedItem &found, const PublishItem &item) const
{
    const Coordinates &of = found.inspection.coordinates;
    QList<StoredFile> all;
    const Result<QList<RemoteVersion>> versions = m_listing.versionsOf(
        {item.scopePath, found.format->id(), of.name}, AskedFor::Job);
    for (const RemoteVersion &version : versions.value_or(QList<RemoteVersion>())) {
        if (found.format->compare(version.coordinates.version, of.version) == 0)
            all += m_api.files(item.scopePath, version.id, AskedFor::Job)
                       .value_or(QList<StoredFile>());
    }
    return all; // what cannot be told is sent: the registry decides
}

/// Nothing that went is taken back by itself: whoever uses the registry may have it by now.
Error GitLabFiles::halfWay(Error error, const QStringList &gone, const LocalFiles &files) const
{
    QStringList missing;
    for (const LocalFile &file : files.sliced(gone.size()))
        missing.append(file.inspection.fileName);
    const Coordinates &of = files.first().inspection.coordinates;
    error.what = Text::of("Only a part of it is on %1. There: %2. Not there: %3. The reason: %4",
                          m_api.host(), gone.join(u", "_s), missing.join(u", "_s), error.what);
    error.remedy = Text::of("Try again: only what is missing is sent then. Or delete %1 %2 on that "
                            "registry to take back what went.",
                            of.name, of.version);
    error.retryable = true;
    return error;
}

Result<Text> GitLabFiles::send(const Format &format, const QString &scopePath, const QString &path,
                               const Inspection &inspection, const RemoteWatch &watch) const
{
    const Uploading *uploading = format.uploading();
    if (!uploading)
        return fail(cannotSend(format, inspection.fileName));
    Result<UploadRequest> upload = uploading->uploadRequest(inspection, path);
    if (!upload)
        return fail(upload.error());
    RestRequest request = restRequest(std::move(*upload));
    // The form and the encoding around the bytes make an upload larger than its file.
    const qint64 fileSize = QFileInfo(path).size();
    if (watch.progress) {
        request.progress = [progress = watch.progress, fileSize,
                            whole = std::max<qint64>(1, request.body.size)](qint64 sent) {
            progress(qint64(double(fileSize) * double(sent) / double(whole)));
        };
    }
    request.cancelled = watch.cancelled;
    Result<Text> done = m_api.upload(scopePath, std::move(request));
    m_listing.forget();
    if (!done)
        return fail(asDuplicate(done.error()));
    return done;
}

Result<void> GitLabFiles::download(const DownloadItem &item, const RemoteWatch &watch) const
{
    const Format *format = m_formats.find(item.key.type);
    const Serving *serving = format ? format->serving() : nullptr;
    if (!serving) {
        return fail(ErrorCode::Unsupported,
                    Text::of("Files of the type \"%1\" cannot be fetched.", item.key.type));
    }
    if (const Result<void> room = packhouse::makeRoom(item.to, item.file.name, item.overwrite);
        !room)
        return room;
    RestDownload wanted;
    wanted.path = serving->downloadPath({item.key.type, item.key.name, item.version}, item.file);
    wanted.to = item.to;
    wanted.size = item.file.size;
    wanted.hashes = item.file.hashes;
    wanted.progress = watch.progress;
    wanted.cancelled = watch.cancelled;
    const Result<Hashes> written = m_api.download(item.key.scopePath, wanted);
    if (!written)
        return fail(written.error());
    return {};
}

Result<QString> GitLabFiles::localCopy(const PackageKey &key, const QString &version,
                                       const StoredFile &file) const
{
    // Never the name that the remote gave it: that is no name for a file here.
    const QString name = file.hashes.sha256.isEmpty()
                             ? u"file-%1"_s.arg(file.id)
                             : QString::fromLatin1(file.hashes.sha256.toHex());
    const QString path = QDir(m_cache).filePath(name);
    if (holds(path, file))
        return path;
    if (!makePrivateFolder(m_cache)) {
        return fail(ErrorCode::ReadOnly,
                    Text::of("The folder for fetched files cannot be written."),
                    Text::of("Check it in the settings."));
    }
    makeRoom(file.size);
    if (const Result<void> done = download({key, version, file, path, true}, {}); !done)
        return fail(done.error());
    return path;
}

/// The oldest go first.
void GitLabFiles::makeRoom(qint64 bytes) const
{
    const QFileInfoList files = QDir(m_cache).entryInfoList(QDir::Files, QDir::Time);
    qint64 sum = bytes;
    for (const QFileInfo &file : files) {
        sum += file.size();
        if (sum > CacheLimit)
            QFile::remove(file.absoluteFilePath());
    }
}

} // namespace packhouse
