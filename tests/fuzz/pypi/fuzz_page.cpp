// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/simpleindex.h"
#include "formats/pypi/upstreamindex.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    pypi::negotiate(bytes);
    const pypi::UpstreamIndex upstream;
    const auto rewritten = upstream.rewrite(bytes, QStringLiteral("name"), "http://local", {});
    // What we wrote ourselves can always be read.
    if (rewritten && !pypi::parsePage(*rewritten))
        std::abort();
    return 0;
}
