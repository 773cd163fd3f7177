// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabdocuments.h"

#include <QJsonDocument>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

Status statusOf(const QString &name)
{
    static const QHash<QString, Status> names{{u"default"_s, Status::Default},
                                              {u"hidden"_s, Status::Hidden},
                                              {u"processing"_s, Status::Processing},
                                              {u"error"_s, Status::Error},
                                              {u"pending_destruction"_s, Status::Deleted},
                                              {u"deprecated"_s, Status::Deprecated}};
    return names.value(name, Status::Default);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

/// Empty unless it is a hash of that many bytes.
QByteArray hashOf(const QJsonValue &value, qsizetype bytes)
{
    const QByteArray hash = QByteArray::fromHex(value.toString().toLatin1());
    return hash.size() == bytes ? hash : QByteArray();
}

bool isPublic(const QJsonObject &object)
{
    return object.value("visibility"_L1).toString() == "public"_L1;
}

Scope scopeOf(const QJsonObject &object, Level level, const QString &path)
{
    Scope scope;
    scope.id = object.value("id"_L1).toInteger();
    scope.level = level;
    scope.path = path;
    scope.visibility = isPublic(object) ? Visibility::Public : Visibility::Private;
    scope.readableByAll = isPublic(object);
    return scope;
}

} // namespace

Scope projectOf(const QJsonObject &object)
{
    const QJsonObject above = object.value("namespace"_L1).toObject();
    Scope scope = scopeOf(object, Level::Project,
                          object.value("path_with_namespace"_L1).toString());
    scope.parent = -above.value("id"_L1).toInteger();
    return scope;
}

Scope groupOf(const QJsonObject &object)
{
    Scope scope = scopeOf(object, Level::Group, object.value("full_path"_L1).toString());
    scope.id = -scope.id;
    scope.parent = -object.value("parent_id"_L1).toInteger();
    return scope;
}

RemoteVersion versionOf(const QJsonObject &object)
{
    RemoteVersion version;
    version.id = object.value("id"_L1).toInteger();
    version.projectPath = object.value("project_path"_L1).toString();
    version.coordinates = {object.value("package_type"_L1).toString(),
                           object.value("name"_L1).toString(),
                           object.value("version"_L1).toString()};
    version.status = statusOf(object.value("status"_L1).toString());
    version.created = timeOf(object.value("created_at"_L1));
    version.lastDownloaded = timeOf(object.value("last_downloaded_at"_L1));
    for (const QJsonValue tag : object.value("tags"_L1).toArray())
        version.tags.append(tag.isString() ? tag.toString() : tag["name"_L1].toString());
    return version;
}

StoredFile fileOf(const QJsonObject &object)
{
    StoredFile file;
    file.id = object.value("id"_L1).toInteger();
    file.versionId = object.value("package_id"_L1).toInteger();
    file.name = object.value("file_name"_L1).toString();
    file.size = object.value("size"_L1).toInteger();
    file.created = timeOf(object.value("created_at"_L1));
    file.hashes.md5 = hashOf(object.value("file_md5"_L1), 16);
    file.hashes.sha1 = hashOf(object.value("file_sha1"_L1), 20);
    file.hashes.sha256 = hashOf(object.value("file_sha256"_L1), 32);
    return file;
}

Result<QList<QJsonObject>> objectsOf(const QByteArray &json, const QString &host)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray()) {
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 answered with something that is no list of packages.", host),
                    Text::of("Check that the address is that of a GitLab-compatible registry."));
    }
    QList<QJsonObject> objects;
    for (const QJsonValue value : document.array())
        objects.append(value.toObject());
    return objects;
}

} // namespace packhouse
