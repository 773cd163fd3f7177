// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/odatafilter.h"

#include <cstdint>

using namespace packhouse::nuget;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto filter = ODataFilter::parse(
        QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!filter)
        return 0;
    (void)filter->onlyId();
    (void)filter->matches([](QStringView name) -> ODataValue {
        if (name == u"IsLatestVersion")
            return true;
        return name == u"PackageSize" ? ODataValue(7.0) : ODataValue(name.toString());
    });
    return 0;
}
