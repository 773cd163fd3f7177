// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientacts.h"
#include "clientfiles/clientsetup.h"
#include "core/package.h"

#include <QFuture>

namespace packhouse {

/// A name that is about to go from a registry.
struct DeletedName
{
    QString type;
    QString name;
    QString scopePath; ///< of its project
    QByteArray here; ///< the registry's address
    ClientQuestion::Passing passing = ClientQuestion::Passing::Never;

    bool operator==(const DeletedName &) const = default;
};

/// A row about one of several names.
struct NamedOutlook
{
    DeletedName name; ///< empty: about all
    ClientOutlook outlook;
    QStringList alsoOf = {}; ///< further names of which the same is true, where rows are joined
};

/// A setting as it is shown before it is written.
struct ShownClosing
{
    ClientClosing closing;
    QString difference; ///< of all its files, without secrets
};

/// What the window asks about this computer's clients. Answers are worked out on other threads.
class ClientAdvisor
{
public:
    virtual ~ClientAdvisor() = default;

    /// Rows for each name, then what is not known of other computers; none where the clients of all
    /// of them ask nobody by themselves.
    virtual QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &names) = 0;
    virtual QFuture<Result<ShownClosing>> closing(const DeletedName &name,
                                                  const QString &client) = 0;
    /// In one act, as it was shown.
    virtual QFuture<Result<ClientAct>> write(const DeletedName &name, const QString &client,
                                             const QList<ClientFileChange> &changes) = 0;
    virtual QFuture<Result<void>> undo(const ClientAct &act) = 0;
};

} // namespace packhouse
