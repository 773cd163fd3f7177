// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"

namespace packhouse {

/// The file of the form's part \a field, or the body itself when it is no form; nullptr when there
/// is none.
std::unique_ptr<StagedBlob> takeUpload(Body &body, QByteArrayView field);

} // namespace packhouse
