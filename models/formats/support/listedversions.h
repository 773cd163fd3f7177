// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/upstream.h"

#include <QJsonObject>

namespace packhouse {

/// The object that a public registry answered; Corrupt for anything else, and for more than 16 MiB,
/// for a value takes more in memory than its two bytes here.
Result<QJsonObject> answeredObject(const QByteArray &document);

/// \a package, as long as its versions can be ones: at most 100,000, none empty or longer than 256
/// characters, nothing in them that is not printed. Else Corrupt, for what cannot be read says
/// nothing about a name.
Result<UpstreamPackage> checkedPackage(UpstreamPackage package);

/// What is refused of documents that are no JSON.
bool isTooLongToRead(const QByteArray &document);
tl::unexpected<Error> noVersions();

} // namespace packhouse
