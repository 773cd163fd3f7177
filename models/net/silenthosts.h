// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <chrono>

namespace packhouse {

/// Which machines did not answer lately, so that nobody stands in line for them: after a failure
/// nobody asks for five seconds, then each asker does once; each failure doubles the pause, up to a
/// minute. Where nobody listens that is so for all; where there was no answer in time, for whoever
/// asked, since it may be so for what he asked alone: a stranger must not be able to take the
/// machine away from the others. One that answered somebody a moment ago is not silent. For one
/// thread.
class SilentHosts
{
public:
    using Time = std::chrono::milliseconds; ///< of a clock that only goes forward

    /// What is left of the pause; 0: ask.
    Time pause(const QByteArray &origin, Time now, const QByteArray &asker = {}) const;
    /// Somebody does. He has to tell how it went, and until then there is a pause for what else he
    /// wants.
    void asks(const QByteArray &origin, const QByteArray &asker = {});
    /// \a how: Timeout, or Network where nobody listens.
    void failed(const QByteArray &origin, ErrorCode how, Time now, const QByteArray &asker = {});
    ErrorCode how(const QByteArray &origin, const QByteArray &asker = {}) const;
    void answered(const QByteArray &origin, Time now); ///< whatever it said
    /// Was cancelled before it could be seen.
    void unknown(const QByteArray &origin, const QByteArray &asker = {});

private:
    struct Silence
    {
        Time pause{0};
        Time until{0};
        ErrorCode how = ErrorCode::Timeout;
        QSet<QByteArray> asked; ///< who is finding out
    };
    using Silences = QHash<QByteArray, Silence>;
    template<typename Hosts>
    static auto find(Hosts &hosts, const QByteArray &origin, const QByteArray &asker);

    Silences m_hosts; ///< by origin, or by origin and asker
    QHash<QByteArray, Time> m_answered; ///< when they last did
};

} // namespace packhouse
