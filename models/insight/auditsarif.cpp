// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presenting.h"
#include "core/version.h"
#include "formats/formatlist.h"
#include "insight/auditreport.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// What a reader of results may filter by; the ids are lasting.
struct Rule
{
    const char *id;
    const char *level; ///< the usual one
    const char *text;
};

constexpr std::array Rules{
    Rule{"squats", "warning", "A name is in another group's namespace, or below another's name."},
    Rule{"several-owners", "warning", "Several projects serve one name, and nobody decided so."},
    Rule{"kept-from-0.1", "warning", "A name is reserved for the whole registry by version 0.1."},
    Rule{"clash", "error", "The public registry has a version of a name with other bytes."},
    Rule{"shadow", "warning", "Requests go to a public registry that has the name, too."},
    Rule{"forgotten", "warning", "Requests for what was deleted here go elsewhere."},
    Rule{"free", "error", "Anybody can take the name in a public registry that clients ask."},
    Rule{"appeared", "error", "Somebody took the name in the public registry."},
    Rule{"contested", "warning", "Several projects publish one name."},
    Rule{"unscoped", "note", "A name is in no namespace, though its group has one."},
    Rule{"open-namespace", "note", "A group's own namespace is not reserved."},
    Rule{"looks-alike", "warning", "Another project's name is one typing error away."},
    Rule{"replaced", "note", "Other bytes were published as a version that was there."},
    Rule{"exposed", "warning", "A stranger could serve something under the name."},
    Rule{"not-checked", "note", "Whether a stranger has the name was not or could not be checked."},
    Rule{"lost", "warning", "A name of the last audit is neither here nor reserved any more."},
};

int indexOf(QStringView id)
{
    for (size_t i = 0; i < Rules.size(); ++i) {
        if (id == QLatin1StringView(Rules[i].id))
            return int(i);
    }
    return -1;
}

QJsonObject message(const QString &text)
{
    return {{u"text"_s, text}};
}

QJsonArray rules()
{
    QJsonArray all;
    for (const Rule &rule : Rules)
        all << QJsonObject{{u"id"_s, QString::fromLatin1(rule.id)},
                           {u"shortDescription"_s, message(QString::fromLatin1(rule.text))},
                           {u"defaultConfiguration"_s,
                            QJsonObject{{u"level"_s, QString::fromLatin1(rule.level)}}}};
    return all;
}

QString levelOf(Tone tone)
{
    return tone == Tone::Bad ? u"error"_s : tone == Tone::Warning ? u"warning"_s : u"note"_s;
}

class Results
{
public:
    Results(const AuditReport &report, const FormatList &formats)
        : m_report(report), m_formats(formats)
    {}

    QJsonArray all()
    {
        for (const ExposureRow &row : m_report.rows)
            addRow(row);
        for (const ExposureChange &lost : m_report.lost)
            addLost(lost);
        return m_all;
    }

private:
    QString packageUrl(const FormatId &type, const QString &name) const
    {
        const Format *format = m_formats.find(type);
        const Presenting *presenting = format ? format->presenting() : nullptr;
        return presenting ? presenting->packageUrl({type, name, {}}) : name;
    }

    QJsonObject result(const QString &rule, const FormatId &type, const QString &name,
                       const QString &scopePath, const QString &text) const
    {
        const QJsonObject place{{u"name"_s, name},
                                {u"fullyQualifiedName"_s, packageUrl(type, name)},
                                {u"kind"_s, u"module"_s}};
        // So that a result is known again whatever its text says.
        const QString identity = QStringList{rule, type, name, scopePath}.join(u'\n');
        const QByteArray print = QCryptographicHash::hash(identity.toUtf8(),
                                                          QCryptographicHash::Sha256);
        return {
            {u"ruleId"_s, rule},
            {u"ruleIndex"_s, indexOf(rule)},
            {u"message"_s, message(text)},
            {u"locations"_s, QJsonArray{QJsonObject{{u"logicalLocations"_s, QJsonArray{place}}}}},
            {u"partialFingerprints"_s,
             QJsonObject{{u"nameAndScope/v1"_s, QString::fromLatin1(print.toHex())}}}};
    }

    void add(const ExposureRow &row, const QString &rule, Tone tone, const Text &text)
    {
        QJsonObject one = result(rule, row.type, row.name, row.scopePath,
                                 row.name + u": "_s + english(text));
        // What was not found out is neither fine nor a finding.
        one[u"kind"_s] = tone == Tone::Unknown ? u"open"_s : u"fail"_s;
        one[u"level"_s] = tone == Tone::Unknown ? u"none"_s : levelOf(tone);
        QJsonArray changes;
        for (const ExposureChange &change : row.changes)
            changes << english(change.what);
        // Of the last audit only names are known, not findings: no baselineState could be right.
        one[u"properties"_s] = QJsonObject{{u"packageType"_s, row.type},
                                           {u"scope"_s, row.scopePath},
                                           {u"exposure"_s, english(row.exposure.text)},
                                           {u"needsDecision"_s, row.needsDecision()},
                                           {u"changes"_s, changes}};
        m_all << one;
    }

    void addRow(const ExposureRow &row)
    {
        bool said = false;
        for (const ExposureFinding &one : row.findings) {
            said |= one.tone == row.exposure.tone;
            add(row, wordOf(one.reason), one.tone, one.text);
        }
        const Tone tone = row.exposure.tone;
        if (!said && (tone == Tone::Bad || tone == Tone::Warning))
            add(row, u"exposed"_s, tone, row.exposure.explanation);
        if (tone == Tone::Unknown)
            add(row, u"not-checked"_s, tone, row.exposure.explanation);
    }

    void addLost(const ExposureChange &lost)
    {
        QJsonObject one = result(u"lost"_s, lost.type, lost.name, {},
                                 lost.name + u' ' + english(lost.what));
        one[u"level"_s] = u"warning"_s;
        one[u"properties"_s] = QJsonObject{{u"packageType"_s, lost.type}};
        m_all << one;
    }

    const AuditReport &m_report;
    const FormatList &m_formats;
    QJsonArray m_all;
};

} // namespace

QJsonObject auditSarif(const AuditReport &report, const FormatList &formats)
{
    const QJsonObject driver{{u"name"_s, u"Packhouse"_s},
                             {u"version"_s, QString::fromLatin1(Version)},
                             {u"rules"_s, rules()}};
    QJsonObject run{
        {u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
        {u"columnKind"_s, u"utf16CodeUnits"_s},
        {u"results"_s, Results(report, formats).all()},
        {u"invocations"_s, QJsonArray{QJsonObject{
                               {u"executionSuccessful"_s, true},
                               {u"endTimeUtc"_s, report.at.toUTC().toString(Qt::ISODateWithMs)}}}}};
    if (report.comparedWith.isValid())
        run[u"properties"_s] = QJsonObject{
            {u"comparedWith"_s, report.comparedWith.toUTC().toString(Qt::ISODateWithMs)}};
    return {{u"version"_s, u"2.1.0"_s}, {u"runs"_s, QJsonArray{run}}};
}

} // namespace packhouse
