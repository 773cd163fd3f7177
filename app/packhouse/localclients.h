// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientadvisor.h"
#include "formats/formatlist.h"

#include <functional>

namespace packhouse {

/// Reads and writes the settings of the clients that \a places lead to.
class LocalClients final : public ClientAdvisor
{
public:
    /// Where a registry answers beside the address that it is asked by: its https address; empty
    /// where there is none. Called on the window's thread.
    using OtherAddress = std::function<QByteArray(const QByteArray &address)>;

    /// \a formats outlives this and all that was asked of it.
    LocalClients(const FormatList &formats, ClientPlaces places, OtherAddress other)
        : m_formats(formats), m_places(std::move(places)), m_other(std::move(other))
    {}

    QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &names) override;
    QFuture<Result<ShownClosing>> closing(const DeletedName &name, const QString &client) override;
    QFuture<Result<QList<WrittenClientFile>>> write(
        const QList<ClientFileChange> &changes) override;
    QFuture<Result<void>> undo(const QList<WrittenClientFile> &written) override;

private:
    ClientQuestion question(const DeletedName &name) const;

    const FormatList &m_formats;
    const ClientPlaces m_places;
    const OtherAddress m_other;
};

} // namespace packhouse
