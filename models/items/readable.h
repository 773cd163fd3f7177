// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLocale>

namespace packhouse {

/// The text in the reader's language: the translation that the application has, numbers, sizes and
/// times as \a locale writes them, times in the reader's own zone. What strangers named is escaped
/// (core/visibletext.h) and, where the language is written from right to left, kept in its own
/// direction. Plain text: whoever shows it must not take it for markup.
QString readable(const Text &text, const QLocale &locale = {});

/// A text that may hold what strangers wrote, as it is shown: escaped (core/visibletext.h) but for
/// line feeds, and for the isolates in which readable() keeps names where people read from right to
/// left. What is shown already stays as it is.
QString shownText(const QString &text);

/// The text as it is shown in a line that runs in that direction: it keeps its own.
QString isolated(const QString &text, Qt::LayoutDirection line);

/// Both sentences of an error.
QString readable(const Error &error, const QLocale &locale = {});

} // namespace packhouse
