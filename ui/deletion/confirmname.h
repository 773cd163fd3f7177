// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/frameddialog.h"

namespace packhouse {

/// Asks to type a name before something that cannot be taken back. Accepted only then.
class ConfirmName : public FramedDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title;
        QString explanation;
        QString name; ///< what has to be typed
        QString action; ///< on the red button
    };

    explicit ConfirmName(const Texts &texts, QWidget *parent = nullptr);
};

} // namespace packhouse
