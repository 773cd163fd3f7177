// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/uploadbody.h"

namespace packhouse {

std::unique_ptr<StagedBlob> takeUpload(Body &body, QByteArrayView field)
{
    if (body.file)
        return std::move(body.file);
    for (FormField &each : body.fields) {
        if (each.name == field && each.file)
            return std::move(each.file);
    }
    return nullptr;
}

} // namespace packhouse
