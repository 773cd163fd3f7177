// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/listedversions.h"

#include <QJsonDocument>

#include <algorithm>

namespace packhouse {

namespace {

constexpr qsizetype Longest = 16 << 20; ///< bytes of a document
constexpr qsizetype MostVersions = 100'000;
constexpr qsizetype LongestVersion = 256; ///< characters

bool canBeVersion(const QString &text)
{
    return !text.isEmpty() && text.size() <= LongestVersion
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

} // namespace

bool isTooLongToRead(const QByteArray &document)
{
    return document.size() > Longest;
}

tl::unexpected<Error> noVersions()
{
    return fail(ErrorCode::Corrupt, Text::of("The upstream's answer is no list of versions."));
}

Result<QJsonObject> answeredObject(const QByteArray &document)
{
    if (isTooLongToRead(document))
        return noVersions();
    const QJsonDocument json = QJsonDocument::fromJson(document);
    if (!json.isObject())
        return noVersions();
    return json.object();
}

Result<UpstreamPackage> checkedPackage(UpstreamPackage package)
{
    const QStringList &versions = package.versions;
    if (versions.size() > MostVersions
        || !std::all_of(versions.begin(), versions.end(), canBeVersion))
        return noVersions();
    return package;
}

} // namespace packhouse
