// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmdialect.h"

#include "formats/npm/names.h"
#include "formats/npm/packument.h"
#include "formats/support/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// The fields of a version that lead nowhere by themselves.
constexpr QByteArrayView passedOn[] = {"name",
                                       "version",
                                       "dependencies",
                                       "devDependencies",
                                       "optionalDependencies",
                                       "peerDependencies",
                                       "peerDependenciesMeta",
                                       "bundleDependencies",
                                       "bundledDependencies",
                                       "bin",
                                       "directories",
                                       "engines",
                                       "os",
                                       "cpu",
                                       "libc",
                                       "hasInstallScript",
                                       "_hasShrinkwrap"};

constexpr qsizetype LongestUrl = 2'000; ///< bytes

/// The "versions" of an upstream's document.
Result<QByteArrayView> versionsOf(const QByteArray &document)
{
    if (isJson(document)) {
        const auto versions = member(document, "versions");
        if (versions && versions->startsWith('{'))
            return *versions;
    }
    return fail(ErrorCode::Corrupt, Text::of("The upstream's answer is no list of versions."));
}

/// What an upstream says of one version's tarball.
UpstreamFile fileOf(QByteArrayView version, QByteArrayView manifest, const QString &name)
{
    const QJsonObject dist = valueOf(member(manifest, "dist").value_or("")).toObject();
    const QString url = dist.value(u"tarball").toString();
    UpstreamFile file;
    file.version = QString::fromUtf8(version);
    file.url = url.toUtf8();
    file.fileName = QUrl(url).fileName();
    // Some registries' addresses name the tarball in their own way; here it is asked for as usual.
    if (versionOfTarball(name, file.fileName) != file.version && !name.isEmpty())
        file.fileName = tarballName(baseOf(name), file.version);
    file.hashes.sha1 = QByteArray::fromHex(dist.value(u"shasum").toString().toLatin1());
    const QString integrity = dist.value(u"integrity").toString();
    if (integrity.startsWith("sha512-"_L1))
        file.hashes.sha512 = QByteArray::fromBase64(integrity.mid(7).toLatin1());
    return file;
}

/// A tarball that is named as usual, or that a hash vouches for.
bool isOffered(const UpstreamFile &file, const QString &name)
{
    const QString theirs = QUrl(QString::fromUtf8(file.url)).fileName();
    return !versionOfTarball(name, theirs).isEmpty()
           || (!file.url.isEmpty() && file.hashes != Hashes());
}

/// The part of a tarball's address before the package: where the upstream itself is. Empty for what
/// is no web address: it is looked for in the whole manifest, and a letter would be found
/// everywhere.
QString homeOf(const UpstreamFile &file, const QString &name)
{
    const QString url = QString::fromUtf8(file.url.left(LongestUrl));
    const qsizetype at = url.indexOf(u'/' + name + u"/-/"_s);
    const bool web = url.startsWith("http://"_L1) || url.startsWith("https://"_L1);
    return at < 0 || !web ? QString() : url.left(at);
}

/// Dependencies that name a tarball of the upstream by its address are brought here too.
QByteArray broughtHere(QByteArrayView value, const QString &home, const QByteArray &localPrefix)
{
    QByteArray text = value.toByteArray();
    return home.isEmpty() ? text : text.replace(home.toUtf8(), localPrefix);
}

/// The signatures of whoever has the package, which clients compare with the keys that it names;
/// nothing in them leads anywhere.
QJsonArray passedOnSignatures(const QJsonObject &dist)
{
    static const QRegularExpression keyRule(u"\\ASHA256:[A-Za-z0-9+/=]{1,88}\\z"_s);
    static const QRegularExpression rule(u"\\A[A-Za-z0-9+/=]{1,1024}\\z"_s);
    constexpr qsizetype most = 8;
    QJsonArray found;
    for (const QJsonValue &each : dist.value(u"signatures").toArray()) {
        const QString key = each[u"keyid"].toString();
        const QString signature = each[u"sig"].toString();
        if (found.size() < most && keyRule.match(key).hasMatch()
            && rule.match(signature).hasMatch())
            found.append(QJsonObject{{u"keyid"_s, key}, {u"sig"_s, signature}});
    }
    return found;
}

QJsonObject rewrittenDist(QByteArrayView manifest, const UpstreamFile &file, const QString &name,
                          const QByteArray &localPrefix)
{
    const QJsonObject dist = valueOf(member(manifest, "dist").value_or("")).toObject();
    QJsonObject out;
    for (const auto field : {"integrity"_L1, "shasum"_L1}) {
        if (const QJsonValue value = dist.value(field); value.isString())
            out.insert(field, value);
    }
    for (const auto field : {"fileCount"_L1, "unpackedSize"_L1}) {
        if (const QJsonValue value = dist.value(field); value.isDouble())
            out.insert(field, value);
    }
    if (const QJsonArray signatures = passedOnSignatures(dist); !signatures.isEmpty())
        out.insert(u"signatures"_s, signatures);
    out.insert(u"tarball"_s, QString::fromUtf8(tarballUrl(localPrefix, name, file.fileName)));
    return out;
}

QByteArray rewrittenVersion(QByteArrayView manifest, const UpstreamFile &file, const QString &name,
                            const QByteArray &localPrefix)
{
    const QString home = homeOf(file, name);
    QByteArray out = "{";
    eachMember(manifest, [&](QByteArrayView key, QByteArrayView value) {
        if (std::find(std::begin(passedOn), std::end(passedOn), key) != std::end(passedOn))
            out += quoted(QString::fromUtf8(key)) + ':' + broughtHere(value, home, localPrefix)
                   + ',';
    });
    const QJsonValue deprecated = valueOf(member(manifest, "deprecated").value_or(""));
    if (deprecated.isString() && !deprecated.toString().isEmpty()) {
        // The text may point anywhere; what counts is that there is one.
        const bool leads = deprecated.toString().contains("://"_L1);
        out += "\"deprecated\":"
               + quoted(leads ? u"This version is deprecated upstream."_s : deprecated.toString())
               + ',';
    }
    return out + "\"dist\":"
           + QJsonDocument(rewrittenDist(manifest, file, name, localPrefix))
                 .toJson(QJsonDocument::Compact)
           + '}';
}

/// Some members of an object, written as they come: QJsonObject would move all others for each.
QByteArray written(QByteArrayView object,
                   const std::function<bool(QByteArrayView key, const QString &text)> &keeps)
{
    QByteArray out = "{";
    eachMember(object, [&](QByteArrayView key, QByteArrayView value) {
        const QString text = valueOf(value).toString();
        if (!keeps(key, text))
            return;
        if (out.size() > 1)
            out += ',';
        out += quoted(QString::fromUtf8(key)) + ':' + quoted(text);
    });
    return out + '}';
}

/// The tags that lead to a version which is \a kept. Where some are left out, "latest" then leads
/// to the newest of those that are still \a listed.
QByteArray tagsOf(QByteArrayView tags, const QStringList &listed, const QSet<QString> &kept)
{
    const auto latest = valueOf(member(tags, "latest").value_or("")).toString();
    if (listed.isEmpty() || latest.isEmpty() || kept.contains(latest))
        return written(tags,
                       [&](QByteArrayView, const QString &text) { return kept.contains(text); });
    QByteArray out = written(tags, [&](QByteArrayView key, const QString &text) {
        return key != "latest" && kept.contains(text);
    });
    out.chop(1);
    const QString newest = completeTags({}, listed).value(u"latest"_s);
    return out + (out.size() > 1 ? "," : "") + "\"latest\":" + quoted(newest) + '}';
}

bool isTime(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

} // namespace

QByteArray NpmDialect::documentPath(const QString &canonicalName) const
{
    return encoded(canonicalName);
}

Result<UpstreamPackage> NpmDialect::parse(const QByteArray &document) const
{
    const Result<QByteArrayView> versions = versionsOf(document);
    if (!versions)
        return fail(versions.error());
    UpstreamPackage out;
    const auto time = member(member(document, "time").value_or(""), "created");
    out.created = QDateTime::fromString(valueOf(time.value_or("")).toString(), Qt::ISODateWithMs);
    out.held = true;
    const QString name = valueOf(member(document, "name").value_or("")).toString();
    eachMember(*versions, [&](QByteArrayView version, QByteArrayView manifest) {
        UpstreamFile file = fileOf(version, manifest, name);
        out.versions.append(file.version);
        out.held &= file.version.endsWith("-security"_L1);
        out.files.push_back(std::move(file));
    });
    out.held &= !out.versions.isEmpty();
    return out;
}

QString NpmDialect::versionKey(const QString &version) const
{
    return cleanVersion(version);
}

Result<QByteArray> NpmDialect::rewrite(const QByteArray &document, const QString &canonicalName,
                                       const QByteArray &localPrefix,
                                       const QSet<QString> &hidden) const
{
    const auto isHidden = [&](const QString &version) {
        return !hidden.isEmpty() && hidden.contains(versionKey(version));
    };
    const Result<QByteArrayView> versions = versionsOf(document);
    if (!versions)
        return fail(versions.error());
    const QString named = valueOf(member(document, "name").value_or("")).toString();
    if (!named.isEmpty() && named != canonicalName)
        return fail(ErrorCode::InvalidFile, Text::of("It is that of %1.", named));
    QByteArray out = "{\"name\":" + quoted(canonicalName) + ",\"versions\":{";
    QStringList listed;
    QSet<QString> kept;
    bool anyHidden = false;
    eachMember(*versions, [&](QByteArrayView version, QByteArrayView manifest) {
        const UpstreamFile file = fileOf(version, manifest, canonicalName);
        // It is what its manifest says, whatever it is listed as.
        if (isHidden(file.version)
            || isHidden(valueOf(member(manifest, "version").value_or("")).toString())) {
            anyHidden = true;
            return;
        }
        if (!isOffered(file, canonicalName))
            return; // there is nothing to install
        if (!kept.contains(file.version))
            listed.append(file.version);
        if (!kept.isEmpty())
            out += ',';
        kept.insert(file.version);
        out += quoted(file.version) + ':'
               + rewrittenVersion(manifest, file, canonicalName, localPrefix);
    });
    if (anyHidden && kept.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonicalName));
    out += "},\"dist-tags\":"
           + tagsOf(member(document, "dist-tags").value_or(""), anyHidden ? listed : QStringList(),
                    kept);
    QString modified;
    out += ",\"time\":"
           + written(member(document, "time").value_or(""),
                     [&](QByteArrayView key, const QString &text) {
                         const bool good = isTime(text) && !isHidden(QString::fromUtf8(key));
                         if (good && key == "modified")
                             modified = text;
                         return good;
                     });
    return out + ",\"modified\":" + (modified.isEmpty() ? "null"_ba : quoted(modified)) + '}';
}

bool NpmDialect::clientsAskSeveral(const QString &canonicalName) const
{
    return scopeOf(canonicalName).isEmpty();
}

Text NpmDialect::whenAsked(const QString &canonicalName) const
{
    return clientsAskSeveral(canonicalName)
               ? Text::of("npm asks one registry for all names without a scope: a public one, "
                          "unless another is set.")
               : Text::of("npm asks the registry that is set for the scope alone; without such a "
                          "setting, a public one.");
}

Text NpmDialect::closedBy(const QString &canonicalName) const
{
    return clientsAskSeveral(canonicalName)
               ? Text::of("\"registry\" in .npmrc leads to this registry, also where it is built.")
               : Text::of(
                   "\"%1:registry\" in .npmrc leads to this registry, also where it is built.",
                   canonicalName.section(u'/', 0, 0));
}

} // namespace packhouse::npm
