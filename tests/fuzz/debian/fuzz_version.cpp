// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/names.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

/// The order holds both ways round.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString a = text.section(QLatin1Char(' '), 0, 0);
    const QString b = text.section(QLatin1Char(' '), 1);
    const auto order = debian::compareVersions(a, b);
    const auto other = debian::compareVersions(b, a);
    if ((order < 0) != (other > 0) || (order > 0) != (other < 0)
        || debian::compareVersions(a, a) != 0)
        abort();
    static_cast<void>(debian::checkVersion(a));
    static_cast<void>(debian::checkFileName(a));
    return 0;
}
