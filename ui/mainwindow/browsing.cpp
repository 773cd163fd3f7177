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

Subject Browsing::subject() const
{
    return m_holders > 0 ? m_held : chosen();
}

Subject Browsing::chosen() const
{
    if (isOnPage() || !m_source)
        return {};
    Subject subject{m_source, m_packages.selectedRows(), {}};
    const PackageRow *row = m_packages.currentRow();
    const ShownVersion *shown = m_details.shown();
    if (row && shown && shown->source == m_source && shown->key() == row->key)
        subject.shown = *shown;
    return subject;
}

void Browsing::hold()
{
    if (m_holders++ == 0)
        m_held = chosen();
}

void Browsing::letGo()
{
    if (--m_holders > 0)
        return;
    m_held = {};
    emit changed();
}

PackageSelection Subject::selection() const
{
    if (!isKnown())
        return {};
    PackageSelection selection{source, {}, {}};
    for (const PackageRow &row : rows)
        selection.keys.append(row.key);
    if (rows.size() == 1)
        selection.version = shown.version.version;
    return selection;
}

} // namespace packhouse
