// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/distribution.h"

#include "formats/debian/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

const QString RecordPrefix = u"distribution/"_s;
constexpr qint64 ShortestValidity = 86'400; ///< seconds
constexpr qsizetype MostNames = 100; ///< components or architectures of one distribution
constexpr qsizetype LongestDescription = 1000;

tl::unexpected<Error> wrong(const QString &field, const Text &rule)
{
    return fail(ErrorCode::InvalidArgument, Text::of("%1 is invalid", field), rule);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QStringList texts(const QJsonValue &array)
{
    QStringList texts;
    for (const auto &value : array.toArray())
        texts.append(value.toString());
    return texts;
}

Result<void> setWord(const Parameters &parameters, const QString &name, QString &to)
{
    const auto found = parameters.constFind(name);
    if (found == parameters.constEnd())
        return {};
    const QString text = found->value(0).trimmed();
    if (!text.isEmpty() && !isWord(text))
        return wrong(
            name, Text::of("Use letters, digits, '.' and '-', beginning with a letter or digit."));
    to = text;
    return {};
}

/// "a,b" and repeated values are the same.
QStringList names(const QStringList &values)
{
    QStringList all;
    for (const QString &value : values)
        all += value.split(u',', Qt::SkipEmptyParts);
    for (QString &name : all)
        name = name.trimmed();
    all.removeDuplicates();
    return all;
}

Result<void> setNames(const Parameters &parameters, const QString &name,
                      bool (*fits)(const QString &), QStringList &to)
{
    const auto found = parameters.constFind(name);
    if (found == parameters.constEnd())
        return {};
    const QStringList all = names(*found);
    if (all.isEmpty() || all.size() > MostNames || !std::all_of(all.begin(), all.end(), fits))
        return wrong(name, Text::of("Name one or more, separated by commas."));
    to = all;
    return {};
}

Result<void> setValidity(const Parameters &parameters, std::optional<qint64> &to)
{
    const auto found = parameters.constFind(u"valid_time_duration_seconds"_s);
    if (found == parameters.constEnd())
        return {};
    const QString text = found->value(0).trimmed();
    bool number = false;
    const qint64 seconds = text.toLongLong(&number);
    if (text.isEmpty())
        to.reset();
    else if (!number || seconds < ShortestValidity || seconds > 10'000'000'000)
        return wrong(u"valid_time_duration_seconds"_s, Text::of("Use 86400 (a day) or more."));
    else
        to = seconds;
    return {};
}

} // namespace

bool Distribution::named(const QString &codenameOrSuite) const
{
    return codename == codenameOrSuite || (!suite.isEmpty() && suite == codenameOrSuite);
}

QJsonObject Distribution::json() const
{
    return {
        {u"id"_s, id},
        {u"codename"_s, codename},
        {u"suite"_s, orNull(suite)},
        {u"origin"_s, orNull(origin)},
        {u"label"_s, orNull(label)},
        {u"version"_s, orNull(version)},
        {u"description"_s, orNull(description)},
        {u"valid_time_duration_seconds"_s, validSeconds ? QJsonValue(*validSeconds) : QJsonValue()},
        {u"components"_s, QJsonArray::fromStringList(components)},
        {u"architectures"_s, QJsonArray::fromStringList(architectures)}};
}

QByteArray Distribution::record() const
{
    QJsonObject object = json();
    object["fingerprint"_L1] = QString::fromLatin1(fingerprint);
    object["public_key"_L1] = QString::fromLatin1(publicKey);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Distribution> Distribution::fromRecord(const QByteArray &record)
{
    const QJsonObject object = QJsonDocument::fromJson(record).object();
    Distribution read;
    read.id = object["id"_L1].toInteger();
    read.codename = object["codename"_L1].toString();
    read.suite = object["suite"_L1].toString();
    read.origin = object["origin"_L1].toString();
    read.label = object["label"_L1].toString();
    read.version = object["version"_L1].toString();
    read.description = object["description"_L1].toString();
    if (const QJsonValue valid = object["valid_time_duration_seconds"_L1]; valid.isDouble())
        read.validSeconds = valid.toInteger();
    read.components = texts(object["components"_L1]);
    read.architectures = texts(object["architectures"_L1]);
    read.fingerprint = object["fingerprint"_L1].toString().toLatin1();
    read.publicKey = object["public_key"_L1].toString().toLatin1();
    return read.codename.isEmpty() ? std::nullopt : std::optional(read);
}

QString recordKey(const QString &codename)
{
    return RecordPrefix + codename;
}

Result<QList<Distribution>> distributions(const PackageReader &store, ScopeId project)
{
    const auto records = store.records(project, u"debian"_s);
    if (!records)
        return fail(records.error());
    QList<Distribution> all;
    for (auto record = records->cbegin(); record != records->cend(); ++record) {
        if (!record.key().startsWith(RecordPrefix))
            continue;
        if (auto read = Distribution::fromRecord(record.value()))
            all.append(std::move(*read));
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return all;
}

Result<Distribution> distribution(const PackageReader &store, ScopeId project,
                                  const QString &codenameOrSuite)
{
    const auto all = distributions(store, project);
    if (!all)
        return fail(all.error());
    for (const Distribution &one : *all) {
        if (one.named(codenameOrSuite))
            return one;
    }
    return fail(ErrorCode::NotFound, Text::of("There is no distribution %1.", codenameOrSuite),
                Text::of("Make it first, with packhousectl distribution add or the REST API."));
}

Result<void> apply(const Parameters &parameters, Distribution &to)
{
    for (const auto &[name, field] :
         {std::pair(u"suite"_s, &to.suite), std::pair(u"origin"_s, &to.origin),
          std::pair(u"label"_s, &to.label)}) {
        if (Result<void> set = setWord(parameters, name, *field); !set)
            return set;
    }
    if (parameters.contains(u"version"_s)) {
        to.version = parameters[u"version"_s].value(0).trimmed();
        if (!to.version.isEmpty() && !checkVersion(to.version))
            return wrong(u"version"_s, Text::of("Use a version such as 1.2 or 12."));
    }
    if (parameters.contains(u"description"_s)) {
        // A line break would be the next field of the Release file.
        to.description = parameters[u"description"_s].value(0).simplified();
        to.description.removeIf([](QChar c) { return c.unicode() < 0x20; });
        if (to.description.size() > LongestDescription)
            return wrong(u"description"_s, Text::of("It is too long."));
    }
    if (Result<void> set = setValidity(parameters, to.validSeconds); !set)
        return set;
    if (Result<void> set = setNames(parameters, u"components"_s, &isWord, to.components); !set)
        return set;
    Result<void> set = setNames(parameters, u"architectures"_s, &isArchitecture, to.architectures);
    if (set && !to.architectures.contains(u"all"_s))
        to.architectures.append(u"all"_s);
    return set;
}

Result<void> checkUnique(const Distribution &distribution, const QList<Distribution> &all)
{
    const auto taken = [](const QString &field, const QString &as) {
        return fail(ErrorCode::InvalidArgument, Text::of("%1 has already been taken%2", field, as));
    };
    for (const Distribution &other : all) {
        if (other.id == distribution.id)
            continue;
        if (other.codename == distribution.codename)
            return taken(u"codename"_s, {});
        if (other.suite == distribution.codename)
            return taken(u"codename"_s, u" as Suite"_s);
        if (!distribution.suite.isEmpty() && other.suite == distribution.suite)
            return taken(u"suite"_s, {});
        if (other.codename == distribution.suite)
            return taken(u"suite"_s, u" as Codename"_s);
    }
    return {};
}

} // namespace packhouse::debian
