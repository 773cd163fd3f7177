// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/manifest.h"

#include "formats/composer/manifestcheck.h"
#include "formats/composer/names.h"
#include "formats/support/rawjson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <simdjson.h>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

/// Where the bytes are is said by us alone: a package could send its users elsewhere, with options
/// of its choice, or tell of a source that not everybody may know.
constexpr QByteArrayView madeAnew[] = {
    "name",           "version",  "version_normalized", "uid",
    "dist",           "source",   "transport-options",  "notification-url",
    "default-branch", "abandoned"};

tl::unexpected<Error> invalid(const Text &why)
{
    return fail(ErrorCode::InvalidFile, why, Text::of("Mend composer.json, then publish again."));
}

QString licenseOf(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString();
    QStringList all;
    for (const QJsonValueConstRef one : value.toArray())
        all.append(one.toString());
    return all.join(u" or "_s);
}

QList<Dependency> dependenciesOf(const QJsonValue &require)
{
    QList<Dependency> found;
    const QJsonObject names = require.toObject();
    for (auto it = names.begin(); it != names.end(); ++it) {
        if (!isPlatform(it.key()))
            found.append({it.key().toLower(), it.value().toString()});
    }
    return found;
}

QByteArray minified(const QByteArray &json)
{
    QByteArray out(json.size(), Qt::Uninitialized);
    size_t size = 0;
    if (simdjson::minify(json.constData(), size_t(json.size()), out.data(), size)
        != simdjson::SUCCESS)
        return json;
    out.truncate(qsizetype(size));
    return out;
}

} // namespace

Result<Manifest> Manifest::parse(QByteArrayView json)
{
    const Error unreadable{ErrorCode::InvalidFile,
                           Text::of("Could not parse composer.json file. Invalid JSON."),
                           Text::of("Mend composer.json, then publish again."), false};
    if (json.size() > LongestManifest)
        return invalid(Text::of("composer.json is larger than 1 MiB."));
    if (!isJson(json) || !json.trimmed().startsWith('{'))
        return fail(unreadable);
    if (!isForPhp(json))
        return invalid(
            Text::of("composer.json is nested too deep, or holds an escape that PHP does not "
                     "read."));
    // What is JSON by its letters and yet no value: a number beyond what a double holds.
    const QJsonValue whole = valueOf(json);
    if (!whole.isObject())
        return invalid(Text::of("composer.json holds a number that is too large for its readers."));
    if (Result<void> fine = checkManifest(whole.toObject()); !fine)
        return fail(fine.error());
    Manifest manifest;
    manifest.kept = "{";
    QSet<QByteArray> seen;
    QByteArray twice;
    eachMember(json, [&](QByteArrayView key, QByteArrayView value) {
        const QByteArray member = key.toByteArray();
        if (seen.contains(member))
            twice = member;
        seen.insert(member);
        if (member == "name")
            manifest.name = valueOf(value).toString();
        else if (member == "version")
            manifest.version = valueOf(value).toString();
        else if (member == "description")
            manifest.description = valueOf(value).toString().section(u'\n', 0, 0);
        else if (member == "license")
            manifest.license = licenseOf(valueOf(value));
        else if (member == "require")
            manifest.dependencies += dependenciesOf(valueOf(value));
        else if (member == "require-dev") // whoever works on it needs that, too
            manifest.dependencies += dependenciesOf(valueOf(value));
        if (std::find(std::begin(madeAnew), std::end(madeAnew), key) != std::end(madeAnew))
            return;
        if (manifest.kept.size() > 1)
            manifest.kept += ',';
        manifest.kept += quoted(QString::fromUtf8(key)) + ':';
        manifest.kept.append(value);
    });
    // Of two the readers need not take the same one.
    if (!twice.isNull())
        return invalid(
            Text::of("composer.json has the key \"%1\" twice.", QString::fromUtf8(twice.left(64))));
    manifest.kept = minified(manifest.kept + '}');
    return manifest;
}

QByteArray fileMetadata(const Manifest &manifest, const QByteArray &reference)
{
    QByteArray json = "{";
    if (!reference.isEmpty())
        json += "\"reference\":" + quoted(QString::fromLatin1(reference)) + ',';
    return json + "\"composer\":" + manifest.kept + '}';
}

QByteArray referenceOf(const StoredFile &file)
{
    // It stands first, so that the manifest behind it need not be looked at.
    constexpr QByteArrayView begin = "{\"reference\":\"";
    if (!file.metadata.startsWith(begin))
        return file.hashes.sha1.toHex();
    const QByteArrayView rest = QByteArrayView(file.metadata).sliced(begin.size());
    return rest.first(std::max<qsizetype>(rest.indexOf('"'), 0)).toByteArray();
}

QByteArrayView manifestOf(const StoredFile &file)
{
    return member(file.metadata, "composer").value_or("{}");
}

} // namespace packhouse::composer
