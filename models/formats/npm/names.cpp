// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/names.h"

#include "formats/support/semver.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qsizetype longestName = 214;
constexpr auto ending = ".tgz"_L1;

} // namespace

Result<void> checkName(const QString &name)
{
    static const QRegularExpression rule(
        u"\\A(?:@(?![-.])[A-Za-z0-9_.-]+(?<!\\.)(?<!\\.git)(?<!\\.atom)/)?[-+._A-Za-z0-9]+\\z"_s);
    const QString base = baseOf(name);
    if (name.size() <= longestName && rule.match(name).hasMatch() && base != "."_L1
        && base != ".."_L1)
        return {};
    return fail(ErrorCode::InvalidName,
                u"Validation failed: Name should be a valid NPM package name: "
                "letters, digits and . _ - +, with or without a scope such as @acme/."_s);
}

Result<void> checkVersion(const QString &version)
{
    if (SemVer::parse(version))
        return {};
    return fail(ErrorCode::InvalidVersion,
                u"Validation failed: Version should be a semantic version such as 1.2.3."_s);
}

Result<void> checkTag(const QString &tag)
{
    static const QRegularExpression rule(u"\\A[-+._~A-Za-z0-9]{1,128}\\z"_s);
    // What npm takes for a range ("1.x", "v2", "*") could never be asked for as a tag.
    static const QRegularExpression range(u"\\A[v=]?[0-9xX]+(?:\\.[0-9xX]+)*\\z"_s);
    if (rule.match(tag).hasMatch() && !SemVer::parse(cleanVersion(tag))
        && !range.match(tag).hasMatch() && tag != "."_L1 && tag != ".."_L1)
        return {};
    return fail(ErrorCode::InvalidArgument,
                u"The tag '%1' is refused: a tag is letters, digits and . _ - + ~, and no "
                "version."_s.arg(tag.left(64)));
}

QString cleanVersion(const QString &version)
{
    const QString trimmed = version.trimmed();
    return trimmed.startsWith(u'v') || trimmed.startsWith(u'=') ? trimmed.mid(1).trimmed()
                                                                : trimmed;
}

QString scopeOf(const QString &name)
{
    return name.startsWith(u'@') ? name.mid(1).section(u'/', 0, 0) : QString();
}

QString baseOf(const QString &name)
{
    return name.section(u'/', -1);
}

QString tarballName(const QString &name, const QString &version)
{
    return name + u'-' + version + ending;
}

QString versionOfTarball(const QString &name, const QString &fileName)
{
    const QString prefix = baseOf(name) + u'-';
    const QString file = fileName.startsWith(name + u'-') ? baseOf(fileName) : fileName;
    if (!file.startsWith(prefix) || !file.endsWith(ending))
        return {};
    return file.mid(prefix.size(), file.size() - prefix.size() - ending.size());
}

QByteArray encoded(const QString &name)
{
    QByteArray path = QUrl::toPercentEncoding(name, "@"_ba);
    return path.replace("%2F", "%2f");
}

} // namespace packhouse::npm
