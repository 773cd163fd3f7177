// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presenting.h"

#include <QUrl>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QString encoded(const QString &text, const QByteArray &kept)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

} // namespace

QString Presenting::spelled(const Coordinates &coordinates) const
{
    return spaced(coordinates);
}

QString Presenting::packageUrl(const Coordinates &coordinates) const
{
    return packhouse::packageUrl(coordinates.type, coordinates.name, coordinates.version);
}

QString spaced(const Coordinates &coordinates)
{
    return coordinates.version.isEmpty() ? coordinates.name
                                         : coordinates.name + u' ' + coordinates.version;
}

QString packageUrl(const QString &type, const QString &name, const QString &version)
{
    const QString end = version.isEmpty() ? QString() : u'@' + encoded(version, ":");
    return u"pkg:"_s + type + u'/' + encoded(name, ":/") + end;
}

} // namespace packhouse
