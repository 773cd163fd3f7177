// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/requestexchange.h"

#include "formats/forwarder.h"
#include "registry/gateway/gate.h"
#include "registry/gateway/wronglevel.h"
#include "registry/http/caught.h"
#include "registry/http/rendering.h"
#include "registry/http/servedclient.h"
#include "registry/store/readfailure.h"
#include "registry/store/store.h"

#include <QJsonObject>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

bool tokenTravels(const Carriers &carriers, const Headers &headers)
{
    const auto credentials = carriers.credentialsOf(headers, {});
    return std::any_of(credentials.begin(), credentials.end(), [](const Credential &one) {
        return one.carrier == Carrier::PrivateToken || one.carrier == Carrier::JobToken
               || one.carrier == Carrier::DeployToken || one.carrier == Carrier::PackageKey;
    });
}

// Handlers never need the secret, so nothing they log, store or send on can hold it.
Headers withoutSecrets(const Carriers &carriers, const Headers &headers)
{
    Headers result;
    for (const auto &[name, value] : headers) {
        if (!carriers.ofHeader(name) && name.compare("Cookie", Qt::CaseInsensitive) != 0
            && name.compare("Proxy-Authorization", Qt::CaseInsensitive) != 0)
            result.add(name, value);
    }
    return result;
}

// What is here decides about a condition, and nobody else learns what is published.
class NobodyElse final : public Forwarder
{
public:
    Reply forward(const Call &, const Missing &missing) override { return missing.notFound; }
    Reply ask(const Call &, const ForeignQuestion &) override
    {
        return Reply::error(404, u"Nobody was asked."_s);
    }
};

Reply finished(Reply reply)
{
    if (!reply.headers.contains("X-Content-Type-Options"))
        reply.headers.add("X-Content-Type-Options", "nosniff");
    return reply;
}

/// What could not be read for an answer that is made of it.
std::optional<Error> missedBy(const Reply &reply)
{
    return reply.standsAlone ? std::nullopt : readFailure();
}

Reply unknownPath(const QByteArray &allow, const QString &advice)
{
    if (allow.isEmpty() && advice.isEmpty()) {
        Reply reply = Reply::json(QJsonObject{{u"error"_s, u"404 Not Found"_s}}, 404);
        reply.reason = "Not Found";
        return reply;
    }
    const QString status = allow.isEmpty() ? u"404 Not Found"_s : u"405 Not Allowed"_s;
    Reply reply = advice.isEmpty() ? Reply::error(405, status)
                                   : Reply::error(allow.isEmpty() ? 404 : 405,
                                                  status + u" - "_s + advice, advice);
    if (!allow.isEmpty())
        reply.headers.add("Allow", allow);
    return reply;
}

} // namespace

bool countsAsDownload(const RequestHead &head)
{
    return head.method == Method::Get && !head.headers.contains("If-None-Match");
}

RequestExchange::RequestExchange(GatewayParts &parts, RequestHead head)
    : m_parts(parts), m_head(std::move(head))
{}

std::optional<Reply> RequestExchange::begin()
{
    if (!m_admission)
        m_admission = judged(&RequestExchange::admit);
    return *m_admission;
}

std::optional<Reply> RequestExchange::check()
{
    if (std::optional<Reply> refused = begin())
        return refused;
    if (!m_examination)
        m_examination = judged(&RequestExchange::examine);
    return *m_examination;
}

std::optional<Reply> RequestExchange::judged(std::optional<Reply> (RequestExchange::*judge)())
{
    forgetReadFailure(); // of what this thread did before
    std::optional<Reply> refused = (this->*judge)();
    // Nobody is refused for what could not be read.
    if (const std::optional<Error> &failure = readFailure();
        failure && refused && refused->status < 500)
        refused = Reply::error(*failure);
    if (refused)
        refused = finished(std::move(*refused));
    return refused;
}

std::optional<Reply> RequestExchange::examine()
{
    std::optional<Reply> refused = checkConditions();
    if (!refused && m_match.endpoint->precheck)
        refused = precheck();
    return refused;
}

std::optional<Reply> RequestExchange::admit()
{
    // Before anything that depends on who asks for what: we do, and only whether it came here.
    if (m_parts.ownQuestion) {
        if (std::optional<Reply> cameBack = m_parts.ownQuestion(m_head.headers, m_head.target))
            return cameBack;
    }
    if (const auto checked = m_parts.guard.check(m_head.headers); !checked)
        return Reply::error(checked.error());
    if (std::optional<Reply> unknown = route())
        return unknown;
    // RFC 9110, 14.4: a part must not be taken for the whole.
    if (m_head.hasBody && m_head.headers.contains("Content-Range"))
        return Reply::error(
            400, u"400 Bad request - An upload cannot be resumed here: Content-Range is not "
                 "understood. Send the whole file again."_s);
    m_scopesAt = m_parts.store.scopeGeneration()->value();
    const auto credentials = m_match.endpoint->signsIn
                                 ? std::vector<Credential>()
                                 : m_parts.carriers.credentialsOf(m_head.headers, m_path.query);
    m_secretInQuery = !m_parts.carriers.credentialsOf({}, m_path.query).empty();
    bool guessed = false;
    Result<KnownCallerPtr> caller = identify(credentials, guessed);
    if (!caller && caller.error().code != ErrorCode::Unauthorized)
        return Reply::error(caller.error());
    if (!caller) {
        return guessed ? wrongCredential(english(caller.error().what), credentials)
                       : unauthorized(*m_match.endpoint, english(caller.error().what));
    }
    m_caller = std::move(*caller);
    const Result<Scope> scope = scopeInReach();
    if (scope)
        m_scope = *scope;
    m_reader.emplace(m_parts.store, Reach{m_caller->caller, m_scope.id});
    return refusal(*m_match.endpoint, m_caller->caller, scope);
}

std::optional<Reply> RequestExchange::route()
{
    QByteArray target = m_head.target;
    if (m_head.ownPort != 0) {
        m_root = m_parts.roots.at(m_head.ownPort);
        if (!m_root)
            return unknownPath({}, {});
        OwnRoot::Target asked = m_root->target(target);
        target = std::move(asked.text);
        m_fromRoot = asked.fromRoot;
    }
    Result<RawPath> path = RawPath::parse(target);
    if (!path)
        return Reply::error(path.error());
    m_path = std::move(*path);
    m_match = matchFor(m_head.method);
    if (m_match.endpoint)
        return std::nullopt;
    if (m_path.hasEmptyPart())
        return Reply::error(RawPath::emptyPart());
    // At an address of its own there are no other levels to be sent to.
    return unknownPath(m_match.allow,
                       m_root ? QString() : wrongLevel(m_parts.router, m_head.method, m_path));
}

/// What stands for the path; at an address of its own, of that type alone.
Router::Match RequestExchange::matchFor(Method method) const
{
    Router::Match match = m_parts.router.find(method, m_path, m_root ? m_root->format : nullptr);
    if (m_fromRoot)
        match.prefix.clear();
    return match;
}

Reply RequestExchange::wrongCredential(const QString &problem,
                                       const std::vector<Credential> &credentials)
{
    size_t secret = 0;
    for (const Credential &one : credentials)
        secret = qHash(one.secret, secret ^ QHashSeed::globalSeed());
    const std::chrono::seconds wait = m_parts.wrong.note(m_head.remote, secret);
    if (wait.count() == 0)
        return unauthorized(*m_match.endpoint, problem);
    const QString text = problem
                         + u" Too many wrong credentials came from this address; wait %1 "
                           "seconds before the next."_s.arg(wait.count());
    Reply reply = Reply::error(429, u"429 Too Many Requests - "_s + text, text);
    reply.headers.add("Retry-After", QByteArray::number(qint64(wait.count())));
    return reply;
}

Result<KnownCallerPtr> RequestExchange::identify(const std::vector<Credential> &credentials,
                                                 bool &guessed) const
{
    const bool packageKey = std::any_of(
        credentials.begin(), credentials.end(),
        [](const Credential &credential) { return credential.carrier == Carrier::PackageKey; });
    if (packageKey && !m_match.endpoint->format)
        return fail(ErrorCode::Unauthorized, Text::of("A package key is not accepted here."));
    return m_parts.authenticator.identify(credentials, &guessed);
}

std::optional<Reply> RequestExchange::refusesSecret(const QByteArray &secret)
{
    const std::vector<Credential> credentials{{Carrier::Bearer, {}, secret}};
    bool guessed = false;
    const Result<KnownCallerPtr> known = identify(credentials, guessed);
    if (!known) {
        const QString problem = english(known.error().what);
        return guessed ? wrongCredential(problem, credentials)
                       : unauthorized(*m_match.endpoint, problem);
    }
    const Caller &caller = (*known)->caller;
    Endpoint asked = *m_match.endpoint;
    asked.access = Access::Scope;
    // Who may only publish there is right to sign in, too.
    asked.right = caller.may(Right::Write, m_scope) ? Right::Write : Right::Read;
    return refusal(asked, caller, resolveScope());
}

Result<Scope> RequestExchange::resolveScope() const
{
    const Root root = m_match.endpoint->root;
    if (const ProjectFinder find = m_match.endpoint->project)
        return find(m_match.path, m_parts.store);
    if (root == Root::Instance || root == Root::Server)
        return Scope{};
    const Level level = root == Root::Project ? Level::Project : Level::Group;
    const QString &id = m_match.scopeId;
    const bool isNumber = std::all_of(id.begin(), id.end(),
                                      [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = true;
    const ScopeId number = isNumber ? id.toLongLong(&fits) : 0;
    Result<Scope> scope = fail(ErrorCode::NotFound, Text::of("There is no such scope."));
    if (!isNumber)
        scope = m_parts.store.scope(id);
    else if (fits && number != InstanceScope)
        scope = m_parts.store.scope(number);
    if (scope && scope->level != level)
        return fail(ErrorCode::NotFound, Text::of("There is no such scope."));
    return scope;
}

/// What an address of its own does not hold is there as little as what is nowhere.
Result<Scope> RequestExchange::scopeInReach() const
{
    Result<Scope> scope = resolveScope();
    if (scope && m_root && !m_root->scope.holds(scope->path))
        return fail(ErrorCode::NotFound, Text::of("There is no such scope."));
    return scope;
}

Result<std::unique_ptr<BodySink>> RequestExchange::sink()
{
    if (check())
        return fail(ErrorCode::Forbidden, Text::of("This request is refused already."));
    qint64 limit = 0;
    if (const Format *format = m_match.endpoint->format) {
        const Result<Policy> policy = m_parts.store.policy(m_scope, format->id());
        if (!policy)
            return fail(policy.error());
        limit = policy->maxFileSize;
    }
    const BodyContext context{m_parts.store, m_head.headers.value("Content-Type"), limit};
    const SinkFactory factory = m_match.endpoint->sink;
    return factory ? factory(context) : smallBody(context);
}

Reply RequestExchange::answer(Result<Body> body)
{
    if (auto refused = check())
        return std::move(*refused);
    if (!body)
        return finished(Reply::error(body.error()));
    auto call = std::make_unique<Call>(callWith(m_match, m_parts.forwarder, std::move(*body)));
    Reply reply = handle(*call);
    if (!reply.waitsFor.isEmpty())
        m_waiting = std::move(call);
    return reply;
}

std::optional<Reply> RequestExchange::checkConditions()
{
    const bool reads = m_head.method == Method::Get || m_head.method == Method::Head;
    Conditions conditions = reads ? Conditions() : Conditions::of(m_head.headers);
    if (!guardsChange(conditions))
        return std::nullopt;
    m_guard = std::make_unique<ChangeGuard>(std::move(conditions));
    // Of a POST, the address is not that of what it makes.
    const Router::Match current = m_head.method == Method::Post ? Router::Match()
                                                                : matchFor(Method::Get);
    if (!current.endpoint || refusal(*current.endpoint, m_caller->caller, m_scope))
        return std::nullopt;
    NobodyElse nobody;
    Call call = callWith(current, nobody, {});
    call.method = Method::Get;
    const Reply now = current.endpoint->handler(call);
    if (const std::optional<Error> failure = missedBy(now))
        return Reply::error(*failure);
    if (m_guard->permits(now))
        return std::nullopt;
    return ChangeGuard::refusal();
}

Reply RequestExchange::answerWaiting()
{
    m_waiting->mayWait = true;
    return handle(*m_waiting);
}

Needs RequestExchange::needs() const
{
    Needs needs;
    const Endpoint &endpoint = *m_match.endpoint;
    needs.comparesChecksum = endpoint.comparesChecksum;
    needs.filePlace = endpoint.format && endpoint.sink && endpoint.sink != smallBody;
    if (const auto &token = m_caller->caller.token)
        needs.client = QByteArray::number(token->id);
    return needs;
}

std::optional<Reply> RequestExchange::precheck()
{
    const Call call = callWith(m_match, m_parts.forwarder, {});
    std::optional<Reply> refused = m_match.endpoint->precheck(call);
    if (m_guard && m_guard->refused())
        return ChangeGuard::refusal();
    return refused;
}

Reply RequestExchange::handle(Call &call)
{
    forgetReadFailure(); // of what this thread did before
    const auto &token = m_caller->caller.token;
    const ServedClient served(token ? "token " + QByteArray::number(token->id) : m_head.remote);
    Reply reply;
    try {
        reply = m_match.endpoint->handler(call);
    } catch (...) {
        reply = replyOfCaught();
    }
    if (!reply.waitsFor.isEmpty())
        return reply;
    if (m_guard && m_guard->refused() && !readFailure())
        return finished(ChangeGuard::refusal());
    // What could not be read is never told as nothing that is there. What was changed is changed.
    const bool reads = m_head.method == Method::Get || m_head.method == Method::Head;
    if (const std::optional<Error> failure = missedBy(reply);
        failure && reply.status < 500 && (reads || reply.status >= 400))
        return finished(Reply::error(*failure));
    if (const auto *file = std::get_if<FileBody>(&reply.body)) {
        const bool large = file->size > LargeBlob && !m_parts.store.mayBeSent(file->path);
        if (large && !call.mayWait) {
            Reply later;
            later.waitsFor = "the disk";
            return later;
        }
        if (file->path.isEmpty() || (large && !m_parts.store.checkBlob(file->path)))
            reply = Reply::error(damagedFile());
    }
    if (reply.download && countsAsDownload(m_head))
        m_parts.store.countDownload(*reply.download, m_caller->caller);
    if (m_changes && reply.status < 400) {
        if (const Text notice = m_changes->notice(); !notice.isEmpty())
            reply.headers.add("X-Packhouse-Notice", english(notice).toLatin1());
    }
    reply = finished(std::move(reply));
    keep(reply);
    return reply;
}

/// "npm/10.8.1" of "npm/10.8.1 node/v20.1.0 linux x64".
/// protocol: RFC 9110, 10.1.5
static QString productOf(QByteArrayView userAgent)
{
    constexpr qsizetype longest = 64;
    constexpr QByteArrayView others = "/!#$%&'*+-.^_`|~";
    qsizetype end = 0;
    while (end < std::min(userAgent.size(), longest)) {
        const char c = userAgent[end];
        const bool isPart = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z') || others.contains(c);
        if (!isPart)
            break;
        ++end;
    }
    return QString::fromLatin1(userAgent.first(end));
}

PackageChanges &RequestExchange::changes()
{
    // Only once the conditions are known; a request without any has no guard.
    if (!m_changes)
        m_changes = m_parts.makeChanges(m_parts.store,
                                        m_guard ? m_guard->precondition() : Precondition(),
                                        productOf(m_head.headers.value("User-Agent")));
    return *m_changes;
}

Call RequestExchange::callWith(const Router::Match &match, Forwarder &forwarder, Body body)
{
    QByteArray baseUrl = m_head.tls ? "https://"_ba : "http://"_ba;
    baseUrl += m_head.headers.value("Host").trimmed();
    m_path.query.removeIf([](const auto &pair) { return isCredentialParameter(pair.first); });
    std::function<bool()> abandoned;
    if (m_head.gone)
        abandoned = [gone = m_head.gone] { return gone->load(); };
    return {m_head.method,
            m_scope,
            match.path,
            m_path.query,
            withoutSecrets(m_parts.carriers, m_head.headers),
            m_caller->caller,
            std::move(body),
            std::move(baseUrl),
            match.prefix,
            match.endpoint->format,
            *m_reader,
            changes(),
            forwarder,
            m_parts.clock,
            m_parts.documents,
            [this](std::chrono::seconds lifetime) {
                return m_parts.authenticator.pass(m_caller->caller, lifetime);
            },
            [this](const QByteArray &secret) { return refusesSecret(secret); },
            tokenTravels(m_parts.carriers, m_head.headers),
            false,
            abandoned};
}

void RequestExchange::keep(const Reply &reply) const
{
    // Not what answered HEAD: a handler may leave the bytes out of that.
    if (m_head.method != Method::Get || m_head.hasBody || reply.freshWhile.empty()
        || reply.status != 200 || m_secretInQuery || !m_match.endpoint->format)
        return;
    auto kept = std::make_shared<Reply>(reply);
    kept->freshWhile.emplace_back(m_parts.store.scopeGeneration(), m_scopesAt);
    const QByteArray host = m_head.headers.value("Host");
    const QByteArray accept = m_head.headers.value("Accept");
    m_parts.kept.keep(
        {m_head.target, host, accept, m_caller->reach, m_head.tls, m_root ? m_root->serial : 0},
        m_match.endpoint->kinds, std::move(kept));
}

} // namespace packhouse
