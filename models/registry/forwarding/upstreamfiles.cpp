// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/forwarding/upstreamfiles.h"

#include "core/hashes.h"
#include "registry/forwarding/upstreamclient.h"

#include <QCryptographicHash>
#include <QDir>
#include <QHash>
#include <QMutex>
#include <QTemporaryFile>

#include <future>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// The strongest hash that the upstream's document gives.
QByteArray Hashes::*strongest(const Hashes &hashes)
{
    for (const auto hash : {&Hashes::sha512, &Hashes::sha256, &Hashes::sha1}) {
        if (!(hashes.*hash).isEmpty())
            return hash;
    }
    return nullptr;
}

/// Named by address and hash: a changed document never finds old bytes.
QString fileName(const UpstreamFile &file, const QUrl &url)
{
    QCryptographicHash name(QCryptographicHash::Sha256);
    name.addData(url.toEncoded());
    const auto hash = strongest(file.hashes);
    name.addData(file.hashes.*hash);
    return QString::fromLatin1(name.result().toHex());
}

Error writing(const QTemporaryFile &file)
{
    return {ErrorCode::StorageFull, u"The file cannot be kept: %1."_s.arg(file.errorString()),
            u"Free some space and try again."_s, true};
}

} // namespace

struct UpstreamFiles::Private
{
    UpstreamClient &client;
    QDir kept;
    QDir passing;
    qint64 passingLimit;
    QMutex mutex;
    QHash<QString, std::shared_future<Result<FetchedFile>>> running;

    std::optional<FetchedFile> find(const QString &name) const;
    Result<FetchedFile> transfer(const UpstreamFile &file, const QUrl &url, const QUrl &home,
                                 const QDir &to, const QString &name, qint64 limit);
    void makeRoom();
};

UpstreamFiles::UpstreamFiles(UpstreamClient &client, QString directory, qint64 passingLimit)
    : d(new Private{client,
                    QDir(directory + "/kept"_L1),
                    QDir(directory + "/passing"_L1),
                    passingLimit,
                    {},
                    {}})
{}

UpstreamFiles::~UpstreamFiles() = default;

Result<FetchedFile> UpstreamFiles::fetch(const UpstreamFile &file, const QUrl &url,
                                         const QUrl &home, bool keep, qint64 limit)
{
    if (!strongest(file.hashes))
        return fail(ErrorCode::Unsupported,
                    u"%1 gives no hash for %2, so it cannot be verified."_s.arg(home.host(),
                                                                                file.fileName));
    const QString name = fileName(file, url);
    std::promise<Result<FetchedFile>> promise;
    std::shared_future<Result<FetchedFile>> other;
    {
        const QMutexLocker lock(&d->mutex);
        if (const auto found = d->find(name))
            return *found;
        if (const auto it = d->running.constFind(name); it != d->running.constEnd())
            other = *it;
        else
            d->running.insert(name, promise.get_future().share());
    }
    if (other.valid())
        return other.get();
    Result<FetchedFile> result = d->transfer(file, url, home, keep ? d->kept : d->passing, name,
                                             limit);
    {
        const QMutexLocker lock(&d->mutex);
        d->running.remove(name);
        if (!keep)
            d->makeRoom();
    }
    promise.set_value(result);
    return result;
}

std::optional<FetchedFile> UpstreamFiles::Private::find(const QString &name) const
{
    for (const QDir &dir : {kept, passing}) {
        const QFileInfo info(dir.filePath(name));
        if (info.exists())
            return FetchedFile{info.filePath(), info.size(), name.toLatin1()};
    }
    return std::nullopt;
}

Result<FetchedFile> UpstreamFiles::Private::transfer(const UpstreamFile &file, const QUrl &url,
                                                     const QUrl &home, const QDir &to,
                                                     const QString &name, qint64 limit)
{
    to.mkpath(u"."_s);
    QTemporaryFile temporary(to.filePath(u"incoming-XXXXXX"_s));
    if (!temporary.open())
        return fail(writing(temporary));
    Hasher hasher;
    UpstreamRequest request;
    request.url = url;
    request.home = home;
    request.accept = "*/*"_ba;
    request.otherHosts = true;
    request.limit = limit > 0 ? limit : std::numeric_limits<qint64>::max();
    request.sink = [&](QByteArrayView bytes) -> Result<void> {
        hasher.add(bytes);
        if (temporary.write(bytes.data(), bytes.size()) != bytes.size())
            return fail(writing(temporary));
        return {};
    };
    const Result<UpstreamAnswer> answer = client.fetch(request);
    if (!answer)
        return fail(answer.error());
    if (answer->status != 200)
        return fail(
            answer->status == 404 ? ErrorCode::NotFound : ErrorCode::Network,
            u"%1 answered %2 for %3."_s.arg(url.host()).arg(answer->status).arg(file.fileName));
    const Hashes hashes = hasher.finish();
    const auto hash = strongest(file.hashes);
    if (hashes.*hash != file.hashes.*hash)
        return fail(
            ErrorCode::HashMismatch,
            u"%1 sent other bytes for %2 than it announced."_s.arg(url.host(), file.fileName),
            u"Nothing was kept; try again later."_s, true);
    if (!temporary.flush())
        return fail(writing(temporary));
    const qint64 size = temporary.size();
    const QString path = to.filePath(name);
    if (!temporary.rename(path))
        return fail(writing(temporary));
    temporary.setAutoRemove(false);
    return FetchedFile{path, size, hashes.sha256};
}

void UpstreamFiles::Private::makeRoom()
{
    qint64 total = 0;
    const QFileInfoList newestFirst = passing.entryInfoList(QDir::Files, QDir::Time);
    for (const QFileInfo &info : newestFirst) {
        total += info.size();
        if (total > passingLimit && info.fileName().startsWith("incoming-"_L1) == false)
            QFile::remove(info.filePath()); // a reader that has it open keeps its bytes
    }
}

} // namespace packhouse
