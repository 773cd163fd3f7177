// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generation.h"
#include "core/package.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonValue>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace packhouse {

/// Header fields in order; names compare without case. Values never hold CR or LF: add() drops
/// them.
class Headers
{
public:
    void add(QByteArray name, QByteArray value);
    void set(const QByteArray &name, QByteArray value);
    /// The first value, empty when absent.
    QByteArray value(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;
    auto begin() const { return m_fields.begin(); }
    auto end() const { return m_fields.end(); }

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_fields;
};

/// A rendered text that is served often: compressed once, with a strong ETag.
struct Document
{
    QByteArray contentType;
    QByteArray bytes;
    QByteArray gzip; ///< empty: not worth it
    QByteArray etag; ///< with its quotes
};
using DocumentPtr = std::shared_ptr<const Document>;

/// The bytes of a stored file; the server does ranges, HEAD, conditional requests.
struct FileBody
{
    QString path;
    qint64 size = 0;
    QByteArray contentType = "application/octet-stream";
    QByteArray etag; ///< with its quotes
    QDateTime modified;
    std::shared_ptr<const void> held =
        {}; ///< keeps what may be removed at any time until it is sent
};

/// The bytes of a file that is still coming from elsewhere. Safe from any thread.
class Arrival
{
public:
    virtual ~Arrival() = default;
    /// How many were read from \a offset on: as many of those that came as may be given on, 0 for
    /// none yet. The last byte only once the whole is known to be right. -1: it broke off, or is
    /// wrong, and whoever got the beginning must not take it for the whole.
    virtual qint64 read(char *to, qint64 count, qint64 offset) const = 0;
};

/// A file that is sent while it comes: whole, without ranges.
struct ArrivingBody
{
    std::shared_ptr<const Arrival> bytes; ///< wanted as long as it is held
    qint64 size = 0;
    QByteArray contentType = "application/octet-stream";
    QByteArray etag = {}; ///< as FileBody has it later; empty: not known yet
    QDateTime modified = {}; ///< likewise
};

/// What a handler answers. Status and bytes; the server adds lengths, dates and the ETag logic.
struct Reply
{
    int status = 200;
    QByteArray reason; ///< the reason phrase; many clients print nothing else. Empty: the usual one
    Headers headers;
    std::variant<std::monostate, QByteArray, DocumentPtr, FileBody, ArrivingBody> body;
    /// Set when this reply may be kept and given to any caller with the same reach key as long as
    /// none of the generations has moved.
    std::vector<std::pair<GenerationPtr, quint64>> freshWhile;
    /// The stored file that the body is: counted as downloaded each time a GET gets it.
    std::optional<StoredFile> download;
    /// Names what is waited for, an upstream or the disk that reads a file again before it is sent:
    /// this is no answer yet. The handler is to be called again where Call::mayWait holds, in one
    /// of the places that are kept for that name. Never sent to anybody.
    QByteArray waitsFor;
    /// Whole and right by itself, though the store may have failed to give something on the way.
    bool standsAlone = false;
    ScopeId readScope =
        InstanceScope; ///< with freshWhile: reading it is what the caller must be allowed

    static Reply text(QByteArray bytes, QByteArray contentType, int status = 200);
    static Reply json(const QJsonValue &value, int status = 200);
    static Reply empty(int status);
    /// 401 with what makes clients show the credential that they have; sbt and Ivy find it by
    /// exactly that text (protocol: the reference's realm).
    static Reply challenge();
    static Reply redirect(QByteArray location, int status = 302);
    /// Both JSON keys and the reason phrase say the same: {"message": …, "error": …}.
    static Reply error(int status, const QString &message);
    static Reply error(int status, const Text &message);
    static Reply error(int status, const QString &message, const QString &shortError);
    /// The status that fits the code, and callerText().
    static Reply error(const Error &error);
};

/// What may be told to whoever asked. What is wrong with the request is told as it is. What is
/// wrong with this computer or its data is told by its kind, since it names places here, and the
/// log has all of it; what is wrong with its disk is told as diskError() says it, which names none.
QString callerText(const Error &error);

/// 400 for InvalidName, 404 for NotFound … as the reference answers.
int httpStatus(ErrorCode code);

} // namespace packhouse
