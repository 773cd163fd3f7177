// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/index.h"

#include "formats/helm/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

constexpr char createdMember[] = "{\"created\":\"";
constexpr qsizetype createdAt = sizeof createdMember - 1;
constexpr QByteArrayView epoch = "1970-01-01T00:00:00.000000000Z";

QByteArray nanoTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "000000Z";
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

/// One version of one chart; of several files the newest.
struct Line
{
    QString name;
    QString version;
    QByteArray key;
    QByteArray text;
};

/// By name, then the highest version first.
bool before(const Line &a, const Line &b)
{
    if (a.name != b.name)
        return a.name < b.name;
    const auto order = compareVersions(a.version, b.version);
    return order != 0 ? order > 0 : a.version < b.version;
}

/// A rendered entry with another value.
void replace(QByteArray &text, const QString &key, const QJsonValue &value)
{
    QJsonObject entry = QJsonDocument::fromJson(text).object();
    const QByteArray created = text.sliced(createdAt, epoch.size());
    entry.remove(u"created"_s);
    entry.insert(key, value);
    text = createdMember + created + "\","
           + QJsonDocument(entry).toJson(QJsonDocument::Compact).sliced(1);
}

QJsonArray urls(const QString &name, const QString &version)
{
    return {u"charts/"_s + chartAddress(name, version)};
}

/// What a channel lists, sorted; of every name unless \a name is one.
Result<std::vector<Line>> readLines(const PackageReader &store, ScopeId project,
                                    const FormatId &type, const QString &channel,
                                    const QString &name = {})
{
    std::vector<Line> lines;
    const QByteArray start = name.isEmpty() ? QByteArray() : name.toUtf8() + '/';
    const auto take = [&](const QByteArray &key, const QByteArray &text, Status status) {
        if (status == Status::Hidden || !key.startsWith(start))
            return;
        if (lines.empty() || lines.back().key != key) {
            const QString path = QString::fromUtf8(key);
            lines.push_back({path.section(u'/', 0, 0), path.section(u'/', 1), key, {}});
        }
        Line &line = lines.back();
        line.text = text;
        if (status == Status::Deprecated)
            replace(line.text, u"deprecated"_s, true);
        // What 0.1 rendered tells the address that another chart has now.
        if (chartAddress(line.name, line.version).contains(u'/'))
            replace(line.text, u"urls"_s, urls(line.name, line.version));
    };
    if (const auto read = store.fragments(project, type, channel, take); !read)
        return fail(read.error());
    std::sort(lines.begin(), lines.end(), before);
    return lines;
}

/// The members of an object: each name's list of versions.
QByteArray entriesOf(std::span<const Line> lines)
{
    QByteArray text;
    const Line *last = nullptr;
    for (const Line &line : lines) {
        if (!last || last->name != line.name)
            text += (last ? "],\n" : "\n") + quoted(line.name) + ":[\n";
        else
            text += ",\n";
        text += line.text;
        last = &line;
    }
    return text + (last ? "]\n" : "");
}

} // namespace

Fragment indexFragment(const Chart &chart, const QString &channel, const QByteArray &sha256,
                       const QDateTime &created)
{
    QJsonObject entry = chart.entry;
    entry.insert(u"digest"_s, QString::fromLatin1(sha256.toHex()));
    entry.insert(u"urls"_s, urls(chart.name, chart.version));
    // First, so that the index's own time is found without parsing.
    const QByteArray text = createdMember + nanoTime(created) + "\","
                            + QJsonDocument(entry).toJson(QJsonDocument::Compact).sliced(1);
    return {channel, chart.name.toUtf8() + '/' + chart.version.toUtf8(), text};
}

Result<QByteArray> renderIndex(const PackageReader &store, ScopeId project, const FormatId &type,
                               const QString &channel, const QByteArray &contextPath)
{
    const Result<std::vector<Line>> lines = readLines(store, project, type, channel);
    if (!lines)
        return fail(lines.error());
    QByteArray generated = epoch.toByteArray();
    for (const Line &line : *lines)
        generated = std::max(generated, line.text.sliced(createdAt, epoch.size()));
    QByteArray index = "{\"apiVersion\":\"v1\",\"entries\":{" + entriesOf(*lines) + "},";
    index += "\n\"generated\":\"" + generated + "\",\n\"serverInfo\":{\"contextPath\":"
             + quoted(QString::fromUtf8(contextPath)) + "}}\n";
    return index;
}

Result<QByteArray> renderCharts(const PackageReader &store, ScopeId project, const FormatId &type,
                                const QString &channel, qsizetype skip, qsizetype most)
{
    Result<std::vector<Line>> lines = readLines(store, project, type, channel);
    if (!lines)
        return fail(lines.error());
    std::vector<Line> wanted;
    qsizetype names = 0;
    QString last;
    for (Line &line : *lines) {
        names += names == 0 || line.name != last ? 1 : 0;
        last = line.name;
        if (names > skip && names - skip <= most)
            wanted.push_back(std::move(line));
    }
    return '{' + entriesOf(wanted) + '}';
}

Result<QByteArray> renderVersions(const PackageReader &store, ScopeId project, const FormatId &type,
                                  const QString &channel, const QString &name)
{
    const Result<std::vector<Line>> lines = readLines(store, project, type, channel, name);
    if (!lines)
        return fail(lines.error());
    QByteArrayList versions;
    for (const Line &line : *lines)
        versions.append(line.text);
    return versions.isEmpty() ? QByteArray() : '[' + versions.join(",\n") + ']';
}

} // namespace packhouse::helm
