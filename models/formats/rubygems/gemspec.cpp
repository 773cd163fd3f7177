// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemspec.h"

#include "formats/support/yaml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr qsizetype LongestYaml = 4 << 20;
constexpr qsizetype MostDependencies = 2'000;
constexpr qsizetype MostConstraints = 64;
const QStringList Operators{u"="_s, u"!="_s, u">"_s, u"<"_s, u">="_s, u"<="_s, u"~>"_s};

Error wrong(const Text &why)
{
    return {ErrorCode::InvalidFile, Text::of("The gem's specification %1.", why),
            Text::of("Build it again with gem build."), false};
}

bool isA(const QJsonValue &value, QLatin1StringView kind)
{
    return value[u"!"].toString() == "!ruby/object:Gem::"_L1 + kind;
}

/// protocol: without quotes a number, a date or a truth, of which RubyGems makes no text
const QRegularExpression &noText()
{
    static const QRegularExpression rule(u"\\A(?:[\\d._-]+|true|false|yes|no|on|off)\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return rule;
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

/// protocol: RubyGems makes objects of these classes only, and of no symbols but these; another one
/// anywhere in the text, and it reads nothing of it.
Text objectionTo(const QByteArray &tag, const QString &text)
{
    static const QSet<QByteArray> kinds{
        "!ruby/object:Gem::Specification", "!ruby/object:Gem::Version",
        "!ruby/object:Gem::Dependency",    "!ruby/object:Gem::Requirement",
        "!ruby/object:Gem::Platform",      "!ruby/object:Gem::Version::Requirement"};
    if ((tag.startsWith("!ruby/") || tag.startsWith("tag:ruby")) && !kinds.contains(tag))
        return Text::of("has a value of the kind %1, which RubyGems does not make",
                        QString::fromUtf8(tag.left(100)));
    const bool quotes = tag != "?";
    const bool known = text == u":runtime" || text == u":development";
    if (!quotes && text.size() > 1 && text.startsWith(u':') && !known)
        return Text::of("has the symbol %1, which RubyGems does not make", text.left(100));
    if (quotes && known)
        return Text::of("has %1 in quotation marks, where it is a symbol", text);
    return {};
}

/// What is shown of a text: without the characters that would act.
QString shown(const QJsonValue &value)
{
    QString text = value.toString();
    return text.removeIf([](QChar c) {
        return (c.unicode() < 0x20 && c != u'\t' && c != u'\n')
               || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0xfeff
               || c.unicode() >= 0xfffe;
    });
}

/// The text of a Gem::Version.
QString versionIn(const QJsonValue &value)
{
    QString version = isA(value, "Version"_L1) ? value[u"version"].toString() : QString();
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
        found.append(shown(value));
    for (const QJsonValue &each : value.toArray()) {
        if (each.isString())
            found.append(shown(each));
    }
    return found;
}

/// \a of: what the sentences call it.
Result<Requirement> requirementIn(const QJsonValue &value, const QString &of)
{
    Requirement found;
    if (isNothing(value))
        return Requirement{{u">="_s, u"0"_s}};
    if ((!isA(value, "Requirement"_L1) && !isA(value, "Version::Requirement"_L1))
        || !value[u"requirements"].isArray())
        return fail(wrong(Text::of("has a requirement, %1, that is no list of versions", of)));
    const QJsonArray constraints = value[u"requirements"].toArray();
    if (constraints.size() > MostConstraints)
        return fail(wrong(Text::of("has a requirement, %1, of more than 64 parts", of)));
    for (const QJsonValue &each : constraints) {
        const Constraint constraint{each.toArray().at(0).toString(),
                                    versionIn(each.toArray().at(1))};
        if (!Operators.contains(constraint.op) || !checkVersion(constraint.version))
            return fail(wrong(Text::of("has a requirement, %1, that cannot be read: \"%2 %3\"", of,
                                       constraint.op.left(10), constraint.version.left(100))));
        found.append(constraint);
    }
    if (found.isEmpty())
        found.append({u">="_s, u"0"_s});
    return found;
}

/// Nothing, or what Gem::Specification takes for a date. protocol: RubyGems raises for other texts,
/// and Time.utc for months and days that there are in no month; the 31st of a short one it takes.
Result<QDate> dateIn(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return QDate();
    static const QRegularExpression rule(
        u"\\A\\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01])"
        "(?:(?:[Tt]|\\s+)\\d{1,2}:\\d\\d:\\d\\d(?:\\.\\d*)?\\s*(?:Z|[-+]\\d\\d?(?::?\\d\\d)?)?)?\\z"_s);
    const QString text = value.toString();
    if (!rule.match(text).hasMatch())
        return fail(wrong(Text::of("has a date that is none: \"%1\"", text.left(100))));
    return QDate::fromString(text.left(10), Qt::ISODate);
}

Result<GemDependency> dependencyIn(const QJsonValue &value)
{
    GemDependency found;
    if (!isA(value, "Dependency"_L1))
        return fail(wrong(Text::of("has a dependency that is no Gem::Dependency: %1",
                                   value[u"name"].toString().left(100))));
    found.name = value[u"name"].toString();
    if (!checkName(found.name))
        return fail(wrong(
            Text::of("has a dependency whose name is no gem's: \"%1\"", found.name.left(100))));
    const QJsonValue type = value[u"type"];
    if (!isNothing(type) && type != u":runtime"_s && type != u":development"_s)
        return fail(wrong(Text::of("has a dependency on %1 of the type \"%2\", which is none",
                                   found.name, type.toString().left(100))));
    found.runtime = type != u":development"_s;
    // Gems of the first years have the other spellings.
    QJsonValue requirement;
    for (const QString &key :
         {u"requirement"_s, u"version_requirements"_s, u"version_requirement"_s}) {
        if (requirement = value[key]; requirement.isObject())
            break;
    }
    if (!requirement.isObject())
        return fail(wrong(Text::of("has a dependency on %1 without a requirement", found.name)));
    Result<Requirement> read = requirementIn(requirement, u"of "_s + found.name);
    if (!read)
        return fail(read.error());
    found.requirement = std::move(*read);
    return found;
}

/// Members of the kinds that RubyGems takes without a look.
Result<void> checkKinds(const QJsonObject &spec)
{
    for (const auto key : {"summary"_L1, "description"_L1, "bindir"_L1, "rubygems_version"_L1}) {
        const QJsonValue value = spec.value(key);
        if (!isNothing(value) && !value.isString())
            return fail(wrong(Text::of("has a \"%1\" that is no text", key)));
    }
    for (const auto key : {"executables"_L1, "require_paths"_L1, "extensions"_L1}) {
        const QJsonValue value = spec.value(key);
        const QJsonArray texts = value.toArray();
        if ((!isNothing(value) && !value.isArray())
            || !std::all_of(texts.begin(), texts.end(), [](const QJsonValue &one) {
                   return one.isString() && !noText().match(one.toString()).hasMatch();
               }))
            return fail(wrong(Text::of("has \"%1\" that are no list of texts", key)));
    }
    const QJsonValue metadata = spec.value("metadata"_L1);
    if (metadata.isString())
        return fail(wrong(Text::of("has \"metadata\" that are no mapping: \"%1\"",
                                   metadata.toString().left(100))));
    static const QRegularExpression number(u"\\A[0-9]{1,9}\\z"_s);
    const QJsonValue version = spec.value("specification_version"_L1);
    if (!isNothing(version) && !number.match(version.toString()).hasMatch())
        return fail(wrong(Text::of("has the \"specification_version\" \"%1\", which is no number",
                                   version.toString().left(100))));
    return {};
}

Result<void> takeRequirements(Gemspec &spec, const QJsonObject &object)
{
    const QJsonValue listed = object.value(u"dependencies");
    if (!listed.isUndefined() && !listed.isNull() && !listed.isArray())
        return fail(wrong(Text::of("has dependencies that are no list")));
    const QJsonArray dependencies = listed.toArray();
    if (dependencies.size() > MostDependencies)
        return fail(wrong(Text::of("has more than 2,000 dependencies")));
    for (const QJsonValue &each : dependencies) {
        Result<GemDependency> dependency = dependencyIn(each);
        if (!dependency)
            return fail(dependency.error());
        spec.dependencies.append(std::move(*dependency));
    }
    Result<Requirement> ruby = requirementIn(object.value(u"required_ruby_version"),
                                             u"required_ruby_version"_s);
    Result<Requirement> rubygems = requirementIn(object.value(u"required_rubygems_version"),
                                                 u"required_rubygems_version"_s);
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
    // Psych, told that it is UTF-8, takes the mark for a part of the text.
    if (yaml.startsWith("\xef\xbb\xbf"))
        return fail(wrong(Text::of("begins with a mark of the byte order")));
    const Result<QJsonValue> read = parseYaml(yaml, {LongestYaml, true, true, objectionTo});
    if (!read)
        return fail(wrong(Text::of("cannot be read: %1", read.error().what)));
    if (!read->isObject())
        return fail(wrong(Text::of("is no mapping")));
    if (!isA(*read, "Specification"_L1))
        return fail(wrong(Text::of("is not of the kind !ruby/object:Gem::Specification")));
    const QJsonObject object = read->toObject();
    if (const Result<void> fine = checkKinds(object); !fine)
        return fail(fine.error());
    Gemspec spec;
    spec.full = {object.value(u"name").toString(), versionIn(object.value(u"version")),
                 platformIn(object)};
    spec.originalPlatform = spec.full.platform;
    const Result<void> named = checkName(spec.full.name)
                                   .and_then([&] { return checkVersion(spec.full.version); })
                                   .and_then([&] { return checkPlatform(spec.full.platform); });
    if (!named)
        return fail(named.error());
    if (noText().match(spec.full.platform).hasMatch())
        return fail(wrong(Text::of("has a platform that is none: \"%1\"", spec.full.platform)));
    spec.full.platform = builtPlatform(spec.full.platform);
    const Result<QDate> date = dateIn(object.value(u"date"));
    if (!date)
        return fail(date.error());
    spec.date = *date;
    spec.summary = shown(object.value(u"summary"));
    spec.description = shown(object.value(u"description"));
    spec.homepage = shown(object.value(u"homepage"));
    spec.authors = textsIn(object.value(u"authors"));
    if (spec.authors.isEmpty())
        spec.authors = textsIn(object.value(u"author"));
    spec.emails = textsIn(object.value(u"email"));
    spec.licenses = textsIn(object.value(u"licenses"));
    if (spec.licenses.isEmpty())
        spec.licenses = textsIn(object.value(u"license"));
    const QJsonObject metadata = object.value(u"metadata").toObject();
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (it->isString() && it.key() != u"!")
            spec.metadata.insert(it.key(), shown(*it));
    }
    spec.rubygemsVersion = shown(object.value(u"rubygems_version"));
    if (const auto taken = takeRequirements(spec, object); !taken)
        return fail(taken.error());
    return spec;
}

} // namespace packhouse::rubygems
