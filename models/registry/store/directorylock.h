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
    /// With the lock the directory becomes ours: it and what we have in it are closed to other
    /// users. A folder that held other things when it was first used stays as it is, and so do
    /// those things; what is ours in it is closed all the same. Errors: Busy when another process
    /// has it, else what diskError() says, as notInUse().
    static Result<std::unique_ptr<DirectoryLock>> take(const QString &directory);
    ~DirectoryLock();
    /// The process that held it before did not close it.
    bool uncleanBefore() const { return m_uncleanBefore; }
    /// Says that everything is in order, for the next one.
    void setClean();

private:
    DirectoryLock(QString directory, int descriptor);
    void keepPrivate(bool isNew);

    QString m_directory;
    int m_descriptor;
    bool m_uncleanBefore = false;
};

/// Why a directory cannot be used that nobody else has: not Busy, which says that another has it,
/// so that to wait or to ask that one may help.
Error notInUse(Error error);

} // namespace packhouse
