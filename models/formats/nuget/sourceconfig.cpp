// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/sourceconfig.h"

#include "formats/support/xml.h"

#include <QXmlStreamReader>

#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse::nuget {

namespace {

QList<ConfigItem> *sectionOf(SourceConfig &config, const QString &name)
{
    if (name == u"packageSources")
        return &config.sources;
    if (name == u"disabledPackageSources")
        return &config.disabled;
    return name == u"packageSourceMapping" ? &config.mappings : nullptr;
}

void addItem(SourceConfig &config, const QStringList &path, const QXmlStreamReader &xml)
{
    if (path.size() < 3)
        return;
    QList<ConfigItem> *section = sectionOf(config, path.at(1));
    if (!section)
        return;
    const QXmlStreamAttributes attributes = xml.attributes();
    const QString &name = path.last();
    if (path.size() == 4 && name == u"package" && !section->isEmpty()) {
        section->last().patterns.append(attributes.value(u"pattern"_s).toString());
        return;
    }
    const bool item = name == u"add" || name == u"packageSource";
    if (path.size() == 3 && (item || name == u"clear"))
        section->append({attributes.value(u"key"_s).toString(),
                         attributes.value(u"value"_s).toString(),
                         {},
                         !item,
                         int(xml.lineNumber())});
}

} // namespace

Result<SourceConfig> sourceConfig(const QByteArray &document)
{
    const Result<QString> text = boundedXml(document, u"It"_s);
    if (!text)
        return fail(text.error());
    QXmlStreamReader xml(*text);
    SourceConfig config;
    QStringList path;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            path.append(xml.name().toString());
            addItem(config, path, xml);
        } else if (token == QXmlStreamReader::EndElement) {
            path.removeLast();
        }
    }
    if (xml.hasError())
        return fail(ErrorCode::InvalidFile, Text::of("Line %1 is no XML.", xml.lineNumber()));
    return config;
}

int fitOf(const QString &pattern, const QString &id)
{
    if (pattern.endsWith(u'*'))
        return id.startsWith(QStringView(pattern).chopped(1), Qt::CaseInsensitive)
                   ? int(pattern.size())
                   : -1;
    return id.compare(pattern, Qt::CaseInsensitive) == 0 ? std::numeric_limits<int>::max() : -1;
}

} // namespace packhouse::nuget
