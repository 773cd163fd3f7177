// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/index.h"

#include "formats/helm/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
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

void deprecate(QByteArray &text)
{
    QJsonObject entry = QJsonDocument::fromJson(text).object();
    const QByteArray created = text.sliced(createdAt, epoch.size());
    entry.remove(u"created"_s);
    entry.insert(u"deprecated"_s, true);
    text = createdMember + created + "\","
           + QJsonDocument(entry).toJson(QJsonDocument::Compact).sliced(1);
}

} // namespace

Fragment indexFragment(const Chart &chart, const QString &channel, const QByteArray &sha256,
                       const QDateTime &created)
{
    QJsonObject entry = chart.entry;
    entry.insert(u"digest"_s, QString::fromLatin1(sha256.toHex()));
    entry.insert(u"urls"_s, QJsonArray{u"charts/"_s + archiveName(chart.name, chart.version)});
    // First, so that the index's own time is found without parsing.
    const QByteArray text = createdMember + nanoTime(created) + "\","
                            + QJsonDocument(entry).toJson(QJsonDocument::Compact).sliced(1);
    return {channel, chart.name.toUtf8() + '/' + chart.version.toUtf8(), text};
}

Result<QByteArray> renderIndex(const PackageReader &store, ScopeId project, const FormatId &type,
                               const QString &channel, const QByteArray &contextPath)
{
    std::vector<Line> lines;
    const auto take = [&](const QByteArray &key, const QByteArray &text, Status status) {
        if (status == Status::Hidden)
            return;
        if (lines.empty() || lines.back().key != key) {
            const QString path = QString::fromUtf8(key);
            lines.push_back({path.section(u'/', 0, 0), path.section(u'/', 1), key, {}});
        }
        lines.back().text = text;
        if (status == Status::Deprecated)
            deprecate(lines.back().text);
    };
    if (const auto read = store.fragments(project, type, channel, take); !read)
        return fail(read.error());
    std::sort(lines.begin(), lines.end(), before);

    QByteArray index = "{\"apiVersion\":\"v1\",\"entries\":{";
    QByteArray generated = epoch.toByteArray();
    const Line *last = nullptr;
    for (const Line &line : lines) {
        if (!last || last->name != line.name)
            index += (last ? "],\n" : "\n") + quoted(line.name) + ":[\n";
        else
            index += ",\n";
        index += line.text;
        generated = std::max(generated, line.text.sliced(createdAt, epoch.size()));
        last = &line;
    }
    index += last ? "]\n}," : "},";
    index += "\n\"generated\":\"" + generated + "\",\n\"serverInfo\":{\"contextPath\":"
             + quoted(QString::fromUtf8(contextPath)) + "}}\n";
    return index;
}

} // namespace packhouse::helm
