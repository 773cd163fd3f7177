// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace packhouse {

/// Scheme, host and port, with the scheme's own port where none is given.
bool sameOrigin(const QUrl &a, const QUrl &b);
/// The scheme's own where none is given.
int portOf(const QUrl &url);
/// "host", or "host:8443" where the port is not the scheme's own.
QString hostText(const QUrl &url);

} // namespace packhouse
