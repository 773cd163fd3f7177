// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/httpsdialog.h"

namespace packhouse {

class FormatList;
class WindowSession;

/// What the dialog about https asks and does; the choice is kept in \a settingsPath, an INI file
/// (empty: not at all). \a session and \a formats outlive the dialog. \a directory is that of the
/// registry.
HttpsDialog::Context httpsContext(WindowSession &session, const FormatList &formats,
                                  const QString &directory, const QString &settingsPath);
/// What was chosen in an earlier run.
bool keptHttps(const QString &settingsPath);

} // namespace packhouse
