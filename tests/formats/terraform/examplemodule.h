// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace packhouse::test {

/// A main.tf with much of what the language has. Apart, for moc loses its way in such texts.
extern const QByteArray mainFile;

} // namespace packhouse::test
