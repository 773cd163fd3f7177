// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/detailscontext.h"

#include <QScrollArea>

class QPushButton;

namespace packhouse {

class Badge;
class InlineMessage;
class ReadingLabel;

/// What a stranger could serve under this name, and what helps against it.
class ExposureBox : public QWidget
{
    Q_OBJECT

public:
    explicit ExposureBox(QWidget *parent = nullptr);

    /// \a onlyTrouble hides the box where there is nothing to do about the name.
    void show(const ShownVersion &shown, bool onlyTrouble);

signals:
    void reserveWanted();
    void stopForwardingWanted();

private:
    InlineMessage *m_message;
    QPushButton *m_reserve;
    QPushButton *m_stop;
};

class ExposureTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit ExposureTab(QWidget *parent = nullptr);

    void show(const ShownVersion &shown);
    ExposureBox *box() const { return m_box; }

private:
    Badge *m_badge;
    ExposureBox *m_box;
    ReadingLabel *m_explanation;
};

} // namespace packhouse
