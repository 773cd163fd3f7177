// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/manifestcheck.h"

#include "formats/composer/constraints.h"

#include <QJsonArray>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostRequirements = 5'000;
constexpr int Deepest = 256;

tl::unexpected<Error> invalidManifest(const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("composer.json %1.", why),
                Text::of("Mend composer.json, then publish again."));
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

bool isCollection(const QJsonValue &value)
{
    return value.isArray() || value.isObject();
}

/// The values of a list or an object; empty for what is neither.
QJsonArray valuesOf(const QJsonValue &value)
{
    QJsonArray values = value.toArray();
    const QJsonObject object = value.toObject();
    for (const QJsonValue &one : object)
        values.append(one);
    return values;
}

bool areTexts(const QJsonValue &value)
{
    const QJsonArray values = valuesOf(value);
    return std::all_of(values.begin(), values.end(),
                       [](const QJsonValue &one) { return one.isString(); });
}

Result<void> checkKinds(const QJsonObject &manifest)
{
    for (const auto key : {"type"_L1, "target-dir"_L1, "time"_L1, "installation-source"_L1}) {
        const QJsonValue value = manifest.value(key);
        if (!isNothing(value) && !value.isString())
            return invalidManifest(Text::of("has a \"%1\" that is no text", key));
    }
    for (const auto key : {"support"_L1, "autoload"_L1, "autoload-dev"_L1, "include-path"_L1}) {
        const QJsonValue value = manifest.value(key);
        if (!isNothing(value) && !isCollection(value))
            return invalidManifest(Text::of("has a \"%1\" that is no list", key));
    }
    const QJsonValue bin = manifest.value("bin"_L1);
    if (!isNothing(bin) && !bin.isString() && !(isCollection(bin) && areTexts(bin)))
        return invalidManifest(Text::of("has a \"bin\" that is no list of paths"));
    if (!areTexts(manifest.value("suggest"_L1)))
        return invalidManifest(Text::of("suggests packages without saying why"));
    const QJsonArray keywords = valuesOf(manifest.value("keywords"_L1));
    if (std::any_of(keywords.begin(), keywords.end(), isCollection))
        return invalidManifest(Text::of("has lists among its \"keywords\""));
    if (!areTexts(manifest.value("extra"_L1).toObject().value("branch-alias"_L1)))
        return invalidManifest(Text::of("has a \"branch-alias\" that is no text"));
    return {};
}

bool isNumber(const QString &key)
{
    return !key.isEmpty()
           && std::all_of(key.begin(), key.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isPrintable(const QString &key)
{
    return std::all_of(key.begin(), key.end(),
                       [](QChar c) { return c.isSurrogate() || c.isPrint(); });
}

Result<void> checkLinks(QLatin1StringView kind, const QJsonValue &links)
{
    if (isNothing(links))
        return {};
    if (!links.toArray().isEmpty())
        return invalidManifest(Text::of("lists in \"%1\" packages without versions", kind));
    if (!isCollection(links))
        return invalidManifest(
            Text::of("has a \"%1\" that is no list of packages and versions", kind));
    const QJsonObject named = links.toObject();
    for (auto it = named.begin(); it != named.end(); ++it) {
        const QString name = it.key().left(100);
        if (isNumber(it.key()) || !isPrintable(it.key()))
            return invalidManifest(
                Text::of("names \"%1\" in \"%2\", which is no package", name, kind));
        if (!it.value().isString())
            return invalidManifest(
                Text::of("has in \"%1\" a version of %2 that is no text", kind, name));
        if (!isConstraint(it.value().toString()))
            return invalidManifest(
                Text::of("has in \"%1\" a version of %2 that cannot be read: \"%3\"", kind, name,
                         it.value().toString().left(100)));
    }
    return {};
}

} // namespace

Result<void> checkManifest(const QJsonObject &manifest)
{
    if (Result<void> fine = checkKinds(manifest); !fine)
        return fine;
    qsizetype all = 0;
    for (const auto kind :
         {"require"_L1, "require-dev"_L1, "conflict"_L1, "replace"_L1, "provide"_L1}) {
        const QJsonValue links = manifest.value(kind);
        all += links.toObject().size();
        if (all > MostRequirements)
            return invalidManifest(Text::of("names more than %1 other packages", MostRequirements));
        if (Result<void> fine = checkLinks(kind, links); !fine)
            return fine;
    }
    return {};
}

bool isForPhp(QByteArrayView json)
{
    int depth = 0;
    bool inText = false;
    bool high = false; ///< the first half of a pair came just before
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (inText && c == '\\' && at + 5 < json.size() && json[at + 1] == 'u') {
            const ushort unit = json.sliced(at + 2, 4).toByteArray().toUShort(nullptr, 16);
            const bool isHigh = QChar::isHighSurrogate(unit), isLow = QChar::isLowSurrogate(unit);
            if (isLow != high)
                return false;
            high = isHigh;
            at += 5;
        } else if (high) {
            return false;
        } else if (inText && c == '\\') {
            ++at;
        } else if (c == '"') {
            inText = !inText;
        } else if (!inText) {
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth > Deepest)
                return false;
        }
    }
    return !high;
}

} // namespace packhouse::composer
