// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/names.h"

#include "formats/support/semver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

constexpr qsizetype longestPart = 64;
constexpr qsizetype longestVersion = 255;

QString withoutEnding(const QString &fileName)
{
    for (const auto ending : {".tar.gz"_L1, ".tgz"_L1, ".zip"_L1}) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive))
            return fileName.chopped(ending.size());
    }
    return fileName;
}

/// Cuts a version off the end of \a stem, if one is there.
QString takeVersion(QString &stem)
{
    for (qsizetype dash = stem.indexOf(u'-'); dash > 0; dash = stem.indexOf(u'-', dash + 1)) {
        QString version = stem.mid(dash + 1);
        if (version.startsWith(u'v'))
            version.remove(0, 1);
        if (checkVersion(version)) {
            stem.truncate(dash);
            return version;
        }
    }
    return {};
}

} // namespace

bool isNamePart(QStringView part)
{
    return !part.isEmpty() && part.size() <= longestPart
           && std::all_of(part.begin(), part.end(), [](QChar c) {
                  return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
              });
}

Result<void> checkName(const QString &name)
{
    const QStringList parts = name.split(u'/');
    if (parts.size() == 2 && isNamePart(parts[0]) && isNamePart(parts[1]))
        return {};
    return fail(
        ErrorCode::InvalidName,
        Text::of("\"%1\" is no name for a Terraform module.", name.left(140)),
        Text::of("Write it as name/system, each of lower-case letters, digits and hyphens."));
}

Result<void> checkVersion(const QString &version)
{
    const auto read = SemVer::parse(version);
    if (version.size() <= longestVersion && read && read->isCountable())
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("\"%1\" is no version for a Terraform module.", version.left(80)),
                Text::of("Use a semantic version such as 1.2.3, without a v before it."));
}

std::weak_ordering compareVersions(const QString &version, const QString &other)
{
    const auto a = SemVer::parse(version);
    const auto b = SemVer::parse(other);
    if (a && b)
        return *a <=> *b;
    if (a || b)
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    return version.compare(other) <=> 0;
}

bool isPrerelease(const QString &version)
{
    const auto read = SemVer::parse(version);
    return read && !read->prerelease.isEmpty();
}

QString archiveName(const Coordinates &coordinates, const QString &archive)
{
    return u"%1-%2.%3"_s.arg(QString(coordinates.name).replace(u'/', u'-'), coordinates.version,
                             archive);
}

Result<void> checkArchiveName(const QString &fileName)
{
    const bool plain = std::all_of(fileName.begin(), fileName.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"._+-"_s.contains(c));
    });
    if (plain && fileName.size() <= 512 && !fileName.startsWith(u'.')
        && (fileName.endsWith(".tgz"_L1) || fileName.endsWith(".zip"_L1)))
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is no name for a module's archive.", fileName.left(80)));
}

Coordinates guess(const QString &fileName, const QStringList &providers)
{
    QString stem = withoutEnding(fileName).toLower();
    Coordinates found{u"terraform_module"_s, {}, takeVersion(stem)};
    QString name = stem;
    QString system = providers.size() == 1 ? providers.first() : QString();
    if (stem.startsWith("terraform-"_L1) && stem.count(u'-') > 1) {
        // The name that repositories of modules go by: terraform-<system>-<name>.
        system = stem.section(u'-', 1, 1);
        name = stem.section(u'-', 2);
    } else if (system.isEmpty() && stem.contains(u'-')) {
        system = stem.section(u'-', -1);
        name = stem.section(u'-', 0, -2);
    } else if (!system.isEmpty() && stem.endsWith(u'-' + system)) {
        name = stem.chopped(system.size() + 1);
    }
    const QString whole = name + u'/' + system;
    if (checkName(whole))
        found.name = whole;
    return found;
}

} // namespace packhouse::terraform
