// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace packhouse::maven {

/// What Maven reads an element of a POM as. It stops at elements in a text and at a text between
/// elements, however little strict it is; what it does not know it passes over whole.
enum class PomElement : char {
    Elements,
    Text,
    Other, ///< not known, or whatever a plugin makes of it
};

/// Of the element \a name in the element \a parent, which is read as \a kind. protocol: the model
/// of Maven 4.0.0 (maven.mdo)
PomElement pomElement(PomElement kind, const QString &parent, const QString &name);

} // namespace packhouse::maven
