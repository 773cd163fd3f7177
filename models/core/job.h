// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QObject>

namespace packhouse {

/// One thing out of several that a job works on, for lists of what failed and why.
struct JobItem
{
    Text title;
    bool done = false;
    std::optional<Error> error;
};

/// How many things a job works on, and what became of them.
struct JobCounts
{
    qsizetype items = 0;
    qsizetype done = 0;
    qsizetype failed = 0;
};

/// So many are told one by one; of more than that nobody reads, and the window would stand still.
inline constexpr qsizetype MostJobItems = 1000;

/// Anything that takes longer than a blink: it has a title, progress, a way to stop, and ends
/// exactly once as done, failed or cancelled. Lives in the thread of the window; its work does not.
class Job : public QObject
{
    Q_OBJECT

public:
    enum class State { Waiting, Running, Done, Failed, Cancelled };
    Q_ENUM(State)

    using QObject::QObject;

    virtual Text title() const = 0;
    virtual State state() const = 0;
    bool ended() const { return state() != State::Waiting && state() != State::Running; }
    virtual qint64 total() const = 0; ///< 0: not known
    virtual qint64 done() const = 0;
    virtual bool countsBytes() const = 0; ///< progress is in bytes, else in items
    virtual Text step() const = 0; ///< what it is at now, one short text
    virtual std::optional<Error> error() const = 0;
    virtual JobCounts counts() const = 0; ///< of the items that were planned
    /// All items in their order, then what was found beside them; of more than MostJobItems those
    /// that failed, the first ones.
    virtual QList<JobItem> items() const = 0;
    /// One of those that were planned, however many they are.
    virtual JobItem item(qsizetype place) const = 0;
    /// What was found beside those that were planned, the first ones of it.
    virtual QList<JobItem> findings() const = 0;
    virtual bool canCancel() const = 0;
    virtual void start() = 0;
    /// Asks it to stop; it ends as Cancelled unless it was through already.
    virtual void cancel() = 0;
    /// A new job for what failed, not started; nullptr where that makes no sense.
    virtual Job *retry(QObject *parent) const = 0;

signals:
    void progressed();
    /// Exactly once; the job stays alive until its parent or the job list lets it go.
    void finished();
};

} // namespace packhouse
