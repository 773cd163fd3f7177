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
    const Result<Published> published = publishItem(context.registry, item, [&](qint64 bytes) {
        return !context.progress || context.progress(item.filePath, bytes, size);
    });
    if (!published)
        return fail(published.error());
    QJsonObject object = toJson(*published);
    object["notice"_L1] = english(published->notice);
    return object;
}

/// One item for each version that the files are of; a type, name, version or part that was given
/// counts for all.
QList<PublishItem> itemsOf(const ControlContext &context, const QStringList &paths,
                           const PublishItem &given)
{
    QList<JoiningFile> files;
    for (const QString &path : paths) {
        PublishItem one = given;
        one.filePath = path;
        const QString name = QFileInfo(path).fileName();
        const Result<InspectedItem> found = inspectItem(context.registry.formats, one);
        files.append(found ? joining(*found->format, found->inspection, name)
                           : JoiningFile{name, {}, {}, {}, false, false, {}, {}});
    }
    QList<PublishItem> items;
    for (const QList<int> &unit : publishUnits(files)) {
        PublishItem item = given;
        item.filePath = paths[unit.first()];
        for (qsizetype at = 1; at < unit.size(); ++at)
            item.others.append(paths[unit[at]]);
        items.append(item);
    }
    return items;
}

} // namespace

Result<QJsonObject> publish(const ControlContext &context, Arguments arguments)
{
    const Result<QString> to = needed(arguments, u"to"_s);
    if (!to)
        return fail(to.error());
    QStringList paths;
    for (const auto &file : arguments["files"_L1].toArray())
        paths.append(file.toString());
    if (paths.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("No file was given to publish."));
    PublishItem given;
    given.scopePath = *to;
    given.coordinates = {arguments["type"_L1].toString(), arguments["name"_L1].toString(),
                         arguments["version"_L1].toString()};
    given.part = arguments["part"_L1].toString();

    QJsonArray published;
    QJsonArray failed;
    for (const PublishItem &item : itemsOf(context, paths, given)) {
        Result<QJsonObject> one = publishOne(context, item, arguments["dry_run"_L1].toBool());
        if (!one) {
            QJsonObject object = errorJson(one.error());
            object["file"_L1] = item.filePath;
            failed.append(object);
            continue;
        }
        (*one)["file"_L1] = item.filePath;
        (*one)["with"_L1] = QJsonArray::fromStringList(item.others);
        (*one)["scope"_L1] = *to;
        published.append(*one);
    }
    return QJsonObject{
        {arguments["dry_run"_L1].toBool() ? u"checked"_s : u"published"_s, published},
        {u"failed"_s, failed}};
}

} // namespace packhouse::control
