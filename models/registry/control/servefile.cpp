// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/servefile.h"

#include "core/diskerror.h"
#include "core/wholefile.h"
#include "registry/blobs/regularfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString pathIn(const QString &directory)
{
    return QDir(directory).filePath(u"serve.json"_s);
}

} // namespace

Result<void> writeServeFile(const QString &directory, const ServeFile &file)
{
    const QJsonObject object{{u"address"_s, QString::fromLatin1(file.address)},
                             {u"https"_s, QString::fromLatin1(file.https)},
                             {u"pid"_s, QCoreApplication::applicationPid()},
                             {u"key"_s, QString::fromLatin1(file.key)}};
    QDir().rmdir(pathIn(directory)); // an empty folder is nobody's loss
    WholeFile save(pathIn(directory), WholeFile::For::Owner);
    const bool written = save.begin() && save.write(QJsonDocument(object).toJson()) > 0
                         && save.commit();
    return written
               ? Result<void>()
               : fail(diskError(save, u"write"_s, Text::of("the data directory %1", directory)));
}

Result<ServeFile> readServeFile(const QString &directory)
{
    QFile file(pathIn(directory));
    if (!openRegular(file)) {
        return fail(ErrorCode::NotFound, Text::of("No process serves %1.", directory));
    }
    const QJsonObject object = QJsonDocument::fromJson(file.read(64 * 1024)).object();
    ServeFile read;
    read.address = object["address"_L1].toString().toLatin1();
    read.https = object["https"_L1].toString().toLatin1();
    read.key = object["key"_L1].toString().toLatin1();
    read.pid = object["pid"_L1].toInteger();
    if (read.address.isEmpty() || read.key.isEmpty())
        return fail(ErrorCode::Corrupt, Text::of("%1 cannot be understood.", file.fileName()));
    return read;
}

void removeServeFile(const QString &directory)
{
    const Result<ServeFile> file = readServeFile(directory);
    if (file && file->pid == QCoreApplication::applicationPid())
        QFile::remove(pathIn(directory));
}

} // namespace packhouse
