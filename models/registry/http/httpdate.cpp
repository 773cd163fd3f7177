// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/httpdate.h"

#include <QList>

#include <array>
#include <chrono>
#include <cstdio>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array dayNames{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr QByteArrayView months = "JanFebMarAprMayJunJulAugSepOctNovDec";

} // namespace

// By hand, because this is asked for every file: QLocale costs more than sending the file's head.
QByteArray httpDate(const QDateTime &time)
{
    using namespace std::chrono;
    const sys_seconds second{seconds{time.toSecsSinceEpoch()}};
    const auto day = floor<days>(second);
    const year_month_day date{day};
    const hh_mm_ss clock{second - day};
    std::array<char, 64> text;
    const int size = std::snprintf(
        text.data(), text.size(), "%s, %02u %.3s %04d %02d:%02d:%02d GMT",
        dayNames[weekday{day}.c_encoding()], unsigned(date.day()),
        months.data() + 3 * (unsigned(date.month()) - 1), int(date.year()),
        int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()));
    return QByteArray(text.data(), size);
}

namespace {

int monthOf(QByteArrayView word)
{
    const qsizetype at = word.size() == 3 ? months.indexOf(word) : -1;
    return at < 0 || at % 3 != 0 ? 0 : int(at / 3) + 1;
}

int yearOf(QByteArrayView word)
{
    const int year = word.toInt();
    if (word.size() == 4)
        return year;
    // Two digits mean a year that is not far in the future (RFC 9110, 5.6.7).
    return word.size() == 2 ? year + (year < 70 ? 2000 : 1900) : 0;
}

} // namespace

std::optional<QDateTime> parseHttpDate(QByteArrayView text)
{
    if (text.size() > 64)
        return std::nullopt;
    // The name of the day says nothing new, so it is not looked at.
    QList<QByteArray> words =
        text.toByteArray().replace('-', ' ').replace(',', "").simplified().split(' ');
    if (words.size() == 5) // the oldest spelling: Sun Nov 6 08:49:37 1994
        words = {words[0], words[2], words[1], words[4], words[3], "GMT"};
    if (words.size() != 6 || words[5] != "GMT")
        return std::nullopt;
    const QDateTime time(QDate(yearOf(words[3]), monthOf(words[2]), words[1].toInt()),
                         QTime::fromString(QString::fromLatin1(words[4]), u"hh:mm:ss"_s), Qt::UTC);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace packhouse
