// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/keptcopies.h"

#include <QTemporaryDir>

namespace packhouse {

/// The trash folders of all remotes below one directory, also of those that are set up no more.
class RemoteCopies final : public KeptCopies
{
    Q_OBJECT

public:
    /// \a directory: the RemoteList's. \a clock outlives it.
    RemoteCopies(QString directory, const Clock &clock, QObject *parent = nullptr);

    QFuture<Result<QList<KeptCopy>>> list() override;
    QFuture<Result<QList<PublishItem>>> unpack(const QList<KeptCopy> &copies) override;
    QFuture<Result<void>> remove(const QList<KeptCopy> &copies) override;

private:
    QString m_directory;
    const Clock &m_clock;
    QTemporaryDir m_unpacked; ///< what was unpacked stays until the window closes, for retries
    int m_next = 1; ///< folder in it
};

} // namespace packhouse
