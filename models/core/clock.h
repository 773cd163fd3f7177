// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace packhouse {

/// Where the time comes from; tests bring their own.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Now, in UTC with milliseconds.
    virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace packhouse
