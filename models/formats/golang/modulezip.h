// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/golang/modfile.h"

#include <QIODevice>
#include <QMap>

namespace packhouse::golang {

inline constexpr qint64 LargestModule = 500 << 20; ///< bytes, packed and unpacked

/// The sum of files, as go.sum has it: "h1:" and the Base64 of a SHA-256 over their names and
/// SHA-256s (raw) in the order of the names.
QByteArray h1(const QMap<QByteArray, QByteArray> &sha256ByName);
/// Of a go.mod alone.
QByteArray modSum(const QByteArray &modFile);

/// A module as its zip archive holds it.
struct Module
{
    QString path;
    QString version;
    QByteArray goMod; ///< as in the archive, or made up
    ModFile modFile;
    QByteArray sum; ///< h1 of the archive
    QString readme; ///< at most 64 KiB
    QString license; ///< SPDX; empty where the text is none that is known
};

/// Reads a module zip by the rules of the go command: one prefix "module@version/", names that
/// every file system takes, no two that differ in case only, one go.mod at the root that names the
/// module. protocol: module zip. Errors: Unsupported (no zip archive, or not of a module),
/// InvalidFile, InvalidName, InvalidVersion, TooLarge.
Result<Module> readModule(QIODevice &file);

} // namespace packhouse::golang
