// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/composer/composerformat.h"
#include "formats/composer/handlers.h"
#include "support/archivebuilder.h"
#include "support/handlerfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::test {

using namespace Qt::StringLiterals;

/// A project that tests publish Composer's archives to, and the handlers that answer for it.
class ComposerDoor
{
protected:
    void open()
    {
        m_fixture = std::make_unique<HandlerFixture>(std::make_unique<composer::ComposerFormat>());
        m_project = m_fixture->project(u"acme/lib"_s);
    }
    static QByteArray package(const QString &name, const QByteArray &salt = {})
    {
        return makeZip({{"composer.json", "{\"name\":\"" + name.toUtf8() + "\",\"description\":\"x"
                                              + salt + "\",\"autoload\":{\"files\":[\"a.php\"]}}"},
                        {"a.php", "<?php"}});
    }
    Reply send(const QList<FormPart> &parts, const Caller &caller = HandlerFixture::owner(),
               std::optional<Scope> scope = {})
    {
        Result<Body> body = m_fixture->body(composer::publishBody, form(parts), FormType);
        if (!body)
            return Reply::error(body.error());
        Request request;
        request.method = Method::Post;
        request.scope = scope.value_or(m_project);
        request.headers.add("Content-Type", FormType);
        request.caller = caller;
        request.body = std::move(*body);
        return m_fixture->run(composer::publish, std::move(request));
    }
    Reply sendZip(const QString &name, const QByteArray &version, const QByteArray &salt = {},
                  std::optional<Scope> scope = {})
    {
        return send({{"package", package(name, salt), "p.zip"}, {"version", version}},
                    HandlerFixture::owner(), scope);
    }
    Reply sendText(const QByteArray &text, const QByteArray &type)
    {
        Result<Body> body = m_fixture->body(composer::publishBody, text, type);
        Request request{Method::Post, m_project, {}, {}, {}, HandlerFixture::owner(), {}};
        request.headers.add("Content-Type", type);
        request.body = std::move(*body);
        return m_fixture->run(composer::publish, std::move(request));
    }
    Reply sendRef(const QByteArray &kind, const QByteArray &ref)
    {
        return sendText(kind + '=' + ref.toPercentEncoding(), "application/x-www-form-urlencoded");
    }
    Reply get(Handler handler, const QString &vendor, const QString &file,
              const Caller &caller = HandlerFixture::owner(), std::optional<Scope> scope = {},
              const QString &sha = {})
    {
        Request request;
        request.scope = scope.value_or(m_project);
        request.path = {{"vendor", vendor}, {"file", file}};
        if (!sha.isEmpty())
            request.query = {{u"sha"_s, sha}};
        request.caller = caller;
        return m_fixture->run(handler, std::move(request));
    }

    std::unique_ptr<HandlerFixture> m_fixture;
    Scope m_project;
};

} // namespace packhouse::test
