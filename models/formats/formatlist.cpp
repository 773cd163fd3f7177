// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"

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

Result<FormatList::Recognised> FormatList::inspect(QIODevice &file, const QString &fileName) const
{
    for (const auto &format : m_formats) {
        if (!file.seek(0))
            return fail(ErrorCode::InvalidFile, u"%1 cannot be read."_s.arg(fileName));
        Result<Inspection> inspection = format->inspect(file, fileName);
        if (inspection)
            return Recognised{format.get(), std::move(*inspection)};
        if (inspection.error().code != ErrorCode::Unsupported)
            return fail(std::move(inspection.error()));
    }
    return fail(ErrorCode::Unsupported, u"No package type takes %1."_s.arg(fileName));
}

} // namespace packhouse
