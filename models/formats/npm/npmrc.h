// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse::npm {

/// A setting of an .npmrc.
struct NpmrcSetting
{
    QString key;
    QString value;
    int line = 0; ///< from 1
};

/// What an .npmrc sets, in its order; of one key the last counts. Sections of it are none of npm's.
QList<NpmrcSetting> npmrcSettings(const QByteArray &bytes);

} // namespace packhouse::npm
