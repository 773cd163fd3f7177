// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proof.h"

#include "registry/actions/changes.h"
#include "registry/api/api.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

QString describe(const Reply &reply)
{
    return u"%1 \"%2\""_s.arg(reply.status).arg(QString::fromUtf8(bodyOf(reply).left(300)));
}

} // namespace

QString reasonOf(const Reply &reply)
{
    const QByteArray body = bodyOf(reply);
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QStringList texts{object[u"message"_s].toString(), object[u"error"_s].toString(),
                            object[u"errors"_s][0][u"detail"_s].toString(),
                            object.isEmpty() ? QString::fromUtf8(body) : QString()};
    static const QRegularExpression status(
        u"^\\d{3} (Bad request|Unauthorized|Forbidden|Not Found|Not Allowed)( - )?|^\\d{3} "_s);
    QString longest;
    for (QString text : texts) {
        text = text.remove(status).simplified();
        if (text.size() > longest.size())
            longest = text;
    }
    return longest;
}

Proof::Proof(const Probe &probe, QString name, Visibility visibility)
    : m_probe(probe), m_client(std::move(name))
{
    m_store = *Store::open({m_folder.filePath(u"data"_s), &m_formats, &m_clock, 30});
    QMap<FormatId, QByteArray> upstreams;
    for (const auto &format : m_formats)
        upstreams.insert(format->id(), UpstreamAddress);
    m_upstreams = std::make_unique<UpstreamProbe>(m_formats, m_clock, upstreams);
    m_forwarder = std::make_unique<UpstreamForwarder>(*m_upstreams, m_formats, m_clock, *m_store);
    m_gateway = std::make_unique<Gateway>(*m_store, &changesOf, m_formats, *m_forwarder, m_clock,
                                          withApi({}, *m_store));
    const QString path = probe.project();
    m_project = *m_store->addScope(path, Level::Project, visibility, HandlerFixture::owner());
    m_group = *m_store->scope(path.section(u'/', 0, -2));
    step([&](ProofClient &client) { return m_probe.prepare(client, m_project); });
    m_requests = 0;
}

Scope Proof::at(Level level) const
{
    return level == Level::Project ? m_project : level == Level::Group ? m_group : Scope();
}

QByteArray Proof::secret(TokenKind kind)
{
    QByteArray &secret = m_secrets[int(kind)];
    if (secret.isEmpty()) {
        const QString scope = kind == TokenKind::Personal ? QString()
                              : kind == TokenKind::Group  ? m_group.path
                                                          : m_project.path;
        secret = m_store
                     ->createToken({kind, u"t"_s, scope, Right::Read | Right::Write, {}},
                                   HandlerFixture::owner())
                     ->secret.toUtf8();
    }
    return secret;
}

void Proof::show(Scheme scheme, TokenKind kind)
{
    m_scheme = scheme;
    m_kind = kind;
    m_wrong = false;
}

void Proof::showWrong(Scheme scheme)
{
    m_scheme = scheme;
    m_kind = TokenKind::Personal;
    m_wrong = true;
}

void Proof::showNothing()
{
    m_scheme = Scheme::None;
}

template<typename Step>
Reply Proof::step(const Step &step)
{
    ProofClient client(*m_gateway, m_client);
    client.show(m_scheme, m_kind, m_wrong ? "glpat-xxxxxxxxxxxxxxxxxxxx"_ba : secret(m_kind));
    Reply reply = step(client);
    m_requests += client.requests();
    return reply;
}

Reply Proof::publish(const Scope &at, const Item &item)
{
    m_clock.advance(60);
    return step([&](ProofClient &client) { return m_probe.publish(client, at, item); });
}

Reply Proof::pull(const Scope &at, const Item &item)
{
    return step([&](ProofClient &client) { return m_probe.pull(client, at, item); });
}

Reply Proof::pullMissing(const Scope &at)
{
    return step([&](ProofClient &client) { return m_probe.pullMissing(client, at); });
}

Reply Proof::ask(const QByteArray &target)
{
    ProofClient client(*m_gateway, m_client);
    client.show(Scheme::Header, TokenKind::Personal, secret(TokenKind::Personal));
    ++m_requests;
    return client.get(target);
}

void Proof::setPolicy(PolicySetting setting)
{
    setting.type = m_probe.type();
    const Result<void> done = m_store->setPolicy(setting, HandlerFixture::owner());
    is(done.has_value(), u"the policy was not taken"_s);
}

void Proof::setDuplicates(bool allowed, const QString &exception)
{
    PolicySetting setting;
    setting.scope = m_project.id;
    setting.duplicatesAllowed = allowed;
    setting.duplicateException = exception;
    setPolicy(setting);
}

bool Proof::setForwarding(Forwarding forwarding)
{
    PolicySetting setting;
    setting.type = m_probe.type();
    setting.forwarding = forwarding;
    return m_store->setPolicy(setting, HandlerFixture::owner()).has_value();
}

void Proof::giveUpOwnNames()
{
    const QString names = m_formats.find(m_probe.type())->ownNamespace(m_group.path);
    if (!names.isEmpty())
        is(m_store->unreserve(m_group.path, m_probe.type(), names, HandlerFixture::owner())
               .has_value(),
           u"the group's own names cannot be given up"_s);
}

bool Proof::succeeds(const Reply &reply, const QString &step)
{
    const bool good = ProofClient::good(reply);
    is(good, step + u" failed: "_s + describe(reply));
    return good;
}

bool Proof::brings(const Reply &reply, const QByteArray &bytes, const QString &step)
{
    if (!succeeds(reply, step))
        return false;
    const bool same = bodyOf(reply) == bytes;
    is(same, step + u" brought something else: "_s + describe(reply));
    return same;
}

bool Proof::isRefused(const Reply &reply, const QString &step, int words)
{
    const QString reason = reasonOf(reply);
    const bool refused = reply.status >= 400 && reply.status < 500;
    const bool understood = reason.split(u' ', Qt::SkipEmptyParts).size() >= words;
    is(refused, step + u" was not refused: "_s + describe(reply));
    is(!refused || understood, step + u" was refused without a reason: "_s + describe(reply));
    return refused && understood;
}

void Proof::is(bool right, const QString &otherwise)
{
    if (!right)
        m_problems.append(otherwise);
}

void Proof::nothingIsStored()
{
    const auto names = m_store->names(Scope(), m_probe.type(), QString(), 10);
    is(names && names->isEmpty(), u"something was stored all the same"_s);
}

} // namespace packhouse::test
