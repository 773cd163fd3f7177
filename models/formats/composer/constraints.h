// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace packhouse::composer {

/// True for what Composer reads as the versions that a package needs: "^1.2 || ~3.0", ">=1.0 <2.0",
/// "1.0 - 2.0", "1.*", "dev-main#abcdef as 1.0.x-dev", "^2@beta". One that it cannot read makes it
/// drop every version of the package.
bool isConstraint(QStringView text);

} // namespace packhouse::composer
