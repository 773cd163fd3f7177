// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanfile.h"
#include "formats/conan/conaninfo.h"
#include "formats/conan/reference.h"

#include <QJsonObject>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    conan::ConanFile::parse(bytes);
    conan::ConanInfo::searchEntry(bytes);
    const conan::ConanInfo info = conan::ConanInfo::parse(bytes);
    if (const auto query = conan::PackageQuery::parse(text))
        (void)query->matches(info);
    const qsizetype half = text.size() / 2;
    conan::matchesReference(text.left(half), text.mid(half), true);
    const auto reference = conan::Reference::fromText(text);
    if (reference && reference->text() != text)
        std::abort();
    const auto place = conan::FilePlace::fromStored(text);
    if (place && place->check() && place->stored() != text)
        std::abort();
    if (conan::compareVersions(text, text) != 0)
        std::abort();
    return 0;
}
