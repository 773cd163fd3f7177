// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/specfiles.h"

#include "formats/rubygems/gemfile.h"
#include "formats/rubygems/marshal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

struct Spec
{
    QString name;
    QString version;
    QString platform;
};

bool before(const Spec &a, const Spec &b)
{
    if (const auto order = compareVersions(a.version, b.version); order != 0)
        return order < 0;
    return std::tie(a.version, a.platform) < std::tie(b.version, b.platform);
}

/// Of each platform the last one, when \a specs are in order.
std::vector<Spec> latestOf(const std::vector<Spec> &specs)
{
    std::vector<Spec> found;
    for (auto spec = specs.rbegin(); spec != specs.rend(); ++spec) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Spec &each) {
            return each.platform == spec->platform;
        });
        if (!known)
            found.push_back(*spec);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

} // namespace

QByteArray specList(const Gems &gems, SpecList which)
{
    std::vector<Spec> all;
    for (const auto &[name, entries] : gems) {
        std::vector<Spec> specs;
        for (const InfoEntry &each : entries.list()) {
            Spec spec{QString::fromUtf8(name), each.version(), each.platform()};
            if (isPrerelease(spec.version) == (which == SpecList::Prereleases))
                specs.push_back(std::move(spec));
        }
        std::sort(specs.begin(), specs.end(), before);
        if (which == SpecList::Latest)
            specs = latestOf(specs);
        all.insert(all.end(), specs.begin(), specs.end());
    }
    MarshalWriter writer;
    writer.array(qsizetype(all.size()));
    for (const Spec &each : all) {
        writer.array(3);
        writer.string(each.name);
        writer.version(each.version);
        writer.string(each.platform);
    }
    return gzip(writer.bytes());
}

QByteArray quickSpec(const Gemspec &spec)
{
    MarshalWriter writer;
    writer.specification(spec);
    return qCompress(writer.bytes()).sliced(4); // without the length that Qt puts before it
}

QByteArray dependencyList(const Gems &gems)
{
    qsizetype count = 0;
    for (const auto &[name, entries] : gems)
        count += qsizetype(entries.list().size());
    MarshalWriter writer;
    writer.array(count);
    for (const auto &[name, entries] : gems) {
        for (const InfoEntry &each : entries.list()) {
            const auto dependencies = each.dependencies();
            writer.hash(4);
            writer.symbol("name");
            writer.string(QString::fromUtf8(name));
            writer.symbol("number");
            writer.string(each.version());
            writer.symbol("platform");
            writer.string(each.platform());
            writer.symbol("dependencies");
            writer.array(dependencies.size());
            for (const auto &[dependency, requirement] : dependencies) {
                writer.array(2);
                writer.string(dependency);
                writer.string(requirement);
            }
        }
    }
    return writer.bytes();
}

} // namespace packhouse::rubygems
