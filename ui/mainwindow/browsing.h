// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/scopetreemodel.h"
#include "ui/details/detailscontext.h"

namespace packhouse {

class DetailsPane;
class PackagesView;

/// The packages or versions that a command is about.
struct PackageSelection
{
    PackageSource *source = nullptr;
    RemovalChoice chosen;
};

/// What is chosen, with what was answered about it. A command takes it once, when it is chosen, and
/// acts on it whatever is chosen by the time that its dialog is through.
struct Subject
{
    QPointer<PackageSource> source;
    QList<PackageRow> rows;
    /// About the current one of them; its source is nullptr as long as that is not answered.
    ShownVersion shown;
    QStringList versions; ///< those of it that are chosen
    /// Where all of a list is chosen, which is more than those rows.
    std::optional<RemovalChoice> everything;
    qint64 howMany = 0; ///< packages
    bool orMore = false;

    /// It is known what acting on it would mean: of one package which version there is, of several
    /// that they are meant whole.
    bool isKnown() const
    {
        return source && (rows.size() > 1 || (rows.size() == 1 && shown.source));
    }
    /// Whole.
    PackageSelection packages() const;
    /// Only versions of the one that is chosen. Of several the details show one, and which of them
    /// a version belongs to could be mistaken.
    PackageSelection someVersions() const;
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
    /// What commands are about; while a menu is open, what they were about when it was opened.
    Subject subject() const;
    PackageSelection selection() const { return subject().packages(); }
    /// A menu of commands was opened, or is closed.
    void hold();
    void letGo();

signals:
    /// Another source than before is shown; nullptr: none.
    void sourceShown(packhouse::PackageSource *source);
    /// Something else is shown or chosen: commands look whether they can be used.
    void changed();

private:
    Subject chosen() const;

    const ScopeTreeModel &m_tree;
    const PackagesView &m_packages;
    const DetailsPane &m_details;
    ScopeTreeModel::Target m_target;
    QPointer<PackageSource> m_source;
    QString m_scopePath;
    Subject m_held;
    int m_holders = 0; ///< menus that are open, one of which may open before another is closed
};

} // namespace packhouse
