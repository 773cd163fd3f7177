// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/httpscommand.h"

#include "ui/mainwindow/actionregistry.h"

using namespace Qt::StringLiterals;

namespace packhouse {

HttpsCommand::HttpsCommand(MainWindow &window, HttpsDialog::Context context, QObject *parent)
    : CommandGroup(window.actions(), parent), m_window(window), m_context(std::move(context))
{
    QAction *https = add(u"registry.https"_s, tr("Secure &connections (https)…"), {},
                         tr("Serve https too, and see how clients come to trust it"),
                         [this] { showDialog(); });
    ActionRegistry::addTo(window.registryMenu(), {https});
}

void HttpsCommand::showDialog()
{
    auto *dialog = new HttpsDialog(m_context, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace packhouse
