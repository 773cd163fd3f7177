// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/repair.h"
#include "registry/actions/verification.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

using Kind = IntegrityFinding::Kind;

QString word(Kind kind)
{
    static constexpr std::array words{"damaged", "missing", "unreadable", "rows",
                                      "journal", "secret",  "left_over"};
    return QString::fromLatin1(words[size_t(kind)]);
}

/// Every key is always there; what does not apply is an empty text, 0, false or null.
QJsonObject toJson(const IntegrityFinding &finding)
{
    return {{u"kind"_s, word(finding.kind)},
            {u"subject"_s, english(finding.subject)},
            {u"problem"_s, english(finding.problem)},
            {u"remedy"_s, english(finding.remedy)},
            {u"project"_s, finding.project},
            {u"type"_s, finding.coordinates.type},
            {u"name"_s, finding.coordinates.name},
            {u"version"_s, finding.coordinates.version},
            {u"file"_s, finding.fileName},
            {u"in_trash"_s, finding.inTrash},
            {u"url"_s, QString::fromUtf8(finding.url)},
            {u"sha256"_s, QString::fromLatin1(finding.sha256.toHex())},
            {u"size"_s, finding.size},
            {u"taken_after"_s, dateJson(finding.takenAfter)}};
}

QJsonArray toJson(const QList<IntegrityFinding> &findings)
{
    QJsonArray array;
    for (const IntegrityFinding &finding : findings)
        array.append(toJson(finding));
    return array;
}

} // namespace

// {"findings": […], "left_overs": […], "repaired": […], "bytes": read}. Findings are what is wrong
// and, with "repair", could not be mended; left-overs are no damage.
Result<QJsonObject> verify(const ControlContext &context, Arguments arguments)
{
    QStringList folders;
    for (const auto &folder : arguments["from"_L1].toArray())
        folders << folder.toString();
    if (const Result<void> usable = checkFolders(folders); !usable)
        return fail(usable.error());
    qint64 bytes = 0;
    Result<QList<IntegrityFinding>> found = packhouse::verify(
        context.registry, [&](qint64 done, qint64 total) {
            bytes = done;
            return !context.progress || context.progress(u"Checking files"_s, done, total);
        });
    if (!found)
        return fail(found.error());
    const auto leftOvers = std::stable_partition(
        found->begin(), found->end(),
        [](const IntegrityFinding &one) { return one.kind != Kind::LeftOver; });
    const QList<IntegrityFinding> left(leftOvers, found->end());
    found->erase(leftOvers, found->end());

    RepairReport report{{}, *found};
    if (arguments["repair"_L1].toBool()) {
        Result<RepairReport> repaired = repair(
            context.registry, *found, folders, [&](const QString &subject, qint64 done) {
                return !context.progress || context.progress(subject, done, found->size());
            });
        if (!repaired)
            return fail(repaired.error());
        report = std::move(*repaired);
    }
    return QJsonObject{{u"findings"_s, toJson(report.left)},
                       {u"left_overs"_s, toJson(left)},
                       {u"repaired"_s, toJson(report.repaired)},
                       {u"bytes"_s, bytes}};
}

} // namespace packhouse::control
