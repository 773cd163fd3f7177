// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "core/job.h"
#include "core/plan.h"
#include "core/token.h"

#include <QFuture>

#include <algorithm>

namespace packhouse {

struct NewToken
{
    TokenKind kind = TokenKind::Personal;
    QString name;
    QString scopePath; ///< empty for personal tokens
    Rights rights;
    QDateTime expires; ///< invalid: never
};

/// A token just made; the only time its secret is seen.
struct IssuedToken
{
    Token token;
    QString secret;
};

struct TrashRow
{
    qint64 versionId = 0;
    QString scopePath;
    Coordinates coordinates;
    qint64 bytes = 0;
    int files = 0;
    QDateTime deleted;
    QDateTime purgeAfter;
    QString deletedBy;
    QString fileName; ///< the first that was taken out of a version that stayed; else empty
    QList<FileId> fileIds = {};

    /// What was taken out of a version that stayed: "a.jar", "a.jar and 2 more"; else empty.
    Text takenOut() const;
    /// What is in the trash: name and version, and what was taken out of it.
    Text title() const;
    /// As a plan names it.
    PlannedEntry planned() const;
};

struct ActivityRow
{
    qint64 id = 0;
    QDateTime at;
    QString actor;
    QString action; ///< "publish", "delete", "restore", "token.create" …
    QString subject;
    Text outcome; ///< why it was not done, or what else is to be said; empty: it was done
};

/// Where requests of a type that forwards go, and where they could go.
struct UpstreamRow
{
    FormatId type;
    QStringList addresses; ///< in their order, fit to be shown; empty: nowhere
    bool named = false; ///< for as long as this program runs, from outside; else somebody said yes
    bool isPublic = false; ///< everybody publishes there, so that imports from it are foreign
    QString proposed; ///< what this computer's client uses, and nobody has said yes to
    bool proposedIsPublic = false; ///< it is what that client was built with
    Text problem; ///< why there can be no yes to it; empty: there can
};

enum class DuplicateKind {
    FileName, ///< one version has several files of one name
    PackageName, ///< several projects have a package of one name
    Bytes, ///< one content is under several names or in several versions
};

struct DuplicatePlace
{
    QString scopePath;
    Coordinates coordinates; ///< without a version where the whole package is meant
    QString fileName; ///< empty where the whole package is meant
    QDateTime published;
    qint64 fileId = 0; ///< 0 where the whole package is meant
    qint64 versionId = 0;
    // What tells files of one name apart; of a whole package the bytes alone.
    qint64 bytes = 0;
    QString sha256 = {}; ///< hex
    QString publisher = {}; ///< of the version
};

/// Things that are the same.
struct DuplicateGroup
{
    DuplicateKind kind = DuplicateKind::Bytes;
    QString subject; ///< the name that is shared; the SHA-256 in hex for Bytes
    qint64 bytes = 0; ///< all of them together
    qint64 stored = 0; ///< what they take on the disk, where the same bytes are stored once
    int copies = 0;
    QList<DuplicatePlace> places; ///< at most 100 of the copies
};

/// A file of a version that has a newer one of that name, which is what clients get.
struct SupersededFile
{
    QString scopePath;
    Coordinates coordinates;
    QString fileName;
    qint64 fileId = 0;
    qint64 versionId = 0;
    QDateTime published;
    qint64 bytes = 0;
    QString blob; ///< SHA-256 in hex: files of one blob take its room once
    bool shared = false; ///< something that is not superseded has the same bytes
};

/// Something that a window did and can take back.
struct UndoableAct
{
    QString id;
    Text done; ///< "The name left-pad was reserved."
    Text undo; ///< "Undo reserving left-pad"

    bool operator==(const UndoableAct &) const = default;
};

/// What a registry holds, and what it takes.
struct StorageTotals
{
    qint64 packages = 0;
    qint64 versions = 0;
    qint64 bytes = 0; ///< sum over files
    qint64 storedBytes = 0; ///< the same bytes counted once
    qint64 trashedBytes = 0; ///< sum over the files in the trash
    qint64 keptBytes = 0; ///< sum over the files that are kept of upstreams
    qint64 diskBytes = 0; ///< what all of them take, each content once
    qint64 leftBytes = 0; ///< on the disk of files that are gone for good, until it is collected

    /// What storing each content once saves.
    qint64 saved() const
    {
        return std::max<qint64>(0, bytes + trashedBytes + keptBytes - diskBytes);
    }
};

/// What the owner of a registry may do beyond publishing and deleting. Not every source has it.
class Administration
{
public:
    virtual ~Administration() = default;

    virtual QFuture<Result<Scope>> addScope(const QString &path, Level level,
                                            Visibility visibility) = 0;

    virtual QFuture<Result<QList<Token>>> tokens() = 0;
    virtual QFuture<Result<IssuedToken>> createToken(const NewToken &token) = 0;
    virtual QFuture<Result<void>> revokeToken(qint64 id) = 0;

    virtual QFuture<Result<QList<TrashRow>>> trash() = 0;
    /// What comes back with these rows, and what clients that name no version get then. The error
    /// that restore() would end with where one of them cannot come back.
    virtual QFuture<Result<RestorePlan>> planRestore(const QList<TrashRow> &rows) = 0;
    /// Jobs with an item for each entry, not started; exactly these are meant. They end as Conflict
    /// with nothing done when one of them is gone from the trash, or clients would get what the
    /// plan does not say; one that has got files since stays there, and is told.
    virtual Job *restore(const RestorePlan &plan, QObject *parent) = 0;
    virtual Job *purge(const QList<TrashRow> &rows, QObject *parent) = 0;

    virtual QFuture<Result<QList<Reservation>>> reservations() = 0;
    virtual QFuture<Result<void>> reserve(const Reservation &reservation) = 0;
    virtual QFuture<Result<void>> unreserve(const QString &scopePath, const FormatId &type,
                                            const QString &canonicalName) = 0;
    /// What was kept of 0.1 for the whole registry is reserved for these top-level groups only.
    virtual QFuture<Result<void>> narrowReservation(const FormatId &type,
                                                    const QString &canonicalName,
                                                    const QStringList &topLevelPaths) = 0;

    virtual QFuture<Result<Policy>> policy(const QString &scopePath, const FormatId &type) = 0;
    virtual QFuture<Result<void>> setPolicy(const QString &scopePath,
                                            const PolicySetting &setting) = 0;
    /// What the scope says about forwarding is taken back: what holds above it holds again.
    virtual QFuture<Result<void>> inheritForwarding(const QString &scopePath,
                                                    const FormatId &type) = 0;

    /// Of the types that forward. Looks at what this computer's clients are set up with, which may
    /// take seconds.
    virtual QFuture<Result<QList<UpstreamRow>>> upstreams() = 0;
    /// The yes to exactly this address, or to several with blanks between them; it is kept.
    virtual QFuture<Result<void>> acceptUpstream(const FormatId &type, const QString &address,
                                                 bool isPublic) = 0;
    virtual QFuture<Result<void>> forgetUpstream(const FormatId &type) = 0;

    /// Newest first, older than \a before (0: from the newest).
    virtual QFuture<Result<QList<ActivityRow>>> activity(qint64 before, int limit) = 0;
    /// What the audit of all names says that is news since the state that is asked about. The first
    /// time takes long: the future has progress (names of all), and may be cancelled.
    virtual QFuture<Result<ExposureAnswer>> exposure(const ExposureQuestion &question) = 0;
    /// The name belongs to these projects of one top-level group from now on, in that order.
    virtual QFuture<Result<void>> giveName(const FormatId &type, const QString &name,
                                           const QStringList &projectPaths) = 0;

    /// At most 1000 of each kind; those that take most first.
    virtual QFuture<Result<QList<DuplicateGroup>>> duplicates() = 0;
    /// All of them, by version and name, the newest of each name last.
    virtual QFuture<Result<QList<SupersededFile>>> superseded() = 0;
    virtual QFuture<Result<StorageTotals>> totals() = 0;

    /// What was done through this object and can be taken back, newest first, at most \a most.
    virtual QFuture<Result<QList<UndoableAct>>> undoable(int most) = 0;
    /// Takes the newest of them back, all of it or nothing. Ends as Conflict where something builds
    /// on it by now: it stays as it is then, and leaves the list. Not started.
    virtual Job *takeBack(const UndoableAct &act, QObject *parent) = 0;

    /// Re-hashes every blob and checks every row; its items are the findings.
    virtual Job *verify(QObject *parent) = 0;
};

} // namespace packhouse
