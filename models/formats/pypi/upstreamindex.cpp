// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/upstreamindex.h"

#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/simpleindex.h"

#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Sha256Digits = 64;

/// What stands for a file's SHA-256 in its address here; of a file for which only others are told
/// it is made of the best of them. Empty where none is, or MD5 alone, which proves nothing.
QByteArray addressHash(const IndexFile &file)
{
    if (const QByteArray told = file.hashes.value(u"sha256"_s); told.size() == Sha256Digits)
        return told;
    for (const QString &algorithm : {u"sha512"_s, u"sha1"_s}) {
        if (const QByteArray other = file.hashes.value(algorithm); !other.isEmpty())
            return QCryptographicHash::hash(algorithm.toUtf8() + ' ' + other,
                                            QCryptographicHash::Sha256)
                .toHex();
    }
    return {};
}

/// Version specifiers only, so that no other text can come along.
bool isSpecifier(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z')
               || QStringView(u" .,<>=!~*+-").contains(c);
    });
}

/// What people wrote, unless it leads somewhere.
QString withoutAddress(const QString &reason)
{
    const bool leads = reason.contains(u"//"_s) || reason.contains(u"www."_s, Qt::CaseInsensitive);
    return leads ? QString() : reason;
}

} // namespace

QByteArray UpstreamIndex::documentPath(const QString &canonicalName) const
{
    return QUrl::toPercentEncoding(canonicalName) + '/';
}

QByteArray UpstreamIndex::accept() const
{
    return "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, "
           "text/html;q=0.1"_ba;
}

Result<UpstreamPackage> UpstreamIndex::parse(const QByteArray &document) const
{
    const Result<ProjectPage> page = parsePage(document);
    if (!page)
        return fail(page.error());
    UpstreamPackage package;
    package.versions = page->versions;
    for (const IndexFile &file : page->files) {
        Hashes hashes;
        hashes.md5 = QByteArray::fromHex(file.hashes.value(u"md5"_s));
        hashes.sha1 = QByteArray::fromHex(file.hashes.value(u"sha1"_s));
        hashes.sha256 = QByteArray::fromHex(file.hashes.value(u"sha256"_s));
        hashes.sha512 = QByteArray::fromHex(file.hashes.value(u"sha512"_s));
        package.files.push_back({file.version, file.name, file.url, hashes});
        if (file.uploaded.isValid()
            && (!package.created.isValid() || file.uploaded < package.created))
            package.created = file.uploaded;
    }
    return package;
}

QString UpstreamIndex::versionKey(const QString &version) const
{
    const auto parsed = Pep440::parse(version);
    return parsed ? parsed->key() : version;
}

Result<QByteArray> UpstreamIndex::rewrite(const QByteArray &document, const QString &canonicalName,
                                          const QByteArray &localPrefix,
                                          const QSet<QString> &hidden) const
{
    Result<ProjectPage> page = parsePage(document);
    if (!page)
        return fail(page.error());
    if (!page->name.isEmpty() && pypi::canonicalName(page->name) != canonicalName)
        return fail(ErrorCode::InvalidFile, Text::of("It is that of %1.", page->name));
    ProjectPage local;
    local.name = canonicalName;
    for (const QString &version : page->versions) {
        if (const auto parsed = Pep440::parse(version); parsed && !hidden.contains(parsed->key()))
            local.versions.append(parsed->normal());
    }
    bool anyHidden = page->versions.size() > local.versions.size() && !hidden.isEmpty();
    for (IndexFile &file : page->files) {
        // One that does not tell its version may be of any.
        if (!hidden.isEmpty()
            && (file.version.isEmpty() || hidden.contains(versionKey(file.version)))) {
            anyHidden = true;
            continue;
        }
        const QByteArray hash = addressHash(file);
        if (hash.isEmpty() || !checkFileName(file.name))
            continue; // cannot be verified here
        file.url = localPrefix + "/files/" + hash + '/' + QUrl::toPercentEncoding(file.name);
        file.metadataSha256.clear();
        if (!isSpecifier(file.requiresPython))
            file.requiresPython.clear();
        if (file.yanked)
            file.yanked = withoutAddress(*file.yanked);
        local.files.push_back(std::move(file));
    }
    if (anyHidden && local.files.empty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonicalName));
    return render(local, Variant::Json);
}

QByteArray UpstreamIndex::contentType() const
{
    return pypi::contentType(Variant::Json);
}

Text UpstreamIndex::whenAsked(const QString &) const
{
    return Text::of("pip asks all its indexes at once and takes the highest version; a public one "
                    "is among them unless another takes its place.");
}

Text UpstreamIndex::closedBy(const QString &) const
{
    return Text::of("\"index-url\" leads to this registry and there is no \"extra-index-url\"; or "
                    "requirements carry hashes.");
}

} // namespace packhouse::pypi
