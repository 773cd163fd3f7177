// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenvault.h"

#include <functional>

namespace packhouse {

/// The one door to the system keychain, which is not touched before a secret is kept or read.
class KeychainVault final : public TokenVault
{
    Q_OBJECT

public:
    /// \a service is the name under which the keychain shows the entries.
    explicit KeychainVault(QString service, QObject *parent = nullptr);

    Text problem() const override { return m_problem; }
    bool isOpen() const override { return m_open; }
    /// Reads it back: a keychain that is missing is reported in many ways, or not at all.
    QFuture<Result<void>> store(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    void readBack(const QString &key, const QString &secret,
                  const std::function<void(const Result<void> &)> &end);
    void learn(const std::optional<Error> &error);

    QString m_service;
    Text m_problem;
    bool m_open = false;
};

} // namespace packhouse
