// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/duplicates.h"

#include <re2/re2.h>

namespace packhouse {

namespace {

bool matchesAll(const QString &pattern, const QString &text)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(1 << 20);
    return RE2::FullMatch(text.toStdString(), RE2(pattern.toStdString(), options));
}

} // namespace

bool duplicatesAllowed(const Policy &policy, const Coordinates &coordinates)
{
    if (policy.duplicateException.isEmpty())
        return policy.duplicatesAllowed;
    const bool excepted = matchesAll(policy.duplicateException, coordinates.name)
                          || matchesAll(policy.duplicateException, coordinates.version);
    return policy.duplicatesAllowed != excepted;
}

} // namespace packhouse
