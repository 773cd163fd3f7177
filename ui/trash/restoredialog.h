// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/frameddialog.h"

namespace packhouse {

/// Before something comes back from the trash that clients would get instead of what they get now.
class RestoreDialog : public FramedDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title;
        QString what; ///< comes back
        QString effect; ///< on clients that name no version
        QString action; ///< the button
    };

    explicit RestoreDialog(const Texts &texts, QWidget *parent = nullptr);
};

} // namespace packhouse
