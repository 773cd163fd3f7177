// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/versions.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto a = composer::Version::parse(text.section(QLatin1Char(' '), 0, 0));
    const auto b = composer::Version::parse(text.section(QLatin1Char(' '), 1));
    // The order is the same from both ends, and equal spellings have none.
    if (a && b && (*a <=> *b) != 0 && ((*a <=> *b) < 0) != ((*b <=> *a) > 0))
        std::abort();
    if (a && (*a <=> *a) != 0)
        std::abort();
    const QString version = composer::versionOfTag(text);
    if (!version.isEmpty() && !composer::Version::parse(version))
        std::abort();
    return 0;
}
