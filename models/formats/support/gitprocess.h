// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <functional>

namespace packhouse {

/// One run of git, without a shell and in an environment of its own.
struct GitRun
{
    QString program; ///< absolute path; empty: found in PATH
    QString folder; ///< where it runs; only a repository that is exactly there is found
    QStringList arguments;
    int milliseconds = 30'000;
};

struct GitExit
{
    int code = 0;
    QByteArray complaint; ///< the start of what it wrote to standard error
};

/// Runs git and hands what it prints to \a take, piece by piece. What \a take fails with ends git.
/// Errors: Unsupported (there is no git), Timeout, Internal (it crashed), and those of \a take.
Result<GitExit> runGit(const GitRun &run, const std::function<Result<void>(QByteArrayView)> &take);

} // namespace packhouse
