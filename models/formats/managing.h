// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/token.h"

#include <QJsonObject>
#include <QStringList>

namespace packhouse {

class PackageChanges;
class PackageReader;

/// What the owner asks of a type for a project, beside publishing: by the command line, the window.
struct Action
{
    QString name; ///< "distribution.add"
    QJsonObject arguments;
    Scope project;
    Caller actor;
    const Clock &clock;
};

/// A key or another secret that does not do what it is for.
struct SpoiltSecret
{
    Text subject; ///< "the signing key of acme/apt trixie"
    Text problem; ///< goes on after the subject, without a full stop: "cannot sign"
    Text remedy; ///< sentences
};

/// A package type that keeps something for a project beside packages: distributions, and the keys
/// that sign them, in its private folder.
class Managing
{
public:
    virtual ~Managing() = default;
    /// The names of what there is to do; another type has none of them.
    virtual QStringList actions() const = 0;
    /// Errors: Unsupported (there is no such action), its own.
    virtual Result<QJsonObject> act(const Action &action, const PackageReader &store,
                                    PackageChanges &changes) const = 0;
    /// Uses each secret of the project once. Blocks. Errors: of the store, when it does not say
    /// which there are.
    virtual Result<QList<SpoiltSecret>> checkSecrets(const PackageReader &store,
                                                     const Scope &project) const = 0;
};

} // namespace packhouse
