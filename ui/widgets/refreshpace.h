// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace packhouse {

/// When a view asks anew for what has changed: once for changes that come together, never before
/// the last answer is there, and no more often than its cost allows. Seen, it may take a third of a
/// processor; unseen a twentieth, since only a count beside its name shows then.
class RefreshPace final : public QObject
{
    Q_OBJECT

public:
    /// \a refresh asks; \a isSeen tells whether anybody looks.
    RefreshPace(std::function<void()> refresh, std::function<bool()> isSeen, QObject *parent);

    /// What was answered before is not right any more.
    void outdated();
    /// Somebody looks now.
    void seen();
    /// The view asks, by itself or because it was told to.
    void asked();
    /// The answer is there.
    void answered();

private:
    void schedule();

    const std::function<void()> m_refresh;
    const std::function<bool()> m_isSeen;
    QTimer m_timer;
    QElapsedTimer m_since; ///< it was asked
    int m_cost = 0; ///< milliseconds that the last answer took
    bool m_asking = false;
    bool m_outdated = false;
};

} // namespace packhouse
