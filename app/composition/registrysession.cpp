// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/registrysession.h"

#include "remotes/control/controlclient.h"

#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int BusyPause = 25; // milliseconds

} // namespace

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/packhouse/registry"_s;
}

Result<std::unique_ptr<RegistrySession>> RegistrySession::open(const RegistryOptions &options,
                                                               const FormatList &formats,
                                                               const Clock &clock,
                                                               const Patience &patience)
{
    std::unique_ptr<RegistrySession> session(new RegistrySession(patience));
    const QString what = u"the data directory %1, which another Packhouse has open"_s.arg(
        options.directory);
    Vigil vigil(patience);
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
            const auto alive = callControl(session->m_server, "status", {}, {}, vigil);
            if (alive)
                return session;
            if (alive.error().code == ErrorCode::Timeout)
                return fail(alive.error());
            // A process that was killed left its file; whoever has the directory now does not
            // serve.
        }
        if (!vigil.goOn(what)) {
            return fail(
                ErrorCode::Timeout,
                Text::of("Another Packhouse has the data directory %1 open and does not serve it.",
                         options.directory),
                Text::of("Close it, or wait longer with --timeout."), true);
        }
        QThread::msleep(BusyPause);
    }
}

Result<QJsonObject> RegistrySession::run(const QByteArray &operation, const QJsonObject &arguments,
                                         const Progress &progress)
{
    if (!m_registry) {
        Vigil vigil(m_patience);
        return callControl(m_server, operation, arguments, progress, vigil);
    }
    const Operation *known = findOperation(operation);
    if (!known) {
        return fail(ErrorCode::Internal,
                    Text::of("There is no operation \"%1\".", QString::fromLatin1(operation)));
    }
    return known->run({m_registry->context(), m_registry->address(), progress}, arguments);
}

} // namespace packhouse
