// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QStringView>

namespace packhouse::npm {

/// True for what npm reads behind a dependency's name: a range of versions ("^1.2 || >=3 <4"), a
/// tag, another package ("npm:other@1"), or a place ("file:…", "git+ssh://…", "owner/repository").
bool isDependencySpec(QStringView text);

/// The package that npm fetches for what a manifest calls \a name: another one where that is an
/// alias ("npm:other@1"), or an address of a registry's file.
Dependency meantBy(const QString &name, const QString &spec);

/// True for what npm takes as the name of a dependency, in either form that it ever allowed.
bool isDependencyName(const QString &name);

} // namespace packhouse::npm
