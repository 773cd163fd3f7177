// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/compactindex.h"
#include "formats/rubygems/specfiles.h"
#include "formats/support/rawjson.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto spec = rubygems::parseGemspec(yaml);
    if (!spec)
        return 0;
    // What is let through never breaks a document that other gems are in.
    const rubygems::InfoEntry entry{rubygems::infoLine(*spec, QByteArray(32, 'x'))};
    qsizetype runtime = 0;
    for (const auto &each : spec->dependencies)
        runtime += each.runtime;
    if (entry.line.contains('\n') || entry.version() != spec->full.version
        || entry.platform() != spec->full.platform || entry.dependencies().size() != runtime
        || !isJson(spec->versionMetadata()))
        std::abort();
    (void)rubygems::quickSpec(*spec);
    return 0;
}
