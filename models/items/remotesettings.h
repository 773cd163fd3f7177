// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

namespace packhouse {

/// Another registry that the window shows, as it is kept between runs; its token is in the vault.
struct RemoteSettings
{
    QString id; ///< stable between runs
    QString title;
    QUrl address; ///< without /api/v4
    QStringList scopes; ///< full paths of projects and groups; empty: all that the token reaches
    bool hasToken = true; ///< false: there is none to look for in the vault
};

} // namespace packhouse
