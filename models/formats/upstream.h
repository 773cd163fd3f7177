// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "core/hashes.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace packhouse {

struct UpstreamFile
{
    QString version;
    QString fileName;
    QByteArray url; ///< absolute, or relative to the document's
    Hashes hashes; ///< those that the document tells
};

/// What an upstream says about one name.
struct UpstreamPackage
{
    QDateTime created; ///< invalid: not told
    bool held = false; ///< a placeholder that keeps the name from being registered
    QStringList versions;
    std::vector<UpstreamFile> files;
};

/// What an upstream was found to say about a name.
struct ProbeResult
{
    using State = UpstreamState;
    State state = State::NotAsked;
    Text problem; ///< why it is Unknown
    QString host; ///< which was asked, or would be; empty: no address is known
    QDateTime at;
    UpstreamPackage package;
};

} // namespace packhouse
