// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"
#include "formats/call.h"
#include "formats/inspecting.h"

#include <memory>

namespace packhouse {

/// What is sent to another registry that speaks the same protocol, for remotes.
struct UploadRequest
{
    Method method = Method::Put;
    QByteArray path; ///< relative to the project's API address, no leading '/'
    QByteArray contentType; ///< with a boundary where there is one
    std::unique_ptr<QIODevice> body; ///< open for reading; sequential or not
    qint64 size = -1; ///< bytes, -1: not known
    /// By which the protocol tells apart what has the same address.
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

/// A package type of which one request takes a file to another registry.
class Uploading
{
public:
    virtual ~Uploading() = default;
    /// Errors: what the type's rules refuse, InvalidFile (the file cannot be read).
    virtual Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                                const QString &filePath) const = 0;
    /// Whether one request tells another registry of such an act, be it to take one back.
    virtual bool tells(ActKind) const { return false; }
    /// That request. \a act: Offer takes a deprecation back.
    virtual Result<UploadRequest> tellingRequest(const VersionAct &act,
                                                 const Coordinates &coordinates) const
    {
        Q_UNUSED(act)
        Q_UNUSED(coordinates)
        return fail(ErrorCode::Unsupported,
                    Text::of("The type's protocol has no request for that."));
    }
};

} // namespace packhouse
