// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/source/embeddedadministration.h"

#include "core/clock.h"
#include "jobs/sourcejobs.h"
#include "registry/actions/auditledger.h"
#include "registry/actions/removal.h"
#include "registry/actions/trashing.h"
#include "registry/actions/undoing.h"
#include "registry/actions/upstreams.h"
#include "registry/actions/viewing.h"
#include "registry/source/embeddedsource.h"
#include "registry/store/store.h"

#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

EmbeddedAdministration::EmbeddedAdministration(EmbeddedSource &source) : m_source(source)
{
    m_audits.setMaxThreadCount(1);
}

EmbeddedAdministration::~EmbeddedAdministration()
{
    m_closing = true;
    m_audits.waitForDone();
}

template<typename Work>
auto EmbeddedAdministration::run(Work work)
{
    return QtConcurrent::run(
        m_source.m_jobs.threads(),
        [context = m_source.m_context, work = std::move(work)] { return work(context); });
}

QFuture<Result<Scope>> EmbeddedAdministration::addScope(const QString &path, Level level,
                                                        Visibility visibility)
{
    return run([=](const RegistryContext &context) {
        return context.store.addScope(path, level, visibility, context.actor);
    });
}

QFuture<Result<QList<Token>>> EmbeddedAdministration::tokens()
{
    return run([](const RegistryContext &context) { return context.store.tokens(); });
}

QFuture<Result<IssuedToken>> EmbeddedAdministration::createToken(const NewToken &token)
{
    return run([token](const RegistryContext &context) {
        return context.store.createToken(token, context.actor);
    });
}

QFuture<Result<void>> EmbeddedAdministration::revokeToken(qint64 id)
{
    return run([id](const RegistryContext &context) {
        return context.store.revokeToken(id, context.actor);
    });
}

QFuture<Result<QList<TrashRow>>> EmbeddedAdministration::trash()
{
    return run([](const RegistryContext &context) { return context.store.trash(); });
}

QFuture<Result<RestorePlan>> EmbeddedAdministration::planRestore(const QList<TrashRow> &rows)
{
    return run([rows](const RegistryContext &context) {
        return packhouse::planRestore(context, entriesOf(rows));
    });
}

Job *EmbeddedAdministration::restore(const RestorePlan &plan, QObject *parent)
{
    const auto planOf = [context = m_source.m_context, plan,
                         act = plan.head.id](const QList<PlannedEntry> &entries) {
        RestorePlan part = plan;
        part.head = PlanHead::now(EmbeddedId, context.actor.name(), context.clock.now());
        part.head.id = act; // of each part
        part.entries = entries;
        return part;
    };
    return m_source.m_jobs.make(
        trashJob(
            Text::counted("Restore %n version(s)", plan.entries.size()), plan.entries,
            [context = m_source.m_context, planOf](const auto &entries, JobContext &) {
                return checkRestore(context, planOf(entries));
            },
            [context = m_source.m_context, planOf](const auto &entries, JobContext &) {
                return restorePlanned(context, planOf(entries));
            }),
        parent);
}

Job *EmbeddedAdministration::purge(const QList<TrashRow> &rows, QObject *parent)
{
    return m_source.m_jobs.make(
        trashJob(
            Text::counted("Delete %n version(s) for good", rows.size()), entriesOf(rows),
            [context = m_source.m_context](const auto &entries, JobContext &) {
                return checkEntries(context, entries);
            },
            [context = m_source.m_context](const auto &entries, JobContext &) {
                return purgePlanned(context, PurgePlan{{}, entries});
            }),
        parent);
}

QFuture<Result<QList<Reservation>>> EmbeddedAdministration::reservations()
{
    return run([](const RegistryContext &context) { return context.store.reservations(); });
}

QFuture<Result<void>> EmbeddedAdministration::reserve(const Reservation &reservation)
{
    return run([reservation](const RegistryContext &context) {
        return context.store.reserve(reservation, context.actor);
    });
}

QFuture<Result<void>> EmbeddedAdministration::unreserve(const QString &scopePath,
                                                        const FormatId &type,
                                                        const QString &canonicalName)
{
    return run([=](const RegistryContext &context) {
        return context.store.unreserve(scopePath, type, canonicalName, context.actor);
    });
}

QFuture<Result<void>> EmbeddedAdministration::narrowReservation(const FormatId &type,
                                                                const QString &canonicalName,
                                                                const QStringList &topLevelPaths)
{
    return run([=](const RegistryContext &context) {
        return context.store.narrowReservation(type, canonicalName, topLevelPaths, context.actor);
    });
}

QFuture<Result<Policy>> EmbeddedAdministration::policy(const QString &scopePath,
                                                       const FormatId &type)
{
    return run([=](const RegistryContext &context) { return policyAt(context, scopePath, type); });
}

QFuture<Result<void>> EmbeddedAdministration::setPolicy(const QString &scopePath,
                                                        const PolicySetting &setting)
{
    return changePolicy(scopePath, setting, false);
}

QFuture<Result<void>> EmbeddedAdministration::inheritForwarding(const QString &scopePath,
                                                                const FormatId &type)
{
    PolicySetting setting;
    setting.type = type;
    return changePolicy(scopePath, setting, true);
}

QFuture<Result<void>> EmbeddedAdministration::changePolicy(const QString &scopePath,
                                                           const PolicySetting &setting,
                                                           bool inheritForwarding)
{
    return run([=](const RegistryContext &context) {
        return setPolicyAt(context, scopePath, setting, inheritForwarding);
    });
}

QFuture<Result<QList<UpstreamRow>>> EmbeddedAdministration::upstreams()
{
    return run([](const RegistryContext &context) { return upstreamRows(context); });
}

QFuture<Result<void>> EmbeddedAdministration::acceptUpstream(const FormatId &type,
                                                             const QString &address, bool isPublic)
{
    return run([=](const RegistryContext &context) -> Result<void> {
        const auto yes = packhouse::acceptUpstream(context, type, address, isPublic);
        if (!yes)
            return fail(yes.error());
        return {};
    });
}

QFuture<Result<void>> EmbeddedAdministration::forgetUpstream(const FormatId &type)
{
    return run([type](const RegistryContext &context) {
        return packhouse::forgetUpstream(context, type);
    });
}

QFuture<Result<QList<ActivityRow>>> EmbeddedAdministration::activity(qint64 before, int limit)
{
    return run(
        [=](const RegistryContext &context) { return context.store.activity(before, limit); });
}

QFuture<Result<ExposureAnswer>> EmbeddedAdministration::exposure(const ExposureQuestion &question)
{
    using Promise = QPromise<Result<ExposureAnswer>>;
    return QtConcurrent::run(&m_audits, [context = m_source.m_context, &closing = m_closing,
                                         question](Promise &promise) {
        const auto goOn = [&](const QString &, qint64 done, qint64 total) {
            promise.setProgressRange(0, int(total));
            promise.setProgressValue(int(done));
            return !promise.isCanceled() && !closing;
        };
        promise.addResult(withLedger(
            context, [&](AuditLedger &ledger) { return ledger.answer(context, question, goOn); }));
    });
}

QFuture<Result<void>> EmbeddedAdministration::giveName(const FormatId &type, const QString &name,
                                                       const QStringList &projectPaths)
{
    return run([=](const RegistryContext &context) {
        return giveNameTo(context, type, name, projectPaths);
    });
}

QFuture<Result<QList<DuplicateGroup>>> EmbeddedAdministration::duplicates()
{
    return run([](const RegistryContext &context) { return mostDuplicates(context); });
}

QFuture<Result<QList<SupersededFile>>> EmbeddedAdministration::superseded()
{
    return run([](const RegistryContext &context) { return context.store.superseded(); });
}

QFuture<Result<StorageTotals>> EmbeddedAdministration::totals()
{
    return run([](const RegistryContext &context) { return storageTotals(context); });
}

QFuture<Result<QList<UndoableAct>>> EmbeddedAdministration::undoable(int most)
{
    return run([most](const RegistryContext &context) -> Result<QList<UndoableAct>> {
        return context.store.undoable(context.actor.session, most);
    });
}

Job *EmbeddedAdministration::takeBack(const UndoableAct &act, QObject *parent)
{
    const auto work = [context = m_source.m_context, id = act.id](const GoOn &goOn) {
        return packhouse::takeBack(context, id, goOn);
    };
    return m_source.m_jobs.make(undoJob(act.undo, work), parent);
}

Job *EmbeddedAdministration::verify(QObject *parent)
{
    JobPlan plan;
    plan.title = Text::of("Verify all stored files");
    plan.countsBytes = true;
    plan.work = [context = m_source.m_context](JobContext &job) -> Result<void> {
        const auto findings = findDamage(context, [&job](qint64 done, qint64 total) {
            job.setTotal(total);
            job.setDone(done);
            return !job.cancelled();
        });
        if (!findings)
            return fail(findings.error());
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        for (const IntegrityFinding &finding : *findings) {
            job.addItem({finding.subject, false,
                         Error{ErrorCode::Corrupt, finding.problem, finding.remedy, false}});
        }
        return {};
    };
    return m_source.m_jobs.make(std::move(plan), parent);
}

} // namespace packhouse
