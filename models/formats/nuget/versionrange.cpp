// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/versionrange.h"

#include "formats/nuget/nugetversion.h"

#include <QRegularExpression>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Longest = 512; ///< characters of either

bool isVersion(QStringView text)
{
    const auto version = NuGetVersion::parse(text);
    return version && version->isPortable();
}

bool isBound(QStringView text)
{
    return text.isEmpty() || isVersion(text);
}

} // namespace

bool isVersionRange(QStringView text)
{
    text = text.trimmed();
    if (text.size() > Longest || text.isEmpty())
        return false;
    const bool open = text.front() == u'(' || text.front() == u'[';
    if (!open)
        return isVersion(text);
    const QChar end = text.back();
    if (text.size() < 3 || (end != u')' && end != u']'))
        return false;
    const QList<QStringView> bounds = text.sliced(1, text.size() - 2).split(u',');
    if (bounds.size() == 1)
        return text.front() == u'[' && end == u']' && isVersion(bounds[0].trimmed());
    const bool any = std::any_of(bounds.begin(), bounds.end(),
                                 [](QStringView bound) { return !bound.trimmed().isEmpty(); });
    return bounds.size() == 2 && any && isBound(bounds[0].trimmed())
           && isBound(bounds[1].trimmed());
}

QString portableRange(const QString &range)
{
    static const QRegularExpression oneNumber(u"(?<![^\\[(,\\s])([0-9]+)(?=[-+,)\\]\\s]|\\z)"_s);
    return QString(range).replace(oneNumber, u"\\1.0"_s);
}

bool isFramework(QStringView text)
{
    // The short names, whose numbers clients hold in 32 bits, and the long ones.
    static const QRegularExpression rule(
        u"\\A(?:[.A-Za-z][.A-Za-z]*+[0-9]{0,9}(?:\\.[0-9]{1,9}){0,3}(?:-[A-Za-z0-9.+]+)?"
        "|[.A-Za-z][.A-Za-z0-9]*+,\\s*Version=v?[0-9]{1,9}(?:\\.[0-9]{1,9}){0,3}"
        "(?:,\\s*Profile=[A-Za-z0-9]+)?)\\z"_s);
    text = text.trimmed();
    return text.isEmpty() || (text.size() <= Longest && rule.match(text.toString()).hasMatch());
}

} // namespace packhouse::nuget
