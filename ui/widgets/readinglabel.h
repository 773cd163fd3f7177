// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace packhouse {

/// A text that can be read by keyboard: Tab reaches it, Down and Up go from sentence to sentence,
/// which is marked and said. With the mouse it is chosen from as any text is.
class ReadingLabel : public QLabel
{
    Q_OBJECT

public:
    static constexpr int Room = 4; ///< pixels around the text, for the frame of who is in it

    explicit ReadingLabel(QWidget *parent = nullptr, Qt::FocusPolicy policy = Qt::StrongFocus);

    /// To be put where a label is: its text stands in one line with what is above and below.
    QLayout *inLine();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString plainText() const;
    void read(int direction);
};

} // namespace packhouse
