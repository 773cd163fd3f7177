// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/registrysession.h"

#include "registry/control/controlclient.h"

#include <QDeadlineTimer>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Long enough for another short command to end.
constexpr int BusyTime = 10'000; // milliseconds
constexpr int BusyPause = 25;

} // namespace

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/packhouse/registry"_s;
}

Result<std::unique_ptr<RegistrySession>> RegistrySession::open(const RegistryOptions &options,
                                                               const FormatList &formats,
                                                               const Clock &clock)
{
    std::unique_ptr<RegistrySession> session(new RegistrySession);
    const QDeadlineTimer deadline(BusyTime);
    while (true) {
        Result<std::unique_ptr<Registry>> registry = Registry::open(options, formats, clock);
        if (registry) {
            session->m_registry = std::move(*registry);
            return session;
        }
        if (registry.error().code != ErrorCode::Busy)
            return fail(registry.error());
        if (Result<ServeFile> server = readServeFile(options.directory)) {
            session->m_server = std::move(*server);
            const auto alive = callControl(session->m_server, "status", {});
            if (alive)
                return session;
            // A process that was killed left its file; whoever has the directory now does not
            // serve.
            if (deadline.hasExpired())
                return fail(alive.error());
        } else if (deadline.hasExpired()) {
            return fail(registry.error());
        }
        QThread::msleep(BusyPause);
    }
}

Result<QJsonObject> RegistrySession::run(const QByteArray &operation, const QJsonObject &arguments,
                                         const Progress &progress)
{
    if (!m_registry)
        return callControl(m_server, operation, arguments, progress);
    const Operation *known = findOperation(operation);
    if (!known) {
        return fail(ErrorCode::Internal,
                    u"There is no operation \"%1\"."_s.arg(QString::fromLatin1(operation)));
    }
    return known->run({m_registry->context(), m_registry->address(), progress}, arguments);
}

} // namespace packhouse
