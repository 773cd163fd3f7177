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
    /// asks for rich text: a stranger's markup is never taken for ours.
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr,
                  const QWidget *widget = nullptr, QStyleHintReturn *data = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace packhouse
