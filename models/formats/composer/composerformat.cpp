// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/composerformat.h"

#include "formats/composer/handlers.h"
#include "formats/composer/inspection.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"
#include "formats/support/rawjson.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace composer {

namespace {

constexpr CapabilityRow Rows[] = {
    {"composer", false, true, false, true, true, false, "no", false, "N", "P,J,D,A", "oauth", "",
     9},
};

constexpr CapabilityExtra Extras[] = {
    {"composer", "duplicates", "config",
     "Whether a version may come twice can be set at every scope."},
    {"composer", "publish_project", "Y",
     "A project takes a tag or branch of its repository, or a zip archive, without its group."},
};

void addReading(RouteTable &routes, Level level, const QByteArray &base)
{
    routes.get(level, base + "packages.json", rootDocument);
    routes.get(level, base + "packages", rootDocument);
    routes.get(level, base + "list.json", nameList);
    routes.get(level, base + "search.json", search);
    routes.get(level, base + "p2/{vendor}/{file}", packageDocument);
    routes.get(level, base + "p/{file}", providerDocument);
    routes.get(level, base + "{vendor}/{file}", versionsDocument);
}

void addPublishing(RouteTable &routes, Level level, const QByteArray &pattern, Method method,
                   Handler handler, SinkFactory sink)
{
    Route route;
    route.level = level;
    route.method = method;
    route.pattern = pattern;
    route.right = Right::Write;
    route.handler = handler;
    route.sink = sink;
    route.precheck = publishPrecheck;
    routes.add(std::move(route));
}

} // namespace

FormatId ComposerFormat::id() const
{
    return u"composer"_s;
}

QString ComposerFormat::label() const
{
    return u"Composer"_s;
}

QString ComposerFormat::badge() const
{
    return u"Co"_s;
}

std::span<const CapabilityRow> ComposerFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> ComposerFormat::extras() const
{
    return Extras;
}

Policy ComposerFormat::defaultPolicy() const
{
    return {};
}

Result<Inspection> ComposerFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return inspectArchive(file, fileName);
}

bool ComposerFormat::isKnownByName(const QString &) const
{
    return false;
}

bool ComposerFormat::isMark(const QString &path) const
{
    return path.section(u'/', -1) == u"composer.json" && path.count(u'/') <= 1;
}

Result<void> ComposerFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> ComposerFormat::complete(Publication &publication, const PackageReader &store,
                                      PackageChanges &) const
{
    return composer::complete(publication, store);
}

Result<void> ComposerFormat::admits(const Publication &publication, const NameInGroup &known) const
{
    return composer::admits(publication, known);
}

Result<void> ComposerFormat::checkFileName(const QString &fileName) const
{
    return composer::checkFileName(fileName);
}

std::weak_ordering ComposerFormat::compare(const QString &version, const QString &other) const
{
    const auto a = Version::parse(version);
    const auto b = Version::parse(other);
    if (a && b)
        return *a <=> *b;
    // What is no version at all is below whatever is one.
    if (a || b)
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    return version.compare(other) <=> 0;
}

bool ComposerFormat::isPrerelease(const QString &version) const
{
    const auto parsed = Version::parse(version);
    return parsed && parsed->stability != Stability::Stable;
}

void ComposerFormat::routes(RouteTable &routes) const
{
    addPublishing(routes, Level::Project, "packages/composer", Method::Post, publish, publishBody);
    addPublishing(routes, Level::Project, "packages/composer/{vendor}/{name}/{version+}",
                  Method::Put, put, fileBody);
    addPublishing(routes, Level::Group, "-/packages/composer", Method::Post, publish, publishBody);
    routes.get(Level::Project, "packages/composer/archives/{vendor}/{file}", download);
    addReading(routes, Level::Project, "packages/composer/");
    addReading(routes, Level::Group, "-/packages/composer/");
}

QList<Snippet> ComposerFormat::snippets(const SnippetContext &context) const
{
    return composer::snippets(context);
}

QList<ClientTrust> ComposerFormat::trust() const
{
    return {
        {u"composer"_s, Text::of("nobody else is trusted then"), u"export SSL_CERT_FILE=\"%1\""_s}};
}

QByteArray ComposerFormat::downloadPath(const Coordinates &coordinates,
                                        const StoredFile &file) const
{
    return archivePath(coordinates.name) + "?sha=" + referenceOf(file);
}

QStringList ComposerFormat::answersFor(const StoredVersion &version) const
{
    QStringList names;
    for (const StoredFile &file : version.files) {
        for (const QByteArrayView kind : {"replace", "provide"}) {
            const auto said = member(manifestOf(file), kind);
            for (const QString &name : said ? valueOf(*said).toObject().keys() : QStringList())
                names.append(name.toLower());
        }
    }
    names.removeDuplicates();
    return names;
}

} // namespace composer

std::unique_ptr<Format> make_composer();
std::unique_ptr<Format> make_composer()
{
    return std::make_unique<composer::ComposerFormat>();
}

} // namespace packhouse
