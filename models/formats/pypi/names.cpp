// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/names.h"

#include "formats/pypi/pep440.h"

#include <algorithm>
#include <array>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 255;

constexpr std::array<QStringView, 5> SourceEndings{u".tar.gz", u".zip", u".tgz", u".tar.bz2",
                                                   u".tar.xz"};

bool isWordOrOneOf(QChar c, QStringView others)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || c == u'_' || others.contains(c);
}

bool isRun(QStringView text, QStringView others)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](QChar c) {
        return isWordOrOneOf(c, others);
    });
}

bool onlyDots(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.'; });
}

/// Empty where the name does not end as a source distribution's does.
QStringView withoutSourceEnding(QStringView fileName)
{
    for (const QStringView ending : SourceEndings) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive))
            return fileName.chopped(ending.size());
    }
    return {};
}

bool isGeneralName(QStringView name)
{
    if (name.startsWith(u'@'))
        name = name.sliced(1);
    const qsizetype at = name.indexOf(u'@');
    const QStringView left = at < 0 ? name : name.first(at);
    const auto goodSegment = [](QStringView segment) {
        return isRun(segment, u"-.+") && !onlyDots(segment);
    };
    const auto segments = left.split(u'/');
    if (!std::all_of(segments.begin(), segments.end(), goodSegment))
        return false;
    if (at < 0)
        return true;
    const auto more = name.sliced(at + 1).split(u'/');
    return std::all_of(more.begin(), more.end(), goodSegment);
}

} // namespace

QString canonicalName(QStringView name)
{
    QString canonical;
    canonical.reserve(name.size());
    bool inRun = false;
    for (const QChar c : name) {
        const bool separator = c == u'-' || c == u'_' || c == u'.';
        if (!separator)
            canonical += c >= u'A' && c <= u'Z' ? QChar(c.unicode() + 0x20) : c;
        else if (!inRun)
            canonical += u'-';
        inRun = separator;
    }
    return canonical;
}

Result<void> checkName(const QString &name)
{
    if (name.isEmpty())
        return fail(ErrorCode::InvalidName, Text::of("The package has no name."));
    // protocol: pip takes neither, nor '@' and '_' in front, which the reference takes.
    const bool hyphened = name.startsWith(u'-') || !name.back().isLetterOrNumber();
    if (name.size() > LongestName || hyphened || !isGeneralName(name)) {
        return fail(
            ErrorCode::InvalidName,
            Text::of("%1 is not a valid Python package name.", name.left(LongestName)),
            Text::of("Use letters, digits, '.', '_', '-' and '+' only, the last a letter or "
                     "digit."));
    }
    return {};
}

Result<void> checkVersion(const QString &version)
{
    if (version != version.trimmed() || !Pep440::parse(version)) {
        return fail(ErrorCode::InvalidVersion,
                    Text::of("%1 is not a valid Python version.", version.left(LongestName)),
                    Text::of("Use a version as PEP 440 describes it, such as 1.2.3 or 1.2.3rc1."));
    }
    return {};
}

Result<void> checkFileName(const QString &fileName)
{
    if (fileName.size() > LongestName || fileName.startsWith(u'.') || !isRun(fileName, u".-+!")) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is not a valid file name.", fileName.left(LongestName)),
                    Text::of("Use letters, digits, '.', '_', '-', '+' and '!' only."));
    }
    if (isEgg(fileName))
        return fail(noEggs(fileName));
    if (!isWheel(fileName) && withoutSourceEnding(fileName).isEmpty()) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is neither a wheel nor a source distribution.", fileName),
                    Text::of("Upload files that end in .whl, .tar.gz or .zip."));
    }
    return {};
}

Error noEggs(const QString &fileName)
{
    return {ErrorCode::InvalidFile,
            Text::of("%1 is an egg, which pip does not install any more.", fileName),
            Text::of("Build a wheel of it, and publish that."), false};
}

bool isEgg(QStringView fileName)
{
    return fileName.endsWith(u".egg", Qt::CaseInsensitive);
}

bool isWheel(QStringView fileName)
{
    return fileName.endsWith(u".whl", Qt::CaseInsensitive);
}

QList<NameAndVersion> namesOf(const QString &fileName)
{
    if (isWheel(fileName)) {
        const QStringList parts = fileName.chopped(4).split(u'-');
        // name-version-python-abi-platform, with a build number in between or without.
        if (parts.size() != 5 && parts.size() != 6)
            return {};
        QString version = parts[1];
        return {{parts[0], version.replace(u'_', u'-')}};
    }
    QList<NameAndVersion> found;
    const QStringView stem = withoutSourceEnding(fileName);
    for (qsizetype dash = stem.lastIndexOf(u'-'); dash > 0;
         dash = stem.lastIndexOf(u'-', dash - 1)) {
        const QStringView version = stem.sliced(dash + 1);
        if (Pep440::parse(version))
            found.append({stem.first(dash).toString(), version.toString()});
    }
    return found;
}

Result<void> checkFileFits(const QString &fileName, const Coordinates &coordinates)
{
    const auto version = Pep440::parse(coordinates.version);
    const QString name = canonicalName(coordinates.name);
    const QList<NameAndVersion> candidates = namesOf(fileName);
    const bool fits = std::any_of(candidates.begin(), candidates.end(), [&](const auto &candidate) {
        return version && canonicalName(candidate.name) == name
               && Pep440::parse(candidate.version) == version;
    });
    if (!fits) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("The file name %1 does not belong to %2 %3.", fileName,
                             coordinates.name, coordinates.version),
                    Text::of("Build the package again instead of renaming its file."));
    }
    return {};
}

} // namespace packhouse::pypi
