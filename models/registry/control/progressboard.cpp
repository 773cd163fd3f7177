// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/progressboard.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostRunning = 64;
constexpr qsizetype LongestId = 64;

tl::unexpected<Error> notRunning()
{
    return fail(ErrorCode::NotFound, Text::of("That operation does not run here, or has ended."));
}

} // namespace

Result<std::unique_ptr<ProgressBoard::Entry>> ProgressBoard::enter(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    if (id.isEmpty() || id.size() > LongestId || m_running.contains(id))
        return fail(ErrorCode::Conflict, Text::of("That name for an operation cannot be used."));
    if (m_running.size() >= MostRunning)
        return fail(ErrorCode::Busy, Text::of("Too many operations are running."),
                    Text::of("Wait until one has ended."), true);
    m_running.insert(id, {});
    return std::make_unique<Entry>(*this, id);
}

ProgressBoard::Entry::~Entry()
{
    const std::lock_guard lock(m_board.m_mutex);
    m_board.m_running.remove(m_id);
}

bool ProgressBoard::Entry::report(const QString &step, qint64 done, qint64 total)
{
    const std::lock_guard lock(m_board.m_mutex);
    State &state = m_board.m_running[m_id];
    state.step = step;
    state.done = done;
    state.total = total;
    return !state.cancelled;
}

Result<QJsonObject> ProgressBoard::look(const QString &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_running.constFind(id);
    if (found == m_running.constEnd())
        return notRunning();
    return QJsonObject{
        {u"step"_s, found->step}, {u"done"_s, found->done}, {u"total"_s, found->total}};
}

Result<QJsonObject> ProgressBoard::cancel(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return notRunning();
    found->cancelled = true;
    return QJsonObject{{u"cancelled"_s, true}};
}

} // namespace packhouse
