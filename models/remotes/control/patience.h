// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <chrono>
#include <functional>

namespace packhouse {

/// For how long to wait for another process without a sign of life, and whom to tell about it.
struct Patience
{
    std::chrono::milliseconds limit{30'000};
    /// Called once after three seconds of silence with what is waited for. May be empty.
    std::function<void(const QString &what)> tell = {};
    /// Asked now and then: true when nobody wants the answer any more. May be empty.
    std::function<bool()> enough = {};
};

/// One wait, from its making on.
class Vigil
{
public:
    explicit Vigil(Patience patience) : m_patience(std::move(patience)) { m_silent.start(); }

    /// There was a sign of life: the silence begins anew.
    void alive()
    {
        m_silent.restart();
        m_told = false;
    }
    /// To be called now and then. False when it is time to give up.
    bool goOn(const QString &what)
    {
        constexpr qint64 tellAfter = 3'000; // milliseconds
        if (!m_told && m_patience.tell && m_silent.elapsed() >= tellAfter) {
            m_told = true;
            m_patience.tell(what);
        }
        return m_silent.elapsed() < m_patience.limit.count()
               && !(m_patience.enough && m_patience.enough());
    }
    std::chrono::seconds limit() const
    {
        return std::chrono::duration_cast<std::chrono::seconds>(m_patience.limit);
    }

private:
    Patience m_patience;
    QElapsedTimer m_silent;
    bool m_told = false;
};

} // namespace packhouse
