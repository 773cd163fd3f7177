// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse::debian {

/// An address that apt takes packages from.
struct AptSource
{
    QString address;
    int line = 0; ///< from 1
};

/// Those of a sources.list: a line each.
QList<AptSource> sourcesOfList(const QByteArray &bytes);
/// Those of a file of paragraphs (.sources), without the ones that are switched off.
QList<AptSource> sourcesOfParagraphs(const QByteArray &bytes);

/// A paragraph of apt's preferences.
struct AptPin
{
    QStringList packages; ///< names and patterns
    QString pin; ///< "origin \"host\"", "release *" …
    int priority = 0;
    int line = 0; ///< from 1
};
QList<AptPin> aptPins(const QByteArray &bytes);

/// Whether the pin is about a package of that name, by more than "*".
bool isAbout(const AptPin &pin, const QString &package);

enum class PinMatch { No, Yes, NotKnown };
/// Whether what comes from a host is meant; what only an archive's own index tells is not known.
PinMatch matchesHost(const AptPin &pin, const QString &host);

} // namespace packhouse::debian
