// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

namespace packhouse {

/// The jobs of a window: those that run and the last ones that ended.
class JobList final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~JobList() override;

    /// Takes the job over and starts it. Ended jobs stay until clearEnded(), at most 100 of them.
    void run(Job *job);
    QList<Job *> running() const { return m_running; } ///< oldest first
    QList<Job *> ended() const { return m_ended; } ///< newest first
    int failedCount() const;
    void cancelAll();
    void clearEnded();

signals:
    /// A job was added, ended or was let go.
    void changed();
    /// Of any running job.
    void progressed();
    void jobEnded(packhouse::Job *job);

private:
    void moveToEnded(Job *job);
    void forget(QObject *job);

    QList<Job *> m_running;
    QList<Job *> m_ended;
};

} // namespace packhouse
