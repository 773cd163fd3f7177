// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/golangformat.h"

#include "formats/golang/handlers.h"
#include "formats/golang/inspection.h"
#include "formats/golang/names.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace golang {

namespace {

constexpr CapabilityRow Rows[] = {
    {"go", true, false, false, true, false, true, "no", false, "N", "P,J,A", "basic",
     "md5,sha1,sha256", 13},
};

constexpr CapabilityExtra Extras[] = {
    {"go", "duplicates", "config", "Whether a version may come twice can be set at every scope."},
};

void addReading(RouteTable &routes, Level level)
{
    routes.get(level, "packages/go/{module+}/@v/list", versionList);
    routes.get(level, "packages/go/{module+}/@v/{file}", versionFile);
    routes.get(level, "packages/go/{module+}/@latest", latest);
}

} // namespace

FormatId GolangFormat::id() const
{
    return u"golang"_s;
}

QString GolangFormat::label() const
{
    return u"Go"_s;
}

QString GolangFormat::badge() const
{
    return u"Go"_s;
}

std::span<const CapabilityRow> GolangFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> GolangFormat::extras() const
{
    return Extras;
}

Policy GolangFormat::defaultPolicy() const
{
    return {};
}

Result<Inspection> GolangFormat::inspect(QIODevice &file, const QString &) const
{
    return inspectModule(file);
}

bool GolangFormat::isKnownByName(const QString &) const
{
    return false;
}

bool GolangFormat::isMark(const QString &path) const
{
    return path.contains(u'@');
}

Result<void> GolangFormat::check(const Coordinates &coordinates) const
{
    return checkModulePath(coordinates.name)
        .and_then([&] { return checkVersion(coordinates.version); })
        .and_then([&] { return checkMajor(coordinates.name, coordinates.version); });
}

Result<void> GolangFormat::complete(Publication &publication, const PackageReader &store,
                                    PackageChanges &changes) const
{
    return golang::complete(publication, store, changes);
}

QStringList GolangFormat::namesAbove(const QString &canonicalName) const
{
    // A host alone is nobody's.
    QStringList above;
    for (qsizetype at = canonicalName.indexOf(u'/', canonicalName.indexOf(u'/') + 1); at > 0;
         at = canonicalName.indexOf(u'/', at + 1))
        above << canonicalName.first(at);
    return above;
}

Result<void> GolangFormat::checkFileName(const QString &fileName) const
{
    if ((fileName.endsWith(u".zip"_s) || fileName.endsWith(u".mod"_s))
        && checkVersion(fileName.chopped(4)))
        return {};
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is not named like a version's file.", fileName.left(255)),
                Text::of("A module has files such as v1.2.3.zip and v1.2.3.mod."));
}

std::weak_ordering GolangFormat::compare(const QString &version, const QString &other) const
{
    return golang::compare(version, other);
}

bool GolangFormat::isPrerelease(const QString &version) const
{
    return golang::isPrerelease(version);
}

void GolangFormat::routes(RouteTable &routes) const
{
    routes.post(Level::Project, "packages/go/import", publishFromRepository);
    Route put;
    put.level = Level::Project;
    put.method = Method::Put;
    put.pattern = "packages/go/{module+}/@v/{file}";
    put.right = Right::Write;
    put.handler = golang::put;
    put.sink = fileBody;
    put.precheck = putPrecheck;
    routes.add(std::move(put));
    addReading(routes, Level::Project);
    addReading(routes, Level::Instance);
}

QList<Snippet> GolangFormat::snippets(const SnippetContext &context) const
{
    return golang::snippets(context);
}

QList<ClientTrust> GolangFormat::trust() const
{
    return {{u"go"_s, Text::of("on Linux"), u"export SSL_CERT_FILE=\"%1\""_s}};
}

QByteArray GolangFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    return filePath(coordinates.name, coordinates.version, file.name.right(4));
}

} // namespace golang

std::unique_ptr<Format> make_golang();
std::unique_ptr<Format> make_golang()
{
    return std::make_unique<golang::GolangFormat>();
}

} // namespace packhouse
