// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/exposurefields.h"
#include "control/planfields.h"

/// What a window asks of a registry in another process of the same user: for each thing a name, and
/// what goes in and comes out. The two sides include this table, so that neither can misread the
/// other; of another version each refuses the other.
namespace packhouse {

/// Goes up when a value of this table changes.
inline constexpr int ActionsVersion = 6;

template<typename In, typename Out>
struct ControlAction
{
    using Input = In;
    using Output = Out;
    const char *name; ///< POST /-/control/NAME
};

struct Nothing
{
    bool nothing = true; ///< GCC takes a copy of an empty one for uninitialized
};

/// Who answers, and up to which journal entry what he answers from now on is about.
struct RegistryGreeting
{
    QString program; ///< its version
    QString address;
    QString run; ///< differs from one process to the next
    qint64 journal = 0;
};

struct ListQuestion
{
    PackageQuery query;
    QByteArray cursor;
};

struct RemovalQuestion
{
    RemovalChoice choice;
    bool probe = false;
};

struct ChangeQuestion
{
    QList<ChangeItem> items;
    VersionAct act;
};

struct NewScope
{
    QString path;
    Level level = Level::Project;
    Visibility visibility = Visibility::Private;
};

struct TypeAtScope
{
    QString scopePath;
    FormatId type;
};

struct SettingAtScope
{
    QString scopePath;
    PolicySetting setting; ///< its own scope does not matter
    bool inheritForwarding = false;
};

struct ReservedName
{
    QStringList scopePaths; ///< whose it is, or whose it is to be
    FormatId type;
    QString canonicalName;
};

/// A yes to an address that was proposed.
struct UpstreamYes
{
    FormatId type;
    QString address;
    bool isPublic = false;
};

struct ActivityQuestion
{
    qint64 before = 0;
    int limit = 0;
};

struct VerificationFinding
{
    Text subject;
    Text problem;
    Text remedy;
};

/// What the registry's upstream for a type says about a name.
struct NameQuestion
{
    FormatId type;
    QString name;
    bool ask = false; ///< or tell only what is known already: asking tells the upstream the name
};

struct NameAnswer
{
    int state = 0; ///< as ProbeResult has them
    Text problem;
    QString host;
    QDateTime at;
    QDateTime created;
    bool held = false;
    QStringList versions;
};

struct ChangesQuestion
{
    QString run;
    qint64 after = 0;
};

namespace actions {

// What reads.
inline constexpr ControlAction<Nothing, RegistryGreeting> Greet{"window.greet"};
inline constexpr ControlAction<ChangesQuestion, Change> Changes{
    "window.changes"}; ///< waits for some
inline constexpr ControlAction<Nothing, QList<ScopeRow>> Scopes{"window.scopes"};
inline constexpr ControlAction<PackageQuery, QList<TypeCount>> Counts{"window.counts"};
inline constexpr ControlAction<ListQuestion, PackagePage> List{"window.list"};
inline constexpr ControlAction<PackageKey, PackageDetails> Details{"window.details"};
inline constexpr ControlAction<NameQuestion, NameAnswer> ProbeName{"window.probe"};
inline constexpr ControlAction<qint64, QList<StoredFile>> Files{"window.files"}; ///< of a version
inline constexpr ControlAction<PublishItem, PublishCheck> Check{"window.check"};
inline constexpr ControlAction<RemovalQuestion, RemovalPlan> PlanRemoval{"window.planRemoval"};
inline constexpr ControlAction<RemovalPlan, Nothing> CheckRemoval{"window.checkRemoval"};
inline constexpr ControlAction<QList<PlannedEntry>, RestorePlan> PlanRestore{"window.planRestore"};
inline constexpr ControlAction<RestorePlan, Nothing> CheckRestore{"window.checkRestore"};
inline constexpr ControlAction<PurgePlan, Nothing> CheckPurge{"window.checkPurge"};
inline constexpr ControlAction<ChangeQuestion, ChangePlan> PlanChange{"window.planChange"};
inline constexpr ControlAction<ChangePlan, Nothing> CheckChange{"window.checkChange"};
inline constexpr ControlAction<StoredFile, QString> LocalCopy{"window.localCopy"};
inline constexpr ControlAction<Nothing, QList<Token>> Tokens{"window.tokens"};
inline constexpr ControlAction<Nothing, QList<TrashRow>> Trash{"window.trash"};
inline constexpr ControlAction<Nothing, QList<Reservation>> Reservations{"window.reservations"};
inline constexpr ControlAction<TypeAtScope, Policy> AskPolicy{"window.policy"};
inline constexpr ControlAction<ActivityQuestion, QList<ActivityRow>> Activity{"window.activity"};
inline constexpr ControlAction<ExposureQuestion, ExposureAnswer> Exposures{"window.exposure"};
inline constexpr ControlAction<Nothing, QList<DuplicateGroup>> Duplicates{"window.duplicates"};
inline constexpr ControlAction<Nothing, QList<SupersededFile>> Superseded{"window.superseded"};
inline constexpr ControlAction<Nothing, StorageTotals> Totals{"window.totals"};
inline constexpr ControlAction<int, QList<UndoableAct>> Undoable{
    "window.undoable"}; ///< of the window that asks

inline constexpr ControlAction<Nothing, QList<UpstreamRow>> Upstreams{"window.upstreams"};

// What changes.
inline constexpr ControlAction<NewScope, Scope> AddScope{"window.addScope"};
inline constexpr ControlAction<NewToken, IssuedToken> CreateToken{"window.createToken"};
inline constexpr ControlAction<qint64, Nothing> RevokeToken{"window.revokeToken"};
inline constexpr ControlAction<Reservation, Nothing> Reserve{"window.reserve"};
inline constexpr ControlAction<ReservedName, Nothing> Unreserve{"window.unreserve"};
inline constexpr ControlAction<ReservedName, Nothing> NarrowReservation{"window.narrowReservation"};
inline constexpr ControlAction<ReservedName, Nothing> GiveName{
    "window.giveName"}; ///< to the projects at those paths
inline constexpr ControlAction<SettingAtScope, Nothing> SetPolicy{"window.setPolicy"};

inline constexpr ControlAction<UpstreamYes, Nothing> AcceptUpstream{"window.acceptUpstream"};
inline constexpr ControlAction<FormatId, Nothing> ForgetUpstream{"window.forgetUpstream"};

// What takes long: one item each, with its progress on the board.
inline constexpr ControlAction<PublishItem, Text> Publish{
    "window.publish"}; ///< what its publisher has to know, or empty
inline constexpr ControlAction<RemovalPlan, RemovalOutcome> Remove{
    "window.remove"}; ///< of one package
inline constexpr ControlAction<RemovalPlan, QList<RemovalOutcome>> RemoveTogether{
    "window.removeTogether"}; ///< of several packages
inline constexpr ControlAction<ChangePlan, Nothing> ChangeVersions{
    "window.change"}; ///< of one package
inline constexpr ControlAction<DownloadItem, Nothing> Download{"window.download"};
inline constexpr ControlAction<RestorePlan, TrashOutcome> Restore{
    "window.restore"}; ///< the plan's id is the act
inline constexpr ControlAction<PurgePlan, TrashOutcome> Purge{"window.purge"};
inline constexpr ControlAction<UndoableAct, Nothing> TakeBack{"window.takeBack"};
inline constexpr ControlAction<Nothing, QList<VerificationFinding>> Verify{"window.verify"};

} // namespace actions

template<typename Archive>
void fields(Archive &, Nothing &)
{}

template<typename Archive>
void fields(Archive &is, RegistryGreeting &value)
{
    using namespace Qt::StringLiterals;
    is("program"_L1, value.program);
    is("address"_L1, value.address);
    is("run"_L1, value.run);
    is("journal"_L1, value.journal);
}

template<typename Archive>
void fields(Archive &is, ListQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("query"_L1, value.query);
    is("cursor"_L1, value.cursor);
}

template<typename Archive>
void fields(Archive &is, RemovalQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("choice"_L1, value.choice);
    is("probe"_L1, value.probe);
}

template<typename Archive>
void fields(Archive &is, ChangeQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("items"_L1, value.items);
    is("act"_L1, value.act);
}

template<typename Archive>
void fields(Archive &is, NewScope &value)
{
    using namespace Qt::StringLiterals;
    is("path"_L1, value.path);
    is("level"_L1, value.level);
    is("visibility"_L1, value.visibility);
}

template<typename Archive>
void fields(Archive &is, TypeAtScope &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("type"_L1, value.type);
}

template<typename Archive>
void fields(Archive &is, SettingAtScope &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("setting"_L1, value.setting);
    is("inheritForwarding"_L1, value.inheritForwarding);
}

template<typename Archive>
void fields(Archive &is, ReservedName &value)
{
    using namespace Qt::StringLiterals;
    is("scopePaths"_L1, value.scopePaths);
    is("type"_L1, value.type);
    is("canonicalName"_L1, value.canonicalName);
}

template<typename Archive>
void fields(Archive &is, UpstreamYes &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("address"_L1, value.address);
    is("isPublic"_L1, value.isPublic);
}

template<typename Archive>
void fields(Archive &is, ActivityQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("before"_L1, value.before);
    is("limit"_L1, value.limit);
}

template<typename Archive>
void fields(Archive &is, VerificationFinding &value)
{
    using namespace Qt::StringLiterals;
    is("subject"_L1, value.subject);
    is("problem"_L1, value.problem);
    is("remedy"_L1, value.remedy);
}

template<typename Archive>
void fields(Archive &is, NameQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("name"_L1, value.name);
    is("ask"_L1, value.ask);
}

template<typename Archive>
void fields(Archive &is, NameAnswer &value)
{
    using namespace Qt::StringLiterals;
    is("state"_L1, value.state);
    is("problem"_L1, value.problem);
    is("host"_L1, value.host);
    is("at"_L1, value.at);
    is("created"_L1, value.created);
    is("held"_L1, value.held);
    is("versions"_L1, value.versions);
}

template<typename Archive>
void fields(Archive &is, ChangesQuestion &value)
{
    using namespace Qt::StringLiterals;
    is("run"_L1, value.run);
    is("after"_L1, value.after);
}

} // namespace packhouse
