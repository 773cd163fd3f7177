// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"

#include <QJsonObject>
#include <QMap>

namespace packhouse::debian {

/// A suite of packages with its own indexes and key (protocol: debian_distributions).
struct Distribution
{
    qint64 id = 0; ///< unique in its project
    QString codename; ///< never changes
    QString suite, origin, label, version, description; ///< null: not set
    std::optional<qint64> validSeconds; ///< how long an index may be used
    QStringList components{QStringLiteral("main")};
    QStringList architectures{QStringLiteral("amd64"), QStringLiteral("all")};
    QByteArray fingerprint; ///< of the signing key
    QByteArray publicKey; ///< armoured

    bool named(const QString &codenameOrSuite) const;
    QJsonObject json() const; ///< as the REST API shows it
    QByteArray record() const;
    static std::optional<Distribution> fromRecord(const QByteArray &record);
};

/// The key of a distribution's record.
QString recordKey(const QString &codename);

/// All of a project, by number.
Result<QList<Distribution>> distributions(const PackageReader &store, ScopeId project);
/// By codename or suite. NotFound.
Result<Distribution> distribution(const PackageReader &store, ScopeId project,
                                  const QString &codenameOrSuite);

/// What a request sets, by name; an empty list clears.
using Parameters = QMap<QString, QStringList>;
/// \a to with what the parameters say. InvalidArgument.
Result<void> apply(const Parameters &parameters, Distribution &to);
/// InvalidArgument: a name is taken by another one of the project.
Result<void> checkUnique(const Distribution &distribution, const QList<Distribution> &all);

} // namespace packhouse::debian
