// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/rubygems/gemspec.h"

#include <QIODevice>

namespace packhouse::rubygems {

/// What is in a .gem.
struct GemFile
{
    Gemspec spec;
    QByteArray yaml; ///< the specification as its builder wrote it
    QString readme;
    bool isSigned = false;
};

/// Reads a gem: a tar with metadata.gz, data.tar.gz, checksums.yaml.gz and, where it is signed, a
/// .sig beside each. The checksums are verified; files that would leave the gem's folder are
/// refused. Unsupported for what is no gem; InvalidFile, InvalidName, InvalidVersion, HashMismatch,
/// TooLarge.
Result<GemFile> readGem(QIODevice &file);

/// Unpacks gzip; InvalidFile when it is broken, cut off, or larger than \a most bytes unpacked.
Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most);
/// The same bytes for the same text: no time is written.
QByteArray gzip(const QByteArray &bytes);

} // namespace packhouse::rubygems
