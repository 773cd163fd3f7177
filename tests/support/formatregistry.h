// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "handlerfixture.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/gateway/gateway.h"

#include "gatewaycall.h"

namespace packhouse::test {

/// The routes of one format behind the gate, over a store in a folder of its own, without a socket.
class FormatRegistry
{
public:
    explicit FormatRegistry(std::unique_ptr<Format> format) : formats(listOf(std::move(format)))
    {
        store = *Store::open({folder.filePath(QStringLiteral("data")), &formats, &clock, 30});
        gateway = std::make_unique<Gateway>(*store, &changesOf, formats, forwarder, clock,
                                            withApi({}, *store));
    }

    Scope add(const QString &path, Visibility visibility = Visibility::Private)
    {
        return *store->addScope(path, Level::Project, visibility, HandlerFixture::owner());
    }

    /// Of the kind that is usual for a scope.
    QByteArray token(const QString &scope, Rights rights)
    {
        const TokenKind kind = scope.isEmpty()        ? TokenKind::Personal
                               : scope.contains(u'/') ? TokenKind::Project
                                                      : TokenKind::Group;
        return token(kind, scope, rights);
    }

    QByteArray token(TokenKind kind, const QString &scope, Rights rights, QDateTime expires = {})
    {
        const NewToken wanted{kind, QStringLiteral("t"), scope, rights, expires};
        return store->createToken(wanted, HandlerFixture::owner())->secret.toUtf8();
    }

    static std::pair<const char *, QByteArray> basic(const QByteArray &secret,
                                                     const QByteArray &user = "me")
    {
        return {"Authorization", "Basic " + (user + ':' + secret).toBase64()};
    }

    Reply send(QByteArrayView method, const QByteArray &target, HeaderList headers = {},
               const QByteArray &body = {})
    {
        return call(*gateway, method, target, headers, body);
    }

    QTemporaryDir folder;
    ManualClock clock;
    FakeForwarder forwarder;
    const FormatList formats;
    std::unique_ptr<Store> store;
    std::unique_ptr<Gateway> gateway;

private:
    static FormatList listOf(std::unique_ptr<Format> format)
    {
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(std::move(format));
        return FormatList(std::move(list));
    }
};

} // namespace packhouse::test
