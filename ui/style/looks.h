// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <QWidget>

namespace packhouse {

/// Chooses one of the looks that the style sheet knows, before the widget is shown for the first
/// time: buttons "plain", "primary", "danger", "destructive" and "flat"; labels "title", "strong",
/// "muted" and "heading"; panels "surface", "canvas" and "footer"; tables "framed".
inline void setLook(QWidget *widget, QLatin1StringView look)
{
    widget->setProperty("look", QString(look));
}

/// For widgets that bring no ground of their own: panels that the style sheet is to fill.
inline void setPanelLook(QWidget *widget, QLatin1StringView look)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    setLook(widget, look);
}

} // namespace packhouse
