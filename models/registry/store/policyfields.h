// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

namespace packhouse {

/// The parts of a PolicySetting, for saying which of them a scope should inherit again.
enum class PolicyField {
    Duplicates = 1,
    Exception = 2,
    Forwarding = 4,
    Lock = 8,
    MaxFileSize = 16,
    Publishers = 32,
    Strangers = 64,
};
Q_DECLARE_FLAGS(PolicyFields, PolicyField)
Q_DECLARE_OPERATORS_FOR_FLAGS(PolicyFields)

} // namespace packhouse
