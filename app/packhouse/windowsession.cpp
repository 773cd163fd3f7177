// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/windowsession.h"

#include "app/composition/demo.h"
#include "registry/control/controlclient.h"
#include "registry/source/embeddedsource.h"
#include "registry/upstreams/upstreamprobe.h"
#include "remotes/gitlab/gitlabsource.h"

#include <QCoreApplication>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// At the wanted port where that is free, so that clients keep their configuration.
Result<std::unique_ptr<Registry>> openRegistry(const WindowOptions &given,
                                               const FormatList &formats, const Clock &clock)
{
    RegistryOptions options;
    options.directory = given.data;
    nameUpstreams(options, formats);
    options.port = given.port;
    options.https = given.https;
    options.tlsPort = given.tlsPort;
    Result<std::unique_ptr<Registry>> registry = Registry::open(options, formats, clock);
    if (!registry)
        return registry;
    Result<QByteArray> address = (*registry)->listen();
    const auto failedBy = [&address](ErrorCode code) {
        return !address && address.error().code == code;
    };
    const bool portIsTaken = failedBy(ErrorCode::Conflict) && options.port != 0;
    // Without https the window still opens, and says in its dialog that it is off.
    const bool noCertificate = failedBy(ErrorCode::Certificate) && options.https;
    if (portIsTaken || noCertificate) {
        options.port = portIsTaken ? 0 : options.port;
        options.tlsPort = portIsTaken ? 0 : options.tlsPort;
        options.https = options.https && !noCertificate;
        registry->reset(); // lets go of the directory
        registry = Registry::open(options, formats, clock);
        if (!registry)
            return registry;
        address = (*registry)->listen();
    }
    if (!address)
        return fail(address.error());
    return registry;
}

/// The registry of another process that has the directory, seen through its own server.
std::unique_ptr<PackageSource> sourceOfServer(const WindowOptions &options,
                                              const FormatList &formats, const Clock &clock,
                                              TokenVault &vault)
{
    const Result<ServeFile> server = readServeFile(options.data);
    // Whoever answers there has to be that process before he is told anything.
    const Result<QByteArray> bearer = server ? ownerBearer(*server) : fail(server.error());
    if (!bearer)
        return nullptr;
    GitLabOptions remote;
    remote.id = u"server"_s;
    remote.title = QCoreApplication::translate("WindowSession", "Packhouse on this computer");
    remote.address = QUrl(QString::fromUtf8(server->address));
    remote.token = QString::fromUtf8(*bearer);
    remote.trash = options.data + u"/remotes/server/trash"_s;
    remote.cache = options.data + u"/remotes/server/cache"_s;
    return std::make_unique<GitLabSource>(remote, formats, clock, vault);
}

Result<void> fillIfEmpty(const QString &directory, const FormatList &formats, const Clock &clock)
{
    Result<void> filled = fillWithDemo(directory, formats, clock);
    // It was filled before, or another process has it.
    if (!filled
        && (filled.error().code == ErrorCode::Conflict || filled.error().code == ErrorCode::Busy))
        return {};
    return filled;
}

} // namespace

Result<std::unique_ptr<WindowSession>> WindowSession::open(const WindowOptions &options,
                                                           const FormatList &formats,
                                                           const Clock &clock, TokenVault &vault)
{
    if (options.demo) {
        if (const auto filled = fillIfEmpty(options.data, formats, clock); !filled)
            return fail(filled.error());
    }
    std::unique_ptr<WindowSession> session(new WindowSession);
    Result<std::unique_ptr<Registry>> registry = openRegistry(options, formats, clock);
    if (!registry) {
        if (registry.error().code == ErrorCode::Busy)
            session->m_source = sourceOfServer(options, formats, clock, vault);
        if (!session->m_source)
            return fail(registry.error());
        return session;
    }
    session->m_registry = std::move(*registry);
    session->m_tlsPort = options.tlsPort;
    session->m_source = session->m_registry->source();
    return session;
}

WindowSession::~WindowSession()
{
    m_turning.waitForFinished();
}

NameProbe WindowSession::probe()
{
    if (!m_registry)
        return {};
    return [&asked = m_registry->probe()](const FormatId &type, const QString &name, bool ask) {
        return ask ? asked.ask(type, name) : asked.known(type, name);
    };
}

void WindowSession::findUpstreams()
{
    if (m_registry && !m_upstreams)
        m_upstreams.emplace(*m_registry).start();
}

bool WindowSession::https() const
{
    return !httpsAddress().isEmpty();
}

QString WindowSession::httpsAddress() const
{
    return m_registry && !m_turning.isRunning() ? QString::fromUtf8(m_registry->httpsAddress())
                                                : QString();
}

QFuture<Result<void>> WindowSession::setHttps(bool on)
{
    if (!m_registry) {
        return QtFuture::makeReadyFuture(Result<void>(
            fail(ErrorCode::Unsupported, Text::of("Another process serves this registry."),
                 Text::of("Switch https on or off there."))));
    }
    m_turning = QtConcurrent::run([registry = m_registry.get(), on, port = m_tlsPort] {
        Result<void> done = registry->setHttps(on, port);
        if (!done && done.error().code == ErrorCode::Conflict && port != 0)
            done = registry->setHttps(on, 0); // any free port
        return done;
    });
    return m_turning;
}

bool WindowSession::isIdle() const
{
    const auto *embedded = qobject_cast<const EmbeddedSource *>(m_source.get());
    return !embedded || embedded->isIdle();
}

} // namespace packhouse
