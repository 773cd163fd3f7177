// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/firstlook.h"

#include "formats/support/archive.h"

#include <algorithm>

namespace packhouse {

FirstLook lookInto(QIODevice &file, const std::vector<const Inspecting *> &types)
{
    std::vector<bool> marked(types.size());
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &) {
        if (entry.folder)
            return true;
        for (size_t i = 0; i < types.size(); ++i)
            marked[i] = marked[i] || types[i]->isMark(entry.path);
        return marked.empty()
               || !std::all_of(marked.begin(), marked.end(), [](bool one) { return one; });
    };
    Result<void> read = readArchive(file, ArchiveLimits(), visit,
                                    {.role = {}, .repeats = true, .compare = false});
    if (!read && read.error().code != ErrorCode::Unsupported)
        marked.assign(types.size(), true);
    return {std::move(marked), std::move(read)};
}

std::optional<Text> brokenArchive(const QString &fileName, qint64 size, const Result<void> &read)
{
    constexpr const char *endings[] = {".tgz",  ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst",
                                       ".tbz2", ".txz",    ".tar",     ".zip",    ".7z"};
    const bool named = std::any_of(std::begin(endings), std::end(endings), [&](const char *ending) {
        return fileName.endsWith(QLatin1StringView(ending), Qt::CaseInsensitive);
    });
    if (!named)
        return std::nullopt;
    if (size == 0)
        return Text::of("It is empty.");
    if (read || read.error().code == ErrorCode::TooLarge)
        return std::nullopt;
    return read.error().code == ErrorCode::Unsupported ? Text::of("There is no archive in it.")
                                                       : read.error().what;
}

} // namespace packhouse
