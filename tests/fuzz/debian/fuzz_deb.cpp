// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/stanza.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

/// A package that was let through has one stanza, of whatever its fields are made.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    if (const auto deb = debian::readDeb(buffer, QStringLiteral("x.deb"), true)) {
        if (debian::packagesStanza(*deb, {}).count("\n\n") != 1)
            abort();
        debian::translationStanza(*deb);
        debian::contentsLines(*deb);
    }
    return 0;
}
