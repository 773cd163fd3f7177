// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "debpackages.h"

#include "support/archivebuilder.h"

namespace packhouse::test {

QByteArray makeAr(const QList<std::pair<QByteArray, QByteArray>> &members)
{
    QByteArray ar = "!<arch>\n";
    for (const auto &[name, bytes] : members) {
        ar += name.leftJustified(16) + QByteArray("0").leftJustified(12)
              + QByteArray("0").leftJustified(6) + QByteArray("0").leftJustified(6)
              + QByteArray("100644").leftJustified(8)
              + QByteArray::number(bytes.size()).leftJustified(10) + "`\n" + bytes;
        if (bytes.size() % 2)
            ar += '\n';
    }
    return ar;
}

QByteArray control(const Deb &deb)
{
    return "Package: " + deb.package + "\nVersion: " + deb.version
           + "\nArchitecture: " + deb.architecture + "\nMaintainer: Nobody <nobody@example.test>\n"
           + deb.more + "Description: Says hello\n In two lines.\n .\n And a third.\n";
}

QByteArray makeDeb(const Deb &deb)
{
    QList<Member> data;
    for (const QByteArray &file : deb.files)
        data.append({file, "x"});
    return makeAr({{"debian-binary", "2.0\n"},
                   {"control.tar.gz", makeTgz({{"./control", control(deb)}})},
                   {"data.tar.gz", makeTgz(data)}});
}

} // namespace packhouse::test
