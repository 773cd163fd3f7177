// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

#include <QHash>
#include <QString>

namespace packhouse::test {

/// What the parts of a type's addresses are for one package, by their names in the route table:
/// "name" -> "@acme%2fsecret". Several where a part can be several things.
using Parts = QHash<QByteArray, QByteArrayList>;

/// Of a package that publishes.h seeds: "widget" and so on for the seed, "secret" for that other
/// one; any other word makes the addresses of a package of that name, which was never published.
Parts partsOf(const QString &type, const QByteArray &word);
/// How the seed is called there, in the place of "secret".
QByteArray seedWord(const QString &type);
/// The address of the document that the type's clients ask for first, behind that of its level.
/// Empty: it has none at that level.
QByteArray documentOf(const QString &type, Level level, const QByteArray &word);
/// The canonical name of a package of that word; npm's are outside of every group's own names,
/// where the level has such.
QString nameOf(const QString &type, const QByteArray &word, Level level = Level::Project);

} // namespace packhouse::test
