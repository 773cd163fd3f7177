// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/stagedreading.h"

#include "core/diskerror.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse {

Result<void> openStaged(QFile &file)
{
    if (file.open(QIODevice::ReadOnly))
        return {};
    return fail(diskError(file, u"open"_s));
}

std::optional<Error> diskTrouble(const QIODevice &file)
{
    const auto *onDisk = qobject_cast<const QFileDevice *>(&file);
    if (!onDisk || onDisk->error() == QFileDevice::NoError)
        return {};
    return diskError(*onDisk, u"read"_s);
}

Result<void> openStored(QFile &file, const QString &name)
{
    if (file.open(QIODevice::ReadOnly))
        return {};
    if (!file.exists())
        return fail(ErrorCode::NotFound, Text::of("The bytes of %1 are not here.", name));
    return fail(diskError(file, u"open"_s));
}

} // namespace packhouse
