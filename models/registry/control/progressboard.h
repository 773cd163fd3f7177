// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>

#include <functional>
#include <mutex>

namespace packhouse {

/// How far the operations are that other processes asked for, so that they can look on and stop
/// them. An operation is on the board while it runs, under a name that its asker chose. Safe from
/// any thread.
class ProgressBoard
{
public:
    /// Takes a place on the board while it lives.
    class Entry
    {
    public:
        Entry(ProgressBoard &board, QString id) : m_board(board), m_id(std::move(id)) {}
        ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;
        /// False: somebody asked it to stop.
        bool report(const QString &step, qint64 done, qint64 total);

    private:
        ProgressBoard &m_board;
        QString m_id;
    };
    /// Conflict when the name is taken; Busy when too many operations are on the board.
    Result<std::unique_ptr<Entry>> enter(const QString &id);

    /// {"step", "done", "total"}. NotFound when nothing of that name runs.
    Result<QJsonObject> look(const QString &id) const;
    Result<QJsonObject> cancel(const QString &id);

private:
    struct State
    {
        QString step;
        qint64 done = 0;
        qint64 total = 0;
        bool cancelled = false;
    };
    mutable std::mutex m_mutex;
    QHash<QString, State> m_running;
};

} // namespace packhouse
