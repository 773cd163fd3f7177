// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabtrash.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostManifest = 16LL << 20; // bytes
constexpr qint64 Block = 128LL << 10; // bytes

QJsonObject manifestOf(const QString &folder)
{
    QFile file(QDir(folder).filePath(u"manifest.json"_s));
    if (!file.open(QIODevice::ReadOnly) || file.size() > MostManifest)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// The name alone: what a remote calls a file must not lead out of its folder here.
QString safeName(const QString &name)
{
    QString safe = name.section(u'/', -1).section(u'\\', -1);
    safe.removeIf([](QChar letter) { return letter.unicode() < 0x20; });
    return safe.isEmpty() || safe == u"."_s || safe == u".."_s ? u"file"_s : safe;
}

Result<void> copyChecked(const QString &from, const QString &to, const QByteArray &sha256)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::NotFound,
                    Text::of("The kept copy of %1 cannot be read.", QFileInfo(to).fileName()),
                    Text::of("Publish it from somewhere else."));
    }
    QFile target(to);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    bool written = target.open(QIODevice::WriteOnly);
    while (written && !source.atEnd()) {
        const QByteArray block = source.read(Block);
        hash.addData(block);
        written = !block.isEmpty() && target.write(block) == block.size();
    }
    target.close();
    if (!written || target.error() != QFile::NoError) {
        return fail(ErrorCode::StorageFull,
                    Text::of("%1 could not be copied: %2.", QFileInfo(to).fileName(),
                             Foreign{target.errorString()}),
                    Text::of("Free some space and try again."), true);
    }
    if (hash.result() != sha256) {
        return fail(
            ErrorCode::HashMismatch,
            Text::of("The kept copy of %1 is not what was deleted any more.",
                     QFileInfo(to).fileName()),
            Text::of("Its bytes changed on this computer's disk. Publish it from somewhere else."));
    }
    return {};
}

} // namespace

QList<KeptCopy> keptCopies(const QString &trash)
{
    QList<KeptCopy> copies;
    QDirIterator folders(trash, QDir::Dirs | QDir::NoDotAndDotDot);
    while (folders.hasNext()) {
        const QString folder = folders.next();
        const QJsonObject manifest = manifestOf(folder);
        if (manifest.isEmpty())
            continue; // still being written, or not from here
        KeptCopy copy;
        copy.folder = folder;
        copy.sourceId = manifest[u"remote"_s].toString();
        copy.host = manifest[u"host"_s].toString();
        copy.row.scopePath = manifest[u"project"_s].toString();
        copy.row.coordinates = {manifest[u"type"_s].toString(), manifest[u"name"_s].toString(),
                                manifest[u"version"_s].toString()};
        copy.row.deleted = QDateTime::fromString(manifest[u"deleted_at"_s].toString(),
                                                 Qt::ISODateWithMs);
        copy.row.purgeAfter = copy.row.deleted.addDays(KeptDays);
        const QJsonArray files = manifest[u"files"_s].toArray();
        copy.row.files = int(files.size());
        for (const QJsonValue &file : files)
            copy.row.bytes += file[u"size"_s].toInteger();
        copies.append(copy);
    }
    std::stable_sort(copies.begin(), copies.end(), [](const KeptCopy &a, const KeptCopy &b) {
        return a.row.deleted > b.row.deleted;
    });
    return copies;
}

void dropExpired(const QString &trash, const QDateTime &now)
{
    for (const KeptCopy &copy : keptCopies(trash)) {
        if (copy.row.purgeAfter.isValid() && copy.row.purgeAfter <= now)
            QDir(copy.folder).removeRecursively();
    }
}

Result<QList<PublishItem>> unpackCopy(const KeptCopy &copy, const QString &to)
{
    QList<PublishItem> items;
    const QJsonArray files = manifestOf(copy.folder)[u"files"_s].toArray();
    if (files.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("No file of %1 %2 is kept here any more.", copy.row.coordinates.name,
                             copy.row.coordinates.version),
                    Text::of("Publish it from somewhere else."));
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QJsonValue file = files.at(i);
        const QString name = file[u"name"_s].toString();
        const QString folder = QDir(to).filePath(QString::number(i + 1));
        if (!QDir().mkpath(folder)) {
            return fail(ErrorCode::ReadOnly, Text::of("%1 cannot be written.", folder),
                        Text::of("Free some space and try again."), true);
        }
        // By number, since the manifest's own paths are only as good as the file they are in.
        const QString from = QDir(copy.folder).filePath(u"files/%1"_s.arg(i + 1));
        const QString path = QDir(folder).filePath(safeName(name));
        if (const auto copied = copyChecked(
                from, path, QByteArray::fromHex(file[u"sha256"_s].toString().toLatin1()));
            !copied)
            return fail(copied.error());
        items.append({path, copy.row.scopePath, copy.row.coordinates, name});
    }
    return items;
}

} // namespace packhouse
