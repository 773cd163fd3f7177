// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/policy.h"

#include <QHashFunctions>

#include <algorithm>

namespace packhouse {

/// What an upstream was found to say about a name. NotAsked and Unknown are answers of their own:
/// neither ever counts as safe.
enum class UpstreamState { NotAsked, Absent, Present, Held, Unknown };

/// What the audit has to say about a name, what matters most first. The numbers are lasting, for
/// reports are compared with earlier ones.
enum class ExposureReason {
    Squats = 0, ///< it lies in another group's namespace, or below another project's name
    Several = 1, ///< several projects serve it since names have owners, and nobody said so
    KeptFromEarlier = 2, ///< reserved by 0.1 for the whole registry
    Clash = 3, ///< the upstream has a version of ours with other bytes
    Shadow = 4, ///< requests go to an upstream that has the name, too
    Forgotten = 5, ///< requests for what was deleted here go to an upstream
    Free = 6, ///< anybody may take it upstream, and clients ask there
    Appeared = 7, ///< somebody took it upstream since the last audit
    Contested = 8, ///< another project publishes it, too
    Unscoped = 9, ///< the group has a namespace, and the name is not in it
    OpenNamespace = 10, ///< what clients take for the group's own is not reserved
    LooksAlike = 11, ///< another project publishes a name that is one typing error away
};

struct ExposureFinding
{
    ExposureReason reason = ExposureReason::Shadow;
    Tone tone = Tone::Neutral;
    bool decision = false; ///< somebody has to say what holds
    Text text; ///< a sentence

    bool operator==(const ExposureFinding &) const = default;
};

/// Which row of an audit is meant: a name may be in several projects.
struct ExposureKey
{
    QString scopePath;
    FormatId type;
    QString name; ///< as it is shown

    friend bool operator==(const ExposureKey &, const ExposureKey &) = default;
    friend size_t qHash(const ExposureKey &key, size_t seed)
    {
        return qHashMulti(seed, key.scopePath, key.type, key.name);
    }
};

/// A name of a type, in canonical spelling.
struct ExposureName
{
    FormatId type;
    QString canonicalName;

    friend bool operator==(const ExposureName &, const ExposureName &) = default;
    friend bool operator<(const ExposureName &a, const ExposureName &b)
    {
        return a.type != b.type ? a.type < b.type : a.canonicalName < b.canonicalName;
    }
    friend size_t qHash(const ExposureName &name, size_t seed)
    {
        return qHashMulti(seed, name.type, name.canonicalName);
    }
};

/// What became of a name since the last audit that was kept.
struct ExposureChange
{
    FormatId type;
    QString name;
    Text what; ///< one sentence without its subject: "is now exposed; it was reserved."
    bool alarming = false; ///< somebody took the name upstream, or it became exposed

    bool operator==(const ExposureChange &) const = default;
};

/// A name, where a project holds it or where it is only reserved, and what the audit found.
struct ExposureRow
{
    QString scopePath;
    FormatId type;
    QString name;
    Exposure exposure;
    Forwarding forwarding = Forwarding::Off;
    QString forwardingFrom;
    bool reserved = false;
    bool keptFromEarlier = false; ///< a reservation of 0.1, for every token of the instance
    QStringList holders; ///< top-level groups that have the name, or had it and may restore it
    QStringList sharedWith; ///< other top-level groups for which the name is reserved, too

    QString canonicalName = {};
    QList<ExposureFinding> findings = {}; ///< what matters most first
    bool published = false; ///< it has versions there; else it is only reserved
    QList<Origin> origins = {}; ///< of its versions there, each once
    QString latest = {};
    QDateTime firstPublished = {};
    QDateTime lastDownloaded = {};
    qint64 downloads = 0;
    /// The projects that serve it above the projects of its top-level group, in order.
    QStringList belongsTo = {};
    bool assigned = false; ///< by hand
    QStringList alsoIn = {}; ///< other projects of the registry that hold it
    QString reservedFor = {}; ///< whose reservation decides: a group, empty the instance, null none
    QString reservedAs = {}; ///< the name, or the namespace that it is in
    QString reservationReason = {};
    qint64 tombstones = 0; ///< deleted versions that are remembered there
    UpstreamState upstream = UpstreamState::NotAsked;
    QString upstreamHost = {};
    QDateTime upstreamAsked = {};
    QDateTime upstreamCreated = {};
    QString upstreamLatest = {};
    qint64 sharedVersions = 0; ///< versions that the upstream has, too
    qint64 unequalVersions = 0; ///< … with other bytes
    QList<ExposureChange> changes = {}; ///< since the last audit that was kept

    bool operator==(const ExposureRow &) const = default;
    ExposureKey key() const { return {scopePath, type, name}; }
    bool needsDecision() const
    {
        return std::any_of(findings.begin(), findings.end(),
                           [](const ExposureFinding &one) { return one.decision; });
    }
    /// The worst of all that is said about it.
    Tone worst() const
    {
        const auto is = [this](Tone tone) {
            return exposure.tone == tone
                   || std::any_of(findings.begin(), findings.end(),
                                  [tone](const ExposureFinding &one) { return one.tone == tone; });
        };
        for (const Tone tone : {Tone::Bad, Tone::Warning, Tone::Unknown, Tone::Neutral}) {
            if (is(tone))
                return tone;
        }
        return exposure.tone;
    }
};

/// How many rows of each kind there are.
struct ExposureCounts
{
    qint64 bad = 0, warnings = 0, unknown = 0, all = 0;
    qint64 decisions = 0;
};

struct ExposureQuestion
{
    qint64 since = 0; ///< what ExposureAnswer::state was; 0: everything
    bool rows = true; ///< false: only the counts
    bool probe = false; ///< ask the upstreams, which tells them the names
};

/// What is different from the state that was asked about.
struct ExposureAnswer
{
    qint64 state = 0;
    bool whole = false; ///< what was known before is to be forgotten
    QList<ExposureName> names; ///< all of whose rows are these now
    QList<ExposureRow> rows;
    ExposureCounts counts;
    QDateTime comparedWith; ///< the audit that changes are told since; invalid: there was none
    QList<ExposureChange> lost; ///< names of that audit that are in no row any more
};

} // namespace packhouse
