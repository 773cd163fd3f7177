// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/fields.h"

/// What plans have, and what they are made of: for wire::written() and wire::read(), and for the
/// shelf that keeps them.
namespace packhouse {

template<typename Archive>
void fields(Archive &is, RemovalItem &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("version"_L1, value.version);
    is("files"_L1, value.files);
}

template<typename Archive>
void fields(Archive &is, RemovalChoice &value)
{
    using namespace Qt::StringLiterals;
    is("items"_L1, value.items);
    is("query"_L1, value.query);
    is("generation"_L1, value.generation);
}

template<typename Archive>
void fields(Archive &is, EvidenceLine &value)
{
    using namespace Qt::StringLiterals;
    is("checked"_L1, value.checked);
    is("found"_L1, value.found);
    is("badge"_L1, value.badge);
    is("tone"_L1, value.tone);
}

template<typename Archive>
void fields(Archive &is, Evidence &value)
{
    using namespace Qt::StringLiterals;
    is("risk"_L1, value.risk);
    is("headline"_L1, value.headline);
    is("explanation"_L1, value.explanation);
    is("lines"_L1, value.lines);
    is("nameMustBeTyped"_L1, value.nameMustBeTyped);
    is("reserveOffered"_L1, value.reserveOffered);
    is("reserveByDefault"_L1, value.reserveByDefault);
    is("stopForwardingOffered"_L1, value.stopForwardingOffered);
    is("forwardingScope"_L1, value.forwardingScope);
    is("probed"_L1, value.probed);
    is("probeHost"_L1, value.probeHost);
    is("probedAt"_L1, value.probedAt);
}

template<typename Archive>
void fields(Archive &is, PlanHead &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("source"_L1, value.source);
    is("actor"_L1, value.actor);
    is("made"_L1, value.made);
}

template<typename Archive>
void fields(Archive &is, PlannedVersion &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("version"_L1, value.version);
    is("files"_L1, value.files);
    is("bytes"_L1, value.bytes);
    is("onlyFiles"_L1, value.onlyFiles);
    is("staying"_L1, value.staying);
}

template<typename Archive>
void fields(Archive &is, LatestMove &value)
{
    using namespace Qt::StringLiterals;
    is("before"_L1, value.before);
    is("after"_L1, value.after);
}

template<typename Archive>
void fields(Archive &is, PlanFact &value)
{
    using namespace Qt::StringLiterals;
    is("of"_L1, value.of);
    is("is"_L1, value.is);
}

template<typename Archive>
void fields(Archive &is, RiskBasis &value)
{
    using namespace Qt::StringLiterals;
    is("forwards"_L1, value.forwards);
    is("reservedAs"_L1, value.reservedAs);
    is("upstreams"_L1, value.upstreams);
    is("dependents"_L1, value.dependents);
    is("use"_L1, value.use);
    is("latest"_L1, value.latest);
    is("facts"_L1, value.facts);
}

template<typename Archive>
void fields(Archive &is, PackageLatest &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("move"_L1, value.move);
}

template<typename Archive>
void fields(Archive &is, PlannedPackage &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("whole"_L1, value.whole);
    is("versions"_L1, value.versions);
    is("risk"_L1, value.risk);
    is("why"_L1, value.why);
    is("basis"_L1, value.basis);
}

template<typename Archive>
void fields(Archive &is, PlannedEntry &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("version"_L1, value.version);
    is("fileName"_L1, value.fileName);
}

template<typename Archive>
void fields(Archive &is, RestorePlan &value)
{
    using namespace Qt::StringLiterals;
    is("head"_L1, value.head);
    is("entries"_L1, value.entries);
    is("intoExisting"_L1, value.intoExisting);
    is("latest"_L1, value.latest);
    is("facts"_L1, value.facts);
}

template<typename Archive>
void fields(Archive &is, PurgePlan &value)
{
    using namespace Qt::StringLiterals;
    is("head"_L1, value.head);
    is("entries"_L1, value.entries);
}

template<typename Archive>
void fields(Archive &is, TrashOutcome &value)
{
    using namespace Qt::StringLiterals;
    is("done"_L1, value.done);
    is("grown"_L1, value.grown);
    is("latest"_L1, value.latest);
}

template<typename Archive>
void fields(Archive &is, ClientAnswer &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("project"_L1, value.project);
    is("client"_L1, value.client);
    is("opens"_L1, value.opens);
    is("gets"_L1, value.gets);
    is("from"_L1, value.from);
    is("saidBy"_L1, value.saidBy);
}

template<typename Archive>
void fields(Archive &is, RemovalPlan &value)
{
    using namespace Qt::StringLiterals;
    is("head"_L1, value.head);
    is("packages"_L1, value.packages);
    is("evidence"_L1, value.evidence);
    is("newer"_L1, value.newer);
    is("reserve"_L1, value.reserve);
    is("stopForwarding"_L1, value.stopForwarding);
    is("forGood"_L1, value.forGood);
    is("frees"_L1, value.frees);
    is("clients"_L1, value.clients);
    is("projects"_L1, value.projects);
}

template<typename Archive>
void fields(Archive &is, CameFile &value)
{
    using namespace Qt::StringLiterals;
    is("version"_L1, value.version);
    is("name"_L1, value.name);
}

template<typename Archive>
void fields(Archive &is, RemovalOutcome &value)
{
    using namespace Qt::StringLiterals;
    is("removed"_L1, value.removed);
    is("takenOut"_L1, value.takenOut);
    is("grown"_L1, value.grown);
    is("came"_L1, value.came);
    is("cameFiles"_L1, value.cameFiles);
    is("tags"_L1, value.tags);
}

template<typename Archive>
void fields(Archive &is, VersionAct &value)
{
    using namespace Qt::StringLiterals;
    is("kind"_L1, value.kind);
    is("text"_L1, value.text);
    is("tag"_L1, value.tag);
}

template<typename Archive>
void fields(Archive &is, ChangeItem &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("version"_L1, value.version);
}

template<typename Archive>
void fields(Archive &is, VersionState &value)
{
    using namespace Qt::StringLiterals;
    is("status"_L1, value.status);
    is("message"_L1, value.message);
    is("note"_L1, value.note);
    is("metadata"_L1, value.metadata);
}

template<typename Archive>
void fields(Archive &is, PlannedState &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("version"_L1, value.version);
    is("before"_L1, value.before);
    is("after"_L1, value.after);
}

template<typename Archive>
void fields(Archive &is, PlannedTag &value)
{
    using namespace Qt::StringLiterals;
    is("tag"_L1, value.tag);
    is("before"_L1, value.before);
    is("versionBefore"_L1, value.versionBefore);
    is("after"_L1, value.after);
    is("versionAfter"_L1, value.versionAfter);
}

template<typename Archive>
void fields(Archive &is, ChangedPackage &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("states"_L1, value.states);
    is("tags"_L1, value.tags);
    is("latest"_L1, value.latest);
    is("facts"_L1, value.facts);
}

template<typename Archive>
void fields(Archive &is, ChangePlan &value)
{
    using namespace Qt::StringLiterals;
    is("head"_L1, value.head);
    is("act"_L1, value.act);
    is("isReversal"_L1, value.isReversal);
    is("title"_L1, value.title);
    is("effect"_L1, value.effect);
    is("packages"_L1, value.packages);
    is("already"_L1, value.already);
}

} // namespace packhouse
