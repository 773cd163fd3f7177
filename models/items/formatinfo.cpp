// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/formatinfo.h"

namespace packhouse {

FormatInfoList::FormatInfoList(QList<FormatInfo> formats)
    : m_formats(std::move(formats))
{
}

const FormatInfo &FormatInfoList::find(const FormatId &id) const
{
    for (const FormatInfo &format : m_formats) {
        if (format.id == id)
            return format;
    }
    auto known = m_unknown.constFind(id);
    if (known == m_unknown.constEnd()) {
        const QString letters = id.left(1).toUpper() + id.mid(1, 1);
        known = m_unknown.insert(
            id, std::make_shared<FormatInfo>(FormatInfo{id, id, letters, 0x5a6377, {}, {}}));
    }
    return **known;
}

bool FormatInfoList::contains(const FormatId &id) const
{
    return std::any_of(m_formats.begin(), m_formats.end(),
                       [&id](const FormatInfo &format) { return format.id == id; });
}

} // namespace packhouse
