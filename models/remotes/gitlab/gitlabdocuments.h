// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remotes/gitlab/gitlabapi.h"

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse {

/// protocol: project and group objects of the REST API. The path is empty where it cannot be used.
Scope projectOf(const QJsonObject &object);
Scope groupOf(const QJsonObject &object);
/// protocol: package object. The project's path is told in lists of groups only.
RemoteVersion versionOf(const QJsonObject &object);
/// protocol: package file object; hashes in hexadecimal, or null.
StoredFile fileOf(const QJsonObject &object);

/// The objects of a list; Unsupported when it is none.
Result<QList<QJsonObject>> objectsOf(const QByteArray &json, const QString &host);

} // namespace packhouse
