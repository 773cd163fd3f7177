// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/terraformformat.h"

#include "formats/support/rawupload.h"
#include "formats/support/stagedreading.h"
#include "formats/terraform/handlers.h"
#include "formats/terraform/names.h"
#include "formats/terraform/publishing.h"
#include "formats/terraform/snippets.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace terraform {

namespace {

constexpr CapabilityRow rows[] = {
    {"terraform", true, false, false, false, true, false, "no", false, "N", "P,J,D,A", "token", "",
     8},
};

constexpr qint64 largestModule = qint64(1) << 30; ///< bytes

QByteArray modulePath(const Coordinates &coordinates)
{
    return "packages/terraform/modules/" + coordinates.name.toUtf8() + '/'
           + coordinates.version.toUtf8();
}

} // namespace

FormatId TerraformFormat::id() const
{
    return u"terraform_module"_s;
}

QString TerraformFormat::label() const
{
    return u"Terraform"_s;
}

QString TerraformFormat::badge() const
{
    return u"T"_s;
}

std::span<const CapabilityRow> TerraformFormat::capabilities() const
{
    return rows;
}

Policy TerraformFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = false;
    policy.maxFileSize = largestModule;
    return policy;
}

Result<Inspection> TerraformFormat::inspect(QIODevice &file, const QString &fileName) const
{
    const Result<ModuleArchive> module = readModule(file);
    if (!module)
        return fail(module.error());
    Inspection found;
    found.coordinates = guess(fileName, module->main.providerNames());
    found.certain = false;
    const bool whole = !found.coordinates.name.isEmpty() && !found.coordinates.version.isEmpty();
    found.fileName = whole ? archiveName(found.coordinates, module->kind)
                           : u"module."_s + module->kind;
    found.description = module->description();
    found.readme = module->main.readme;
    found.dependencies = module->dependencies;
    found.versionMetadata = module->versionMetadata();
    found.fileMetadata = module->fileMetadata();
    return found;
}

bool TerraformFormat::isKnownByName(const QString &) const
{
    return false;
}

bool TerraformFormat::isMark(const QString &path) const
{
    return isSource(path);
}

Result<void> TerraformFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> TerraformFormat::complete(Publication &publication, const PackageReader &store,
                                       PackageChanges &) const
{
    for (NewFile &file : publication.files) {
        const Result<ModuleArchive> module = fromStaged(file.blob->path(), readDeclared);
        if (!module)
            return fail(module.error());
        describe(publication, *module);
    }
    return checkFree(store, publication.project, publication.coordinates, publication.actor);
}

Result<void> TerraformFormat::checkFileName(const QString &fileName) const
{
    return checkArchiveName(fileName);
}

std::weak_ordering TerraformFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool TerraformFormat::isPrerelease(const QString &version) const
{
    return terraform::isPrerelease(version);
}

void TerraformFormat::routes(RouteTable &routes) const
{
    Route found;
    found.level = Level::Instance;
    found.pattern = ".well-known/terraform.json";
    found.handler = discovery;
    found.atRoot = true;
    found.anyone = true;
    routes.add(std::move(found));

    const QByteArray module = "packages/terraform/modules/v1/{namespace}/{name}/{system}";
    routes.get(Level::Instance, module + "/versions", versions);
    routes.get(Level::Instance, module + "/download", latestLocation);
    routes.get(Level::Instance, module + "/{version}/download", location);
    routes.get(Level::Instance, module + "/{version}/file", registryFile);
    routes.get(Level::Instance, module + "/{version}", details);
    routes.get(Level::Instance, module, details);

    const QByteArray own = "packages/terraform/modules/{name}/{system}";
    Route put;
    put.method = Method::Put;
    put.pattern = own + "/{version}/file";
    put.right = Right::Write;
    put.handler = upload;
    put.sink = formOrFileBody;
    put.precheck = uploadPrecheck;
    routes.add(std::move(put));
    routes.get(Level::Project, own + "/{version}", projectFile);
    routes.get(Level::Project, own, projectFile);
}

QList<Snippet> TerraformFormat::snippets(const SnippetContext &context) const
{
    return terraform::snippets(context);
}

QList<ClientTrust> TerraformFormat::trust() const
{
    return {{u"terraform"_s, Text::of("on Linux"), u"export SSL_CERT_FILE=\"%1\""_s}};
}

QString TerraformFormat::packageUrl(const Coordinates &coordinates) const
{
    return packhouse::packageUrl(u"terraform"_s, coordinates.name, coordinates.version);
}

Result<UploadRequest> TerraformFormat::uploadRequest(const Inspection &inspection,
                                                     const QString &filePath) const
{
    return rawUpload(*this, inspection, modulePath(inspection.coordinates) + "/file", filePath);
}

QByteArray TerraformFormat::downloadPath(const Coordinates &coordinates, const StoredFile &) const
{
    return modulePath(coordinates);
}

std::unique_lock<std::mutex> TerraformFormat::lock(const Scope &project) const
{
    const size_t turn = qHash(project.path.section(u'/', 0, 0)) % m_turns.size();
    return std::unique_lock(m_turns[turn]);
}

} // namespace terraform

std::unique_ptr<Format> make_terraform();
std::unique_ptr<Format> make_terraform()
{
    return std::make_unique<terraform::TerraformFormat>();
}

} // namespace packhouse
