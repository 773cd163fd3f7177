// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "formats/forwarder.h"
#include "formats/route.h"
#include "registry/store/callersreader.h"

#include <QHash>
#include <QJsonObject>
#include <QTemporaryDir>

#include <list>
#include <mutex>

namespace packhouse::test {

/// Time that a test moves itself.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
};

/// Answers "not found" and remembers what it was asked for, or gives what a test put in.
class FakeForwarder final : public Forwarder
{
public:
    Reply forward(const Call &, const Missing &asked) override
    {
        missing.append({asked.canonicalName, asked.version, asked.upstreamPath, asked.fileUrlPath,
                        asked.notFound, asked.file, asked.publishes});
        return answer ? *answer : asked.notFound;
    }

    Reply ask(const Call &, const ForeignQuestion &asked) override
    {
        questions.append(asked);
        return Reply::json(QJsonObject{{QStringLiteral("asked"), true}});
    }

    QList<Missing> missing;
    QList<ForeignQuestion> questions;
    std::optional<Reply> answer;
};

/// Keeps documents as long as their generation says that they are right.
class FakeDocuments final : public Documents
{
public:
    Result<Reply> document(const QByteArray &key, GenerationPtr generation,
                           const QByteArray &contentType, const Call &,
                           const Render &render) override
    {
        const quint64 at = generation->value();
        const std::lock_guard lock(m_mutex);
        const auto kept = m_kept.constFind(key);
        const auto reply = [&](const QByteArray &bytes) {
            Reply made = Reply::text(bytes, contentType);
            made.freshWhile.emplace_back(generation, at);
            return made;
        };
        if (kept != m_kept.constEnd() && kept->first == at)
            return reply(kept->second);
        const Result<QByteArray> bytes = render();
        if (!bytes)
            return fail(bytes.error());
        ++rendered;
        m_kept.insert(key, {at, *bytes});
        return reply(*bytes);
    }

    int rendered = 0;

private:
    std::mutex m_mutex;
    QHash<QByteArray, std::pair<quint64, QByteArray>> m_kept;
};

/// A request as a test writes it; what it leaves out is empty.
struct Request
{
    Method method = Method::Get;
    Scope scope;
    QMap<QByteArray, QString> path = {};
    QList<std::pair<QString, QString>> query = {};
    Headers headers = {};
    Caller caller = {};
    Body body = {};
};

/// One format's handlers over a real store in a folder of its own, without a socket.
class HandlerFixture
{
public:
    explicit HandlerFixture(std::unique_ptr<Format> format);

    Store &store() { return *m_store; }
    PackageChanges &changes() { return *m_changes; }
    const Format &format() const { return **m_formats.begin(); }
    Scope project(const QString &path, Visibility visibility = Visibility::Private);
    Scope scope(const QString &path) const { return m_store->scope(path).value_or(Scope()); }
    static Caller owner();
    Caller token(const QString &scopePath, Rights rights, TokenKind kind = TokenKind::Project);

    Reply run(Handler handler, Request request);
    std::optional<Reply> run(Precheck precheck, Request request);
    /// A body as the route's sink makes it of \a bytes, given in small pieces.
    Result<Body> body(SinkFactory sink, QByteArrayView bytes, const QByteArray &contentType = {},
                      qint64 limit = 0);

    ManualClock clock;
    FakeForwarder forwarder;
    FakeDocuments documents;

private:
    Call call(Request request);

    QTemporaryDir m_folder;
    FormatList m_formats;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<PackageChanges> m_changes;
    std::list<CallersReader> m_readers; ///< of the calls, which refer to them
};

QByteArray sha256(const QByteArray &bytes); ///< hex
QByteArray bytesOf(const Reply &reply);
/// The bytes behind a FileBody.
QByteArray fileOf(const Reply &reply);

/// The text of a form; a part with a file name is a file.
struct FormPart
{
    QByteArray name;
    QByteArray value;
    QByteArray fileName = {};
};
QByteArray form(const QList<FormPart> &parts);
inline const QByteArray FormType = "multipart/form-data; boundary=x7x7x";

} // namespace packhouse::test
