// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace packhouse {

/// "1.2 MB", powers of ten as package registries count.
QString sizeText(qint64 bytes, const QLocale &locale = {}); ///< empty for -1, not known
/// "1,248,331 bytes"
QString exactSizeText(qint64 bytes, const QLocale &locale = {});
QString countText(qint64 count, const QLocale &locale = {});
/// relativeTime() for a cell: empty instead of "never" for an invalid time.
QString agoText(const QDateTime &then, const QDateTime &now);
/// In the reader's own zone, to the minute.
QString momentText(const QDateTime &time, const QLocale &locale = {});
/// The same to the second: what tells two things of one minute apart.
QString secondText(const QDateTime &time, const QLocale &locale = {});
/// "acme / web"
QString spacedPath(QString path);
/// As a sentence begins.
QString capitalised(const QString &text);
/// What is said one after another, as sentences: between two of them is exactly one full stop, or
/// what else ends a sentence, and none that was said already is said again. Nothing is added after
/// the last one.
QString sentences(const QStringList &parts);
/// With a full stop, unless it ends as a sentence already; nothing stays nothing.
QString asSentence(const QString &text);
/// Who did something, as the journal has it: the registry's own words for its owner and for nobody
/// in particular are said in the reader's language, names stay.
QString actorText(const QString &actor);
/// Where a version came from; empty where nothing is known of it.
QString originText(const Origin &origin, const QString &publisher);
/// Why a name is reserved, as the registry has it; what somebody typed stays.
QString reservationReasonText(const QString &reason);
/// "9f1c0b7e…e77a04": enough to compare by eye.
QString shortened(const QString &text, qsizetype head = 8, qsizetype tail = 6);

} // namespace packhouse
