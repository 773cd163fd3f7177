// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QtGlobal>

#include <atomic>

namespace packhouse {

/// Whether what the calling thread works on is still wanted. Loops over what may be large (an
/// archive that is unpacked, a body that is) ask now and then, so that nobody who stops the
/// registry waits for them.
class Interruption
{
public:
    /// While it lives, the calling thread is interrupted once \a flag is set. One a thread.
    class ByFlag
    {
    public:
        explicit ByFlag(const std::atomic<bool> &flag) { s_flag = &flag; }
        ~ByFlag() { s_flag = nullptr; }
        Q_DISABLE_COPY_MOVE(ByFlag)
    };

    static bool isRequested() { return s_flag && s_flag->load(std::memory_order_relaxed); }
    /// Cancelled when it is.
    static Result<void> check();

private:
    static inline thread_local const std::atomic<bool> *s_flag = nullptr;
};

} // namespace packhouse
