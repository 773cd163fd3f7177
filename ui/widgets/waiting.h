// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

namespace packhouse {

/// Says when an answer takes so long that one should be told that it is awaited. Most come sooner:
/// a text for a blink would only flicker.
class Waiting : public QTimer
{
public:
    static constexpr int Unnoticed = 300; // milliseconds

    explicit Waiting(QObject *parent) : QTimer(parent)
    {
        setSingleShot(true);
        setInterval(Unnoticed);
    }
};

} // namespace packhouse
