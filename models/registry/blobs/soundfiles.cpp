// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/soundfiles.h"

#include "core/diskerror.h"
#include "core/singlehasher.h"
#include "registry/blobs/regularfile.h"

#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <chrono>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 MostBytes = 16 * 1024 * 1024; // some 60,000 files

/// Two writes within one tick of the file system's clock leave the same stamp, so one that is this
/// young proves nothing yet.
constexpr qint64 TooYoung = 100'000'000; // nanoseconds

bool tooYoung(const FileStamp &stamp)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const qint64 age = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()
                       - stamp.changed;
    return std::abs(age) < TooYoung;
}

struct CloseFile
{
    int descriptor;
    ~CloseFile() { ::close(descriptor); }
};

tl::unexpected<Error> missing()
{
    return fail(ErrorCode::Corrupt, Text::of("The bytes of this file are missing."),
                Text::of("Run 'packhousectl verify --repair', or publish them again."));
}

} // namespace

Result<QByteArray> sha256Of(const QString &path)
{
    const int descriptor = openRegular(path, O_RDONLY);
    if (descriptor < 0 && errno == ENOENT)
        return missing();
    if (descriptor < 0)
        return fail(diskError(errno, u"open"_s, path));
    const CloseFile close{descriptor};
    SingleHasher hasher(&Hashes::sha256);
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::read(descriptor, buffer.data(), size_t(buffer.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(diskError(errno, u"read"_s, path));
        if (got == 0)
            break;
        hasher.add(QByteArrayView(buffer).first(got));
    }
    return hasher.finish();
}

SoundFiles::SoundFiles() : m_looked(MostBytes) {}

std::optional<SoundFiles::Looked> SoundFiles::known(const FileStamp &stamp,
                                                    const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    const Looked *looked = m_looked.find(sha256);
    return looked && looked->stamp == stamp ? std::optional(*looked) : std::nullopt;
}

void SoundFiles::keep(const FileStamp &stamp, const QByteArray &sha256, bool sound)
{
    if (tooYoung(stamp))
        return;
    const std::lock_guard lock(m_mutex);
    m_looked.insert(sha256, {stamp, sound}, qint64(sizeof(Looked)) + sha256.size());
}

bool SoundFiles::isKnown(const QString &path, const QByteArray &sha256)
{
    const std::optional<FileStamp> stamp = stampOf(path);
    if (!stamp)
        return false;
    const std::optional<Looked> looked = known(*stamp, sha256);
    return looked && looked->sound;
}

Result<void> SoundFiles::check(const QString &path, const QByteArray &sha256)
{
    const auto damaged = [] {
        return fail(ErrorCode::Corrupt,
                    Text::of("The bytes of this file are damaged, so they are not sent."),
                    Text::of("Run 'packhousectl verify --repair', or publish them again."));
    };
    const std::optional<FileStamp> stamp = stampOf(path);
    if (!stamp)
        return missing();
    if (const std::optional<Looked> looked = known(*stamp, sha256))
        return looked->sound ? Result<void>() : damaged();

    std::promise<Result<void>> promise;
    std::shared_future<Result<void>> other;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto running = m_running.constFind(sha256); running != m_running.constEnd())
            other = *running;
        else
            m_running.insert(sha256, promise.get_future().share());
    }
    if (other.valid())
        return other.get();
    const Result<void> result = [&] {
        const auto leave = qScopeGuard([&] {
            const std::lock_guard lock(m_mutex);
            m_running.remove(sha256);
        });
        Result<QByteArray> found = sha256Of(path);
        Result<void> sound = !found             ? Result<void>(fail(std::move(found.error())))
                             : *found == sha256 ? Result<void>()
                                                : damaged();
        // What was written while it was read is looked at again by the next who asks.
        if (found && stampOf(path) == stamp)
            keep(*stamp, sha256, sound.has_value());
        return sound;
    }();
    promise.set_value(result);
    return result;
}

} // namespace packhouse
