// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pypiformat.h"

#include "formats/pypi/handlers.h"
#include "formats/pypi/inspection.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/storedspelling.h"
#include "formats/pypi/uploadform.h"

#include <QUrl>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace pypi {

namespace {

constexpr CapabilityRow Rows[] = {
    {"pypi", true, false, false, true, true, false, "yes", true, "N", "P,J,D,A", "basic",
     "md5,sha256", 6},
};

constexpr CapabilityExtra Extras[] = {
    {"pypi", "duplicates", "config", "Whether a version may come twice can be set at every scope."},
    {"pypi", "forward", "proxy",
     "Missing packages come through here, verified, once forwarding is set to "
     "proxy or keep."},
};

constexpr qint64 MaxFileSize = 3221225472; ///< bytes, 3 GiB

} // namespace

FormatId PypiFormat::id() const
{
    return u"pypi"_s;
}

QString PypiFormat::label() const
{
    return u"PyPI"_s;
}

QString PypiFormat::badge() const
{
    return u"Py"_s;
}

std::span<const CapabilityRow> PypiFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> PypiFormat::extras() const
{
    return Extras;
}

Policy PypiFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = false;
    policy.forwarding = Forwarding::Redirect;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

Result<Inspection> PypiFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return inspectDistribution(file, fileName);
}

Result<void> PypiFormat::complete(Publication &publication, const PackageReader &store,
                                  PackageChanges &) const
{
    Coordinates &coordinates = publication.coordinates;
    coordinates.version = storedSpelling(store, publication.project, id(),
                                         canonicalName(coordinates.name), coordinates.version);
    return {};
}

bool PypiFormat::isKnownByName(const QString &fileName) const
{
    return isNamedAs(fileName);
}

bool PypiFormat::isNamedAs(const QString &fileName) const
{
    return isWheel(fileName) || isEgg(fileName);
}

bool PypiFormat::isMark(const QString &path) const
{
    return path.section(u'/', 1) == u"PKG-INFO"
           || (path.endsWith(u".dist-info/METADATA") && path.count(u'/') == 1);
}

QString PypiFormat::canonicalName(const QString &name) const
{
    return pypi::canonicalName(name);
}

Result<void> PypiFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> PypiFormat::checkFileName(const QString &fileName) const
{
    return pypi::checkFileName(fileName);
}

std::weak_ordering PypiFormat::compare(const QString &version, const QString &other) const
{
    const auto a = Pep440::parse(version);
    const auto b = Pep440::parse(other);
    if (a && b)
        return *a <=> *b;
    // What is no version at all is below whatever is one.
    if (a || b)
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    return version.compare(other) <=> 0;
}

bool PypiFormat::isPrerelease(const QString &version) const
{
    const auto parsed = Pep440::parse(version);
    return parsed && parsed->isPrerelease();
}

void PypiFormat::routes(RouteTable &routes) const
{
    Route post;
    post.level = Level::Project;
    post.method = Method::Post;
    post.pattern = "packages/pypi/";
    post.right = Right::Write;
    post.handler = upload;
    post.sink = formBody;
    post.precheck = uploadPrecheck;
    routes.add(std::move(post));
    const QByteArray yanking = "packages/pypi/{name}/{version}/yank";
    routes.post(Level::Project, yanking, yank, yankBody, Right::Delete);
    routes.del(Level::Project, yanking, unyank);
    for (const auto &[level, base] : {std::pair(Level::Project, "packages/pypi/"_ba),
                                      std::pair(Level::Group, "-/packages/pypi/"_ba)}) {
        routes.get(level, base + "simple/", rootIndex);
        routes.get(level, base + "simple/{name}/", projectPage);
        routes.get(level, base + "files/{sha256}/{file}", download);
        routes.get(level, base + "integrity/{name}/{version}/{file}/provenance", integrity);
    }
}

QList<Snippet> PypiFormat::snippets(const SnippetContext &context) const
{
    return pypi::snippets(context);
}

QList<ClientTrust> PypiFormat::trust() const
{
    const Text alone = Text::of("nobody else is trusted then");
    return {
        {u"pip, twine"_s, alone, u"export PIP_CERT=\"%1\" REQUESTS_CA_BUNDLE=\"%1\""_s},
        {u"uv"_s, alone, u"export SSL_CERT_FILE=\"%1\""_s},
    };
}

QString PypiFormat::spelled(const Coordinates &coordinates) const
{
    return coordinates.version.isEmpty() ? coordinates.name
                                         : coordinates.name + u"=="_s + coordinates.version;
}

QString PypiFormat::packageUrl(const Coordinates &coordinates) const
{
    return packhouse::packageUrl(id(), coordinates.name.toLower().replace(u'_', u'-'),
                                 coordinates.version);
}

Result<UploadRequest> PypiFormat::uploadRequest(const Inspection &inspection,
                                                const QString &filePath) const
{
    return pypi::uploadRequest(inspection, filePath);
}

QByteArray PypiFormat::downloadPath(const Coordinates &, const StoredFile &file) const
{
    return "packages/pypi/files/" + file.hashes.sha256.toHex() + '/'
           + QUrl::toPercentEncoding(file.name);
}

QByteArray PypiFormat::importStart(const QString &canonicalName) const
{
    return m_upstream.documentPath(canonicalName);
}

QByteArray PypiFormat::importAccept() const
{
    return m_upstream.accept();
}

Result<ImportStep> PypiFormat::importRead(const QByteArray &document, const QString &) const
{
    return importListed(m_upstream, document);
}

} // namespace pypi

std::unique_ptr<Format> make_pypi();
std::unique_ptr<Format> make_pypi()
{
    return std::make_unique<pypi::PypiFormat>();
}

} // namespace packhouse
