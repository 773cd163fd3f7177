// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/dependencyspec.h"

#include "formats/npm/names.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qsizetype longestSpec = 4096; ///< characters
constexpr qsizetype longestNumber = 16; ///< digits; more than JavaScript counts exactly

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// What may stand in an address as it is, which is all that a tag may hold.
bool isTag(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return isWord(c) || QStringView(u"-_.!~*'()").contains(c); });
}

/// "1", "1.x", "v1.2.3-beta.1+build", "*".
bool isVersionPattern(QStringView text)
{
    static const QRegularExpression rule(
        u"\\A[v=\\s]*(?:[0-9]++|[xX*])(?:\\.(?:[0-9]++|[xX*])){0,2}"
        "(?:-?[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?(?:\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?\\z"_s);
    if (!rule.match(text.toString()).hasMatch())
        return false;
    qsizetype digits = 0;
    for (const QChar c : text) {
        digits = c >= u'0' && c <= u'9' ? digits + 1 : 0;
        if (digits > longestNumber)
            return false;
    }
    return true;
}

/// What stands between two "||": patterns with an operator before each, or "1.0 - 2.0".
bool isComparatorSet(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return true;
    static const QRegularExpression hyphen(u"\\s-\\s"_s), space(u"\\s+"_s);
    const QStringList ends = text.toString().split(hyphen);
    if (ends.size() == 2)
        return isVersionPattern(ends[0].trimmed()) && isVersionPattern(ends[1].trimmed());
    bool waits = false; // an operator may stand apart from its version
    for (const QString &part : text.toString().split(space)) {
        QStringView version = part;
        while (!version.isEmpty() && QStringView(u"<>=~^").contains(version.front()))
            version = version.sliced(1);
        waits = version.isEmpty();
        if (!waits && !isVersionPattern(version))
            return false;
    }
    return !waits;
}

bool isRange(QStringView text)
{
    const auto sets = text.split(u"||");
    return std::all_of(sets.begin(), sets.end(), isComparatorSet);
}

/// "npm:name@spec", behind its prefix; such a thing cannot name another one.
bool isAlias(QStringView text)
{
    const qsizetype at = text.indexOf(u'@', 1);
    const QStringView spec = at < 0 ? QStringView() : text.sliced(at + 1);
    return !text.isEmpty() && isDependencyName((at < 0 ? text : text.first(at)).toString())
           && (isTag(spec) || isRange(spec));
}

bool isPlace(QStringView text)
{
    if (!text.contains(u':') && !text.contains(u'/'))
        return false;
    if (!text.startsWith(u"http:") && !text.startsWith(u"https:"))
        return true;
    const QUrl url(text.toString());
    return url.isValid() && !url.host().isEmpty();
}

} // namespace

bool isDependencySpec(QStringView text)
{
    if (text.size() > longestSpec || text.contains(QChar(0)))
        return false;
    const QStringView spec = text.trimmed();
    if (spec.startsWith(u"npm:"))
        return isAlias(spec.sliced(4));
    return isTag(spec) || isPlace(spec) || isRange(spec);
}

Dependency meantBy(const QString &name, const QString &spec)
{
    // protocol: yarn's patches are of what they name, an alias or not: "patch:f1@npm%3A1.0.0#…"
    QString text = spec.trimmed();
    if (text.startsWith(u"patch:"))
        text = QUrl::fromPercentEncoding(text.sliced(6).section(u'#', 0, 0).toUtf8());
    else if (text.startsWith(u"http:") || text.startsWith(u"https:")) {
        static const QRegularExpression file(u"/((?:@[^/]+(?:/|%2f))?[^/@]+)/-/[^/]+$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
        const auto match = file.match(text.section(u'#', 0, 0).section(u'?', 0, 0));
        const QString meant = QUrl::fromPercentEncoding(match.captured(1).toUtf8());
        return {meant.isEmpty() ? name : meant, spec};
    } else if (text.startsWith(u"npm:") || text.startsWith(u"workspace:")) {
        text = text.section(u':', 1);
    } else {
        return {name, spec};
    }
    const qsizetype at = text.indexOf(u'@', 1);
    const QString meant = at < 0 ? text : text.first(at);
    const QString range = at < 0 ? QString() : text.sliced(at + 1);
    // "npm:^1.0.0" and "workspace:*" are of the name itself.
    const bool isOwn = at < 0 && (isRange(meant) || spec.startsWith(u"workspace:"));
    const bool isAnother = isDependencyName(meant) && !isOwn;
    if (!isAnother)
        return {name, spec};
    return range.startsWith(u"npm:") ? meantBy(meant, range) : Dependency{meant, range};
}

bool isDependencyName(const QString &name)
{
    // What every object of JavaScript has already is found where nothing was said of a package.
    static const QStringList inherited{
        u"__proto__"_s,      u"constructor"_s,          u"hasOwnProperty"_s, u"isPrototypeOf"_s,
        u"toLocaleString"_s, u"propertyIsEnumerable"_s, u"toString"_s,       u"valueOf"_s};
    static const QRegularExpression old(u"\\A(?:@[-\\w.!~*'()]+/)?[-\\w.!~*'()]+\\z"_s);
    if (inherited.contains(name) || isReservedName(name) || name.startsWith(u'.')
        || name.startsWith(u'_') || name.startsWith(u'-') || baseOf(name).startsWith(u'.'))
        return false;
    return old.match(name).hasMatch();
}

} // namespace packhouse::npm
