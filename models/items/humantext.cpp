// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"

#include "core/actor.h"
#include "core/visibletext.h"
#include "insight/risk.h"
#include "items/readable.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace packhouse {

QString sizeText(qint64 bytes, const QLocale &locale)
{
    if (bytes < 0)
        return {};
    if (bytes < 1'000)
        return readable(Text::counted("%n byte(s)", bytes), locale);
    // Three digits tell enough: 2.1 KB, 540 KB, 14.1 MB, 512 MB.
    const bool fine = (bytes >= 1'000 && bytes < 10'000)
                      || (bytes >= 1'000'000 && bytes < 100'000'000) || bytes >= 1'000'000'000;
    return locale.formattedDataSize(bytes, fine ? 1 : 0, QLocale::DataSizeSIFormat)
        .replace(u"kB"_s, u"KB"_s);
}

QString exactSizeText(qint64 bytes, const QLocale &locale)
{
    if (bytes < 0)
        return {};
    return QCoreApplication::translate("HumanText", "%1 bytes").arg(locale.toString(bytes));
}

QString countText(qint64 count, const QLocale &locale)
{
    if (count < 0)
        return {};
    return locale.toString(count);
}

QString agoText(const QDateTime &then, const QDateTime &now)
{
    return then.isValid() ? readable(relativeTime(then, now)) : QString();
}

QString momentText(const QDateTime &time, const QLocale &locale)
{
    return time.isValid() ? locale.toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString secondText(const QDateTime &time, const QLocale &locale)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
           + locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
}

QString spacedPath(QString path)
{
    return path.replace(u'/', u" / "_s);
}

QString capitalised(const QString &text)
{
    return text.isEmpty() ? text : text.front().toUpper() + text.mid(1);
}

QString actorText(const QString &actor)
{
    return readable(actorTitle(actor));
}

QString originText(const Origin &origin, const QString &publisher)
{
    const QString from = visibleText(origin.from);
    switch (origin.kind) {
    case Origin::Kind::Published:
        return from.isEmpty() ? readable(Text::of("published here, from this computer"))
                              : readable(Text::of("published here, with %1", from));
    case Origin::Kind::Imported:
        return readable(origin.foreign ? Text::of("imported from %1, and not ours", from)
                                       : Text::of("imported from %1, as ours", from));
    case Origin::Kind::Unknown:
        break;
    }
    return publisher.isEmpty() ? QString() : readable(Text::of("not known: kept from 0.1"));
}

QString reservationReasonText(const QString &reason)
{
    for (const Text &own : {Text::of("published here"), Text::of("reserved by hand"),
                            Text::of("reserved when it was deleted"), Text::of("forwarded by hand"),
                            Text::of("kept from 0.1"), Text::of("the group's own names")}) {
        if (own.source() == reason.toUtf8())
            return readable(own);
    }
    // The store writes it in English, as it does those above.
    static const QRegularExpression assigned(
        u'^'
        + QString::fromUtf8(Text::of("assigned to %1 by %2 on %3").source())
              .replace(QRegularExpression(u"%\\d"_s), u"(.+)"_s)
        + u'$');
    if (const auto match = assigned.match(reason); match.hasMatch()) {
        return readable(Text::of("assigned to %1 by %2 on %3", match.captured(1),
                                 actorTitle(match.captured(2)),
                                 QDateTime::fromString(match.captured(3), Qt::ISODate)));
    }
    return visibleText(reason);
}

QString sentences(const QStringList &parts)
{
    QStringList said;
    for (const QString &part : parts) {
        QTextBoundaryFinder ends(QTextBoundaryFinder::Sentence, part);
        for (qsizetype from = 0; from < part.size();) {
            const qsizetype end = ends.toNextBoundary();
            const QString one = part.mid(from, end < 0 ? -1 : end - from).trimmed();
            from = end < 0 ? part.size() : end;
            if (!one.isEmpty() && !said.contains(one))
                said.append(one);
        }
    }
    QString all;
    for (const QString &one : std::as_const(said))
        all = all.isEmpty() ? one : asSentence(all) + u' ' + one;
    return all;
}

QString asSentence(const QString &text)
{
    static const QRegularExpression ended(u"[.!?:;…。！？؟।]['\"’”»)\\]\\x{2069}]*$"_s);
    return text.isEmpty() || ended.match(text).hasMatch() ? text : text + u'.';
}

QString shortened(const QString &whole, qsizetype head, qsizetype tail)
{
    if (whole.size() <= head + tail + 1)
        return whole;
    return whole.left(head) + u'…' + whole.right(tail);
}

} // namespace packhouse
