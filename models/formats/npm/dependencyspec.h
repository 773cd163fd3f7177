// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace packhouse::npm {

/// True for what npm reads behind a dependency's name: a range of versions ("^1.2 || >=3 <4"), a
/// tag, another package ("npm:other@1"), or a place ("file:…", "git+ssh://…", "owner/repository").
bool isDependencySpec(QStringView text);

/// True for what npm takes as the name of a dependency, in either form that it ever allowed.
bool isDependencyName(const QString &name);

} // namespace packhouse::npm
