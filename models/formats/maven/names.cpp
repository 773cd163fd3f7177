// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/names.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestPart = 255;
constexpr qsizetype LongestName = 1024;
constexpr auto SnapshotEnding = "-SNAPSHOT"_L1;

constexpr std::array<Checksum, 4> Checksums{{{".md5"_L1, &Hashes::md5, 16},
                                             {".sha1"_L1, &Hashes::sha1, 20},
                                             {".sha256"_L1, &Hashes::sha256, 32},
                                             {".sha512"_L1, &Hashes::sha512, 64}}};

bool isRun(QStringView text, QStringView others)
{
    return !text.isEmpty() && text.size() <= LongestPart
           && std::all_of(text.begin(), text.end(), [&](QChar c) {
                  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                         || (c >= u'0' && c <= u'9') || c == u'_' || others.contains(c);
              });
}

bool onlyDots(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.'; });
}

bool isSegment(QStringView text)
{
    return isRun(text, u"-.") && !onlyDots(text);
}

tl::unexpected<Error> noPath(const QString &path)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is no path of a Maven repository.", path.left(LongestPart)),
                Text::of("Use GROUP/ARTIFACT/VERSION/FILE."));
}

Result<void> checkGroup(const QString &group)
{
    const QStringList segments = group.split(u'/');
    if (group.size() > LongestName || !std::all_of(segments.begin(), segments.end(), isSegment)) {
        return fail(ErrorCode::InvalidName,
                    Text::of("%1 is not a valid groupId.", group.left(LongestPart)),
                    Text::of("Use letters, digits, '_', '-' and '.'."));
    }
    return {};
}

} // namespace

QString canonicalName(const QString &name)
{
    const qsizetype colon = name.indexOf(u':');
    return colon < 0 ? name : nameOf(name.left(colon), name.sliced(colon + 1));
}

QString nameOf(const QString &groupId, const QString &artifactId)
{
    return QString(groupId).replace(u'.', u'/') + u'/' + artifactId;
}

QString groupPathOf(const QString &name)
{
    return name.section(u'/', 0, -2);
}

QString groupOf(const QString &name)
{
    return groupPathOf(name).replace(u'/', u'.');
}

QString artifactOf(const QString &name)
{
    return name.section(u'/', -1);
}

Result<void> checkName(const QString &name)
{
    if (groupPathOf(name).isEmpty() || !isSegment(artifactOf(name))
        || !checkGroup(groupPathOf(name))) {
        return fail(
            ErrorCode::InvalidName,
            Text::of("%1 is not a valid Maven name.", name.left(LongestPart)),
            Text::of("Use the groupId as a path, '/' and the artifactId, like com/acme/widget."));
    }
    return {};
}

Result<void> checkVersion(const QString &version)
{
    if (!isRun(version, u"+.-") || onlyDots(version) || version.contains(u".."_s)) {
        return fail(ErrorCode::InvalidVersion,
                    Text::of("%1 is not a valid Maven version.", version.left(LongestPart)),
                    Text::of("Use letters, digits, '_', '+', '-' and single dots."));
    }
    return {};
}

Result<void> checkFileName(const QString &fileName)
{
    if (!isRun(fileName, u".-+") || onlyDots(fileName)) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is not a valid file name.", fileName.left(LongestPart)),
                    Text::of("Use letters, digits, '.', '_', '-' and '+'."));
    }
    return {};
}

bool isSnapshot(QStringView version)
{
    return version.endsWith(SnapshotEnding) || version == SnapshotEnding.sliced(1);
}

Result<Target> targetOf(const QString &path)
{
    Target target;
    target.file = path.section(u'/', -1);
    for (const Checksum &checksum : Checksums) {
        if (target.file.endsWith(checksum.ending) && target.file.size() > checksum.ending.size()) {
            target.file.chop(checksum.ending.size());
            target.checksum = &checksum;
            break;
        }
    }
    const QString folder = path.section(u'/', 0, -2);
    const QString last = folder.section(u'/', -1);
    if (target.isMetadata() && !isSnapshot(last)) {
        target.name = folder;
        // A group has such a document too, so one segment is enough.
        if (const Result<void> good = checkGroup(folder); !good)
            return noPath(path);
        return target;
    }
    target.name = folder.section(u'/', 0, -2);
    target.version = last;
    if (folder.count(u'/') < 2)
        return noPath(path);
    const Result<void> good = checkName(target.name)
                                  .and_then([&] { return checkVersion(target.version); })
                                  .and_then([&] { return checkFileName(target.file); });
    if (!good)
        return fail(good.error());
    return target;
}

std::optional<ArtifactFile> artifactFile(const QString &name, const QString &version,
                                         const QString &file)
{
    static const QRegularExpression build(u"^(\\d{8}\\.\\d{6})-(\\d{1,9})(?=[-.])"_s);
    // An extension may have dots, as "jar.sigstore.json" has, and a classifier as well: in an
    // extension a word follows each, but for the last ("tar.7z"), in "jdk1.8" a number.
    static const QRegularExpression ending(
        u"^(?:-(?<classifier>.+?))?\\.(?<extension>(?:[A-Za-z][A-Za-z0-9_+]*\\.)*[^.]+)$"_s);
    const QString stem = artifactOf(name) + u'-';
    if (!file.startsWith(stem))
        return std::nullopt;
    QString rest = file.sliced(stem.size());
    ArtifactFile found;
    const QString base = version.chopped(isSnapshot(version) ? SnapshotEnding.size() - 1 : 0);
    if (rest.startsWith(version)) {
        rest = rest.sliced(version.size());
    } else if (isSnapshot(version) && rest.startsWith(base)) {
        const auto match = build.match(rest.sliced(base.size()));
        if (!match.hasMatch())
            return std::nullopt;
        found.timestamp = match.captured(1);
        found.buildNumber = match.captured(2).toInt();
        rest = rest.sliced(base.size() + match.capturedLength());
    } else {
        return std::nullopt;
    }
    const auto match = ending.match(rest);
    if (!match.hasMatch())
        return std::nullopt;
    found.classifier = match.captured(u"classifier"_s);
    found.extension = match.captured(u"extension"_s);
    return found;
}

} // namespace packhouse::maven
