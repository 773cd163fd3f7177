// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmdialect.h"
#include "formats/support/rawjson.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const npm::NpmDialect dialect;
    (void)dialect.parse(text);
    const auto rewritten = dialect.rewrite(text, QStringLiteral("lib"), "http://local", {});
    if (rewritten && !isJson(*rewritten))
        std::abort();
    return 0;
}
