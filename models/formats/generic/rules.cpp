// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace packhouse::generic {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 255;
constexpr qsizetype LongestPath = 1024;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_';
}

bool isRun(QStringView text, QStringView others)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](QChar c) {
        return isWord(c) || others.contains(c);
    });
}

bool onlyDots(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.'; });
}

bool isAtOrTilde(QChar c)
{
    return c == u'@' || c == u'~';
}

bool isSegment(QStringView segment)
{
    return segment.size() <= LongestName && isRun(segment, u".-+~@") && !onlyDots(segment)
           && !isAtOrTilde(segment.front()) && !isAtOrTilde(segment.back());
}

/// The run of digits, or of anything else, that \a text begins with.
QStringView takeRun(QStringView &text)
{
    const bool digits = isDigit(text.front());
    qsizetype size = 1;
    while (size < text.size() && isDigit(text[size]) == digits)
        ++size;
    const QStringView run = text.first(size);
    text = text.sliced(size);
    return run;
}

std::weak_ordering compareNumbers(QStringView a, QStringView b)
{
    while (a.size() > 1 && a.front() == u'0')
        a = a.sliced(1);
    while (b.size() > 1 && b.front() == u'0')
        b = b.sliced(1);
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return a.compare(b) <=> 0;
}

/// Where a version goes on, the marks of what comes before the release.
bool startsPrerelease(QStringView rest)
{
    static const QRegularExpression words(
        u"^[-._~+]?(alpha|beta|rc|pre|preview|dev|snapshot|nightly)([-._]?[0-9]|[-._]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(rest.toString()).hasMatch();
}

QString withoutEnding(const QString &fileName)
{
    static const QRegularExpression ending(
        u"(\\.tar)?\\.(gz|xz|bz2|zst|lz4|zip|tgz|txz|7z|bin|img|iso|exe|msi|dmg|pkg|appimage|run|"
        "sh|txt|json|xml|csv|pdf|hex|elf|so|dll|jar|war|apk|ipa|deb|rpm|tar|raw|dat)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = ending.match(fileName);
    return match.hasMatch() && match.capturedStart() > 0 ? fileName.left(match.capturedStart())
                                                         : fileName;
}

QString allowed(QString text)
{
    for (QChar &c : text) {
        if (!isWord(c) && !QStringView(u".-+").contains(c))
            c = u'_';
    }
    return text;
}

} // namespace

Result<void> checkName(const QString &name)
{
    if (name.size() <= LongestName && isRun(name, u".-+") && !onlyDots(name))
        return {};
    return fail(ErrorCode::InvalidName,
                name.isEmpty()
                    ? Text::of("The package has no name.")
                    : Text::of("%1 is not a valid package name.", name.left(LongestName)),
                Text::of("Use letters, digits, '.', '_', '-' and '+' only."));
}

Result<void> checkVersion(const QString &version)
{
    if (version.size() <= LongestName && isRun(version, u".-+") && !version.contains(u".."_s)
        && version != u".")
        return {};
    return fail(
        ErrorCode::InvalidVersion,
        version.isEmpty() ? Text::of("The package has no version.")
                          : Text::of("%1 is not a valid version.", version.left(LongestName)),
        Text::of("Use letters, digits, '.', '_', '-' and '+' only, and no two dots in a row."));
}

Result<void> checkPath(const QString &path)
{
    const auto segments = QStringView(path).split(u'/');
    if (path.size() <= LongestPath && std::all_of(segments.begin(), segments.end(), isSegment))
        return {};
    return fail(
        ErrorCode::InvalidFile, Text::of("%1 is not a valid file name.", path.left(LongestName)),
        Text::of("Use letters, digits, '.', '_', '-' and '+', with '~' and '@' inside only, and "
                 "'/' between folders."));
}

std::weak_ordering compareVersions(QStringView a, QStringView b)
{
    for (QStringView *version : {&a, &b}) {
        if (version->startsWith(u'v', Qt::CaseInsensitive))
            *version = version->sliced(1);
    }
    while (!a.isEmpty() && !b.isEmpty()) {
        const bool numbers = isDigit(a.front()) && isDigit(b.front());
        const bool before = startsPrerelease(a);
        if (!numbers && before != startsPrerelease(b))
            return before ? std::weak_ordering::less : std::weak_ordering::greater;
        const QStringView left = takeRun(a);
        const QStringView right = takeRun(b);
        const std::weak_ordering order = numbers
                                             ? compareNumbers(left, right)
                                             : std::weak_ordering(
                                                 left.compare(right, Qt::CaseInsensitive) <=> 0);
        if (order != 0)
            return order;
    }
    if (a.isEmpty() && b.isEmpty())
        return std::weak_ordering::equivalent;
    // What goes on is later, unless it says that it comes before.
    const bool longerIsLess = startsPrerelease(a.isEmpty() ? b : a);
    return a.isEmpty() == longerIsLess ? std::weak_ordering::greater : std::weak_ordering::less;
}

bool isPrerelease(QStringView version)
{
    static const QRegularExpression inside(
        u"[0-9][-._~+]?(alpha|beta|rc|pre|preview|dev|snapshot|nightly)([-._]?[0-9]|[-._]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return inside.match(version.toString()).hasMatch();
}

Coordinates guess(const QString &fileName)
{
    const QString stem = withoutEnding(fileName.section(u'/', -1)).left(LongestName);
    // Clear means: at least two numbers, and behind them nothing but what files are built for.
    static const QRegularExpression versioned(
        u"^(?<name>[A-Za-z][A-Za-z0-9_.+-]*?)[-_]v?"
        "(?<version>[0-9]+(?:\\.[0-9]+){1,3}(?:-(?:alpha|beta|rc|pre|dev|snapshot)[.-]?[0-9]*)?)"
        "(?:[-_.](?:linux|windows|win|win32|win64|darwin|macos|mac|x86_64|amd64|arm64|aarch64|x64|"
        "x86|i386|i686|armv7|armhf|universal|noarch|all|any|setup|installer|portable|src|source|"
        "bin|release))*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = versioned.match(stem);
    if (match.hasMatch())
        return {u"generic"_s, match.captured(u"name"_s), match.captured(u"version"_s)};
    QString name = allowed(stem);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return {u"generic"_s, name, {}};
}

QString allowedFileName(const QString &fileName)
{
    const QString last = fileName.section(u'/', -1);
    if (checkPath(last))
        return last;
    const QString name = allowed(last).left(LongestName);
    return name.isEmpty() || onlyDots(name) ? u"file"_s : name;
}

} // namespace packhouse::generic
