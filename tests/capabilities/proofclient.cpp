// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proofclient.h"

namespace packhouse::test {

namespace {

const QByteArray Base = "http://127.0.0.1:8970";

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
    ++m_requests;
    const QByteArray path = target.startsWith(Base) ? target.sliced(Base.size()) : target;
    return call(*m_gateway, requestHead(method, path, std::move(headers), body), body);
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
