// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/requestexchange.h"

#include "registry/auth/gate.h"
#include "registry/gateway/wronglevel.h"
#include "registry/store/store.h"

#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <exception>

namespace packhouse {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcGateway, "packhouse.gateway")

namespace {

bool tokenTravels(const Headers &headers)
{
    const auto credentials = credentialsOf(headers, {});
    return std::any_of(credentials.begin(), credentials.end(), [](const Credential &one) {
        return one.carrier == Carrier::PrivateToken || one.carrier == Carrier::JobToken
               || one.carrier == Carrier::DeployToken || one.carrier == Carrier::NuGetKey;
    });
}

// Handlers never need the secret, so nothing they log, store or send on can hold it.
Headers withoutSecrets(const Headers &headers)
{
    Headers result;
    for (const auto &[name, value] : headers) {
        if (!carrierOfHeader(name) && name.compare("Cookie", Qt::CaseInsensitive) != 0
            && name.compare("Proxy-Authorization", Qt::CaseInsensitive) != 0)
            result.add(name, value);
    }
    return result;
}

Reply finished(Reply reply)
{
    if (!reply.headers.contains("X-Content-Type-Options"))
        reply.headers.add("X-Content-Type-Options", "nosniff");
    return reply;
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
    if (!m_admission) {
        m_admission = admit();
        if (!*m_admission && m_match.endpoint->precheck)
            *m_admission = precheck();
        if (*m_admission)
            *m_admission = finished(std::move(**m_admission));
    }
    return *m_admission;
}

std::optional<Reply> RequestExchange::admit()
{
    if (const auto checked = m_parts.guard.check(m_head.headers); !checked)
        return Reply::error(checked.error());
    Result<RawPath> path = RawPath::parse(m_head.target);
    if (!path)
        return Reply::error(path.error());
    m_path = std::move(*path);
    m_match = m_parts.router.find(m_head.method, m_path);
    if (!m_match.endpoint)
        return unknownPath(m_match.allow, wrongLevel(m_parts.router, m_head.method, m_path));

    m_scopesAt = m_parts.store.scopeGeneration()->value();
    const auto credentials = credentialsOf(m_head.headers, m_path.query);
    m_secretInQuery = !credentialsOf({}, m_path.query).empty();
    Result<KnownCallerPtr> caller = identify(credentials);
    if (!caller) {
        return caller.error().code == ErrorCode::Unauthorized
                   ? unauthorized(*m_match.endpoint, caller.error().what)
                   : Reply::error(caller.error());
    }
    m_caller = std::move(*caller);
    const Result<Scope> scope = resolveScope();
    if (scope)
        m_scope = *scope;
    return refusal(*m_match.endpoint, m_caller->caller, scope);
}

Result<KnownCallerPtr> RequestExchange::identify(const std::vector<Credential> &credentials) const
{
    const bool packageKey = std::any_of(
        credentials.begin(), credentials.end(),
        [](const Credential &credential) { return credential.carrier == Carrier::NuGetKey; });
    if (packageKey && !m_match.endpoint->format)
        return fail(ErrorCode::Unauthorized, u"A package key is not accepted here."_s);
    return m_parts.authenticator.identify(credentials);
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
    Result<Scope> scope = fail(ErrorCode::NotFound, u"There is no such scope."_s);
    if (!isNumber)
        scope = m_parts.store.scope(id);
    else if (fits && number != InstanceScope)
        scope = m_parts.store.scope(number);
    if (scope && scope->level != level)
        return fail(ErrorCode::NotFound, u"There is no such scope."_s);
    return scope;
}

Result<std::unique_ptr<BodySink>> RequestExchange::sink()
{
    if (begin())
        return fail(ErrorCode::Forbidden, u"This request is refused already."_s);
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
    if (auto refused = begin())
        return std::move(*refused);
    if (!body)
        return finished(Reply::error(body.error()));
    Reply reply;
    try {
        reply = handle(std::move(*body));
    } catch (const std::exception &exception) {
        qCWarning(lcGateway) << "A handler failed:" << exception.what();
        reply = Reply::error(500, u"500 Internal Server Error"_s);
    }
    reply = finished(std::move(reply));
    keep(reply);
    return reply;
}

std::optional<Reply> RequestExchange::precheck()
{
    const Call call = callWith({});
    return m_match.endpoint->precheck(call);
}

Reply RequestExchange::handle(Body body)
{
    Call call = callWith(std::move(body));
    Reply reply = m_match.endpoint->handler(call);
    if (reply.download && countsAsDownload(m_head))
        m_parts.store.countDownload(*reply.download, m_caller->caller);
    return reply;
}

Call RequestExchange::callWith(Body body)
{
    QByteArray baseUrl = m_head.tls ? "https://"_ba : "http://"_ba;
    baseUrl += m_head.headers.value("Host").trimmed();
    m_path.query.removeIf([](const auto &pair) { return isCredentialParameter(pair.first); });
    return {m_head.method,
            m_scope,
            m_match.path,
            m_path.query,
            withoutSecrets(m_head.headers),
            m_caller->caller,
            std::move(body),
            std::move(baseUrl),
            m_match.prefix,
            m_match.endpoint->format,
            m_parts.store,
            m_parts.forwarder,
            m_parts.clock,
            m_parts.documents,
            [this](std::chrono::seconds lifetime) {
                return m_parts.authenticator.pass(m_caller->caller, lifetime);
            },
            tokenTravels(m_head.headers)};
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
    m_parts.kept.keep({m_head.target, host, accept, m_caller->reach, m_head.tls},
                      m_match.endpoint->kinds, std::move(kept));
}

} // namespace packhouse
