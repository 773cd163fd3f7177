// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/formatinfo.h"

#include "items/readable.h"

#include <algorithm>

namespace packhouse {

QString FormatInfo::badge() const
{
    return presenting ? presenting->badge() : id.left(1).toUpper() + id.mid(1, 1);
}

quint32 FormatInfo::colour() const
{
    return presenting ? presenting->colour() : 0x5a6377;
}

QList<Snippet> FormatInfo::snippets(const SnippetContext &context) const
{
    return presenting ? presenting->snippets(context) : QList<Snippet>();
}

QString FormatInfo::spelled(const Coordinates &coordinates) const
{
    return presenting ? presenting->spelled(coordinates) : spaced(coordinates);
}

QString FormatInfo::packageUrl(const Coordinates &coordinates) const
{
    return presenting ? presenting->packageUrl(coordinates)
                      : packhouse::packageUrl(id, coordinates.name, coordinates.version);
}

QString FormatInfo::stateWord(Status status) const
{
    const QList<ActRule> acts = changing ? changing->acts() : QList<ActRule>();
    return readable(packhouse::stateWord(acts, status));
}

FormatInfoList::FormatInfoList(QList<FormatInfo> formats) : m_formats(std::move(formats)) {}

const FormatInfo &FormatInfoList::find(const FormatId &id) const
{
    for (const FormatInfo &format : m_formats) {
        if (format.id == id)
            return format;
    }
    auto known = m_unknown.constFind(id);
    if (known == m_unknown.constEnd())
        known = m_unknown.insert(id, std::make_shared<FormatInfo>(FormatInfo{id, id}));
    return **known;
}

bool FormatInfoList::contains(const FormatId &id) const
{
    return std::any_of(m_formats.begin(), m_formats.end(),
                       [&id](const FormatInfo &format) { return format.id == id; });
}

} // namespace packhouse
