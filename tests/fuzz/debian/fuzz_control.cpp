// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/changes.h"
#include "formats/debian/stanza.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString name = QStringLiteral("x");
    static_cast<void>(debian::parseChanges(bytes, name));
    if (const auto paragraph = debian::parseControl(bytes, name)) {
        const auto stanza = debian::sourcesStanza(*paragraph, {});
        if (stanza && stanza->count("\n\n") != 1)
            abort();
    }
    return 0;
}
