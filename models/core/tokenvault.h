// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QObject>

namespace packhouse {

/// Where the window keeps the secrets of tokens, under keys such as "registry/ci-web" or
/// "remote/gitlab.example". They go nowhere else: without a vault they are refused, never written
/// to a file.
class TokenVault : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty as long as nothing is known against it; else a sentence for the user. To find out
    /// would be to use it, and that may ask for a password: so it is known from the first secret on
    /// that was to be kept or read.
    virtual Text problem() const = 0;
    /// It has kept or read something since the program started, so that reading more asks nobody.
    virtual bool isOpen() const = 0;

    virtual QFuture<Result<void>> store(const QString &key, const QString &secret) = 0;
    /// Errors: NotFound, KeychainUnavailable.
    virtual QFuture<Result<QString>> read(const QString &key) = 0;
    /// Removing what is not there is fine.
    virtual QFuture<Result<void>> remove(const QString &key) = 0;

signals:
    /// problem() or isOpen() is different.
    void stateChanged();
};

} // namespace packhouse
