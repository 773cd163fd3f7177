// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavendialect.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/maven/repositorymetadata.h"

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
    // What can be read is rewritten unless it is another package's, and says the same then.
    const maven::MavenDialect dialect;
    const auto said = dialect.parse(text);
    const auto rewritten = dialect.rewrite(text, QStringLiteral("com/acme/widget"), {}, {});
    const auto listed = maven::parseMetadata(text);
    const auto is = [](const QString &told, QStringView own) {
        return told.isEmpty() || told == own;
    };
    const bool own = listed && is(listed->groupId, u"com.acme")
                     && is(listed->artifactId, u"widget");
    if (said.has_value() != listed.has_value() || rewritten.has_value() != own)
        std::abort();
    if (rewritten && dialect.parse(*rewritten)->versions != said->versions)
        std::abort();
    return 0;
}
