// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QByteArray>

namespace packhouse::conan {

/// What a recipe says about itself in plain literals; the rest only Python could tell.
struct ConanFile
{
    QString description; ///< one line
    QString license;
    QList<Dependency> dependencies; ///< of the recipe

    static ConanFile parse(const QByteArray &python);
};

} // namespace packhouse::conan
