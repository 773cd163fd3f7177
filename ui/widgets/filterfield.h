// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace packhouse {

/// Where one types what to look for: Escape empties it, Down goes on to the list.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

signals:
    /// The user wants to go on in the list.
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace packhouse
