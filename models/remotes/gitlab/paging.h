// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace packhouse {

/// Where the page after \a current is, by an answer's headers; an invalid URL when there is none.
/// protocol: offset pages tell x-next-page (empty on the last one); keyset pages only a link with
/// rel="next". A page that does not come after this one, or is at another origin, is none.
QUrl nextPage(const QUrl &current, bool hasNextHeader, const QByteArray &nextHeader,
              const QByteArray &linkHeader);

} // namespace packhouse
