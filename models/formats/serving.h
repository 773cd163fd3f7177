// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

#include <QByteArrayList>

namespace packhouse {

/// A package type that answers its clients.
class Serving
{
public:
    virtual ~Serving() = default;
    virtual void routes(RouteTable &routes) const = 0;
    /// True: a 401 carries the Basic challenge with the reference's realm.
    virtual bool challenges() const { return true; }
    /// Headers in which its clients send their secret, beside those that carry one for every type.
    virtual QByteArrayList keyHeaders() const { return {}; }
    /// Relative to the project's API address.
    virtual QByteArray downloadPath(const Coordinates &coordinates,
                                    const StoredFile &file) const = 0;
};

} // namespace packhouse
