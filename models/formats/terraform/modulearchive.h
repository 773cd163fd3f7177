// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>
#include <QJsonObject>

namespace packhouse::terraform {

/// What a module's archive turned out to be.
struct ModuleArchive
{
    QString kind; ///< "tgz" or "zip", as clients are told to unpack it
    QString root; ///< the folder that everything lies in; empty: files lie at the archive's root
    QString readme; ///< at most 64 KiB
    QStringList providers; ///< local names that the module requires
    QJsonObject inventory; ///< variables, outputs, providers and modules of its root
    QList<Dependency> dependencies; ///< modules of registries, as name/system

    QByteArray versionMetadata() const;
    QByteArray fileMetadata() const;
    QString description() const; ///< the readme's first heading or line
};

bool isSource(QStringView path); ///< of a module, by its name

/// Reads a .tgz or .zip with Terraform files. Errors: Unsupported (no such archive, no Terraform
/// file in it), InvalidFile (broken, or an entry escapes), TooLarge.
Result<ModuleArchive> readModule(QIODevice &file);

/// What fileMetadata() said of a stored file.
struct StoredArchive
{
    QString kind;
    QString root;
};
StoredArchive storedArchive(const StoredFile &file);

} // namespace packhouse::terraform
