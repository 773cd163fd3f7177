// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace packhouse::golang {

/// A module path as the go command takes it from a proxy: a dot in its first element, no upper case
/// there, nothing that a file system could mistake. InvalidName.
Result<void> checkModulePath(const QString &path);
/// A canonical version, "v1.2.3" or "v1.2.3-pre": with 'v' and without build metadata but
/// "+incompatible". InvalidVersion.
Result<void> checkVersion(const QString &version);
/// A path ending "/v2" has versions v2.x.y only, and those are nowhere else; gopkg.in/x.v2
/// likewise. InvalidVersion.
Result<void> checkMajor(const QString &path, const QString &version);
/// A file of a module, relative to its root. InvalidFile.
Result<void> checkFilePath(const QString &path);

/// protocol: module proxy, case encoding: "Grp" is "!grp" in an address.
QString escaped(const QString &text);
/// Nothing for what no client sends: raw upper case, or '!' before anything but a small letter.
std::optional<QString> unescaped(const QString &text);

/// The order of semantic versions; those that differ in build metadata only go by their text.
std::weak_ordering compare(const QString &version, const QString &other);
bool isPrerelease(const QString &version);
/// Stands for a commit rather than for a tag: "v0.0.0-20240506070809-0123456789ab".
bool isPseudoVersion(const QString &version);
/// The commit that a pseudo-version stands for, as the 12 digits that it has; empty where \a
/// version is none.
QString commitOf(const QString &version);
/// What may be the beginning of a commit's name, as long as people write it: 7 to 40 hexadecimal
/// digits (protocol: go.dev/ref/mod, version queries).
bool isCommit(const QString &query);
/// What stands for a commit that comes after \a before (empty: after no release), so that it is
/// higher than that and lower than the next. \a major: as of majorEnding(); \a state: time and
/// hash.
QString pseudoVersion(const QString &before, const QString &major, const QString &state);
/// The number after 'v', as digits; empty where \a version is none.
QString majorOf(const QString &version);
/// "v2" of "example.test/lib/v2" and of "gopkg.in/lib.v2"; empty where the path has no such ending.
QString majorEnding(const QString &path);

} // namespace packhouse::golang
