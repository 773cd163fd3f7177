// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/packhousewindow.h"

#include "app/composition/clientsetups.h"
#include "app/packhouse/httpschoice.h"
#include "app/packhouse/windowservices.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString fileIn(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? QString() : folder + u'/' + name;
}

/// What is known of the session's registry; of remotes nothing.
LocalClients::Registries registryOf(WindowSession &session)
{
    return [&session](const QByteArray &address) {
        LocalClients::Registry registry;
        if (session.source().address().toUtf8() != address)
            return registry;
        registry.otherAddress = session.httpsAddress().toUtf8();
        registry.ask = [&session](const QByteArray &operation, const QJsonObject &arguments) {
            return session.run(operation, arguments);
        };
        return registry;
    };
}

} // namespace

PackhouseWindow::PackhouseWindow(const Context &context)
    : m_remotes(fileIn(context.settingsFolder, u"remotes.ini"_s), context.data, context.formats,
                context.clock, context.vault, context.session.probe())
    , m_window(services(context))
    , m_parts(m_window, context.session.source(), m_remotes, context.formats,
              httpsContext(context.session, context.formats, context.data,
                           fileIn(context.settingsFolder, u"registry.ini"_s)))
{
    if (!context.clients)
        return;
    m_clients.emplace(context.formats, *context.clients, clientActs(context.data),
                      registryOf(context.session));
    m_parts.setClients(&*m_clients);
}

MainWindow::Services PackhouseWindow::services(const Context &context)
{
    MainWindow::Services services;
    services.sources = QList<PackageSource *>{&context.session.source()} + m_remotes.sources();
    services.jobs = &m_jobs;
    services.vault = &context.vault;
    services.theme = context.theme;
    services.clock = &context.clock;
    services.formats = formatInfos(context.formats);
    services.listArchive = archiveLister();
    services.settingsPath = fileIn(context.settingsFolder, u"window.ini"_s);
    return services;
}

} // namespace packhouse
