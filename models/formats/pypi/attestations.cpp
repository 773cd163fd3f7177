// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/attestations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

QJsonArray listOf(const QString &attestations)
{
    return QJsonDocument::fromJson(attestations.toUtf8()).array();
}

/// What an attestation says that it is about; empty where that cannot be read.
QJsonArray subjectsOf(const QJsonObject &attestation)
{
    const QString statement = attestation[u"envelope"][u"statement"].toString();
    return QJsonDocument::fromJson(QByteArray::fromBase64(statement.toLatin1()))
        .object()
        .value(u"subject")
        .toArray();
}

bool isAbout(const QJsonArray &subjects, const QString &fileName, const Hashes &hashes)
{
    return std::any_of(subjects.begin(), subjects.end(), [&](const QJsonValue &subject) {
        const QString digest = subject[u"digest"][u"sha256"].toString();
        return subject[u"name"].toString() == fileName
               && QByteArray::fromHex(digest.toLatin1()) == hashes.sha256;
    });
}

} // namespace

Result<void> checkAttestations(const QString &attestations, const QString &fileName,
                               const Hashes &hashes)
{
    if (attestations.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(attestations.toUtf8());
    const QJsonArray list = document.array();
    const bool good = document.isArray()
                      && std::all_of(list.begin(), list.end(),
                                     [](const QJsonValue &one) { return one.isObject(); });
    if (!good)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The attestations of %1 are no list of attestations.", fileName),
                    Text::of("Upload it with those that its tool makes, or without any."));
    for (const QJsonValue &one : list) {
        const QJsonArray subjects = subjectsOf(one.toObject());
        if (!subjects.isEmpty() && !isAbout(subjects, fileName, hashes))
            return fail(ErrorCode::InvalidFile,
                        Text::of("An attestation that came with %1 is not about it.", fileName),
                        Text::of("Make the attestations of the file that is uploaded."));
    }
    return {};
}

QByteArray provenance(const QString &attestations, const QString &publisher)
{
    const QJsonArray list = listOf(attestations);
    if (list.isEmpty())
        return {};
    const QJsonObject by{{u"kind"_s, u"Packhouse token"_s},
                         {u"claims"_s, QJsonObject{{u"name"_s, publisher}}}};
    const QJsonObject bundle{{u"publisher"_s, by}, {u"attestations"_s, list}};
    return QJsonDocument(
               QJsonObject{{u"version"_s, 1}, {u"attestation_bundles"_s, QJsonArray{bundle}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace packhouse::pypi
