// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/names.h"

#include "formats/nuget/nugetversion.h"

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 255;
constexpr qsizetype LongestVersion = 255;

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || c == u'-' || c == u'_' || c == u'.' || c == u'+';
    });
}

} // namespace

QString canonicalName(const QString &name)
{
    return name.toLower();
}

Result<void> checkName(const QString &name)
{
    if (name.isEmpty())
        return fail(ErrorCode::InvalidName, Text::of("The package has no id."));
    if (name.size() > LongestName || !isName(name) || name.count(u'.') == name.size()) {
        return fail(ErrorCode::InvalidName,
                    Text::of("%1 is not a valid NuGet package id.", name.left(LongestName)),
                    Text::of("Use letters, digits, '.', '_', '-' and '+' only."));
    }
    return {};
}

Result<void> checkVersion(const QString &version)
{
    const auto parsed = version.size() <= LongestVersion ? NuGetVersion::parse(version)
                                                         : std::nullopt;
    if (parsed && !parsed->isPortable()) {
        return fail(
            ErrorCode::InvalidVersion,
            Text::of("%1 is not a valid NuGet version: a number in its label begins with 0.",
                     version),
            Text::of("Leave out the 0, as in 1.2.3-beta.1."));
    }
    if (!parsed) {
        return fail(
            ErrorCode::InvalidVersion,
            Text::of("%1 is not a valid NuGet version.", version.left(LongestVersion)),
            Text::of("Use two to four numbers below 2147483648, then a label where there is one, "
                     "such as 1.2.3 or 1.2.3-beta.1."));
    }
    return {};
}

Result<void> checkFileName(const QString &fileName)
{
    if (!isName(fileName) || (!isPackageFile(fileName) && !isSymbolFile(fileName))) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is not the name of a NuGet package.", fileName.left(LongestName)),
                    Text::of("Packages end in .nupkg, their symbols in .snupkg."));
    }
    return {};
}

QString packageFileName(const QString &name, const QString &versionKey, bool symbols)
{
    return (name + u'.' + versionKey + (symbols ? u".snupkg"_s : u".nupkg"_s)).toLower();
}

} // namespace packhouse::nuget
