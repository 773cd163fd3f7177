// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nugetversion.h"

#include <QStringList>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Dot-separated runs of letters, digits and '-'.
bool areLabels(QStringView text)
{
    for (const QStringView label : text.split(u'.')) {
        const bool good = std::all_of(label.begin(), label.end(), [](QChar c) {
            return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
        });
        if (label.isEmpty() || !good)
            return false;
    }
    return true;
}

/// Clients hold numbers in 32 bits, and one that does not fit spoils the whole list for them.
std::optional<qint32> number(QStringView text)
{
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint32 value = text.toInt(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

std::weak_ordering compareLabels(QStringView a, QStringView b)
{
    const auto aNumber = number(a);
    const auto bNumber = number(b);
    if (aNumber && bNumber)
        return *aNumber <=> *bNumber;
    if (aNumber || bNumber)
        return aNumber ? std::weak_ordering::less : std::weak_ordering::greater;
    return a.compare(b, Qt::CaseInsensitive) <=> 0;
}

} // namespace

std::optional<NuGetVersion> NuGetVersion::parse(QStringView text)
{
    NuGetVersion version;
    if (const qsizetype plus = text.indexOf(u'+'); plus >= 0) {
        version.build = text.sliced(plus + 1).toString();
        if (!areLabels(version.build))
            return std::nullopt;
        text = text.first(plus);
    }
    if (const qsizetype dash = text.indexOf(u'-'); dash >= 0) {
        version.prerelease = text.sliced(dash + 1).toString();
        if (!areLabels(version.prerelease))
            return std::nullopt;
        text = text.first(dash);
    }
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() > qsizetype(version.numbers.size()))
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto part = number(parts[i]);
        if (!part)
            return std::nullopt;
        version.numbers[size_t(i)] = *part;
    }
    return version;
}

QString NuGetVersion::normalised() const
{
    QString text = u"%1.%2.%3"_s.arg(numbers[0]).arg(numbers[1]).arg(numbers[2]);
    if (numbers[3] != 0)
        text += u'.' + QString::number(numbers[3]);
    if (!prerelease.isEmpty())
        text += u'-' + prerelease;
    return text;
}

QString NuGetVersion::full() const
{
    return build.isEmpty() ? normalised() : normalised() + u'+' + build;
}

bool NuGetVersion::isPortable() const
{
    const QList<QStringView> labels = QStringView(prerelease).split(u'.');
    return std::none_of(labels.begin(), labels.end(), [](QStringView label) {
        return label.size() > 1 && label.front() == u'0'
               && std::all_of(label.begin(), label.end(), isDigit);
    });
}

bool NuGetVersion::needsSemVer2() const
{
    const bool letterFirst = !prerelease.isEmpty() && prerelease.front().isLetter();
    return !build.isEmpty() || prerelease.contains(u'.') || (isPrerelease() && !letterFirst);
}

std::weak_ordering NuGetVersion::operator<=>(const NuGetVersion &other) const
{
    if (const auto order = numbers <=> other.numbers; order != 0)
        return order;
    if (prerelease.isEmpty() || other.prerelease.isEmpty())
        return prerelease.isEmpty() <=> other.prerelease.isEmpty(); // none is higher than any
    const QStringList labels = prerelease.split(u'.');
    const QStringList others = other.prerelease.split(u'.');
    for (qsizetype i = 0; i < std::min(labels.size(), others.size()); ++i) {
        if (const auto order = compareLabels(labels[i], others[i]); order != 0)
            return order;
    }
    return labels.size() <=> others.size();
}

QString versionKey(const QString &version)
{
    const auto parsed = NuGetVersion::parse(version);
    return parsed ? parsed->key() : QString();
}

} // namespace packhouse::nuget
