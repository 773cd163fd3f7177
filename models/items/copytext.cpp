// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/copytext.h"

#include "items/humantext.h"
#include "items/readable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QJsonObject toJson(const PackageRow &row, const QString &version, const CopyContext &context)
{
    return {{u"type"_s, row.key.type},
            {u"name"_s, row.key.name},
            {u"version"_s, version},
            {u"scope"_s, row.key.scopePath},
            {u"versions"_s, row.versions},
            {u"bytes"_s, row.bytes},
            {u"published"_s, row.published.toUTC().toString(Qt::ISODate)},
            {u"url"_s,
             context.formats.find(row.key.type).packageUrl({row.key.type, row.key.name, version})}};
}

QString rowText(const PackageRow &row)
{
    return QStringList{row.key.name,
                       row.latest,
                       QString::number(row.versions),
                       QString::number(row.bytes),
                       readable(row.exposure.text),
                       row.published.toUTC().toString(Qt::ISODate),
                       row.key.type,
                       row.key.scopePath}
        .join(u'\t');
}

} // namespace

QString installLine(const FormatInfo &format, const SnippetContext &context)
{
    for (const Snippet &snippet : format.snippets(context)) {
        if (snippet.title.source().startsWith("Install"))
            return snippet.text.trimmed();
    }
    return {};
}

QString copyText(CopyKind kind, const PackageRow &row, const QString &version,
                 const CopyContext &context)
{
    const QString which = version.isEmpty() ? row.latest : version;
    const Coordinates coordinates{row.key.type, row.key.name, which};
    const FormatInfo &format = context.formats.find(row.key.type);
    switch (kind) {
    case CopyKind::Coordinates:
        return format.spelled(coordinates);
    case CopyKind::InstallLine:
        return installLine(format, {context.baseUrl.toUtf8(), context.scope, coordinates});
    case CopyKind::PackageUrl:
        return format.packageUrl(coordinates);
    case CopyKind::Row:
        return rowText(row);
    case CopyKind::Json:
        return QString::fromUtf8(QJsonDocument(toJson(row, which, context)).toJson());
    }
    return {};
}

QString copyText(CopyKind kind, const QList<PackageRow> &rows, const QString &version,
                 const CopyContext &context)
{
    if (rows.size() == 1)
        return copyText(kind, rows.first(), version, context);
    if (kind == CopyKind::Json) {
        QJsonArray all;
        for (const PackageRow &row : rows)
            all.append(toJson(row, row.latest, context));
        return QString::fromUtf8(QJsonDocument(all).toJson());
    }
    QStringList lines;
    for (const PackageRow &row : rows) {
        const QString line = copyText(kind, row, {}, context);
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace packhouse
