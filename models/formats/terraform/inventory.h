// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "formats/terraform/hcl.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

namespace packhouse::terraform {

/// What the Terraform files of one folder say.
struct ModuleFolder
{
    QString path; ///< below the module's root; empty: the root itself
    QString readme; ///< at most 64 KiB
    QJsonArray variables, outputs, providers, modules, resources;

    QStringList providerNames() const;
    QList<Dependency> dependencies() const; ///< modules of registries, as name/system
    /// protocol: what a registry's list of versions says of it: its providers, and the modules of
    /// registries that it needs
    QJsonObject summary() const;
    /// protocol: what a registry's details of one version say of it
    QJsonObject details(const QString &name) const;
};

/// \a sources by their names; those that cannot be read say nothing.
ModuleFolder readFolder(const QString &path, const QMap<QString, QByteArray> &sources);

/// From what a summary was kept as; see ModuleFolder::summary().
QJsonObject summaryOf(const QJsonObject &inventory);

} // namespace packhouse::terraform
