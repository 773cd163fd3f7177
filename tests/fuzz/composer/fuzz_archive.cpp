// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/inspection.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/support/rawjson.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    // What is kept of a manifest is put into documents as it is.
    if (const auto manifest = composer::Manifest::parse(bytes)) {
        if (!isJson(composer::fileMetadata(*manifest, "abc")))
            std::abort();
    }
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    if (const auto found = composer::inspectArchive(file, QStringLiteral("x.zip"))) {
        if (!composer::checkName(found->coordinates.name) || !isJson(found->fileMetadata))
            std::abort();
    }
    return 0;
}
