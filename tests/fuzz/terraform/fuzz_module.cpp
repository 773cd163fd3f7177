// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/modulearchive.h"
#include "formats/terraform/names.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    if (const auto module = terraform::readModule(buffer)) {
        if (module->root.contains(u'/') || module->root == QStringLiteral(".."))
            std::abort();
        (void)module->versionMetadata();
        (void)module->description();
    }
    (void)terraform::guess(QString::fromUtf8(bytes.left(200)), {});
    return 0;
}
