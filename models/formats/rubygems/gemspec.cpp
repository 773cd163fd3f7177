// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemspec.h"

#include "formats/support/yaml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr qsizetype LongestYaml = 4 << 20;
constexpr qsizetype MostDependencies = 2'000;
constexpr qsizetype MostConstraints = 64;
const QStringList Operators{u"="_s, u"!="_s, u">"_s, u"<"_s, u">="_s, u"<="_s, u"~>"_s};

Error wrong(const QString &why)
{
    return {ErrorCode::InvalidFile, u"The gem's specification %1."_s.arg(why),
            u"Build it again with gem build."_s, false};
}

/// A Gem::Version, or the bare text of one.
QString versionIn(const QJsonValue &value)
{
    QString version = value.isObject() ? value[u"version"].toString() : value.toString();
    // protocol: how Gem::Version reads a hyphen
    return version.trimmed().replace(u'-', u".pre."_s);
}

/// "ruby", or the parts of a Gem::Platform as old gems have it.
QString platformIn(const QJsonObject &spec)
{
    const QJsonValue platform = spec.value(u"platform");
    if (!platform.isObject())
        return platform.toString().isEmpty() ? Ruby : platform.toString();
    QStringList parts;
    for (const QString &key : {u"cpu"_s, u"os"_s, u"version"_s}) {
        if (const QString part = platform[key].toString(); !part.isEmpty())
            parts.append(part);
    }
    return parts.join(u'-');
}

/// A list of texts, or one text.
QStringList textsIn(const QJsonValue &value)
{
    QStringList found;
    if (value.isString() && !value.toString().isEmpty())
        found.append(value.toString());
    for (const QJsonValue &each : value.toArray()) {
        if (each.isString())
            found.append(each.toString());
    }
    return found;
}

Result<Requirement> requirementIn(const QJsonValue &value)
{
    Requirement found;
    const QJsonArray constraints = value[u"requirements"].toArray();
    if (constraints.size() > MostConstraints)
        return fail(wrong(u"has a requirement of more than 64 parts"_s));
    for (const QJsonValue &each : constraints) {
        const Constraint constraint{each.toArray().at(0).toString(),
                                    versionIn(each.toArray().at(1))};
        if (!Operators.contains(constraint.op) || !checkVersion(constraint.version))
            return fail(wrong(u"has a requirement that cannot be read"_s));
        found.append(constraint);
    }
    if (found.isEmpty())
        found.append({u">="_s, u"0"_s});
    return found;
}

Result<GemDependency> dependencyIn(const QJsonValue &value)
{
    GemDependency found;
    found.name = value[u"name"].toString();
    if (!checkName(found.name))
        return fail(wrong(u"has a dependency whose name is no gem's"_s));
    found.runtime = value[u"type"].toString() != ":development"_L1;
    // Gems of the first years have the other spellings.
    QJsonValue requirement;
    for (const QString &key :
         {u"requirement"_s, u"version_requirements"_s, u"version_requirement"_s}) {
        if (requirement = value[key]; requirement.isObject())
            break;
    }
    Result<Requirement> read = requirementIn(requirement);
    if (!read)
        return fail(read.error());
    found.requirement = std::move(*read);
    return found;
}

Result<void> takeRequirements(Gemspec &spec, const QJsonObject &object)
{
    const QJsonArray dependencies = object.value(u"dependencies").toArray();
    if (dependencies.size() > MostDependencies)
        return fail(wrong(u"has more than 2,000 dependencies"_s));
    for (const QJsonValue &each : dependencies) {
        Result<GemDependency> dependency = dependencyIn(each);
        if (!dependency)
            return fail(dependency.error());
        spec.dependencies.append(std::move(*dependency));
    }
    Result<Requirement> ruby = requirementIn(object.value(u"required_ruby_version"));
    Result<Requirement> rubygems = requirementIn(object.value(u"required_rubygems_version"));
    if (!ruby || !rubygems)
        return fail(ruby ? rubygems.error() : ruby.error());
    spec.ruby = std::move(*ruby);
    spec.rubygems = std::move(*rubygems);
    return {};
}

} // namespace

QString requirementText(const Requirement &requirement, const QString &separator)
{
    QStringList parts;
    for (const Constraint &each : requirement)
        parts.append(each.op + u' ' + each.version);
    return parts.join(separator);
}

bool asksNothing(const Requirement &requirement)
{
    return requirement == Requirement{{u">="_s, u"0"_s}};
}

QString Gemspec::oneLine() const
{
    return (summary.isEmpty() ? description : summary).section(u'\n', 0, 0).trimmed();
}

QList<Dependency> Gemspec::runtimeDependencies() const
{
    QList<Dependency> found;
    for (const GemDependency &each : dependencies) {
        if (each.runtime)
            found.append({each.name, requirementText(each.requirement, u", "_s)});
    }
    return found;
}

QByteArray Gemspec::versionMetadata() const
{
    QJsonObject links;
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        links.insert(it.key(), it.value());
    const QJsonObject object{{u"summary"_s, summary},
                             {u"description"_s, description},
                             {u"homepage"_s, homepage},
                             {u"authors"_s, QJsonArray::fromStringList(authors)},
                             {u"licenses"_s, QJsonArray::fromStringList(licenses)},
                             {u"required_ruby_version"_s, requirementText(ruby, u", "_s)},
                             {u"metadata"_s, links}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Gemspec> parseGemspec(const QByteArray &yaml)
{
    const Result<QJsonValue> read = parseYaml(yaml, {LongestYaml, true, true});
    if (!read)
        return fail(wrong(u"cannot be read: "_s + read.error().what.chopped(1)));
    if (!read->isObject())
        return fail(wrong(u"is no mapping"_s));
    const QJsonObject object = read->toObject();
    Gemspec spec;
    spec.full = {object.value(u"name").toString(), versionIn(object.value(u"version")),
                 platformIn(object)};
    const Result<void> named = checkName(spec.full.name)
                                   .and_then([&] { return checkVersion(spec.full.version); })
                                   .and_then([&] { return checkPlatform(spec.full.platform); });
    if (!named)
        return fail(named.error());
    spec.date = QDate::fromString(object.value(u"date").toString().left(10), Qt::ISODate);
    spec.summary = object.value(u"summary").toString();
    spec.description = object.value(u"description").toString();
    spec.homepage = object.value(u"homepage").toString();
    spec.authors = textsIn(object.value(u"authors"));
    if (spec.authors.isEmpty())
        spec.authors = textsIn(object.value(u"author"));
    spec.emails = textsIn(object.value(u"email"));
    spec.licenses = textsIn(object.value(u"licenses"));
    if (spec.licenses.isEmpty())
        spec.licenses = textsIn(object.value(u"license"));
    const QJsonObject metadata = object.value(u"metadata").toObject();
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (it->isString())
            spec.metadata.insert(it.key(), it->toString());
    }
    spec.rubygemsVersion = object.value(u"rubygems_version").toString();
    if (const auto taken = takeRequirements(spec, object); !taken)
        return fail(taken.error());
    return spec;
}

} // namespace packhouse::rubygems
