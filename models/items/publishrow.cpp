// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/publishrow.h"

#include "items/readable.h"

#include <QFileInfo>

namespace packhouse {

QString OpenedFile::name() const
{
    return QFileInfo(path).fileName();
}

qint64 PublishRow::allBytes() const
{
    qint64 sum = bytes;
    for (const OpenedFile &other : others)
        sum += other.bytes;
    return sum;
}

QString PublishRow::title() const
{
    return others.isEmpty() ? name() : readable(Text::counted("%n file(s): %1", files(), name()));
}

PublishItem PublishRow::item() const
{
    PublishItem item{path, scopePath, file.coordinates, file.fileName};
    for (const OpenedFile &other : others)
        item.others.append(other.path);
    item.part = part;
    return item;
}

QString PublishRow::reason() const
{
    if (problem)
        return readable(*problem);
    if (error)
        return readable(*error);
    if (state != State::Checked)
        return {};
    if (check.explanation.isEmpty() && check.allowed)
        return {};
    return readable(check.explanation.isEmpty() ? check.text : check.explanation);
}

} // namespace packhouse
