// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <mutex>
#include <optional>

namespace packhouse {

/// Room on the disk that nothing is published into. Deleting needs some as well, for its line in
/// the journal and its pages in the database's log, so a disk that is full could not be freed from
/// inside: then this file is given up. Until there is room for it again nothing new is taken. Safe
/// from any thread.
class Reserve
{
public:
    static constexpr qint64 Size = 8 * 1024 * 1024; ///< bytes: twice what the log grows to

    explicit Reserve(const QString &directory);

    /// Makes it where it is missing. StorageFull when there is no room for it, or what it was given
    /// up for goes on; whatever else keeps it away (a limit of this process, a folder of that name)
    /// is no reason to take nothing new.
    Result<void> provide();
    /// For a change, until takeBack(): nobody else gets that room meanwhile. False: there was none,
    /// so there is no more room than before.
    bool giveUp();
    /// The change has ended: provide() may make it again.
    void takeBack();
    /// There is no room for it, or less left beside it than it has itself.
    bool isTight() const;

private:
    bool isThere() const;

    mutable std::mutex m_mutex;
    QString m_directory;
    QString m_path;
    bool m_isGivenUp = false;
    bool m_hasRoom = true; ///< or something else keeps it away
};

/// Bytes that this user may still write to the disk of \a folder; nothing when it does not say.
std::optional<qint64> roomIn(const QString &folder);

} // namespace packhouse
