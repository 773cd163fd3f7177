// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/handlerfixture.h"

#include "registry/actions/changes.h"

#include <QCryptographicHash>
#include <QFile>

namespace packhouse::test {

using namespace Qt::StringLiterals;

namespace {

std::vector<std::unique_ptr<Format>> listOf(std::unique_ptr<Format> format)
{
    std::vector<std::unique_ptr<Format>> list;
    list.push_back(std::move(format));
    return list;
}

} // namespace

HandlerFixture::HandlerFixture(std::unique_ptr<Format> format)
    : m_formats(listOf(std::move(format)))
{
    Result<std::unique_ptr<Store>> opened = Store::open(
        {m_folder.filePath(u"data"_s), &m_formats, &clock, 30});
    if (!opened)
        qFatal("%s", qPrintable(english(opened.error())));
    m_store = std::move(*opened);
    m_changes = changesOf(*m_store);
}

Scope HandlerFixture::project(const QString &path, Visibility visibility)
{
    const Result<Scope> added = m_store->addScope(path, Level::Project, visibility, owner());
    if (!added)
        qFatal("%s", qPrintable(english(added.error())));
    return *added;
}

Caller HandlerFixture::owner()
{
    Caller caller;
    caller.owner = true;
    return caller;
}

Caller HandlerFixture::token(const QString &scopePath, Rights rights, TokenKind kind)
{
    Token token;
    token.id = 1;
    token.kind = kind;
    token.name = u"ci"_s;
    token.rights = rights;
    token.scope = scope(scopePath);
    Caller caller;
    caller.token = token;
    return caller;
}

Call HandlerFixture::call(Request request)
{
    const bool group = request.scope.level == Level::Group;
    const QByteArray prefix = "/api/v4/"_ba + (group ? "groups/" : "projects/")
                              + QByteArray::number(request.scope.id);
    m_readers.emplace_back(*m_store, Reach{request.caller, request.scope.id});
    return Call{request.method,
                request.scope,
                std::move(request.path),
                std::move(request.query),
                std::move(request.headers),
                std::move(request.caller),
                std::move(request.body),
                "http://127.0.0.1:8970",
                prefix,
                &format(),
                m_readers.back(),
                *m_changes,
                forwarder,
                clock,
                documents};
}

Reply HandlerFixture::run(Handler handler, Request request)
{
    Call prepared = call(std::move(request));
    Reply reply = handler(prepared);
    if (reply.waitsFor.isEmpty())
        return reply;
    prepared.mayWait = true; // as the gateway does it, where it holds nobody up
    return handler(prepared);
}

std::optional<Reply> HandlerFixture::run(Precheck precheck, Request request)
{
    return precheck(call(std::move(request)));
}

Result<Body> HandlerFixture::body(SinkFactory sink, QByteArrayView bytes,
                                  const QByteArray &contentType, qint64 limit)
{
    Result<std::unique_ptr<BodySink>> made = sink({*m_store, contentType, limit});
    if (!made)
        return fail(made.error());
    constexpr qsizetype piece = 1000;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto written = (*made)->write(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        if (!written)
            return fail(written.error());
    }
    return (*made)->finish();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray bytesOf(const Reply &reply)
{
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        return (*document)->bytes;
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    return bytes ? *bytes : QByteArray();
}

QByteArray fileOf(const Reply &reply)
{
    const auto *body = std::get_if<FileBody>(&reply.body);
    if (!body)
        return {};
    QFile file(body->path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray form(const QList<FormPart> &parts)
{
    QByteArray text;
    for (const FormPart &part : parts) {
        text += "--x7x7x\r\nContent-Disposition: form-data; name=\"" + part.name + '"';
        if (!part.fileName.isEmpty())
            text += "; filename=\"" + part.fileName
                    + "\"\r\nContent-Type: application/octet-stream";
        text += "\r\n\r\n" + part.value + "\r\n";
    }
    return text + "--x7x7x--\r\n";
}

} // namespace packhouse::test
