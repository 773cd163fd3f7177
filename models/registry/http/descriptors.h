// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace packhouse {

/// What a registry's database, its readers and the files that are being served need beside sockets.
inline constexpr int descriptorsForFiles = 256;

/// Lets this process open as many files and sockets as the system allows it to, and answers how
/// many that is. A shell's usual soft limit of 1,024 is for programs that still use select().
int raiseDescriptorLimit();

/// No program that is started inherits \a descriptor: one that outlives the server would keep its
/// port, and its connections open.
void keepFromChildren(int descriptor);

} // namespace packhouse
