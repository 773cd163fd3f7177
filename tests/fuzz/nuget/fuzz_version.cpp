// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nugetversion.h"

#include <cstdint>
#include <cstdlib>

using packhouse::nuget::NuGetVersion;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype middle = text.indexOf(u' ');
    const auto a = NuGetVersion::parse(middle < 0 ? text : text.left(middle));
    const auto b = NuGetVersion::parse(middle < 0 ? text : text.mid(middle + 1));
    if (!a || !b)
        return 0;
    // A normalised version is the same version, and stays as it is; order does not depend on sides.
    const auto again = NuGetVersion::parse(a->normalised());
    if (!again || *again != *a || again->normalised() != a->normalised())
        std::abort();
    if ((*a < *b) != (*b > *a) || (*a == *b) != (*b == *a))
        std::abort();
    return 0;
}
