// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace packhouse {

/// Shows the texts of \a application in the first language that \a locale asks for, if there is a
/// translation; English otherwise. Before the first window is made.
void translate(QCoreApplication &application, const QLocale &locale);

} // namespace packhouse
