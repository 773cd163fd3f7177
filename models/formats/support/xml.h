// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

namespace packhouse {

/// The text of a stranger's XML document, as QXmlStreamReader may have it: that reader compares
/// each attribute of an element with all before it, and looks for a prefix in all declarations that
/// are open, so how many there are is bounded here, before it sees any.
///
/// \a document begins the sentences of refusal, as "The POM" does. InvalidFile: too many attributes
/// in an element, too many namespace declarations, too deep, too long a name. Unsupported, as other
/// readers take it: a document type, an encoding that is not known, or bytes that are not in the
/// one that the document tells (a byte order mark, its declaration, else UTF-8). Nothing else is
/// looked at: whether it is well-formed the reader says.
Result<QString> boundedXml(QByteArrayView bytes, const QString &document);

} // namespace packhouse
