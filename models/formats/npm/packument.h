// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <QMap>

#include <functional>

namespace packhouse::npm {

/// protocol: npm packument. What an answer about one name is made of.
struct Packument
{
    QString name;
    QList<StoredVersion> versions; ///< oldest first, no version twice, at least one
    QMap<QString, QString> tags; ///< without "latest" when nobody set it
    QByteArray tarballPrefix; ///< "http://…/api/v4/projects/1/packages/npm"
    bool abbreviated =
        false; ///< what installs need, for Accept: application/vnd.npm.install-v1+json
    /// "dist.signatures" for a message; empty, or an empty answer: there are none.
    std::function<QByteArray(const QByteArray &message)> signatures = {};
};

/// The manifests as they were published, byte for byte, with what the registry knows around them.
QByteArray render(const Packument &packument);

/// "_rev": another one whenever a version came or went.
QByteArray revision(const QList<StoredVersion> &versions);

/// The tags with "latest": as set, else the highest version that is no prerelease, else the
/// highest.
QMap<QString, QString> completeTags(QMap<QString, QString> tags, const QStringList &versions);

/// "http://…/npm/-/npm/v1/attestations/@acme%2fwidget@1.0.0"
QByteArray attestationsUrl(const QByteArray &prefix, const QString &name, const QString &version);

/// "http://…/npm/@acme/widget/-/widget-1.0.0.tgz", or with the scope in \a fileName, as files are
/// stored. Packuments use the short form: Yarn 4 keeps any other one in its lock file, address and
/// all.
QByteArray tarballUrl(const QByteArray &prefix, const QString &name, const QString &fileName);

} // namespace packhouse::npm
