// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controladministration.h"

#include "jobs/sourcejobs.h"
#include "remotes/control/controlshared.h"

using namespace Qt::StringLiterals;

namespace packhouse {

ControlAdministration::ControlAdministration(ControlSource &source) : m_source(source)
{
    m_audits.setMaxThreadCount(1);
}

ControlAdministration::~ControlAdministration()
{
    m_closing = true;
    m_audits.waitForDone();
}

/// Runs where it is answered: nobody may wait for an event loop.
QFuture<Result<void>> ControlAdministration::done(QFuture<Result<Nothing>> asked)
{
    return asked.then(QtFuture::Launch::Sync, [](const Result<Nothing> &answer) -> Result<void> {
        if (!answer)
            return fail(answer.error());
        return {};
    });
}

QFuture<Result<Scope>> ControlAdministration::addScope(const QString &path, Level level,
                                                       Visibility visibility)
{
    return m_source.ask(actions::AddScope, NewScope{path, level, visibility});
}

QFuture<Result<QList<Token>>> ControlAdministration::tokens()
{
    return m_source.ask(actions::Tokens, Nothing());
}

QFuture<Result<IssuedToken>> ControlAdministration::createToken(const NewToken &token)
{
    return m_source.ask(actions::CreateToken, token);
}

QFuture<Result<void>> ControlAdministration::revokeToken(qint64 id)
{
    return done(m_source.ask(actions::RevokeToken, id));
}

QFuture<Result<QList<TrashRow>>> ControlAdministration::trash()
{
    return m_source.ask(actions::Trash, Nothing());
}

QFuture<Result<RestorePlan>> ControlAdministration::planRestore(const QList<TrashRow> &rows)
{
    return m_source.ask(actions::PlanRestore, entriesOf(rows));
}

Job *ControlAdministration::restore(const RestorePlan &plan, QObject *parent)
{
    const auto planOf = [plan, act = plan.head.id](const QList<PlannedEntry> &entries) {
        RestorePlan part = plan;
        part.head = {};
        part.head.id = act; // of each part
        part.entries = entries;
        return part;
    };
    return m_source.m_jobs.make(
        trashJob(
            Text::counted("Restore %n version(s)", plan.entries.size()), plan.entries,
            [shared = m_source.m_shared, planOf](const auto &entries,
                                                 JobContext &) -> Result<void> {
                const auto could = shared->link.ask(actions::CheckRestore, planOf(entries));
                return could ? Result<void>() : fail(could.error());
            },
            [shared = m_source.m_shared, planOf](const auto &entries, JobContext &) {
                return shared->link.ask(actions::Restore, planOf(entries));
            }),
        parent);
}

Job *ControlAdministration::purge(const QList<TrashRow> &rows, QObject *parent)
{
    return m_source.m_jobs.make(
        trashJob(
            Text::counted("Delete %n version(s) for good", rows.size()), entriesOf(rows),
            [shared = m_source.m_shared](const auto &entries, JobContext &) -> Result<void> {
                const auto there = shared->link.ask(actions::CheckPurge, {{}, entries});
                return there ? Result<void>() : fail(there.error());
            },
            [shared = m_source.m_shared](const auto &entries, JobContext &) {
                return shared->link.ask(actions::Purge, {{}, entries});
            }),
        parent);
}

QFuture<Result<QList<Reservation>>> ControlAdministration::reservations()
{
    return m_source.ask(actions::Reservations, Nothing());
}

QFuture<Result<void>> ControlAdministration::reserve(const Reservation &reservation)
{
    return done(m_source.ask(actions::Reserve, reservation));
}

QFuture<Result<void>> ControlAdministration::unreserve(const QString &scopePath,
                                                       const FormatId &type,
                                                       const QString &canonicalName)
{
    return done(m_source.ask(actions::Unreserve, ReservedName{{scopePath}, type, canonicalName}));
}

QFuture<Result<void>> ControlAdministration::narrowReservation(const FormatId &type,
                                                               const QString &canonicalName,
                                                               const QStringList &topLevelPaths)
{
    return done(
        m_source.ask(actions::NarrowReservation, ReservedName{topLevelPaths, type, canonicalName}));
}

QFuture<Result<Policy>> ControlAdministration::policy(const QString &scopePath,
                                                      const FormatId &type)
{
    return m_source.ask(actions::AskPolicy, TypeAtScope{scopePath, type});
}

QFuture<Result<void>> ControlAdministration::setPolicy(const QString &scopePath,
                                                       const PolicySetting &setting)
{
    return done(m_source.ask(actions::SetPolicy, SettingAtScope{scopePath, setting, false}));
}

QFuture<Result<void>> ControlAdministration::inheritForwarding(const QString &scopePath,
                                                               const FormatId &type)
{
    SettingAtScope at{scopePath, {}, true};
    at.setting.type = type;
    return done(m_source.ask(actions::SetPolicy, at));
}

QFuture<Result<QList<UpstreamRow>>> ControlAdministration::upstreams()
{
    return m_source.ask(actions::Upstreams, Nothing());
}

QFuture<Result<void>> ControlAdministration::acceptUpstream(const FormatId &type,
                                                            const QString &address, bool isPublic)
{
    return done(m_source.ask(actions::AcceptUpstream, UpstreamYes{type, address, isPublic}));
}

QFuture<Result<void>> ControlAdministration::forgetUpstream(const FormatId &type)
{
    return done(m_source.ask(actions::ForgetUpstream, type));
}

QFuture<Result<QList<ActivityRow>>> ControlAdministration::activity(qint64 before, int limit)
{
    return m_source.ask(actions::Activity, ActivityQuestion{before, limit});
}

QFuture<Result<ExposureAnswer>> ControlAdministration::exposure(const ExposureQuestion &question)
{
    using Promise = QPromise<Result<ExposureAnswer>>;
    return QtConcurrent::run(
        &m_audits, [shared = m_source.m_shared, &closing = m_closing, question](Promise &promise) {
            const auto goOn = [&](const QString &, qint64 done, qint64 total) {
                promise.setProgressRange(0, int(total));
                promise.setProgressValue(int(done));
                return !promise.isCanceled() && !closing;
            };
            promise.addResult(shared->link.ask(actions::Exposures, question, goOn));
        });
}

QFuture<Result<void>> ControlAdministration::giveName(const FormatId &type, const QString &name,
                                                      const QStringList &projectPaths)
{
    return done(m_source.ask(actions::GiveName, ReservedName{projectPaths, type, name}));
}

QFuture<Result<QList<DuplicateGroup>>> ControlAdministration::duplicates()
{
    return m_source.ask(actions::Duplicates, Nothing());
}

QFuture<Result<QList<SupersededFile>>> ControlAdministration::superseded()
{
    return m_source.ask(actions::Superseded, Nothing());
}

QFuture<Result<StorageTotals>> ControlAdministration::totals()
{
    return m_source.ask(actions::Totals, Nothing());
}

QFuture<Result<QList<UndoableAct>>> ControlAdministration::undoable(int most)
{
    return m_source.ask(actions::Undoable, most);
}

Job *ControlAdministration::takeBack(const UndoableAct &act, QObject *parent)
{
    const auto work = [shared = m_source.m_shared,
                       act](const std::function<bool(qint64, qint64)> &goOn) -> Result<void> {
        const auto told = [&goOn](const QString &, qint64 done, qint64 total) {
            return goOn(done, total);
        };
        const Result<Nothing> answer = shared->link.ask(actions::TakeBack, act, told);
        return answer ? Result<void>() : fail(answer.error());
    };
    return m_source.m_jobs.make(undoJob(act.undo, work), parent);
}

Job *ControlAdministration::verify(QObject *parent)
{
    JobPlan plan;
    plan.title = Text::of("Verify all stored files");
    plan.countsBytes = true;
    plan.work = [shared = m_source.m_shared](JobContext &job) -> Result<void> {
        const auto findings = shared->link.ask(actions::Verify, Nothing(),
                                               [&job](const QString &, qint64 done, qint64 total) {
                                                   job.setTotal(total);
                                                   job.setDone(done);
                                                   return !job.cancelled();
                                               });
        if (!findings)
            return fail(findings.error());
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        for (const VerificationFinding &finding : *findings) {
            job.addItem({finding.subject, false,
                         Error{ErrorCode::Corrupt, finding.problem, finding.remedy, false}});
        }
        return {};
    };
    return m_source.m_jobs.make(std::move(plan), parent);
}

} // namespace packhouse
