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
    Subject subject;
    subject.source = m_source;
    subject.rows = m_packages.selectedRows();
    subject.howMany = subject.rows.size();
    if (m_packages.isEverythingChosen()) {
        const PackageTableModel &model = *m_packages.model();
        subject.everything = model.everything();
        subject.howMany = model.total();
        subject.orMore = model.totalIsCapped();
    }
    const PackageRow *row = m_packages.currentRow();
    const ShownVersion *shown = m_details.shown();
    if (row && shown && shown->source == m_source && shown->key() == row->key) {
        subject.shown = *shown;
        subject.versions = m_details.chosenVersions();
    }
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

PackageSelection Subject::packages() const
{
    if (!isKnown())
        return {};
    PackageSelection selection{source, {}};
    if (everything)
        selection.chosen = *everything;
    for (const PackageRow &row : everything ? QList<PackageRow>() : rows)
        selection.chosen.items.append({row.key, {}});
    return selection;
}

PackageSelection Subject::someVersions() const
{
    if (!isKnown() || everything || rows.size() != 1)
        return {};
    PackageSelection selection{source, {}};
    for (const QString &version : versions)
        selection.chosen.items.append({shown.key(), version});
    return selection;
}

} // namespace packhouse
