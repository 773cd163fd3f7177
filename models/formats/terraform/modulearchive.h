// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "formats/terraform/inventory.h"

#include <QIODevice>

namespace packhouse::terraform {

/// What a module's archive turned out to be.
struct ModuleArchive
{
    QString kind; ///< "tgz" or "zip", as clients are told to unpack it
    QString root; ///< the folder that the module lies in; empty: files lie at the archive's root
    bool leftovers = false; ///< what a Mac adds lies beside that folder
    ModuleFolder main; ///< what the root says
    QList<ModuleFolder> folders; ///< further ones with Terraform files, by their paths, at most 100
    QList<Dependency> dependencies; ///< modules of registries that any file asks for

    QByteArray versionMetadata() const;
    QByteArray fileMetadata() const;
    QString description() const; ///< the readme's first heading or line
};

bool isSource(QStringView path); ///< of a module, by its name

/// Archives without any Terraform file: a module may be nothing but texts for others to read, but
/// only whoever says that it is a module can know.
enum class DataOnly { Refused, Taken };

/// Reads a .tgz or .zip with Terraform files. Errors: Unsupported (no such archive, no Terraform
/// file in it), InvalidFile (broken, an entry escapes or is a link), TooLarge.
Result<ModuleArchive> readModule(QIODevice &file, DataOnly dataOnly = DataOnly::Refused);

/// One that somebody says is a module.
inline Result<ModuleArchive> readDeclared(QIODevice &file)
{
    return readModule(file, DataOnly::Taken);
}

/// What fileMetadata() said of a stored file.
struct StoredArchive
{
    QString kind;
    QString root;
    bool leftovers = false;
};
StoredArchive storedArchive(const StoredFile &file);

} // namespace packhouse::terraform
