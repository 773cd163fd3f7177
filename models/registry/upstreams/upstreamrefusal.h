// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QMutex>
#include <QUrl>

#include <optional>

namespace packhouse {

struct NetAnswer;
struct NetHome;

/// What an upstream's answer without the thing itself means for whoever asks here for \a what, with
/// the kind of trouble named: NotFound (404, 410), Busy (429, 503), Timeout (408, 504), else
/// Network. None is whoever asks to blame for, so none is Unauthorized or Forbidden.
Error upstreamRefusal(const NetAnswer &answer, const NetHome &home, const QString &what);

/// Which machines asked not to be asked for a while. Safe from any thread.
class UpstreamPatience
{
public:
    /// 429 or 503 with Retry-After counts, for five minutes at most: the first for the machine that
    /// said so, not for the one whose redirect led there; the second for what was asked alone,
    /// since whoever can have one name be out of order must not close all others.
    void heard(const NetAnswer &answer, const QDateTime &now);
    /// Seconds, rounded up; 0: it may be asked.
    qint64 pause(const QUrl &url, const QDateTime &now) const;
    /// Instead of asking; nothing where it may be asked.
    std::optional<Error> refusal(const QUrl &url, const QDateTime &now) const;

private:
    mutable QMutex m_mutex;
    QHash<QString, QDateTime> m_until; ///< by host and port, or by address
};

} // namespace packhouse
