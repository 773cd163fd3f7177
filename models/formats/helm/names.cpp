// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/names.h"

#include "formats/support/semver.h"

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

constexpr qsizetype longestName = 255;
constexpr auto archiveEnd = ".tgz"_L1;

bool isWord(QStringView text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    bool plain = false; // the character before was a letter or digit
    for (const QChar c : text) {
        const bool separator = c == u'.' || c == u'-' || c == u'_';
        if (!isPlain(c) && !(separator && plain))
            return false;
        plain = !separator;
    }
    return plain && text.size() <= longestName;
}

std::optional<SemVer> parsed(QStringView version)
{
    return SemVer::parse(version.startsWith(u'v') ? version.sliced(1) : version);
}

} // namespace

Result<void> checkChannel(const QString &channel)
{
    if (isWord(channel))
        return {};
    return fail(
        ErrorCode::InvalidArgument, Text::of("channel is invalid"),
        Text::of("Use letters and digits with single dots, hyphens or underscores between them."));
}

Result<void> checkName(const QString &name)
{
    if (isWord(name))
        return {};
    return fail(
        ErrorCode::InvalidName, Text::of("\"%1\" is no name for a chart.", name.left(80)),
        Text::of("Use letters and digits with single dots, hyphens or underscores between them."));
}

Result<void> checkVersion(const QString &version)
{
    const auto read = parsed(version);
    if (version.size() <= longestName && read && read->isCountable())
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("\"%1\" is no version for a chart.", version.left(80)),
                Text::of("Use a semantic version such as 1.2.3."));
}

std::weak_ordering compareVersions(const QString &version, const QString &other)
{
    const auto a = parsed(version);
    const auto b = parsed(other);
    if (a && b)
        return *a <=> *b;
    if (a || b)
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    return version.compare(other) <=> 0;
}

bool isPrerelease(const QString &version)
{
    const auto read = parsed(version);
    return read && !read->prerelease.isEmpty();
}

QString archiveName(const QString &name, const QString &version)
{
    return name + u'-' + version + archiveEnd;
}

QString storedName(const QString &channel, const QString &fileName)
{
    return channel + u'/' + fileName;
}

std::pair<QString, QString> splitStored(const QString &stored)
{
    return {stored.section(u'/', 0, 0), stored.section(u'/', 1)};
}

Result<void> checkStored(const QString &stored)
{
    auto [channel, file] = splitStored(stored);
    if (file.endsWith(ProvenanceEnd))
        file.chop(ProvenanceEnd.size());
    if (checkChannel(channel) && !splits(file).isEmpty())
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is no name for a chart's file.", stored.left(80)));
}

QList<std::pair<QString, QString>> splits(const QString &archiveName)
{
    QList<std::pair<QString, QString>> found;
    if (!archiveName.endsWith(archiveEnd) || archiveName.size() > 2 * longestName)
        return found;
    const QString stem = archiveName.chopped(archiveEnd.size());
    for (qsizetype dash = stem.indexOf(u'-'); dash > 0; dash = stem.indexOf(u'-', dash + 1)) {
        const QString name = stem.left(dash);
        const QString version = stem.mid(dash + 1);
        if (checkVersion(version) && checkName(name))
            found.append({name, version});
    }
    return found;
}

} // namespace packhouse::helm
