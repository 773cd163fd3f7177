// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <compare>
#include <optional>

namespace packhouse::debian {

/// What a file is, as its name ends (protocol: types recognised by suffix).
enum class FileKind { Deb, Udeb, Ddeb, Dsc, Source, BuildInfo, Changes };
std::optional<FileKind> kindOf(const QString &fileName);
/// Deb, udeb or ddeb.
bool isBinary(FileKind kind);

/// Lower-case letters, digits, '+', '-', '.'; two characters at least.
Result<void> checkName(const QString &name);
/// [epoch:]upstream[-revision] as dpkg reads it.
Result<void> checkVersion(const QString &version);
/// No path, nothing that would have to be quoted, and an ending that is known.
Result<void> checkFileName(const QString &fileName);
/// Of codenames, suites, components, origins and labels.
bool isWord(const QString &text);
bool isArchitecture(const QString &text);

/// dpkg's order: epoch, then runs of non-digits and digits by turns, '~' before everything.
std::weak_ordering compareVersions(QStringView a, QStringView b);
bool isPrerelease(QStringView version);

/// The folder in the pool: the first letter, or four of a name that begins with "lib".
QString poolLetter(const QString &source);
/// "pool/<codename>/<letter>/<source>/<version>", not encoded.
QString poolFolder(const QString &codename, const QString &source, const QString &version);

} // namespace packhouse::debian
