// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace packhouse {

/// A box to choose from whose choice readers of the screen have: what it is for is its name, what
/// is chosen its text, and another choice by keyboard is said. Qt's own tells it in a way that the
/// bridge to them does not pass on.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget *parent = nullptr);

    void showPopup() override;
};

} // namespace packhouse
