// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/releases.h"

#include "formats/format.h"
#include "formats/registrypath.h"

#include <QUrl>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

const StoredFile *newestFile(const StoredVersion &version, QStringView ending)
{
    const auto found = std::find_if(
        version.files.crbegin(), version.files.crend(),
        [&](const StoredFile &file) { return file.name.endsWith(ending, Qt::CaseInsensitive); });
    return found == version.files.crend() ? nullptr : &*found;
}

QString Release::fullVersion(const Nuspec &spec) const
{
    const auto spelled = NuGetVersion::parse(spec.version);
    return spelled && *spelled == version ? spelled->full() : version.full();
}

Result<Releases> releases(const Call &call, const QString &canonical)
{
    const Result<QList<StoredVersion>> found = call.store.versions(call.scope, call.format->id(),
                                                                   canonical);
    if (!found)
        return fail(found.error());
    Releases all;
    all.reserve(size_t(found->size()));
    for (const StoredVersion &stored : *found) {
        const StoredFile *package = newestFile(stored, u".nupkg");
        auto version = NuGetVersion::parse(stored.coordinates.version);
        if (package && version)
            all.push_back({stored, std::move(*version), *package});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Release &a, const Release &b) { return a.version < b.version; });
    return all;
}

QByteArray address(const Call &call)
{
    return call.baseUrl + registryPath(call, "nuget");
}

QByteArray projectAddress(const Call &call, ScopeId project)
{
    if (call.scope.level == Level::Project)
        return address(call);
    return call.baseUrl + "/api/v4/projects/" + QByteArray::number(project) + "/packages/nuget";
}

QByteArray registrationUrl(const Call &call, const Release &release)
{
    return address(call) + "/metadata/" + QUrl::toPercentEncoding(release.stored.canonicalName)
           + '/' + release.key().toLatin1() + ".json";
}

QByteArray packageUrl(const Call &call, const Release &release)
{
    return projectAddress(call, release.stored.project) + "/download/"
           + QUrl::toPercentEncoding(release.stored.canonicalName) + '/' + release.key().toLatin1()
           + '/' + QUrl::toPercentEncoding(release.package.name);
}

QString iconUrl(const Call &call, const Release &release, const Nuspec &spec)
{
    return spec.icon.isEmpty() ? spec.iconUrl
                               : latin(packageUrl(call, release)).section(u'/', 0, -2) + u"/icon"_s;
}

QByteArray documentKey(const Call &call, QByteArrayView kind, QByteArrayView name)
{
    QByteArray key = "nuget\n";
    key.append(kind).append('\n');
    return key + call.baseUrl + call.prefix + '\n' + call.caller.reachKey() + '\n'
           + name.toByteArray();
}

std::optional<Reply> anonymousAtGroup(const Call &call)
{
    if (call.scope.level != Level::Group || !call.caller.anonymous())
        return std::nullopt;
    return Reply::challenge();
}

Reply packageNotFound()
{
    return Reply::error(404, u"404 Package Not Found"_s);
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace packhouse::nuget
