// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"

namespace packhouse {

/// For routes that take a form's file as well as the bare bytes: formBody or fileBody.
Result<std::unique_ptr<BodySink>> formOrFileBody(const BodyContext &context);

/// The file of the form's part \a field, or the body itself when it is no form; nullptr when there
/// is none.
std::unique_ptr<StagedBlob> takeUpload(Body &body, QByteArrayView field);

} // namespace packhouse
