// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace packhouse {

constexpr int mostAttempts = 6; ///< once, and five times again
constexpr std::chrono::milliseconds longestRetryAfter{300'000};

/// How an attempt ended.
struct AttemptEnd
{
    enum class Kind {
        Answered,
        NotSent, ///< nobody was reached: nothing can have been done there
        Broken, ///< no answer, or half of one: nobody knows whether it was done
        Final, ///< for reasons that stay
    };
    Kind kind = Kind::Final;
    int status = 0; ///< of an answer
    QByteArray retryAfter; ///< its header
};

/// protocol: RFC 9110 10.2.3, seconds or an HTTP date; nothing for what is neither.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, const QDateTime &now);

/// The one table: how long to wait before attempt number \a attempt (2 for the first repeat);
/// nothing: it is not repeated. Half a second that doubles, by up to a half more by \a jitter
/// (0 to 1), never before Retry-After, and not at all when that is more than five minutes away.
/// \a safe: asking twice does what asking once does.
std::optional<std::chrono::milliseconds> waitBefore(int attempt, const AttemptEnd &end, bool safe,
                                                    const QDateTime &now, double jitter);

/// Whether somebody who looks at the screen is to wait for a repeat that begins \a since he asked:
/// for one quick one, and else only where the other machine said for how long.
bool isWorthWaiting(const AttemptEnd &end, std::chrono::milliseconds since);

} // namespace packhouse
