// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace packhouse {

/// What the head of a part says (RFC 7578).
struct PartHead
{
    QByteArray name;
    QString fileName;
    bool isFile = false; ///< it has a file name, or octets instead of text
};

/// Told of each part in order; an error ends the parsing and is what write() answers.
class PartReceiver
{
public:
    virtual ~PartReceiver() = default;
    virtual Result<void> beginPart(PartHead head) = 0;
    virtual Result<void> partBytes(QByteArrayView bytes) = 0;
    virtual Result<void> endPart() = 0;
};

/// Takes multipart/form-data apart as it arrives, in pieces of any size, in bounded memory.
class MultipartParser
{
public:
    /// The boundary of a Content-Type header. Errors: InvalidArgument (no multipart/form-data, no
    /// boundary or an impossible one).
    static Result<QByteArray> boundary(QByteArrayView contentType);

    MultipartParser(QByteArrayView boundary, PartReceiver &receiver);
    /// Errors: InvalidArgument (heads that are no form's, too long, or not UTF-8), InvalidFile, and
    /// the receiver's own.
    Result<void> write(QByteArrayView bytes);
    /// InvalidFile unless the closing boundary has come.
    Result<void> finish() const;

private:
    enum class State { Preamble, Content, Delimiter, Head, Epilogue };

    Result<bool> step();
    Result<bool> readContent();
    Result<bool> readDelimiter();
    Result<bool> readHead();
    Result<void> give(QByteArrayView bytes);
    void drop(qsizetype count) { m_at += count; }
    QByteArrayView rest() const { return QByteArrayView(m_buffer).sliced(m_at); }

    PartReceiver &m_receiver;
    QByteArray m_delimiter; ///< with the line end before it, which belongs to it
    QByteArray m_buffer; ///< what could not be decided yet, then the new bytes
    qsizetype m_at = 0;
    State m_state = State::Preamble;
};

} // namespace packhouse
