// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <optional>

namespace packhouse {

/// A hash, or how one begins, that somebody looks for.
struct SoughtHash
{
    QString typed; ///< as a word: a name may look so, too, unless it is certain
    QByteArray digits; ///< hexadecimal, lower case; what the hash begins with
    /// Which it may be; empty where it is none of a file (\ref sum).
    QList<QByteArray Hashes::*> kinds;
    QString sum; ///< as a lock file has it ("h1:…"), where a type counts in its own way
    bool certain = false; ///< said to be a hash, or as long as one

    bool fits(const Hashes &hashes) const;
    /// True when it could be told from \a hashes: they have what may be sought.
    bool isTold(const Hashes &hashes) const;
};

/// What somebody looks for, of any registry; the one place that knows how it is typed:
///
/// - a word: it is in the name (of one or two letters: the name begins with it), or a version
/// begins
///   with it; several words: all of them are meant;
/// - type:npm, scope:acme/web (or how its path begins), name:ui-kit (in the name), version:2.5 (how
///   it begins);
/// - a hash: at least seven hexadecimal digits that MD5, SHA-1, SHA-256 or SHA-512 begins with, or
/// as
///   any lock file spells it: sha256:HEX, sha256=HEX, --hash=sha256:HEX, #sha1=HEX, sha512-BASE64,
///   sha1-BASE64, h1:BASE64, BASE64 alone, with quotes, commas and a label before it ("integrity":
///   "sha512-…"), or a whole line. Several hashes: any of them. Beside a hash that is certain,
///   words say nothing: a line of a lock file names its file as it likes.
struct SearchText
{
    FormatId type; ///< lower case; empty: all
    bool noType = false; ///< two types were asked for, which nothing has
    QString scope;
    QStringList names;
    QStringList versions;
    QStringList words; ///< at most eight
    QList<SoughtHash> hashes; ///< certain ones

    static constexpr qsizetype ShortestInside =
        3; ///< letters of what is looked for inside of names
    static SearchText of(const QString &typed);
};

/// Whether a word may be how a version begins: "2", "1.4", "v3".
bool perhapsVersion(const QString &word);

/// A word as the hash that it may be, too; nothing when it cannot be one.
std::optional<SoughtHash> perhapsHash(const QString &word);

} // namespace packhouse
