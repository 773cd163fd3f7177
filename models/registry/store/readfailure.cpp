// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/readfailure.h"

namespace packhouse {

static thread_local std::optional<Error> firstFailure;

const std::optional<Error> &readFailure()
{
    return firstFailure;
}

void forgetReadFailure()
{
    firstFailure.reset();
}

void noteReadFailure(const Error &error)
{
    if (!firstFailure)
        firstFailure = error;
}

} // namespace packhouse
