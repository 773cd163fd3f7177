// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"
#include "formats/call.h"

namespace packhouse {

/// The file of the form's part \a field, or the body itself when it is no form; nullptr when there
/// is none.
std::unique_ptr<StagedBlob> takeUpload(Body &body, QByteArrayView field);

/// Before the body is sent: 400 where its Content-Length is more than the largest file that the
/// scope takes, its form's texts and \a others (bytes of further files) are together.
std::optional<Reply> refuseLongForm(const Call &call, qint64 others = 0);
/// The same where the body is the file; \a most: bytes that the type itself takes, 0: any number.
std::optional<Reply> refuseLongFile(const Call &call, qint64 most = 0);

} // namespace packhouse
