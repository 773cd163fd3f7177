// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/browsing.h"

#include "ui/details/detailspane.h"
#include "ui/packages/packagesview.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Browsing::Browsing(const ScopeTreeModel &tree, const PackagesView &packages,
                   const DetailsPane &details, QObject *parent)
    : QObject(parent), m_tree(tree), m_packages(packages), m_details(details)
{}

void Browsing::setTarget(const ScopeTreeModel::Target &target)
{
    m_target = target;
    if (isOnPage())
        return;
    const bool other = m_source != target.source;
    m_source = target.source;
    m_scopePath = target.scopePath;
    if (other)
        emit sourceShown(m_source);
}

SourceAbilities Browsing::abilities() const
{
    return m_source ? m_source->abilities() : SourceAbilities();
}

Scope Browsing::scope() const
{
    return m_tree.scope(m_source, m_scopePath);
}

QString Browsing::place() const
{
    if (m_scopePath.isEmpty())
        return m_source ? m_source->title() : QString();
    return QString(m_scopePath).replace(u'/', u" / "_s);
}

bool Browsing::hasChoice() const
{
    return !isOnPage() && m_source && m_packages.currentRow();
}

PackageSelection Browsing::selection() const
{
    PackageSelection selection{m_source, {}};
    if (m_packages.isEverythingChosen()) {
        selection.chosen = m_packages.model()->everything();
        return selection;
    }
    for (const PackageRow &row : m_packages.selectedRows())
        selection.chosen.items.append({row.key, {}});
    return selection;
}

PackageSelection Browsing::versions() const
{
    PackageSelection selection{m_source, {}};
    if (const PackageRow *row = m_packages.currentRow()) {
        for (const QString &version : m_details.chosenVersions())
            selection.chosen.items.append({row->key, version});
    }
    return selection;
}

} // namespace packhouse
