// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMap>
#include <QStringList>

namespace packhouse::demo {

/// Bytes that look like a binary, the same for the same seed.
QByteArray noise(quint32 seed, qsizetype size);

/// Path in the archive to content.
using Entries = QMap<QString, QByteArray>;
Result<void> writeTarball(const QString &path, const Entries &entries);
Result<void> writeTar(const QString &path, const Entries &entries);
Result<void> writeZip(const QString &path, const Entries &entries);
Result<void> writeFile(const QString &path, const QByteArray &bytes);

struct Package
{
    QString name;
    QString version;
    QString description;
    QStringList dependencies;
    qsizetype bytes = 8'000; ///< of made-up content
    QString architecture = QStringLiteral("amd64"); ///< where the type has some
};

/// Each writes real package files of its type into \a folder and answers their paths.
Result<QStringList> npmPackage(const QString &folder, const Package &package);
Result<QStringList> pythonPackage(const QString &folder, const Package &package);
Result<QStringList> composerPackage(const QString &folder, const Package &package);
Result<QStringList> mavenPackage(const QString &folder, const Package &package);
Result<QStringList> nugetPackage(const QString &folder, const Package &package);
Result<QStringList> debianPackage(const QString &folder, const Package &package);
Result<QStringList> conanPackage(const QString &folder, const Package &package);
Result<QStringList> helmChart(const QString &folder, const Package &package);
Result<QStringList> terraformModule(const QString &folder, const Package &package);
Result<QStringList> goModule(const QString &folder, const Package &package);
/// For two platforms: Ruby alone and Linux.
Result<QStringList> rubyGem(const QString &folder, const Package &package);

} // namespace packhouse::demo
