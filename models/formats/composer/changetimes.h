// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QMutex>

namespace packhouse::composer {

/// When documents were first seen as they are. Composer asks by this date alone whether there is a
/// newer one, so that no two states of a document ever share a second. Safe from any thread.
class ChangeTimes
{
public:
    /// \a state: the document's ETag. Whole seconds, later than that of any former state.
    QDateTime of(const QByteArray &document, const QByteArray &state, const QDateTime &now);

private:
    struct Seen
    {
        QByteArray state;
        qint64 second = 0;
    };
    QMutex m_mutex;
    QHash<QByteArray, Seen> m_seen;
    qint64 m_forgotten = 0; ///< the latest second of what was dropped
};

} // namespace packhouse::composer
