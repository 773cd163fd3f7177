// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/gradlemodule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostVariants = 500; ///< that are told of

/// As Markdown shows it unchanged.
QString code(QString text)
{
    return u'`' + text.remove(u'`').simplified() + u'`';
}

QString scalar(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

GradleModule::Variant variantOf(const QJsonObject &object)
{
    GradleModule::Variant variant;
    variant.name = object["name"_L1].toString();
    const QJsonObject attributes = object["attributes"_L1].toObject();
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        variant.attributes << u"%1: %2"_s.arg(it.key(), scalar(it.value()));
    for (const QJsonValue &file : object["files"_L1].toArray())
        variant.files << file["name"_L1].toString();
    if (const QJsonObject at = object["available-at"_L1].toObject(); !at.isEmpty())
        variant.elsewhere = u"%1 %2"_s.arg(at["module"_L1].toString(), at["version"_L1].toString());
    return variant;
}

} // namespace

QString GradleModule::text() const
{
    QStringList lines;
    for (const Variant &variant : variants) {
        QStringList names = variant.files;
        if (!variant.elsewhere.isEmpty())
            names << variant.elsewhere;
        for (QString &name : names)
            name = code(name);
        lines << u"- %1 → %2"_s.arg(code(variant.name), names.join(u", "_s));
        for (const QString &attribute : variant.attributes)
            lines << u"  - "_s + code(attribute);
    }
    return lines.join(u'\n');
}

Result<GradleModule> parseModule(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object["formatVersion"_L1].toString().startsWith(u"1."_s))
        return fail(ErrorCode::Unsupported, Text::of("This is no Gradle module of format 1."));
    const QJsonObject component = object["component"_L1].toObject();
    GradleModule module;
    module.group = component["group"_L1].toString();
    module.module = component["module"_L1].toString();
    module.version = component["version"_L1].toString();
    module.isPart = !component["url"_L1].toString().isEmpty();
    for (const QJsonValue &variant : object["variants"_L1].toArray()) {
        if (module.variants.size() == MostVariants)
            break;
        module.variants << variantOf(variant.toObject());
    }
    return module;
}

} // namespace packhouse::maven
