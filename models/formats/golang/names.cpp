// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/names.h"

#include "formats/support/semver.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestPath = 255;
constexpr qsizetype LongestVersion = 255;
constexpr qsizetype LongestFilePath = 4096;
constexpr qsizetype LongestElement = 255; ///< bytes that file systems take
constexpr auto Incompatible = "+incompatible"_L1;
constexpr auto NumberedHost = "gopkg.in/"_L1;

bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isPathCharacter(QChar c)
{
    return isLower(c) || isUpper(c) || isDigit(c) || QStringView(u"-._~").contains(c);
}

/// Of the ASCII characters; other letters may be in names of files too.
bool isFileCharacter(QChar c)
{
    return isLower(c) || isUpper(c) || isDigit(c)
           || QStringView(u" !#$%&()+,-.=@[]^_{}~").contains(c);
}

/// Names that Windows keeps for devices, whatever follows their first dot.
bool isDevice(const QString &element)
{
    static const QRegularExpression device(u"\\A(?:con|prn|aux|nul|com[1-9]|lpt[1-9])\\z"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return device.match(element.section(u'.', 0, 0)).hasMatch();
}

/// "abc~1", a short name of Windows.
bool isShortName(const QString &element)
{
    const QString stem = element.section(u'.', 0, 0);
    const qsizetype tilde = stem.lastIndexOf(u'~');
    return tilde >= 0 && tilde < stem.size() - 1
           && std::all_of(stem.begin() + tilde + 1, stem.end(), isDigit);
}

/// What holds for an element of any path.
bool isPlainElement(const QString &element)
{
    return !element.isEmpty() && !element.endsWith(u'.') && !isDevice(element);
}

bool isFirstElement(const QString &element)
{
    const auto good = [](QChar c) { return isLower(c) || isDigit(c) || c == u'-' || c == u'.'; };
    return element.contains(u'.') && !element.startsWith(u'-')
           && std::all_of(element.begin(), element.end(), good);
}

bool hasGoodMajorEnding(const QString &path)
{
    if (path.startsWith(NumberedHost))
        return !majorEnding(path).isEmpty();
    static const QRegularExpression numbered(u"/v[0-9.]+\\z"_s);
    return !numbered.match(path).hasMatch() || !majorEnding(path).isEmpty();
}

/// Surrogate pairs count as one letter.
bool isGoodText(const QString &text)
{
    const auto points = text.toUcs4();
    return std::all_of(points.begin(), points.end(), [](uint point) {
        return point < 0x80 ? isFileCharacter(QChar(ushort(point))) : QChar::isLetter(point);
    });
}

} // namespace

Result<void> checkModulePath(const QString &path)
{
    const auto bad = [&](const Text &why) {
        return fail(ErrorCode::InvalidName,
                    Text::of("%1 is no module path: %2.", path.left(LongestPath), why),
                    Text::of("Use a path such as example.test/group/module."));
    };
    if (path.isEmpty() || path.size() > LongestPath)
        return bad(Text::of("it has 1 to %1 characters", LongestPath));
    const QStringList elements = path.split(u'/');
    if (!isFirstElement(elements.first()))
        return bad(Text::of("its first element is a host name in lower case, with a dot"));
    for (const QString &element : elements) {
        if (!isPlainElement(element) || element.startsWith(u'.') || isShortName(element)
            || !std::all_of(element.begin(), element.end(), isPathCharacter))
            return bad(Text::of("the element \"%1\" is not allowed", element.left(80)));
    }
    if (!hasGoodMajorEnding(path))
        return bad(Text::of("its ending for a major version is not one"));
    return {};
}

Result<void> checkVersion(const QString &version)
{
    QString plain = version;
    if (plain.endsWith(Incompatible))
        plain.chop(Incompatible.size());
    if (version.size() <= LongestVersion && plain.startsWith(u'v') && !plain.contains(u'+')
        && SemVer::parse(QStringView(plain).sliced(1)))
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("%1 is no version of a module.", version.left(LongestVersion)),
                Text::of("Use one such as v1.2.3 or v1.2.3-beta.1."));
}

Result<void> checkMajor(const QString &path, const QString &version)
{
    const QString ending = majorEnding(path);
    const QString major = majorOf(version);
    const auto bad = [&](const Text &remedy) {
        return fail(ErrorCode::InvalidVersion,
                    Text::of("The version %1 does not go with the module path %2.",
                             version.left(LongestVersion), path.left(LongestPath)),
                    remedy);
    };
    const bool incompatible = version.endsWith(Incompatible);
    if (!ending.isEmpty()) {
        // gopkg.in gave v0.0.0 to commits of any major version once.
        const bool oldPseudo = path.startsWith(NumberedHost) && version.startsWith(u"v0.0.0-"_s)
                               && ending == u"v1";
        if (!incompatible && (ending == u'v' + major || oldPseudo))
            return {};
        return bad(Text::of("Its versions begin with %1.", ending));
    }
    const bool early = major == u"0" || major == u"1";
    if (early && !incompatible)
        return {};
    if (!early && incompatible)
        return {};
    if (early)
        return bad(Text::of("Leave out +incompatible."));
    return bad(Text::of("End the module path with /v%1.", major));
}

Result<void> checkFilePath(const QString &path)
{
    const QStringList elements = path.split(u'/');
    const bool fits = std::all_of(elements.begin(), elements.end(), [](const QString &element) {
        return element.toUtf8().size() <= LongestElement;
    });
    const bool good = fits && path.size() <= LongestFilePath
                      && isGoodText(QString(path).remove(u'/'))
                      && std::all_of(elements.begin(), elements.end(), isPlainElement);
    if (good)
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("A module may not have a file named %1.", path.left(200)),
                Text::of("Rename the file."));
}

QString escaped(const QString &text)
{
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text) {
        if (isUpper(c))
            out += u'!';
        out += isUpper(c) ? c.toLower() : c;
    }
    return out;
}

std::optional<QString> unescaped(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        QChar c = text[i];
        if (isUpper(c))
            return std::nullopt;
        if (c == u'!') {
            if (++i == text.size() || !isLower(text[i]))
                return std::nullopt;
            c = text[i].toUpper();
        }
        out += c;
    }
    return out;
}

std::weak_ordering compare(const QString &version, const QString &other)
{
    const auto parse = [](const QString &text) {
        return text.startsWith(u'v') ? SemVer::parse(QStringView(text).sliced(1)) : std::nullopt;
    };
    const auto a = parse(version);
    const auto b = parse(other);
    // What is no version at all is below whatever is one.
    if (a.has_value() != b.has_value())
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    if (a) {
        if (const auto order = *a <=> *b; order != 0)
            return order;
    }
    return version.compare(other) <=> 0;
}

bool isPrerelease(const QString &version)
{
    const auto parsed = version.startsWith(u'v') ? SemVer::parse(QStringView(version).sliced(1))
                                                 : std::nullopt;
    return parsed && !parsed->prerelease.isEmpty();
}

bool isPseudoVersion(const QString &version)
{
    static const QRegularExpression pseudo(
        u"\\Av[0-9]++\\.(?:0\\.0-|[0-9]++\\.[0-9]++-(?:[^+]*\\.)?0\\.)[0-9]{14}-[A-Za-z0-9]++"
        "(?:\\+[0-9A-Za-z.-]++)?\\z"_s);
    return version.size() <= LongestVersion && pseudo.match(version).hasMatch();
}

QString commitOf(const QString &version)
{
    return isPseudoVersion(version) ? version.section(u'+', 0, 0).section(u'-', -1) : QString();
}

bool isCommit(const QString &query)
{
    static const QRegularExpression commit(u"\\A[0-9a-f]{7,40}\\z"_s);
    return commit.match(query).hasMatch();
}

QString pseudoVersion(const QString &before, const QString &major, const QString &state)
{
    if (before.isEmpty())
        return (major.isEmpty() ? u"v0"_s : major) + u".0.0-"_s + state;
    if (isPrerelease(before))
        return before + u".0."_s + state;
    const qsizetype dot = before.lastIndexOf(u'.');
    return before.first(dot + 1) + QString::number(before.mid(dot + 1).toULongLong() + 1) + u"-0."_s
           + state;
}

QString majorOf(const QString &version)
{
    return version.startsWith(u'v') ? version.section(u'.', 0, 0).mid(1) : QString();
}

QString majorEnding(const QString &path)
{
    static const QRegularExpression usual(u"/(v(?:[2-9]|[1-9][0-9]+))\\z"_s);
    static const QRegularExpression dotted(u"\\.(v(?:0|[1-9][0-9]*))(?:-unstable)?\\z"_s);
    return (path.startsWith(NumberedHost) ? dotted : usual).match(path).captured(1);
}

} // namespace packhouse::golang
