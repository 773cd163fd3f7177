// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <functional>

namespace packhouse {

/// Something that a publish would replace: the newest file of a name, with the tag that it is
/// served with (invalid time and no tag: a version without files).
struct Replaced
{
    QByteArray etag;
    QDateTime modified;
};
/// What a publish may find in its place; nothing is stored where it says no. Asked in the writer's
/// thread, inside the transaction, so that of two that want to be the first one is. Empty: whatever
/// is there.
using Precondition = std::function<bool(const QList<Replaced> &)>;

} // namespace packhouse
