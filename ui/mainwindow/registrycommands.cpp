// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/registrycommands.h"

#include "ui/mainwindow/browsing.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

RegistryCommands::RegistryCommands(ActionRegistry &actions, const Browsing &browsing,
                                   QObject *parent)
    : CommandGroup(actions, parent)
    , m_copyAddress(add(u"registry.copyAddress"_s, tr("Copy the registry's address"), {},
                        tr("Copy the address that clients use"),
                        [&browsing] {
                            if (const PackageSource *source = browsing.source())
                                QGuiApplication::clipboard()->setText(source->address());
                        }))
    , m_verify(add(u"registry.verify"_s, tr("Verify everything"), {},
                   tr("Read every stored file again and compare its hashes"), [this, &browsing] {
                       PackageSource *source = browsing.source();
                       if (Administration *all = source ? source->administration() : nullptr)
                           emit jobMade(all->verify(this));
                   }))
{
    connect(&browsing, &Browsing::changed, this, [this, &browsing] {
        allow(m_verify, browsing.source() != nullptr, browsing.abilities().administer);
    });
}

} // namespace packhouse
