// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/helmclients.h"

using namespace Qt::StringLiterals;

namespace packhouse::helm {

QList<ClientOutlook> HelmClients::outlooks(const ClientQuestion &, const ClientPlaces &places) const
{
    if (places.program(u"helm"_s).isEmpty())
        return {};
    return {notConcerned(u"helm"_s, Text::of("nothing by itself: a command names the repository"))};
}

Result<ClientClosing> HelmClients::closing(const QString &client, const ClientQuestion &,
                                           const ClientPlaces &) const
{
    return noClosing(client);
}

} // namespace packhouse::helm
