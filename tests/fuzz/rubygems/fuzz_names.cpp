// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/compactindex.h"
#include "formats/rubygems/names.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    for (const rubygems::FullName &each : rubygems::splits(text)) {
        if (each.text() != text)
            std::abort();
    }
    const QString a = text.section(QLatin1Char('\n'), 0, 0);
    const QString b = text.section(QLatin1Char('\n'), 1, 1);
    const auto order = rubygems::compareVersions(a, b);
    if (rubygems::compareVersions(a, a) != 0
        || (rubygems::compareVersions(b, a) < 0) != (order > 0))
        std::abort();
    // Whatever was left in the file, what is rendered from it is a text of versions again.
    rubygems::Gems gems;
    gems["a"].add("1.0 |checksum:00");
    rubygems::VersionsText versions(bytes, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
    versions.update(gems);
    rubygems::VersionsText again(versions.text(), QDateTime::fromSecsSinceEpoch(1, Qt::UTC));
    again.update(gems);
    if (again.text() != versions.text() || !again.knows("a"))
        std::abort();
    return 0;
}
