// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/copytext.h"

#include "items/humantext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct UrlType {
    QLatin1StringView id;
    QLatin1StringView urlType;
    QChar separator; ///< between namespace and name in our names; null where there is none
};

/// Where the package URL specification's spelling differs from the type's own.
constexpr UrlType UrlTypes[] = {
    {"maven"_L1, "maven"_L1, u':'},
    {"rubygems"_L1, "gem"_L1, {}},
    {"debian"_L1, "deb"_L1, {}},
    {"terraform_module"_L1, "terraform"_L1, u'/'},
};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, ":"));
}

QJsonObject toJson(const PackageRow &row, const QString &version)
{
    return {{u"type"_s, row.key.type},
            {u"name"_s, row.key.name},
            {u"version"_s, version},
            {u"scope"_s, row.key.scopePath},
            {u"versions"_s, row.versions},
            {u"bytes"_s, row.bytes},
            {u"published"_s, row.published.toUTC().toString(Qt::ISODate)},
            {u"url"_s, packageUrl({row.key.type, row.key.name, version})}};
}

QString rowText(const PackageRow &row)
{
    return QStringList{row.key.name,
                       row.latest,
                       QString::number(row.versions),
                       QString::number(row.bytes),
                       row.exposure.text,
                       row.published.toUTC().toString(Qt::ISODate),
                       row.key.type,
                       row.key.scopePath}
        .join(u'\t');
}

QString spaced(const QString &name, const QString &version)
{
    return version.isEmpty() ? name : name + u' ' + version;
}

} // namespace

QString packageUrl(const Coordinates &coordinates)
{
    QString type = coordinates.type;
    QChar separator = u'/';
    for (const UrlType &known : UrlTypes) {
        if (coordinates.type == known.id) {
            type = known.urlType;
            separator = known.separator.isNull() ? u'/' : known.separator;
        }
    }
    QString name = type == "pypi"_L1 ? coordinates.name.toLower().replace(u'_', u'-')
                                     : coordinates.name;
    QStringList parts;
    for (const QString &part : name.split(separator))
        parts.append(encoded(part));
    const QString version
        = coordinates.version.isEmpty() ? QString() : u'@' + encoded(coordinates.version);
    return u"pkg:"_s + type + u'/' + parts.join(u'/') + version;
}

QString installLine(const FormatInfo &format, const SnippetRequest &request)
{
    if (!format.snippets)
        return {};
    for (const ClientSnippet &snippet : format.snippets(request)) {
        if (snippet.title.startsWith("Install"_L1))
            return snippet.text.trimmed();
    }
    return {};
}

QString copyText(CopyKind kind, const PackageRow &row, const QString &version,
                 const CopyContext &context)
{
    const QString which = version.isEmpty() ? row.latest : version;
    const Coordinates coordinates{row.key.type, row.key.name, which};
    switch (kind) {
    case CopyKind::Coordinates:
        return row.key.type == "maven"_L1 ? row.key.name + u':' + which
            : row.key.type == "npm"_L1    ? row.key.name + u'@' + which
            : row.key.type == "pypi"_L1   ? row.key.name + u"=="_s + which
                                          : spaced(row.key.name, which);
    case CopyKind::InstallLine:
        return installLine(context.formats.find(row.key.type),
                           {context.baseUrl, context.scope, coordinates});
    case CopyKind::PackageUrl:
        return packageUrl(coordinates);
    case CopyKind::Row:
        return rowText(row);
    case CopyKind::Json:
        return QString::fromUtf8(QJsonDocument(toJson(row, which)).toJson());
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
            all.append(toJson(row, row.latest));
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
