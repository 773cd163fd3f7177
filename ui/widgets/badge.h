// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/formatinfo.h"
#include "items/itemroles.h"
#include "ui/style/colours.h"

#include <QWidget>

class QPainter;

namespace packhouse {

QFont badgeFont(const QFont &base);
QSize badgeSize(const QString &text, const QFont &base);
/// Draws it at the left of \a rect, in the middle of its height.
void paintBadge(QPainter *painter, const QRect &rect, const BadgeData &badge,
                const Colours &colours, const QFont &base);
/// The coloured square with a type's letters, TypeBadgeSize wide and high, at the left of \a rect.
void paintTypeBadge(QPainter *painter, const QRect &rect, const FormatInfo &format,
                    const QFont &base);

/// A short coloured text.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    explicit Badge(const BadgeData &badge, QWidget *parent = nullptr);

    void setBadge(const BadgeData &badge);
    const BadgeData &badge() const { return m_badge; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BadgeData m_badge;
};

/// A type's letters as a widget.
class TypeBadge : public QWidget
{
    Q_OBJECT

public:
    explicit TypeBadge(QWidget *parent = nullptr);

    /// \a format must stay alive.
    void setFormat(const FormatInfo *format);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const FormatInfo *m_format = nullptr;
};

} // namespace packhouse
