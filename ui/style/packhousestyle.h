// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace packhouse {

/// Fusion with our own measures, a focus that can be seen, and labels that interpret nothing.
class PackhouseStyle : public QProxyStyle
{
    Q_OBJECT

public:
    PackhouseStyle();

    /// What a label shows is plain text, tool tips and message boxes included, but where the label
    /// asks for rich text: a stranger's markup is never taken for ours. Where the window runs from
    /// right to left they begin at the right, whatever they say.
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr,
                  const QWidget *widget = nullptr, QStyleHintReturn *data = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    /// A text without a letter that is written from right to left runs from left to right, also in
    /// a window that does not: "@acme/ui-kit" keeps its "@" in front.
    void drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette,
                      bool enabled, const QString &text,
                      QPalette::ColorRole role = QPalette::NoRole) const override;
};

} // namespace packhouse
