// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientfilechange.h"
#include "clientfiles/clientoutlook.h"

namespace packhouse {

/// What closes a client to strangers, and what else comes of it.
struct ClientClosing
{
    QList<ClientFileChange> changes;
    Text note; ///< a sentence for whoever is about to write it; may be empty
    QList<Text> signIn = {}; ///< sentences: which token the client needs then, and where it goes
};

/// How this computer's clients of a type are set up. Stateless. Every function reads files, so call
/// it from a worker.
class ClientSetup
{
public:
    virtual ~ClientSetup() = default;

    /// A row for each client that is here or set up here, by its own rules of resolution.
    virtual QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const = 0;
    /// What would have to be written so that the client asks the registry alone; everything else in
    /// its files stays byte for byte, and no secret is added. Unsupported where no file closes it.
    virtual Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const = 0;
    /// Where the client has its token for what closing() writes: a sentence, without any token.
    virtual Text signIn(const QString &client, const ClientQuestion &question,
                        const ClientPlaces &places) const;
};

/// ClientSetup::closing(), proved: with it the client's row is safe. Unsupported where it is not,
/// or where a project is given and other files than its own would be written;
/// InvalidFile where a file of it cannot be read or is a link of the project.
Result<ClientClosing> provedClosing(const ClientSetup &setup, const QString &client,
                                    const ClientQuestion &question, const ClientPlaces &places);

/// The places as they would be with those changes.
ClientPlaces withChanges(ClientPlaces places, const QList<ClientFileChange> &changes);
/// One change a file: what the later ones make of what the first ones would have written.
QList<ClientFileChange> joined(QList<ClientFileChange> first, const QList<ClientFileChange> &later);

/// ClientSetup::outlooks(), with those that can be closed marked; where there is no client, one row
/// that says so. Below them stands what is not known of other computers.
QList<ClientOutlook> afterDeletion(const ClientSetup &setup, const ClientQuestion &question,
                                   const ClientPlaces &places);

/// "There is no setting of this client …": Unsupported.
[[nodiscard]] tl::unexpected<Error> noClosing(const QString &client);
/// The change of a file that holds \a bytes now; nothing is changed where they are the same.
ClientFileChange changeOf(const ClientFile &file, const QByteArray &after);

} // namespace packhouse
