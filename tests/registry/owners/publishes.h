// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse::test {

/// A request as a client sends it, to a path below a project's address.
struct Sent
{
    QByteArray method;
    QByteArray path;
    QByteArray body;
    QByteArray contentType = "application/octet-stream";
};

/// Where the package that is attacked is published: below a top-level group, at the path that the
/// type's rule for names wants.
QString victimOf(const QString &type);
/// What is published there.
QList<Sent> seedOf(const QString &type);
/// What another project's writer sends; the last one's answer counts. Empty: there is no such.
/// "secret" is a package of another name.
QList<Sent> attackOf(const QString &type, const QString &attack);
/// A module of that path.
QList<Sent> goModule(const QByteArray &version, const QByteArray &path);

} // namespace packhouse::test
