// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/chart.h"

#include "formats/helm/names.h"
#include "formats/support/archive.h"
#include "formats/support/yaml.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

constexpr qint64 longestYaml = 1 << 20;
constexpr qint64 longestValues = 5 << 20; ///< bytes; helm's own bound for one file
constexpr qsizetype longestReadme = 64 * 1024;

/// Charts are texts; helm itself stops at 100 MiB.
ArchiveLimits limits()
{
    ArchiveLimits limits;
    limits.bytes = 512 << 20;
    limits.entries = 20'000;
    return limits;
}

Error wrong(const Text &why)
{
    return {ErrorCode::InvalidFile, Text::of("Chart.yaml %1.", why),
            Text::of("Mend it and run helm package again."), false};
}

bool isScalar(const QJsonValue &value)
{
    return value.isString() || value.isNull();
}

/// Takes values of one mapping over in the types that the index needs; the first that does not fit
/// is remembered.
class Fields
{
public:
    Fields(const QJsonObject &from, QString prefix) : m_from(from), m_prefix(std::move(prefix)) {}

    void strings(std::initializer_list<QStringView> keys)
    {
        for (const QStringView key : keys) {
            const QJsonValue value = m_from.value(key);
            if (value.isString())
                m_to.insert(key.toString(), value);
            else if (!isScalar(value) && !value.isUndefined())
                refuse(key, Text::of("a text"));
        }
    }

    void lists(std::initializer_list<QStringView> keys)
    {
        for (const QStringView key : keys) {
            QJsonArray list;
            for (const QJsonValue &value : array(key)) {
                if (!isScalar(value))
                    return refuse(key, Text::of("a list of texts"));
                list.append(value.toString());
            }
            if (!list.isEmpty())
                m_to.insert(key.toString(), list);
        }
    }

    void texts(QStringView key)
    {
        const QJsonValue value = m_from.value(key);
        if (value.isNull() || value.isUndefined())
            return;
        QJsonObject map;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!isScalar(*it))
                return refuse(key, Text::of("a mapping of texts"));
            map.insert(it.key(), it->toString());
        }
        if (!value.isObject())
            return refuse(key, Text::of("a mapping of texts"));
        m_to.insert(key.toString(), map);
    }

    void flag(QStringView key)
    {
        const QJsonValue value = m_from.value(key);
        if (value.isNull() || value.isUndefined())
            return;
        const QString text = value.toString().toLower();
        const bool yes = text == "true"_L1 || text == "yes"_L1 || text == "on"_L1;
        const bool no = text == "false"_L1 || text == "no"_L1 || text == "off"_L1;
        if (!yes && !no)
            return refuse(key, Text::of("true or false"));
        m_to.insert(key.toString(), yes);
    }

    void objects(QStringView key, const std::function<void(Fields &)> &take)
    {
        QJsonArray list;
        for (const QJsonValue &value : array(key)) {
            if (!value.isObject())
                return refuse(key, Text::of("a list of mappings"));
            const QJsonObject object = value.toObject();
            Fields fields(object, m_prefix + key.toString() + u'.');
            take(fields);
            if (!fields.problem().isEmpty())
                m_problem = fields.problem();
            list.append(fields.taken());
        }
        if (!list.isEmpty())
            m_to.insert(key.toString(), list);
    }

    /// Names in the parent chart, or pairs of names in child and parent.
    void imports(QStringView key)
    {
        for (const QJsonValue &value : array(key)) {
            if (!value.isString() && !value.isObject())
                return refuse(key, Text::of("a list of names or of child and parent"));
        }
        if (!array(key).isEmpty())
            m_to.insert(key.toString(), array(key));
    }

    const Text &problem() const { return m_problem; }
    const QJsonObject &taken() const { return m_to; }

private:
    QJsonArray array(QStringView key)
    {
        const QJsonValue value = m_from.value(key);
        if (!value.isArray() && !value.isNull() && !value.isUndefined())
            refuse(key, Text::of("a list"));
        return value.toArray();
    }

    void refuse(QStringView key, const Text &wanted)
    {
        if (m_problem.isEmpty())
            m_problem = Text::of("has something else than %1 under \"%2%3\"", wanted, m_prefix,
                                 key);
    }

    const QJsonObject &m_from;
    QString m_prefix;
    QJsonObject m_to;
    Text m_problem;
};

void takeDependencies(Fields &fields)
{
    fields.objects(u"dependencies", [](Fields &each) {
        each.strings({u"name", u"version", u"repository", u"condition", u"alias"});
        each.lists({u"tags"});
        each.flag(u"enabled");
        each.imports(u"import-values");
    });
}

/// A name that clients make a folder of.
bool leavesFolder(const QString &name)
{
    return name.contains(u'/') || name.contains(u'\\') || name == ".."_L1 || name == "."_L1;
}

/// protocol: what helm lets a dependency be called in its place
bool isAlias(const QString &alias)
{
    return std::all_of(alias.begin(), alias.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
    });
}

Result<void> checkDependencies(const QJsonObject &entry)
{
    QSet<QString> names;
    for (const QJsonValue &value : entry.value(u"dependencies").toArray()) {
        const QJsonObject dependency = value.toObject();
        const QString name = dependency.value(u"name").toString();
        if (name.isEmpty() || leavesFolder(name))
            return fail(wrong(Text::of("has a dependency whose name is no chart's")));
        const QString alias = dependency.value(u"alias").toString();
        if (!isAlias(alias))
            return fail(wrong(Text::of("has a dependency whose alias is no name")));
        const QString called = alias.isEmpty() ? name : alias;
        if (names.contains(called))
            return fail(
                wrong(Text::of("has two dependencies that are called \"%1\"", called.left(80))));
        names.insert(called);
    }
    return {};
}

Result<void> checkEntry(const Chart &chart)
{
    const QString api = chart.entry.value(u"apiVersion").toString();
    if (api != "v1"_L1 && api != "v2"_L1)
        return fail(wrong(Text::of("has no apiVersion of v1 or v2")));
    const QString type = chart.entry.value(u"type").toString();
    if (!type.isEmpty() && type != "application"_L1 && type != "library"_L1)
        return fail(wrong(Text::of("has a type that is neither application nor library")));
    if (chart.name.isEmpty())
        return fail(wrong(Text::of("has no name")));
    if (chart.version.isEmpty())
        return fail(wrong(Text::of("has no version")));
    return checkName(chart.name)
        .and_then([&] { return checkVersion(chart.version); })
        .and_then([&] { return checkDependencies(chart.entry); });
}

struct Contents
{
    QByteArray yaml;
    QString folder; ///< of Chart.yaml; empty: there is none
    QString jsonFolder; ///< of a package.json
    QString readme;
    QJsonArray required; ///< of requirements.yaml
    QString outside; ///< an entry that lies in another folder than an earlier one
    QString top;
    Text problem;
};

/// The files that helm reads for what they say, in the chart and in those inside of it. It takes
/// the first folder's name away before it looks, so Chart.yaml is one file in whatever folder.
QString role(const QString &path)
{
    static const QStringList read{u"values.yaml"_s, u"values.schema.json"_s, u"chart.lock"_s,
                                  u"requirements.yaml"_s, u"requirements.lock"_s};
    const QString name = path.section(u'/', -1);
    if (name == "chart.yaml"_L1)
        return path.section(u'/', 1);
    return read.contains(name) ? path : QString();
}

/// protocol: what helm reads besides Chart.yaml before it does anything with a chart
bool isLoaded(const QString &name)
{
    static const QStringList loaded{u"values.yaml"_s, u"Chart.lock"_s, u"requirements.yaml"_s,
                                    u"requirements.lock"_s};
    return loaded.contains(name);
}

/// A time as Go reads it. protocol: RFC 3339 with upper-case letters and a day that there is
bool isTime(const QString &text)
{
    static const QRegularExpression rule(
        u"\\A(\\d{4}-\\d\\d-\\d\\d)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:[.,]\\d+)?"
        "(?:Z|[-+](?:[01]\\d|2[0-3]):[0-5]\\d)\\z"_s);
    const auto match = rule.match(text);
    return match.hasMatch() && QDate::fromString(match.captured(1), Qt::ISODate).isValid();
}

/// What is wrong with a list of dependencies beside Chart.yaml, or with the lock of one.
Text requirementsProblem(const QByteArray &text, QJsonArray &required)
{
    // What is empty, or means one thing twice, helm reads all the same.
    const QJsonObject object =
        parseYaml(text, {longestValues, true, false}).value_or(QJsonValue()).toObject();
    Fields fields(object, {});
    fields.strings({u"generated", u"digest"});
    takeDependencies(fields);
    required = fields.taken().value(u"dependencies").toArray();
    const QString generated = object.value(u"generated").toString();
    if (fields.problem().isEmpty() && !generated.isNull() && !isTime(generated))
        return Text::of("has something else than a time under \"generated\"");
    return fields.problem();
}

/// Why helm cannot load the chart with this file in it; empty: it can.
Text problemIn(const QString &name, QIODevice &bytes, QJsonArray &required)
{
    const QByteArray text = bytes.read(longestValues + 1);
    if (text.size() > longestValues)
        return Text::of("The chart's %1 is larger than 5 MiB.", name);
    if (const Result<void> read = checkYamlMapping(text); !read)
        return Text::of("The chart's %1 cannot be read: %2", name, read.error().what);
    QJsonArray listed;
    const Text problem = name == "values.yaml"_L1 ? Text() : requirementsProblem(text, listed);
    if (name == "requirements.yaml"_L1)
        required = listed;
    return problem.isEmpty() ? problem : Text::of("The chart's %1 %2.", name, problem);
}

/// One entry of the archive; false to stop.
bool look(const ArchiveEntry &entry, QIODevice &bytes, Contents &found)
{
    if (entry.folder)
        return true;
    const QString top = entry.path.section(u'/', 0, 0);
    if (found.top.isEmpty())
        found.top = top;
    else if (found.top != top && found.outside.isEmpty())
        found.outside = entry.path.left(120);
    if (entry.link) {
        found.problem = Text::of("The chart holds the link %1, which helm package never writes.",
                                 entry.path.left(80));
        return true;
    }
    if (entry.path.count(u'/') != 1)
        return true;
    const QString folder = entry.path.section(u'/', 0, 0);
    const QString name = entry.path.section(u'/', 1);
    if (name == "Chart.yaml"_L1 && found.folder.isEmpty()) {
        found.folder = folder;
        if (entry.size > longestYaml) {
            found.problem = Text::of("Chart.yaml is larger than 1 MiB.");
            return false;
        }
        found.yaml = bytes.readAll();
    } else if (isLoaded(name) && found.problem.isEmpty()) {
        found.problem = problemIn(name, bytes, found.required);
    } else if (name == "package.json"_L1) {
        found.jsonFolder = folder;
    } else if (found.readme.isEmpty() && name.compare("readme.md"_L1, Qt::CaseInsensitive) == 0) {
        found.readme = QString::fromUtf8(bytes.read(longestReadme));
    }
    return true;
}

} // namespace

QString Chart::description() const
{
    return entry.value(u"description").toString().section(u'\n', 0, 0);
}

QString Chart::license() const
{
    const QJsonObject annotations = entry.value(u"annotations").toObject();
    const QString named = annotations.value(u"artifacthub.io/license").toString();
    return named.isEmpty() ? annotations.value(u"licenses").toString() : named;
}

QList<Dependency> Chart::dependencies() const
{
    QList<Dependency> found;
    // An alias is what the chart calls it; what is fetched has the name.
    for (const QJsonArray &all : {required, entry.value(u"dependencies").toArray()}) {
        for (const QJsonValue &value : all) {
            const QJsonObject dependency = value.toObject();
            found.append(
                {dependency.value(u"name").toString(), dependency.value(u"version").toString()});
        }
    }
    return found;
}

QByteArray Chart::versionMetadata() const
{
    return QJsonDocument(QJsonObject{{u"chart"_s, whole}}).toJson(QJsonDocument::Compact);
}

Result<Chart> parseChart(const QByteArray &yaml)
{
    const Result<QJsonValue> read = parseYaml(yaml);
    if (!read)
        return fail(wrong(Text::of("cannot be read: %1", read.error().what)));
    if (!read->isObject())
        return fail(wrong(Text::of("is no mapping")));
    Chart chart;
    chart.whole = read->toObject();
    Fields fields(chart.whole, {});
    fields.strings({u"apiVersion", u"name", u"version", u"appVersion", u"description", u"type",
                    u"home", u"icon", u"kubeVersion", u"condition", u"tags"});
    fields.lists({u"keywords", u"sources"});
    fields.flag(u"deprecated");
    fields.texts(u"annotations");
    fields.objects(u"maintainers", [](Fields &each) { each.strings({u"name", u"email", u"url"}); });
    takeDependencies(fields);
    if (!fields.problem().isEmpty())
        return fail(wrong(fields.problem()));
    chart.entry = fields.taken();
    chart.name = chart.entry.value(u"name").toString();
    chart.version = chart.entry.value(u"version").toString();
    if (Result<void> fine = checkEntry(chart); !fine)
        return fail(fine.error());
    return chart;
}

Result<Chart> readChart(QIODevice &file)
{
    Contents found;
    const Result<void> read = readArchive(
        file, limits(),
        [&](const ArchiveEntry &entry, QIODevice &bytes) { return look(entry, bytes, found); },
        {.role = role, .repeats = false});
    if (!read)
        return fail(read.error());
    // npm names the folder "package", whatever the files in it are.
    const bool isNpm = found.folder == "package"_L1 && found.jsonFolder == found.folder;
    if (isNpm || found.folder.isEmpty())
        return fail(ErrorCode::Unsupported,
                    Text::of("The archive holds no Chart.yaml in a folder."),
                    Text::of("Publish what helm package makes."));
    if (!found.problem.isEmpty())
        return fail(ErrorCode::InvalidFile, found.problem, Text::of("Run helm package again."));
    if (!found.outside.isEmpty())
        return fail(
            ErrorCode::InvalidFile,
            Text::of("The chart has files in several folders; %1 is not below the first one.",
                     found.outside),
            Text::of("Run helm package again."));
    Result<Chart> chart = parseChart(found.yaml);
    if (!chart)
        return chart;
    if (chart->name != found.folder)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The chart %1 lies in a folder %2.", chart->name, found.folder),
                    Text::of("Run helm package again."));
    chart->readme = found.readme;
    chart->required = found.required;
    return chart;
}

} // namespace packhouse::helm
