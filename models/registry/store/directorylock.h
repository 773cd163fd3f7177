// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <memory>

namespace packhouse {

/// Holds a data directory for this process. The system lets go of it when the process ends, however
/// it ends, so nothing is ever judged by its age.
class DirectoryLock
{
public:
    /// Errors: Busy, ReadOnly, StorageFull.
    static Result<std::unique_ptr<DirectoryLock>> take(const QString &directory);
    ~DirectoryLock();
    /// The process that held it before did not close it.
    bool uncleanBefore() const { return m_uncleanBefore; }
    /// Says that everything is in order, for the next one.
    void setClean();

private:
    DirectoryLock(QString directory, int descriptor);

    QString m_directory;
    int m_descriptor;
    bool m_uncleanBefore = false;
};

} // namespace packhouse
