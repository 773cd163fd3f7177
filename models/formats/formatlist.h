// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/inspecting.h"

#include <memory>
#include <vector>

namespace packhouse {

/// Every package type that was built in, in the reference API's order of types.
class FormatList
{
public:
    FormatList();
    /// Others than those built in, for tests.
    explicit FormatList(std::vector<std::unique_ptr<Format>> formats)
        : m_formats(std::move(formats))
    {}

    const Format *find(const FormatId &id) const;
    /// The type that has an action of that name; nullptr: none.
    const Format *managing(const QString &action) const;
    auto begin() const { return m_formats.begin(); }
    auto end() const { return m_formats.end(); }

    /// The first type that takes the file for its own; a generic file when none does. A type that
    /// recognises the file but finds it broken answers for it with InvalidFile.
    struct Recognised
    {
        const Format *format;
        Inspection inspection;
    };
    Result<Recognised> inspect(QIODevice &file, const QString &fileName) const;

private:
    std::vector<std::unique_ptr<Format>> m_formats;
};

} // namespace packhouse
