// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"

#include <QColor>
#include <QList>
#include <QPalette>

namespace packhouse {

enum class Scheme { Light, Dark, HighContrast };

/// Letters on a tinted ground.
struct TonePair
{
    QColor text;
    QColor ground;
};

/// Every colour of the window, so that one test can measure the contrast of all pairs.
struct Colours
{
    Scheme scheme = Scheme::Light;
    QColor surface; ///< panels, rows, bars
    QColor canvas; ///< what lies behind the panels, and fields to type in
    QColor header; ///< table headers
    QColor selection; ///< chosen rows
    QColor hover;
    QColor line; ///< between panels and rows
    QColor strongLine; ///< around what can be used: fields, buttons, check boxes
    QColor text;
    QColor muted;
    QColor disabled;
    QColor primary; ///< the main button, the chosen tab, links
    QColor primaryHover;
    QColor onPrimary;
    TonePair neutral;
    TonePair good;
    TonePair warning;
    TonePair bad;
    TonePair unknown; ///< "could not check": never looks like good

    const TonePair &tone(Tone tone) const;

    /// Every pair of letters and ground that the window uses.
    QList<TonePair> textPairs() const;
    /// Every pair of a line that shows where a control is, or has the focus, and what is beside it.
    QList<TonePair> framePairs() const;
};

const Colours &colours(Scheme scheme);
/// Those that go with a palette which Theme made; dark palettes have light letters.
const Colours &colours(const QPalette &palette);
QPalette paletteFor(const Colours &colours);

/// By WCAG 2: 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace packhouse
