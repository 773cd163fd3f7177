// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"
#include "formats/nuget/nugetversion.h"
#include "formats/nuget/nuspec.h"

#include <vector>

namespace packhouse::nuget {

/// A version that can be installed: it has a package file.
struct Release
{
    StoredVersion stored;
    NuGetVersion version;
    StoredFile package; ///< the newest .nupkg

    bool listed() const { return stored.status != Status::Hidden; }
    Nuspec nuspec() const { return Nuspec::fromJson(stored.metadata); }
    const QString &key() const { return stored.coordinates.version; }
    /// As it was spelled, normalised: "1.0.0-Beta+7".
    QString fullVersion(const Nuspec &spec) const;
};
using Releases = std::vector<Release>;

/// What the caller sees of a package, oldest version first. May be empty.
Result<Releases> releases(const Call &call, const QString &canonical);

/// The newest file of that ending, or nullptr.
const StoredFile *newestFile(const StoredVersion &version, QStringView ending);

/// "http://…/api/v4/projects/1/packages/nuget", at a group with its "/-".
QByteArray address(const Call &call);
/// Where a project's packages are, also when a group is asked.
QByteArray projectAddress(const Call &call, ScopeId project);
QByteArray registrationUrl(const Call &call, const Release &release);
QByteArray packageUrl(const Call &call, const Release &release);
/// Of the icon in the package, else the one that the .nuspec tells; empty: there is neither.
QString iconUrl(const Call &call, const Release &release, const Nuspec &spec);

/// All that a document's bytes depend on beside its package.
QByteArray documentKey(const Call &call, QByteArrayView kind, QByteArrayView name);

/// Groups answer nobody who does not say who they are: clients ask without a credential first, and
/// take an incomplete answer for the whole.
std::optional<Reply> anonymousAtGroup(const Call &call);

Reply packageNotFound();
QString isoTime(const QDateTime &time);
inline QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

} // namespace packhouse::nuget
