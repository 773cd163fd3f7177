// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/names.h"

#include "formats/support/semver.h"

#include <algorithm>

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

/// protocol: helm reads "1.2" and "01.2" as 1.2.0, and takes a 'v' before either
std::optional<SemVer> parsed(QStringView version)
{
    if (version.startsWith(u'v'))
        version = version.sliced(1);
    const auto rest = std::find_if(version.begin(), version.end(),
                                   [](QChar c) { return c == u'-' || c == u'+'; });
    const qsizetype head = rest - version.begin();
    QStringList numbers;
    for (QStringView number : version.first(head).split(u'.')) {
        while (number.size() > 1 && number.front() == u'0')
            number = number.sliced(1);
        numbers.append(number.toString());
    }
    while (numbers.size() < 3)
        numbers.append(u"0"_s);
    return SemVer::parse(numbers.join(u'.') + version.sliced(head).toString());
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
    const auto isPlain = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-');
    };
    // A '.' hides a file, a '-' makes it an option of the command line.
    const bool fine = !name.isEmpty() && name.size() <= longestName && name.front() != u'.'
                      && name.front() != u'-' && std::all_of(name.begin(), name.end(), isPlain);
    if (fine)
        return {};
    return fail(ErrorCode::InvalidName, Text::of("\"%1\" is no name for a chart.", name.left(80)),
                Text::of("Use letters, digits, dots, hyphens and underscores, a letter or digit "
                         "first."));
}

Result<void> checkVersion(const QString &version)
{
    const auto read = parsed(version);
    if (version.size() <= longestName && read && read->isCountable())
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("\"%1\" is no version for a chart.", version.left(80)),
                Text::of("Use a semantic version such as 1.2.3, or 1.2."));
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
    QList<std::pair<QString, QString>> strict;
    QList<std::pair<QString, QString>> loose;
    if (!archiveName.endsWith(archiveEnd) || archiveName.size() > 2 * longestName)
        return strict;
    const QString stem = archiveName.chopped(archiveEnd.size());
    for (qsizetype dash = stem.indexOf(u'-'); dash > 0; dash = stem.indexOf(u'-', dash + 1)) {
        const QString name = stem.left(dash);
        const QString version = stem.mid(dash + 1);
        if (!checkVersion(version) || !checkName(name))
            continue;
        const bool whole = SemVer::parse(version.startsWith(u'v') ? version.mid(1) : version)
                               .has_value();
        (whole ? strict : loose).append({name, version});
    }
    return strict + loose;
}

QString chartAddress(const QString &name, const QString &version)
{
    const QString archive = archiveName(name, version);
    const auto readings = splits(archive);
    const bool plain = readings.isEmpty() || readings.first() == std::pair(name, version);
    return plain ? archive : name + u'/' + archive;
}

} // namespace packhouse::helm
