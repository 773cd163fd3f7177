// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/functionjob.h"

namespace packhouse {

/// Bytes over all items, with what is through already counted once however an item ends.
class ItemBytes
{
public:
    explicit ItemBytes(JobContext &context) : m_context(context) {}
    bool operator()(qint64 bytes)
    {
        m_context.setDone(m_before + bytes);
        return !m_context.cancelled();
    }
    void endItem(qint64 size)
    {
        m_before += size;
        m_context.setDone(m_before);
    }

private:
    JobContext &m_context;
    qint64 m_before = 0;
};

/// Works on each item in turn; one that fails does not stop the others, a cancel does.
template<typename One>
Result<void> forEachItem(JobContext &context, const One &one)
{
    for (const int index : context.todo()) {
        if (context.cancelled())
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        const Result<void> done = one(index);
        if (done)
            context.itemDone(index);
        else if (done.error().code == ErrorCode::Cancelled)
            return done;
        else
            context.itemFailed(index, done.error());
    }
    return {};
}

} // namespace packhouse
