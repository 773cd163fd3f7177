// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

#include <array>
#include <optional>

namespace packhouse {

/// What is done to a version short of deleting it.
enum class ActKind {
    Deprecate, ///< still offered, and whoever installs it is told a text
    Yank, ///< not taken any more, unless by who names exactly this version; with or without a
          ///< reason
    Unlist, ///< not offered any more; who names it still gets it
    Hide, ///< not found any more; its files stay at their addresses
    Offer, ///< as it was before any of these
    Tag, ///< a tag points to this version
    Untag, ///< a tag is taken away
    Note, ///< a text for the people who look after packages; no client reads it
};
inline constexpr std::array AllActs{ActKind::Deprecate, ActKind::Yank,  ActKind::Unlist,
                                    ActKind::Hide,      ActKind::Offer, ActKind::Tag,
                                    ActKind::Untag,     ActKind::Note};

inline constexpr int LongestActText = 1000; ///< characters: clients print it in a line

/// An act with all that it needs.
struct VersionAct
{
    ActKind kind = ActKind::Note;
    QString text = {}; ///< the deprecation, the reason, the note
    QString tag = {}; ///< of Tag and Untag

    bool operator==(const VersionAct &) const = default;
};

/// What acts change of a version.
struct VersionState
{
    Status status = Status::Default;
    QString message; ///< the deprecation or the reason
    QString note;
    std::optional<QByteArray> metadata; ///< only where an act changes it

    bool operator==(const VersionState &) const = default;
    static VersionState of(const StoredVersion &version);
};

/// Whether a type has an act.
struct ActRule
{
    ActKind kind = ActKind::Note;
    Text effect; ///< what the type's clients make of it, a sentence; empty: the type has none
    Text whyNot; ///< else why, and what will do instead
    Status status = Status::Default; ///< of the version then, for all but Tag, Untag and Note
    bool tagsInDocument = false; ///< Tag, Untag: the tags are those that publishers set
    QString onlyTag = {}; ///< Tag, Untag: there is no other one
    Text target = {}; ///< Tag: what the act's text names, beside the version: "Revision"
};

/// For the tables of types.
ActRule has(ActKind kind, Status status, Text effect);
ActRule lacks(ActKind kind, Text whyNot);
ActRule movesTags(Text effect); ///< those that publishers set
ActRule movesOneTag(const QString &tag, Text target, Text effect);

/// What a package type's clients can be told of a version. Every call may come from any thread.
class Changing
{
public:
    virtual ~Changing() = default;
    /// One for each of Deprecate, Yank, Unlist, Hide, Tag; and for Untag where that is special.
    virtual QList<ActRule> acts() const = 0;
    /// Beyond checkAct(): what is special about this version, or this text. InvalidArgument,
    /// Unsupported.
    virtual Result<void> admits(const VersionAct &act, const StoredVersion &version) const;
    /// What becomes of it by Tag and Untag where tags are not those that publishers set.
    virtual Result<QByteArray> retagged(const VersionAct &act, const StoredVersion &version,
                                        const QDateTime &now) const;
};

/// Which of a type's acts leaves a version in that state; nothing for what no act of it does.
std::optional<ActKind> actThatMakes(const QList<ActRule> &acts, Status status);
/// "offered", "deprecated", "yanked": the type's own word for a version's state, wherever it is
/// told.
Text stateWord(const QList<ActRule> &acts, Status status);

/// As Changing says, and for all types what Offer, Untag and Note are. \a changing may be nullptr.
ActRule ruleOf(const Changing *changing, ActKind kind);
/// Unsupported where the type has no such act; InvalidArgument for a text that cannot be one.
Result<void> checkAct(const Changing *changing, const VersionAct &act);
/// What becomes of a version by an act that does not move a tag of the document.
Result<VersionState> stateAfter(const Changing *changing, const VersionAct &act,
                                const StoredVersion &version, const QDateTime &now);

} // namespace packhouse
