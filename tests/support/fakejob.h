// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <algorithm>

namespace packhouse {

/// A job that does what a test tells it to.
class FakeJob : public Job
{
    Q_OBJECT

public:
    explicit FakeJob(QString title, QObject *parent = nullptr)
        : Job(parent), m_title(std::move(title))
    {}

    Text title() const override { return Text::foreign(m_title); }
    State state() const override { return m_state; }
    qint64 total() const override { return m_total; }
    qint64 done() const override { return m_done; }
    bool countsBytes() const override { return false; }
    Text step() const override { return {}; }
    std::optional<Error> error() const override { return m_error; }
    JobCounts counts() const override
    {
        return {m_items.size(), std::ranges::count_if(m_items, &JobItem::done),
                std::ranges::count_if(m_items,
                                      [](const JobItem &item) { return item.error.has_value(); })};
    }
    QList<JobItem> items() const override { return m_items + m_findings; }
    JobItem item(qsizetype place) const override { return m_items.value(place); }
    QList<JobItem> findings() const override { return m_findings; }
    bool canCancel() const override { return true; }
    void start() override
    {
        m_state = State::Running;
        emit progressed();
        if (endsAtOnce)
            end(endError);
    }
    void cancel() override
    {
        if (!ended())
            finish(State::Cancelled);
    }
    Job *retry(QObject *parent) const override { return new FakeJob(m_title, parent); }

    void setProgress(qint64 done, qint64 total)
    {
        m_done = done;
        m_total = total;
        emit progressed();
    }
    void setItems(const QList<JobItem> &items) { m_items = items; }
    void setFindings(const QList<JobItem> &findings) { m_findings = findings; }
    void end(std::optional<Error> error = {})
    {
        m_error = std::move(error);
        finish(m_error ? State::Failed : State::Done);
    }

    bool endsAtOnce = false;
    std::optional<Error> endError; ///< what it ends with then

private:
    void finish(State state)
    {
        m_state = state;
        emit finished();
    }

    QString m_title;
    State m_state = State::Waiting;
    qint64 m_total = 0;
    qint64 m_done = 0;
    std::optional<Error> m_error;
    QList<JobItem> m_items;
    QList<JobItem> m_findings;
};

} // namespace packhouse
