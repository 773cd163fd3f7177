// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/pathremoval.h"

namespace packhouse {

Result<void> removeByPath(Call &call, const QList<StoredVersion> &versions, const QString &file)
{
    for (const StoredVersion &version : versions) {
        QList<qint64> files;
        for (const StoredFile &stored : version.files) {
            if (file.isEmpty() || stored.name == file)
                files.append(stored.id);
        }
        if (files.isEmpty() && !file.isEmpty())
            continue;
        return files.size() == version.files.size()
                   ? call.changes.removeVersion(version.id, call.caller)
                   : call.changes.removeFiles(version.id, files, call.caller);
    }
    return fail(ErrorCode::NotFound, Text::of("There is no such file here."));
}

} // namespace packhouse
