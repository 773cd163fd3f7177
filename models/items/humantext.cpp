// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString text(const char *source, qint64 n = -1)
{
    return QCoreApplication::translate("HumanText", source, nullptr, int(n));
}

/// English without a translation file would show "%n day(s)": so one and many are texts of their own.
QString counted(qint64 n, const char *one, const char *many)
{
    return n == 1 ? text(one) : text(many, n);
}

} // namespace

QString sizeText(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, bytes < 10'000'000 && bytes >= 1'000'000 ? 1 : 0,
                                    QLocale::DataSizeSIFormat)
        .replace(u"kB"_s, u"KB"_s);
}

QString exactSizeText(qint64 bytes, const QLocale &locale)
{
    return QCoreApplication::translate("HumanText", "%1 bytes").arg(locale.toString(bytes));
}

QString countText(qint64 count, const QLocale &locale)
{
    return locale.toString(count);
}

QString agoText(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return {};
    const qint64 seconds = then.secsTo(now);
    if (seconds < 60)
        return text("just now");
    if (seconds < 3600)
        return text("%n min ago", seconds / 60);
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0 || seconds < 6 * 3600)
        return text("%n h ago", seconds / 3600);
    if (days == 1)
        return text("yesterday");
    if (days < 31)
        return text("%n days ago", days);
    if (days < 365)
        return counted(days / 30, "1 month ago", "%n months ago");
    return counted(days / 365, "1 year ago", "%n years ago");
}

QString momentText(const QDateTime &time, const QLocale &locale)
{
    return time.isValid() ? locale.toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString shortened(const QString &whole, qsizetype head, qsizetype tail)
{
    if (whole.size() <= head + tail + 1)
        return whole;
    return whole.left(head) + u'…' + whole.right(tail);
}

} // namespace packhouse
