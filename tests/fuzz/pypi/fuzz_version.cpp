// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    pypi::namesOf(text);
    if (const auto version = Pep440::parse(text)) {
        const auto again = Pep440::parse(version->normal());
        if (!again || *again != *version)
            std::abort();
    }
    return 0;
}
