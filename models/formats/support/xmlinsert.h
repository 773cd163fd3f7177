// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

namespace packhouse {

/// The document with a child more, as the first one of the element at \a path: {"settings",
/// "mirrors"}; a name may ask for an attribute ("packageSource key=here"). Elements that are
/// missing at the end of the path are made, the first of a document that is empty, too. \a child:
/// lines, as they stand in an element that is not indented. Everything else stays byte for byte.
/// InvalidFile: it is no XML that can be read. Unsupported: it is not written in UTF-8.
Result<QByteArray> withXmlChild(const QByteArray &document, const QStringList &path,
                                const QString &child);

} // namespace packhouse
