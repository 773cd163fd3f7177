// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/windowparts.h"

#include "app/packhouse/examples.h"
#include "app/packhouse/exposurecommands.h"
#include "app/packhouse/httpscommand.h"
#include "app/packhouse/projectcommands.h"
#include "app/packhouse/publishcommands.h"
#include "app/packhouse/remotecommands.h"
#include "app/packhouse/remotelist.h"
#include "app/packhouse/removalcommands.h"
#include "app/packhouse/tokentests.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/activity/activitypage.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/trashpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

WindowParts::WindowParts(MainWindow &window, PackageSource &registry, RemoteList &remotes,
                         const FormatList &formats)
    : m_window(window)
    , m_registry(registry)
    , m_remotes(remotes)
    , m_infos(window.services().formats)
    , m_copies(remotes.directory(), *window.services().clock)
    , m_publishing(new PublishCommands(window, registry, remotes, formats, this))
    , m_removal(new RemovalCommands(window, this))
{
    m_examples = new Examples(window, registry, *m_publishing, *m_removal, this);
    addPages();
    auto *projects = new ProjectCommands(window, registry, this);
    m_remoteCommands = new RemoteCommands(window, remotes, this);
    connect(&window, &MainWindow::publishRequested, m_publishing, &PublishCommands::publish);
    connect(&window, &MainWindow::newProjectRequested, projects, &ProjectCommands::makeProject);
    connect(&window, &MainWindow::deleteRequested, m_removal, &RemovalCommands::remove);
    auto *exposure = new ExposureCommands(window, formats, this);
    connect(&window, &MainWindow::reserveRequested, exposure, &ExposureCommands::reserve);
    connect(&window, &MainWindow::stopForwardingRequested, exposure,
            &ExposureCommands::stopForwarding);
}

void WindowParts::addPages()
{
    const MainWindow::Services &services = m_window.services();
    TokensPage::Context tokens;
    tokens.source = &m_registry;
    tokens.vault = services.vault;
    tokens.formats = &m_infos;
    tokens.clock = services.clock;
    auto *tests = new TokenTests(m_registry, m_remotes, this);
    tokens.test = [tests](const Token &, const QString &secret) {
        return tests->testToken(secret);
    };
    m_window.addPage(new ExposurePage(&m_registry, m_infos));
    auto *duplicates = new DuplicatesPage(&m_registry, m_infos, *services.clock);
    connect(duplicates, &DuplicatesPage::packageWanted, this,
            [this](const PackageKey &key) { m_window.showPackage(&m_registry, key); });
    m_window.addPage(duplicates);
    tokens.remotes = [this] {
        QList<RemoteToken> all;
        for (const PackageSource *source : m_remotes.sources())
            all.append({source->id(), source->title()});
        return all;
    };
    tokens.testRemote = [tests](const QString &id) { return tests->testRemote(id); };
    auto *tokensPage = new TokensPage(tokens);
    connect(tokensPage, &TokensPage::remoteSettingsWanted, this,
            [this](const QString &id) { m_remoteCommands->showSettings(id); });
    connect(&m_remotes, &RemoteList::added, tokensPage, &TokensPage::refresh);
    // It is still in the list when this is said.
    connect(&m_remotes, &RemoteList::removing, tokensPage, &TokensPage::refresh,
            Qt::QueuedConnection);
    m_window.addPage(tokensPage);
    m_window.addPage(new ActivityPage(&m_registry, services.jobs, *services.clock));
    auto *trash = new TrashPage({&m_registry, services.jobs, &m_copies, &m_infos, services.clock});
    connect(trash, &TrashPage::publishBackWanted, m_publishing, &PublishCommands::publishBack);
    m_window.addPage(trash);
}

void WindowParts::addHttps(const HttpsDialog::Context &context)
{
    m_https = new HttpsCommand(m_window, context, this);
}

bool WindowParts::show(const QString &page)
{
    if (page == "packages"_L1)
        return true;
    if (page == "publish"_L1) {
        m_examples->publish();
        return true;
    }
    if (page == "delete"_L1) {
        m_examples->remove();
        return true;
    }
    if (page == "https"_L1 && m_https) {
        m_https->showDialog();
        return true;
    }
    const QList<Page *> pages = m_window.findChildren<Page *>();
    const bool known = std::any_of(pages.begin(), pages.end(),
                                   [&page](const Page *one) { return one->id() == page; });
    if (known)
        m_window.showPage(page);
    return known;
}

} // namespace packhouse
