// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace packhouse::debian {

/// Ends every gpg, and its agent, that was started for the home folder \a home, as it is spelled
/// there; GPGME does not tell which process its gpg is. Elsewhere than on Linux nothing is done.
void endGpgOf(const QByteArray &home);

} // namespace packhouse::debian
