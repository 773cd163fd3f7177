// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/cachesave.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

// An archive, or the list in one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto saved = conan::SavedPackage::parse(bytes)) {
        for (const auto &recipe : saved->recipes) {
            const auto entry = saved->entry(recipe.folder + QStringLiteral("/e/conanfile.py"));
            if (entry && !entry->place.check())
                std::abort();
        }
    }
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    (void)conan::inspectSaved(buffer, QStringLiteral("saved.tgz"));
    return 0;
}
