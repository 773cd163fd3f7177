// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/packument.h"

#include "formats/npm/names.h"
#include "formats/support/rawjson.h"
#include "formats/support/semver.h"

#include <QCryptographicHash>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// The fields of a manifest that an install looks at, beside name and version.
constexpr QByteArrayView installFields[] = {"dependencies",
                                            "devDependencies",
                                            "optionalDependencies",
                                            "peerDependencies",
                                            "peerDependenciesMeta",
                                            "bundleDependencies",
                                            "bundledDependencies",
                                            "acceptDependencies",
                                            "bin",
                                            "directories",
                                            "engines",
                                            "os",
                                            "cpu",
                                            "libc",
                                            "funding",
                                            "_hasShrinkwrap"};

/// What is written anew in every answer, whatever the manifest says.
constexpr QByteArrayView writtenAnew[] = {"_id",        "name", "version", "hasInstallScript",
                                          "deprecated", "dist"};

/// The text about the package as a whole is its latest version's.
constexpr QByteArrayView packageFields[] = {"description", "license", "repository", "keywords",
                                            "homepage",    "bugs",    "author",     "maintainers"};

template<size_t N>
bool isOneOf(QByteArrayView key, const QByteArrayView (&keys)[N])
{
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

QByteArray iso(const QDateTime &time)
{
    return '"' + time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + '"';
}

/// Appends "key":value, with a comma before all but the first.
class ObjectWriter
{
public:
    explicit ObjectWriter(QByteArray &out) : m_out(out) { m_out += '{'; }
    ~ObjectWriter() { m_out += '}'; }
    Q_DISABLE_COPY_MOVE(ObjectWriter)

    /// Starts a member: its value comes next.
    void key(QByteArrayView quotedKey)
    {
        if (m_any)
            m_out += ',';
        m_any = true;
        m_out.append(quotedKey);
        m_out += ':';
    }
    void add(QByteArrayView plainKey, QByteArrayView value)
    {
        key(plainKey.contains('\\') || plainKey.contains('"') ? quoted(QString::fromUtf8(plainKey))
                                                              : '"' + plainKey.toByteArray() + '"');
        m_out.append(value);
    }

private:
    QByteArray &m_out;
    bool m_any = false;
};

bool runsScriptsOnInstall(QByteArrayView scripts)
{
    bool runs = false;
    eachMember(scripts, [&](QByteArrayView key, QByteArrayView) {
        runs |= key == "preinstall" || key == "install" || key == "postinstall";
    });
    return runs;
}

void writeDist(QByteArray &out, const Packument &packument, const StoredVersion &version)
{
    ObjectWriter dist(out);
    if (version.files.isEmpty())
        return;
    const StoredFile &file = version.files.last();
    const QByteArray integrity = "sha512-" + file.hashes.sha512.toBase64();
    dist.add("integrity", '"' + integrity + '"');
    dist.add("shasum", '"' + file.hashes.sha1.toHex() + '"');
    dist.add("tarball", quoted(QString::fromUtf8(tarballUrl(packument.tarballPrefix, packument.name,
                                                            baseOf(file.name)))));
    eachMember(file.metadata, [&](QByteArrayView key, QByteArrayView value) {
        if (key == "fileCount" || key == "unpackedSize")
            dist.add(key, value);
    });
    const QString number = version.coordinates.version;
    if (packument.signatures) {
        // protocol: what npm audit signatures puts together of a packument
        const QByteArray signatures = packument.signatures(
            (packument.name + u'@' + number + u':').toUtf8() + integrity);
        if (!signatures.isEmpty())
            dist.add("signatures", signatures);
    }
    if (const auto kept = member(version.metadata, "provenance")) {
        const QByteArrayView type = member(*kept, "predicateType").value_or("\"\"");
        dist.add("attestations",
                 "{\"url\":"
                     + quoted(QString::fromUtf8(
                         attestationsUrl(packument.tarballPrefix, packument.name, number)))
                     + ",\"provenance\":{\"predicateType\":" + type.toByteArray() + "}}");
    }
}

void writeVersion(QByteArray &out, const Packument &packument, const StoredVersion &version)
{
    const QString number = version.coordinates.version;
    ObjectWriter object(out);
    if (!packument.abbreviated)
        object.add("_id", quoted(QString(packument.name + u'@' + number)));
    object.add("name", quoted(packument.name));
    object.add("version", quoted(number));
    bool runsScripts = false;
    eachMember(member(version.metadata, "manifest").value_or("{}"), [&](QByteArrayView key,
                                                                        QByteArrayView value) {
        if (key == "scripts")
            runsScripts = runsScriptsOnInstall(value);
        if (packument.abbreviated ? isOneOf(key, installFields) : !isOneOf(key, writtenAnew))
            object.add(key, value);
    });
    if (runsScripts)
        object.add("hasInstallScript", "true");
    if (version.status == Status::Deprecated)
        object.add("deprecated", quoted(version.statusMessage));
    object.key("\"dist\"");
    writeDist(out, packument, version);
}

void writeDescription(ObjectWriter &document, QByteArrayView metadata)
{
    bool hasMaintainers = false;
    eachMember(member(metadata, "manifest").value_or("{}"),
               [&](QByteArrayView key, QByteArrayView value) {
                   if (isOneOf(key, packageFields))
                       document.add(key, value);
                   hasMaintainers |= key == "maintainers";
               });
    if (!hasMaintainers)
        document.add("maintainers", "[]");
    document.add("readme", member(metadata, "readme").value_or("\"\""));
}

void writeTimes(QByteArray &out, const QList<StoredVersion> &versions, const QByteArray &modified)
{
    ObjectWriter times(out);
    QDateTime created = versions.first().created;
    for (const StoredVersion &version : versions)
        created = std::min(created, version.created);
    times.add("created", iso(created));
    times.add("modified", modified);
    for (const StoredVersion &version : versions)
        times.add(version.coordinates.version.toUtf8(), iso(version.created));
}

} // namespace

QByteArray attestationsUrl(const QByteArray &prefix, const QString &name, const QString &version)
{
    return prefix + "/-/npm/v1/attestations/" + encoded(name) + '@'
           + QUrl::toPercentEncoding(version, "+"_ba);
}

QByteArray tarballUrl(const QByteArray &prefix, const QString &name, const QString &fileName)
{
    return prefix + '/' + QUrl::toPercentEncoding(name, "@/"_ba) + "/-/"
           + QUrl::toPercentEncoding(fileName, "@/"_ba);
}

QMap<QString, QString> completeTags(QMap<QString, QString> tags, const QStringList &versions)
{
    const QSet<QString> known(versions.begin(), versions.end());
    for (auto it = tags.begin(); it != tags.end();)
        it = known.contains(it.value()) ? std::next(it) : tags.erase(it);
    if (tags.contains(u"latest"_s) || versions.isEmpty())
        return tags;
    const auto rank = [](const QString &version) {
        const std::optional<SemVer> parsed = SemVer::parse(version);
        return std::pair(parsed && parsed->prerelease.isEmpty(), parsed.value_or(SemVer()));
    };
    const QString *highest = &versions.first();
    for (const QString &version : versions) {
        const auto [aFinal, a] = rank(version);
        const auto [bFinal, b] = rank(*highest);
        if (aFinal != bFinal ? aFinal : b < a)
            highest = &version;
    }
    tags.insert(u"latest"_s, *highest);
    return tags;
}

QByteArray revision(const QList<StoredVersion> &versions)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const StoredVersion &version : versions)
        hash.addData(QByteArray::number(version.id) + '\n');
    return QByteArray::number(versions.size()) + '-' + hash.result().toHex().first(32);
}

QByteArray render(const Packument &packument)
{
    QStringList numbers;
    qsizetype size = 4096;
    QDateTime newest = packument.versions.first().created;
    for (const StoredVersion &version : packument.versions) {
        numbers.append(version.coordinates.version);
        newest = std::max(newest, version.created);
        size += packument.abbreviated ? 1024 : 1024 + version.metadata.size();
    }
    const QMap<QString, QString> tags = completeTags(packument.tags, numbers);
    const QByteArray modified = iso(newest);

    QByteArray out;
    out.reserve(size);
    {
        ObjectWriter document(out);
        if (!packument.abbreviated) {
            document.add("_id", quoted(packument.name));
            document.add("_rev", '"' + revision(packument.versions) + '"');
        }
        document.add("name", quoted(packument.name));
        document.key("\"dist-tags\"");
        {
            ObjectWriter tagObject(out);
            for (auto it = tags.begin(); it != tags.end(); ++it)
                tagObject.add(it.key().toUtf8(), quoted(it.value()));
        }
        document.key("\"versions\"");
        {
            ObjectWriter versions(out);
            for (const StoredVersion &version : packument.versions) {
                versions.key(quoted(version.coordinates.version));
                writeVersion(out, packument, version);
            }
        }
        if (packument.abbreviated)
            document.add("modified", modified);
        document.key("\"time\"");
        writeTimes(out, packument.versions, modified);
        const qsizetype latest = numbers.indexOf(tags.value(u"latest"_s));
        if (!packument.abbreviated && latest >= 0)
            writeDescription(document, packument.versions[latest].metadata);
    }
    return out;
}

} // namespace packhouse::npm
