// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gatewaycall.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/store/store.h"

#include <QMap>
#include <QTemporaryDir>

#include <atomic>
#include <stdexcept>

namespace packhouse {

/// A clock that stands still until it is moved.
class TestClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now.load(), Qt::UTC); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now = 1'800'000'000'000;
};

/// Nothing is forwarded.
class NoForwarder final : public Forwarder
{
public:
    Reply forward(const Call &, const Missing &missing) override { return missing.notFound; }
    Reply ask(const Call &, const ForeignQuestion &) override
    {
        return Reply::error(404, QStringLiteral("Nobody was asked."));
    }
};

/// A gateway over a store in a folder that goes away with it; without a server.
class TestRegistry
{
public:
    explicit TestRegistry(FormatList list, GatewayOptions options = {}) : formats(std::move(list))
    {
        if (options.ownerSecret.isEmpty())
            options.ownerSecret = "owner-secret-of-the-tests";
        StoreOptions storeOptions;
        storeOptions.directory = m_directory.filePath(QStringLiteral("data"));
        storeOptions.formats = &formats;
        storeOptions.clock = &clock;
        auto opened = Store::open(storeOptions);
        if (!opened)
            throw std::runtime_error(english(opened.error()).toStdString());
        store = std::move(*opened);
        owner.owner = true;
        gateway = std::make_unique<Gateway>(*store, &changesOf, formats, forwarder, clock,
                                            withApi(std::move(options), *store));
    }

    Scope add(const QString &path, Level level, Visibility visibility)
    {
        return store->addScope(path, level, visibility, owner).value();
    }
    /// The secret; kept under the token's name too.
    QByteArray token(const QString &name, TokenKind kind, const QString &scope, Rights rights,
                     const QDateTime &expires = {})
    {
        const auto issued = store->createToken({kind, name, scope, rights, expires}, owner);
        tokens.insert(name, issued.value().token);
        secrets.insert(name, issued->secret.toUtf8());
        return secrets.value(name);
    }
    Reply get(const QByteArray &target, HeaderList headers = {})
    {
        return call(*gateway, "GET", target, headers);
    }

    TestClock clock;
    const FormatList formats;
    NoForwarder forwarder;
    Caller owner;
    QMap<QString, QByteArray> secrets;
    QMap<QString, Token> tokens;

private:
    QTemporaryDir m_directory;

public:
    std::unique_ptr<Store> store;
    std::unique_ptr<Gateway> gateway;
};

} // namespace packhouse
