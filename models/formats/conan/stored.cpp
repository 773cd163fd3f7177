// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/stored.h"

#include "formats/conan/conanfile.h"
#include "formats/conan/conaninfo.h"
#include "formats/support/stagedreading.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestInfo = 256 << 10; ///< bytes of a conaninfo.txt
constexpr qint64 LongestRecipe = 1 << 20; ///< bytes of a conanfile.py that are looked at
const QString Content = u"content"_s;

Result<QByteArray> headOf(const StagedBlob &blob, qint64 limit)
{
    return fromStaged(blob.path(),
                      [&](QFile &file) -> Result<QByteArray> { return file.read(limit); });
}

} // namespace

Result<void> describe(const Reference &reference, const FilePlace &place, NewFile &file,
                      Publication &publication)
{
    if (place.ofPackage() && place.name == u"conaninfo.txt") {
        if (file.blob->size() > LongestInfo)
            return fail(ErrorCode::InvalidFile,
                        Text::of("conaninfo.txt is larger than %1 bytes.", LongestInfo));
        const Result<QByteArray> text = headOf(*file.blob, LongestInfo);
        if (!text)
            return fail(text.error());
        if (Result<void> fine = ConanInfo::check(*text); !fine)
            return fine;
        publication.dependencies = ConanInfo::parse(*text).dependencies();
        file.metadata = QJsonDocument(QJsonObject{{Content, QString::fromUtf8(*text)}})
                            .toJson(QJsonDocument::Compact);
    } else if (!place.ofPackage() && place.name == u"conanfile.py") {
        const Result<QByteArray> text = headOf(*file.blob, LongestRecipe);
        if (!text)
            return fail(text.error());
        const ConanFile recipe = ConanFile::parse(*text);
        publication.description = recipe.description;
        publication.dependencies = recipe.dependencies;
        if (!recipe.license.isEmpty())
            publication.metadata = QJsonDocument(QJsonObject{{u"license"_s, recipe.license}})
                                       .toJson(QJsonDocument::Compact);
    } else if (!place.ofPackage() && place.name == u"conanmanifest.txt") {
        const QByteArray text = reference.text().toUtf8();
        file.fragments.append({RecipesCollection, text, text});
    }
    return {};
}

QByteArray infoOf(const StoredFile &file)
{
    return QJsonDocument::fromJson(file.metadata).object().value(Content).toString().toUtf8();
}

} // namespace packhouse::conan
