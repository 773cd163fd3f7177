// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace packhouse::rubygems {

/// The sources of a .gemrc, an empty one for the client's own; nothing where it says nothing of
/// them.
struct Gemrc
{
    bool readable = false; ///< it is YAML, a mapping or empty
    std::optional<QStringList> sources;
};
Gemrc readGemrc(const QByteArray &bytes);

/// The same file with these sources, and everything else as it is; nothing where they are written
/// in a way that is not known.
std::optional<QByteArray> withGemSources(const QByteArray &bytes, const QStringList &sources);

/// Where a Gemfile takes one gem from.
struct GemfileSources
{
    QStringList addresses;
    QList<int> lines; ///< of each, from 1
    bool bound = false; ///< it is bound to the one address
    bool certain = true; ///< false: the file says something that only Ruby understands
};
GemfileSources gemfileSources(const QByteArray &bytes, const QString &gem);

/// A mirror of Bundler's settings: the key that an address has there.
QString mirrorKey(const QString &address);
/// What a file of Bundler's settings says; nothing where it cannot be read.
std::optional<QMap<QString, QString>> bundlerSettings(const QByteArray &bytes);

} // namespace packhouse::rubygems
