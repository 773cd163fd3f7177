// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>

namespace packhouse::nuget {

/// A portable .pdb as debuggers ask for it.
struct SymbolFile
{
    QString path; ///< in the symbol package
    QByteArray signature; ///< hex, lower case: the GUID of its id, then eight times 'f'
    QByteArray checksum; ///< hex: SHA-256 of it with zeros where its id stands

    QString name() const { return path.section(u'/', -1).toLower(); }
    bool operator==(const SymbolFile &) const = default;
};

/// protocol: what "#Pdb" says in a portable .pdb, whose bytes come in order; nothing for any other
/// file. Reads to the end.
std::optional<SymbolFile> readSymbolFile(const QString &path, QIODevice &device);

/// Those of a symbol package, at most a hundred (protocol).
Result<QList<SymbolFile>> readSymbols(QIODevice &package);

/// What finds them again, in the collection of their file names; \a sha256 is the package's.
QList<Fragment> symbolFragments(const QList<SymbolFile> &symbols, const Coordinates &of,
                                const QByteArray &sha256);
/// … of an uploaded one. InvalidFile.
Result<QList<Fragment>> symbolFragments(const StagedBlob &package, const Coordinates &of);
QString symbolCollection(const QString &fileName);

} // namespace packhouse::nuget
