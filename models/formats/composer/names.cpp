// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/names.h"

#include "formats/composer/versions.h"

#include <QRegularExpression>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 255;

/// Names that some file systems keep for devices; Composer refuses them.
bool isDevice(const QString &part)
{
    static const QRegularExpression device(u"\\A(?:nul|con|prn|aux|com[1-9]|lpt[1-9])\\z"_s);
    return device.match(part).hasMatch();
}

} // namespace

Result<void> checkName(const QString &name)
{
    static const QRegularExpression rule(
        u"\\A[a-z0-9]++(?:[_.-][a-z0-9]++)*+/[a-z0-9]++(?:(?:[_.]|-{1,2})[a-z0-9]++)*+\\z"_s);
    if (name.size() <= longest && rule.match(name).hasMatch() && !name.endsWith(u".json"_s)
        && !isDevice(name.section(u'/', 0, 0)) && !isDevice(name.section(u'/', 1)))
        return {};
    return fail(
        ErrorCode::InvalidName,
        name.isEmpty()
            ? Text::of("The package has no name.")
            : Text::of("Name is invalid: \"%1\" is no Composer package name.", name.left(longest)),
        Text::of("Use vendor/name in lower case, with letters, digits and single '.', '_' or '-' "
                 "between them."));
}

Result<void> checkVersion(const QString &version)
{
    if (Version::parse(version))
        return {};
    return fail(ErrorCode::InvalidVersion,
                version.isEmpty() ? Text::of("The package has no version.")
                                  : Text::of("Version is invalid: \"%1\" is no Composer version.",
                                             version.left(longest)),
                Text::of("Use a version such as 1.2.3, 1.2.3-beta1 or dev-main."));
}

Result<void> checkFileName(const QString &fileName)
{
    static const QRegularExpression rule(u"\\A[A-Za-z0-9_+][A-Za-z0-9._+-]*\\.zip\\z"_s);
    if (fileName.size() <= longest && rule.match(fileName).hasMatch())
        return {};
    return fail(
        ErrorCode::InvalidFile, Text::of("%1 is not a valid file name.", fileName.left(longest)),
        Text::of("Composer packages are zip archives, named with letters, digits and '.', '_', "
                 "'-', '+'."));
}

QString archiveName(const Coordinates &coordinates, const QByteArray &reference)
{
    QString stem = coordinates.name + u'-' + coordinates.version;
    for (QChar &c : stem) {
        if (!c.isLetterOrNumber() && !QStringView(u"._+-").contains(c))
            c = u'-';
    }
    const auto version = Version::parse(coordinates.version);
    const QString ending = (version && version->isDev() && !reference.isEmpty()
                                ? u'-' + QString::fromLatin1(reference)
                                : QString())
                           + u".zip"_s;
    return stem.left(longest - ending.size()) + ending;
}

bool isPlatform(const QString &name)
{
    return !name.contains(u'/');
}

} // namespace packhouse::composer
