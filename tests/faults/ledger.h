// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <QMap>
#include <QMutex>
#include <QRandomGenerator>

#include <optional>

namespace packhouse::test {

/// What the registry was asked for and said is done, and what it may have done as it was killed
/// before it answered.
class Ledger
{
public:
    enum class State {
        There,
        InTrash,
        Purged,
        Asked, ///< a change of it was under way
        Settled, ///< was under way when it was killed; nobody looks at it again
    };

    void set(const FormatId &type, int version, State state)
    {
        const QMutexLocker lock(&m_mutex);
        m_states[type][version] = state;
    }
    void acknowledge(const QString &kind, const FormatId &type)
    {
        const QMutexLocker lock(&m_mutex);
        ++m_counts[kind][type];
        ++m_acknowledged;
    }
    int acknowledged() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_acknowledged;
    }
    int count(const QString &kind, const FormatId &type) const
    {
        return m_counts.value(kind).value(type);
    }
    int count(const QString &kind) const
    {
        int all = 0;
        for (const int each : m_counts.value(kind))
            all += each;
        return all;
    }
    QStringList kinds() const { return m_counts.keys(); }
    QMap<int, State> of(const FormatId &type) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_states.value(type);
    }
    std::optional<int> any(const FormatId &type, State state, QRandomGenerator &random) const
    {
        const QMap<int, State> states = of(type);
        const QList<int> found = states.keys(state);
        if (found.isEmpty())
            return {};
        return found[random.bounded(int(found.size()))];
    }
    void complain(const QString &what)
    {
        const QMutexLocker lock(&m_mutex);
        m_complaints << what;
    }
    QStringList complaints() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_complaints;
    }
    void tag(int name, int version)
    {
        const QMutexLocker lock(&m_mutex);
        m_tags[name] = version;
    }
    QMap<int, int> tags() const { return m_tags; }
    void beginAgain()
    {
        m_states.clear();
        m_tags.clear();
    }

private:
    mutable QMutex m_mutex;
    QMap<FormatId, QMap<int, State>> m_states;
    QMap<int, int> m_tags; ///< by the tag's number, the version that it names
    QMap<QString, QMap<FormatId, int>> m_counts;
    QStringList m_complaints;
    int m_acknowledged = 0;
};

} // namespace packhouse::test
