// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace packhouse {

/// As high as what is in it, but for \a most, and scrolls where its place has no room for that,
/// down to \a least.
class VerticalArea final : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes \a body, which has a layout.
    VerticalArea(QWidget *body, int least, int most, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_least;
    int m_most;
};

} // namespace packhouse
