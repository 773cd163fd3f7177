// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QLabel;

namespace packhouse {

class Browsing;
class PackageTableModel;
class ScopeTreeModel;

/// At the foot of the window: whether the registry answers, its address, and how much is shown.
class RegistryStatus final : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives this.
    RegistryStatus(const Browsing &browsing, const ScopeTreeModel &tree,
                   const PackageTableModel &packages, QWidget *parent = nullptr);

    void refresh();
    /// Asks how much is spared by storing equal bytes once; nothing of a source that does not tell.
    void askTotals(PackageSource *source);
    /// Called before the source may be destroyed.
    void forget(const PackageSource *source) { m_saved.remove(source); }

private:
    void showAddress(const QString &problem);
    QString summary() const;

    const Browsing &m_browsing;
    const ScopeTreeModel &m_tree;
    const PackageTableModel &m_packages;
    QLabel *m_dot;
    QLabel *m_address;
    QLabel *m_summary;
    QSet<const PackageSource *> m_asked; ///< and not answered yet
    QHash<const PackageSource *, qint64> m_saved; ///< bytes, by storing equal ones once
};

} // namespace packhouse
