// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenvault.h"

#include <QHash>

namespace packhouse {

/// Secrets for as long as the program runs, in its memory alone: those of the demonstration.
class SessionVault final : public TokenVault
{
    Q_OBJECT

public:
    using TokenVault::TokenVault;

    Text problem() const override { return {}; }
    bool isOpen() const override { return true; }
    QFuture<Result<void>> store(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace packhouse
