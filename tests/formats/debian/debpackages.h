// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace packhouse::test {

/// An ar archive of members with their names.
QByteArray makeAr(const QList<std::pair<QByteArray, QByteArray>> &members);

struct Deb
{
    QByteArray package = "hello";
    QByteArray version = "1.0";
    QByteArray architecture = "amd64";
    QByteArray more = {}; ///< further lines of the control file
    QByteArrayList files = {"./usr/bin/hello"};
};
QByteArray control(const Deb &deb);
QByteArray makeDeb(const Deb &deb = {});

} // namespace packhouse::test
