// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/registrylevels.h"
#include "clientfiles/clientadvisor.h"
#include "formats/formatlist.h"

#include <QThreadPool>

#include <functional>

namespace packhouse {

/// Reads and writes the settings of the clients that \a places lead to.
class LocalClients final : public ClientAdvisor
{
public:
    /// What else is known of a registry.
    struct Registry
    {
        QByteArray otherAddress; ///< where it answers by https; may be empty
        AskRegistry ask; ///< its levels; empty: they are not known. Called on other threads.
    };
    /// Of the one that is asked by that address. Called on the window's thread.
    using Registries = std::function<Registry(const QByteArray &address)>;

    /// \a formats, and what \a registries asks, outlive this.
    /// \a acts keeps what was written.
    LocalClients(const FormatList &formats, ClientPlaces places, ClientActs acts,
                 Registries registries)
        : m_formats(formats)
        , m_places(std::move(places))
        , m_acts(std::move(acts))
        , m_registries(std::move(registries))
    {}

    QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &names) override;
    QFuture<Result<ShownClosing>> closing(const DeletedName &name, const QString &client) override;
    QFuture<Result<ClientAct>> write(const DeletedName &name, const QString &client,
                                     const QList<ClientFileChange> &changes) override;
    QFuture<Result<void>> undo(const ClientAct &act) override;

private:
    struct Asked;
    Asked asked(const DeletedName &name) const;
    static void addLevels(QList<Asked> &asked);
    static Result<QList<NamedOutlook>> outlooks(const FormatList &formats,
                                                const ClientPlaces &places,
                                                const QList<Asked> &names);
    static Result<ShownClosing> shownClosing(const FormatList &formats, const ClientPlaces &places,
                                             const Asked &asked, const QString &client);

    const FormatList &m_formats;
    const ClientPlaces m_places;
    const ClientActs m_acts;
    const Registries m_registries;
    QThreadPool m_workers; ///< goes first, when all is answered
};

} // namespace packhouse
