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

namespace {

/// ".tar.gz", ".whl": as people call the kind of file.
QString endingOf(const QString &fileName)
{
    const QString last = fileName.section(u'.', -1).toLower();
    const QString before = fileName.section(u'.', -2, -2).toLower();
    return before == u"tar" ? u".tar."_s + last : u'.' + last;
}

/// For the file to be found damaged where people look for what is wrong, not taken for another.
tl::unexpected<Error> broken(const QString &fileName, const Text &why, const Text &remedy = {})
{
    return fail(ErrorCode::InvalidFile,
                Text::of("This %1 cannot be read: %2", endingOf(fileName), why),
                remedy.isEmpty() ? Text::of("Build or fetch it again. To store it as it is, choose "
                                            "a type that takes any file.")
                                 : remedy);
}

} // namespace

Result<FormatList::Recognised> FormatList::inspect(QIODevice &file, const QString &fileName) const
{
    const auto meant = std::find_if(m_formats.begin(), m_formats.end(), [&](const auto &format) {
        return format->inspecting() && format->inspecting()->isNamedAs(fileName);
    });
    if (meant != m_formats.end()) {
        if (file.size() == 0)
            return broken(fileName, Text::of("It is empty."));
        Result<Inspection> inspection = (*meant)->inspecting()->inspect(file, fileName);
        if (inspection)
            return Recognised{meant->get(), std::move(*inspection)};
        return broken(fileName, inspection.error().what, inspection.error().remedy);
    }
    std::vector<const Inspecting *> types; // that have to see a mark
    for (const auto &format : m_formats) {
        const Inspecting *inspecting = format->inspecting();
        if (inspecting && !inspecting->isKnownByName(fileName))
            types.push_back(inspecting);
    }
    const FirstLook look = lookInto(file, types);
    const std::optional<Text> unreadable = brokenArchive(fileName, file.size(), look.read);
    for (const auto &format : m_formats) {
        const Inspecting *inspecting = format->inspecting();
        const auto place = std::find(types.begin(), types.end(), inspecting);
        if (!inspecting || (place != types.end() && !look.marked[size_t(place - types.begin())]))
            continue;
        if (!file.seek(0))
            return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", fileName));
        Result<Inspection> inspection = inspecting->inspect(file, fileName);
        if (inspection && format == m_formats.back() && unreadable)
            return broken(fileName, *unreadable);
        if (inspection)
            return Recognised{format.get(), std::move(*inspection)};
        if (inspection.error().code == ErrorCode::Unsupported)
            continue;
        if (unreadable)
            return broken(fileName, *unreadable);
        return fail(std::move(inspection.error()));
    }
    return fail(ErrorCode::Unsupported, Text::of("No package type takes %1.", fileName));
}

} // namespace packhouse
