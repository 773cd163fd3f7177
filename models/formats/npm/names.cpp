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
constexpr qsizetype longestVersion = 256; ///< characters that npm reads of a version
constexpr qint64 largestNumber = 9'007'199'254'740'991; ///< that JavaScript counts exactly
constexpr auto ending = ".tgz"_L1;

bool isExact(const QString &number)
{
    bool fits = false;
    return number.toLongLong(&fits) <= largestNumber && fits;
}

bool hasCharactersOfName(const QString &text)
{
    static const QRegularExpression rule(
        u"\\A(?:@(?![-.])[A-Za-z0-9_.-]+(?<!\\.)(?<!\\.git)(?<!\\.atom)/(?!\\.)|(?![-._]))"
        "[-._A-Za-z0-9]+\\z"_s);
    return rule.match(text).hasMatch();
}

} // namespace

Result<void> checkName(const QString &name)
{
    if (name.size() <= longestName && hasCharactersOfName(name) && !isReservedName(name))
        return {};
    return fail(
        ErrorCode::InvalidName,
        Text::of(
            "Validation failed: Name should be a valid NPM package name: "
            "letters, digits and . _ -, with or without a scope such as @acme/, and none of the "
            "three at its start."));
}

bool isReservedName(const QString &name)
{
    return name.compare("node_modules"_L1, Qt::CaseInsensitive) == 0
           || name.compare("favicon.ico"_L1, Qt::CaseInsensitive) == 0;
}

Result<void> checkVersion(const QString &version)
{
    const std::optional<SemVer> parsed = SemVer::parse(version);
    if (!parsed)
        return fail(
            ErrorCode::InvalidVersion,
            Text::of("Validation failed: Version should be a semantic version such as 1.2.3."));
    // npm takes the build off a version before it looks for it, so that nothing would be found.
    if (!parsed->build.isEmpty())
        return fail(
            ErrorCode::InvalidVersion,
            Text::of("Validation failed: Version should be without \"+%1\", which npm leaves out.",
                     parsed->build.left(64)));
    const bool counts = version.size() <= longestVersion && isExact(parsed->major)
                        && isExact(parsed->minor) && isExact(parsed->patch);
    if (!counts)
        return fail(
            ErrorCode::InvalidVersion,
            Text::of("Validation failed: Version should have at most %1 characters, and numbers up "
                     "to %2.",
                     longestVersion, largestNumber));
    return {};
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
                Text::of("The tag '%1' is refused: a tag is letters, digits and . _ - + ~, and no "
                         "version.",
                         tag.left(64)));
}

QString cleanVersion(const QString &version)
{
    const QString trimmed = version.trimmed();
    const QString plain = trimmed.startsWith(u'v') || trimmed.startsWith(u'=')
                              ? trimmed.mid(1).trimmed()
                              : trimmed;
    return plain.section(u'+', 0, 0);
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

bool isTarballName(const QString &fileName)
{
    return fileName.size() <= longestName + 1 + longestVersion + ending.size()
           && fileName.endsWith(ending) && hasCharactersOfName(fileName.chopped(ending.size()));
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
