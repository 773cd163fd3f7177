// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/rawjson.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    if (!isJson(text))
        return 0;
    // Each member of what was taken is JSON again.
    eachMember(text, [](QByteArrayView, QByteArrayView value) {
        if (!isJson(value))
            std::abort();
    });
    return 0;
}
