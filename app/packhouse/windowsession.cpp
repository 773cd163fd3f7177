// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/windowsession.h"

#include "app/composition/demo.h"
#include "app/composition/upstreamfinder.h"
#include "registry/control/operations.h"
#include "registry/control/servefile.h"
#include "registry/source/embeddedsource.h"
#include "registry/upstreams/upstreamprobe.h"
#include "remotes/control/controlclient.h"
#include "remotes/control/controlsource.h"

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
    if (given.demo) { // touches nothing real
        options.upstreams.clear();
        options.findUpstream = {};
        options.findBuiltIn = {};
    }
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

/// The registry of another process that has the directory, whole, through its own door.
Result<std::unique_ptr<PackageSource>> sourceOfServer(const QString &directory)
{
    return ControlSource::open({[directory] { return readServeFile(directory); }})
        .map([](std::unique_ptr<ControlSource> &&source) {
            return std::unique_ptr<PackageSource>(std::move(source));
        });
}

ProbeResult probeResult(const Result<NameAnswer> &answer)
{
    ProbeResult result;
    result.state = answer ? ProbeResult::State(answer->state) : ProbeResult::State::Unknown;
    if (!answer) {
        result.problem = answer.error().what;
        return result;
    }
    result.problem = answer->problem;
    result.host = answer->host;
    result.at = answer->at;
    result.package.created = answer->created;
    result.package.held = answer->held;
    result.package.versions = answer->versions;
    return result;
}

Result<void> fillIfEmpty(const QString &directory, const FormatList &formats, const Clock &clock)
{
    Result<void> filled = fillWithDemo(directory, formats, clock);
    if (filled
        || (filled.error().code != ErrorCode::Conflict && filled.error().code != ErrorCode::Busy))
        return filled;
    if (isDemo(directory)) // filled before; another process may have it
        return {};
    return fail(ErrorCode::Conflict,
                Text::of("%1 is somebody's registry, not a demonstration.", directory),
                Text::of("Choose an empty data directory with --data, or none."));
}

} // namespace

Result<std::unique_ptr<WindowSession>> WindowSession::open(const WindowOptions &options,
                                                           const FormatList &formats,
                                                           const Clock &clock)
{
    if (options.demo) {
        if (const auto filled = fillIfEmpty(options.data, formats, clock); !filled)
            return fail(filled.error());
    }
    std::unique_ptr<WindowSession> session(new WindowSession);
    session->m_data = options.data;
    Result<std::unique_ptr<Registry>> registry = openRegistry(options, formats, clock);
    if (!registry) {
        if (registry.error().code != ErrorCode::Busy)
            return fail(registry.error());
        Result<std::unique_ptr<PackageSource>> served = sourceOfServer(options.data);
        if (!served) {
            // A file that is left over says nothing of whoever has the directory.
            const bool differs = served.error().code == ErrorCode::Unsupported;
            return fail(differs ? served.error() : registry.error());
        }
        session->m_source = std::move(*served);
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

Result<QJsonObject> WindowSession::run(const QByteArray &operation,
                                       const QJsonObject &arguments) const
{
    if (!m_registry) {
        return readServeFile(m_data).and_then(
            [&](const ServeFile &server) { return callControl(server, operation, arguments); });
    }
    const Operation *known = findOperation(operation);
    if (!known)
        return fail(ErrorCode::Internal,
                    Text::of("There is no operation \"%1\".", QString::fromLatin1(operation)));
    return known->run({m_registry->context(), {}}, arguments);
}

NameProbe WindowSession::probe()
{
    if (const auto *served = qobject_cast<const ControlSource *>(m_source.get())) {
        return [served](const FormatId &type, const QString &name, bool ask) {
            return probeResult(served->probe({type, name, ask}));
        };
    }
    return [&asked = m_registry->probe()](const FormatId &type, const QString &name, bool ask) {
        return ask ? asked.ask(type, name) : asked.known(type, name);
    };
}

bool WindowSession::https() const
{
    return !httpsAddress().isEmpty();
}

QString WindowSession::httpsAddress() const
{
    if (!m_registry) {
        const Result<ServeFile> served = readServeFile(m_data);
        return served ? QString::fromUtf8(served->https) : QString();
    }
    return m_turning.isRunning() ? QString() : QString::fromUtf8(m_registry->httpsAddress());
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
    if (const auto *embedded = qobject_cast<const EmbeddedSource *>(m_source.get()))
        return embedded->isIdle();
    const auto *served = qobject_cast<const ControlSource *>(m_source.get());
    return !served || served->isIdle();
}

} // namespace packhouse
