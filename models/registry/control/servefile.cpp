// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/servefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

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
                             {u"secret"_s, QString::fromLatin1(file.secret)}};
    QSaveFile save(pathIn(directory));
    // Before the secret is in it, so that nobody ever can read that.
    const bool written = save.open(QIODevice::WriteOnly)
                         && save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                         && save.write(QJsonDocument(object).toJson()) > 0 && save.commit();
    if (!written) {
        return fail(ErrorCode::ReadOnly,
                    u"%1 cannot be written: %2."_s.arg(save.fileName(), save.errorString()),
                    u"Check who may write to the data directory."_s);
    }
    return {};
}

Result<ServeFile> readServeFile(const QString &directory)
{
    QFile file(pathIn(directory));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::NotFound, u"No process serves %1."_s.arg(directory));
    }
    const QJsonObject object = QJsonDocument::fromJson(file.read(64 * 1024)).object();
    ServeFile read;
    read.address = object["address"_L1].toString().toLatin1();
    read.https = object["https"_L1].toString().toLatin1();
    read.secret = object["secret"_L1].toString().toLatin1();
    read.pid = object["pid"_L1].toInteger();
    if (read.address.isEmpty() || read.secret.isEmpty())
        return fail(ErrorCode::Corrupt, u"%1 cannot be understood."_s.arg(file.fileName()));
    return read;
}

void removeServeFile(const QString &directory)
{
    const Result<ServeFile> file = readServeFile(directory);
    if (file && file->pid == QCoreApplication::applicationPid())
        QFile::remove(pathIn(directory));
}

} // namespace packhouse
