// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>
#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;
class QVBoxLayout;

namespace packhouse {

/// A dialog as all of ours look: a title and a line below it, the contents, and a bar of buttons.
class FramedDialog : public QDialog
{
    Q_OBJECT

public:
    /// A body that scrolls is for what may be higher than a screen; then fitTo() says how large the
    /// dialog is.
    enum class Body { Whole, Scrolls };

    explicit FramedDialog(QWidget *parent = nullptr, Body body = Body::Whole);

    /// Before it is seen it has its size, and a place where all of it is on the screen.
    void setVisible(bool visible) override;
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);

protected:
    QVBoxLayout *body() const { return m_body; }
    /// Whatever stands left of the buttons goes in at index 0.
    QHBoxLayout *footer() const { return m_footer; }
    /// A button of the bar, the last one rightmost. Enter presses the one that has the focus,
    /// else the one that is made default.
    QPushButton *addButton(const QString &text, const QString &objectName,
                           QLatin1StringView look = QLatin1StringView("plain"));

    /// As wide as \a widest and as high as its texts are then, or as the screen; the buttons stay
    /// in sight. \a layOut is called with the width of the body whenever that becomes another one,
    /// and once more when styles are known.
    void fitTo(int widest, const std::function<void(int width)> &layOut);
    /// The body scrolls to the row of \a table that the keyboard went to.
    void followRows(QTableView *table);

private:
    int footerHeight(int width);
    QRect room() const;
    void place();

    QLabel *m_title;
    QLabel *m_subtitle;
    QScrollArea *m_scroll = nullptr; ///< what the body is in, where it scrolls
    QVBoxLayout *m_body;
    QWidget *m_bar;
    QHBoxLayout *m_footer;
    QHBoxLayout *m_lastLine; ///< of the last button, where it has no room beside the others
    QList<QPushButton *> m_buttons;
    int m_widest = 0; ///< as fitTo() was told
    std::function<void(int width)> m_layOut;
    std::optional<QPoint> m_placed; ///< where it was put, and stays unless somebody moves it
};

} // namespace packhouse
