// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace packhouse {

/// How long another machine is waited for. What goes on may take as long as it comes; a machine
/// that drips is through soon.
struct Deadlines
{
    std::chrono::milliseconds firstByte{15'000}; ///< from connecting, or from the body's last byte
    qint64 bytesPerSecond = 1'024; ///< in either direction, a body's, over …
    std::chrono::milliseconds window{20'000}; ///< … so much time of waiting for it
    /// Standing in line before the first attempt; 0: to the end.
    std::chrono::milliseconds line{0};
    /// From send() to the answer, with standing in line and all repeats; 0: no such limit.
    std::chrono::milliseconds overall{0};

    /// The other side may have to move what it got before it answers.
    static Deadlines forUpload()
    {
        Deadlines deadlines;
        deadlines.firstByte = std::chrono::seconds(120);
        return deadlines;
    }
    /// Somebody waits for it over a connection of his own, and is told soon.
    static Deadlines forForwarding()
    {
        Deadlines deadlines;
        deadlines.line = std::chrono::seconds(8);
        return deadlines;
    }
};

} // namespace packhouse
