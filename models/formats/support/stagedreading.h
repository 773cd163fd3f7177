// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFile>

#include <type_traits>

namespace packhouse {

/// Opens an uploaded file again, to look into it. Errors: what diskError() says.
Result<void> openStaged(QFile &file);

/// What diskError() says of the bytes of a file that could not be read; nothing when it was not the
/// disk. Whoever finds
/// bytes wrong asks this first, so that nobody is told that his package is broken when our disk is.
std::optional<Error> diskTrouble(const QIODevice &file);

/// What \a read finds in an uploaded file; what diskError() says when the disk did not give it.
template<typename Read>
std::invoke_result_t<Read, QFile &> fromStaged(const QString &path, const Read &read)
{
    QFile file(path);
    if (Result<void> opened = openStaged(file); !opened)
        return fail(std::move(opened.error()));
    auto found = read(file);
    if (std::optional<Error> trouble = diskTrouble(file))
        return fail(std::move(*trouble));
    return found;
}

/// Opens the bytes of the published file \a name. Errors: NotFound when they are not there, else
/// what diskError() says.
Result<void> openStored(QFile &file, const QString &name);

} // namespace packhouse
