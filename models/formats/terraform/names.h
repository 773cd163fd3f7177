// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

#include <compare>

namespace packhouse::terraform {

/// "<name>/<system>", each 1 to 64 lower-case letters, digits and hyphens (protocol: module_name
/// and module_system).
Result<void> checkName(const QString &name);
/// One of the two parts.
bool isNamePart(QStringView part);
/// SemVer 2, strict: no 'v' before it.
Result<void> checkVersion(const QString &version);

/// What is no version is below whatever is one.
std::weak_ordering compareVersions(const QString &version, const QString &other);
bool isPrerelease(const QString &version);

/// "vpc-aws-1.0.0.tgz"; \a archive is "tgz" or "zip".
QString archiveName(const Coordinates &coordinates, const QString &archive);
Result<void> checkArchiveName(const QString &fileName);

/// What a file's name hints at ("vpc-aws-1.0.0.tgz", "terraform-aws-vpc-1.0.0.zip"); \a providers
/// are the module's own, and help to tell its name from its system. Parts may be empty.
Coordinates guess(const QString &fileName, const QStringList &providers);

} // namespace packhouse::terraform
