// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/names.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr qsizetype Longest = 255;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isWordCharacter(QChar c)
{
    return isDigit(c) || isLetter(c) || c == u'.' || c == u'-' || c == u'_';
}

/// Runs of digits without leading zeros, and runs of letters; a number that is zero is empty.
struct Segment
{
    bool number = false;
    QStringView text;

    bool operator==(const Segment &) const = default;
};

using Segments = std::vector<Segment>;

void dropZeros(Segments &segments, size_t from)
{
    while (segments.size() > from && segments.back().number && segments.back().text.isEmpty())
        segments.pop_back();
}

/// Zeros say nothing before the first letter and at the end.
Segments segmentsOf(QStringView version)
{
    Segments found;
    size_t letters = 0; // where the first letter's run is, counted from 1
    for (qsizetype at = 0; at < version.size();) {
        const bool number = isDigit(version[at]);
        if (!number && !isLetter(version[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < version.size() && (number ? isDigit(version[end]) : isLetter(version[end])))
            ++end;
        QStringView text = version.sliced(at, end - at);
        while (number && text.startsWith(u'0'))
            text = text.sliced(1);
        if (!number && letters == 0) {
            dropZeros(found, 0);
            letters = found.size() + 1;
        }
        found.push_back({number, text});
        at = end;
    }
    dropZeros(found, letters);
    return found;
}

std::strong_ordering compareSegments(const Segment &a, const Segment &b)
{
    if (a.number != b.number)
        return a.number ? std::strong_ordering::greater : std::strong_ordering::less;
    if (a.number && a.text.size() != b.text.size())
        return a.text.size() <=> b.text.size();
    return a.text.compare(b.text) <=> 0;
}

struct System
{
    QRegularExpression rule;
    QString name; ///< empty: what the rule found first
};

/// In the order in which RubyGems tries them.
const std::vector<System> &systems()
{
    static const std::vector<System> all{
        System{QRegularExpression(u"aix(\\d+)?"_s), u"aix"_s},
        System{QRegularExpression(u"cygwin"_s), u"cygwin"_s},
        System{QRegularExpression(u"darwin(\\d+)?"_s), u"darwin"_s},
        System{QRegularExpression(u"^macruby$"_s), u"macruby"_s},
        System{QRegularExpression(u"freebsd(\\d+)?"_s), u"freebsd"_s},
        System{QRegularExpression(u"^j(?:ava|ruby)$"_s), u"java"_s},
        System{QRegularExpression(u"^java([\\d.]*)"_s), u"java"_s},
        System{QRegularExpression(u"^dalvik(\\d+)?$"_s), u"dalvik"_s},
        System{QRegularExpression(u"^dotnet([\\d.]*)"_s), u"dotnet"_s},
        System{QRegularExpression(u"linux-?(\\w+)?"_s), u"linux"_s},
        System{QRegularExpression(u"mingw32"_s), u"mingw32"_s},
        System{QRegularExpression(u"mingw-?(\\w+)?"_s), u"mingw"_s},
        System{QRegularExpression(u"(mswin\\d+)(?:_(\\d+))?"_s), {}},
        System{QRegularExpression(u"netbsdelf"_s), u"netbsdelf"_s},
        System{QRegularExpression(u"openbsd(\\d+\\.\\d+)?"_s), u"openbsd"_s},
        System{QRegularExpression(u"solaris(\\d+\\.\\d+)?"_s), u"solaris"_s},
        System{QRegularExpression(u"wasi"_s), u"wasi"_s}};
    return all;
}

} // namespace

QString FullName::text() const
{
    const QString plain = name + u'-' + version;
    return platform == Ruby ? plain : plain + u'-' + platform;
}

// protocol: what gem build lets through
Result<void> checkName(const QString &name)
{
    const bool good = !name.isEmpty() && name.size() <= Longest
                      && std::all_of(name.begin(), name.end(), isWordCharacter)
                      && std::any_of(name.begin(), name.end(), isLetter)
                      && (isLetter(name[0]) || isDigit(name[0]));
    if (good)
        return {};
    return fail(
        ErrorCode::InvalidName, Text::of("\"%1\" is no name for a gem.", name.left(80)),
        Text::of("Use letters, digits, dots, hyphens and underscores, at least one letter, and "
                 "begin with a letter or digit."));
}

Result<void> checkVersion(const QString &version)
{
    const QStringList parts = version.split(u'.');
    const bool good = version.size() <= Longest
                      && std::all_of(parts.begin(), parts.end(),
                                     [](const QString &part) {
                                         return !part.isEmpty()
                                                && std::all_of(part.begin(), part.end(),
                                                               [](QChar c) {
                                                                   return isDigit(c) || isLetter(c);
                                                               });
                                     })
                      && std::all_of(parts[0].begin(), parts[0].end(), isDigit);
    if (good)
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("\"%1\" is no version for a gem.", version.left(80)),
                Text::of("Use numbers with dots between them, such as 1.2.3 or 1.3.0.rc1."));
}

Result<void> checkPlatform(const QString &platform)
{
    if (!platform.isEmpty() && platform.size() <= Longest
        && std::all_of(platform.begin(), platform.end(), isWordCharacter)
        && (isLetter(platform[0]) || isDigit(platform[0])))
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("\"%1\" is no platform of a gem.", platform.left(80)));
}

// protocol: Gem::Platform.new of a text
PlatformParts partsOfPlatform(const QString &platform)
{
    static const QRegularExpression number(u"^\\d+(?:\\.\\d+)?$"_s);
    static const QRegularExpression endsInNumber(u"\\d+(?:\\.\\d+)?$"_s);
    static const QRegularExpression intel(u"i\\d86"_s);
    QStringList words = platform.split(u'-');
    if (words.size() > 2 && !endsInNumber.match(words.last()).hasMatch()) {
        const QString library = words.takeLast(); // "linux-musl" is one
        words.last() += u'-' + library;
    }
    const QString first = words.takeFirst();
    PlatformParts parts{intel.match(first).hasMatch() ? u"x86"_s : first, {}, {}};
    if (words.size() == 2 && number.match(words.last()).hasMatch())
        return {parts.cpu, words.first(), words.last()};
    QString system = words.value(0);
    if (words.isEmpty()) {
        system = first;
        parts.cpu.clear();
    }
    for (const System &each : systems()) {
        const QRegularExpressionMatch match = each.rule.match(system);
        if (!match.hasMatch())
            continue;
        if (!each.name.isEmpty())
            return {parts.cpu, each.name, match.captured(1)};
        const bool names = parts.cpu.isEmpty() && match.captured(1).endsWith(u"32"_s);
        return {names ? u"x86"_s : parts.cpu, match.captured(1), match.captured(2)};
    }
    return {parts.cpu, u"unknown"_s, {}};
}

QString builtPlatform(const QString &platform)
{
    if (platform == Ruby)
        return platform;
    const PlatformParts parts = partsOfPlatform(platform);
    if (parts.os == u"unknown"_s)
        return platform;
    QStringList words{parts.cpu, parts.os, parts.version};
    words.removeAll(QString());
    return words.join(u'-');
}

bool isSamePlatform(const QString &platform, const QString &other)
{
    const auto plain = [](const QString &text) {
        QString built = builtPlatform(text);
        const qsizetype gnu = built.indexOf(u"-linux-gnu"_s);
        return gnu < 0 ? built : built.left(gnu) + u"-linux"_s;
    };
    return plain(platform) == plain(other);
}

std::vector<FullName> splits(const QString &fullName)
{
    std::vector<FullName> found;
    if (fullName.size() > 3 * Longest)
        return found;
    for (qsizetype dash = fullName.indexOf(u'-'); dash > 0;
         dash = fullName.indexOf(u'-', dash + 1)) {
        if (dash + 1 >= fullName.size() || !isDigit(fullName[dash + 1]))
            continue;
        FullName each;
        each.name = fullName.left(dash);
        const QString rest = fullName.mid(dash + 1);
        each.version = rest.section(u'-', 0, 0);
        if (rest.contains(u'-'))
            each.platform = rest.section(u'-', 1);
        if (checkName(each.name) && checkVersion(each.version) && checkPlatform(each.platform)
            && each.text() == fullName)
            found.push_back(std::move(each));
    }
    return found;
}

Result<void> checkFileName(const QString &fileName)
{
    for (const QLatin1StringView end : {GemEnd, GemspecEnd}) {
        if (fileName.endsWith(end) && !splits(fileName.chopped(end.size())).empty())
            return {};
    }
    return fail(
        ErrorCode::InvalidFile, Text::of("%1 is no name for a gem's file.", fileName.left(80)),
        Text::of("It is the gem's name, its version and its platform with hyphens between."));
}

std::weak_ordering compareVersions(const QString &version, const QString &other)
{
    const Segments a = segmentsOf(version);
    const Segments b = segmentsOf(other);
    constexpr Segment zero{true, {}};
    for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const auto order = compareSegments(i < a.size() ? a[i] : zero, i < b.size() ? b[i] : zero);
        if (order != 0)
            return order;
    }
    return std::weak_ordering::equivalent;
}

bool isPrerelease(const QString &version)
{
    return std::any_of(version.begin(), version.end(), isLetter);
}

} // namespace packhouse::rubygems
