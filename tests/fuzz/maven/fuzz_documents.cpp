// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavendialect.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto pom = maven::parsePom(text);
    for (const Dependency &dependency : pom ? pom->dependencies : QList<Dependency>()) {
        if (!maven::checkName(dependency.canonicalName))
            std::abort();
    }
    // What is rewritten can be read, and says the same.
    const maven::MavenDialect dialect;
    const auto said = dialect.parse(text);
    const auto rewritten = dialect.rewrite(text, QStringLiteral("com/acme/widget"), {});
    if (said.has_value() != rewritten.has_value())
        std::abort();
    if (rewritten && dialect.parse(*rewritten)->versions != said->versions)
        std::abort();
    return 0;
}
