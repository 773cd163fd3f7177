// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

namespace packhouse::maven {

inline constexpr qint64 ModuleLimit = 8 << 20; ///< bytes of a .module

/// protocol: Gradle Module Metadata 1.x: beside the POM, and read instead of it where it is there
struct GradleModule
{
    struct Variant
    {
        QString name; ///< "apiElements"
        QStringList attributes; ///< "org.gradle.usage: java-api"
        QStringList files; ///< their names
        QString elsewhere; ///< "lib-jvm 1.0": the module that the variant is in; empty: this one
    };
    QString group;
    QString module; ///< of the component; another one's than the file's where isPart holds
    QString version;
    bool isPart = false; ///< it belongs to a component whose own module is elsewhere
    QList<Variant> variants;

    /// Markdown that holds nothing but what the file says.
    QString text() const;
};

/// Unsupported: it is no module; other programs have files of that ending.
Result<GradleModule> parseModule(const QByteArray &json);

} // namespace packhouse::maven
