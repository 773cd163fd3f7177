// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/versions.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestVersion = 255;
constexpr auto branchPrefix = "dev-"_L1;
constexpr auto anyNumber = "9999999"_L1; ///< the 'x' of a branch, above every number

const QString &stabilityPattern()
{
    static const QString pattern = u"[._-]?(?:(?<word>stable|beta|b|rc|alpha|a|patch|pl|p)"
                                   "(?<count>(?:[.-]?[0-9]++)*+))?(?<dev>[.-]?dev)?"_s;
    return pattern;
}

QRegularExpression caseless(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::CaseInsensitiveOption);
}

struct Word
{
    QString spelled;
    Stability stability = Stability::Stable;
};

Word wordOf(const QString &word)
{
    if (word.startsWith(u'a'))
        return {u"alpha"_s, Stability::Alpha};
    if (word.startsWith(u'b'))
        return {u"beta"_s, Stability::Beta};
    if (word.startsWith(u'r'))
        return {u"RC"_s, Stability::Rc};
    return {word.startsWith(u'p') ? u"patch"_s : QString(), Stability::Stable};
}

/// What comes behind the numbers.
Version withStability(const QString &numbers, const QRegularExpressionMatch &match)
{
    Version version{numbers, Stability::Stable};
    const Word word = wordOf(match.captured(u"word"_s).toLower());
    version.stability = word.stability;
    // Nothing counts behind "stable", not even a number or "dev".
    if (match.captured(u"word"_s).compare("stable"_L1, Qt::CaseInsensitive) == 0)
        return version;
    if (!word.spelled.isEmpty()) {
        QString count = match.captured(u"count"_s);
        while (count.startsWith(u'.') || count.startsWith(u'-'))
            count.remove(0, 1);
        version.normal += u'-' + word.spelled + count;
    }
    if (match.capturedLength(u"dev"_s) > 0) {
        version.normal += u"-dev"_s;
        version.stability = Stability::Dev;
    }
    return version;
}

std::optional<Version> parseNumbers(const QString &text)
{
    static const QRegularExpression plain = caseless(
        u"v?(?<first>[0-9]{1,5})(?<second>\\.[0-9]++)?(?<third>\\.[0-9]++)?(?<fourth>\\.[0-9]++)?"_s
        + stabilityPattern());
    const QRegularExpressionMatch match = plain.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString numbers = match.captured(u"first"_s);
    for (const QString &part : {u"second"_s, u"third"_s, u"fourth"_s})
        numbers += match.capturedLength(part) > 0 ? match.captured(part) : u".0"_s;
    return withStability(numbers, match);
}

std::optional<Version> parseDate(const QString &text)
{
    static const QRegularExpression date = caseless(
        u"v?(?<date>[0-9]{4}(?:[.:-]?[0-9]{2}){1,6}(?:[.:-]?[0-9]{1,3})?)"_s + stabilityPattern());
    const QRegularExpressionMatch match = date.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString numbers = match.captured(u"date"_s);
    for (QChar &c : numbers) {
        if (c == u':' || c == u'-')
            c = u'.';
    }
    return withStability(numbers, match);
}

/// The numbers of a branch such as "1.x" or "v2.0", filled up; empty for any other branch.
QString branchNumbers(const QString &branch)
{
    static const QRegularExpression numeric = caseless(
        u"v?(?<numbers>[0-9]++(?:\\.(?:[0-9]++|[x*])){0,3})"_s);
    const QRegularExpressionMatch match = numeric.match(branch);
    if (!match.hasMatch())
        return {};
    QStringList parts = match.captured(u"numbers"_s).split(u'.');
    while (parts.size() < 4)
        parts.append(u"x"_s);
    for (QString &part : parts) {
        if (part == u"x" || part == u"X" || part == u"*")
            part = anyNumber;
    }
    return parts.join(u'.');
}

std::optional<Version> parseNumericBranch(const QString &text)
{
    static const QRegularExpression ending = caseless(u"(?<branch>.*?)[.-]?dev"_s);
    const QRegularExpressionMatch match = ending.match(text);
    const QString numbers = match.hasMatch() ? branchNumbers(match.captured(u"branch"_s))
                                             : QString();
    if (numbers.isEmpty())
        return std::nullopt;
    return Version{numbers + u"-dev"_s, Stability::Dev};
}

bool isAllowed(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || QStringView(u"._+-:/*").contains(c);
}

/// Numbers and words in turn, whatever separates them.
QStringList partsOf(const QString &normal)
{
    static const QRegularExpression part(u"[0-9]+|[a-z]+"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList parts;
    auto matches = part.globalMatch(normal);
    while (matches.hasNext())
        parts.append(matches.next().captured());
    return parts;
}

bool beginsWithDigit(const QString &part)
{
    return part.front() >= u'0' && part.front() <= u'9';
}

/// The place of a part against one of another kind: words before the release, then numbers.
int rank(const QString &part)
{
    if (beginsWithDigit(part))
        return 4;
    constexpr QStringView words[] = {u"dev", u"alpha", u"beta", u"rc"};
    for (int i = 0; i < 4; ++i) {
        if (part.compare(words[i], Qt::CaseInsensitive) == 0)
            return i;
    }
    return 5; // a patch
}

std::weak_ordering compareParts(const QString &a, const QString &b)
{
    if (!beginsWithDigit(a) || !beginsWithDigit(b))
        return rank(a) <=> rank(b);
    const auto digits = [](const QString &part) {
        qsizetype zeros = 0;
        while (zeros + 1 < part.size() && part[zeros] == u'0')
            ++zeros;
        return QStringView(part).sliced(zeros);
    };
    const QStringView left = digits(a);
    const QStringView right = digits(b);
    return left.size() != right.size() ? left.size() <=> right.size() : left.compare(right) <=> 0;
}

} // namespace

std::optional<Version> Version::parse(const QString &text)
{
    if (text.isEmpty() || text.size() > longestVersion || text.contains(u".."_s)
        || !std::all_of(text.begin(), text.end(), isAllowed))
        return std::nullopt;
    if (text.startsWith(branchPrefix, Qt::CaseInsensitive)) {
        const QString branch = text.mid(branchPrefix.size());
        if (branch.isEmpty() || branch.contains(u':') || branch.contains(u'*'))
            return std::nullopt;
        return Version{branchPrefix + branch, Stability::Dev};
    }
    const qsizetype plus = text.indexOf(u'+');
    if (plus == 0 || plus == text.size() - 1)
        return std::nullopt;
    const QString counted = plus > 0 ? text.first(plus) : text;
    if (counted.contains(u'/') || QStringView(u"._-").contains(counted.back()))
        return std::nullopt;
    if (auto version = parseNumbers(counted))
        return version;
    if (auto version = parseDate(counted))
        return version;
    return parseNumericBranch(counted);
}

std::weak_ordering Version::operator<=>(const Version &other) const
{
    const bool branch = normal.startsWith(branchPrefix);
    const bool otherBranch = other.normal.startsWith(branchPrefix);
    if (branch != otherBranch)
        return branch ? std::weak_ordering::less : std::weak_ordering::greater;
    if (branch)
        return normal.compare(other.normal) <=> 0;
    const QStringList parts = partsOf(normal);
    const QStringList others = partsOf(other.normal);
    for (qsizetype i = 0; i < std::min(parts.size(), others.size()); ++i) {
        if (const auto order = compareParts(parts[i], others[i]); order != 0)
            return order;
    }
    if (parts.size() == others.size())
        return std::weak_ordering::equivalent;
    // What goes on with a number or a patch is later; what goes on with a stability is before.
    const bool longer = parts.size() > others.size();
    const QString &next = longer ? parts[others.size()] : others[parts.size()];
    return longer == (rank(next) >= 4) ? std::weak_ordering::greater : std::weak_ordering::less;
}

QString versionOfTag(const QString &tag)
{
    const std::optional<Version> version = Version::parse(tag);
    if (!version || version->normal.startsWith(branchPrefix))
        return {};
    return tag.startsWith(u'v', Qt::CaseInsensitive) ? tag.mid(1) : tag;
}

QString versionOfBranch(const QString &branch)
{
    QString numbers = branchNumbers(branch);
    if (numbers.isEmpty())
        return branchPrefix + branch;
    const QString open = u'.' + anyNumber;
    const bool isOpen = numbers.endsWith(open);
    while (numbers.endsWith(open))
        numbers.chop(open.size());
    return numbers.replace(anyNumber, "x"_L1) + (isOpen ? u".x-dev"_s : u"-dev"_s);
}

} // namespace packhouse::composer
