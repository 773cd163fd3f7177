// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"

namespace packhouse::conan {

/// The tag "latest" points to a revision of the recipe, which the act's text names.
class VersionActs final : public Changing
{
public:
    QList<ActRule> acts() const override;
    Result<void> admits(const VersionAct &act, const StoredVersion &version) const override;
    Result<QByteArray> retagged(const VersionAct &act, const StoredVersion &version,
                                const QDateTime &now) const override;
};

} // namespace packhouse::conan
