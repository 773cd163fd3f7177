// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>

#include <mutex>

namespace packhouse {

/// Downloads and uses of tokens since they were last written; gathers in memory so that reading
/// never writes. Safe from any thread.
class DownloadCounter
{
public:
    struct Counted
    {
        QHash<qint64, qint64> days; ///< downloads by day since 1970
        QDateTime last;
        QString lastBy;
    };
    struct Gathered
    {
        QHash<qint64, Counted> versions;
        QHash<qint64, QDateTime> tokens;
        bool isEmpty() const { return versions.isEmpty() && tokens.isEmpty(); }
    };

    void count(qint64 version, const QDateTime &at, const QString &by);
    void use(qint64 token, const QDateTime &at);
    Counted of(qint64 version) const;
    Gathered take();
    /// What could not be written counts on.
    void putBack(const Gathered &gathered);

private:
    mutable std::mutex m_mutex;
    Gathered m_gathered;
};

} // namespace packhouse
