// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/scopetreemodel.h"

#include <QPointer>

namespace packhouse {

class DetailsPane;
class PackagesView;

/// The packages or versions that a command is about.
struct PackageSelection
{
    PackageSource *source = nullptr;
    RemovalChoice chosen;
};

/// Where the window is and what is chosen there: what its commands are about.
class Browsing final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    Browsing(const ScopeTreeModel &tree, const PackagesView &packages, const DetailsPane &details,
             QObject *parent = nullptr);

    void setTarget(const ScopeTreeModel::Target &target);
    const ScopeTreeModel::Target &target() const { return m_target; }
    /// Whose packages are shown, or were before the page is; nullptr: none.
    PackageSource *source() const { return m_source; }
    /// What that source lets do; without one nothing says why not.
    SourceAbilities abilities() const;
    const QString &scopePath() const { return m_scopePath; }
    /// What is known of it; without an id when the source has not told yet.
    Scope scope() const;
    /// As people read it: the scope, or the source at its top.
    QString place() const;
    bool isOnPage() const { return !m_target.page.isEmpty(); }
    /// Whether a package is chosen among those that are shown.
    bool hasChoice() const;
    /// The packages that are chosen, whole.
    PackageSelection selection() const;
    /// The versions that are chosen in the details.
    PackageSelection versions() const;

signals:
    /// Another source than before is shown; nullptr: none.
    void sourceShown(packhouse::PackageSource *source);
    /// Something else is shown or chosen: commands look whether they can be used.
    void changed();

private:
    const ScopeTreeModel &m_tree;
    const PackagesView &m_packages;
    const DetailsPane &m_details;
    ScopeTreeModel::Target m_target;
    QPointer<PackageSource> m_source;
    QString m_scopePath;
};

} // namespace packhouse
