// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientadvisor.h"
#include "formats/formatlist.h"

namespace packhouse {

/// Reads and writes the settings of the clients that \a places lead to.
class LocalClients final : public ClientAdvisor
{
public:
    /// \a formats outlives this and all that was asked of it.
    LocalClients(const FormatList &formats, ClientPlaces places)
        : m_formats(formats), m_places(std::move(places))
    {}

    QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &names) override;
    QFuture<Result<ShownClosing>> closing(const DeletedName &name, const QString &client) override;
    QFuture<Result<QList<WrittenClientFile>>> write(
        const QList<ClientFileChange> &changes) override;
    QFuture<Result<void>> undo(const QList<WrittenClientFile> &written) override;

private:
    const FormatList &m_formats;
    const ClientPlaces m_places;
};

} // namespace packhouse
