// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientacts.h"
#include "clientfiles/clientsetup.h"
#include "formats/formatlist.h"

#include <QJsonArray>

namespace packhouse {

/// How the clients of a type are set up here. Unsupported: there is no such type; NotFound: its
/// clients ask nobody by themselves, or nothing is known of them.
Result<const ClientSetup *> clientSetupOf(const FormatList &formats, const FormatId &type);

/// What is asked about a name of that type; it goes by the type's own spelling.
ClientQuestion clientQuestion(const FormatList &formats, const FormatId &type, const QString &name,
                              const QString &scopePath);

/// What was written for clients beside that data directory, by whatever door.
ClientActs clientActs(const QString &data);

QJsonArray toJson(const QList<ClientOutlook> &outlooks);

} // namespace packhouse
