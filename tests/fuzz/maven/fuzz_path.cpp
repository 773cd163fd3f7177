// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/names.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString path = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto target = maven::targetOf(path);
    if (!target)
        return 0;
    // No part of it climbs or is hidden in another.
    for (const QString &part : target->name.split(u'/') + QStringList{target->file}) {
        if (part.isEmpty() || part == QStringLiteral(".") || part == QStringLiteral("..")
            || part.contains(u'\\'))
            std::abort();
    }
    if (target->file.contains(u'/') || target->version.contains(u'/'))
        std::abort();
    (void)maven::artifactFile(target->name, target->version, target->file);
    return 0;
}
