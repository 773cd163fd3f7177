// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journalfindings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Kind = IntegrityFinding::Kind;
using Row = RowDifference::Kind;

const Text HealRows = Text::of(
    "Stop Packhouse and run 'packhousectl rebuild': it makes a new database "
    "from the journal and keeps this one.");
const Text HealJournal = Text::of(
    "Run 'packhousectl verify --repair': a new journal begins with the "
    "database as it is, and the one before is kept beside it.");
const Text HealForeign = Text::of(
    "Put the registry's own journal back. Without it, run 'packhousectl "
    "verify --repair': a new journal begins with the database as it is, "
    "and the other registry's is kept beside it.");
const Text HealBoth = Text::of(
    "Neither the database nor the journal is whole: put a backup of the data "
    "directory in its place.");
const Text HealBreak = Text::of(
    "If the database is as it should be, run 'packhousectl verify --repair', which accepts it. "
    "Else stop Packhouse, put the folder 'journal' of a backup back, move the database away and "
    "run 'packhousectl rebuild'.");
const Text LookAtIt = Text::of(
    "If it was deleted, what is damaged of the journal may have said so. "
    "Else put a backup of the data directory in its place.");

/// What nothing else makes: counts and logs follow, and a version stands for its files.
bool isOriginal(const QString &table)
{
    static const QStringList tables{u"scope"_s,           u"version"_s,    u"tag"_s,
                                    u"token"_s,           u"record"_s,     u"policy_setting"_s,
                                    u"protection_rule"_s, u"reservation"_s};
    return tables.contains(table);
}

IntegrityFinding findingOf(const RowDifference &row)
{
    IntegrityFinding one;
    one.subject = Text::name(row.subject);
    one.remedy = HealRows;
    one.project = row.project;
    one.coordinates = row.coordinates;
    one.fileName = row.fileName;
    return one;
}

/// The journal is whole, so the database should be what it makes.
IntegrityFinding againstWhole(const RowDifference &row)
{
    IntegrityFinding one = findingOf(row);
    switch (row.kind) {
    case Row::Layout:
        one.problem = Text::name(row.details);
        break;
    case Row::OnlyHere:
        one.problem = Text::of("is in the database, and no change in the journal made it");
        break;
    case Row::OnlyThere:
        one.problem = Text::of("is missing from the database, and the journal has it");
        break;
    case Row::Changed:
        one.problem = Text::of("was changed, and not by the registry: %1", row.details);
        break;
    case Row::More:
        one.problem = Text::of("are not what the journal makes either");
        break;
    }
    return one;
}

/// Nothing when it says no more than the journal's own problems.
std::optional<IntegrityFinding> againstDamaged(const RowDifference &row)
{
    if (row.kind == Row::Layout)
        return againstWhole(row);
    if (row.kind == Row::Changed || row.kind == Row::More || !isOriginal(row.details))
        return {};
    IntegrityFinding one = findingOf(row);
    if (row.kind == Row::OnlyHere) {
        one.kind = Kind::Journal;
        one.problem = Text::of("is known to the database alone; the journal does not have it");
        one.remedy = HealJournal;
    } else {
        one.problem = Text::of("is in what is left of the journal, and not in the database");
        one.remedy = LookAtIt;
    }
    return one;
}

IntegrityFinding findingOf(const JournalBreak &one)
{
    const Text before = one.before > 0
                            ? Text::of("%1.log, which was set aside, was damaged, cut, older or "
                                       "another registry's",
                                       one.before)
                            : Text::of("the one before was gone");
    return {
        .kind = Kind::Journal,
        .subject = Text::of("the journal"),
        .problem = Text::of("began anew on %1 with the database as it was, since %2; what was done "
                            "before that cannot be compared",
                            one.at, before),
        .remedy = HealBreak};
}

} // namespace

QList<IntegrityFinding> journalFindings(const JournalReport &report)
{
    QList<IntegrityFinding> findings;
    for (const Text &problem : report.problems)
        findings << IntegrityFinding{.kind = Kind::Journal,
                                     .subject = Text::of("the journal"),
                                     .problem = problem,
                                     .remedy = report.foreign ? HealForeign : HealJournal};
    for (const JournalBreak &one : report.breaks)
        findings << findingOf(one);
    for (const RowDifference &row : report.rows) {
        if (report.problems.isEmpty())
            findings << againstWhole(row);
        else if (const std::optional<IntegrityFinding> one = againstDamaged(row))
            findings << *one;
    }
    // A journal that begins with half a database would make half a database.
    const bool broken = std::any_of(report.rows.begin(), report.rows.end(),
                                    [](const auto &row) { return row.kind == Row::Layout; });
    for (IntegrityFinding &one : findings) {
        if (!broken || one.kind != Kind::Journal)
            continue;
        one.kind = Kind::Rows;
        one.remedy = HealBoth;
    }
    return findings;
}

} // namespace packhouse
