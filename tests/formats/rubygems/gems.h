// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/archivebuilder.h"

#include <QCryptographicHash>

namespace packhouse::test {

struct GemWish
{
    QByteArray name = "web";
    QByteArray version = "1.0.0";
    QByteArray platform = "ruby";
    QByteArray summary = "A gem";
    QByteArray dependencies = "dependencies: []\n"; ///< YAML
    QByteArray more = {}; ///< YAML
};

inline QByteArray gemspecYaml(const GemWish &wish)
{
    return "--- !ruby/object:Gem::Specification\nname: " + wish.name
           + "\nversion: !ruby/object:Gem::Version\n  version: " + wish.version
           + "\nplatform: " + wish.platform
           + "\nauthors:\n- A Builder\nbindir: bin\ncert_chain: []\n"
             "date: 2024-02-29 00:00:00.000000000 Z\n"
           + wish.dependencies + "description: \"Longer words\n\nin lines\"\n"
           + "email: builder@example.invalid\nhomepage: http://example.invalid\n"
             "licenses:\n- MIT\nmetadata:\n  source: http://example.invalid/s\n"
             "required_ruby_version: !ruby/object:Gem::Requirement\n  requirements:\n"
             "  - - \">=\"\n    - !ruby/object:Gem::Version\n      version: '2.7'\n"
             "required_rubygems_version: !ruby/object:Gem::Requirement\n  requirements:\n"
             "  - - \">=\"\n    - !ruby/object:Gem::Version\n      version: '0'\n"
             "rubygems_version: 3.4.20\nspecification_version: 4\nsummary: "
           + wish.summary + "\n" + wish.more;
}

/// A dependency as RubyGems writes it, with the requirement named and named again.
inline QByteArray dependencyYaml(const QByteArray &name, const QByteArray &op,
                                 const QByteArray &version, const QByteArray &type = "runtime")
{
    return "- !ruby/object:Gem::Dependency\n  name: " + name + "\n  requirement: &id_" + name
           + " !ruby/object:Gem::Requirement\n"
             "    requirements:\n    - - \""
           + op
           + "\"\n      - !ruby/object:Gem::Version\n"
             "        version: '"
           + version + "'\n  type: :" + type + "\n  prerelease: false\n  version_requirements: *id_"
           + name + "\n";
}

/// The parts of a gem as they are packed into its tar.
inline QList<Member> gemParts(const QByteArray &yaml, const QList<Member> &data)
{
    const QByteArray metadata = gzip(yaml);
    const QByteArray files = makeTgz(data);
    const auto hash = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray checksums = "---\nSHA256:\n  metadata.gz: " + hash(metadata)
                                 + "\n  data.tar.gz: " + hash(files) + "\n";
    return {
        {"metadata.gz", metadata}, {"data.tar.gz", files}, {"checksums.yaml.gz", gzip(checksums)}};
}

inline QByteArray gemOf(const QByteArray &yaml)
{
    return makeTar(gemParts(yaml, {{"lib/web.rb", "module Web; end\n"}, {"README.md", "# Web\n"}}));
}

inline QByteArray gemOf(const GemWish &wish)
{
    return gemOf(gemspecYaml(wish));
}

inline QByteArray gem(const QByteArray &name, const QByteArray &version,
                      const QByteArray &platform = "ruby", const QByteArray &summary = "A gem")
{
    return gemOf(GemWish{name, version, platform, summary});
}

} // namespace packhouse::test
