// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

namespace packhouse {

/// Rendered documents up to a number of bytes, least recently used out first. A document is
/// rendered once however many ask for it at the same time, compressed once, and named by its bytes.
class DocumentCache final : public Documents
{
public:
    /// \a scopes moves when what callers may read changes: no document outlives that.
    explicit DocumentCache(GenerationPtr scopes = {}, qint64 mostBytes = 24 * 1024 * 1024);
    ~DocumentCache() override;

    Result<Reply> document(const QByteArray &key, GenerationPtr generation,
                           const QByteArray &contentType, const Call &call,
                           const Render &render) override;
    qint64 bytes() const;
    qsizetype count() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The document for those bytes: hashed, and compressed where that pays.
DocumentPtr makeDocument(QByteArray bytes, const QByteArray &contentType);

} // namespace packhouse
