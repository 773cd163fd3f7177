// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace packhouse::test {

inline QByteArray littleEndian(quint32 number, qsizetype bytes)
{
    const quint32 ordered = qToLittleEndian(number);
    return QByteArray(reinterpret_cast<const char *>(&ordered), bytes);
}

/// A portable .pdb with an id of twenty bytes, and so much behind it that nobody reads it at once.
/// protocol: ECMA-335 II.24.2.1
inline QByteArray portablePdb(const QByteArray &id, qsizetype filler = 200'000)
{
    const QByteArray version("PDB v1.0\0\0\0\0", 12);
    const QByteArray names[] = {QByteArray("#Strings\0\0\0\0", 12), QByteArray("#Pdb\0\0\0\0", 8)};
    const qsizetype tables = 16 + version.size() + 4 + 8 + names[0].size() + 8 + names[1].size();
    const QByteArray strings(40, 's');
    const auto at = [&](qsizetype offset) { return littleEndian(quint32(offset), 4); };
    return "BSJB" + littleEndian(1, 2) + littleEndian(1, 2) + at(0) + at(version.size()) + version
           + littleEndian(0, 2) + littleEndian(2, 2) + at(tables) + at(strings.size()) + names[0]
           + at(tables + strings.size()) + at(id.size() + 12) + names[1] + strings + id
           + QByteArray(12, 'p') + QByteArray(filler, 'x');
}

} // namespace packhouse::test
