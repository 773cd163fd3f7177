// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/json.h"

#include "core/tokenwords.h"
#include "core/words.h"
#include "formats/formatlist.h"
#include "formats/unknowntype.h"
#include "registry/store/store.h"

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

constexpr Words<Status, 6> Statuses{{{Status::Default, "default"},
                                     {Status::Hidden, "hidden"},
                                     {Status::Processing, "processing"},
                                     {Status::Error, "error"},
                                     {Status::Deleted, "deleted"},
                                     {Status::Deprecated, "deprecated"}}};
constexpr Words<Risk, 4> Risks{{{Risk::Low, "low"},
                                {Risk::Medium, "medium"},
                                {Risk::High, "high"},
                                {Risk::Critical, "critical"}}};
constexpr Words<Level, 3> Levels{
    {{Level::Project, "project"}, {Level::Group, "group"}, {Level::Instance, "instance"}}};
constexpr Words<Visibility, 2> Visibilities{
    {{Visibility::Private, "private"}, {Visibility::Public, "public"}}};
constexpr Words<Right, 4> AllRights{{{Right::Read, "read"},
                                     {Right::Write, "write"},
                                     {Right::Delete, "delete"},
                                     {Right::Admin, "admin"}}};

template<typename Enum, size_t Count>
Result<Enum> valueOf(const Words<Enum, Count> &words, const QString &text, const QString &what)
{
    QStringList all;
    for (const auto &[value, known] : words) {
        if (text == QLatin1StringView(known))
            return value;
        all.append(QString::fromLatin1(known));
    }
    return fail(ErrorCode::InvalidArgument, Text::of("\"%1\" is not a %2.", text, what),
                Text::of("Choose one of: %1.", all.join(u", "_s)));
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

QString word(TokenKind kind)
{
    return wordOf(TokenKindWords, kind);
}
QString word(Status status)
{
    return wordOf(Statuses, status);
}
QString word(Forwarding forwarding)
{
    return wordOf(ForwardingWords, forwarding);
}
QString word(Risk risk)
{
    return wordOf(Risks, risk);
}
QString word(Tone tone)
{
    return wordOf(ToneWords, tone);
}
QString word(Level level)
{
    return wordOf(Levels, level);
}
QString word(Visibility visibility)
{
    return wordOf(Visibilities, visibility);
}

Result<TokenKind> tokenKind(const QString &text)
{
    return valueOf(TokenKindWords, text, u"kind of token"_s);
}

Result<Visibility> visibility(const QString &text)
{
    return valueOf(Visibilities, text, u"visibility"_s);
}

Result<Forwarding> forwarding(const QString &text)
{
    return valueOf(ForwardingWords, text, u"way of forwarding"_s);
}

Result<Rights> rights(const QJsonValue &value)
{
    QStringList texts;
    if (value.isString())
        texts = value.toString().split(u',', Qt::SkipEmptyParts);
    for (const auto &entry : value.toArray())
        texts.append(entry.toString());
    Rights rights;
    for (const QString &text : std::as_const(texts)) {
        const Result<Right> right = valueOf(AllRights, text.trimmed(), u"right"_s);
        if (!right)
            return fail(right.error());
        rights |= *right;
    }
    if (!rights) {
        return fail(ErrorCode::InvalidArgument, Text::of("A token without any right is of no use."),
                    Text::of("Allow at least one of: read, write, delete, admin."));
    }
    return rights;
}

QJsonArray rightsJson(Rights rights)
{
    QJsonArray texts;
    for (const auto &[right, text] : AllRights) {
        if (rights.testFlag(right))
            texts.append(QString::fromLatin1(text));
    }
    return texts;
}

Result<const Format *> formatOf(const ControlContext &context, const QJsonObject &arguments)
{
    const Result<QString> type = needed(arguments, u"type"_s);
    if (!type)
        return fail(type.error());
    const Format *format = context.registry.formats.find(*type);
    if (!format)
        return fail(unknownType(context.registry.formats, *type));
    return format;
}

Result<QDateTime> expiry(const QString &text)
{
    if (text.isEmpty())
        return QDateTime();
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (date.isValid() && text.size() == 10)
        return QDateTime(date, QTime(23, 59, 59), Qt::UTC);
    const QDateTime when = QDateTime::fromString(text, Qt::ISODate);
    if (!when.isValid()) {
        return fail(ErrorCode::InvalidArgument, Text::of("\"%1\" is not a date.", text),
                    Text::of("Write it as 2027-01-31."));
    }
    return when.toUTC();
}

QJsonValue dateJson(const QDateTime &when)
{
    return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject toJson(const Scope &scope)
{
    return {{u"id"_s, scope.id},
            {u"path"_s, scope.path},
            {u"level"_s, word(scope.level)},
            {u"visibility"_s, word(scope.visibility)},
            {u"readable_by_all"_s, scope.readableByAll}};
}

QJsonObject toJson(const Token &token)
{
    return {{u"id"_s, token.id},
            {u"kind"_s, word(token.kind)},
            {u"name"_s, token.name},
            {u"scope"_s, token.scope.path},
            {u"allow"_s, rightsJson(token.rights)},
            {u"created"_s, dateJson(token.created)},
            {u"expires"_s, dateJson(token.expires)},
            {u"last_used"_s, dateJson(token.lastUsed)},
            {u"revoked"_s, token.revoked}};
}

QJsonObject toJson(const StoredFile &file)
{
    return {{u"id"_s, file.id},
            {u"name"_s, file.name},
            {u"bytes"_s, file.size},
            {u"created"_s, dateJson(file.created)},
            {u"md5"_s, hex(file.hashes.md5)},
            {u"sha1"_s, hex(file.hashes.sha1)},
            {u"sha256"_s, hex(file.hashes.sha256)},
            {u"sha512"_s, hex(file.hashes.sha512)}};
}

QJsonObject toJson(const Origin &origin)
{
    const QString kind = origin.kind == Origin::Kind::Published  ? u"published"_s
                         : origin.kind == Origin::Kind::Imported ? u"imported"_s
                                                                 : u"unknown"_s;
    return {{u"kind"_s, kind}, {u"from"_s, origin.from}, {u"foreign"_s, origin.foreign}};
}

QJsonObject toJson(const StoredVersion &version)
{
    QJsonArray files;
    for (const StoredFile &file : version.files)
        files.append(toJson(file));
    return {{u"id"_s, version.id},
            {u"type"_s, version.coordinates.type},
            {u"name"_s, version.coordinates.name},
            {u"version"_s, version.coordinates.version},
            {u"status"_s, word(version.status)},
            {u"status_message"_s, version.statusMessage},
            {u"note"_s, version.note},
            {u"tags"_s, QJsonArray::fromStringList(version.tags)},
            {u"publisher"_s, version.publisher},
            {u"origin"_s, toJson(version.origin)},
            {u"created"_s, dateJson(version.created)},
            {u"last_downloaded"_s, dateJson(version.lastDownloaded)},
            {u"files"_s, files}};
}

QJsonObject toJson(const PackageRow &row)
{
    return {{u"scope"_s, row.key.scopePath},
            {u"type"_s, row.key.type},
            {u"name"_s, row.key.name},
            {u"latest"_s, row.latest},
            {u"versions"_s, row.versions},
            {u"bytes"_s, row.bytes},
            {u"duplicates"_s, row.duplicates},
            {u"exposure"_s, english(row.exposure.text)},
            {u"published"_s, dateJson(row.published)},
            {u"description"_s, row.description}};
}

QJsonObject toJson(const Evidence &evidence)
{
    QJsonArray lines;
    for (const EvidenceLine &line : evidence.lines) {
        lines.append(QJsonObject{{u"checked"_s, english(line.checked)},
                                 {u"found"_s, english(line.found)},
                                 {u"badge"_s, english(line.badge)},
                                 {u"tone"_s, word(line.tone)}});
    }
    return {{u"risk"_s, word(evidence.risk)},
            {u"headline"_s, english(evidence.headline)},
            {u"explanation"_s, english(evidence.explanation)},
            {u"lines"_s, lines},
            {u"reserve_offered"_s, evidence.reserveOffered},
            {u"stop_forwarding_offered"_s, evidence.stopForwardingOffered},
            {u"forwarding_scope"_s, evidence.forwardingScope},
            {u"probed"_s, evidence.probed},
            {u"probe_host"_s, evidence.probeHost},
            {u"probed_at"_s, dateJson(evidence.probedAt)},
            {u"report"_s, QJsonArray::fromStringList(evidence.report().trimmed().split(u'\n'))}};
}

QJsonObject toJson(const Reservation &reservation)
{
    return {{u"scope"_s, reservation.scopePath},
            {u"type"_s, reservation.type},
            {u"name"_s, reservation.canonicalName},
            {u"reason"_s, reservation.reason},
            {u"since"_s, dateJson(reservation.since)},
            {u"allow_forwarding"_s, reservation.allowForwarding},
            // At the instance the others act for who has a right in their group alone.
            {u"for_everybody"_s, reservation.by == ReservedBy::Hand
                                     || reservation.by == ReservedBy::OwnPath
                                     || reservation.wasOpen},
            {u"shared_with"_s, QJsonArray::fromStringList(reservation.sharedWith)}};
}

QJsonObject toJson(const TrashRow &row)
{
    return {{u"id"_s, row.versionId},
            {u"scope"_s, row.scopePath},
            {u"type"_s, row.coordinates.type},
            {u"name"_s, row.coordinates.name},
            {u"version"_s, row.coordinates.version},
            {u"file"_s, row.fileName},
            {u"bytes"_s, row.bytes},
            {u"files"_s, row.files},
            {u"deleted"_s, dateJson(row.deleted)},
            {u"purge_after"_s, dateJson(row.purgeAfter)},
            {u"deleted_by"_s, row.deletedBy}};
}

QJsonObject toJson(const ActivityRow &row)
{
    return {{u"id"_s, row.id},
            {u"at"_s, dateJson(row.at)},
            {u"actor"_s, row.actor},
            {u"action"_s, row.action},
            {u"subject"_s, row.subject},
            {u"outcome"_s, row.outcome.isEmpty() ? u"ok"_s : english(row.outcome)}};
}

QJsonObject toJson(const Policy &policy)
{
    return {{u"duplicates"_s, policy.duplicatesAllowed},
            {u"exception"_s, policy.duplicateException},
            {u"forwarding"_s, word(policy.forwarding)},
            {u"forwarding_from"_s,
             policy.forwardingFrom.isNull() ? QJsonValue() : QJsonValue(policy.forwardingFrom)},
            {u"forwarding_locked"_s, policy.forwardingLocked},
            {u"forwards_publishers"_s, policy.forwardsPublishers},
            {u"forwards_strangers"_s, policy.forwardsStrangers},
            {u"max_file_size"_s, policy.maxFileSize}};
}

Result<QString> needed(const QJsonObject &arguments, const QString &name)
{
    const QString text = arguments[name].toString();
    if (text.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("The argument \"%1\" is missing.", name));
    return text;
}

Result<QList<qint64>> ids(const QJsonObject &arguments, const QString &name)
{
    QList<qint64> numbers;
    for (const auto &value : arguments[name].toArray()) {
        const qint64 number = value.toInteger(-1);
        if (number <= 0)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("\"%1\" holds something that is no number.", name));
        numbers.append(number);
    }
    if (numbers.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("The argument \"%1\" is missing.", name));
    return numbers;
}

Result<PackageKey> packageKey(const RegistryContext &context, const QJsonObject &arguments)
{
    const Result<QString> type = needed(arguments, u"type"_s);
    if (!type)
        return fail(type.error());
    const Result<QString> name = needed(arguments, u"name"_s);
    if (!name)
        return fail(name.error());
    const Format *format = context.formats.find(*type);
    if (!format)
        return fail(unknownType(context.formats, *type));
    const QString scopePath = arguments["scope"_L1].toString();
    const Result<Scope> at = context.store.scope(scopePath);
    if (!at)
        return fail(at.error());
    // Not versions(): a version that cannot be downloaded can still be looked at and deleted.
    const Result<QList<PackageKey>> found = context.store.packagesNamed(
        *at, *type, format->canonicalName(*name));
    if (!found)
        return fail(found.error());
    const QList<PackageKey> &keys = *found;
    if (keys.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("There is no %1 package %2 in %3.", format->label(), *name,
                             scopePath.isEmpty() ? Text::of("any scope") : Text::name(scopePath)),
                    Text::of("The verb \"list\" shows what is there."));
    }
    if (keys.size() > 1) {
        return fail(ErrorCode::Conflict,
                    Text::of("%1 is in several projects: %2, %3 …", *name, keys.at(0).scopePath,
                             keys.at(1).scopePath),
                    Text::of("Say which one with --scope."));
    }
    return keys.constFirst();
}

} // namespace packhouse::control
