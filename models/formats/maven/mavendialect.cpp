// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavendialect.h"

#include "formats/maven/names.h"
#include "formats/maven/repositorymetadata.h"
#include "formats/maven/versionorder.h"

#include <QUrl>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

/// What led to a version that is left out then leads to the newest of the others.
void leaveOut(ListedVersions &listed, const QSet<QString> &hidden)
{
    listed.versions.removeIf([&](const QString &version) { return hidden.contains(version); });
    const bool noLatest = hidden.contains(listed.latest);
    const bool noRelease = hidden.contains(listed.release);
    if (noLatest)
        listed.latest.clear();
    if (noRelease)
        listed.release.clear();
    const auto take = [](QString &newest, const QString &version) {
        if (newest.isEmpty() || compareVersions(version, newest) > 0)
            newest = version;
    };
    for (const QString &version : std::as_const(listed.versions)) {
        if (noLatest)
            take(listed.latest, version);
        if (noRelease && !isSnapshot(version))
            take(listed.release, version);
    }
}

} // namespace

QByteArray MavenDialect::documentPath(const QString &canonicalName) const
{
    return QUrl::toPercentEncoding(canonicalName, "/"_ba) + "/maven-metadata.xml";
}

QByteArray MavenDialect::accept() const
{
    return "application/xml, text/xml;q=0.9, */*;q=0.1"_ba;
}

Result<UpstreamPackage> MavenDialect::parse(const QByteArray &document) const
{
    const Result<ListedVersions> listed = parseMetadata(document);
    if (!listed)
        return fail(listed.error());
    UpstreamPackage package;
    package.versions = listed->versions;
    return package;
}

Result<QByteArray> MavenDialect::rewrite(const QByteArray &document, const QString &canonicalName,
                                         const QByteArray &, const QSet<QString> &hidden) const
{
    Result<ListedVersions> listed = parseMetadata(document);
    if (!listed)
        return fail(listed.error());
    const QString group = groupOf(canonicalName);
    const QString artifact = artifactOf(canonicalName);
    if ((!listed->groupId.isEmpty() && listed->groupId != group)
        || (!listed->artifactId.isEmpty() && listed->artifactId != artifact))
        return fail(ErrorCode::InvalidFile,
                    Text::of("It is that of %1:%2.", listed->groupId, listed->artifactId));
    const qsizetype all = listed->versions.size();
    if (!hidden.isEmpty())
        leaveOut(*listed, hidden);
    if (listed->versions.isEmpty() && all > 0)
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonicalName));
    return artifactMetadata(canonicalName, *listed);
}

QByteArray MavenDialect::contentType() const
{
    return "application/xml"_ba;
}

Text MavenDialect::whenAsked(const QString &) const
{
    return Text::of("Maven asks the repositories of its settings and of the POM one after the "
                    "other, and a public one that is built in.");
}

Text MavenDialect::closedBy(const QString &) const
{
    return Text::of("A mirror of \"*\" in settings.xml leads all requests to this registry.");
}

} // namespace packhouse::maven
