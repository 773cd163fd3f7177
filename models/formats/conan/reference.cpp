// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/reference.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Shortest = 2;
constexpr qsizetype Longest = 101;
constexpr qsizetype LongestFile = 512; ///< of a metadata file's path
const QString Nothing = u"_"_s;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAlphanumeric(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isWord(const QString &text)
{
    const auto allowed = [](QChar c) {
        return isAlphanumeric(c) || c == u'_' || c == u'+' || c == u'.' || c == u'-';
    };
    return text.size() >= Shortest && text.size() <= Longest
           && (isAlphanumeric(text.front()) || text.front() == u'_')
           && std::all_of(text.begin(), text.end(), allowed);
}

tl::unexpected<Error> badWord(ErrorCode code, const Text &what, const QString &text)
{
    return fail(
        code, Text::of("\"%1\" is no %2 that Conan allows.", text.left(Longest), what),
        Text::of("Use 2 to 101 letters, digits, '_', '+', '.' and '-', a letter, digit or '_' "
                 "first."));
}

Result<void> check(const Reference &reference)
{
    if (!isWord(reference.name))
        return badWord(ErrorCode::InvalidName, Text::of("package name"), reference.name);
    if (!isWord(reference.version))
        return badWord(ErrorCode::InvalidVersion, Text::of("version"), reference.version);
    if (reference.user.isEmpty() && !reference.channel.isEmpty())
        return fail(ErrorCode::InvalidVersion, Text::of("username can't be solely blank"));
    if (!reference.user.isEmpty() && !isWord(reference.user))
        return badWord(ErrorCode::InvalidVersion, Text::of("user"), reference.user);
    if (!reference.channel.isEmpty() && !isWord(reference.channel))
        return badWord(ErrorCode::InvalidVersion, Text::of("channel"), reference.channel);
    return {};
}

bool isMetadataPath(const QString &name)
{
    if (name.size() > LongestFile)
        return false;
    const QStringList segments = name.split(u'/');
    return segments.size() >= 2 && segments.size() <= 16
           && std::all_of(segments.begin(), segments.end(), [](const QString &segment) {
                  return !segment.isEmpty() && segment != u"." && segment != u".."
                         && std::all_of(segment.begin(), segment.end(), [](QChar c) {
                                return c >= u' ' && c != u'\\' && c != u'"' && c != QChar(0x7f);
                            });
              });
}

/// conan_package.tgz and its kin in the other compressions that Conan 2 offers.
bool isArchive(const QString &name, QLatin1StringView stem)
{
    return name.startsWith(stem)
           && QStringList{u".tgz"_s, u".txz"_s, u".tzst"_s}.contains(name.sliced(stem.size()));
}

std::weak_ordering compareNumbers(QStringView a, QStringView b)
{
    while (a.size() > 1 && a.front() == u'0')
        a = a.sliced(1);
    while (b.size() > 1 && b.front() == u'0')
        b = b.sliced(1);
    return a.size() != b.size() ? a.size() <=> b.size() : a.compare(b) <=> 0;
}

/// What stands between dots, without the zeros at the end: 1.0 and 1.0.0 are one version.
QList<QStringView> itemsOf(QStringView text)
{
    QList<QStringView> items = text.split(u'.');
    const auto isZero = [](QStringView item) {
        return std::all_of(item.begin(), item.end(), [](QChar c) { return c == u'0'; });
    };
    while (!items.isEmpty() && isZero(items.last()))
        items.removeLast();
    return items;
}

std::weak_ordering compareDotted(QStringView a, QStringView b)
{
    const QList<QStringView> left = itemsOf(a);
    const QList<QStringView> right = itemsOf(b);
    const auto isNumber = [](QStringView item) {
        return !item.isEmpty() && std::all_of(item.begin(), item.end(), isDigit);
    };
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        const bool number = isNumber(left[i]);
        // A number is below a word, as 1.9 is below 1.x.
        if (number != isNumber(right[i]))
            return number ? std::weak_ordering::less : std::weak_ordering::greater;
        const std::weak_ordering order = number
                                             ? compareNumbers(left[i], right[i])
                                             : std::weak_ordering(left[i].compare(right[i]) <=> 0);
        if (order != 0)
            return order;
    }
    return left.size() <=> right.size();
}

struct VersionParts
{
    QStringView main, prerelease, build, where;
    bool hasPrerelease = false;
};

VersionParts partsOf(QStringView text)
{
    VersionParts parts;
    if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
        parts.where = text.sliced(at + 1);
        text = text.first(at);
    }
    if (const qsizetype plus = text.lastIndexOf(u'+'); plus >= 0) {
        parts.build = text.sliced(plus + 1);
        text = text.first(plus);
    }
    if (const qsizetype dash = text.indexOf(u'-'); dash >= 0) {
        parts.hasPrerelease = true;
        parts.prerelease = text.sliced(dash + 1);
        text = text.first(dash);
    }
    parts.main = text;
    return parts;
}

} // namespace

Result<Reference> Reference::fromSegments(const QString &name, const QString &version,
                                          const QString &user, const QString &channel)
{
    Reference reference{name, version, user == Nothing ? QString() : user,
                        channel == Nothing ? QString() : channel};
    if (const Result<void> good = conan::check(reference); !good)
        return fail(good.error());
    return reference;
}

Result<Reference> Reference::fromText(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return fail(ErrorCode::InvalidName,
                    Text::of("\"%1\" is not a reference like name/1.0@user/channel.",
                             text.left(2 * Longest)));
    return fromStored(text.left(slash), text.mid(slash + 1));
}

Result<Reference> Reference::fromStored(const QString &name, const QString &version)
{
    Reference reference{name, version.section(u'@', 0, 0), {}, {}};
    if (const qsizetype at = version.indexOf(u'@'); at >= 0) {
        const QString where = version.mid(at + 1);
        reference.user = where.section(u'/', 0, 0);
        reference.channel = where.section(u'/', 1);
        const bool whole = !reference.user.isEmpty()
                           && (!where.contains(u'/') || !reference.channel.isEmpty());
        if (!whole)
            return fail(ErrorCode::InvalidVersion, Text::of("\"%1\" does not end in @user/channel.",
                                                            version.left(2 * Longest)));
    }
    if (const Result<void> good = conan::check(reference); !good)
        return fail(good.error());
    return reference;
}

QString Reference::storedVersion() const
{
    if (user.isEmpty())
        return version;
    return version + u'@' + user + (channel.isEmpty() ? QString() : u'/' + channel);
}

QByteArray Reference::path() const
{
    QByteArrayList segments;
    for (const QString *part : {&name, &version, &user, &channel})
        segments << QUrl::toPercentEncoding(part->isEmpty() ? Nothing : *part, "+");
    return segments.join('/');
}

QString projectPathOf(const QString &user)
{
    return QString(user).replace(u'+', u'/');
}

QString userOfProject(const QString &projectPath)
{
    return QString(projectPath).replace(u'/', u'+');
}

bool isRevision(const QString &text)
{
    return (text.size() == 32 || text.size() == 40)
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
              });
}

bool isPackageId(const QString &text)
{
    return !text.isEmpty() && text.size() <= Longest
           && std::all_of(text.begin(), text.end(), isAlphanumeric);
}

std::optional<FilePlace> FilePlace::fromStored(const QString &stored)
{
    const QString revision = stored.section(u'/', 0, 0);
    const QString kind = stored.section(u'/', 1, 1);
    if (kind == u"export")
        return FilePlace{revision, {}, {}, stored.section(u'/', 2)};
    if (kind != u"package")
        return std::nullopt;
    const QString package = stored.section(u'/', 2, 2);
    if (package.isEmpty())
        return std::nullopt;
    return FilePlace{revision, package, stored.section(u'/', 3, 3), stored.section(u'/', 4)};
}

QString FilePlace::stored() const
{
    return ofPackage()
               ? recipeRevision + u"/package/"_s + packageId + u'/' + packageRevision + u'/' + name
               : recipeRevision + u"/export/"_s + name;
}

Result<void> FilePlace::check() const
{
    const auto good = [](const QString &revision) {
        return revision == NoRevision || isRevision(revision);
    };
    if (!good(recipeRevision) || (ofPackage() && !good(packageRevision))) {
        return fail(
            ErrorCode::InvalidFile,
            Text::of("A revision is 32 or 40 hexadecimal digits, and \"%1\" is not.",
                     (good(recipeRevision) ? packageRevision : recipeRevision).left(Longest)));
    }
    if (ofPackage() && !isPackageId(packageId))
        return fail(ErrorCode::InvalidFile,
                    Text::of("\"%1\" is no package id.", packageId.left(Longest)));
    if (isMetadata() && isMetadataPath(name))
        return {};
    const bool known = name == u"conanmanifest.txt"
                       || (ofPackage()
                               ? name == u"conaninfo.txt" || isArchive(name, "conan_package"_L1)
                               : name == u"conanfile.py" || isArchive(name, "conan_export"_L1)
                                     || isArchive(name, "conan_sources"_L1));
    if (known)
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("\"%1\" is not a file of a Conan %2.", name.left(Longest),
                         ofPackage() ? Text::of("package") : Text::of("recipe")));
}

std::weak_ordering compareVersions(const QString &a, const QString &b)
{
    const VersionParts left = partsOf(a);
    const VersionParts right = partsOf(b);
    std::weak_ordering order = compareDotted(left.main, right.main);
    if (order == 0 && left.hasPrerelease != right.hasPrerelease)
        order = left.hasPrerelease ? std::weak_ordering::less : std::weak_ordering::greater;
    if (order == 0)
        order = compareDotted(left.prerelease, right.prerelease);
    if (order == 0)
        order = compareDotted(left.build, right.build);
    return order == 0 ? std::weak_ordering(left.where.compare(right.where) <=> 0) : order;
}

bool isPrerelease(const QString &version)
{
    return partsOf(version).hasPrerelease;
}

} // namespace packhouse::conan
