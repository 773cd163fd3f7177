// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"

#include "formats/firstlook.h"
#include "formats/managing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

const Format *FormatList::find(const FormatId &id) const
{
    for (const auto &format : m_formats) {
        if (format->id() == id)
            return format.get();
    }
    return nullptr;
}

const Format *FormatList::managing(const QString &action) const
{
    for (const auto &format : m_formats) {
        const Managing *managing = format->managing();
        if (managing && managing->actions().contains(action))
            return format.get();
    }
    return nullptr;
}

Result<FormatList::Recognised> FormatList::inspect(QIODevice &file, const QString &fileName) const
{
    std::vector<const Inspecting *> types; // that have to see a mark
    for (const auto &format : m_formats) {
        const Inspecting *inspecting = format->inspecting();
        if (inspecting && !inspecting->isKnownByName(fileName))
            types.push_back(inspecting);
    }
    const std::vector<bool> marked = marksIn(file, types);
    for (const auto &format : m_formats) {
        const Inspecting *inspecting = format->inspecting();
        const auto place = std::find(types.begin(), types.end(), inspecting);
        if (!inspecting || (place != types.end() && !marked[size_t(place - types.begin())]))
            continue;
        if (!file.seek(0))
            return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", fileName));
        Result<Inspection> inspection = inspecting->inspect(file, fileName);
        if (inspection)
            return Recognised{format.get(), std::move(*inspection)};
        if (inspection.error().code != ErrorCode::Unsupported)
            return fail(std::move(inspection.error()));
    }
    return fail(ErrorCode::Unsupported, Text::of("No package type takes %1.", fileName));
}

} // namespace packhouse
