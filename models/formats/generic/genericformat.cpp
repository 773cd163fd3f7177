// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/genericformat.h"

#include "formats/generic/handlers.h"
#include "formats/generic/rules.h"
#include "formats/support/rawupload.h"

#include <QUrl>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace generic {

namespace {

constexpr CapabilityRow Rows[] = {
    {"generic", true, false, false, true, false, false, "no", false, "config", "P,J,D,A", "basic",
     "sha256", 7},
};

constexpr qint64 MaxFileSize = 5368709120; ///< bytes, 5 GiB

QByteArray packagePath(const Coordinates &coordinates, const QString &file)
{
    return "packages/generic/" + QUrl::toPercentEncoding(coordinates.name) + '/'
           + QUrl::toPercentEncoding(coordinates.version) + '/'
           + QUrl::toPercentEncoding(file, "/");
}

} // namespace

FormatId GenericFormat::id() const
{
    return u"generic"_s;
}

QString GenericFormat::label() const
{
    return u"Generic"_s;
}

QString GenericFormat::badge() const
{
    return u"Ge"_s;
}

std::span<const CapabilityRow> GenericFormat::capabilities() const
{
    return Rows;
}

Policy GenericFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.forwarding = Forwarding::Off;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

Result<Inspection> GenericFormat::inspect(QIODevice &, const QString &fileName) const
{
    Inspection inspection;
    inspection.coordinates = guess(fileName);
    inspection.fileName = allowedFileName(fileName);
    inspection.certain = false;
    return inspection;
}

Result<void> GenericFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> GenericFormat::checkFileName(const QString &fileName) const
{
    return checkPath(fileName);
}

std::weak_ordering GenericFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool GenericFormat::isPrerelease(const QString &version) const
{
    return generic::isPrerelease(version);
}

void GenericFormat::routes(RouteTable &routes) const
{
    const QByteArray pattern = "packages/generic/{name}/{version}/{file+}";
    Route put;
    put.level = Level::Project;
    put.method = Method::Put;
    put.pattern = pattern;
    put.right = Right::Write;
    put.handler = upload;
    put.sink = formOrFileBody; // curl -F sends a form, whose part "file" is meant
    put.precheck = uploadPrecheck;
    put.comparesChecksum = true;
    routes.add(std::move(put));
    routes.get(Level::Project, pattern, download);
    routes.del(Level::Project, pattern, remove);
    routes.del(Level::Project, "packages/generic/{name}/{version}", remove);
}

QList<Snippet> GenericFormat::snippets(const SnippetContext &context) const
{
    if (context.scope.level != Level::Project)
        return {};
    const Coordinates &known = context.coordinates;
    const QString id = context.scope.id > 0
                           ? QString::number(context.scope.id)
                           : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    const QString address = QString::fromUtf8(context.baseUrl)
                            + u"/api/v4/projects/%1/packages/generic/%2/%3/FILE"_s.arg(
                                id, known.name.isEmpty() ? u"NAME"_s : known.name,
                                known.version.isEmpty() ? u"VERSION"_s : known.version);
    const QString token = u"--header \"PRIVATE-TOKEN: TOKEN\""_s;
    return {{u"curl"_s, Text::of("Publish"),
             u"curl --fail %1 --upload-file FILE \"%2\""_s.arg(token, address)},
            {u"curl"_s, Text::of("Download"),
             u"curl --fail %1 --remote-name \"%2\""_s.arg(token, address)},
            {u"curl"_s, Text::of("Resume a download"),
             u"curl --fail %1 --remote-name --continue-at - \"%2\""_s.arg(token, address)},
            {u"wget"_s, Text::of("Download"),
             u"wget --continue --header=\"PRIVATE-TOKEN: TOKEN\" \"%1\""_s.arg(address)}};
}

QList<ClientTrust> GenericFormat::trust() const
{
    return {{u"curl"_s, {}, u"curl --cacert \"%1\" …"_s}};
}

Result<UploadRequest> GenericFormat::uploadRequest(const Inspection &inspection,
                                                   const QString &filePath) const
{
    return rawUpload(*this, inspection, packagePath(inspection.coordinates, inspection.fileName),
                     filePath);
}

QByteArray GenericFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    return packagePath(coordinates, file.name);
}

} // namespace generic

std::unique_ptr<Format> make_generic();
std::unique_ptr<Format> make_generic()
{
    return std::make_unique<generic::GenericFormat>();
}

} // namespace packhouse
