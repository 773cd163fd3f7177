// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/versionorder.h"

#include <QString>

#include <cstdint>
#include <cstdlib>

using namespace packhouse::maven;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString a = text.section(u'\n', 0, 0);
    const QString b = text.section(u'\n', 1);
    if (compareVersions(a, b) != (0 <=> compareVersions(b, a)) || compareVersions(a, a) != 0)
        std::abort();
    (void)isPrerelease(text);
    return 0;
}
