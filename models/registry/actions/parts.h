// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>

#include <functional>

namespace packhouse {

/// Called now and then by what takes long; false stops it.
using GoOn = std::function<bool(qint64 done, qint64 total)>;

/// Works through many things in parts of a few hundred; Cancelled when \a goOn says so. \a what is
/// done to them, for the error: "deleted".
template<typename Item, typename Work>
Result<void> inParts(const QList<Item> &items, const Text &what, const GoOn &goOn, Work work)
{
    constexpr qsizetype part = 500;
    for (qsizetype at = 0; at < items.size(); at += part) {
        if (goOn && !goOn(at, items.size()))
            return fail(
                ErrorCode::Cancelled,
                Text::of("It was stopped: %1 of %2 versions are %3.", at, items.size(), what),
                Text::of("Run it again to go on."));
        if (Result<void> done = work(items.mid(at, part)); !done)
            return done;
    }
    return {};
}

} // namespace packhouse
