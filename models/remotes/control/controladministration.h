// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/actions.h"
#include "core/administration.h"

#include <QThreadPool>

#include <atomic>

namespace packhouse {

class ControlSource;

/// What this computer's own user may do with his registry in another process: everything.
class ControlAdministration final : public Administration
{
public:
    explicit ControlAdministration(ControlSource &source);
    /// An audit that runs is cancelled and waited for.
    ~ControlAdministration() override;
    bool isAuditing() const { return m_audits.activeThreadCount() > 0; }

    QFuture<Result<Scope>> addScope(const QString &path, Level level,
                                    Visibility visibility) override;
    QFuture<Result<QList<Token>>> tokens() override;
    QFuture<Result<IssuedToken>> createToken(const NewToken &token) override;
    QFuture<Result<void>> revokeToken(qint64 id) override;
    QFuture<Result<QList<TrashRow>>> trash() override;
    QFuture<Result<RestorePlan>> planRestore(const QList<TrashRow> &rows) override;
    Job *restore(const RestorePlan &plan, QObject *parent) override;
    Job *purge(const QList<TrashRow> &rows, QObject *parent) override;
    QFuture<Result<QList<Reservation>>> reservations() override;
    QFuture<Result<void>> reserve(const Reservation &reservation) override;
    QFuture<Result<void>> unreserve(const QString &scopePath, const FormatId &type,
                                    const QString &canonicalName) override;
    QFuture<Result<void>> narrowReservation(const FormatId &type, const QString &canonicalName,
                                            const QStringList &topLevelPaths) override;
    QFuture<Result<Policy>> policy(const QString &scopePath, const FormatId &type) override;
    QFuture<Result<void>> setPolicy(const QString &scopePath,
                                    const PolicySetting &setting) override;
    QFuture<Result<void>> inheritForwarding(const QString &scopePath,
                                            const FormatId &type) override;
    QFuture<Result<QList<UpstreamRow>>> upstreams() override;
    QFuture<Result<void>> acceptUpstream(const FormatId &type, const QString &address,
                                         bool isPublic) override;
    QFuture<Result<void>> forgetUpstream(const FormatId &type) override;
    QFuture<Result<QList<ActivityRow>>> activity(qint64 before, int limit) override;
    QFuture<Result<ExposureAnswer>> exposure(const ExposureQuestion &question) override;
    QFuture<Result<void>> giveName(const FormatId &type, const QString &name,
                                   const QStringList &projectPaths) override;
    QFuture<Result<QList<DuplicateGroup>>> duplicates() override;
    QFuture<Result<QList<SupersededFile>>> superseded() override;
    QFuture<Result<StorageTotals>> totals() override;
    QFuture<Result<QList<UndoableAct>>> undoable(int most) override;
    Job *takeBack(const UndoableAct &act, QObject *parent) override;
    Job *verify(QObject *parent) override;

private:
    QFuture<Result<void>> done(QFuture<Result<Nothing>> asked);

    ControlSource &m_source;
    std::atomic<bool> m_closing = false;
    QThreadPool m_audits; ///< of one thread: what others ask for waits for none of them
};

} // namespace packhouse
