// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace packhouse {

using ProcessorTime = std::chrono::duration<double>; ///< of one processor

/// What the calling thread has used of the processors since it began, and what others used for it.
ProcessorTime processorTime();
/// Counts what another thread has used for the calling one.
void addProcessorTime(ProcessorTime used);

} // namespace packhouse
