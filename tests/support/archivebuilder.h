// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace packhouse::test {

/// An entry as it is written, with whatever name: these builders check nothing.
struct Member
{
    QByteArray name;
    QByteArray bytes;
    char type = '0'; ///< tar's type flag; '2' is a symbolic link
    qint64 claimedSize = -1; ///< zip: another size in the directory than the true one
    QByteArray localName = {}; ///< zip: another name in front of the bytes
};

QByteArray makeTar(const QList<Member> &members);
QByteArray gzip(const QByteArray &bytes);
QByteArray makeTgz(const QList<Member> &members);
QByteArray makeZip(const QList<Member> &members);

} // namespace packhouse::test
