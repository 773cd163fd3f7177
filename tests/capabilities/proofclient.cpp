// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proofclient.h"

namespace packhouse::test {

namespace {

const char *headerOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Deploy:
        return "Deploy-Token";
    case TokenKind::Job:
        return "JOB-TOKEN";
    case TokenKind::Personal:
    case TokenKind::Project:
    case TokenKind::Group:
        break;
    }
    return "PRIVATE-TOKEN";
}

} // namespace

ProofClient::ProofClient(Gateway &gateway, QString name)
    : ProofClient(
        [&gateway](QByteArrayView method, const QByteArray &target, Headers headers,
                   const QByteArray &body) {
            return call(gateway, requestHead(method, target, std::move(headers), body), body);
        },
        "http://127.0.0.1:8970", std::move(name))
{}

ProofClient::ProofClient(Transport transport, QByteArray base, QString name)
    : m_transport(std::move(transport)), m_base(std::move(base)), m_name(std::move(name))
{}

void ProofClient::show(Scheme scheme, TokenKind kind, const QByteArray &secret)
{
    m_scheme = scheme;
    m_kind = kind;
    m_secret = secret;
}

Reply ProofClient::send(QByteArrayView method, const QByteArray &target, Headers headers,
                        const QByteArray &body)
{
    switch (m_scheme) {
    case Scheme::None:
        break;
    case Scheme::Header:
        headers.add(headerOf(m_kind), m_secret);
        break;
    case Scheme::Basic:
        headers.add(
            "Authorization",
            "Basic "
                + ((m_kind == TokenKind::Job ? "gitlab-ci-token:" : "me:") + m_secret).toBase64());
        break;
    case Scheme::Bare:
        headers.add("Authorization", m_secret);
        break;
    case Scheme::Bearer:
        headers.add("Authorization", "Bearer " + m_secret);
        break;
    }
    if (method != "GET" && !m_demand.first.isEmpty())
        headers.add(m_demand.first, m_demand.second);
    ++m_requests;
    const QByteArray path = target.startsWith(m_base) ? target.sliced(m_base.size()) : target;
    return m_transport(method, path, std::move(headers), body);
}

Reply ProofClient::getOpenly(const QByteArray &target)
{
    const Scheme kept = std::exchange(m_scheme, Scheme::None);
    Reply reply = get(target);
    m_scheme = kept;
    return reply;
}

QByteArray ProofClient::at(const Scope &scope, const QByteArray &type)
{
    const QByteArray packages = "packages/" + type + '/';
    switch (scope.level) {
    case Level::Project:
        return "/api/v4/projects/" + QByteArray::number(scope.id) + '/' + packages;
    case Level::Group:
        return "/api/v4/groups/" + QByteArray::number(scope.id) + "/-/" + packages;
    case Level::Instance:
        break;
    }
    return "/api/v4/" + packages;
}

} // namespace packhouse::test
