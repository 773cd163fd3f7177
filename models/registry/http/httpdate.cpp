// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/httpdate.h"

#include <QLocale>
#include <QTimeZone>

namespace packhouse {

using namespace Qt::StringLiterals;

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

std::optional<QDateTime> parseHttpDate(QByteArrayView text)
{
    const QString spelled = QString::fromLatin1(text.trimmed()).simplified();
    constexpr QStringView formats[] = {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'",
                                       u"dddd, dd-MMM-yy hh:mm:ss 'GMT'",
                                       u"ddd MMM d hh:mm:ss yyyy"};
    for (const QStringView format : formats) {
        QDateTime time = QLocale::c().toDateTime(spelled, format.toString());
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        // Two digits of a year are read as 19xx, but nothing was modified before 1970.
        if (time.date().year() < 1970)
            time = time.addYears(100);
        return time;
    }
    return std::nullopt;
}

} // namespace packhouse
