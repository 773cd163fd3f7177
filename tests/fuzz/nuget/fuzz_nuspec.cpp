// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nuspec.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse::nuget;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto spec = parseNuspec({reinterpret_cast<const char *>(data), qsizetype(size)});
    // What was taken is the same after it was stored.
    if (spec && Nuspec::fromJson(spec->json()) != *spec)
        std::abort();
    return 0;
}
