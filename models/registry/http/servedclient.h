// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <utility>

namespace packhouse {

/// Whose request this thread works on, as long as this lives: his token, else his address. Shares
/// of what a handler waits for elsewhere are counted by it.
class ServedClient
{
public:
    explicit ServedClient(QByteArray name) : m_before(std::exchange(current(), std::move(name))) {}
    ~ServedClient() { current() = std::move(m_before); }
    Q_DISABLE_COPY_MOVE(ServedClient)

    /// Empty: nobody's.
    static const QByteArray &name() { return current(); }

private:
    static QByteArray &current()
    {
        thread_local QByteArray name;
        return name;
    }
    QByteArray m_before;
};

} // namespace packhouse
