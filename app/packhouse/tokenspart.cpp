// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/tokenspart.h"

#include "app/packhouse/remotelist.h"
#include "app/packhouse/tokentests.h"
#include "ui/tokens/tokenspage.h"

namespace packhouse {

TokensPage *makeTokensPage(const MainWindow::Services &services, PackageSource &registry,
                           const RemoteList &remotes)
{
    auto *tests = new TokenTests(registry, remotes);
    TokensPage::Context context;
    context.source = &registry;
    context.vault = services.vault;
    context.formats = &services.formats;
    context.clock = services.clock;
    context.test = [tests](const Token &, const QString &secret) {
        return tests->testToken(secret);
    };
    context.testRemote = [tests](const QString &id) { return tests->testRemote(id); };
    context.remotes = [&remotes] {
        QList<RemoteToken> all;
        for (const PackageSource *source : remotes.sources())
            all.append({source->id(), source->title()});
        return all;
    };
    auto *page = new TokensPage(context);
    tests->setParent(page);
    QObject::connect(&remotes, &RemoteList::added, page, &TokensPage::refresh);
    // It is still in the list when this is said.
    QObject::connect(&remotes, &RemoteList::removing, page, &TokensPage::refresh,
                     Qt::QueuedConnection);
    return page;
}

} // namespace packhouse
