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
        return fail(ErrorCode::InvalidName, u"The package has no id."_s);
    if (name.size() > LongestName || !isName(name) || name.count(u'.') == name.size()) {
        return fail(ErrorCode::InvalidName,
                    u"%1 is not a valid NuGet package id."_s.arg(name.left(LongestName)),
                    u"Use letters, digits, '.', '_', '-' and '+' only."_s);
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
            u"%1 is not a valid NuGet version: a number in its label begins with 0."_s.arg(version),
            u"Leave out the 0, as in 1.2.3-beta.1."_s);
    }
    if (!parsed) {
        return fail(ErrorCode::InvalidVersion,
                    u"%1 is not a valid NuGet version."_s.arg(version.left(LongestVersion)),
                    u"Use two to four numbers below 2147483648, then a label where there is one, "
                    "such as 1.2.3 or 1.2.3-beta.1."_s);
    }
    return {};
}

Result<void> checkFileName(const QString &fileName)
{
    if (!isName(fileName) || (!isPackageFile(fileName) && !isSymbolFile(fileName))) {
        return fail(ErrorCode::InvalidFile,
                    u"%1 is not the name of a NuGet package."_s.arg(fileName.left(LongestName)),
                    u"Packages end in .nupkg, their symbols in .snupkg."_s);
    }
    return {};
}

QString packageFileName(const QString &name, const QString &versionKey, bool symbols)
{
    return (name + u'.' + versionKey + (symbols ? u".snupkg"_s : u".nupkg"_s)).toLower();
}

} // namespace packhouse::nuget
