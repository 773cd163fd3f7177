// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/publishing.h"
#include "registry/control/json.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QJsonObject describe(const PublishCheck &check)
{
    return {{u"allowed"_s, check.allowed},
            {u"text"_s, english(check.text)},
            {u"explanation"_s, english(check.explanation)}};
}

Result<QJsonObject> publishOne(const ControlContext &context, const PublishItem &item, bool dryRun)
{
    if (dryRun) {
        const Result<InspectedItem> found = inspectItem(context.registry.formats, item);
        if (!found)
            return fail(found.error());
        const Result<PublishCheck> check = checkItem(context.registry, item);
        if (!check)
            return fail(check.error());
        QJsonObject object = describe(*check);
        object["type"_L1] = found->inspection.coordinates.type;
        object["name"_L1] = found->inspection.coordinates.name;
        object["version"_L1] = found->inspection.coordinates.version;
        return object;
    }
    const qint64 size = QFileInfo(item.filePath).size();
    const Result<StoredVersion> published = publishItem(context.registry, item, [&](qint64 bytes) {
        return !context.progress || context.progress(item.filePath, bytes, size);
    });
    if (!published)
        return fail(published.error());
    return toJson(*published);
}

} // namespace

Result<QJsonObject> publish(const ControlContext &context, Arguments arguments)
{
    const Result<QString> to = needed(arguments, u"to"_s);
    if (!to)
        return fail(to.error());
    const QJsonArray files = arguments["files"_L1].toArray();
    if (files.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("No file was given to publish."));

    QJsonArray published;
    QJsonArray failed;
    for (const auto &file : files) {
        PublishItem item;
        item.filePath = file.toString();
        item.scopePath = *to;
        item.coordinates = {arguments["type"_L1].toString(), arguments["name"_L1].toString(),
                            arguments["version"_L1].toString()};
        Result<QJsonObject> one = publishOne(context, item, arguments["dry_run"_L1].toBool());
        if (!one) {
            QJsonObject object = errorJson(one.error());
            object["file"_L1] = item.filePath;
            failed.append(object);
            continue;
        }
        (*one)["file"_L1] = item.filePath;
        (*one)["scope"_L1] = *to;
        published.append(*one);
    }
    return QJsonObject{
        {arguments["dry_run"_L1].toBool() ? u"checked"_s : u"published"_s, published},
        {u"failed"_s, failed}};
}

} // namespace packhouse::control
