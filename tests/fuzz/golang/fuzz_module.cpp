// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/inspection.h"
#include "formats/golang/names.h"
#include "formats/support/rawjson.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto file = golang::ModFile::parse(bytes)) {
        if (file->module.isEmpty())
            std::abort();
    }
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    if (const auto found = golang::inspectModule(file)) {
        if (!golang::checkModulePath(found->coordinates.name)
            || !golang::checkVersion(found->coordinates.version) || !isJson(found->versionMetadata))
            std::abort();
    }
    return 0;
}
