// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/names.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString path = text.section(QLatin1Char('@'), 0, 0);
    const QString version = text.section(QLatin1Char('@'), 1);
    // What may be published can be asked for.
    if (golang::checkModulePath(path) && golang::unescaped(golang::escaped(path)) != path)
        std::abort();
    if (golang::checkVersion(version) && golang::unescaped(golang::escaped(version)) != version)
        std::abort();
    if (const auto plain = golang::unescaped(text); plain && golang::escaped(*plain) != text)
        std::abort();
    const auto order = golang::compare(path, version);
    if ((order < 0) != (golang::compare(version, path) > 0) || (order == 0 && path != version))
        std::abort();
    golang::isPseudoVersion(version);
    (void)golang::checkMajor(path, version);
    (void)golang::checkFilePath(text);
    return 0;
}
