// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/auditreport.h"

#include "core/presenting.h"
#include "core/visibletext.h"
#include "core/words.h"
#include "formats/formatlist.h"
#include "insight/exposurefindings.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr Words<UpstreamState, 5> UpstreamWords{{{UpstreamState::NotAsked, "not asked"},
                                                 {UpstreamState::Absent, "absent"},
                                                 {UpstreamState::Present, "present"},
                                                 {UpstreamState::Held, "held"},
                                                 {UpstreamState::Unknown, "unknown"}}};

QString word(const Origin &origin)
{
    if (origin.kind == Origin::Kind::Published)
        return u"published here"_s;
    if (origin.kind == Origin::Kind::Unknown)
        return u"unknown"_s;
    return origin.foreign ? u"foreign, from %1"_s.arg(origin.from)
                          : u"imported as ours, from %1"_s.arg(origin.from);
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue();
}

QString wordOfTruth(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString packageUrl(const FormatList &formats, const ExposureRow &row)
{
    const Format *format = formats.find(row.type);
    const Presenting *presenting = format ? format->presenting() : nullptr;
    return presenting ? presenting->packageUrl({row.type, row.name, {}}) : QString();
}

QStringList wordsOf(const QList<Origin> &origins)
{
    QStringList words;
    for (const Origin &origin : origins)
        words << word(origin);
    words.removeDuplicates();
    return words;
}

QJsonObject toJson(const ExposureChange &change)
{
    return {{u"type"_s, change.type},
            {u"name"_s, change.name},
            {u"what"_s, english(change.what)},
            {u"alarming"_s, change.alarming}};
}

QJsonObject toJson(const ExposureRow &row, const FormatList &formats)
{
    QJsonArray findings;
    for (const ExposureFinding &one : row.findings)
        findings << QJsonObject{{u"rule"_s, wordOf(one.reason)},
                                {u"tone"_s, wordOf(ToneWords, one.tone)},
                                {u"decision"_s, one.decision},
                                {u"text"_s, english(one.text)}};
    QJsonArray changes;
    for (const ExposureChange &one : row.changes)
        changes << english(one.what);
    QJsonObject json{{u"scope"_s, row.scopePath},
                     {u"type"_s, row.type},
                     {u"name"_s, row.name},
                     {u"canonical_name"_s, row.canonicalName},
                     {u"purl"_s, packageUrl(formats, row)},
                     {u"exposure"_s, english(row.exposure.text)},
                     {u"tone"_s, wordOf(ToneWords, row.exposure.tone)},
                     {u"explanation"_s, english(row.exposure.explanation)},
                     {u"decision"_s, row.needsDecision()},
                     {u"findings"_s, findings},
                     {u"changes"_s, changes}};
    const QJsonObject more{
        {u"forwarding"_s, wordOf(ForwardingWords, row.forwarding)},
        {u"forwarding_from"_s, row.forwardingFrom},
        {u"reserved"_s, row.reserved},
        {u"reserved_for"_s, row.reservedFor.isNull() ? QJsonValue() : QJsonValue(row.reservedFor)},
        {u"reserved_as"_s, row.reservedAs},
        {u"reservation_reason"_s, row.reservationReason},
        {u"kept_from_earlier"_s, row.keptFromEarlier},
        {u"holders"_s, QJsonArray::fromStringList(row.holders)},
        {u"tombstones"_s, row.tombstones},
        {u"published"_s, row.published},
        {u"origins"_s, QJsonArray::fromStringList(wordsOf(row.origins))},
        {u"latest"_s, row.latest},
        {u"first_published"_s, timeJson(row.firstPublished)},
        {u"last_downloaded"_s, timeJson(row.lastDownloaded)},
        {u"downloads"_s, row.downloads},
        {u"belongs_to"_s, QJsonArray::fromStringList(row.belongsTo)},
        {u"assigned"_s, row.assigned},
        {u"also_in"_s, QJsonArray::fromStringList(row.alsoIn)},
        {u"upstream"_s, wordOf(UpstreamWords, row.upstream)},
        {u"upstream_host"_s, row.upstreamHost},
        {u"upstream_asked"_s, timeJson(row.upstreamAsked)},
        {u"upstream_latest"_s, row.upstreamLatest},
        {u"upstream_created"_s, timeJson(row.upstreamCreated)},
        {u"shared_versions"_s, row.sharedVersions},
        {u"unequal_versions"_s, row.unequalVersions}};
    for (auto one = more.begin(); one != more.end(); ++one)
        json.insert(one.key(), one.value());
    return json;
}

/// Names are strangers', and a spreadsheet takes what starts so for a formula.
QString cell(const QString &text)
{
    QString safe = visibleText(text);
    if (!safe.isEmpty() && u"=+-@\t\r"_s.contains(safe.front()))
        safe.prepend(u'\'');
    if (safe.contains(u'"') || safe.contains(u',') || safe.contains(u'\n'))
        safe = u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
    return safe;
}

QString line(const QStringList &cells)
{
    QStringList safe;
    for (const QString &one : cells)
        safe << cell(one);
    return safe.join(u',') + u"\r\n"_s;
}

const QStringList &columns()
{
    static const QStringList all{u"type"_s,
                                 u"name"_s,
                                 u"scope"_s,
                                 u"package_url"_s,
                                 u"exposure"_s,
                                 u"severity"_s,
                                 u"findings"_s,
                                 u"decision"_s,
                                 u"why"_s,
                                 u"forwarding"_s,
                                 u"forwarding_from"_s,
                                 u"reserved"_s,
                                 u"reserved_for"_s,
                                 u"reserved_as"_s,
                                 u"reservation_reason"_s,
                                 u"tombstones"_s,
                                 u"belongs_to"_s,
                                 u"assigned"_s,
                                 u"also_in"_s,
                                 u"origins"_s,
                                 u"latest"_s,
                                 u"first_published"_s,
                                 u"last_downloaded"_s,
                                 u"downloads"_s,
                                 u"upstream"_s,
                                 u"upstream_host"_s,
                                 u"upstream_asked"_s,
                                 u"upstream_latest"_s,
                                 u"upstream_created"_s,
                                 u"shared_versions"_s,
                                 u"unequal_versions"_s,
                                 u"changes"_s};
    return all;
}

QStringList cellsOf(const ExposureRow &row, const FormatList &formats)
{
    QStringList rules, why, changes;
    for (const ExposureFinding &one : row.findings) {
        rules << wordOf(one.reason);
        why << english(one.text);
    }
    why << english(row.exposure.explanation);
    why.removeDuplicates();
    for (const ExposureChange &one : row.changes)
        changes << english(one.what);
    const QString whose = row.reservedFor.isNull()    ? QString()
                          : row.reservedFor.isEmpty() ? u"the instance"_s
                                                      : row.reservedFor;
    const auto number = [](qint64 value) { return QString::number(value); };
    return {row.type,
            row.name,
            row.scopePath,
            packageUrl(formats, row),
            english(row.exposure.text),
            wordOf(ToneWords, row.exposure.tone),
            rules.join(u"; "_s),
            wordOfTruth(row.needsDecision()),
            why.join(u' '),
            wordOf(ForwardingWords, row.forwarding),
            row.forwardingFrom,
            wordOfTruth(row.reserved),
            whose,
            row.reservedAs,
            row.reservationReason,
            number(row.tombstones),
            row.belongsTo.join(u"; "_s),
            wordOfTruth(row.assigned),
            row.alsoIn.join(u"; "_s),
            wordsOf(row.origins).join(u"; "_s),
            row.latest,
            timeText(row.firstPublished),
            timeText(row.lastDownloaded),
            number(row.downloads),
            wordOf(UpstreamWords, row.upstream),
            row.upstreamHost,
            timeText(row.upstreamAsked),
            row.upstreamLatest,
            timeText(row.upstreamCreated),
            number(row.sharedVersions),
            number(row.unequalVersions),
            changes.join(u' ')};
}

} // namespace

QString wordOf(ExposureReason reason)
{
    switch (reason) {
    case ExposureReason::Squats:
        return u"squats"_s;
    case ExposureReason::Several:
        return u"several-owners"_s;
    case ExposureReason::KeptFromEarlier:
        return u"kept-from-0.1"_s;
    case ExposureReason::Clash:
        return u"clash"_s;
    case ExposureReason::Shadow:
        return u"shadow"_s;
    case ExposureReason::Forgotten:
        return u"forgotten"_s;
    case ExposureReason::Free:
        return u"free"_s;
    case ExposureReason::Appeared:
        return u"appeared"_s;
    case ExposureReason::Contested:
        return u"contested"_s;
    case ExposureReason::Unscoped:
        return u"unscoped"_s;
    case ExposureReason::LooksAlike:
        return u"looks-alike"_s;
    case ExposureReason::OpenNamespace:
        break;
    }
    return u"open-namespace"_s;
}

QList<ExposureChange> AuditReport::changes() const
{
    QList<ExposureChange> all = lost;
    for (const ExposureRow &row : rows)
        all << row.changes;
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        if (a.alarming != b.alarming)
            return a.alarming;
        return std::pair(a.type, a.name) < std::pair(b.type, b.name);
    });
    return all;
}

AuditReport auditReport(const ExposureAnswer &whole, const QDateTime &at)
{
    AuditReport report{whole.rows, whole.counts, at, whole.comparedWith, whole.lost};
    std::sort(report.rows.begin(), report.rows.end(), isMoreUrgent);
    return report;
}

QJsonObject auditJson(const AuditReport &report, const FormatList &formats)
{
    QJsonArray names, changes;
    for (const ExposureRow &row : report.rows)
        names << toJson(row, formats);
    for (const ExposureChange &change : report.changes())
        changes << toJson(change);
    return {{u"names"_s, names},
            {u"findings"_s, report.counts.bad + report.counts.warnings},
            {u"decisions"_s, report.counts.decisions},
            {u"at"_s, timeJson(report.at)},
            {u"since"_s, timeJson(report.comparedWith)},
            {u"changes"_s, changes}};
}

QString auditCsv(const AuditReport &report, const FormatList &formats)
{
    QString text = line(columns());
    for (const ExposureRow &row : report.rows)
        text += line(cellsOf(row, formats));
    for (const ExposureChange &lost : report.lost) {
        QStringList cells(columns().size());
        cells[0] = lost.type;
        cells[1] = lost.name;
        cells.last() = english(lost.what);
        text += line(cells);
    }
    return text;
}

} // namespace packhouse
