// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

namespace packhouse {

/// Where this machine's Maven gets public packages from: the mirror that the user's or the
/// machine's settings.xml gives, else the repository that the installed Maven was built with.
/// Empty when there is neither.
QString mavenRepository(const QProcessEnvironment &environment);

} // namespace packhouse
