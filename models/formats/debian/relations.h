// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/debian/deb822.h"

namespace packhouse::debian {

/// True for what dpkg and apt both read as a relation field: names with an architecture's
/// qualifier and a version in parentheses, with commas and (where \a alternatives) '|' between.
/// protocol: deb-control(5); in linear time.
bool isRelationList(QByteArrayView value, bool alternatives);

/// What dpkg refuses to install makes apt's lists unreadable for everybody, or warns everybody of
/// them; so it is refused here, with the field's name: InvalidFile. Names, version and architecture
/// are not looked at.
Result<void> checkBinaryControl(const Paragraph &control, const QString &fileName);

} // namespace packhouse::debian
