// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/names.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr qsizetype LongestWord = 255;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool matches(const QRegularExpression &pattern, const QString &text)
{
    return text.size() <= LongestWord && pattern.match(text).hasMatch();
}

/// Where a character stands among those that are no digits; the end of the text is 0.
int weight(QStringView text, qsizetype at)
{
    if (at >= text.size() || isDigit(text[at]))
        return 0;
    const QChar c = text[at];
    if (c == u'~')
        return -1;
    const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    return letter ? c.unicode() : c.unicode() + 256;
}

std::weak_ordering compareParts(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        while ((i < a.size() && !isDigit(a[i])) || (j < b.size() && !isDigit(b[j]))) {
            const int left = weight(a, i);
            const int right = weight(b, j);
            if (left != right)
                return left <=> right;
            ++i;
            ++j;
        }
        while (i < a.size() && a[i] == u'0')
            ++i;
        while (j < b.size() && b[j] == u'0')
            ++j;
        const qsizetype from = i;
        const qsizetype other = j;
        while (i < a.size() && isDigit(a[i]))
            ++i;
        while (j < b.size() && isDigit(b[j]))
            ++j;
        if (i - from != j - other)
            return (i - from) <=> (j - other);
        if (const int order = a.sliced(from, i - from).compare(b.sliced(other, j - other)))
            return order <=> 0;
    }
    return std::weak_ordering::equivalent;
}

struct Parts
{
    QStringView epoch, upstream, revision;

    explicit Parts(QStringView version)
    {
        const qsizetype colon = version.indexOf(u':');
        if (colon >= 0) {
            epoch = version.first(colon);
            version = version.sliced(colon + 1);
        }
        const qsizetype dash = version.lastIndexOf(u'-');
        upstream = dash < 0 ? version : version.first(dash);
        revision = dash < 0 ? QStringView() : version.sliced(dash + 1);
    }
};

} // namespace

std::optional<FileKind> kindOf(const QString &fileName)
{
    static const std::pair<QLatin1StringView, FileKind> endings[] = {
        {".deb"_L1, FileKind::Deb},
        {".udeb"_L1, FileKind::Udeb},
        {".ddeb"_L1, FileKind::Ddeb},
        {".dsc"_L1, FileKind::Dsc},
        {".buildinfo"_L1, FileKind::BuildInfo},
        {".changes"_L1, FileKind::Changes},
        {".diff.gz"_L1, FileKind::Source},
    };
    for (const auto &[ending, kind] : endings) {
        if (fileName.endsWith(ending))
            return kind;
    }
    // Tarballs, and the upstream's signature that goes with one.
    static const QRegularExpression source(u"\\.tar\\.(gz|bz2|lzma|xz|zst)(\\.asc)?$"_s);
    return source.match(fileName).hasMatch() ? std::optional(FileKind::Source) : std::nullopt;
}

bool isBinary(FileKind kind)
{
    return kind == FileKind::Deb || kind == FileKind::Udeb || kind == FileKind::Ddeb;
}

Result<void> checkName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9][a-z0-9+.-]+\\z"_s);
    if (matches(pattern, name))
        return {};
    return fail(
        ErrorCode::InvalidName, Text::of("\"%1\" is no name of a Debian package.", name),
        Text::of("Use lower-case letters, digits, '+', '-' and '.', two characters at least."));
}

Result<void> checkVersion(const QString &version)
{
    static const QRegularExpression pattern(u"\\A(?:[0-9]{1,9}:)?[0-9][0-9A-Za-z.+~-]*(?<!-)\\z"_s);
    if (matches(pattern, version))
        return {};
    return fail(ErrorCode::InvalidVersion,
                Text::of("\"%1\" is no version of a Debian package.", version),
                Text::of("Use [epoch:]version[-revision] of digits, letters, '.', '+', '~', '-'."));
}

Result<void> checkFileName(const QString &fileName)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9][A-Za-z0-9.+~_:%-]*\\z"_s);
    if (!matches(pattern, fileName) || fileName.contains(u".."_s))
        return fail(ErrorCode::InvalidFile,
                    Text::of("\"%1\" is no name for a file here.", fileName),
                    Text::of("Use letters, digits and . + ~ _ : -"));
    if (!kindOf(fileName))
        return fail(
            ErrorCode::InvalidFile, Text::of("%1 has an ending that is not known.", fileName),
            Text::of("Upload .deb, .udeb, .ddeb, .dsc, source archives, .buildinfo or .changes."));
    return {};
}

bool isWord(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9][a-z0-9.-]*\\z"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return matches(pattern, text) && !text.contains(u".."_s);
}

bool isArchitecture(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9][-a-z0-9]*\\z"_s);
    return matches(pattern, text);
}

std::weak_ordering compareVersions(QStringView a, QStringView b)
{
    const Parts left(a);
    const Parts right(b);
    if (const auto order = compareParts(left.epoch, right.epoch); order != 0)
        return order;
    if (const auto order = compareParts(left.upstream, right.upstream); order != 0)
        return order;
    return compareParts(left.revision, right.revision);
}

bool isPrerelease(QStringView version)
{
    return version.contains(u'~');
}

QString poolLetter(const QString &source)
{
    return source.left(source.startsWith("lib"_L1) ? 4 : 1);
}

QString poolFolder(const QString &codename, const QString &source, const QString &version)
{
    return QStringList{u"pool"_s, codename, poolLetter(source), source, version}.join(u'/');
}

} // namespace packhouse::debian
