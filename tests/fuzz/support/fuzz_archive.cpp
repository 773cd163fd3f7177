// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"

#include <QBuffer>
#include <QStringList>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    ArchiveLimits limits;
    limits.bytes = 32 << 20;
    limits.entries = 1000;
    qint64 read = 0;
    (void)readArchive(buffer, limits, [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.path.startsWith(u'/') || entry.path.contains(u'\\')
            || entry.path.split(u'/').contains(QStringLiteral("..")))
            std::abort();
        read += device.readAll().size();
        return true;
    });
    if (read > limits.bytes)
        std::abort();
    return 0;
}
