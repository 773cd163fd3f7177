// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/incoming.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr qint64 KeptSeconds = 3 * 60 * 60;
constexpr qint64 BlockSize = 256 * 1024;

} // namespace

Result<Incoming> Incoming::of(const PackageReader &store, ScopeId project)
{
    const Result<QString> folder = store.privateFolder(u"debian"_s);
    if (!folder)
        return fail(folder.error());
    const QString own = *folder + u"/incoming/"_s + QString::number(project);
    if (!makePrivateFolder(own))
        return fail(diskError(errno, u"make the folder"_s, own));
    return Incoming(own);
}

QString Incoming::path(const QString &fileName, const QByteArray &sha256) const
{
    return m_folder + u'/' + fileName + u'_' + QString::fromLatin1(sha256.toHex());
}

void Incoming::purge(const QDateTime &now) const
{
    const QFileInfoList all = QDir(m_folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : all) {
        if (file.lastModified().addSecs(KeptSeconds) < now)
            QFile::remove(file.filePath());
    }
}

Result<void> Incoming::add(const StagedBlob &blob, const QString &fileName, const QDateTime &now)
{
    purge(now);
    const QString to = path(fileName, blob.hashes().sha256);
    QFile::remove(to); // the same bytes: only its time is out of date
    // The staged file is on the same disk, so a second name for it costs no copy.
    std::error_code reason;
    std::filesystem::create_hard_link(blob.path().toStdString(), to.toStdString(), reason);
    if (reason && !QFile::copy(blob.path(), to))
        return fail(diskError(reason.value(), u"link"_s, to));
    QFile file(to);
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(now, QFileDevice::FileModificationTime);
    return {};
}

bool Incoming::has(const QString &fileName) const
{
    return !QDir(m_folder).entryList({fileName + u"_*"_s}, QDir::Files).isEmpty();
}

Result<std::unique_ptr<StagedBlob>> Incoming::take(Staging &staging, const QString &fileName,
                                                   const QByteArray &sha256, qint64 limit)
{
    QFile file(path(fileName, sha256));
    if (!file.open(QIODevice::ReadOnly)) {
        if (file.exists())
            return fail(diskError(file, u"open"_s));
        return nullptr;
    }
    Result<std::unique_ptr<StagedBlob>> blob = staging.stage(limit);
    if (!blob)
        return blob;
    QByteArray block(BlockSize, Qt::Uninitialized);
    while (const qint64 got = file.read(block.data(), block.size())) {
        if (got < 0)
            return fail(diskError(file, u"read"_s));
        if (auto written = (*blob)->write(QByteArrayView(block.constData(), got)); !written)
            return fail(written.error());
    }
    if (auto finished = (*blob)->finish(); !finished)
        return fail(finished.error());
    return blob;
}

void Incoming::remove(const QString &fileName, const QByteArray &sha256)
{
    QFile::remove(path(fileName, sha256));
}

} // namespace packhouse::debian
