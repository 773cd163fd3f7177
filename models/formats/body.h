// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staging.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

namespace packhouse {

/// A part of a form; a file part has its bytes staged instead of in value.
struct FormField
{
    QByteArray name;
    QByteArray value;
    QString fileName;
    std::unique_ptr<StagedBlob> file;
};

/// What came as a request's body, taken apart on the way in.
struct Body
{
    QByteArray bytes; ///< small bodies, or what is left of a big one without its attachment
    std::vector<FormField> fields; ///< in order; names may repeat
    std::unique_ptr<StagedBlob> file; ///< a raw upload, or the attachment of a JSON body

    const FormField *field(QByteArrayView name) const;
    QByteArray value(QByteArrayView name) const; ///< empty when absent
    QList<QByteArray> values(QByteArrayView name) const;
};

/// Takes a request's body as it arrives, in pieces of any size, on a worker thread. The server has
/// undone chunking and gzip. Memory stays bounded whatever comes.
class BodySink
{
public:
    virtual ~BodySink() = default;
    [[nodiscard]] virtual Result<void> write(QByteArrayView bytes) = 0;
    /// Called once after the last byte; a body that ends early never gets here.
    [[nodiscard]] virtual Result<Body> finish() = 0;
};

/// What a sink is made with.
struct BodyContext
{
    Staging &staging;
    QByteArray contentType; ///< as the client sent it
    qint64 fileLimit; ///< bytes, 0 for none: the policy's size limit at the scope asked for
};

using SinkFactory = Result<std::unique_ptr<BodySink>> (*)(const BodyContext &);

/// Up to 4 MiB into Body::bytes.
Result<std::unique_ptr<BodySink>> smallBody(const BodyContext &context);
/// Everything into Body::file.
Result<std::unique_ptr<BodySink>> fileBody(const BodyContext &context);
/// multipart/form-data: files staged, other fields up to 1 MiB together into Body::fields.
Result<std::unique_ptr<BodySink>> formBody(const BodyContext &context);
/// formBody for a form, fileBody for anything else.
Result<std::unique_ptr<BodySink>> formOrFileBody(const BodyContext &context);

} // namespace packhouse
