// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenvault.h"

#include <functional>

namespace packhouse {

/// The one door to the system keychain.
class KeychainVault final : public TokenVault
{
    Q_OBJECT

public:
    /// \a service is the name under which the keychain shows the entries.
    explicit KeychainVault(QString service, QObject *parent = nullptr);

    /// Proves the keychain by writing, reading and deleting a probe entry, since a missing one is
    /// reported in many ways or not at all. Call once at start; until then problem() says so.
    QFuture<Result<void>> prove();

    Text problem() const override { return m_problem; }
    QFuture<Result<void>> store(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    void proveReading(const QString &key, const QString &secret,
                      const std::function<void(const Result<void> &)> &end);
    void setProblem(const Text &problem);

    QString m_service;
    Text m_problem;
};

} // namespace packhouse
