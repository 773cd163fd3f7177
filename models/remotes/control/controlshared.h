// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remotes/control/controlfeed.h"
#include "remotes/control/controlsource.h"

#include <QMutex>
#include <QtConcurrent>

namespace packhouse {

/// What the work of a ControlSource needs.
struct ControlSource::Shared
{
    explicit Shared(const FindServer &find) : link(find) {}

    /// Calls the source on its own thread, unless it is gone.
    template<typename Call>
    void post(Call call)
    {
        const QMutexLocker lock(&mutex);
        if (ControlSource *receiver = source)
            QMetaObject::invokeMethod(
                receiver, [receiver, call] { call(*receiver); }, Qt::QueuedConnection);
    }

    ControlLink link;
    std::atomic<bool> closing = false;
    QMutex mutex;
    ControlSource *source = nullptr;
    std::unique_ptr<ControlFeed> feed;
};

template<typename In, typename Out>
QFuture<Result<Out>> ControlSource::ask(const ControlAction<In, Out> &action, const In &input)
{
    return QtConcurrent::run(m_jobs.threads(), [shared = m_shared, action, input] {
        return shared->link.ask(action, input);
    });
}

/// Progress of an action, told to a job in the job's own way.
inline ControlProgress toldTo(const std::function<bool(qint64)> &bytes)
{
    return [bytes](const QString &, qint64 done, qint64) { return bytes(done); };
}

} // namespace packhouse
