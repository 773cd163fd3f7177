// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/auditledger.h"

#include "core/clock.h"
#include "core/lowpriority.h"
#include "formats/formatlist.h"
#include "formats/publishing.h"
#include "insight/exposurefindings.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int NamesAtOnce = 500;
/// It may wait for an upstream, and what was read before is old by then.
constexpr int ProbedAtOnce = 1;

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Text::of("The audit was cancelled."));
}

bool isNamespace(const ExposureName &name)
{
    return name.canonicalName.endsWith(u'*');
}

/// Where they are read page by page: names with versions, then what is only reserved or proposed.
class AllNames
{
public:
    AllNames(const RegistryContext &context, const NamespaceOwners &namespaces, int atOnce)
        : m_context(context), m_atOnce(atOnce)
    {
        for (auto one = namespaces.begin(); one != namespaces.end(); ++one)
            m_others[one.key().type].insert(one.key().canonicalName);
    }

    Result<qint64> start()
    {
        const Result<QList<Reservation>> reservations = m_context.store.reservations();
        if (!reservations)
            return fail(reservations.error());
        for (const Reservation &one : *reservations) {
            if (!one.canonicalName.endsWith(u'*')) // those of groups are proposals
                m_others[one.type].insert(one.canonicalName);
        }
        const Result<QList<TypeCount>> counts = m_context.store.counts({});
        qint64 all = 0;
        for (const TypeCount &type : counts.value_or(QList<TypeCount>()))
            all += type.packages;
        return std::max(all, qint64(reservations->size()));
    }

    /// Empty at the type's end.
    Result<QStringList> next(const Format &format)
    {
        QSet<QString> &others = m_others[format.id()];
        if (std::exchange(m_format, &format) != &format) {
            m_after.clear();
            m_more = true;
        }
        if (m_more) {
            Result<QStringList> names = m_context.store.canonicalNames(format.id(), m_after,
                                                                       m_atOnce);
            if (!names)
                return fail(names.error());
            for (const QString &name : *names)
                others.remove(name);
            m_more = names->size() >= m_atOnce;
            if (!names->isEmpty()) {
                m_after = names->last();
                return names;
            }
        }
        QStringList rest;
        for (auto other = others.begin(); other != others.end() && rest.size() < m_atOnce;
             other = others.erase(other))
            rest << *other;
        return rest;
    }

private:
    const RegistryContext &m_context;
    const int m_atOnce;
    QHash<FormatId, QSet<QString>> m_others;
    const Format *m_format = nullptr;
    QString m_after;
    bool m_more = true;
};

} // namespace

static QSet<FormatId> forwardedTypes(const RegistryContext &context)
{
    QSet<FormatId> types;
    for (const auto &format : context.formats) {
        if (format->forwarding() && context.probe.leadsElsewhere(format->id()))
            types.insert(format->id());
    }
    return types;
}

AuditLedger::AuditLedger(Store &store, UpstreamProbe &probe)
    : m_store(store)
    , m_probe(probe)
    , m_state(QDateTime::currentMSecsSinceEpoch()) // another run never takes it for its own
    , m_first(m_state)
{
    m_thread.setMaxThreadCount(1);
    const auto heard = [this](const FormatId &type, const QString &name) { touch({type, name}); };
    m_listening = m_store.onNameChange(heard);
    m_probe.onAnswer(heard);
}

AuditLedger::~AuditLedger()
{
    m_probe.onAnswer({});
    m_listening.reset();
    m_thread.waitForDone();
}

void AuditLedger::touch(const ExposureName &name)
{
    const std::lock_guard lock(m_touchedMutex);
    m_touched.insert(name);
}

Result<ExposureAnswer> AuditLedger::onThread(const std::function<Result<ExposureAnswer>()> &work)
{
    // No QFuture: whoever waits for one may do its work himself, and would be of low priority then.
    // Shared, as whoever waits goes on while the promise is still being kept.
    const auto promise = std::make_shared<std::promise<Result<ExposureAnswer>>>();
    std::future<Result<ExposureAnswer>> future = promise->get_future();
    m_thread.start([this, promise, &work] {
        const std::lock_guard lock(m_mutex);
        std::optional<Result<ExposureAnswer>> answer;
        LowPriority low;
        low.run([&] { answer = work(); });
        promise->set_value(std::move(*answer));
    });
    return future.get();
}

Result<ExposureAnswer> AuditLedger::answer(const RegistryContext &context,
                                           const ExposureQuestion &question,
                                           const Progress &progress)
{
    return onThread([&]() -> Result<ExposureAnswer> {
        if (const auto done = bringUpToDate(context, question.probe, progress); !done)
            return fail(done.error());
        return collect(question);
    });
}

Result<ExposureAnswer> AuditLedger::audit(const RegistryContext &context, bool probe,
                                          const Progress &progress)
{
    return onThread([&]() -> Result<ExposureAnswer> {
        if (const auto done = bringUpToDate(context, probe, progress); !done)
            return fail(done.error());
        ExposureAnswer answer = collect({});
        if (const auto kept = keep(context); !kept)
            return fail(kept.error());
        return answer;
    });
}

qint64 AuditLedger::evaluated() const
{
    const std::lock_guard lock(m_mutex);
    return m_evaluated;
}

Result<void> AuditLedger::bringUpToDate(const RegistryContext &context, bool probe,
                                        const Progress &progress)
{
    if (!m_isWhole && m_pass == 0) {
        m_before = lastAudit(m_store.directory());
        m_lost = QSet<ExposureKey>(m_before.names.keyBegin(), m_before.names.keyEnd());
    }
    return m_isWhole && !probe ? lookAtChanges(context, progress)
                               : lookAtAll(context, probe, progress);
}

Result<void> AuditLedger::lookAtAll(const RegistryContext &context, bool probe,
                                    const Progress &progress)
{
    ++m_pass;
    {
        // What is touched from here on may be read before or after that: it is looked at again.
        const std::lock_guard lock(m_touchedMutex);
        m_touched.clear();
    }
    m_isWhole = false;
    m_scopes = m_store.scopeGeneration()->value();
    m_namespaces = namespaceOwners(context);
    m_lifted = m_store.liftedNamespaces().value_or(QSet<QString>());
    m_forwarded = forwardedTypes(context);
    auto names = nearNames(context);
    if (!names)
        return fail(names.error());
    m_names = std::move(*names);
    AllNames all(context, m_namespaces, probe ? ProbedAtOnce : NamesAtOnce);
    const Result<qint64> total = all.start();
    if (!total)
        return fail(total.error());
    NameAuditor auditor(context, m_namespaces, m_before, m_lifted, probe);
    auditor.setNames(&m_names);
    qint64 done = 0;
    for (const auto &format : context.formats) {
        while (true) {
            const Result<QStringList> page = all.next(*format);
            if (!page)
                return fail(page.error());
            if (page->isEmpty())
                break;
            if (progress && !progress(page->first(), done, std::max(*total, done)))
                return stopped();
            if (const auto looked = lookAt(auditor, context, *format, *page); !looked)
                return fail(looked.error());
            done += page->size();
        }
    }
    QList<ExposureName> gone;
    for (const auto &[name, entry] : m_book) {
        if (entry.pass != m_pass)
            gone << name;
    }
    for (const ExposureName &name : std::as_const(gone))
        put(name, {});
    m_isWhole = true;
    return {};
}

Result<void> AuditLedger::lookAtChanges(const RegistryContext &context, const Progress &progress)
{
    Names touched;
    {
        const std::lock_guard lock(m_touchedMutex);
        touched = std::exchange(m_touched, {});
    }
    Names todo;
    noteScopes(context, todo);
    noteUpstreams(context, todo);
    noteAnswers(todo);
    for (const ExposureName &name : std::as_const(touched)) {
        if (!isNamespace(name))
            m_names[name.type].add(name.canonicalName);
        spread(context, name, todo);
    }
    if (std::any_of(todo.begin(), todo.end(), &isNamespace))
        m_lifted = m_store.liftedNamespaces().value_or(m_lifted);
    QHash<FormatId, QStringList> byType;
    for (const ExposureName &name : std::as_const(todo))
        byType[name.type] << name.canonicalName;
    NameAuditor auditor(context, m_namespaces, m_before, m_lifted, false);
    auditor.setNames(&m_names);
    qint64 done = 0;
    const auto work = [&]() -> Result<void> {
        for (auto type = byType.begin(); type != byType.end(); ++type) {
            const Format *format = context.formats.find(type.key());
            for (qsizetype at = 0; format && at < type->size(); at += NamesAtOnce) {
                const QStringList names = type->mid(at, NamesAtOnce);
                if (progress && !progress(names.first(), done, todo.size()))
                    return stopped();
                if (const auto looked = lookAt(auditor, context, *format, names); !looked)
                    return looked;
                done += names.size();
            }
        }
        return {};
    };
    Result<void> worked = work();
    if (!worked) { // the next one begins with them
        const std::lock_guard lock(m_touchedMutex);
        m_touched += todo;
    }
    return worked;
}

Result<void> AuditLedger::lookAt(NameAuditor &auditor, const RegistryContext &context,
                                 const Format &format, const QStringList &names)
{
    const Result<QList<NameFacts>> facts = context.store.nameFacts(format.id(), names);
    if (!facts)
        return fail(facts.error());
    for (const NameFacts &name : *facts) {
        Result<QList<ExposureRow>> rows = auditor.rows(format, name);
        if (!rows)
            return fail(rows.error());
        put({format.id(), name.canonicalName}, std::move(*rows));
        ++m_evaluated;
    }
    return {};
}

void AuditLedger::spread(const RegistryContext &context, const ExposureName &name,
                         Names &todo) const
{
    constexpr qsizetype MostNear = 100;
    todo.insert(name);
    if (const auto known = m_names.constFind(name.type); known != m_names.constEnd()) {
        for (const QString &near : known->nearTo(name.canonicalName, MostNear))
            todo.insert({name.type, near});
    }
    const bool all = isNamespace(name);
    const QString start = all ? name.canonicalName.chopped(1) : name.canonicalName;
    const Format *format = context.formats.find(name.type);
    const Publishing *parts = format ? format->publishing() : nullptr;
    for (auto one = m_book.lower_bound({name.type, start});
         one != m_book.end() && one->first.type == name.type
         && one->first.canonicalName.startsWith(start);
         ++one) {
        const QString &other = one->first.canonicalName;
        if (all || (parts && parts->namesAbove(other).contains(name.canonicalName)))
            todo.insert(one->first);
    }
}

/// What policies and new groups make of names.
void AuditLedger::noteScopes(const RegistryContext &context, Names &todo)
{
    const quint64 now = m_store.scopeGeneration()->value();
    if (std::exchange(m_scopes, now) == now)
        return;
    const NamespaceOwners before = std::exchange(m_namespaces, namespaceOwners(context));
    for (auto one = m_namespaces.begin(); one != m_namespaces.end(); ++one) {
        if (before.value(one.key()) != *one)
            spread(context, one.key(), todo);
    }
    QHash<ExposureName, Policy> policies; // by the scope's path
    for (const auto &[name, entry] : m_book) {
        for (const ExposureRow &row : entry.rows) {
            const ExposureName at{row.type, row.scopePath};
            auto policy = policies.constFind(at);
            if (policy == policies.constEnd()) {
                const Result<Scope> scope = m_store.scope(row.scopePath);
                const Result<Policy> read = scope ? m_store.policy(*scope, row.type)
                                                  : fail(scope.error());
                policy = policies.insert(at, read.value_or(Policy()));
            }
            if (policy->forwarding != row.forwarding
                || policy->forwardingFrom != row.forwardingFrom)
                todo.insert(name);
        }
    }
}

/// With its first upstream, and without its last, other things become of all names of a type.
void AuditLedger::noteUpstreams(const RegistryContext &context, Names &todo)
{
    const QSet<FormatId> now = forwardedTypes(context);
    const QSet<FormatId> before = std::exchange(m_forwarded, now);
    for (const auto &[name, entry] : m_book) {
        if (now.contains(name.type) != before.contains(name.type))
            todo.insert(name);
    }
}

/// Answers of upstreams are forgotten after a time, and when another upstream is named.
void AuditLedger::noteAnswers(Names &todo) const
{
    for (const ExposureName &name : m_answered) {
        const ProbeResult known = m_probe.known(name.type, name.canonicalName);
        const auto entry = m_book.find(name);
        if (entry != m_book.end() && !entry->second.rows.isEmpty()
            && (known.state != entry->second.rows.first().upstream
                || known.at != entry->second.rows.first().upstreamAsked))
            todo.insert(name);
    }
}

void AuditLedger::put(const ExposureName &name, QList<ExposureRow> rows)
{
    auto entry = m_book.find(name);
    if (entry == m_book.end() && rows.isEmpty())
        return;
    if (entry == m_book.end())
        entry = m_book.emplace(name, Entry()).first;
    entry->second.pass = m_pass;
    for (const ExposureRow &row : std::as_const(rows))
        m_lost.remove(row.key());
    if (entry->second.rows == rows)
        return;
    for (const ExposureRow &row : std::as_const(entry->second.rows)) {
        const bool stays = std::any_of(rows.begin(), rows.end(), [&](const ExposureRow &one) {
            return one.key() == row.key();
        });
        if (!stays && m_before.names.contains(row.key()))
            m_lost.insert(row.key());
    }
    count(entry->second.rows, -1);
    count(rows, 1);
    const bool asked = !rows.isEmpty() && rows.first().upstream != UpstreamState::NotAsked;
    asked ? (void)m_answered.insert(name) : (void)m_answered.remove(name);
    m_log.emplace_back(++m_state, name);
    if (rows.isEmpty())
        m_book.erase(entry);
    else
        entry->second.rows = std::move(rows);
    // Whoever asks about what was before gets everything.
    while (m_log.size() > 2 * m_book.size() + 1000) {
        m_first = m_log.front().first;
        m_log.pop_front();
    }
}

void AuditLedger::count(const QList<ExposureRow> &rows, int sign)
{
    for (const ExposureRow &row : rows) {
        const Tone tone = row.exposure.tone;
        m_counts.all += sign;
        m_counts.bad += tone == Tone::Bad ? sign : 0;
        m_counts.warnings += tone == Tone::Warning ? sign : 0;
        m_counts.unknown += tone == Tone::Unknown ? sign : 0;
        m_counts.decisions += row.needsDecision() ? sign : 0;
    }
}

/// Sorted here, where nobody is held up by it.
QList<ExposureRow> AuditLedger::inOrder() const
{
    std::vector<const ExposureRow *> all; // rows are large to be moved about
    for (const auto &[name, entry] : m_book) {
        for (const ExposureRow &row : entry.rows)
            all.push_back(&row);
    }
    std::sort(all.begin(), all.end(),
              [](const auto *a, const auto *b) { return isMoreUrgent(*a, *b); });
    QList<ExposureRow> rows;
    rows.reserve(qsizetype(all.size()));
    for (const ExposureRow *row : all)
        rows << *row;
    return rows;
}

ExposureAnswer AuditLedger::collect(const ExposureQuestion &question) const
{
    ExposureAnswer answer;
    answer.state = m_state;
    answer.counts = m_counts;
    answer.comparedWith = m_before.at;
    if (!question.rows)
        return answer;
    for (const ExposureKey &lost : m_lost)
        answer.lost << lostName(lost);
    answer.whole = question.since < m_first || question.since > m_state;
    if (answer.whole) {
        answer.rows = inOrder();
        return answer;
    }
    Names news;
    for (auto one = m_log.crbegin(); one != m_log.crend() && one->first > question.since; ++one)
        news.insert(one->second);
    answer.names = news.values();
    for (const ExposureName &name : std::as_const(answer.names)) {
        if (const auto entry = m_book.find(name); entry != m_book.end())
            answer.rows << entry->second.rows;
    }
    return answer;
}

Result<void> AuditLedger::keep(const RegistryContext &context)
{
    AuditSnapshot now;
    now.at = context.clock.now();
    Names told;
    for (const auto &[name, entry] : m_book) {
        for (const ExposureRow &row : entry.rows) {
            if (!isNamespace(name))
                now.names.insert(row.key(), keptOf(row, m_before));
            if (!row.changes.isEmpty())
                told.insert(name);
        }
    }
    if (const auto kept = keepAudit(m_store.directory(), now); !kept)
        return kept;
    m_before = std::move(now);
    m_lost.clear();
    const std::lock_guard lock(m_touchedMutex);
    m_touched += told;
    return {};
}

} // namespace packhouse
