// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/source.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::nuget {

namespace {

/// The plain kind first, then what also knows versions such as 1.0.0+build.
QString registrationBase(const QJsonArray &resources)
{
    QString found;
    for (const QJsonValue &resource : resources) {
        const QString type = resource[u"@type"_s].toString();
        if (!type.startsWith(u"RegistrationsBaseUrl"_s))
            continue;
        if (found.isEmpty() || type == u"RegistrationsBaseUrl")
            found = resource[u"@id"_s].toString();
    }
    return found;
}

void addLeaf(const QJsonValue &leaf, const QString &canonicalName, ImportStep &step)
{
    // What comes after '+' is part of no address and of no identity.
    const QString version = leaf[u"catalogEntry"_s][u"version"_s].toString().section(u'+', 0, 0);
    const QString url = leaf[u"packageContent"_s].toString();
    if (version.isEmpty() || url.isEmpty())
        return;
    step.files.push_back({version, canonicalName + u'.' + version + u".nupkg"_s, url.toUtf8(), {}});
}

} // namespace

Result<ImportStep> readSource(const QByteArray &document, const QString &canonicalName)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    ImportStep step;
    if (object.contains(u"resources"_s)) {
        QString base = registrationBase(object[u"resources"_s].toArray());
        if (base.isEmpty())
            return fail(ErrorCode::Unsupported,
                        Text::of("That registry does not tell where its packages are listed."));
        if (!base.endsWith(u'/'))
            base += u'/';
        step.documents.append(base.toUtf8() + QUrl::toPercentEncoding(canonicalName)
                              + "/index.json");
        return step;
    }
    if (!object[u"items"_s].isArray())
        return fail(ErrorCode::InvalidFile,
                    Text::of("What that registry answers is no NuGet document."));
    const QJsonArray items = object[u"items"_s].toArray();
    for (const QJsonValue &item : items) {
        const QJsonArray leaves = item[u"items"_s].toArray();
        if (item[u"packageContent"_s].isString())
            addLeaf(item, canonicalName, step);
        else if (leaves.isEmpty() && item[u"@id"_s].isString())
            step.documents.append(item[u"@id"_s].toString().toUtf8());
        for (const QJsonValue &leaf : leaves)
            addLeaf(leaf, canonicalName, step);
    }
    return step;
}

} // namespace packhouse::nuget
