// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/semver.h"

#include <QStringList>

namespace packhouse {

namespace {

bool isDigits(QStringView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isNumber(QStringView text)
{
    return isDigits(text) && (text.size() == 1 || text[0] != u'0');
}

/// Dot-separated identifiers of letters, digits and '-'; numbers among them without leading zeros
/// when \a strictNumbers.
bool areIdentifiers(QStringView text, bool strictNumbers)
{
    for (const QStringView part : text.split(u'.')) {
        if (part.isEmpty())
            return false;
        for (const QChar c : part) {
            const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
            if (!letter && !(c >= u'0' && c <= u'9') && c != u'-')
                return false;
        }
        if (strictNumbers && isDigits(part) && !isNumber(part))
            return false;
    }
    return true;
}

/// Of two numbers without leading zeros, of any length.
std::weak_ordering compareNumbers(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return a.compare(b) <=> 0;
}

std::weak_ordering compareIdentifiers(QStringView a, QStringView b)
{
    const bool aIsNumber = isDigits(a);
    const bool bIsNumber = isDigits(b);
    if (aIsNumber && bIsNumber)
        return compareNumbers(a, b);
    if (aIsNumber != bIsNumber)
        return aIsNumber ? std::weak_ordering::less : std::weak_ordering::greater;
    return a.compare(b) <=> 0;
}

std::weak_ordering comparePrereleases(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() <=> b.isEmpty(); // none is higher than any
    const QStringList as = a.split(u'.');
    const QStringList bs = b.split(u'.');
    for (qsizetype i = 0; i < std::min(as.size(), bs.size()); ++i) {
        if (const auto order = compareIdentifiers(as[i], bs[i]); order != 0)
            return order;
    }
    return as.size() <=> bs.size();
}

} // namespace

std::optional<SemVer> SemVer::parse(QStringView text)
{
    SemVer out;
    if (const qsizetype plus = text.indexOf(u'+'); plus >= 0) {
        out.build = text.sliced(plus + 1).toString();
        if (!areIdentifiers(out.build, false))
            return std::nullopt;
        text = text.first(plus);
    }
    if (const qsizetype dash = text.indexOf(u'-'); dash >= 0) {
        out.prerelease = text.sliced(dash + 1).toString();
        if (!areIdentifiers(out.prerelease, true))
            return std::nullopt;
        text = text.first(dash);
    }
    const QList<QStringView> numbers = text.split(u'.');
    if (numbers.size() != 3 || !std::all_of(numbers.begin(), numbers.end(), isNumber))
        return std::nullopt;
    out.major = numbers[0].toString();
    out.minor = numbers[1].toString();
    out.patch = numbers[2].toString();
    return out;
}

bool SemVer::isCountable() const
{
    const auto fits = [](const QString &number) {
        bool fine = false;
        number.toLongLong(&fine);
        return fine;
    };
    return fits(major) && fits(minor) && fits(patch);
}

std::weak_ordering SemVer::operator<=>(const SemVer &other) const
{
    for (const auto part : {&SemVer::major, &SemVer::minor, &SemVer::patch}) {
        if (const auto order = compareNumbers(this->*part, other.*part); order != 0)
            return order;
    }
    return comparePrereleases(prerelease, other.prerelease);
}

} // namespace packhouse
