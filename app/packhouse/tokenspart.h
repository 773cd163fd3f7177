// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

class RemoteList;
class TokensPage;

/// The page of the registry's tokens and of those that the remotes are asked with; it follows the
/// list of remotes. All of it outlives the page.
TokensPage *makeTokensPage(const MainWindow::Services &services, PackageSource &registry,
                           const RemoteList &remotes);

} // namespace packhouse
