// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFont;
class QTextLayout;

namespace packhouse {

/// Breaks the text of \a layout into lines of \a width, and a word that is longer into several: no
/// letter is lost. Returns how high they are together.
qreal breakLines(QTextLayout &layout, Qt::Alignment aligned, int width);

/// \a text with a line feed wherever a line of \a width ends: for widgets that break none.
QString brokenText(const QString &text, const QFont &font, int width);

} // namespace packhouse
