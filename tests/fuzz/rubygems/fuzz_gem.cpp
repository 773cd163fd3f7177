// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/publishing.h"
#include "formats/support/rawjson.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    if (const auto gem = rubygems::readGem(file)) {
        const Inspection found = rubygems::inspectionOf(*gem);
        if (!rubygems::checkFileName(found.fileName) || !isJson(found.versionMetadata))
            std::abort();
    }
    return 0;
}
