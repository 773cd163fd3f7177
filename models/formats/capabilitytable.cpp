// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/capabilitytable.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QStringList cellsOf(const CapabilityRow &row, const FormatId &type)
{
    const auto yes = [](bool can) { return can ? u"Y"_s : u"N"_s; };
    return {QString::fromLatin1(row.client),
            type,
            yes(row.publishProject),
            yes(row.publishGroup),
            yes(row.publishInstance),
            yes(row.pullProject),
            yes(row.pullGroup),
            yes(row.pullInstance),
            QString::fromLatin1(row.forward),
            yes(row.import),
            QString::fromLatin1(row.duplicates),
            QString::fromLatin1(row.tokens),
            QString::fromLatin1(row.auth),
            QString::fromLatin1(row.hashes)};
}

/// Of the row that \a client has, else behind all of them.
int numberOf(QByteArrayView client, const Format &format)
{
    const auto rows = format.capabilities();
    const auto own = std::find_if(rows.begin(), rows.end(), [client](const CapabilityRow &row) {
        return client == row.client;
    });
    return own == rows.end() ? CapabilityRow().number : own->number;
}

} // namespace

CapabilityTable capabilityTable(const FormatList &formats)
{
    CapabilityTable table;
    table.columns = {u"client"_s,
                     u"type"_s,
                     u"publish_project"_s,
                     u"publish_group"_s,
                     u"publish_instance"_s,
                     u"pull_project"_s,
                     u"pull_group"_s,
                     u"pull_instance"_s,
                     u"forward"_s,
                     u"import"_s,
                     u"duplicates"_s,
                     u"tokens"_s,
                     u"auth"_s,
                     u"hashes"_s};
    std::vector<std::pair<int, QStringList>> rows; // with their numbers
    std::vector<std::pair<int, CapabilityExtra>> extras;
    for (const auto &format : formats) {
        for (const CapabilityRow &row : format->capabilities())
            rows.emplace_back(row.number, cellsOf(row, format->id()));
        for (const CapabilityExtra &extra : format->extras())
            extras.emplace_back(numberOf(extra.client, *format), extra);
    }
    const auto byNumber = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::stable_sort(rows.begin(), rows.end(), byNumber);
    std::stable_sort(extras.begin(), extras.end(), byNumber);
    for (const auto &[number, cells] : rows)
        (number < CapabilityRow().number ? table.reference : table.beyond).append(cells);
    for (const auto &[number, extra] : extras)
        table.extras.append(extra);
    const auto common = commonExtras();
    table.extras = QList<CapabilityExtra>(common.begin(), common.end()) + table.extras;
    return table;
}

} // namespace packhouse
