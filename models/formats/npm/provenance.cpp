// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/provenance.h"

#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/npm/handlers.h"
#include "formats/npm/npmformat.h"
#include "formats/npm/registrykey.h"
#include "formats/support/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qsizetype longestBundle = 1 << 20;

tl::unexpected<Error> refusedBundle(const Text &what)
{
    return fail(ErrorCode::InvalidFile, what,
                Text::of("Publish again with --provenance, or without one."));
}

/// protocol: as npm writes it: only the scope's '@' is encoded.
QString packageUrlOf(const Coordinates &coordinates)
{
    const QString name = coordinates.name;
    const QString encodedName = name.startsWith(u'@') ? u"%40"_s + name.mid(1) : name;
    return u"pkg:npm/%1@%2"_s.arg(encodedName, coordinates.version);
}

/// "@acme/widget@1.0.0"
std::optional<Coordinates> coordinatesOf(const FormatId &type, const QString &spec)
{
    const qsizetype at = spec.lastIndexOf(u'@');
    if (at < 1)
        return std::nullopt;
    return Coordinates{type, spec.left(at), spec.mid(at + 1)};
}

} // namespace

Result<QByteArray> provenanceOf(const QByteArray &bundle, const Coordinates &coordinates,
                                const Hashes &hashes)
{
    if (bundle.size() > longestBundle)
        return fail(ErrorCode::TooLarge, Text::of("The provenance is larger than 1 MiB."));
    if (!isJson(bundle))
        return refusedBundle(Text::of("The provenance is no Sigstore bundle."));
    const QJsonObject envelope = valueOf(member(bundle, "dsseEnvelope").value_or("")).toObject();
    const QJsonObject statement = QJsonDocument::fromJson(
                                      QByteArray::fromBase64(
                                          envelope.value(u"payload").toString().toLatin1()))
                                      .object();
    if (statement.isEmpty() || envelope.value(u"signatures").toArray().isEmpty())
        return refusedBundle(Text::of("The provenance is no Sigstore bundle."));
    const QJsonArray subjects = statement.value(u"subject").toArray();
    const QJsonObject subject = subjects.first().toObject();
    const QString digest = subject.value(u"digest").toObject().value(u"sha512").toString();
    if (subjects.size() != 1 || subject.value(u"name").toString() != packageUrlOf(coordinates)
        || QByteArray::fromHex(digest.toLatin1()) != hashes.sha512)
        return refusedBundle(Text::of("The provenance is not about this tarball of %1 %2.",
                                      coordinates.name, coordinates.version));
    return "{\"predicateType\":" + quoted(statement.value(u"predicateType").toString())
           + ",\"bundle\":" + bundle + '}';
}

// protocol: npm audit signatures, for what "dist.attestations" of a packument says.
Reply attestations(Call &call)
{
    const auto asked = coordinatesOf(call.format->id(), call.param("spec"));
    if (!asked)
        return packageNotFound();
    const Result<Scope> place = placeOf(call, asked->name);
    const auto found = place ? call.store.version(*place, call.format->id(), canonical(asked->name),
                                                  asked->version)
                             : fail(place.error());
    if (!found)
        return found.error().code == ErrorCode::NotFound ? packageNotFound()
                                                         : Reply::error(found.error());
    for (const StoredVersion &version : *found) {
        if (const auto kept = member(version.metadata, "provenance"))
            return Reply::text("{\"attestations\":[" + kept->toByteArray() + "]}",
                               "application/json");
    }
    return Reply::error(
        404, u"%1 %2 was published without provenance."_s.arg(asked->name, asked->version));
}

// protocol: npm audit signatures: the keys of all whose packages come through here, since a client
// has one list of them for each registry that it is set up with.
Reply keys(Call &call)
{
    const auto key = static_cast<const NpmFormat *>(call.format)->signatures().key(call.store);
    if (!key)
        return Reply::error(key.error());
    const auto kind = u"ecdsa-sha2-nistp256"_s;
    QJsonArray all{QJsonObject{{u"expires"_s, QJsonValue::Null},
                               {u"keyid"_s, QString::fromLatin1((*key)->id())},
                               {u"keytype"_s, kind},
                               {u"scheme"_s, kind},
                               {u"key"_s, QString::fromLatin1((*key)->publicKey())}}};
    const Reply theirs = call.forwarder.ask(call, {"-/npm/v1/keys"_ba, {}});
    if (!theirs.waitsFor.isEmpty())
        return theirs;
    if (theirs.status == 200) {
        const QJsonArray others =
            QJsonDocument::fromJson(bytesOf(theirs)).object().value(u"keys").toArray();
        for (const QJsonValue &other : others) {
            if (other.isObject() && other[u"keyid"] != all.first()[u"keyid"])
                all.append(other);
        }
    }
    return Reply::json(QJsonObject{{u"keys"_s, all}});
}

} // namespace packhouse::npm
