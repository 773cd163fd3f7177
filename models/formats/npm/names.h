// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace packhouse::npm {

/// "widget" or "@scope/widget", with the characters that the reference allows, less what npm itself
/// does not ask for: '+', and '.', '_' or '-' at the start.
Result<void> checkName(const QString &name);
/// Names that stand for something else wherever packages are.
bool isReservedName(const QString &name);
/// SemVer 2.0.0, strict, within what node counts and without a build, which npm takes off.
Result<void> checkVersion(const QString &version);
/// A tag is no version, so that "widget@1.0.0" means one thing, and fits into one segment of a
/// path.
Result<void> checkTag(const QString &tag);
/// "1.2.3" of "v1.2.3", "=1.2.3" and "1.2.3+build", which package.json may say and npm publishes as
/// the first; anything else as it is.
QString cleanVersion(const QString &version);
/// "acme" of "@acme/widget"; empty without a scope.
QString scopeOf(const QString &name);
/// "widget" of "@acme/widget".
QString baseOf(const QString &name);
/// What a version's tarball is stored as: "@acme/widget-1.0.0.tgz".
QString tarballName(const QString &name, const QString &version);
/// What any version's tarball may be stored as.
bool isTarballName(const QString &fileName);
/// The version that a tarball's name stands for, with or without the scope; null when it is of
/// another package.
QString versionOfTarball(const QString &name, const QString &fileName);
/// "@acme%2fwidget": one segment of a path.
QByteArray encoded(const QString &name);

} // namespace packhouse::npm
