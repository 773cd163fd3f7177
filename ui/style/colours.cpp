// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/colours.h"

#include <cmath>

namespace packhouse {

namespace {

constexpr QRgb highContrastGround = 0x000000; // no other scheme has a window of that colour

Colours makeLight()
{
    Colours c;
    c.scheme = Scheme::Light;
    c.surface = 0xffffff;
    c.canvas = 0xf5f6f8;
    c.header = 0xeef0f4;
    c.selection = 0xe7eefc;
    c.hover = 0xf2f5fb;
    c.line = 0xdfe2e8;
    c.strongLine = 0x828a98;
    c.text = 0x1c2330;
    c.muted = 0x596273;
    c.disabled = 0x9aa1ad;
    c.primary = 0x2f5fd0;
    c.primaryHover = 0x2650b4;
    c.onPrimary = 0xffffff;
    c.neutral = {0x596273, 0xeef0f4};
    c.good = {0x177143, 0xe3f5ea};
    c.warning = {0x955400, 0xfdf1dc};
    c.bad = {0xb42318, 0xfde8e6};
    c.unknown = {0x6a4a9c, 0xf0eaf9};
    return c;
}

Colours makeDark()
{
    Colours c;
    c.scheme = Scheme::Dark;
    c.surface = 0x1b1f26;
    c.canvas = 0x14171c;
    c.header = 0x232831;
    c.selection = 0x233152;
    c.hover = 0x20252e;
    c.line = 0x2d333d;
    c.strongLine = 0x727b8a;
    c.text = 0xe6e9ef;
    c.muted = 0x97a1b0;
    c.disabled = 0x5c6572;
    c.primary = 0x7ba2ff;
    c.primaryHover = 0x97b6ff;
    c.onPrimary = 0x14171c;
    c.neutral = {0x9fa9b8, 0x232831};
    c.good = {0x5fd39a, 0x173324};
    c.warning = {0xf0b95b, 0x3a2c12};
    c.bad = {0xff8a7d, 0x41201d};
    c.unknown = {0xc3a8f2, 0x2e2542};
    return c;
}

/// On black, every line as light as letters.
Colours makeHighContrast()
{
    Colours c;
    c.scheme = Scheme::HighContrast;
    c.surface = highContrastGround;
    c.canvas = highContrastGround;
    c.header = 0x1c1c1c;
    c.selection = 0x00327a;
    c.hover = 0x2a2a2a;
    c.line = 0x9a9a9a;
    c.strongLine = 0xffffff;
    c.text = 0xffffff;
    c.muted = 0xdadada;
    c.disabled = 0xa0a0a0;
    c.primary = 0xffd75e;
    c.primaryHover = 0xffe38f;
    c.onPrimary = highContrastGround;
    c.neutral = {0xdadada, 0x1c1c1c};
    c.good = {0x7dffb0, 0x003b1c};
    c.warning = {0xffd75e, 0x3a2c00};
    c.bad = {0xffb3ab, 0x4a0d08};
    c.unknown = {0xdcc8ff, 0x2b1a4d};
    return c;
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
           + 0.0722 * channel(colour.blueF());
}

} // namespace

const TonePair &Colours::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return bad;
    case Tone::Unknown:
        return unknown;
    case Tone::Neutral:
        break;
    }
    return neutral;
}

QList<TonePair> Colours::textPairs() const
{
    QList<TonePair> pairs{neutral,
                          good,
                          warning,
                          bad,
                          unknown,
                          {onPrimary, primary},
                          {onPrimary, primaryHover},
                          {onPrimary, bad.text}};
    for (const QColor &ground : {surface, canvas, header, selection, hover}) {
        pairs.append({text, ground});
        pairs.append({muted, ground});
    }
    for (const QColor &ground : {surface, canvas, selection})
        pairs.append({primary, ground});
    for (const QColor &letters : {bad.text, good.text, warning.text})
        pairs.append({letters, surface});
    return pairs;
}

QList<TonePair> Colours::framePairs() const
{
    QList<TonePair> pairs;
    for (const QColor &ground : {surface, canvas, header, hover}) {
        pairs.append({strongLine, ground});
        pairs.append({primary, ground});
    }
    return pairs;
}

const Colours &colours(Scheme scheme)
{
    static const Colours light = makeLight();
    static const Colours dark = makeDark();
    static const Colours highContrast = makeHighContrast();
    switch (scheme) {
    case Scheme::Dark:
        return dark;
    case Scheme::HighContrast:
        return highContrast;
    case Scheme::Light:
        break;
    }
    return light;
}

const Colours &colours(const QPalette &palette)
{
    if (palette.color(QPalette::Active, QPalette::Window).rgb()
        == (highContrastGround | 0xff000000))
        return colours(Scheme::HighContrast);
    const bool dark = luminance(palette.color(QPalette::Active, QPalette::WindowText))
                      > luminance(palette.color(QPalette::Active, QPalette::Window));
    return colours(dark ? Scheme::Dark : Scheme::Light);
}

QPalette paletteFor(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.surface);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.canvas);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad.text);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.primary);
    palette.setColor(QPalette::LinkVisited, c.primary);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::ToolTipBase, c.header);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.strongLine);
    palette.setColor(QPalette::Shadow, c.scheme != Scheme::Light ? QColor(0x0b0d10) : c.strongLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    return palette;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace packhouse
