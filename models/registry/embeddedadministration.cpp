// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/embeddedadministration.h"

#include "jobs/functionjob.h"
#include "registry/audit.h"
#include "registry/embeddedsource.h"
#include "registry/store/store.h"

#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

EmbeddedAdministration::EmbeddedAdministration(EmbeddedSource &source) : m_source(source) {}

template<typename Work>
auto EmbeddedAdministration::run(Work work)
{
    return QtConcurrent::run(&m_source.m_pool, [context = m_source.m_context,
                                                work = std::move(work)] { return work(context); });
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

QFuture<Result<void>> EmbeddedAdministration::restore(const QList<qint64> &versionIds)
{
    return run([versionIds](const RegistryContext &context) {
        return context.store.restore(versionIds, context.actor);
    });
}

QFuture<Result<void>> EmbeddedAdministration::purge(const QList<qint64> &versionIds)
{
    return run([versionIds](const RegistryContext &context) {
        return context.store.purge(versionIds, context.actor);
    });
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

QFuture<Result<void>> EmbeddedAdministration::unreserve(const FormatId &type,
                                                        const QString &canonicalName)
{
    return run([=](const RegistryContext &context) {
        return context.store.unreserve(type, canonicalName, context.actor);
    });
}

QFuture<Result<Policy>> EmbeddedAdministration::policy(const QString &scopePath,
                                                       const FormatId &type)
{
    return run([=](const RegistryContext &context) -> Result<Policy> {
        const Result<Scope> scope = context.store.scope(scopePath);
        if (!scope)
            return fail(scope.error());
        return context.store.policy(*scope, type);
    });
}

QFuture<Result<void>> EmbeddedAdministration::setPolicy(const QString &scopePath,
                                                        const PolicySetting &setting)
{
    return run([=](const RegistryContext &context) -> Result<void> {
        const Result<Scope> scope = context.store.scope(scopePath);
        if (!scope)
            return fail(scope.error());
        PolicySetting there = setting;
        there.scope = scope->id;
        return context.store.setPolicy(there, context.actor);
    });
}

QFuture<Result<QList<ActivityRow>>> EmbeddedAdministration::activity(qint64 before, int limit)
{
    return run(
        [=](const RegistryContext &context) { return context.store.activity(before, limit); });
}

QFuture<Result<QList<ExposureRow>>> EmbeddedAdministration::exposure()
{
    return run([](const RegistryContext &context) { return auditExposure(context, false); });
}

Job *EmbeddedAdministration::verify(QObject *parent)
{
    JobPlan plan;
    plan.title = EmbeddedSource::tr("Verify all stored files");
    plan.countsBytes = true;
    plan.work = [context = m_source.m_context](JobContext &job) -> Result<void> {
        const auto findings = context.store.verify([&job](qint64 done, qint64 total) {
            job.setTotal(total);
            job.setDone(done);
            return !job.cancelled();
        });
        if (!findings)
            return fail(findings.error());
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, u"Cancelled."_s);
        for (const IntegrityFinding &finding : *findings) {
            job.addItem(
                {finding.subject, false,
                 Error{ErrorCode::Corrupt, finding.problem,
                       u"Publish the version again from its source, or delete it."_s, false}});
        }
        return {};
    };
    return m_source.track(std::move(plan), parent);
}

} // namespace packhouse
