// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientfilechange.h"

#include <QDateTime>
#include <QStringList>

namespace packhouse {

/// What was written into files of clients at once, and for what.
struct ClientAct
{
    QString id; ///< a number
    QDateTime at;
    QString type;
    QString name;
    QStringList clients;
    QList<WrittenClientFile> files;
};

/// The acts that may still be taken back, each a small file of a folder that this computer's user
/// alone can read. They have sums of the clients' files, never what is in those.
class ClientActs
{
public:
    explicit ClientActs(QString folder) : m_folder(std::move(folder)) {}

    /// Writes all changes, or none, and keeps what is needed to take them back; \a act says what
    /// for. Errors: writeClientFiles(), and those of the folder.
    Result<ClientAct> write(ClientAct act, const QList<ClientFileChange> &changes) const;
    /// The newest first.
    QList<ClientAct> list() const;
    /// NotFound: there is no such act, or it was taken back; an empty id is the newest.
    Result<ClientAct> find(const QString &id) const;
    /// Whether it can be taken back now. Conflict, NotFound: a file was changed since, or is gone;
    /// says by which other act.
    Result<void> mayUndo(const ClientAct &act) const;
    /// Everything is then as it was before it; nothing is done where that cannot be.
    Result<void> undo(const ClientAct &act) const;

private:
    Result<QString> keep(const ClientAct &act) const;
    QString pathOf(const QString &id) const;

    QString m_folder;
};

} // namespace packhouse
