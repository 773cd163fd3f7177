// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/furtherports.h"

#include "registry/gateway/gateway.h"
#include "registry/http/server.h"
#include "registry/store/store.h"
#include "registry/upstreams/echo.h"

#include <QHostAddress>
#include <QLoggingCategory>
#include <QTcpServer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logPorts, "packhouse.ports")

tl::unexpected<Error> isUsed(quint16 port)
{
    return fail(ErrorCode::Conflict,
                Text::of("Port %1 cannot be had: another program uses it, or this user may not.",
                         QString::number(port)),
                Text::of("Choose another port, or leave it out for any free one."), true);
}

/// Whether \a port could be had now, where no server runs; 0: any free one.
Result<quint16> freePort(const QString &host, quint16 port)
{
    QTcpServer trial;
    const QHostAddress written(host); // a name is nothing to listen on
    const QHostAddress address = written.isNull() ? QHostAddress(QHostAddress::LocalHost) : written;
    if (!trial.listen(address, port))
        return isUsed(port);
    return trial.serverPort();
}

} // namespace

QByteArray addressOf(const char *scheme, const QString &host, quint16 port)
{
    QString shown = host;
    if (host == u"0.0.0.0")
        shown = u"127.0.0.1"_s;
    else if (host == u"::")
        shown = u"::1"_s;
    if (shown.contains(u':'))
        shown = u'[' + shown + u']';
    return QByteArray(scheme) + "://" + shown.toUtf8() + ':' + QByteArray::number(port);
}

FurtherPorts::FurtherPorts(Store &store, Echo &echo, QString host, QStringList hosts)
    : m_store(store), m_echo(echo), m_host(std::move(host)), m_hosts(std::move(hosts))
{
    // Undo and other windows change rows, too.
    m_watch = store.onChange([this](const Change &change) {
        if (!change.has(Changed::Policies))
            return;
        const std::lock_guard lock(m_mutex);
        followRows();
    });
}

void FurtherPorts::start(Server &server, Gateway &gateway, QList<quint16> mainPorts)
{
    QHash<quint16, Text> problems;
    {
        const std::lock_guard lock(m_mutex);
        m_server = &server;
        m_gateway = &gateway;
        m_mainPorts = std::move(mainPorts);
        m_problems.clear();
        followRows();
        problems = m_problems;
    }
    Caller owner;
    owner.owner = true;
    const QList<OwnAddress> rows = m_store.ownAddresses().value_or(QList<OwnAddress>());
    for (const OwnAddress &row : rows) {
        const auto problem = problems.constFind(row.port);
        const Result<Scope> scope = m_store.scope(row.scope);
        if (problem != problems.constEnd() && scope)
            m_store.log(owner, u"address.busy"_s, scope->path, *problem);
    }
}

void FurtherPorts::stop()
{
    const std::lock_guard lock(m_mutex);
    m_server = nullptr;
    m_gateway = nullptr;
    m_listening.clear();
    m_problems.clear();
    m_echo.listensAt({}, {});
}

Result<quint16> FurtherPorts::take(quint16 port)
{
    const std::lock_guard lock(m_mutex);
    const Result<QList<OwnAddress>> rows = m_store.ownAddresses();
    if (!rows)
        return fail(rows.error());
    const auto hasRow = [&](quint16 one) {
        return std::ranges::find(*rows, one, &OwnAddress::port) != rows->end();
    };
    if (m_taken.contains(port) || (port != 0 && hasRow(port)))
        return port;
    Result<quint16> taken = m_server ? m_server->listenAlso(port) : freePort(m_host, port);
    // One that is meant for another registry, which only cannot have it now.
    for (int tries = 0; taken && hasRow(*taken) && tries < 100; ++tries) {
        if (m_server)
            m_listening.insert(*taken);
        taken = m_server ? m_server->listenAlso(0) : freePort(m_host, 0);
    }
    if (!taken)
        return taken;
    if (m_server)
        m_listening.insert(*taken);
    m_taken.insert(*taken);
    return taken;
}

void FurtherPorts::follow(quint16 taken)
{
    const std::lock_guard lock(m_mutex);
    m_taken.remove(taken);
    followRows();
}

void FurtherPorts::followRows()
{
    const Result<QList<OwnAddress>> rows = m_store.ownAddresses();
    if (!m_server || !rows)
        return;
    QSet<quint16> wanted = m_taken;
    for (const OwnAddress &row : *rows)
        wanted.insert(row.port);
    for (const quint16 port : QSet<quint16>(m_listening) - wanted) {
        m_server->stopListening(port);
        m_listening.remove(port);
    }
    m_problems.removeIf([&](const auto &problem) { return !wanted.contains(problem.key()); });
    m_gateway->setOwnAddresses(*rows);
    for (const OwnAddress &row : *rows) {
        if (!m_listening.contains(row.port))
            listen(row.port);
    }
    m_echo.listensAt(m_mainPorts + m_listening.values(), QStringList(m_host) + m_hosts);
}

void FurtherPorts::listen(quint16 port)
{
    if (const Result<quint16> listening = m_server->listenAlso(port); !listening) {
        if (!m_problems.contains(port))
            qCWarning(logPorts).noquote() << english(listening.error());
        m_problems.insert(port, listening.error().what);
        return;
    }
    m_problems.remove(port);
    m_listening.insert(port);
}

QByteArray FurtherPorts::address(quint16 port) const
{
    return addressOf("http", m_host, port);
}

Text FurtherPorts::problem(quint16 port) const
{
    const std::lock_guard lock(m_mutex);
    return m_problems.value(port);
}

} // namespace packhouse
