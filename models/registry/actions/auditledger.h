// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/audit.h"

#include <QThreadPool>

#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace packhouse {

/// What the audit found of every name, kept right at the cost of what changed: names that a change
/// touched are looked at again, those of scopes whose policy became another, those of a namespace
/// that somebody reserved, and those of which an upstream's answer is another. The first time all
/// are looked at.
///
/// The work is done one after the other on a thread of low priority; whoever asks waits for it.
class AuditLedger
{
public:
    AuditLedger(Store &store, UpstreamProbe &probe);
    ~AuditLedger();
    Q_DISABLE_COPY_MOVE(AuditLedger)

    /// Called before names are looked at, with one of them, how many are done and how many there
    /// are, about; answers false to stop (Cancelled).
    using Progress = std::function<bool(const QString &name, qint64 done, qint64 total)>;

    /// From any thread; blocks. \a context: of the registry that this is the ledger of.
    Result<ExposureAnswer> answer(const RegistryContext &context, const ExposureQuestion &question,
                                  const Progress &progress = {});
    /// Everything, which is kept for the next audits to be compared with. Errors: ReadOnly, too.
    Result<ExposureAnswer> audit(const RegistryContext &context, bool probe,
                                 const Progress &progress = {});
    /// How many names were looked at so far, each time counted.
    qint64 evaluated() const;

private:
    struct Entry
    {
        QList<ExposureRow> rows;
        qint64 pass = 0; ///< of the whole audits, in which it was last seen
    };
    using Names = QSet<ExposureName>;

    Result<ExposureAnswer> onThread(const std::function<Result<ExposureAnswer>()> &work);
    Result<void> bringUpToDate(const RegistryContext &context, bool probe,
                               const Progress &progress);
    Result<void> keep(const RegistryContext &context);
    void touch(const ExposureName &name);
    Result<void> lookAtAll(const RegistryContext &context, bool probe, const Progress &progress);
    Result<void> lookAtChanges(const RegistryContext &context, const Progress &progress);
    Result<void> lookAt(NameAuditor &auditor, const RegistryContext &context, const Format &format,
                        const QStringList &names);
    /// Names, and what is below a pattern or a name that others are parts of.
    void spread(const RegistryContext &context, const ExposureName &name, Names &todo) const;
    void noteScopes(const RegistryContext &context, Names &todo);
    void noteUpstreams(const RegistryContext &context, Names &todo);
    void noteAnswers(Names &todo) const;
    void put(const ExposureName &name, QList<ExposureRow> rows);
    void count(const QList<ExposureRow> &rows, int sign);
    QList<ExposureRow> inOrder() const;
    ExposureAnswer collect(const ExposureQuestion &question) const;

    Store &m_store;
    UpstreamProbe &m_probe;

    mutable std::mutex m_touchedMutex; // guards what was touched; never held for long
    Names m_touched;

    mutable std::mutex m_mutex; // guards what follows; held while names are looked at
    std::map<ExposureName, Entry> m_book;
    AuditSnapshot m_before;
    QHash<FormatId, NearNames> m_names; ///< all that there were since it began
    NamespaceOwners m_namespaces;
    QSet<QString> m_lifted;
    QSet<FormatId> m_forwarded; ///< types that had an upstream when they were looked at
    quint64 m_scopes = 0; ///< the generation that they were read at
    bool m_isWhole = false;
    qint64 m_pass = 0;
    qint64 m_evaluated = 0;
    ExposureCounts m_counts;
    QSet<ExposureKey> m_lost; ///< of m_before, and in no row
    Names m_answered; ///< of which an upstream was asked
    qint64 m_state; ///< grows with each change of the book
    qint64 m_first; ///< the state since which m_log has all
    std::deque<std::pair<qint64, ExposureName>> m_log;

    QThreadPool m_thread;
    std::shared_ptr<void> m_listening; ///< last, so that nothing is touched any more when it ends
};

/// Calls \a work with the registry's ledger, or with one that begins anew where it has none.
template<typename Work>
auto withLedger(const RegistryContext &context, Work work)
{
    if (context.ledger)
        return work(*context.ledger);
    AuditLedger once(context.store, context.probe);
    return work(once);
}

} // namespace packhouse
