// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/fields.h"

/// What the values of the audit have, for wire::written() and wire::read().
namespace packhouse {

template<typename Archive>
void fields(Archive &is, ExposureFinding &value)
{
    using namespace Qt::StringLiterals;
    is("reason"_L1, value.reason);
    is("tone"_L1, value.tone);
    is("decision"_L1, value.decision);
    is("text"_L1, value.text);
}

template<typename Archive>
void fields(Archive &is, ExposureRow &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("type"_L1, value.type);
    is("name"_L1, value.name);
    is("exposure"_L1, value.exposure);
    is("forwarding"_L1, value.forwarding);
    is("forwardingFrom"_L1, value.forwardingFrom);
    is("reserved"_L1, value.reserved);
    is("keptFromEarlier"_L1, value.keptFromEarlier);
    is("sharedWith"_L1, value.sharedWith);
    is("holders"_L1, value.holders);
    is("canonicalName"_L1, value.canonicalName);
    is("findings"_L1, value.findings);
    is("published"_L1, value.published);
    is("origins"_L1, value.origins);
    is("latest"_L1, value.latest);
    is("firstPublished"_L1, value.firstPublished);
    is("lastDownloaded"_L1, value.lastDownloaded);
    is("downloads"_L1, value.downloads);
    is("belongsTo"_L1, value.belongsTo);
    is("assigned"_L1, value.assigned);
    is("alsoIn"_L1, value.alsoIn);
    is("reservedFor"_L1, value.reservedFor);
    is("reservedAs"_L1, value.reservedAs);
    is("reservationReason"_L1, value.reservationReason);
    is("tombstones"_L1, value.tombstones);
    is("upstream"_L1, value.upstream);
    is("upstreamHost"_L1, value.upstreamHost);
    is("upstreamAsked"_L1, value.upstreamAsked);
    is("upstreamCreated"_L1, value.upstreamCreated);
    is("upstreamLatest"_L1, value.upstreamLatest);
    is("sharedVersions"_L1, value.sharedVersions);
    is("unequalVersions"_L1, value.unequalVersions);
    is("changes"_L1, value.changes);
}

template<typename Archive>
void fields(Archive &is, ExposureName &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("canonicalName"_L1, value.canonicalName);
}

template<typename Archive>
void fields(Archive &is, ExposureChange &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("name"_L1, value.name);
    is("what"_L1, value.what);
    is("alarming"_L1, value.alarming);
}

template<typename Archive>
void fields(Archive &is, ExposureCounts &value)
{
    using namespace Qt::StringLiterals;
    is("bad"_L1, value.bad);
    is("warnings"_L1, value.warnings);
    is("unknown"_L1, value.unknown);
    is("all"_L1, value.all);
    is("decisions"_L1, value.decisions);
}

template<typename Archive>
void fields(Archive &is, ExposureQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("since"_L1, value.since);
    is("rows"_L1, value.rows);
    is("probe"_L1, value.probe);
}

template<typename Archive>
void fields(Archive &is, ExposureAnswer &value)
{
    using namespace Qt::StringLiterals;
    is("state"_L1, value.state);
    is("whole"_L1, value.whole);
    is("names"_L1, value.names);
    is("rows"_L1, value.rows);
    is("counts"_L1, value.counts);
    is("comparedWith"_L1, value.comparedWith);
    is("lost"_L1, value.lost);
}

} // namespace packhouse
