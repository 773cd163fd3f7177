// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace packhouse {

/// A dialog as all of ours look: a title and a line below it, the contents, and a bar of buttons.
class FramedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FramedDialog(QWidget *parent = nullptr);

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

private:
    QLabel *m_title;
    QLabel *m_subtitle;
    QVBoxLayout *m_body;
    QHBoxLayout *m_footer;
};

} // namespace packhouse
