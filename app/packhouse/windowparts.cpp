// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/windowparts.h"

#include "app/packhouse/changecommands.h"
#include "app/packhouse/examples.h"
#include "app/packhouse/exposurecommands.h"
#include "app/packhouse/httpscommand.h"
#include "app/packhouse/projectcommands.h"
#include "app/packhouse/publishcommands.h"
#include "app/packhouse/remotecommands.h"
#include "app/packhouse/remotecopies.h"
#include "app/packhouse/remotelist.h"
#include "app/packhouse/removalcommands.h"
#include "app/packhouse/tokenspart.h"
#include "ui/activity/activitypage.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/trashpage.h"

using namespace Qt::StringLiterals;

namespace packhouse {

WindowParts::WindowParts(MainWindow &window, PackageSource &registry, RemoteList &remotes,
                         const FormatList &formats, const HttpsDialog::Context &https)
    : m_window(window)
{
    const MainWindow::Services &services = window.services();
    auto *duplicates = new DuplicatesPage(&registry, services.formats, *services.clock);
    TokensPage *tokens = makeTokensPage(services, registry, remotes);
    auto *copies = new RemoteCopies(remotes.directory(), *services.clock, this);
    auto *trash = new TrashPage(
        {&registry, services.jobs, copies, &services.formats, services.clock});
    auto *audit = new ExposurePage(&registry, services.formats, services.clock);
    window.addPage(audit);
    window.addPage(duplicates);
    window.addPage(tokens);
    window.addPage(new ActivityPage(&registry, services.jobs, *services.clock));
    window.addPage(trash);

    auto *publishing = new PublishCommands(window, registry, remotes, formats, this);
    m_removal = new RemovalCommands(window, this);
    auto *changing = new ChangeCommands(window, this);
    auto *exposure = new ExposureCommands(window, formats, this);
    auto *projects = new ProjectCommands(window, registry, this);
    auto *remoteList = new RemoteCommands(window, remotes, this);
    m_https = new HttpsCommand(window, https, this);
    m_examples = new Examples(window, registry, *publishing, *m_removal, *changing, this);

    connect(&window, &MainWindow::publishRequested, publishing, &PublishCommands::publish);
    connect(&window, &MainWindow::newProjectRequested, projects, &ProjectCommands::makeProject);
    connect(&window, &MainWindow::deleteRequested, m_removal, &RemovalCommands::remove);
    connect(&window, &MainWindow::changeRequested, changing, &ChangeCommands::change);
    connect(m_removal, &RemovalCommands::changeWanted, changing, &ChangeCommands::changeItems);
    connect(&window, &MainWindow::reserveRequested, exposure, &ExposureCommands::reserve);
    connect(&window, &MainWindow::stopForwardingRequested, exposure,
            &ExposureCommands::stopForwarding);
    connect(audit, &ExposurePage::exportWanted, exposure, &ExposureCommands::exportAudit);
    connect(duplicates, &DuplicatesPage::packageWanted, &window,
            [&window, &registry](const PackageKey &key) { window.showPackage(&registry, key); });
    connect(duplicates, &DuplicatesPage::removalWanted, m_removal,
            [this, &registry](const QList<RemovalItem> &items) {
                m_removal->removeItems(&registry, items);
            });
    connect(tokens, &TokensPage::remoteSettingsWanted, remoteList, &RemoteCommands::showSettings);
    connect(trash, &TrashPage::publishBackWanted, publishing, &PublishCommands::publishBack);
    connect(trash, &TrashPage::restored, &window, &MainWindow::describeAct);
}

void WindowParts::setClients(ClientAdvisor *clients)
{
    m_removal->setClients(clients);
}

bool WindowParts::show(const QString &page)
{
    if (page == "publish"_L1)
        m_examples->publish();
    else if (page == "delete"_L1)
        m_examples->remove();
    else if (page == "change"_L1)
        m_examples->change();
    else if (page == "https"_L1)
        m_https->showDialog();
    else if (page != "packages"_L1)
        return m_window.showPage(page);
    return true;
}

} // namespace packhouse
