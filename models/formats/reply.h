// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagestore.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonValue>

#include <utility>
#include <variant>
#include <vector>

namespace packhouse {

/// Header fields in order; names compare without case. Values never hold CR or LF: add() drops them.
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
struct Document {
    QByteArray contentType;
    QByteArray bytes;
    QByteArray gzip; ///< empty: not worth it
    QByteArray etag; ///< with its quotes
};
using DocumentPtr = std::shared_ptr<const Document>;

/// The bytes of a stored file; the server does ranges, HEAD, conditional requests.
struct FileBody {
    QString path;
    qint64 size = 0;
    QByteArray contentType = "application/octet-stream";
    QByteArray etag; ///< with its quotes
    QDateTime modified;
};

/// What a handler answers. Status and bytes; the server adds lengths, dates and the ETag logic.
struct Reply {
    int status = 200;
    QByteArray reason; ///< the reason phrase; many clients print nothing else. Empty: the usual one
    Headers headers;
    std::variant<std::monostate, QByteArray, DocumentPtr, FileBody> body;
    /// Set when this reply may be kept and given to any caller with the same reach key as long as
    /// none of the generations has moved.
    std::vector<std::pair<GenerationPtr, quint64>> freshWhile;
    /// The stored file that the body is: counted as downloaded each time a GET gets it.
    std::optional<StoredFile> download;
    ScopeId readScope = InstanceScope; ///< with freshWhile: reading it is what the caller must be allowed

    static Reply text(QByteArray bytes, QByteArray contentType, int status = 200);
    static Reply json(const QJsonValue &value, int status = 200);
    static Reply empty(int status);
    static Reply redirect(QByteArray location, int status = 302);
    /// Both JSON keys and the reason phrase say the same: {"message": …, "error": …}.
    static Reply error(int status, const QString &message);
    static Reply error(int status, const QString &message, const QString &shortError);
    /// The status that fits the code, and the error's text.
    static Reply error(const Error &error);
};

/// 400 for InvalidName, 404 for NotFound … as the reference answers.
int httpStatus(ErrorCode code);

} // namespace packhouse
